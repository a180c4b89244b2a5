//! Dates in an order that cannot be: finished before it was begun, due before the meeting that asks for it.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use crate::book::{Book, Sentence};
use crate::desk::{Desk, finding};
use crate::pattern::pattern;
use crate::when::{WEEKDAY, What, When};
use crate::{Kind, Severity, Spot, Sure};

/// Verbs of a beginning, and of an end, at once before a date.
static BEGUN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:commissioned|started|began|begun|opened|launched|referred|appointed|received|ordered)\b[^,;.()]{{0,30}}\bon\s+(?:{WEEKDAY},?\s+)?$"
    ))
});
static ENDED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:submitted|completed|finished|ended|closed|concluded|signed\s+off|published|answered)\b[^,;.()]{{0,20}}\bon\s+(?:{WEEKDAY},?\s+)?$"
    ))
});
/// What is still to come.
static TO_COME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:will\s+(?:then\s+)?(?:be|go|come|start|begin|end|open|report)|(?:is|are)\s+due|next)\b",
    )
});
static ACTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^ACTION\b[^:]{0,12}:.{0,160}\bby\s+$|^ACTION\b[^:]{0,12}:.{0,160}\bon\s+(?:\w+day\s+)?$",
    )
});
static HELD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\bminutes\s+of\s+(?:the|a)\b.{0,120}\bmeeting\b|\bmeeting\b.{0,160}\bheld\s+on\b")
});
static AFTER: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bafter\s+the\s+(?P<what>\w+)"));

/// Checks every sentence with dates.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    let reported = reported(book);
    let mut meeting: Option<(Date, Spot)> = None;
    for (at, sentence) in book.sentences.iter().enumerate() {
        if HELD.is_match(&sentence.text)
            && let Some((when, day)) = days(sentence).next()
        {
            meeting = Some((day, desk.spot(sentence, &when.range)));
        }
        begun_and_ended(desk, sentence);
        due(desk, sentence, meeting.as_ref());
        to_come(desk, at, sentence, reported.as_ref());
    }
}

fn days(sentence: &Sentence) -> impl Iterator<Item = (&When, Date)> {
    sentence.whens.iter().filter_map(|when| Some((when, when.day()?)))
}

/// "Was commissioned on 4 May and its report submitted on 12 April".
fn begun_and_ended(desk: &mut Desk, sentence: &Sentence) {
    let all: Vec<(&When, Date)> = days(sentence).collect();
    for pair in all.windows(2) {
        let [(from, begun), (to, ended)] = pair else { continue };
        let says = BEGUN.is_match(sentence.between(0, from.range.start))
            && ENDED.is_match(sentence.between(from.range.end, to.range.start));
        if !says {
            continue;
        }
        let against = desk.spot(sentence, &from.range);
        let spot = desk.spot(sentence, &to.range);
        desk.checked(&spot);
        if ended < begun {
            let working = format!("That is before {}, when it began.", sentence.part(&from.range));
            lay(desk, sentence, to, working, against, Sure::Likely);
        }
    }
}

/// "ACTION 1: … by 14 November" in minutes of a meeting in December.
fn due(desk: &mut Desk, sentence: &Sentence, meeting: Option<&(Date, Spot)>) {
    let Some((held, against)) = meeting else { return };
    for (when, day) in days(sentence) {
        if !ACTION.is_match(sentence.between(0, when.range.start)) {
            continue;
        }
        desk.checked(&desk.spot(sentence, &when.range));
        if day < *held {
            let working = format!("The meeting that asked for it was on {held}.");
            lay(desk, sentence, when, working, against.clone(), Sure::Likely);
        }
    }
}

