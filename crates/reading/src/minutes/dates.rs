//! Dates, times, and by when something is to be done.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::words::pattern;

/// A time of day as minutes give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

/// By when something is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// A day.
    Date(Date),
    /// The next meeting.
    NextMeeting,
    /// Something that happens, as printed: "after the visit of the inspectors".
    Event(String),
    /// Other words: "ongoing".
    Words(String),
}

/// A date as it was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) date: Date,
    /// As printed.
    pub(super) printed: String,
    /// Where it begins in the text, in bytes.
    pub(super) start: usize,
    /// Whether its year was printed.
    pub(super) whole: bool,
    /// Whether day and month could be taken for one another.
    pub(super) either: bool,
    /// The day of the week that was printed with it.
    pub(super) weekday: Option<String>,
}

const MONTH: &str = r"(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
const DAY: &str = r"(?:(?P<week>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),?\s+)?";

static DAY_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b{DAY}(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH})\b(?:,?\s+(?P<year>\d{{4}})\b)?"
    ))
});
static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b{DAY}(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>\d{{4}})\b)?"
    ))
});
static NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?P<day>\d{1,2})[./-](?P<number>\d{1,2})[./-](?P<year>\d{4}|\d{2})\b")
});
static ISO: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})\b"));
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?P<hour>\d{1,2})[.:](?P<minute>\d{2})\s*(?P<half>a\.?m\b|p\.?m\b)?|(?P<full>\d{1,2})\s*(?P<of>a\.?m\b|p\.?m\b)|(?P<noon>noon|midday))",
    )
});

/// The dates of a text. A date without a year is the next such day from `near`, or is left out where that is not known.
pub(super) fn dates(text: &str, near: Option<Date>) -> Vec<Dated> {
    let mut found: Vec<Dated> = Vec::new();
    for shape in [&*DAY_FIRST, &*MONTH_FIRST, &*ISO, &*NUMBERS] {
        for captures in shape.captures_iter(text) {
            let Some(whole) = captures.get(0) else { continue };
            if found.iter().any(|known| {
                known.start < whole.end() && whole.start() < known.start + known.printed.len()
            }) {
                continue;
            }
            let number = |name: &str| {
                captures.name(name).and_then(|found| found.as_str().parse::<i16>().ok())
            };
            let month = captures
                .name("month")
                .and_then(|name| month(name.as_str()))
                .or_else(|| number("number"));
            let (Some(day), Some(month)) = (number("day"), month) else { continue };
            let year = number("year").map(|year| if year < 100 { 2000 + year } else { year });
            let Some(date) = day_of(year, month, day, near) else { continue };
            found.push(Dated {
                date,
                printed: whole.as_str().to_owned(),
                start: whole.start(),
                whole: year.is_some(),
                either: captures.name("number").is_some()
                    && number("day").is_some_and(|day| day <= 12)
                    && day != month
                    && !whole.as_str().starts_with("20"),
                weekday: captures.name("week").map(|week| week.as_str().to_owned()),
            });
        }
    }
    found.sort_by_key(|dated| dated.start);
    found
}

fn month(name: &str) -> Option<i16> {
    let start = name.get(..3)?.to_lowercase();
    let names =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    names.iter().position(|month| *month == start).and_then(|at| i16::try_from(at + 1).ok())
}

fn day_of(year: Option<i16>, month: i16, day: i16, near: Option<Date>) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    if let Some(year) = year {
        Date::new(year, month, day).ok()
    } else {
        let near = near?;
        let this = Date::new(near.year(), month, day).ok();
        this.filter(|date| *date >= near).or_else(|| Date::new(near.year() + 1, month, day).ok())
    }
}

