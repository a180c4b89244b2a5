//! Who was there: the lists at the head, the minute on apologies, and who stood in for whom.

use std::sync::LazyLock;

use regex::Regex;

use super::flow::{Paragraph, Role};
use super::person;
use super::proposal::{Attendee, Proposal, Said, Status, Where};
use super::words::{letters, pattern, sentences};

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:#+\s*)?(?P<label>also (?:present|in attendance|attending)|(?:officers |others? )?in attendance|(?:members |those )?present|attendance|attendees|members|apologies(?: for absence| received)?|absent(?: with apologies)?)\s*(?:[:\t–-]\s*|$)(?P<rest>.*)$")
});
static RECEIVED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^.*?\b(?:apologies|absence)\b[^.:]*?(?:\breceived\b|\bgiven\b|\bsent\b|\bnoted\b)?[^.:]*?(?:\bfrom\b|\bby\b|:)\s*(?P<who>.+)$"));
static STANDS_IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:alternate|substitute|deputy)\s+for\s+|\b(?:deputising|substituting|standing in|attending)\s+(?:for|on behalf of)\s+|\bon behalf of\s+")
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
        if let Some((now, rest)) = label(&paragraph.text) {
            status = Some(now);
            for entry in person::several(rest) {
                add(proposal, &entry, now, paragraph.at());
            }
            // A label whose names follow on lines of the same paragraph.
            if rest.is_empty() || paragraph.lines().len() < 2 {
                continue;
            }
        } else if paragraph.role == Role::Heading && status.is_some() {
            return;
        } else if let Some(status) = status {
            if paragraph.role == Role::Row {
                add(proposal, &paragraph.text, status, paragraph.at());
                continue;
            }
            for (entry, at) in entries(paragraph) {
                add(proposal, &entry, status, at);
            }
        }
    }
}

/// The entries of a paragraph: one a line, where a line that leaves a bracket open goes on; a long line holds several.
fn entries(paragraph: &Paragraph) -> Vec<(String, Where)> {
    let mut entries: Vec<(String, Where)> = Vec::new();
    let mut open = false;
    for line in paragraph.lines() {
        let at = Where { page: line.page, line: line.number, to_page: line.page, to_line: line.number };
        let goes_on = open || line.text.starts_with(|letter: char| letter.is_lowercase() || letter == '(');
        match entries.last_mut().filter(|_| goes_on) {
            Some((entry, whole)) => {
                entry.extend([" ", &line.text]);
                (whole.to_page, whole.to_line) = (line.page, line.number);
            }
            None => entries.push((line.text.clone(), at)),
        }
        let count = |letter: char| entries.last().map_or(0, |(entry, _)| entry.matches(letter).count());
        open = count('(') > count(')');
    }
    let parted = entries.into_iter().flat_map(|(entry, at)| person::several(&entry).into_iter().map(move |entry| (entry, at)));
    parted.collect()
}

fn add(proposal: &mut Proposal, entry: &str, status: Status, at: Where) {
    let is_none = ["none", "nil", "n/a", "no apologies"].iter().any(|word| entry.trim().to_lowercase().starts_with(word));
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
            if title.contains("apolog") || said.text.to_lowercase().starts_with("apologies") {
                apologies(proposal, said);
            }
            if title.contains("declaration") || title.contains("interests") {
                declaration(proposal, said);
            }
            alternates(proposal, said);
        }
    }
    proposal.items = items;
}

fn apologies(proposal: &mut Proposal, said: &Said) {
    let who = RECEIVED.captures(&said.text).and_then(|found| found.name("who")).map(|who| who.as_str());
    let Some((_, who)) = who.and_then(|who| sentences(who).into_iter().next()) else { return };
    for entry in person::several(who.trim_end_matches('.')) {
        let at = line_of(said, &entry);
        add(proposal, &entry, Status::Apologies, at);
    }
}

/// Where a name stands within a paragraph: the paragraph, since a name can go over two lines.
fn line_of(said: &Said, _entry: &str) -> Where {
    said.at
}

static NO_DECLARATIONS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:no|nil|none)\b.*(?:declar|interest|made|received)|^(?:none|nil)\b"));

fn declaration(proposal: &mut Proposal, said: &Said) {
    if !NO_DECLARATIONS.is_match(&said.text) {
        proposal.declarations.push(said.clone());
    }
}

/// "… welcomed A, who was acting as alternate for B while …": the last person named before the words stands in.
fn alternates(proposal: &mut Proposal, said: &Said) {
    for (_, sentence) in sentences(&said.text) {
        for found in STANDS_IN.find_iter(sentence) {
            let before = letters(&sentence[..found.start()]);
            let whom = whom(&sentence[found.end()..]);
            let named = |person: &Attendee| person.name.as_ref().and_then(|name| before.rfind(&letters(name)));
            let last = proposal.people.iter_mut().filter_map(|person| named(person).map(|at| (at, person))).max_by_key(|(at, _)| *at);
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
