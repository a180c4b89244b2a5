//! Who was there: the lists at the head, the minute on apologies, and who stood in for whom.

use std::sync::LazyLock;

use regex::Regex;

use super::flow::{Paragraph, Role};
use super::person;
use super::proposal::{Attendee, Proposal, Said, Status, Where};
use super::words::{letters, pattern, sentences};
use crate::document::Line;

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:#+\s*)?(?P<label>also (?:present|in attendance|attending)|(?:officers |others? )?in attendance|(?:members |those )?present|attendance|attendees|members|apologies(?: for absence| received)?|absent(?: with apologies)?)\s*(?:[:\t–-]\s*|$)(?P<rest>.*)$",
    )
});
static RECEIVED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^.*?\b(?:apologies|absence)\b[^.:]*?(?:\breceived\b|\bgiven\b|\bsent\b|\bnoted\b)?[^.:]*?(?:\bfrom\b|\bby\b|:)\s*(?P<who>.+)$",
    )
});
static STANDS_IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:alternate|substitute|deputy)\s+for\s+|\b(?:deputising|substituting|standing in|attending)\s+(?:for|in place of|instead of)\s+",
    )
});

/// The label that a paragraph begins with, and what follows it on the same line.
pub(super) fn label(text: &str) -> Option<(Status, &str)> {
    let found = LABEL.captures(text.trim())?;
    let label = found.name("label")?.as_str().to_lowercase();
    let status = if label.contains("apolog") || label.contains("absent") {
        Status::Apologies
    } else if label.contains("also") || label.contains("in attendance") {
        Status::AlsoPresent
    } else {
        Status::Present
    };
    Some((status, found.name("rest").map_or("", |rest| rest.as_str())))
}

/// Reads the lists at the head.
pub(super) fn read(flow: &[Paragraph], proposal: &mut Proposal) {
    let mut status = None;
    for paragraph in flow {
        let first = paragraph.lines().first().map_or("", |line| &line.text);
        if let Some((now, rest)) = label(first).filter(|_| paragraph.role != Role::Row) {
            status = Some(now);
            let whole = label(&paragraph.text).map_or(rest, |(_, whole)| whole);
            let is_run = person::several(rest).len() > 1;
            for entry in person::several(if is_run { whole } else { rest }) {
                add(proposal, &entry, now, paragraph.at());
            }
            // Names can follow on lines of the same paragraph.
            let others = if is_run { &[] } else { paragraph.lines().get(1..).unwrap_or_default() };
            for (entry, at) in entries(others) {
                add(proposal, &entry, now, at);
            }
        } else if paragraph.role == Role::Heading && status.is_some() {
            return;
        } else if let Some(now) = status {
            if paragraph.role == Role::Row {
                // A column of the table can say who was there.
                let cells = paragraph.text.split('\t');
                let said =
                    cells.clone().find_map(|cell| label(cell).filter(|(_, rest)| rest.is_empty()));
                let rest =
                    cells.filter(|cell| label(cell).is_none()).collect::<Vec<_>>().join("\t");
                add(proposal, &rest, said.map_or(now, |(status, _)| status), paragraph.at());
                continue;
            }
            // A sentence about somebody is no entry of a list, and ends it.
            if is_sentence(&paragraph.text) {
                status = None;
                continue;
            }
            for (entry, at) in entries(paragraph.lines()) {
                add(proposal, &entry, now, at);
            }
        }
    }
}

/// Whether a text says of somebody what was done, outside brackets.
fn is_sentence(text: &str) -> bool {
    let start = text.split('(').next().unwrap_or("");
    let end = text.rsplit(')').next().unwrap_or("");
    let verb = |word: &str| ["was", "were", "had", "will"].contains(&word);
    start.split_whitespace().chain(end.split_whitespace()).any(verb)
}

