//! A document as the rules see it: lines, the tables among them, and sentences that know what they count, where and when.

mod line;
mod paragraph;
mod places;
mod sentence;
mod title;

use std::ops::Range;

use reading::Reading;
use reading::document::Format;

use crate::Spot;
use crate::grid::{self, Grid, Row};
use crate::subject::{self, Subject};

pub(crate) use line::{Line, LineKind};
pub(crate) use paragraph::{is_caption, numbered};
pub(crate) use places::Places;
pub(crate) use sentence::Sentence;

/// So many sentences back are looked at, where a line has more than fit a page.
const MOST_BEFORE: usize = 200;

/// A document, ready to be checked.
pub(crate) struct Book {
    /// Its lines in reading order.
    pub(crate) lines: Vec<Line>,
    /// Its tables.
    pub(crate) grids: Vec<Grid>,
    /// Its sentences and titles in reading order.
    pub(crate) sentences: Vec<Sentence>,
    /// For each sentence what the nearest before it in its paragraph is about.
    before_in_paragraph: Vec<Option<Subject>>,
    /// The places that it names.
    pub(crate) places: Places,
}

impl Book {
    /// Reads what a reading holds.
    pub(crate) fn new(reading: &Reading) -> Self {
        let lines = line::lines(reading);
        let grids = grid::all(reading, &lines);
        let mut is_row = vec![false; lines.len()];
        for line in grids.iter().flat_map(|grid| grid.rows.iter().flat_map(|row| row.lines.clone()))
        {
            if let Some(is_row) = is_row.get_mut(line) {
                *is_row = true;
            }
        }
        let places = Places::new(&lines, &grids);
        let are_marked = matches!(reading.format, Format::Html | Format::Docx | Format::Xlsx);
        let paragraphs = paragraph::paragraphs(&lines, &is_row, are_marked);
        let mut sentences = sentence::sentences(&lines, &paragraphs, &places);
        title::place(&mut sentences);
        let before_in_paragraph = before_in_paragraph(&sentences);
        Self { lines, grids, sentences, before_in_paragraph, places }
    }

    /// The place of a part of a sentence.
    pub(crate) fn spot(&self, sentence: &Sentence, range: &Range<usize>) -> Spot {
        let (index, within) = sentence.at(range);
        self.at(index, within, &sentence.text)
    }

    /// The place of a part of a line.
    pub(crate) fn at(&self, index: usize, range: Range<usize>, quote: &str) -> Spot {
        let place = |line: &Line| (line.page_shown, line.number);
        let (page, line) = self.lines.get(index).map_or((None, 1), place);
        Spot { index, page, line, range, quote: shortened(quote) }
    }

    /// A row of a table as a place: its first line, with the whole of its text.
    pub(crate) fn row(&self, row: &Row) -> Spot {
        self.at(row.lines.start, 0..row.text.len(), &row.text)
    }

    /// Whether a line stands between a table's caption and its rows.
    pub(crate) fn is_head(&self, line: usize) -> bool {
        self.grids.iter().any(|grid| grid.caption_line < line && line < grid.first_line())
    }

    /// The number of lines with text between two lines.
    pub(crate) fn distance(one: usize, other: usize) -> usize {
        one.abs_diff(other)
    }

    /// The sentences before one, nearest first, of the same paragraph and those before it, as far as `most` lines up.
    pub(crate) fn before(&self, at: usize, most: usize) -> impl Iterator<Item = &Sentence> {
        let line = self.sentences.get(at).map_or(0, Sentence::line);
        self.sentences[..at.min(self.sentences.len())]
            .iter()
            .rev()
            .take(MOST_BEFORE)
            .take_while(move |sentence| Self::distance(sentence.line(), line) <= most)
    }

    /// What a number of a sentence counts: what stands nearest before it, else after it, else what the sentences before it in
    /// its paragraph or the titles above it are about.
    pub(crate) fn subject(&self, at: usize, range: &Range<usize>) -> Option<Subject> {
        let sentence = self.sentences.get(at)?;
        sentence.subject_near(range).or_else(|| {
            let other = subject::counts_other(&sentence.text);
            if other { None } else { self.inherited(at) }
        })
    }

    /// What the sentence would be about if it did not say.
    pub(crate) fn inherited(&self, at: usize) -> Option<Subject> {
        let sentence = self.sentences.get(at)?;
        self.before_in_paragraph.get(at).copied().flatten().or(sentence.title_subject)
    }
}

/// For each sentence what the nearest before it in its paragraph is about.
fn before_in_paragraph(sentences: &[Sentence]) -> Vec<Option<Subject>> {
    let mut before = Vec::with_capacity(sentences.len());
    let mut nearest: Option<(usize, Subject)> = None;
    for sentence in sentences {
        let same = nearest.filter(|(paragraph, _)| *paragraph == sentence.paragraph);
        before.push(same.map(|(_, subject)| subject));
        let own = sentence.subjects.first().map(|(_, subject)| (sentence.paragraph, *subject));
        nearest = own.or(same);
    }
    before
}

/// A quote that fits a line or two.
fn shortened(text: &str) -> String {
    const MOST: usize = 240;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let start: String = text.chars().take(MOST).collect();
    format!("{}…", start.trim_end())
}
