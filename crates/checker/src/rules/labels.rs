//! Labels that say the period of figures, against each other and against what stands below them.

use std::sync::LazyLock;

use figure::Period;
use regex::Regex;

use crate::book::{Book, Sentence};
use crate::desk::{Desk, finding};
use crate::pattern::pattern;
use crate::when::When;
use crate::{Kind, Severity, Sure};

static SAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bsame\s+(?:(?:reporting|time|calendar)\s*)*(?:period|timeframe|time\s?frame|months?|quarter)\b|\blike\s+for\s+like\b",
    )
});
static ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:%|per\s?cent|percentage)\s*(?:difference|change|variance)\s*(?:on|from|against|compared\s+(?:to|with)|vs\.?|over|since)",
    )
});
/// What leads into the period that a figure is compared with.
static THEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?:this|that|the\s+same|same)\s+(?:reporting\s+|time\s*)?(?:period|months?|quarter|timeframe)|on|than|against|from)(?:\s+(?:in|of|for|the|last))*\s*$",
    )
});
static LATEST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:latest|most\s+recent)\b[^.]{0,60}\b(?:figures?|data)\b[^.]{0,40}\b(?:are|is|available|up)?\s*(?:to|until|for)\b|\b(?:figures?|data)\b[^.]{0,30}\bavailable\b[^.]{0,20}\b(?:to|until)\b",
    )
});

/// Checks labels of periods.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for (at, sentence) in book.sentences.iter().enumerate() {
        same_timeframe(desk, sentence);
        if is_label(sentence) {
            title_above(desk, at, sentence);
            figures_below(desk, at, sentence);
        }
        latest(desk, at, sentence);
    }
}

/// Whether a line labels figures: "March 21 – April 21 % difference on 2019".
fn is_label(sentence: &Sentence) -> bool {
    ON.is_match(&sentence.text)
        && sentence.text.split_whitespace().count() <= 24
        && !sentence.text.ends_with('.')
}

/// "May 2021, % difference on June 2020, same timeframe": the months must be the same.
fn same_timeframe(desk: &mut Desk, sentence: &Sentence) {
    if !SAME.is_match(&sentence.text) {
        return;
    }
    let Some(on) = ON.find(&sentence.text) else { return };
    let before = sentence
        .whens
        .iter()
        .rev()
        .find(|when| when.range.end <= on.start() && when.months().is_some());
    let after = sentence.whens.iter().find(|when| when.range.start >= on.end());
    let (Some(before), Some(after)) = (before, after) else { return };
    let spot = desk.spot(sentence, &after.range);
    desk.checked(&spot);
    let (Some(now), Some(then)) = (before.months(), after.months()) else { return };
    if now != then {
        let (one, other) = (sentence.part(&before.range), sentence.part(&after.range));
        let same = SAME.find(&sentence.text).map_or("same timeframe", |found| found.as_str());
        let working =
            format!("{one} and {other} are not the same months, though the label says “{same}”.");
        let against = desk.spot(sentence, &before.range);
        desk.found(
            finding(
                Kind::PeriodLabel,
                Severity::Contradiction,
                Sure::Certain,
                spot,
                format!("{other} {same}"),
                working,
            )
            .should(then_said(now, after).unwrap_or_else(|| format!("the same months as {one}")))
            .against([against]),
        );
    }
}

/// The months of a label in the year that it compares with: "May 2020".
fn then_said((from, to): (u32, u32), after: &When) -> Option<String> {
    let year = after.period()?.to().year();
    let name = |month: u32| figure::MONTH_NAMES.get(usize::try_from(month).ok()?.checked_sub(1)?);
    let (first, last) = (name(from)?, name(to)?);
    Some(if from == to { format!("{first} {year}") } else { format!("{first} to {last} {year}") })
}