/// The first time of day in a text. "10.00" alone is one only after "at" or before "am".
pub(super) fn time(text: &str) -> Option<Clock> {
    TIME.captures_iter(text).find_map(|captures| {
        if captures.name("noon").is_some() {
            return Some(Clock { hour: 12, minute: 0 });
        }
        let half = captures.name("half").or_else(|| captures.name("of"));
        let start = captures.get(0)?.start();
        let said = text[..start].trim_end().to_lowercase();
        let introduced = ["at", "from", "time", "time:", "ended", "closed", "by", "-"]
            .iter()
            .any(|word| said.ends_with(word));
        let colon = captures.get(0)?.as_str().contains(':');
        if half.is_none() && !introduced && !colon {
            return None;
        }
        let hour: u8 =
            captures.name("hour").or_else(|| captures.name("full"))?.as_str().parse().ok()?;
        let minute: u8 =
            captures.name("minute").map_or(Some(0), |minute| minute.as_str().parse().ok())?;
        let after = half.is_some_and(|half| half.as_str().to_lowercase().starts_with('p'));
        let hour = match (hour, half.is_some(), after) {
            (12, true, false) => 0,
            (1..=11, _, true) => hour + 12,
            _ => hour,
        };
        (hour < 24 && minute < 60).then_some(Clock { hour, minute })
    })
}

static NEXT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:at|to|by|before|for|in time for)\s+(?:the|our|its)\s+(?:next|following)\s+(?:[\w'’&-]+\s+){0,4}?(?:meeting|board|session)\b|^(?:the )?next meeting\b",
    )
});
static EVENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:after|before|following|once|as soon as|upon|when)\s+(?:the|an?|they|he|she|it|its|their|this|his|her)\b[^.;]*",
    )
});
static END_OF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?i)\b(?:by|before)\s+the\s+end\s+of\s+{MONTH}(?:\s+\d{{4}})?"))
});
static LOOSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:ongoing|as soon as possible|asap|immediately|by the end of (?:the )?(?:week|month|quarter|year))\b",
    )
});

/// By when a text says that something is to be done.
pub(super) fn due(text: &str, near: Option<Date>) -> Option<Due> {
    let by = dates(text, near).into_iter().find(|dated| {
        let before = text[..dated.start].trim_end().to_lowercase();
        ["by", "before", "until", "due", "due:", "by:", "on", "for"]
            .iter()
            .any(|word| before.ends_with(word))
    });
    if let Some(dated) = by {
        return Some(Due::Date(dated.date));
    }
    if let Some(found) = END_OF.find(text) {
        return Some(Due::Words(found.as_str().to_owned()));
    }
    if NEXT.is_match(text) {
        return Some(Due::NextMeeting);
    }
    if let Some(found) = EVENT.find(text) {
        return Some(Due::Event(found.as_str().trim().to_owned()));
    }
    LOOSE.find(text).map(|found| Due::Words(found.as_str().to_owned()))
}

/// By when a cell for it says.
pub fn due_cell(text: &str, near: Option<Date>) -> Option<Due> {
    let text = text.trim();
    if text.is_empty() || matches!(text, "-" | "–" | "n/a" | "N/A") {
        return None;
    }
    if let Some(dated) = dates(text, near).into_iter().next() {
        return Some(Due::Date(dated.date));
    }
    due(text, near).or_else(|| Some(Due::Words(text.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_all_forms() {
        let near = Date::new(2024, 5, 10).ok();
        let text = "on Friday 3rd May 2024, May 4, 2024, 05/06/2024, 2024-07-08, by 9 June and 1 March; 45/13/2024";
        let found: Vec<_> = dates(text, near).iter().map(|dated| dated.date.to_string()).collect();
        assert_eq!(
            found,
            ["2024-05-03", "2024-05-04", "2024-06-05", "2024-07-08", "2024-06-09", "2025-03-01"]
        );
        assert!(dates(text, near)[2].either);
    }

    #[test]
    fn times_of_day() {
        let at = |text| time(text).map(|clock| (clock.hour, clock.minute));
        assert_eq!(at("held at 10.00 am on 3 May"), Some((10, 0)));
        assert_eq!(at("from 2pm"), Some((14, 0)));
        assert_eq!(at("closed at 12.15pm"), Some((12, 15)));
        assert_eq!(at("see 10.15 below"), None);
    }

    #[test]
    fn by_when() {
        let near = Date::new(2024, 5, 10).ok();
        assert_eq!(due("send it by 3 June", near), Date::new(2024, 6, 3).ok().map(Due::Date));
        assert_eq!(due("report to the next board meeting", near), Some(Due::NextMeeting));
        assert_eq!(
            due("write after the inspection in July.", near),
            Some(Due::Event("after the inspection in July".into()))
        );
        assert_eq!(due("the update be noted", near), None);
    }
}
