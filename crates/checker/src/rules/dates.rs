//! Dates that are none, that are another day of the week, that lack a digit; periods that run backwards.

use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};
use regex::Regex;

use crate::book::{Book, Sentence};
use crate::desk::{Desk, finding};
use crate::direction;
use crate::pattern::pattern;
use crate::when::{self, What, When};
use crate::{Kind, Severity, Sure};

static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i)\b{}\b", when::WEEKDAY)));
static CUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+((?:1\d|20)\d)(?:[.,;)]|\s|$)",
    )
});
static YEARS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b((?:19|20)\d\d)\s*(?:to|-|–|—)\s*((?:19|20)\d\d)\b"));

/// A year of two digits.
static SHORT_YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"/\d\d$"));
/// What is to come.
static NEXT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:next|will\s+be|is\s+due|forthcoming|following)\b"));

/// What is put at another day goes either way.
static MOVED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:moved|brought\s+forward|changed|rescheduled|postponed|amended|corrected)\b")
});

/// Checks every date.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    let years = years(book);
    let known = known(book);
    for sentence in &book.sentences {
        let near = near(&known, sentence.line());
        days(desk, sentence, &years, near);
        cut(desk, sentence);
        backwards(desk, sentence);
        days_backwards(desk, sentence);
    }
}

/// The years that a document names, the one after them, which it may look ahead to, and the one before a year of which it names
/// the first months alone, for the autumn that it looks back to. None where it says nowhere when it is of, by a day or in a
/// title: a speech names years long gone.
#[derive(Default)]
struct Years {
    named: Vec<i16>,
    before: Vec<i16>,
}

impl Years {
    /// The years that a day of a month can be of.
    fn of(&self, month: i8) -> Vec<i16> {
        /// The months that the first documents of a year look back to.
        const LATE: i8 = 9;
        let before = self.before.iter().filter(|_| month >= LATE);
        self.named.iter().chain(before).copied().collect()
    }
}

fn years(book: &Book) -> Years {
    /// What names a later month is not of the first months.
    const EARLY: u32 = 4;
    let mut years = Years::default();
    let mut late: Vec<i16> = Vec::new();
    let mut is_dated = false;
    for sentence in &book.sentences {
        for when in &sentence.whens {
            let (year, month) = match when.what {
                // What has the weekday of another day may have another's year.
                What::Day(date) if is_of_another(sentence, when, date) => continue,
                What::Day(date) => (date.year(), u32::try_from(date.month()).unwrap_or(0)),
                What::Period(period) => (
                    i16::try_from(period.to().year()).unwrap_or(0),
                    if period.len() < 12 { period.to().month() } else { 0 },
                ),
                _ => continue,
            };
            is_dated |= sentence.is_title || matches!(when.what, What::Day(_));
            years.named.push(year);
            if month > EARLY {
                late.push(year);
            }
        }
    }
    if !is_dated {
        return Years::default();
    }
    years.before =
        years.named.iter().filter(|year| !late.contains(year)).map(|year| year - 1).collect();
    years.named.extend(years.named.iter().max().map(|last| last + 1));
    years.named.sort_unstable();
    years.named.dedup();
    years
}

/// Whether a day has the weekday of another named before it.
fn is_of_another(sentence: &Sentence, when: &When, date: Date) -> bool {
    named(sentence, when.range.start)
        .is_some_and(|named| !name(date.weekday()).eq_ignore_ascii_case(named))
}

/// The days that have their year and their own weekday, by line.
fn known(book: &Book) -> Vec<(usize, Date)> {
    let mut known = Vec::new();
    for sentence in &book.sentences {
        for when in &sentence.whens {
            if let What::Day(date) = when.what
                && named(sentence, when.range.start).is_some()
                && !is_of_another(sentence, when, date)
            {
                known.push((sentence.at(&when.range).0, date));
            }
        }
    }
    known
}

/// The days at once beside a line.
fn near(known: &[(usize, Date)], line: usize) -> &[(usize, Date)] {
    const LINES: usize = 4;
    let from = known.partition_point(|(at, _)| *at + LINES < line);
    let to = known.partition_point(|(at, _)| *at <= line + LINES);
    known.get(from..to).unwrap_or(&[])
}

/// The years that a day without its own can mean: those that bring it nearest to the days that stand beside it, which speak of
/// the same time; else those that the document names.
fn can_mean(near: &[(usize, Date)], years: &Years, month: i8, day: i8) -> Vec<i16> {
    /// What is nearly a year away is another time; a diary goes on for months.
    const APART: i32 = 300;
    if near.is_empty() {
        return years.of(month);
    }
    near.iter()
        .flat_map(|(_, date)| [-1, 0, 1].map(|by| (date, date.year() + by)))
        .filter(|(date, year)| {
            Date::new(*year, month, day)
                .ok()
                .and_then(|other| date.until(other).ok())
                .is_some_and(|span| span.get_days().abs() <= APART)
        })
        .map(|(_, year)| year)
        .collect()
}

