//! Differences against the two values that they are of: "296 more than the 2,664", "from 78% to 83%, six points".

use std::sync::LazyLock;

use regex::Regex;

use super::figures::figures;
use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::number::{Number, Unit};
use crate::pattern::pattern;
use crate::rounding::shown;
use crate::{Kind, Severity, Sure};

static THAN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s+(?:[\w’'-]+\s+){0,2}?(?:(?P<more>more|higher|greater|above)|(?P<less>fewer|less|lower|below))\s+than\b(?P<rest>[^.;:()]{0,60}\(\s*|\s+(?:(?:the|in|a|its|last|year|figure|total|of|recorded|level|\d{4}(?:[-/]\d{2,4})?)[\s,]+){0,6})$",
    )
});
static BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?P<up>rose|risen|rise|rises|grew|grown|increased?|climbed|gone\s+up|went\s+up|up)|(?P<down>fell|fallen|falls?|dropped|drop|decreased?|declined?|reduced|reduction|gone\s+down|went\s+down|down))\s+(?:by|of)\s+$",
    )
});
static FROM_TO: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\s+(?:[\w’'-]+\s+){0,4}?(?:to|and)\s+$"));
static ON: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\s+(?:on|from)\s+(?:the\s+)?$"));
static FROM: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:from|between)\s+$"));

/// Checks differences of counts and amounts.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for sentence in &book.sentences {
        let figures = figures(sentence);
        for at in 0..figures.len() {
            if !is_level(&figures[at]) {
                continue;
            }
            than(desk, sentence, &figures, at);
            by(desk, sentence, &figures, at);
        }
    }
}

fn is_level(number: &Number) -> bool {
    number.is_count() || number.unit == Unit::Pounds && !number.signed
}

/// "1,579 is 94 lower than the 1,663": the value before, the difference, the value after.
fn than(desk: &mut Desk, sentence: &Sentence, figures: &[Number], at: usize) {
    let by = &figures[at];
    let Some(other) = figures.get(at + 1) else { return };
    let between = sentence.between(by.range.end, other.range.start);
    let Some(found) = THAN.captures(between) else { return };
    let more = found.name("more").is_some();
    let own: Vec<&Number> =
        figures[..at].iter().filter(|number| number.unit == by.unit && is_level(number)).collect();
    let clause = own.iter().rev().find(|own| {
        let apart = sentence.between(own.range.end, by.range.start);
        apart.split_whitespace().count() <= 12 && !apart.contains([';', '.', ':'])
    });
    let (Some(value), true) = (clause, other.unit == by.unit && is_level(other)) else { return };
    let sign = if more { 1.0 } else { -1.0 };
    let fits = |value: &&Number| same((value.value - other.value) * sign, by);
    hold(desk, sentence, own.iter().any(fits), by, value, other);
}

/// "Rose by 168, from 600 to 786", "from 600 to 786, a rise of 168".
fn by(desk: &mut Desk, sentence: &Sentence, figures: &[Number], at: usize) {
    let by = &figures[at];
    let Some(found) = BY.captures(sentence.between(0, by.range.start)) else { return };
    let up = found.name("up").is_some();
    // "53 this year, a rise of 1 on the 52 of last year".
    let value = at.checked_sub(1).and_then(|before| figures.get(before));
    if let (Some(value), Some(other)) = (value, figures.get(at + 1)) {
        let between = sentence.between(value.range.end, by.range.start);
        let joins = between.contains(',')
            && !between.contains(['.', ';', ':', '('])
            && between.split_whitespace().count() <= 8;
        let alike = [value, other].iter().all(|level| level.unit == by.unit && is_level(level));
        if joins && alike && ON.is_match(sentence.between(by.range.end, other.range.start)) {
            let sign = if up { 1.0 } else { -1.0 };
            let fits = same((value.value - other.value) * sign, by);
            hold(desk, sentence, fits, by, value, other);
            return;
        }
    }
    let pair = figures.windows(2).enumerate().find(|(first, window)| {
        *first != at
            && first + 1 != at
            && window.iter().all(|number| number.unit == by.unit && is_level(number))
            && FROM.is_match(sentence.between(0, window[0].range.start))
            && FROM_TO.is_match(sentence.between(window[0].range.end, window[1].range.start))
    });
    let Some((first, [from, to])) = pair else { return };
    // The pair stands at once before or after.
    if first != at + 1 && first + 2 != at {
        return;
    }
    let sign = if up { 1.0 } else { -1.0 };
    hold(desk, sentence, same((to.value - from.value) * sign, by), by, to, from);
}

/// Whether a printed difference is the true one; numbers in millions are rounded.
fn same(truth: f64, printed: &Number) -> bool {
    (truth - printed.value).abs() < 0.01 * printed.step().max(1.0)
        || printed.decimals > 0 && printed.value >= 1_000.0
}

fn hold(
    desk: &mut Desk,
    sentence: &Sentence,
    fits: bool,
    by: &Number,
    value: &Number,
    other: &Number,
) {
    let spot = desk.spot(sentence, &by.range);
    let against = [desk.spot(sentence, &value.range), desk.spot(sentence, &other.range)];
    for spot in against.iter().chain([&spot]) {
        desk.checked(spot);
    }
    let truth = value.value - other.value;
    // What is far off is of something else.
    if fits || truth.abs() > 4.0 * by.value || truth.abs() < by.value / 4.0 {
        return;
    }
    let (value, other) = (sentence.part(&value.range), sentence.part(&other.range));
    let pounds = if by.unit == Unit::Pounds { "£" } else { "" };
    let is = format!("{pounds}{}", shown(truth.abs(), usize::from(by.decimals)));
    let more = if truth > 0.0 { "more" } else { "less" };
    let working = format!("{value} is {is} {more} than {other}.");
    let says = sentence.part(&by.range).to_owned();
    desk.found(
        finding(Kind::Difference, Severity::Contradiction, Sure::Certain, spot, says, working)
            .should(is)
            .against(against),
    );
}
