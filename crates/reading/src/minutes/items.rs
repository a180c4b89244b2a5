//! The minutes one by one: what was said, what was resolved, who is to do what.

use std::sync::LazyLock;

use regex::Regex;

use super::actions;
use super::flow::{Paragraph, Role};
use super::head;
use super::proposal::{Item, Note, Proposal};
use super::reported;
use super::resolutions;
use super::words::{pattern, sentences};

pub(super) static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?i:item|minute|agenda item)\s+)?(?P<number>\d{1,3}(?:\.\d{1,2})*[a-zA-Z]?(?:/\d{2,4})?)[.:)]?\s+(?P<title>\S.*)$",
    )
});
static LETTERED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?P<number>[A-Z])[.:)]\s+(?P<title>\S.*)$"));
static PARAGRAPH: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,3}(?:\.\d{1,2})+[.:)]?\s+"));
static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^[(\[]?\s*post[- ]meeting\s+(?:note|update)\s*[:–-]?\s*(?P<note>.*?)[)\]]?\.?$")
});

/// Words that head a column and say nothing of their own.
fn is_column_head(text: &str) -> bool {
    let text = text.trim().trim_end_matches(':').to_lowercase();
    matches!(
        &*text,
        "action"
            | "actions"
            | "action by"
            | "owner"
            | "who"
            | "lead"
            | "action/owner"
            | "action owner"
    )
}

/// Where in an item the reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    /// Narrative.
    Narrative,
    /// A resolution whose parts may follow.
    Resolution,
    /// An action.
    Action,
}

/// Reads the minutes.
pub(super) fn read(flow: &[Paragraph], proposal: &mut Proposal) {
    let near = proposal.meeting.date;
    let has_column = flow
        .iter()
        .any(|paragraph| is_column_head(&paragraph.text) || paragraph.role == Role::Aside);
    let marked = flow.iter().any(|paragraph| resolutions::is_marked(strip(&paragraph.text)));
    let mut last = Last::Narrative;
    for paragraph in flow {
        if is_column_head(&paragraph.text) {
            continue;
        }
        let text = strip(&paragraph.text);
        if paragraph.role == Role::Heading
            && !resolutions::is_marked(text)
            && actions::line(text).is_none()
        {
            proposal.items.push(begin(paragraph));
            last = Last::Narrative;
            continue;
        }
        let Some(item) = proposal.items.last_mut() else { continue };
        // When the meeting ended is said of the meeting, not of its last item.
        if head::says_ended(text) && sentences(text).len() == 1 {
            continue;
        }
        if let Some(note) = NOTE.captures(text) {
            let words = note.name("note").map_or("", |note| note.as_str()).trim();
            item.notes.push(Note { text: words.to_owned(), at: paragraph.at() });
            last = Last::Narrative;
        } else if let Role::Action { who, when } = &paragraph.role {
            item.actions.push(actions::from_row(paragraph, who.as_ref(), when.as_ref(), near));
            last = Last::Action;
        } else if is_owner(paragraph, has_column, last) {
            actions::give(item, paragraph, near);
        } else if let Some(action) = actions::line(text) {
            item.actions.push(actions::from_line(action, paragraph, near));
            last = Last::Action;
        } else if resolutions::begins(text, marked) {
            resolutions::add(item, text, paragraph, near);
            last = Last::Resolution;
        } else if paragraph.role == Role::Item
            && last == Last::Resolution
            && resolutions::takes_parts(item)
        {
            resolutions::add_part(item, paragraph, near);
        } else {
            item.narrative.push(paragraph.said());
            last = Last::Narrative;
        }
    }
    reported::read(proposal);
}

/// A paragraph without the number before it.
pub(super) fn strip(text: &str) -> &str {
    PARAGRAPH.find(text).map_or(text, |number| &text[number.end()..]).trim()
}

fn begin(paragraph: &Paragraph) -> Item {
    let text = paragraph.text.trim();
    let numbered = NUMBER.captures(text).or_else(|| LETTERED.captures(text));
    let part = |name: &str| {
        numbered
            .as_ref()
            .and_then(|found| found.name(name))
            .map(|found| found.as_str().trim().to_owned())
    };
    Item {
        number: part("number"),
        title: part("title").unwrap_or_else(|| text.to_owned()),
        at: paragraph.at(),
        ..Item::default()
    }
}

/// Whether a paragraph is the owner of what was resolved before it: what stands beside the text, or a few words with
/// capitals on their own where the minutes have a column for it.
fn is_owner(paragraph: &Paragraph, has_column: bool, last: Last) -> bool {
    paragraph.role == Role::Aside && last != Last::Narrative
        || paragraph.role == Role::Text
            && has_column
            && last != Last::Narrative
            && actions::is_owner(&paragraph.text)
        || paragraph.role == Role::Aside && actions::is_owner(&paragraph.text)
}
