//! Parts that are all there are: "By age, 88 are …, 121 are … and 47 are …"; "crime 333, robbery 53, other 98; all crime 482".

use std::sync::LazyLock;

use regex::Regex;

use super::figures::{counts, figures};
use super::whole::is_of_the;
use crate::book::{Book, Sentence};
use crate::desk::{Desk, finding};
use crate::number::{Number, Unit};
use crate::pattern::pattern;
use crate::rounding::shown;
use crate::{Kind, Severity, Spot, Sure};

/// Words that say that what follows is the whole by its parts.
static BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:\S{1,6}\s+)?(?:by|split\s+by)\s+(?:age|sex|gender|quarter|month|type|kind|area|district|ward|outcome|source|ethnicity)\b(?:\s+(?:group|in\s+[\d-]+))?,?\s",
    )
});
static SOME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:more\s+than\s+one|main|largest|most|top|highest|over|under\s+\d|including|average|each)\b",
    )
});
/// A total after a list: "…; all crime 4,278", "…, in all 52".
static TOTAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)[;,]\s+(?:all(?:\s+[\w-]+){0,2}|(?:in\s+)?total|altogether|in\s+all),?\s+$")
});
/// An amount that two before it make: "so that the scheme costs".
static SO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:,\s+so\s+(?:that\s+)?(?:the\s+|it\s+)?(?:[\w-]+\s+){0,3}?(?:costs?|cost|comes?\s+to|totals?)|,\s+(?:making|in\s+all|altogether|a\s+total\s+of))\s+$",
    )
});

/// Checks sentences that give every part.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for (at, sentence) in book.sentences.iter().enumerate() {
        if BY.is_match(&sentence.text) && !SOME.is_match(&sentence.text) {
            by(desk, at, sentence);
        }
        total(desk, sentence);
        amounts(desk, sentence);
    }
}

/// Parts of a whole that stands before them: no whole near is their sum, and one is nearly.
fn by(desk: &mut Desk, at: usize, sentence: &Sentence) {
    /// What is so far off is of something else.
    const NEAR: f64 = 0.06;
    let book = desk.book;
    let parts = counts(sentence);
    let joined = parts.windows(2).all(|pair| {
        let between = sentence.between(pair[0].range.end, pair[1].range.start).trim_end();
        between.ends_with(',') || between.ends_with("and") || between.ends_with(';')
    });
    if parts.len() < 3 || !joined || sentence.numbers.iter().any(Number::is_percent) {
        return;
    }
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let line = sentence.line();
    let before = || {
        book.sentences[..at].iter().rev().take_while(move |before| {
            before.section == sentence.section && Book::distance(before.line(), line) <= 25
        })
    };
    let same = |value: f64| (value - sum).abs() < 0.5;
    let of_tables = book
        .grids
        .iter()
        .filter(|grid| Book::distance(grid.first_line(), line) <= 60)
        .flat_map(|grid| grid.rows.iter().flat_map(|row| row.cells.iter().flatten()));
    let known = before().any(|before| counts(before).iter().any(|count| same(count.value)))
        || of_tables.map(|cell| cell.number.value).any(same);
    let mut wholes = before().flat_map(|before| {
        let own = counts(before).into_iter();
        own.filter(|count| is_of_the(before, count))
            .map(|count| {
                (count.value, desk.spot(before, &count.range), before.part(&count.range).to_owned())
            })
            .collect::<Vec<_>>()
    });
    let whole = wholes.find(|(value, ..)| (value - sum).abs() <= value * NEAR);
    let Some((_, spot, says)) = whole.filter(|_| !known) else { return };
    lay(desk, sentence, &parts, sum, &says, spot);
}

/// Parts with their total at the end of the sentence.
fn total(desk: &mut Desk, sentence: &Sentence) {
    let own = counts(sentence);
    let Some((whole, parts)) = own.split_last() else { return };
    if parts.len() < 3 || !TOTAL.is_match(sentence.between(0, whole.range.start)) {
        return;
    }
    let listed = parts.windows(2).all(|pair| {
        let between = sentence.between(pair[0].range.end, pair[1].range.start).trim_end();
        between.contains(',')
            && between.split_whitespace().count() <= 6
            && !between.contains([';', '.', '('])
    });
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let spot = desk.spot(sentence, &whole.range);
    if !listed || sentence.numbers.iter().any(Number::is_percent) {
        return;
    }
    desk.checked(&spot);
    let off = (sum - whole.value).abs();
    if off >= 0.5 && off <= whole.value * 0.1 {
        let says = sentence.part(&whole.range).to_owned();
        lay(desk, sentence, parts, sum, &says, spot);
    }
}

/// Amounts of money that make another.
fn amounts(desk: &mut Desk, sentence: &Sentence) {
    let own: Vec<Number> = figures(sentence)
        .into_iter()
        .filter(|number| number.unit == Unit::Pounds && !number.signed)
        .collect();
    let Some((whole, rest)) = own.split_last() else { return };
    // What stands in brackets explains an amount and is none of the parts.
    let parts: Vec<Number> = rest
        .iter()
        .filter(|part| {
            let before = sentence.between(0, part.range.start);
            before.matches('(').count() == before.matches(')').count()
        })
        .cloned()
        .collect();
    if parts.len() < 2 || !SO.is_match(sentence.between(0, whole.range.start)) {
        return;
    }
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let spot = desk.spot(sentence, &whole.range);
    desk.checked(&spot);
    let off = (sum - whole.value).abs();
    if off > whole.blur().max(0.5) && off <= whole.value * 0.1 {
        let is = format!("£{}", shown(sum, usize::from(whole.decimals)));
        let working = format!("The {} amounts before it add up to {is}.", parts.len());
        let says = sentence.part(&whole.range).to_owned();
        let against: Vec<Spot> =
            parts.iter().map(|part| desk.spot(sentence, &part.range)).collect();
        desk.found(
            finding(Kind::SumOfParts, Severity::Contradiction, Sure::Likely, spot, says, working)
                .should(is)
                .against(against),
        );
    }
}

fn lay(desk: &mut Desk, sentence: &Sentence, parts: &[Number], sum: f64, whole: &str, of: Spot) {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
    let range = first.range.start..last.range.end;
    let spot = desk.spot(sentence, &range);
    let is = shown(sum, 0);
    let working = format!("The {} parts add up to {is}, not to {whole}.", parts.len());
    let says = sentence.part(&range).to_owned();
    desk.found(
        finding(Kind::SumOfParts, Severity::Contradiction, Sure::Likely, spot, says, working)
            .should(whole.to_owned())
            .against([of]),
    );
}
