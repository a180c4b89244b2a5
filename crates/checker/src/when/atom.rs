//! One day, one month, one year.

use std::sync::LazyLock;

use figure::{MONTH_NAMES, Month, Period};
use jiff::civil::Date;
use regex::{Captures, Regex};

use super::{What, When};
use crate::pattern::pattern;

const MONTH: &str = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)";

/// The forms, most telling first. Groups: d day, m month, y year, f and g the years of a financial year.
static ATOM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?x)
        \b(?P<d1>\d{{1,2}})(?:st|nd|rd|th|ST|ND|RD|TH)?\s+(?:of\s+)?(?P<m1>{MONTH})\.?,?\s+(?P<y1>(?:19|20)\d{{2}})\b
        | \b(?P<m2>{MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d{{2}})\b
        | \b(?P<d3>\d{{1,2}})(?:st|nd|rd|th|ST|ND|RD|TH)?\s+(?:of\s+)?(?P<m3>{MONTH})\b
        | \b(?P<m4>{MONTH})\.?,?(?:\s+of)?\s*['’]?(?P<y4>(?:19|20)\d{{2}}|[0-3]\d)\b
        | \b(?P<m5>{MONTH})\s+(?P<d5>\d{{1,2}})(?:st|nd|rd|th)\b
        | \b(?P<m6>{MONTH})\b
        | \b(?P<d7>\d{{1,2}})/(?P<n7>\d{{1,2}})/(?P<y7>(?:19|20)?\d{{2}})\b
        | \b(?:FY\s?)?(?P<f>(?:19|20)\d{{2}})\s?[/-]\s?(?P<g>\d{{2}})\b
        | \bFY\s?(?P<f2>\d{{2}})\s?/\s?(?P<g2>\d{{2}})\b
        | \b(?P<y8>(?:19|20)\d{{2}})\b"
    ))
});

/// A month after "19/20/21".
static DAYS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^(?:st|nd|rd|th)?\s+{MONTH}\b")));
/// What numbers something before a month: "page 73 July 1943".
static NUMBERED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:page|pg|pp|no|issue|number|vol|volume|part)\.?\s$"));

/// The number of a month by its name or its first three letters, in any case.
fn month_number(name: &str) -> Option<u32> {
    let start: String = name.chars().take(3).collect::<String>().to_lowercase();
    (1..)
        .zip(MONTH_NAMES)
        .find(|(_, name)| name.to_lowercase().starts_with(&start))
        .map(|(number, _)| number)
}

/// The days, months and years of a text, in order.
pub(super) fn atoms(text: &str) -> Vec<When> {
    let mut atoms = Vec::new();
    for found in ATOM.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        // "£6.60 February": the end of an amount is no day.
        let before = text[..whole.start()].strip_suffix(['.', ',']);
        let of_amount = text[..whole.start()].ends_with('£')
            || before
                .is_some_and(|before| before.ends_with(|letter: char| letter.is_ascii_digit()));
        // "19/20/21 September" are three days, and "page 73, July 1943" has none.
        let three = found.name("d7").is_some() && DAYS.is_match(&text[whole.end()..]);
        let numbered = NUMBERED.is_match(&text[..whole.start()]);
        if three {
            continue;
        }
        if (of_amount || numbered)
            && whole.as_str().starts_with(|letter: char| letter.is_ascii_digit())
        {
            continue;
        }
        if let Some(what) = what(&found, text) {
            atoms.push(When { range: whole.range(), what });
        }
    }
    atoms
}

fn what(found: &Captures, text: &str) -> Option<What> {
    let word = |name: &str| found.name(name).map(|group| group.as_str());
    let number = |name: &str| word(name).and_then(|word| word.parse::<u32>().ok());
    if let (Some(day), Some(month), Some(year)) =
        (number("d1").or(number("d2")), word("m1").or(word("m2")), number("y1").or(number("y2")))
    {
        return day_of(year, month_number(month)?, day);
    }
    if let (Some(day), Some(month)) = (number("d3").or(number("d5")), word("m3").or(word("m5"))) {
        let month = month_number(month)?;
        return Some(if day <= longest(month) && day > 0 {
            What::DayOf(day, month)
        } else {
            What::NoDay
        });
    }
    if let (Some(month), Some(year)) = (word("m4"), number("y4")) {
        return month_of(full(year), month_number(month)?);
    }
    if let Some(month) = word("m6") {
        // "may" and "march" are words too, and begin sentences.
        let end = found.get(0)?.end();
        let is_word = matches!(month, "May" | "March")
            && text[end..].trim_start().starts_with(|letter: char| letter.is_lowercase())
            && !text[end..].trim_start().starts_with("to ")
            && found.get(0)?.start() == 0;
        return (!is_word).then_some(What::MonthOf(month_number(month)?));
    }
    if let (Some(day), Some(month), Some(year)) = (number("d7"), number("n7"), number("y7")) {
        // A second part above twelve is the day.
        let (month, day) = if month > 12 && day <= 12 { (day, month) } else { (month, day) };
        return day_of(full(year), month, day);
    }
    if let (Some(first), Some(second)) =
        (number("f").or(number("f2")), number("g").or(number("g2")))
    {
        let first = full(first);
        return if (first + 1) % 100 == second {
            span(i32::try_from(first).ok()?, 4, i32::try_from(first).ok()? + 1, 3)
        } else {
            None
        };
    }
    let year = i32::try_from(number("y8")?).ok()?;
    span(year, 1, year, 12)
}

fn full(year: u32) -> u32 {
    if year < 100 { 2000 + year } else { year }
}

fn longest(month: u32) -> u32 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn day_of(year: u32, month: u32, day: u32) -> Option<What> {
    let date =
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Some(date.map_or(What::NoDay, What::Day))
}

fn month_of(year: u32, month: u32) -> Option<What> {
    let year = i32::try_from(year).ok()?;
    span(year, month, year, month)
}

/// A period of months.
pub(super) fn span(from: i32, from_month: u32, to: i32, to_month: u32) -> Option<What> {
    let (from, to) = (Month::new(from, from_month).ok()?, Month::new(to, to_month).ok()?);
    Period::new(from, to).ok().map(What::Period)
}