/// What will be, before the end of the period that the document reports on, or before what the sentence at once before it says
/// is to come first.
fn to_come(desk: &mut Desk, at: usize, sentence: &Sentence, reported: Option<&(Date, Spot)>) {
    let Some(found) = TO_COME.find(&sentence.text) else { return };
    let before = at
        .checked_sub(1)
        .and_then(|at| desk.book.sentences.get(at))
        .filter(|before| sentence.line().abs_diff(before.last_line()) <= 2);
    for when in sentence.whens.iter().filter(|when| when.range.start >= found.end()) {
        let near = sentence.between(found.end(), when.range.start);
        let Some(day) = last_day(when) else { continue };
        if near.split_whitespace().count() > 9
            || near.contains([';', '('])
            || near.contains("since")
        {
            continue;
        }
        if let Some((end, against)) = reported
            && day < *end
        {
            let working = format!("The document reports on a time that ends on {end}.");
            return lay(desk, sentence, when, working, against.clone(), Sure::Possible);
        }
        let Some(before) = before.filter(|before| comes_first(before, sentence)) else { continue };
        let first = before
            .whens
            .iter()
            .filter_map(|when| Some((when, first_day(when)?)))
            .max_by_key(|(_, day)| *day);
        if let Some((first, earlier)) = first
            && day < earlier
        {
            let against = desk.spot(before, &first.range);
            let working = format!("That is before {}.", before.part(&first.range));
            return lay(desk, sentence, when, working, against, Sure::Likely);
        }
    }
}

/// Whether what the first sentence says comes before what the second does: "the next", "a year later", "the review of", or
/// "after the meeting" where the first names the meeting.
fn comes_first(before: &Sentence, sentence: &Sentence) -> bool {
    let lower = sentence.lower();
    let named = AFTER
        .captures(&sentence.text)
        .and_then(|found| found.name("what"))
        .is_some_and(|what| before.lower().contains(&what.as_str().to_lowercase()));
    named
        || lower.contains(" later")
        || lower.contains("next ") && TO_COME.is_match(&before.text)
        || ["review of the ", "evaluation of the "].iter().any(|words| {
            lower.split_once(words).is_some_and(|(_, rest)| {
                let what = rest.split(' ').next().unwrap_or("");
                what.len() > 3 && before.lower().contains(what) && before.lower().contains("start")
            })
        })
}

/// The end of the one period that the head of the document reports on.
fn reported(book: &Book) -> Option<(Date, Spot)> {
    /// The head is so many lines.
    const HEAD: usize = 8;
    static QUARTER: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:quarter|q)\s?[1-4]\b"));
    let head: Vec<&Sentence> = book.sentences.iter().take_while(|one| one.line() < HEAD).collect();
    let titled = head.iter().find(|one| QUARTER.is_match(&one.text))?;
    let when = titled.whens.iter().rfind(|when| when.period().is_some())?;
    let period = when.period().filter(|period| period.len() <= 3)?;
    Some((end_of(period)?, book.spot(titled, &when.range)))
}

fn last_day(when: &When) -> Option<Date> {
    match when.what {
        What::Day(day) => Some(day),
        What::Period(period) if period.len() <= 3 => end_of(period),
        _ => None,
    }
}

fn first_day(when: &When) -> Option<Date> {
    match when.what {
        What::Day(day) => Some(day),
        What::Period(period) if period.len() <= 3 => first_of(period.from()),
        _ => None,
    }
}

fn end_of(period: figure::Period) -> Option<Date> {
    first_of(period.to()).map(Date::last_of_month)
}

fn first_of(month: figure::Month) -> Option<Date> {
    Date::new(i16::try_from(month.year()).ok()?, i8::try_from(month.month()).ok()?, 1).ok()
}

fn lay(
    desk: &mut Desk,
    sentence: &Sentence,
    when: &When,
    working: String,
    against: Spot,
    sure: Sure,
) {
    let spot = desk.spot(sentence, &when.range);
    let says = sentence.part(&when.range).to_owned();
    desk.found(
        finding(Kind::DateOrder, Severity::Contradiction, sure, spot, says, working)
            .against([against]),
    );
}
