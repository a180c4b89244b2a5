//! A sentence that knows its numbers, its places, its times, and the lines that it is of.

use std::ops::Range;

use figure::Period;

use super::line::Line;
use super::paragraph::Paragraph;
use super::places::Places;
use crate::number::{self, Number};
use crate::subject::{self, Subject};
use crate::when::{self, When};

/// A part of a text that is one line of the document.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Where it begins and ends in the text.
    start: usize,
    end: usize,
    /// Which line it is.
    line: usize,
    /// Where in that line it begins.
    within: usize,
}

/// A sentence, a title, or a line that stands alone.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// Its text with single spaces.
    pub(crate) text: String,
    /// Its lines.
    map: Vec<Piece>,
    /// Its numbers.
    pub(crate) numbers: Vec<Number>,
    /// Its times.
    pub(crate) whens: Vec<When>,
    /// What it counts.
    pub(crate) subjects: Vec<(Range<usize>, Subject)>,
    /// The places that it names.
    pub(crate) places: Vec<(Range<usize>, String)>,
    /// Which paragraph it is of.
    pub(crate) paragraph: usize,
    /// Whether it is a title.
    pub(crate) is_title: bool,
    /// Whether it is an item of a list.
    pub(crate) is_item: bool,
    /// The part of the document it stands in: counts titles that begin one.
    pub(crate) section: usize,
    /// The titles above it.
    pub(crate) headings: Vec<String>,
    /// What the titles above it are about.
    pub(crate) title_subject: Option<Subject>,
    /// The place that the nearest numbered title above is the name of.
    pub(crate) title_place: Option<String>,
    /// The period that the titles above it name.
    pub(crate) title_period: Option<Period>,
}

/// The sentences of paragraphs.
pub(super) fn sentences(
    lines: &[Line],
    paragraphs: &[Paragraph],
    places: &Places,
) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let (text, map) = joined(lines, paragraph);
        for range in parts(&text) {
            sentences.push(Sentence::new(&text, &map, range, at, paragraph, places));
        }
    }
    sentences
}

/// The text of a paragraph, and where its lines begin in it.
fn joined(lines: &[Line], paragraph: &Paragraph) -> (String, Vec<Piece>) {
    let mut text = String::new();
    let mut map = Vec::new();
    for &index in &paragraph.lines {
        let Some(line) = lines.get(index) else { continue };
        if !text.is_empty() && !text.ends_with(['-', '/']) {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(&line.text);
        map.push(Piece { start, end: text.len(), line: index, within: 0 });
    }
    (text, map)
}

/// The most numbers that a sentence has.
const MOST_NUMBERS: usize = 60;

/// Abbreviations that end with a full stop and no sentence.
const SHORT: [&str; 22] = [
    "mr", "mrs", "ms", "dr", "cllr", "insp", "sgt", "supt", "no", "st", "e.g", "i.e", "a.m", "p.m",
    "vs", "approx", "etc", "fig", "dept", "para", "jan", "feb",
];

/// Where the sentences of a text are.
fn parts(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, letter) in text.char_indices() {
        if !matches!(letter, '.' | '?' | '!' | '•') {
            continue;
        }
        let rest = &text[at + letter.len_utf8()..];
        // Looked at only before a space, so that a text of nothing but full stops is not gone through for each of them.
        let opens = || {
            let mut words =
                text[start..at].rsplit(|letter: char| letter.is_whitespace() || letter == '(');
            let before = words.next().unwrap_or_default().to_lowercase();
            let is_number = start == 0
                && text[..at].trim() == before
                && before.len() <= 3
                && before.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
            !SHORT.contains(&&*before) && !is_number
        };
        let ends = letter == '•'
            || rest.starts_with(char::is_whitespace)
                && rest.trim_start().starts_with(|next: char| !next.is_lowercase())
                && opens();
        if ends {
            let end = if letter == '•' { at } else { at + 1 };
            push(&mut parts, text, start..end);
            start = at + letter.len_utf8();
        }
    }
    push(&mut parts, text, start..text.len());
    parts
}

fn push(parts: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    let end = start + part.trim().len();
    if end > start {
        parts.push(start..end);
    }
}

impl Sentence {
    fn new(
        text: &str,
        map: &[Piece],
        range: Range<usize>,
        paragraph: usize,
        of: &Paragraph,
        places: &Places,
    ) -> Self {
        let words = text[range.clone()].to_owned();
        let first = map.iter().rposition(|piece| piece.start <= range.start).unwrap_or(0);
        let map = map[first..]
            .iter()
            .take_while(|piece| piece.start < range.end)
            .map(|piece| Piece {
                start: piece.start.saturating_sub(range.start),
                end: piece.end.min(range.end).saturating_sub(range.start),
                line: piece.line,
                within: range.start.saturating_sub(piece.start),
            })
            .collect();
        let mut whens = when::scan(&words);
        let dated: Vec<Range<usize>> = whens.iter().map(|when| when.range.clone()).collect();
        let mut numbers = number::scan(&words, &[]);
        mask(&words, &mut numbers, &dated);
        // What has so many figures is no sentence: a list of data, or a text without its stops.
        if numbers.len() > MOST_NUMBERS {
            numbers.clear();
        }
        // A number that is counted is no year.
        whens.retain(|when| {
            !numbers.iter().any(|number| number.is_figure() && number.range == when.range)
        });
        Self {
            numbers,
            subjects: subject::scan(&words),
            places: places.scan(&words),
            whens,
            text: words,
            map,
            paragraph,
            is_title: of.is_title,
            is_item: of.is_item,
            section: 0,
            headings: Vec::new(),
            title_subject: None,
            title_place: None,
            title_period: None,
        }
    }

