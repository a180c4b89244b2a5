//! The report on matters outstanding that stands in a pack beside the minutes: which of their actions it carries.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::dates;
use super::flow::{Paragraph, Role};
use super::proposal::{Carried, Where};
use super::words::pattern;

static REF: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\W*(?:minute|action|item|ref|no\b|number)"));
static MATTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\bmatters? (?:arising|outstanding)\b|\bactions?\b|\bresolutions?\b")
});
static UPDATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:updates?|progress|outcome|status|response)\b"));
static ROW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:minute|action|item)\s+(?:no\.?\s*)?(?P<number>\d{1,3}(?:\.\d{1,2})?[a-z]?(?:/\d{2,4})?)\b[\s:.–-]*",
    )
});

/// The most words of a head of a column.
const HEAD_WORDS: usize = 8;
/// How many paragraphs the heads of the columns can take where the table has lost its lines.
const HEADS: usize = 4;

/// How many paragraphs a row can take where the table has lost its lines.
const FAR: usize = 12;

/// A part of a row: its words, and where they stand.
type Cell = (String, Where);

/// Reads the rows of every such table.
pub(super) fn read(flow: &[Paragraph]) -> Vec<Carried> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < flow.len() {
        if let Some(length) = heads(&flow[at..]) {
            let is_table = flow[at].role == Role::Row;
            at += length;
            let (rows, taken) =
                if is_table { of_table(&flow[at..]) } else { of_paragraphs(&flow[at..]) };
            found.extend(rows);
            at += taken.max(1);
        } else {
            at += 1;
        }
    }
    found
}

/// How many paragraphs from here are the heads of such a table.
fn heads(flow: &[Paragraph]) -> Option<usize> {
    let first = flow.first()?;
    if first.role == Role::Row {
        let cells: Vec<&str> = first.text.split('\t').collect();
        let heads = cells.len() >= 3
            && REF.is_match(cells[0])
            && MATTER.is_match(cells[1])
            && cells[2..].iter().any(|cell| UPDATE.is_match(cell));
        return heads.then_some(1);
    }
    if !REF.is_match(&first.text) {
        return None;
    }
    let mut text = String::new();
    for (at, paragraph) in flow.iter().take(HEADS).enumerate() {
        let is_head = paragraph.role != Role::Row
            && paragraph.text.split_whitespace().count() <= HEAD_WORDS
            && !paragraph.text.contains(['.', ':', ';'])
            && !ROW.is_match(&paragraph.text);
        if !is_head {
            return None;
        }
        text.extend([" ", &paragraph.text]);
        if MATTER.is_match(&text) && UPDATE.is_match(&text) {
            let row = flow.get(at + 1).is_some_and(|next| ROW.is_match(&next.text));
            return row.then_some(at + 1);
        }
    }
    None
}

fn of_table(flow: &[Paragraph]) -> (Vec<Carried>, usize) {
    let rows = flow.iter().take_while(|paragraph| paragraph.role == Role::Row);
    let rows: Vec<&Paragraph> = rows.collect();
    let read = |paragraph: &&Paragraph| {
        let at = paragraph.at();
        let mut cells = paragraph.text.split('\t').map(|cell| (cell.trim().to_owned(), at));
        let (head, matter) = (cells.next()?, cells.next()?);
        let update = cells.map(|(text, _)| text).collect::<Vec<_>>().join(" ");
        carried(&[head], &[matter, (update, at)])
    };
    (rows.iter().filter_map(read).collect(), rows.len())
}

/// Rows whose lines are lost: each begins with its minute, and has its matter and its update below that.
fn of_paragraphs(flow: &[Paragraph]) -> (Vec<Carried>, usize) {
    let begins = |paragraph: &Paragraph| ROW.is_match(&paragraph.text);
    let mut rows = Vec::new();
    let mut at = 0;
    while flow.get(at).is_some_and(begins) {
        let cell = |paragraph: &Paragraph| (paragraph.text.clone(), paragraph.at());
        let rest = &flow[at + 1..];
        let is_day = |paragraph: &Paragraph| {
            let few = paragraph.text.split_whitespace().count() <= 5;
            few && dates::dates(&paragraph.text, None).iter().any(|dated| dated.whole)
        };
        let days = rest.iter().take(1).filter(|one| is_day(one)).count();
        let next = rest.iter().take(FAR).position(begins);
        // Where no row follows, what is below the matter and its update is something else.
        let length = next.unwrap_or(rest.len().min(days + 2));
        let head: Vec<Cell> = flow[at..=at + days].iter().map(cell).collect();
        let body: Vec<Cell> = rest[days.min(length)..length].iter().map(cell).collect();
        rows.extend(carried(&head, &body));
        at += 1 + length;
    }
    (rows, at)
}

/// A row from what names its minute and from what it says; the last part of that is the update.
fn carried(head: &[Cell], body: &[Cell]) -> Option<Carried> {
    let text = |cells: &[Cell]| {
        cells.iter().map(|(text, _)| text.trim()).collect::<Vec<_>>().join(" ").trim().to_owned()
    };
    let (update, matter) = match body {
        [matter] => (String::new(), std::slice::from_ref(matter)),
        [matter @ .., update] => (update.0.trim().to_owned(), matter),
        [] => return None,
    };
    let (first, last) = (head.first()?.1, body.last()?.1);
    let head = text(head);
    let text = text(matter);
    let number = ROW.captures(&head).and_then(|found| found.name("number"));
    (!text.is_empty()).then(|| Carried {
        minute: number.map(|number| number.as_str().to_owned()),
        meeting: day(&head),
        text,
        update,
        at: Where { to_page: last.to_page, to_line: last.to_line, ..first },
    })
}

/// The day of the meeting that a row names.
fn day(head: &str) -> Option<Date> {
    dates::dates(head, None).into_iter().find(|dated| dated.whole).map(|dated| dated.date)
}