/// The title just above a label that names another period.
fn title_above(desk: &mut Desk, at: usize, sentence: &Sentence) {
    let book = desk.book;
    let Some(own) = first_months(sentence) else { return };
    let Some(title) = book.before(at, 3).next() else { return };
    if title.text.ends_with('.') || title.text.split_whitespace().count() > 16 || is_label(title) {
        return;
    }
    let Some((when, period)) = title.whens.iter().find_map(|when| Some((when, when.period()?)))
    else {
        return;
    };
    let spot = desk.spot(title, &when.range);
    desk.checked(&spot);
    if period != own.1 && !period.contains(own.1.from()) {
        let says = title.part(&when.range).to_owned();
        let working = format!("The label below it says {}.", sentence.part(&own.0.range));
        let against = desk.spot(sentence, &own.0.range);
        desk.found(
            finding(Kind::PeriodLabel, Severity::Contradiction, Sure::Likely, spot, says, working)
                .should(own.1.to_string())
                .against([against]),
        );
    }
}

fn first_months(sentence: &Sentence) -> Option<(&When, Period)> {
    let on = ON.find(&sentence.text).map_or(sentence.text.len(), |found| found.start());
    sentence
        .whens
        .iter()
        .filter(|when| when.range.end <= on)
        .find_map(|when| Some((when, when.period()?)))
}

/// The line of figures just below a label that names another period.
fn figures_below(desk: &mut Desk, at: usize, sentence: &Sentence) {
    let book = desk.book;
    let (Some((said, label)), Some(below)) = (first_months(sentence), book.sentences.get(at + 1))
    else {
        return;
    };
    let is_figures =
        below.numbers.first().is_some_and(|number| number.is_figure() && number.range.start == 0);
    if !is_figures || Book::distance(below.line(), sentence.last_line()) > 2 {
        return;
    }
    // "26 offences in this period 2019" is what the figure is compared with.
    let own = |when: &&When| !THEN.is_match(below.between(0, when.range.start));
    let mut named = below.whens.iter().filter(own);
    let Some((when, period)) = named.find_map(|when| Some((when, when.period()?))) else {
        return;
    };
    let spot = desk.spot(below, &when.range);
    desk.checked(&spot);
    if period != label {
        let says = below.part(&when.range).to_owned();
        let working =
            format!("The label above says {}; the figure says {says}.", sentence.part(&said.range));
        desk.found(
            finding(Kind::PeriodLabel, Severity::Contradiction, Sure::Likely, spot, says, working)
                .should(label.to_string())
                .against([desk.spot(sentence, &(0..sentence.text.len()))]),
        );
    }
}

/// "The latest figures are to April 2021", and May 2021 further on.
fn latest(desk: &mut Desk, at: usize, sentence: &Sentence) {
    let book = desk.book;
    let Some(found) = LATEST.find(&sentence.text) else { return };
    let said = sentence
        .whens
        .iter()
        .find(|when| when.range.start >= found.end() && when.range.start - found.end() < 12);
    let Some((when, period)) = said.and_then(|when| Some((when, when.period()?))) else { return };
    // "The latest figures for 2013 show a rise" says what they show, and not how far all figures go.
    let rest = sentence.between(when.range.end, sentence.text.len()).trim_start().to_lowercase();
    if ["show", "indicate", "suggest", "estimate", "reveal"]
        .iter()
        .any(|verb| rest.starts_with(verb))
    {
        return;
    }
    let spot = desk.spot(sentence, &when.range);
    desk.checked(&spot);
    let later = book.sentences[at + 1..].iter().find_map(|later| {
        let names = is_label(later) || later.title_period.is_some() && later.is_title;
        let when = later.whens.iter().find(|when| {
            when.period().is_some_and(|other| {
                // "2024" is no later than August 2024: it has that month in it.
                other.len() <= 12
                    && !other.contains(period.to())
                    && other.to() > period.to()
                    && other.to() <= period.to().plus(6)
            })
        })?;
        names.then_some((later, when))
    });
    if let Some((later, found)) = later {
        let says = sentence.part(&when.range).to_owned();
        let working = format!("Figures for {} follow.", later.part(&found.range));
        let against = desk.spot(later, &found.range);
        let should = later.part(&found.range).to_owned();
        desk.found(
            finding(
                Kind::Period,
                Severity::Contradiction,
                Sure::Likely,
                spot,
                format!("to {says}"),
                working,
            )
            .should(should)
            .against([against]),
        );
    }
}
