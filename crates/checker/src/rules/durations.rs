//! How long something is said to last, against the days from and to: "for four weeks, from 3 November to 14 December 2025".

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use crate::book::Sentence;
use crate::count_words::{FEW, count_word};
use crate::desk::{Desk, finding};
use crate::pattern::pattern;
use crate::when::{WEEKDAY, What, When};
use crate::{Kind, Severity, Sure};

static FOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:for|lasts?|lasted|over|of)\s+(?P<said>(?P<n>{FEW}|\d{{1,2}})\s+(?P<unit>weeks|months|years)),?\s+(?:from|between)\s+(?:{WEEKDAY},?\s+)?$"
    ))
});
static TO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?i)^\s+(?:to|until|till|and|-|–)\s+(?:{WEEKDAY},?\s+)?$"))
});

/// Checks every duration that has its two days at once after it.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for sentence in &book.sentences {
        for pair in sentence.whens.windows(2) {
            let [from, to] = pair else { continue };
            if !TO.is_match(sentence.between(from.range.end, to.range.start)) {
                continue;
            }
            let Some(found) = FOR.captures(sentence.between(0, from.range.start)) else { continue };
            if let Some(days) = days(from, to) {
                hold(desk, sentence, &found, days, from.range.start..to.range.end);
            }
        }
    }
}

/// The days from the first to the last, both counted; the last says the year of the first.
fn days(from: &When, to: &When) -> Option<f64> {
    let end = to.day()?;
    let start = match from.what {
        What::Day(day) => day,
        What::DayOf(day, month) => {
            let day =
                |year| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
            day(end.year()).filter(|day| *day <= end).or_else(|| day(end.year() - 1))?
        }
        _ => return None,
    };
    let apart = start.until(end).ok()?.get_days();
    (apart > 0).then(|| f64::from(apart) + 1.0)
}

fn hold(
    desk: &mut Desk,
    sentence: &Sentence,
    found: &regex::Captures,
    days: f64,
    dates: std::ops::Range<usize>,
) {
    let (Some(said), Some(n), Some(unit)) =
        (found.name("said"), found.name("n"), found.name("unit"))
    else {
        return;
    };
    let Some(count) = count_word(n.as_str()).and_then(|n| u32::try_from(n).ok()) else { return };
    let one = match &*unit.as_str().to_lowercase() {
        "weeks" => 7.0,
        "months" => 30.4,
        _ => 365.25,
    };
    let truth = days / one;
    let spot = desk.spot(sentence, &said.range());
    let against = desk.spot(sentence, &dates);
    desk.checked(&spot);
    desk.checked(&against);
    // A week or a month that has begun is counted by some.
    if (truth - f64::from(count)).abs() < 1.0 {
        return;
    }
    let is = format!("{truth:.0} {}", unit.as_str());
    let working = format!("From the one day to the other are {days:.0} days, or {is}.");
    desk.found(
        finding(Kind::Period, Severity::Contradiction, Sure::Likely, spot, said.as_str(), working)
            .should(is)
            .against([against]),
    );
}
