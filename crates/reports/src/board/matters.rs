//! Matters outstanding: every action that the board has not closed, exactly once, with what was heard of it and how old it is.

use document::{Block, Cell, Column, Detail, Document, Row, Section, Table, Text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ended, in_words};

/// Something heard of an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Update {
    /// When.
    pub date: Date,
    /// What.
    pub words: String,
}

/// An action that the board has not closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// The number of its minute: "6a".
    pub minute: String,
    /// The minute's title.
    pub title: String,
    /// The meeting that it comes from.
    pub meeting: Date,
    /// The resolution that it comes from; empty where it comes from none.
    pub resolution: String,
    /// What is to be done.
    pub words: String,
    /// Whose it is.
    pub owner: String,
    /// When it is due, in words; empty where it does not say.
    pub due: String,
    /// The day by which it is due, where that is known.
    pub due_on: Option<Date>,
    /// What was heard of it, in its order.
    pub updates: Vec<Update>,
}

/// What is outstanding on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matters {
    /// Whose it is.
    pub partnership: String,
    /// The board.
    pub board: String,
    /// The day of the meeting that it is for.
    pub on: Date,
    /// Whether there is more than is told here: what was heard without the public, or what was not.
    pub is_partial: bool,
    /// The actions, the oldest first.
    pub matters: Vec<Matter>,
}

/// Composes the report on what is outstanding.
pub fn matters(all: &Matters) -> Document {
    let mut document = Document::new("Matters outstanding", all.partnership.as_str());
    let (count, on) = (all.matters.len(), in_words(all.on));
    document.summary = Text::from(match count {
        0 if all.is_partial => String::new(),
        0 => "No action is outstanding.".to_owned(),
        1 => "One action is outstanding. It stays here until the board closes it.".to_owned(),
        _ => format!("{count} actions are outstanding. Each stays here until the board closes it."),
    });
    if all.is_partial {
        let more = "What comes from items of the other part of the pack is told there.";
        document.summary = document.summary.with(if count > 0 { " " } else { "" }).with(more);
    }
    document.details =
        vec![Detail::new("Board", all.board.as_str()), Detail::new("For the meeting of", on)];
    if count > 0 {
        let section = Section::new("outstanding", "Actions that are not closed")
            .with(Block::Table(table(all)));
        document.sections.push(section);
    }
    document.number();
    document
}

fn table(all: &Matters) -> Table {
    let columns = vec![
        Column::words("Minute"),
        Column::words("What is to be done"),
        Column::words("Who, and by when"),
        Column::words("What was heard"),
    ];
    let mut table = Table::new("matters-outstanding", "Matters outstanding", columns);
    table.rows = all.matters.iter().map(|matter| row(matter, all.on)).collect();
    table
}

fn row(matter: &Matter, on: Date) -> Row {
    let mut minute = format!("{} {}, {}", matter.minute, matter.title, in_words(matter.meeting));
    if !matter.resolution.is_empty() {
        minute += ". RESOLVED that ";
        minute += &ended(&matter.resolution);
    }
    Row::plain(vec![
        Cell::text(minute.trim()),
        Cell::text(ended(&matter.words)),
        Cell::text(whose(matter, on)),
        Cell::text(heard(matter)),
    ])
}

/// "Head of Housing. Due 30 April 2021: overdue by 48 days. 84 days old."
fn whose(matter: &Matter, on: Date) -> String {
    let mut sentences = vec![ended(&matter.owner)];
    if !matter.due.is_empty() {
        let late = matter.due_on.map_or(0, |due| days(due, on));
        let late = if late > 0 { format!(": overdue by {}", in_days(late)) } else { String::new() };
        sentences.push(format!("Due {}{late}.", matter.due));
    }
    sentences.push(format!("{} old.", in_days(days(matter.meeting, on))));
    sentences.join(" ")
}

fn heard(matter: &Matter) -> String {
    if matter.updates.is_empty() {
        return "Nothing was heard yet. An update is asked for at the meeting.".to_owned();
    }
    let said = |update: &Update| {
        format!("{}: {}", in_words(update.date), ended(&update.words.replace('\n', " ")))
    };
    matter.updates.iter().map(said).collect::<Vec<_>>().join(" ")
}

fn days(from: Date, to: Date) -> i32 {
    to.since(from).map_or(0, |span| span.get_days())
}

fn in_days(days: i32) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}
