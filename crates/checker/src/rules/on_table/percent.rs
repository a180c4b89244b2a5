//! A change in per cent that a sentence gives to the one row that it names: "Burglary fell by 12% in the year", where the table
//! has 9.3%.

use std::sync::LazyLock;

use regex::Regex;

use super::rows::{Named, levels, one_name, periods};
use super::{is_of, leads};
use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::grid::ColumnKind;
use crate::number::Number;
use crate::pattern::pattern;
use crate::rounding::{change, percent};
use crate::rules::change::{direction_of, is_change, values_of};
use crate::{Kind, Severity, Sure};

/// The table of a sentence ends no farther above it than this many lines.
const NEAR: usize = 16;
/// A change so many points from the table's is of something else.
const FAR: f64 = 30.0;
/// Words that make a change one of another time, of a part, or of other things.
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:month|months|quarter|quarters|week|weeks|since|per|each|every|average|between|until|decade|target|nationally|national|regional|elsewhere|similar|alone|rates?|proportion|share|if|would|could|estimated|forecast|expected|aim|\w+\s+years?\s+ago|(?:two|three|four|five|ten|\d+)\s+years?|first|second|half|those|which|who|whom|where|among|including|excluding|and|or|but|than|while)\b",
    )
});
/// What stands between a row and its change: a verb of direction.
static WENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:\s+(?:crimes?|offences|incidents|cases|reports))?,?\s+(?:has\s+|have\s+|had\s+)?(?:also\s+|again\s+)?(?:(?:is|are|was|were)\s+(?:up|down)|rose|risen|increased|grew|grown|fell|fallen|decreased|declined|dropped|reduced|(?:gone|went)\s+(?:up|down)|saw\s+an?|showed\s+an?|recorded\s+an?|had\s+an?)(?:\s+(?:by|of|increase\s+of|decrease\s+of|rise\s+of|fall\s+of|reduction\s+of|drop\s+of))?(?:\s+(?:about|around|nearly|almost|over|just\s+over|just\s+under))?\s+$",
    )
});

/// Checks the one change of a sentence against the one row that it names.
pub(super) fn check(desk: &mut Desk, sentence: &Sentence, rows: &[Named]) {
    let [said] = &*sentence.figures() else { return };
    let changes = (0..sentence.numbers.len()).any(|at| is_change(sentence, at));
    let Some(first) = one_name(rows) else { return };
    let between = sentence.between(first.end, said.range.start);
    if !changes
        || !said.is_percent()
        || sentence.part(&said.range).contains("point")
        || !leads(sentence.between(0, first.start))
        || !WENT.is_match(between)
        || OTHER.is_match(sentence.between(said.range.end, sentence.text.len()))
        || !values_of(sentence).is_empty()
    {
        return;
    }
    let Some(direction) = direction_of(sentence, said) else { return };
    let claimed = said.value.abs() * direction.sign();
    // What other tables near have for a row of that name speaks for the sentence too.
    let all: Vec<(&Named, Vec<f64>)> = rows.iter().map(|row| (row, truths(row))).collect();
    let mut known = all.iter().flat_map(|(_, truths)| truths);
    let spot = desk.spot(sentence, &said.range);
    if known.any(|truth| fits(said, *truth)) {
        desk.checked(&spot);
        return;
    }
    let line = sentence.line();
    let near = all.iter().filter(|(row, _)| {
        let last = row.grid.last_line();
        row.grid.first_line() <= line && line.saturating_sub(last) <= NEAR
    });
    let [(row, _)] = &*near.collect::<Vec<_>>() else { return };
    if !is_of(desk, sentence, row) {
        return;
    }
    let Some(truth) = last(row) else { return };
    desk.checked(&spot);
    if (truth - claimed).abs() > FAR {
        return;
    }
    let sign = if truth > 0.0 { "+" } else { "" };
    let is = format!("{sign}{}", percent(truth, said.decimals));
    let working = format!("By the table {} went by {is}.", row.row.label);
    let says = sentence.part(&said.range).to_owned();
    let against = desk.book.row(row.row);
    desk.found(
        finding(
            Kind::PercentageChangeTwice,
            Severity::Contradiction,
            Sure::Likely,
            spot,
            says,
            working,
        )
        .should(is)
        .against([against]),
    );
}

/// The changes that a row has or makes, in per cent.
fn truths(row: &Named) -> Vec<f64> {
    let mut all: Vec<f64> = row
        .cells()
        .filter(|(_, cell)| cell.number.is_percent())
        .map(|(_, cell)| cell.number.value)
        .collect();
    all.extend(
        row.cells()
            .filter(|(kind, _)| *kind == ColumnKind::PercentChange)
            .map(|(_, cell)| cell.number.value),
    );
    let levels: Vec<f64> = levels(row.grid)
        .into_iter()
        .filter_map(|at| row.cell(at))
        .map(|cell| cell.number.value)
        .collect();
    for from in &levels {
        all.extend(levels.iter().filter_map(|to| change(*from, *to)));
    }
    all
}

/// Whether a printed change is one of these, whichever way; a careful reader allows for another way of rounding.
fn fits(said: &Number, truth: f64) -> bool {
    (said.value.abs() - truth.abs()).abs() < said.step() + 1e-9
}

/// The change of the last two periods of a row, where its columns are periods of one length.
fn last(row: &Named) -> Option<f64> {
    let periods = periods(row.grid);
    let [.., before, after] = *periods else { return None };
    let (from, to) = (&row.cell(before)?.number, &row.cell(after)?.number);
    (from.is_count() && to.is_count() && from.value >= 20.0)
        .then(|| change(from.value, to.value))?
}
