//! Resolutions in their forms.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::actions;
use super::flow::Paragraph;
use super::proposal::{Form, Item, Origin, Resolution, Said};
use super::words::pattern;

static MARKED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:It was |The [\w ]{3,40} |Members )?(?:RESOLVED|Resolved|DECISIONS?|Decisions?|RESOLUTIONS?|Resolutions?)\b(?:\s+(?:unanimously\s+)?that\b)?\s*[:–-]?\s*(?P<rest>.*)$",
    )
});
static AGREED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:AGREED|NOTED|(?:It was (?:agreed|noted|resolved)|Agreed)(?: that)?)\b\s*[:–-]?\s*(?P<rest>.*)$",
    )
});
static CORRECT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:correct|accurate|true)(?: and (?:correct|accurate|true))? record\b|\bminutes\b.*\b(?:agreed|approved|confirmed|accepted)\b",
    )
});
static NOTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:noted?|received)\b"));
static AND: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)[,;]?\s*\band\b(?: that)?\s+(?P<action>.+)$"));
static DEED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:would|will|shall|should|is to|are to|to)\s+(?:also\s+)?[a-z]+|\bbe\s+(?:reported|presented|invited|asked|requested|circulated|contacted|sent|provided|prepared|submitted|brought|carried forward|considered|arranged|reviewed|updated|shared|drafted|written|invited|published|commissioned|established|set up)\b|\b(?:consider|provide|report|prepare|circulate|send|write|contact|arrange|share|update|present|review|invite|bring|draft|submit|publish|nominate|find out)\b",
    )
});

/// Whether a paragraph says that it is a resolution.
pub(super) fn is_marked(text: &str) -> bool {
    MARKED.is_match(text)
}

/// Whether a paragraph begins a resolution. Minutes that never say "resolved" or "decision" say "agreed".
pub(super) fn begins(text: &str, marked: bool) -> bool {
    is_marked(text) || (!marked && AGREED.is_match(text))
}

/// The words of a resolution after the one that says that it is one.
pub(super) fn rest(text: &str) -> &str {
    let found = MARKED.captures(text).or_else(|| AGREED.captures(text));
    found.and_then(|found| found.name("rest")).map_or(text, |rest| rest.as_str()).trim()
}

/// Whether the last resolution of an item may have parts: it says nothing yet, or ends in a colon.
pub(super) fn takes_parts(item: &Item) -> bool {
    item.resolutions.last().is_some_and(|resolution| {
        resolution.form == Form::List
            || rest(&resolution.text).is_empty()
            || resolution.text.trim_end().ends_with([':', '-', '–'])
    })
}

/// Whether somebody is to do something.
pub(super) fn is_deed(text: &str) -> bool {
    DEED.is_match(text)
}

/// Adds a resolution, and the action that it makes.
pub(super) fn add(item: &mut Item, text: &str, paragraph: &Paragraph, near: Option<Date>) {
    let words = rest(text);
    let noted = NOTED.find(words);
    let action = noted
        .and_then(|noted| AND.captures(&words[noted.end()..]))
        .and_then(|found| found.name("action"))
        .map(|found| found.as_str());
    let action = action.filter(|action| is_deed(action));
    let form = if words.is_empty() || words.ends_with(':') {
        Form::List
    } else if CORRECT.is_match(words) {
        Form::CorrectRecord
    } else if action.is_some() {
        Form::NotedWithAction
    } else if noted.is_some() {
        Form::Noted
    } else {
        Form::Decided
    };
    let origin = Origin::Resolution(item.resolutions.len(), None);
    let at = paragraph.at();
    item.resolutions.push(Resolution { text: text.to_owned(), form, parts: Vec::new(), at });
    let deed = action.or_else(|| (form == Form::Decided && is_deed(words)).then_some(words));
    if let Some(deed) = deed {
        item.actions.push(actions::of_text(deed, origin, at, near));
    }
}

/// Adds a part of a list, and the action that it makes.
pub(super) fn add_part(item: &mut Item, paragraph: &Paragraph, near: Option<Date>) {
    let Some(at) = item.resolutions.len().checked_sub(1) else { return };
    let resolution = &mut item.resolutions[at];
    resolution.form = Form::List;
    let text = unmarked(&paragraph.text).to_owned();
    let origin = Origin::Resolution(at, Some(resolution.parts.len()));
    resolution.parts.push(Said { text: text.clone(), at: paragraph.at(), lines: Vec::new() });
    if is_deed(&text) && !NOTED.is_match(&text) {
        item.actions.push(actions::of_text(&text, origin, paragraph.at(), near));
    }
}

/// The text of a part without its number.
fn unmarked(text: &str) -> &str {
    match text.split_once(char::is_whitespace) {
        Some((mark, rest))
            if mark.len() <= 5
                && (mark.ends_with(['.', ')']) || matches!(mark, "•" | "-" | "*" | "–")) =>
        {
            rest.trim()
        }
        _ => text.trim(),
    }
}
