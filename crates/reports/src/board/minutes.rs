//! The minutes of a meeting: who was there, and under each item what was said, what was resolved, and who is to do what. What was
//! noted after the meeting stands apart.

use document::{
    Block, Cell, Column, Detail, Document, List, Note, NoteKind, Row, Section, Table, Text,
};
use figure::Figures;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ended, in_words, led};
use crate::ReportsError;
use crate::narrative::{self, Defaults, NarrativeText};

/// Somebody who was there or sent apologies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendee {
    /// The name, with rank: "Inspector A Name"; or the post where there is no name.
    pub name: String,
    /// Post and organisation; empty for none.
    pub of: String,
    /// "Present", "Also present", "Apologies", "Alternate for …".
    pub status: String,
}

/// A declaration of interest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declaration {
    /// Whose.
    pub who: String,
    /// What.
    pub words: String,
}

/// What was resolved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolved {
    /// Whether it is one of a numbered list.
    pub is_numbered: bool,
    /// What was resolved, after "RESOLVED that".
    pub words: String,
}

/// An action that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// What is to be done.
    pub words: String,
    /// Whose it is.
    pub owner: String,
    /// When it is due, in words; empty where it does not say.
    pub due: String,
}

/// A note that was added after the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// When.
    pub date: Date,
    /// What.
    pub words: String,
}

/// A minute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinuteItem {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What was said, in Markdown.
    pub markdown: String,
    /// What was resolved.
    pub resolutions: Vec<Resolved>,
    /// Who is to do what.
    pub actions: Vec<Taken>,
    /// What was noted after the meeting.
    pub notes: Vec<Noted>,
}

/// Minutes as they are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinutesText {
    /// Whose they are.
    pub partnership: String,
    /// The board.
    pub board: String,
    /// The day of the meeting.
    pub date: Date,
    /// What its head says: time, place, how it was held, when it ended.
    pub head: Vec<super::HeadLine>,
    /// Whether the board has agreed them.
    pub are_agreed: bool,
    /// Who was there and who sent apologies.
    pub attendance: Vec<Attendee>,
    /// Declarations of interest.
    pub declarations: Vec<Declaration>,
    /// The minutes, in their order.
    pub items: Vec<MinuteItem>,
}

/// Composes the minutes of a meeting.
///
/// # Errors
/// Where a text holds what cannot be set; the place is said.
pub fn minutes(
    text: &MinutesText,
    figures: &dyn Figures,
    defaults: &Defaults,
) -> Result<Document, ReportsError> {
    let on = in_words(text.date);
    let mut document = Document::new(format!("Minutes of {on}"), text.partnership.as_str());
    document.summary = Text::from(if text.are_agreed {
        "The board agreed these minutes as a correct record."
    } else {
        "Draft: the board has not agreed these minutes yet."
    });
    document.details = vec![Detail::new("Board", text.board.as_str()), Detail::new("Date", on)];
    let line = |line: &super::HeadLine| Detail::new(line.name.as_str(), line.words.as_str());
    document.details.extend(text.head.iter().map(line));
    document.sections.push(attendance(text));
    for (at, item) in text.items.iter().enumerate() {
        let section = minute(&mut document, (at, item), figures, defaults)?;
        document.sections.push(section);
    }
    // The agenda's own numbers stand in the titles.
    document.settle();
    Ok(document)
}

fn attendance(text: &MinutesText) -> Section {
    let columns = vec![Column::words("Name"), Column::words("Of"), Column::words("Attendance")];
    let mut table = Table::new("attendance", "Who was there", columns);
    let row = |one: &Attendee| {
        Row::plain(vec![
            Cell::text(one.name.as_str()),
            if one.of.is_empty() { Cell::Empty } else { Cell::text(one.of.as_str()) },
            Cell::text(one.status.as_str()),
        ])
    };
    table.rows = text.attendance.iter().map(row).collect();
    let mut section = Section::new("attendance-and-interests", "Attendance and interests");
    if table.rows.is_empty() {
        section.blocks.push(Block::paragraph("Nobody\u{2019}s attendance was taken."));
    } else {
        section.blocks.push(Block::Table(table));
    }
    if text.declarations.is_empty() {
        section.blocks.push(Block::paragraph("There were no declarations of interest."));
    } else {
        let said = |one: &Declaration| led(&format!("{}:", one.who), &one.words);
        let items = text.declarations.iter().map(said).collect();
        section.blocks.push(Block::paragraph("Declarations of interest:"));
        section.blocks.push(Block::List(List { ordered: false, items }));
    }
    section
}

fn minute(
    document: &mut Document,
    (at, item): (usize, &MinuteItem),
    figures: &dyn Figures,
    defaults: &Defaults,
) -> Result<Section, ReportsError> {
    let title = format!("{} {}", item.number, item.title);
    let id = format!(
        "minute-{}",
        if item.number.is_empty() { at.to_string() } else { item.number.clone() }
    );
    let mut section = Section::new(id.clone(), title.trim());
    let narrative = NarrativeText {
        section: id,
        path: format!("the minute of item {}", item.number),
        markdown: item.markdown.clone(),
    };
    let (parts, _) = narrative::sections(document, &narrative, "", figures, defaults)?;
    for mut part in parts {
        if part.title.is_empty() {
            section.blocks.append(&mut part.blocks);
        } else {
            section.subsections.push(part);
        }
    }
    let mut decided = Vec::new();
    decided.extend(resolved(&item.resolutions));
    if !item.actions.is_empty() {
        let items = item.actions.iter().map(taken).collect();
        decided.push(Block::Paragraph(Text::new().with_strong("Actions")));
        decided.push(Block::List(List { ordered: false, items }));
    }
    for note in &item.notes {
        decided.push(Block::Note(Note {
            kind: NoteKind::Information,
            title: format!("Added after the meeting, {}", in_words(note.date)),
            body: Text::from(note.words.as_str()),
        }));
    }
    match section.subsections.last_mut() {
        Some(last) => last.blocks.extend(decided),
        None => section.blocks.extend(decided),
    }
    Ok(section)
}

/// "RESOLVED that …" for each, and one list of those that are numbered.
fn resolved(all: &[Resolved]) -> Vec<Block> {
    let (numbered, single): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.is_numbered);
    let mut blocks: Vec<Block> = single
        .into_iter()
        .map(|one| Block::Paragraph(led("RESOLVED", &format!("that {}", ended(&one.words)))))
        .collect();
    if !numbered.is_empty() {
        let items = numbered.into_iter().map(|one| Text::from(one.words.as_str())).collect();
        blocks.push(Block::Paragraph(led("RESOLVED", "that:")));
        blocks.push(Block::List(List { ordered: true, items }));
    }
    blocks
}

fn taken(action: &Taken) -> Text {
    let due = if action.due.is_empty() { String::new() } else { format!("; due {}", action.due) };
    led(&format!("{}:", action.owner), &format!("{}{due}.", action.words.trim_end_matches('.')))
}
