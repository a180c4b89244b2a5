//! Bank holidays of England and Wales: the days of the Banking and Financial Dealings Act 1971 with those proclaimed under it,
//! Good Friday and Christmas Day, and substitute days, as GOV.UK lists them (<https://www.gov.uk/bank-holidays>).

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan as _};

/// Days that were proclaimed once, with their names.
const PROCLAIMED: [(Date, &str); 7] = [
    (jiff::civil::date(1999, 12, 31), "Millennium holiday"),
    (jiff::civil::date(2002, 6, 3), "Golden Jubilee bank holiday"),
    (jiff::civil::date(2011, 4, 29), "Royal wedding bank holiday"),
    (jiff::civil::date(2012, 6, 5), "Diamond Jubilee bank holiday"),
    (jiff::civil::date(2022, 6, 3), "Platinum Jubilee bank holiday"),
    (jiff::civil::date(2022, 9, 19), "Bank Holiday for the State Funeral of Queen Elizabeth II"),
    (jiff::civil::date(2023, 5, 8), "Bank holiday for the coronation of King Charles III"),
];

/// Yearly days that were moved once: from, to.
const MOVED: [(Date, Date); 5] = [
    (jiff::civil::date(1995, 5, 1), jiff::civil::date(1995, 5, 8)),
    (jiff::civil::date(2002, 5, 27), jiff::civil::date(2002, 6, 4)),
    (jiff::civil::date(2012, 5, 28), jiff::civil::date(2012, 6, 4)),
    (jiff::civil::date(2020, 5, 4), jiff::civil::date(2020, 5, 8)),
    (jiff::civil::date(2022, 5, 30), jiff::civil::date(2022, 6, 2)),
];

/// The bank holiday that a day is in England and Wales, by its name; none where it is none. Right from 1978 on, and for years to
/// come as the law stands: what will be proclaimed is not known yet.
pub fn bank_holiday(day: Date) -> Option<&'static str> {
    let proclaimed = PROCLAIMED.iter().find(|(proclaimed, _)| *proclaimed == day);
    proclaimed.map(|(_, name)| *name).or_else(|| yearly(day))
}

fn yearly(day: Date) -> Option<&'static str> {
    if MOVED.iter().any(|(from, _)| *from == day) {
        return None;
    }
    let meant = MOVED.iter().find(|(_, to)| *to == day).map_or(day, |(from, _)| *from);
    let is_monday = meant.weekday() == Weekday::Monday;
    match (meant.month(), meant.day()) {
        (5, 1..=7) if is_monday => return Some("Early May bank holiday"),
        (5, 25..=31) if is_monday => return Some("Spring bank holiday"),
        (8, 25..=31) if is_monday => return Some("Summer bank holiday"),
        _ => {}
    }
    let from_easter = day.since(easter(day.year())).map_or(0, |span| span.get_days());
    match from_easter {
        -2 => return Some("Good Friday"),
        1 => return Some("Easter Monday"),
        _ => {}
    }
    fixed(day)
}

/// New Year's Day, Christmas Day and Boxing Day, each moved from a weekend to the next weekday that is free.
fn fixed(day: Date) -> Option<&'static str> {
    use Weekday::{Monday, Saturday, Sunday, Tuesday};
    match (day.month(), day.day(), day.weekday()) {
        (1, 1, Saturday | Sunday) | (12, 25 | 26, Saturday | Sunday) => None,
        (1, 1, _) | (1, 2 | 3, Monday) => Some("New Year\u{2019}s Day"),
        (12, 25, _) | (12, 27, Monday | Tuesday) => Some("Christmas Day"),
        (12, 26, _) | (12, 28, Monday | Tuesday) => Some("Boxing Day"),
        _ => None,
    }
}

/// Easter Sunday of a year, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let moon_shift = (century - (century + 8) / 25 + 1) / 3;
    // The age of the moon in spring, and how far the full moon is from a Sunday.
    let moon = (19 * golden + century - century / 4 - moon_shift + 15) % 30;
    let week = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let late = (golden + 11 * moon + 22 * week) / 451;
    let days = moon + week - 7 * late + 114;
    let march_first = |year: i32| Date::new(i16::try_from(year).unwrap_or(i16::MAX), 3, 1);
    // Days are counted from 31 * 3 + 1 on, the first of March.
    let offset: Span = (days - 93).days();
    march_first(year).and_then(|day| day.checked_add(offset)).unwrap_or(Date::MAX)
}