fn days(desk: &mut Desk, sentence: &Sentence, years: &Years, near: &[(usize, Date)]) {
    for when in &sentence.whens {
        let spot = desk.spot(sentence, &when.range);
        let says = sentence.part(&when.range).to_owned();
        match when.what {
            What::NoDay => {
                desk.found(finding(
                    Kind::Date,
                    Severity::Contradiction,
                    Sure::Certain,
                    spot,
                    says,
                    "There is no such day.",
                ));
            }
            What::DayOf(day, month) => {
                let Some(named) = named(sentence, when.range.start) else { continue };
                let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else {
                    continue;
                };
                let mut years = can_mean(near, years, month, day);
                // The next meeting can be in the year after the last that is named.
                if NEXT.is_match(&sentence.text) {
                    years.extend(years.iter().max().map(|year| year + 1));
                }
                let possible = years.iter().any(|year| {
                    Date::new(*year, month, day)
                        .is_ok_and(|date| name(date.weekday()).eq_ignore_ascii_case(named))
                });
                desk.checked(&spot);
                if !possible && !years.is_empty() {
                    let working = "In no year that it can mean is that day of that weekday.";
                    desk.found(finding(
                        Kind::Date,
                        Severity::Contradiction,
                        Sure::Likely,
                        spot,
                        format!("{named} {says}"),
                        working,
                    ));
                }
            }
            What::Day(date) => {
                let Some(named) = named(sentence, when.range.start) else { continue };
                desk.checked(&spot);
                let is = name(date.weekday());
                if !is.eq_ignore_ascii_case(named) {
                    let says = format!("{named} {says}");
                    desk.found(
                        finding(
                            Kind::Date,
                            Severity::Contradiction,
                            Sure::Certain,
                            spot,
                            says,
                            format!("That day is a {is}."),
                        )
                        .should(is),
                    );
                }
            }
            _ => {}
        }
    }
}

/// The day of the week that is named just before a date.
fn named(sentence: &Sentence, start: usize) -> Option<&str> {
    let from = (0..=14)
        .rev()
        .map(|back| start.saturating_sub(back))
        .find(|at| sentence.text.is_char_boundary(*at))?;
    let before = sentence.between(from, start);
    let found = WEEKDAY.find_iter(before).last()?;
    let rest = before.get(found.end()..)?.trim_matches([' ', ',', '(']);
    rest.trim_start_matches("the").trim().is_empty().then(|| found.as_str())
}

fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// "April 202."
fn cut(desk: &mut Desk, sentence: &Sentence) {
    for found in CUT.captures_iter(&sentence.text) {
        let (Some(whole), Some(year)) = (found.get(0), found.get(1)) else { continue };
        let range = whole.start()..year.end();
        // "In May 200 offences were …" counts.
        let rest = sentence.between(year.end(), sentence.text.len()).trim_start();
        let is_amount = sentence
            .between(year.end(), sentence.text.len())
            .strip_prefix(['.', ','])
            .is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()));
        if is_amount || rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '(') {
            continue;
        }
        let spot = desk.spot(sentence, &range);
        let says = sentence.part(&range).to_owned();
        desk.found(finding(
            Kind::Date,
            Severity::Contradiction,
            Sure::Likely,
            spot,
            says,
            "The year lacks a digit.",
        ));
    }
}

/// "1 April 2021 to 31 March 2021".
fn days_backwards(desk: &mut Desk, sentence: &Sentence) {
    for pair in sentence.whens.windows(2) {
        let [from, to] = pair else { continue };
        let (Some(begins), Some(ends)) = (from.day(), to.day()) else { continue };
        let between = sentence.between(from.range.end, to.range.start).trim();
        let before = sentence.between(0, from.range.start).trim_end().to_lowercase();
        // "Moved from 9 June to 2 June" is no range.
        let moved = MOVED.is_match(&before);
        // "11/11/30 - 11/06/03" can be of two centuries.
        let short = |range: &std::ops::Range<usize>| SHORT_YEAR.is_match(sentence.part(range));
        if short(&from.range) || short(&to.range) {
            continue;
        }
        if !matches!(between, "to" | "until" | "-" | "–" | "—") || begins <= ends || moved {
            continue;
        }
        let spot = desk.spot(sentence, &(from.range.start..to.range.end));
        let says = sentence.part(&(from.range.start..to.range.end)).to_owned();
        let working =
            format!("{} is after {}.", sentence.part(&from.range), sentence.part(&to.range));
        desk.found(finding(
            Kind::DateOrder,
            Severity::Contradiction,
            Sure::Likely,
            spot,
            says,
            working,
        ));
    }
}

fn backwards(desk: &mut Desk, sentence: &Sentence) {
    for found in YEARS.captures_iter(&sentence.text) {
        let (Some(whole), Some(from), Some(to)) = (found.get(0), found.get(1), found.get(2)) else {
            continue;
        };
        let before = sentence.between(0, whole.start()).trim_end().to_lowercase();
        let counts = before.ends_with("comparing")
            || before.ends_with("compared")
            || before.ends_with("reduced from")
            || before.ends_with("fell from")
            || before.ends_with("down from");
        if from.as_str() > to.as_str() && !counts {
            let spot = desk.spot(sentence, &whole.range());
            let working = format!("{} is after {}.", from.as_str(), to.as_str());
            // "The increase from 2018 to 2017" is understood, and reads backwards.
            let compares = before.ends_with(" from") || before.ends_with(" year");
            let severity = if compares && !direction::scan(&before).is_empty() {
                Severity::Remark
            } else {
                Severity::Contradiction
            };
            desk.found(finding(
                Kind::DateOrder,
                severity,
                Sure::Likely,
                spot,
                whole.as_str(),
                working,
            ));
        }
    }
}
