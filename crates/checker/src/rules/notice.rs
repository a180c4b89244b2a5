//! Notice of a meeting: five clear days between the day of the agenda and that of the meeting (Local Government Act 1972,
//! section 100B; days that are no working days do not count).

use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};
use regex::Regex;

use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::pattern::pattern;
use crate::when::{self, What};
use crate::{Kind, Severity, Sure};

/// Clear days that the law asks for.
const DAYS: u32 = 5;

static AGENDA: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\s*a\s*g\s*e\s*n\s*d\s*a\s*$"));
static TIMED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\bat\s+\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm|noon)\b"));
static MEETING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\bdate(?:\s+of\s+(?:the\s+)?meeting)?\s*:|\bmeeting\b.{0,60}\b(?:held|takes?\s+place|will\s+be)\b.{0,30}\bon\b|\bdate\s+of\s+(?:the\s+)?next\s+meeting\b)",
    )
});

/// An agenda that was published once more for papers that came late, which needs no such notice.
static LATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\blate\s+(?:paper|report|item)s?\b|\bsupplementary\s+(?:agenda|pack|papers?)\b")
});

/// Checks the day of an agenda against the day of its meeting.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    let Some(agenda) = book.lines.iter().position(|line| AGENDA.is_match(&line.text)) else {
        return;
    };
    // The day that an agenda is of stands by itself above it.
    let published = book.lines[..agenda].iter().enumerate().rev().find_map(|(at, line)| {
        let whens = when::scan(&line.text);
        let [only] = &*whens else { return None };
        let before = line.text.get(..only.range.start).unwrap_or("").to_lowercase();
        let words = ["published", "issued", "dated", "despatched", "date of publication"];
        let said = words.iter().any(|word| before.contains(word));
        let alone = only.range.len() + 4 >= line.text.len()
            || said && before.split_whitespace().count() <= 4;
        if let (What::Day(date), true) = (only.what, alone) { Some((at, date)) } else { None }
    });
    let Some((at, published)) = published else { return };
    if book.lines.iter().any(|line| LATE.is_match(&line.text)) {
        return;
    }
    let stated = book.sentences.iter().filter(|sentence| MEETING.is_match(&sentence.text));
    // The head of an agenda gives the day with its hour.
    let headed = book
        .sentences
        .iter()
        .filter(|sentence| sentence.line() < agenda && TIMED.is_match(&sentence.text));
    let meeting = stated.chain(headed).filter_map(day).filter(|date| *date > published).min();
    let Some(meeting) = meeting else { return };
    let clear = clear_days(published, meeting);
    let text = &book.lines[at].text;
    let spot = book.at(at, 0..text.len(), text);
    desk.checked(&spot);
    if clear < DAYS && meeting.since(published).is_ok_and(|span| span.get_days() < 15) {
        let working = format!(
            "Between the agenda and the meeting on {meeting} there are {clear} clear working days; the law asks for {DAYS}."
        );
        desk.found(
            finding(
                Kind::Notice,
                Severity::Contradiction,
                Sure::Likely,
                spot,
                text.clone(),
                working,
            )
            .should(format!("{DAYS} clear days")),
        );
    }
}

fn day(sentence: &Sentence) -> Option<Date> {
    sentence
        .whens
        .iter()
        .find_map(|when| if let What::Day(date) = when.what { Some(date) } else { None })
}

/// The working days between two days, neither counted.
fn clear_days(from: Date, to: Date) -> u32 {
    let step: Span = 1.day();
    let mut count = 0;
    let mut day = from;
    // Meetings are called weeks ahead, not years.
    for _ in 0..60 {
        let Ok(next) = day.checked_add(step) else { break };
        if next >= to {
            break;
        }
        count += u32::from(!matches!(next.weekday(), Weekday::Saturday | Weekday::Sunday));
        day = next;
    }
    count
}
