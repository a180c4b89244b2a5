//! Lines that make a paragraph, over blank lines where a document has one after every line.

use std::collections::BTreeSet;

use super::line::{Line, LineKind};

/// A paragraph: its lines, by index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Its lines.
    pub(super) lines: Vec<usize>,
    /// Whether it is a title.
    pub(super) is_title: bool,
    /// Whether it is an item of a list.
    pub(super) is_item: bool,
}

/// A line this long can be the middle of a sentence; over a blank line it is longer.
const LONG: usize = 60;
const WIDE: usize = 100;
/// A title is no longer.
const TITLE: usize = 110;

/// The paragraphs of the lines that are no rows of tables. Where the file marks its paragraphs, as a web page does, only a line
/// that begins small goes on with the paragraph before it; elsewhere a long line does too.
pub(super) fn paragraphs(lines: &[Line], is_row: &[bool], are_marked: bool) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut previous: Option<usize> = None;
    for (at, line) in lines.iter().enumerate() {
        if is_row.get(at).copied().unwrap_or(false)
            || matches!(line.kind, LineKind::Apart | LineKind::Cell)
        {
            previous = None;
            continue;
        }
        let goes_on = previous
            .is_some_and(|previous| follows(&lines[previous], line, &paragraphs, are_marked));
        match paragraphs.last_mut() {
            Some(paragraph) if goes_on => paragraph.lines.push(at),
            _ => paragraphs.push(Paragraph {
                lines: vec![at],
                is_title: false,
                is_item: line.kind == LineKind::Item,
            }),
        }
        previous = Some(at);
    }
    let opened = opened(lines);
    for paragraph in &mut paragraphs {
        // "2. Local picture" is a heading where 2.1 follows, whatever it looks like.
        let opens = paragraph.lines.first().is_some_and(|at| opened.contains(at));
        if opens && paragraph.lines.len() == 1 {
            paragraph.is_item = false;
        }
        paragraph.is_title = is_title(lines, paragraph);
    }
    paragraphs
}

/// The numbered lines whose first part follows before any other number does: "2. Local picture", then 2.1. Where 3. comes
/// first, 2. is an item of a list.
fn opened(lines: &[Line]) -> BTreeSet<usize> {
    let mut opened = BTreeSet::new();
    let mut last: Option<(usize, &str)> = None;
    for (at, line) in lines.iter().enumerate() {
        let Some((number, _)) = numbered(&line.text) else { continue };
        if let Some((at, whole)) = last
            && number.strip_suffix(".1") == Some(whole)
        {
            opened.insert(at);
        }
        last = (!number.contains('.')).then_some((at, number));
    }
    opened
}

/// Whether a line goes on with the one before it.
fn follows(previous: &Line, line: &Line, paragraphs: &[Paragraph], are_marked: bool) -> bool {
    let in_item = paragraphs.last().is_some_and(|paragraph| paragraph.is_item);
    let small = line.text.starts_with(|letter: char| letter.is_lowercase());
    let same = previous.block == line.block;
    let ends = previous.text.ends_with(['.', ':', ';', '?', '!']);
    // A dash that begins a line within a sentence is no mark of an item.
    let dash = line.text.starts_with(['–', '-']) && !ends && previous.text.len() >= WIDE;
    if line.kind == LineKind::Item && !same {
        return dash;
    }
    if line.kind == LineKind::Heading || previous.kind == LineKind::Heading {
        return same;
    }
    let (was_long, is_numbered) = (previous.text.len() >= LONG, numbered(&line.text).is_some());
    if same {
        // Short lines that all begin with a capital are lines of a list, not of a sentence.
        return was_long
            || small
            || in_item
            || previous.joins
            || is_open(&previous.text)
            || (!ends && !starts_new(&line.text));
    }
    let was_wide = previous.text.len() >= WIDE && !are_marked;
    !ends
        && !is_numbered
        && ((was_wide && !is_caption(&line.text)) || (small && previous.text.len() >= LONG / 3))
}

/// Whether a line ends with a word after which a sentence cannot end.
fn is_open(text: &str) -> bool {
    const OPEN: [&str; 16] = [
        "a", "an", "and", "as", "at", "between", "by", "for", "from", "in", "of", "than", "the",
        "to", "up", "with",
    ];
    text.rsplit(' ').next().is_some_and(|last| OPEN.contains(&last))
}

fn starts_new(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit())
}

/// The number of a section that a line begins with, and the rest.
pub(crate) fn numbered(text: &str) -> Option<(&str, &str)> {
    let (number, rest) = text.split_once(' ')?;
    let bare = number.trim_end_matches('.');
    let is_number = !bare.is_empty()
        && bare.len() <= 6
        && (number.ends_with('.') || bare.contains('.'))
        && bare.split('.').all(|part| {
            !part.is_empty()
                && part.len() <= 2
                && part.chars().all(|letter| letter.is_ascii_digit())
        });
    let rest = rest.trim_start();
    (is_number && rest.starts_with(|letter: char| letter.is_alphabetic())).then_some((bare, rest))
}

/// Whether a line names a table or a figure.
pub(crate) fn is_caption(text: &str) -> bool {
    let text = numbered(text).map_or(text, |(_, rest)| rest);
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or("").to_lowercase();
    let second = words.next().unwrap_or("");
    matches!(&*first, "table" | "figure" | "fig." | "chart" | "graph")
        && second.starts_with(|letter: char| letter.is_ascii_digit())
        && !words
            .next()
            .is_some_and(|word| matches!(word, "below" | "above" | "shows" | "and" | "to"))
}

fn is_title(lines: &[Line], paragraph: &Paragraph) -> bool {
    let [first, ..] = &*paragraph.lines else { return false };
    if paragraph.lines.iter().all(|at| lines[*at].kind == LineKind::Heading) {
        return true;
    }
    let length: usize = paragraph.lines.iter().map(|at| lines[*at].text.len() + 1).sum();
    let (Some(last), text) = (paragraph.lines.last(), &lines[*first].text) else { return false };
    let ends = lines[*last].text.ends_with(['.', ',', ';', '?', '!']);
    if says_something(text) {
        return false;
    }
    let starts = text.starts_with(|letter: char| letter.is_uppercase()) || numbered(text).is_some();
    !paragraph.is_item && paragraph.lines.len() <= 2 && length <= TITLE && starts && !ends
        || numbered(text).is_some_and(|(number, _)| number.contains('.'))
            && length <= TITLE
            && !ends
        || is_caption(text) && length <= 2 * TITLE
}

/// Whether a line is a sentence although it ends with no full stop: it has a verb, or a percentage.
fn says_something(text: &str) -> bool {
    const VERBS: [&str; 14] = [
        "is", "are", "was", "were", "has", "have", "had", "will", "fell", "rose", "should", "must",
        "can", "been",
    ];
    text.contains('%') && !text.to_lowercase().contains("% ")
        || text.split_whitespace().any(|word| VERBS.contains(&word))
}
