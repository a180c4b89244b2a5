//! A count or a rate that a sentence gives to the one row that it names, where the row has one that differs in a digit or two:
//! "Ashby recorded 1,240 offences, a rate of 80.0 per 1,000", and 1,204 in its row.

use std::sync::LazyLock;

use regex::Regex;

use super::rows::{Named, one_name};
use super::{is_of, leads};
use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::grid::{ColumnKind, GridCell};
use crate::number::{Number, Unit};
use crate::pattern::pattern;
use crate::rounding::{Fit, fit_value};
use crate::{Kind, Severity, Sure};

/// The table of a sentence ends no farther above it, and begins no farther below, than this many lines.
const NEAR: usize = 16;
/// A rate so much off is of something else.
const FAR: f64 = 0.35;
/// Words that make a figure one of another time or of a part.
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:month|months|quarter|week|since|each|every|average|between|previous|last|before|earlier|compared|against|from|target|those|which|who|whom|where|including|excluding|of\s+(?:these|them|whom|which)|by|than|about|around|nearly|almost|over|under|more|fewer|less|another|further|other)\b",
    )
});
/// What stands between a row and its count.
static HAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:\s+(?:ward|district|area|borough))?\s+(?:has|had|recorded|saw|reported|received|with|was|were|is|are|accounted\s+for)(?:\s+(?:the\s+(?:\w+\s+)?(?:most|highest|fewest|lowest)(?:\s+number)?(?:\s+of\s+\w+)?(?:,?\s+(?:with|at))?|a\s+total\s+of))?\s+$",
    )
});

/// Checks counts and rates of the one row that a sentence names.
pub(super) fn check(desk: &mut Desk, sentence: &Sentence, rows: &[Named]) {
    let Some(first) = one_name(rows) else { return };
    let after = sentence.between(first.end, sentence.text.len());
    if !leads(sentence.between(0, first.start)) || OTHER.is_match(after) {
        return;
    }
    let line = sentence.line();
    let near: Vec<&Named> = rows
        .iter()
        .filter(|row| {
            let last = row.grid.last_line();
            line.saturating_sub(last).max(row.grid.first_line().saturating_sub(line)) <= NEAR
                && is_of(desk, sentence, row)
        })
        .collect();
    let [row] = &*near else { return };
    let figures: Vec<&Number> = sentence
        .numbers
        .iter()
        .filter(|number| number.is_figure() && number.range.start >= first.end)
        .collect();
    let cells = || rows.iter().flat_map(|row| row.row.cells.iter().flatten());
    let is_there = |said: &Number| {
        cells().any(|cell| {
            fit_value(said.value, said.step(), cell.number.value) == Fit::Right
                || (said.value - cell.number.value).abs() < 1e-9
        })
    };
    let confirmed = figures.iter().any(|said| is_there(said));
    for said in figures {
        let spot = desk.spot(sentence, &said.range);
        if is_there(said) {
            desk.checked(&spot);
            continue;
        }
        let found = match said.unit {
            Unit::Plain if said.is_count() => {
                let leads = HAD.is_match(sentence.between(first.end, said.range.start));
                leads.then(|| count(sentence, row, said, confirmed)).flatten()
            }
            Unit::Per(_) => rate(row, said),
            _ => None,
        };
        let Some((kind, cell)) = found else { continue };
        let working = format!("The table has {} for {}.", cell.printed, row.row.label);
        let against = desk.cell_spot(cell, &row.row.text);
        let says = sentence.part(&said.range).to_owned();
        desk.found(
            finding(kind, Severity::Contradiction, Sure::Likely, spot, says, working)
                .should(cell.printed.clone())
                .against([against]),
        );
    }
}

/// The one count of the row that differs from the one said in a digit, or in the order of two.
fn count<'a>(
    sentence: &Sentence,
    row: &Named<'a>,
    said: &Number,
    confirmed: bool,
) -> Option<(Kind, &'a GridCell)> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<Vec<char>>();
    let own = digits(sentence.part(&said.range));
    // Two numbers of three digits are alike by chance.
    if own.len() < if confirmed { 3 } else { 4 } {
        return None;
    }
    let mut alike = row.cells().filter(|(kind, cell)| {
        let other = digits(&cell.printed);
        let differ: Vec<usize> = (0..own.len().min(other.len())).filter(|at| own[*at] != other[*at]).collect();
        let turned = matches!(*differ, [one, two] if two == one + 1 && own[one] == other[two] && own[two] == other[one]);
        matches!(kind, ColumnKind::Count | ColumnKind::Unknown)
            && cell.number.is_count()
            && own.len() == other.len()
            && (differ.len() == 1 || turned)
    });
    let (_, first) = alike.next()?;
    alike.next().is_none().then_some((Kind::CountTwice, first))
}

/// The one rate of the row, where it is near the one said.
fn rate<'a>(row: &Named<'a>, said: &Number) -> Option<(Kind, &'a GridCell)> {
    let mut rates = row.cells().filter(|(kind, _)| *kind == ColumnKind::Rate);
    let (_, first) = rates.next()?;
    let near = (first.number.value / said.value - 1.0).abs() <= FAR;
    (rates.next().is_none() && near && first.number.value > 0.0).then_some((Kind::RateTwice, first))
}
