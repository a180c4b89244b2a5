//! Two times with "to" between them, and the year that ends with a month.

use std::sync::LazyLock;

use figure::Period;
use regex::Regex;

use super::atom::span;
use super::{What, When};
use crate::count_words::{FEW, count_word};
use crate::pattern::pattern;

static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s*(?:to|until|till|[-–—]+|and|through|up to)\s*(?:the\s+)?(?:end\s+(?:of\s+)?)?$")
});
static ROLLING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)(?:rolling\s+(?:12[\s-]months?|year)|\b(?P<months>\d{{1,2}}|{FEW})[\s-]months?|year)\s*(?:to|ending|ended|up to)?\s*(?:the\s+)?(?:end\s+(?:of\s+)?)?(?:in\s+)?$"
    ))
});

/// The times of a text with spans made of pairs.
pub(super) fn joined(text: &str, atoms: Vec<When>) -> Vec<When> {
    let mut joined: Vec<When> = Vec::new();
    for atom in atoms {
        if let Some(last) = joined.last_mut() {
            let between = &text[last.range.end..atom.range.start];
            // "and" joins only after "between".
            let is_between = between.trim() != "and"
                || text[..last.range.start].to_lowercase().trim_end().ends_with("between");
            if BETWEEN.is_match(between)
                && is_between
                && let Some(what) = pair(last.what, atom.what)
            {
                *last = When { range: last.range.start..atom.range.end, what };
                continue;
            }
        }
        joined.push(atom);
    }
    for when in &mut joined {
        rolling(text, when);
    }
    joined
}

/// From one time to another; the second says the year of the first where that says none.
fn pair(first: What, second: What) -> Option<What> {
    match (first, second) {
        (What::Period(from), What::Period(to)) if from.from() <= to.to() && to.len() <= 12 => {
            Period::new(from.from(), to.to()).ok().map(What::Period)
        }
        (What::MonthOf(from), What::Period(to)) if to.len() == 1 => {
            let year = to.to().year() - i32::from(from > to.to().month());
            span(year, from, to.to().year(), to.to().month())
        }
        // "January to December 2020" and "between January and December of 2020" come as a month and a period of one month.
        (What::MonthOf(from), What::MonthOf(to)) => Some(What::MonthsOf(from, to)),
        (What::Day(from), What::Day(to)) if from <= to => {
            let month = |date: jiff::civil::Date| {
                (i32::from(date.year()), u32::from(date.month().unsigned_abs()))
            };
            let ((from_year, from_month), (to_year, to_month)) = (month(from), month(to));
            span(from_year, from_month, to_year, to_month)
        }
        _ => None,
    }
}

/// "12 months to February 2021", "rolling year Feb 21".
fn rolling(text: &str, when: &mut When) {
    let What::Period(period) = when.what else { return };
    if period.len() != 1 {
        return;
    }
    let Some(found) = ROLLING.captures(&text[..when.range.start]) else { return };
    let months = found.name("months").map_or(Some(12), |months| count_word(months.as_str()));
    let months =
        months.filter(|months| (1..=60).contains(months)).and_then(|n| i32::try_from(n).ok());
    let from = months.map(|months| period.to().plus(1 - months));
    if let (Some(Ok(span)), Some(whole)) =
        (from.map(|from| Period::new(from, period.to())), found.get(0))
    {
        when.what = What::Period(span);
        when.range.start = whole.start();
    }
}
