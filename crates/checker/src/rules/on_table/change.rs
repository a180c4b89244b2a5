//! Which way a sentence says that a row went: "rose by 24", "fell again, to 61", "falls in Northgate and Southgate".

use std::sync::LazyLock;

use regex::Regex;

use super::is_of;
use super::rows::{Named, periods, went};
use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::direction::{FELL, ROSE};
use crate::grid::ColumnKind;
use crate::number::Number;
use crate::pattern::pattern;
use crate::{Kind, Severity, Sure};

const UP: &str = "climbed|increase|rise";
const DOWN: &str = r"dropped|came\s+down|decrease|fall|drop|reduction";

static BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?i)\b(?:(?P<up>{ROSE}|{UP})|(?P<down>{FELL}|{DOWN}))\s+(?:by|of)\s+$"))
});
static TO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?:\s+(?:crimes?|offences|incidents|cases))?\s+(?:has\s+|have\s+)?(?:(?P<up>{ROSE}|{UP})|(?P<down>{FELL}|{DOWN}))(?:\s+(?:again|further|slightly|sharply|for\s+the\s+\w+\s+year(?:\s+in\s+a\s+row)?))?,?\s+to\s+$"
    ))
});
static IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?P<up>rises|increases)|(?P<down>falls|decreases|reductions|drops))\s+in\s+(?:both\s+)?(?:the\s+)?$",
    )
});
static AND: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?:\s+and\s+|,\s+)(?:the\s+)?$"));

/// Checks the directions that a sentence gives to rows.
pub(super) fn check(desk: &mut Desk, sentence: &Sentence, rows: &[Named]) {
    let figures: Vec<&Number> =
        sentence.numbers.iter().filter(|number| number.is_count() && number.value > 0.0).collect();
    let of: Vec<&Named> = rows.iter().filter(|row| is_of(desk, sentence, row)).collect();
    for row in of {
        for number in &figures {
            by(desk, sentence, rows, row, number);
            to(desk, sentence, rows, row, number);
        }
    }
    listed(desk, sentence, rows);
}

/// The sign of the direction that a pattern found.
fn sign(found: &regex::Captures) -> f64 {
    if found.name("up").is_some() { 1.0 } else { -1.0 }
}

/// "Public order rose by 24" where the table has 24 fewer.
fn by(desk: &mut Desk, sentence: &Sentence, rows: &[Named], row: &Named, number: &Number) {
    let before = sentence.between(0, number.range.start);
    let Some(found) = BY.captures(before) else { return };
    let Some(verb) = found.get(0) else { return };
    let names = row.range.end <= verb.start() && {
        let between = sentence.between(row.range.end, verb.start());
        !between.contains([';', '(']) && between.split_whitespace().count() <= 9
    };
    // Another row between is meant.
    let other = rows
        .iter()
        .any(|other| other.range.start >= row.range.end && other.range.end <= number.range.start);
    if !names || other {
        return;
    }
    let said = sign(&found);
    let mut truths: Vec<f64> = Vec::new();
    let mut levels: Vec<f64> = Vec::new();
    for (kind, cell) in row.cells() {
        match kind {
            ColumnKind::Change => truths.push(cell.number.value),
            ColumnKind::PercentChange | ColumnKind::Share | ColumnKind::Rank => {}
            _ => levels.push(cell.number.value),
        }
    }
    let forward = pair_order(row);
    for (at, from) in levels.iter().enumerate() {
        truths.extend(levels[at + 1..].iter().map(|to| (to - from) * forward));
    }
    let fits = |sign: f64| truths.iter().any(|truth| (truth - number.value * sign).abs() < 0.5);
    let range = verb.start()..number.range.end;
    let spot = desk.spot(sentence, &range);
    if fits(said) {
        desk.checked(&spot);
    } else if fits(-said) {
        lay(desk, sentence, row, range, said);
    }
}

/// 1 where the columns of a row stand in the order of time, -1 where the latest comes first.
fn pair_order(row: &Named) -> f64 {
    if row.grid.columns.iter().any(|column| column.head.ends_with("(before)")) {
        return -1.0;
    }
    let periods = periods(row.grid);
    let back = periods.windows(2).any(|pair| pair[0] > pair[1]);
    if back { -1.0 } else { 1.0 }
}

/// "Robbery fell again, to 61" where the table has 52 before it.
fn to(desk: &mut Desk, sentence: &Sentence, rows: &[Named], row: &Named, number: &Number) {
    let Some(found) = TO.captures(sentence.between(row.range.end, number.range.start)) else {
        return;
    };
    let Some(verb) = found.name("up").or_else(|| found.name("down")) else { return };
    let is_there = row.cells().any(|(_, cell)| (cell.number.value - number.value).abs() < 1e-9);
    let same: Vec<&Named> = rows.iter().filter(|other| other.range == row.range).collect();
    let all: Vec<f64> = same.iter().filter_map(|row| went(row)).collect();
    if !is_there || all.is_empty() {
        return;
    }
    let said = sign(&found);
    let range = row.range.end + verb.start()..number.range.end;
    if all.iter().all(|went| went * said < 0.0) {
        lay(desk, sentence, row, range, said);
    } else {
        desk.checked(&desk.spot(sentence, &range));
    }
}

/// "Offset by falls in Northgate and Southgate".
fn listed(desk: &mut Desk, sentence: &Sentence, rows: &[Named]) {
    let mut said: Option<(f64, usize)> = None;
    for row in rows {
        let before = sentence.between(0, row.range.start);
        if let Some(found) = IN.captures(before) {
            said = Some((sign(&found), row.range.end));
        } else if let Some((sign, end)) = said
            && end <= row.range.start
            && AND.is_match(sentence.between(end, row.range.start))
        {
            said = Some((sign, row.range.end));
        } else if said.is_none_or(|(_, end)| end != row.range.end) {
            said = None;
        }
        let Some((sign, _)) = said else { continue };
        let figures = sentence.numbers.iter().any(Number::is_figure);
        if figures || !is_of(desk, sentence, row) {
            continue;
        }
        if went(row).is_some_and(|went| went * sign < 0.0) {
            lay(desk, sentence, row, row.range.clone(), sign);
        }
    }
}

fn lay(
    desk: &mut Desk,
    sentence: &Sentence,
    row: &Named,
    range: std::ops::Range<usize>,
    said: f64,
) {
    let spot = desk.spot(sentence, &range);
    let (is, noun) = if said > 0.0 { ("down", "a fall") } else { ("up", "a rise") };
    let working = format!("The table shows {noun} for {}.", row.row.label);
    let says = sentence.part(&range).to_owned();
    let against = desk.book.row(row.row);
    desk.found(
        finding(Kind::Direction, Severity::Contradiction, Sure::Likely, spot, says, working)
            .should(is)
            .against([against]),
    );
}