/// The entries of a paragraph: one a line, where a line that leaves a bracket open goes on; or a run of names.
fn entries(lines: &[Line]) -> Vec<(String, Where)> {
    let place = |first: &Line, last: &Line| Where {
        page: first.page,
        line: first.number,
        to_page: last.page,
        to_line: last.number,
    };
    if let [first, .., last] = lines
        && person::is_run(&first.text)
    {
        let text = lines.iter().map(|line| &*line.text).collect::<Vec<_>>().join(" ");
        let at = place(first, last);
        return person::several(&text).into_iter().map(|entry| (entry, at)).collect();
    }
    let mut entries: Vec<(String, Where)> = Vec::new();
    let mut open = false;
    for line in lines {
        let at =
            Where { page: line.page, line: line.number, to_page: line.page, to_line: line.number };
        let closes = line.text.matches(')').count() > line.text.matches('(').count();
        let goes_on = open
            || closes
            || line.text.starts_with(|letter: char| letter.is_lowercase() || letter == '(');
        match entries.last_mut().filter(|_| goes_on) {
            Some((entry, whole)) => {
                entry.extend([" ", &line.text]);
                (whole.to_page, whole.to_line) = (line.page, line.number);
            }
            None => entries.push((line.text.clone(), at)),
        }
        let count =
            |letter: char| entries.last().map_or(0, |(entry, _)| entry.matches(letter).count());
        open = count('(') > count(')');
    }
    entries
}

fn add(proposal: &mut Proposal, entry: &str, status: Status, at: Where) {
    let is_none = ["none", "nil", "n/a", "no apologies"]
        .iter()
        .any(|word| entry.trim().to_lowercase().starts_with(word));
    let heads = entry.to_lowercase();
    let is_head = heads.starts_with("name\t") || heads.starts_with("name ") || heads == "name";
    if is_none || is_head {
        return;
    }
    if let Some(found) = person::entry(entry) {
        proposal.people.push(Attendee { status, at, ..found });
    }
}

/// Reads what the minutes themselves say of attendance: apologies, declarations, alternates.
pub(super) fn from_items(proposal: &mut Proposal) {
    let items = std::mem::take(&mut proposal.items);
    for item in &items {
        let title = item.title.to_lowercase();
        for said in &item.narrative {
            for (start, sentence) in sentences(&said.text) {
                if sentence.to_lowercase().contains("apolog") {
                    apologies(proposal, said, start, sentence);
                }
            }
            if title.contains("declaration") || title.contains("interests") {
                declaration(proposal, said);
            }
            alternates(proposal, said);
        }
    }
    proposal.items = items;
}

fn apologies(proposal: &mut Proposal, said: &Said, start: usize, sentence: &str) {
    let Some(who) = RECEIVED.captures(sentence).and_then(|found| found.name("who")) else { return };
    for entry in person::several(who.as_str().trim_end_matches('.')) {
        let entry = entry.trim();
        let found = said.text[start..].find(entry).map(|at| start + at);
        let at = found.map_or(said.at, |start| said.part(start, start + entry.len()));
        add(proposal, entry, Status::Apologies, at);
    }
}

static DECLARES: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:declar\w+|interests?)\b"));
static NO_DECLARATIONS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:no|nil|none)\b.*(?:declar|interest|made|received)|^(?:none|nil)\b")
});

fn declaration(proposal: &mut Proposal, said: &Said) {
    if DECLARES.is_match(&said.text) && !NO_DECLARATIONS.is_match(&said.text) {
        proposal.declarations.push(said.clone());
    }
}

/// "… welcomed A, who was acting as alternate for B while …": the last person named before the words stands in.
fn alternates(proposal: &mut Proposal, said: &Said) {
    for (_, sentence) in sentences(&said.text) {
        for found in STANDS_IN.find_iter(sentence) {
            let before = letters(&sentence[..found.start()]);
            let whom = whom(&sentence[found.end()..]);
            let named = |person: &Attendee| {
                person.name.as_ref().and_then(|name| before.rfind(&letters(name)))
            };
            let last = proposal
                .people
                .iter_mut()
                .filter_map(|person| named(person).map(|at| (at, person)))
                .max_by_key(|(at, _)| *at);
            if let (Some((_, person)), Some(whom)) = (last, whom)
                && person.status != Status::Apologies
            {
                person.alternate_for.get_or_insert(whom);
            }
        }
    }
}

/// The words with capitals that a text begins with.
fn whom(text: &str) -> Option<String> {
    let capital = |word: &&str| word.starts_with(|letter: char| letter.is_uppercase());
    let text = text.strip_prefix("the ").unwrap_or(text);
    let words: Vec<&str> = text.split_whitespace().take_while(capital).collect();
    let whom = words.join(" ");
    (!whom.is_empty()).then(|| whom.trim_end_matches(['.', ',', ';']).to_owned())
}
