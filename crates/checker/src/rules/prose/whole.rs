//! What a part is a part of: the numbers that the words before it bind, and all that they allow.

use std::sync::LazyLock;

use regex::Regex;

use super::figures::counts;
use crate::Spot;
use crate::book::{Book, Sentence};
use crate::desk::Desk;
use crate::number::Number;
use crate::pattern::pattern;

static OF_THE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:^|[\s(])[Oo]f\s+(?:the|these|those|our|all(?:\s+the)?|a\s+total\s+of)\s+(?:total\s+(?:of\s+)?|first\s+|same\s+)?|(?:^|[.;:]\s+|\d\.?\s+|^\S{1,3}\s+)Of\s+|\d\s+of\s+|[Oo]ut\s+of\s+(?:the\s+)?)$",
    )
});
static OF_WHICH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:of|among)\s+(?:which|whom)\b"));
static OF_THESE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:\S{1,6}\s+)?of\s+(?:these|those|them)\b\s*(?:,|\S)"));

/// A whole that words bind to a part.
pub(super) struct Whole {
    /// How many.
    pub(super) value: f64,
    /// As it is printed.
    pub(super) says: String,
    /// Where it stands.
    pub(super) spot: Spot,
}

impl Whole {
    /// A number of a sentence as a whole.
    pub(super) fn new(desk: &Desk, sentence: &Sentence, number: &Number) -> Self {
        Self {
            value: number.value,
            says: sentence.part(&number.range).to_owned(),
            spot: desk.spot(sentence, &number.range),
        }
    }
}

/// Whether a number of a sentence stands in "of the N".
pub(super) fn is_of_the(sentence: &Sentence, number: &Number) -> bool {
    number.is_count() && OF_THE.is_match(sentence.between(0, number.range.start))
}

/// The whole that the words of a sentence, or of those before it in its paragraph, bind to a part that begins at a byte.
pub(super) fn bound(desk: &Desk, at: usize, part: &Number) -> Option<Whole> {
    let sentence = desk.book.sentences.get(at)?;
    let own = counts(sentence);
    let before: Vec<&Number> =
        own.iter().filter(|count| count.range.end <= part.range.start).collect();
    // What is as large as the part is the part again.
    let holds = |number: &&&Number| number.value > part.value;
    let which =
        OF_WHICH.find_iter(sentence.between(0, part.range.start)).last().map(|found| found.start());
    if let Some(which) = which {
        return before
            .iter()
            .rev()
            .find(|number| number.range.end <= which)
            .filter(holds)
            .map(|number| Whole::new(desk, sentence, number));
    }
    if let Some(number) = before.iter().rev().find(|number| is_of_the(sentence, number)) {
        return Some(number)
            .filter(|number| holds(number))
            .map(|number| Whole::new(desk, sentence, number));
    }
    let colon = sentence.between(0, part.range.start).rfind(": ");
    if let Some(colon) = colon
        && let Some(number) = before.iter().rev().find(|number| number.range.end <= colon)
        && before.iter().filter(|number| number.range.end <= colon).count() == 1
    {
        return Some(number).filter(holds).map(|number| Whole::new(desk, sentence, number));
    }
    if OF_THESE.is_match(&sentence.text) {
        return alone(desk, at).filter(|whole| whole.value >= part.value);
    }
    None
}

/// The one count of the sentence before, in the same paragraph.
pub(super) fn alone(desk: &Desk, at: usize) -> Option<Whole> {
    let book = desk.book;
    let sentence = book.sentences.get(at)?;
    let before = book.sentences.get(at.checked_sub(1)?)?;
    let counts = counts(before);
    match &*counts {
        [only] if before.paragraph == sentence.paragraph => Some(Whole::new(desk, before, only)),
        _ => None,
    }
}

/// Every count that a part of a sentence can be of: those of the sentence, and of those before it in its section.
pub(super) fn allowed(book: &Book, at: usize) -> Vec<f64> {
    /// What stands further up is of something else; a line can have more sentences than a page.
    const LINES: usize = 60;
    const SENTENCES: usize = 200;
    let Some(sentence) = book.sentences.get(at) else { return Vec::new() };
    let line = sentence.line();
    let near = |other: usize| other <= line && Book::distance(other, line) <= LINES;
    let of_text = book.sentences[..=at]
        .iter()
        .rev()
        .take(SENTENCES)
        .take_while(|earlier| near(earlier.line()))
        .flat_map(|earlier| {
            let own = earlier.numbers.iter().filter(|number| number.is_count()).cloned();
            own.chain(counts(earlier)).map(|number| number.value).collect::<Vec<_>>()
        });
    let mut values: Vec<f64> = of_text.collect();
    // Of a table the last row is its total, and the part of a whole more often than any other.
    let totals = book
        .grids
        .iter()
        .filter(|grid| near(grid.first_line()))
        .filter_map(|grid| grid.rows.last());
    values.extend(totals.flat_map(|row| row.cells.iter().flatten().map(|cell| cell.number.value)));
    values.retain(|value| *value > 0.0);
    values.sort_by(f64::total_cmp);
    values.dedup();
    values
}
