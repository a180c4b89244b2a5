//! Meetings shown: the list, one with all that is recorded of it, and what is outstanding on its day.

use std::fmt::Write as _;

use partnership::board::{Meeting, MeetingId};
use serde_json::json;
use workbench::Folder;
use workbench::board::{Desk, Scope, matters_outstanding, minutes_of};

use crate::commands::Failure;
use crate::commands::told::{say_or_json, stored};
use crate::output;

/// The meetings of a board.
pub fn list(meetings: &[Meeting], json: bool) -> Result<(), Failure> {
    let line = |meeting: &Meeting| {
        format!("  {:>4}  {} ({})\n", meeting.id, meeting.said.date, meeting.status)
    };
    let words: String = meetings.iter().map(line).collect();
    let words = if words.is_empty() { "It has not met yet.\n".to_owned() } else { words };
    say_or_json(json, &meetings, &words)
}

/// One meeting: its agenda with ids, attendance, and its minutes as they stand.
pub fn one(folder: &Folder, desk: &Desk, id: MeetingId, json: bool) -> Result<(), Failure> {
    let store = &desk.store;
    let (meeting, agenda) = (stored(store.meeting(id))?, stored(store.agenda(id))?);
    let partnership = folder.settings().partnership.name.as_str();
    let minutes = minutes_of(store, partnership, id, Scope::Whole)?;
    if json {
        let all = json!({
            "meeting": meeting,
            "agenda": agenda,
            "attendance": stored(store.attendance(id))?,
            "minutes": minutes,
            "papers": stored(store.papers(id))?,
            "actions": stored(store.actions_of(id))?,
            "packs": stored(store.packs(id))?,
        });
        return output::json(&all);
    }
    let mut words = format!("{}, {} ({})\n", minutes.board, meeting.said.date, meeting.status);
    for item in &agenda {
        let part = if item.said.exempt.is_some() { " (Part 2)" } else { "" };
        // A text takes all that is written to it.
        let _ = writeln!(words, "  {:>4}  {} {}{part}", item.id, item.number, item.said.title);
    }
    for one in &minutes.attendance {
        let _ = writeln!(words, "  {}: {}", one.status, one.name);
    }
    output::say(&words)
}

/// What is outstanding on the day of a meeting.
pub fn outstanding(folder: &Folder, desk: &Desk, id: MeetingId, json: bool) -> Result<(), Failure> {
    let meeting = stored(desk.store.meeting(id))?;
    let partnership = folder.settings().partnership.name.as_str();
    let at = (meeting.said.board, meeting.said.date);
    let all = matters_outstanding(&desk.store, partnership, at, Scope::Whole)?;
    let mut words = String::new();
    for matter in &all.matters {
        let due = if matter.due.is_empty() { "no day".to_owned() } else { matter.due.clone() };
        let _ = writeln!(
            words,
            "  {} {}, {}: {} ({}; due {due})",
            matter.minute, matter.title, matter.meeting, matter.words, matter.owner
        );
    }
    if all.matters.is_empty() {
        "Nothing is outstanding.\n".clone_into(&mut words);
    }
    say_or_json(json, &all, &words)
}