    /// The line that a part of it begins on, and its bytes there.
    pub(crate) fn at(&self, range: &Range<usize>) -> (usize, Range<usize>) {
        let at = self.map.iter().rposition(|piece| piece.start <= range.start).unwrap_or(0);
        let Some(piece) = self.map.get(at) else { return (0, 0..0) };
        let from = range.start.clamp(piece.start, piece.end) - piece.start + piece.within;
        let to = range.end.clamp(piece.start, piece.end) - piece.start + piece.within;
        (piece.line, from..to.max(from))
    }

    /// Its first line.
    pub(crate) fn line(&self) -> usize {
        self.map.first().map_or(0, |piece| piece.line)
    }

    /// Its last line.
    pub(crate) fn last_line(&self) -> usize {
        self.map.last().map_or(0, |piece| piece.line)
    }

    /// Its words in small letters.
    pub(crate) fn lower(&self) -> String {
        self.text.to_ascii_lowercase()
    }

    /// The text of a part of it.
    pub(crate) fn part(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or("")
    }

    /// What a number counts by the words of the sentence: what is named nearest before it; else nearest after it.
    pub(crate) fn subject_near(&self, range: &Range<usize>) -> Option<Subject> {
        let after = self.subjects.iter().find(|(found, _)| found.start >= range.end);
        let before = self.subjects.iter().rev().find(|(found, _)| found.end <= range.start);
        // "1,915 for TOMV", "156 were burglary offences": what follows at once is meant.
        if let Some((found, subject)) = after {
            let between = self.text.get(range.end..found.start).unwrap_or("");
            let words = between.split_whitespace().count();
            if words <= 3
                && !between.contains([',', ';', '(', '.'])
                && !between.contains(" and ")
                && !self.numbers.iter().any(|number| {
                    number.range.start >= range.end
                        && number.range.end <= found.start
                        && number.is_figure()
                })
            {
                return Some(*subject);
            }
        }
        before.or(after).map(|(_, subject)| *subject)
    }

    /// The place that a number is of by the words of the sentence: the one named nearest before it in its clause, else at
    /// once after it.
    pub(crate) fn place_near(&self, range: &Range<usize>) -> Option<&str> {
        let after = self.places.iter().find(|(found, _)| found.start >= range.end);
        if let Some((found, place)) = after {
            let between = self.text.get(range.end..found.start).unwrap_or("");
            let lower = between.to_lowercase();
            if between.split_whitespace().count() <= 7
                && (lower.ends_with("in ")
                    || lower.ends_with("for ")
                    || lower.ends_with("across ")
                    || lower.ends_with("within "))
                && !between.contains([',', ';', '(', '.'])
                && !self.numbers.iter().any(|number| {
                    number.is_figure()
                        && number.range.start >= range.end
                        && number.range.end <= found.start
                })
            {
                return Some(place);
            }
        }
        // "6% of those in Elmham": the place of the whole.
        let is_of_whole = |start: usize| {
            ["of those in ", "of all in ", "of the total in "]
                .iter()
                .any(|words| self.between(0, start).ends_with(words))
        };
        let mut before = self.places.iter().rev().filter(|(found, _)| found.end <= range.start);
        before.find(|(found, _)| !is_of_whole(found.start)).map(|(_, place)| &**place)
    }

    /// The one period that it names, else that of the titles above it.
    pub(crate) fn period(&self) -> Option<Period> {
        let mut periods = self.whens.iter().filter_map(When::period);
        match (periods.next(), periods.next()) {
            (Some(period), None) => Some(period),
            (None, _) => self.title_period,
            _ => None,
        }
    }

    /// Its numbers that are figures, in order.
    pub(crate) fn figures(&self) -> Vec<&Number> {
        self.numbers.iter().filter(|number| number.is_figure()).collect()
    }

    /// The text between two parts.
    pub(crate) fn between(&self, from: usize, to: usize) -> &str {
        self.text.get(from..to).unwrap_or("")
    }
}

/// Numbers within dates are no figures, unless what follows says that they are counted: "fell in May 2028 offences".
fn mask(text: &str, numbers: &mut [Number], dated: &[Range<usize>]) {
    for number in numbers {
        let inside = dated
            .iter()
            .find(|span| span.start < number.range.end && number.range.start < span.end);
        let Some(span) = inside else { continue };
        // A bare year that is counted is a count, and the number scan knows it.
        let alone = *span == number.range || text[span.clone()].len() == 4;
        if !(alone && number.unit == number::Unit::Plain) {
            number.unit = number::Unit::Label;
        }
    }
}
