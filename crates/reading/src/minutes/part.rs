//! The part of a document that is minutes: a board pack holds them among agenda, reports and plans.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::attendance;
use super::dates;
use super::flow::{Paragraph, Role};
use super::head::{self, NEXT};
use super::items::NUMBER;
use super::proposal::Status;
use super::words::{letters, pattern};

static MINUTES: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:minutes|notes)\b"));
static MEETING: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bmeeting\b|\bheld\b"));
/// An entry of an agenda: "(Pages 5 - 14)".
static PAGES: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\(pages?\s+\d+"));
/// The head of a report: "Report No. ABC 21071", "PART ONE - PUBLIC", "Decision Maker:".
static REPORT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i:\breport (?:no|number|ref(?:erence)?)\b\.?\s*:?)\s*(?:[A-Z]{1,6}[ /-]?\d{2,}|$)|(?i:^part (?:one|two|1|2|i|ii)\s*[-–—]\s*(?:public|exempt|private)\b)|(?i:^(?:decision maker|decision type|contact officer|report author|chief officer|report of|report to|report by)\s*:)",
    )
});
static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:vice[- ]?)?chair(?:man|woman|person)?\b|signed\b|signature\b|dated?\b|minutes? (?:taken|agreed)\b|[._…\s]+$)",
    )
});

/// How many paragraphs can stand between the line about the meeting and the list of who was there.
const HEAD: usize = 15;
/// Titles that can stand before the line about the meeting.
const TITLES: usize = 4;
/// What follows the end of minutes and is no more than this belongs to them: a signature, a note, the officer to ask.
const TAIL: usize = 10;

/// Where in a document minutes stand.
pub(super) struct Part {
    /// The minutes that are read: the first.
    pub(super) minutes: Range<usize>,
    /// Where others begin, of which only that is said.
    pub(super) others: Vec<usize>,
}

/// Finds the minutes: a line that speaks of the minutes of a day, with a list of who was there soon after it. Where there is none,
/// the whole document is taken for minutes.
pub(super) fn find(flow: &[Paragraph]) -> Part {
    let heads = heads(flow);
    let Some(&(start, list)) = heads.first() else {
        return Part { minutes: 0..flow.len(), others: Vec::new() };
    };
    let others: Vec<usize> = heads[1..].iter().map(|(start, _)| *start).collect();
    let start = if start > TITLES { with_titles(flow, start) } else { 0 };
    let limit = others.first().copied().unwrap_or(flow.len());
    Part { minutes: start..end(&flow[..limit], list), others }
}

/// The beginnings of minutes with their lists. Where some speak of minutes, those that only speak of a meeting are none: an agenda
/// lists who is asked to come.
fn heads(flow: &[Paragraph]) -> Vec<(usize, usize)> {
    let lists = flow.iter().enumerate().filter(|(_, paragraph)| {
        attendance::label(&paragraph.text).is_some_and(|(status, _)| status != Status::Apologies)
    });
    let mut found: Vec<(usize, usize, bool)> = Vec::new();
    for (list, _) in lists {
        let first = list.saturating_sub(HEAD).max(found.last().map_or(0, |(_, last, _)| last + 1));
        let says = |what: &Regex| {
            (first..list).rev().find(|at| {
                let text = &flow[*at].text;
                what.is_match(text)
                    && !PAGES.is_match(text)
                    && !NEXT.is_match(text)
                    && dates::dates(text, None).iter().any(|dated| dated.whole)
            })
        };
        if let Some(start) = says(&MINUTES) {
            found.push((start, list, true));
        } else if let Some(start) = says(&MEETING) {
            found.push((start, list, false));
        }
    }
    let sure = found.iter().any(|(.., sure)| *sure);
    found
        .into_iter()
        .filter(|(.., one)| *one == sure)
        .map(|(start, list, _)| (start, list))
        .collect()
}

/// The titles before a line belong to it: short, and no sentences.
fn with_titles(flow: &[Paragraph], start: usize) -> usize {
    let is_title = |paragraph: &Paragraph| {
        let text = paragraph.text.trim_end();
        matches!(paragraph.role, Role::Heading | Role::Text)
            && text.split_whitespace().count() <= 12
            && !text.ends_with(['.', ';', ':', ','])
            && !text.starts_with(|letter: char| letter.is_ascii_digit())
    };
    let titles = flow[..start].iter().rev().take(TITLES).take_while(|one| is_title(one)).count();
    start - titles
}

/// Where minutes end: before the head of a report, or after the meeting has ended and what may follow that.
fn end(flow: &[Paragraph], list: usize) -> usize {
    let mut ended = false;
    let mut number = None;
    for (at, paragraph) in flow.iter().enumerate().skip(list + 1) {
        if REPORT.is_match(&paragraph.text) {
            return at;
        }
        let own = number_of(paragraph);
        if ended && flow.len() - at > TAIL && !follows(paragraph, number.zip(own)) {
            return at;
        }
        number = own.or(number);
        ended = ended || head::says_ended(&paragraph.text);
    }
    flow.len()
}

/// Whether a paragraph can still be of minutes whose meeting has ended.
fn follows(paragraph: &Paragraph, numbers: Option<(u32, u32)>) -> bool {
    let few = paragraph.text.split_whitespace().count() <= 8;
    matches!(paragraph.role, Role::Action { .. } | Role::Aside)
        || few && SIGNED.is_match(&paragraph.text) && !REPORT.is_match(&paragraph.text)
        || NEXT.is_match(&paragraph.text)
        || letters(&paragraph.text).starts_with("postmeeting")
        || numbers.is_some_and(|(last, own)| own == last + 1)
}

/// The whole number that a heading begins with.
fn number_of(paragraph: &Paragraph) -> Option<u32> {
    if paragraph.role != Role::Heading {
        return None;
    }
    let number = NUMBER.captures(&paragraph.text)?.name("number")?.as_str();
    number.trim_end_matches(char::is_alphabetic).parse().ok()
}
