//! `watchward meeting read`: past minutes, proposed and kept.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::json;
use workbench::Folder;
use workbench::board::Desk;
use workbench::board::past::{
    self, Choice, Chosen, Kept, Look, PastMinutes, Place, Proposed, State, What,
};

use crate::arguments::{Given, MeetingReadArguments};
use crate::commands::Failure;
use crate::output;

/// How many letters of a change stand in its line.
const LINE: usize = 150;

/// Reads the file, and keeps what was confirmed.
pub fn run(folder: &Folder, asked: &MeetingReadArguments) -> Result<(), Failure> {
    let bytes = std::fs::read(&asked.file).map_err(|error| {
        Failure::Usage(format!("{} cannot be read: {error}", asked.file.display()))
    })?;
    let name = asked.file.file_name().unwrap_or(asked.file.as_os_str()).to_string_lossy();
    let minutes = past::read(folder, &name, &bytes, Timestamp::now())?;
    let choice = choice(asked)?;
    let desk = Desk::open(folder)?;
    if asked.confirm.is_empty() {
        let minutes = choice.applied(&desk.store, &minutes)?;
        let look = past::look(&desk.store, &minutes)?;
        return if asked.json {
            output::json(&json!({ "minutes": minutes, "look": look }))
        } else {
            output::say(&proposal(&minutes, &look, asked))
        };
    }
    let at = (folder, &desk.store);
    let kept = past::keep(at, &desk.may, &minutes, &choice, Timestamp::now())?;
    if asked.json { output::json(&kept) } else { output::say(&told(&minutes, &kept)) }
}

fn choice(asked: &MeetingReadArguments) -> Result<Choice, Failure> {
    let date = asked.date.as_deref().map(str::parse).transpose();
    let date =
        date.map_err(|_| Failure::Usage("--date is a day, written as 2021-03-25".to_owned()))?;
    let is_all = |ids: &[String]| ids.is_empty() || ids.iter().any(|id| id == "all");
    let ids = |all: &[String]| all.iter().map(|id| id.trim().to_owned()).collect::<BTreeSet<_>>();
    let given = |all: &[Given]| all.iter().map(|one| (one.id.clone(), one.text.clone())).collect();
    let chosen =
        if is_all(&asked.confirm) { Chosen::All } else { Chosen::Some(ids(&asked.confirm)) };
    Ok(Choice {
        chosen,
        without: ids(&asked.without),
        words: given(&asked.words),
        owners: given(&asked.owner),
        board: asked.board.clone(),
        date,
    })
}

/// What is proposed, grouped, with what is to be looked at first.
fn proposal(minutes: &PastMinutes, look: &Look, asked: &MeetingReadArguments) -> String {
    let mut text = format!("{}: {} page(s), draft {}\n", minutes.file, minutes.pages, minutes.id);
    for remark in &minutes.remarks {
        text.extend([remark.as_str(), "\n"]);
    }
    if !minutes.findings.is_empty() {
        text += "\nTo look at\n";
    }
    for finding in &minutes.findings {
        let places: Vec<String> =
            finding.at.iter().chain(&finding.against).map(Place::to_string).collect();
        let places =
            if places.is_empty() { String::new() } else { format!(" ({})", places.join("; ")) };
        text.extend(["  ", &finding.says, &places, "\n"]);
    }
    if !look.open.is_empty() {
        text += "\nTo settle before it is kept\n";
    }
    for open in &look.open {
        text.extend(["  ", &open.says, "\n"]);
    }
    for kind in What::KINDS {
        let all: Vec<&Proposed> =
            minutes.proposed.iter().filter(|one| one.what.kind() == kind).collect();
        if !all.is_empty() {
            text.extend(["\n", group(kind), "\n"]);
        }
        for one in all {
            text += &line(minutes, look, one);
        }
    }
    let count = |state| look.states.values().filter(|one| **one == state).count();
    text + &format!(
        "\n{} new, {} held already. Keep them: watchward meeting read {} --confirm all\n",
        count(State::New),
        count(State::Held),
        asked.file.display()
    )
}

fn line(minutes: &PastMinutes, look: &Look, one: &Proposed) -> String {
    let words = minutes.in_words(one);
    let shown: String = words.chars().take(LINE).collect();
    let more = if shown.len() < words.len() { "\u{2026}" } else { "" };
    let state = match look.state(&one.id) {
        State::New if look.is_open(&one.id) => ", to settle",
        State::New => "",
        State::Held => ", held already",
        State::Nowhere => ", no action is held that this tells of",
    };
    format!("  {:<15} {shown}{more} ({}{state})\n", one.id, one.at)
}

/// The heading of a kind.
fn group(kind: &str) -> &'static str {
    match kind {
        "organisation" => "Organisations",
        "board" => "Boards and groups",
        "meeting" => "Meeting",
        "person" => "People",
        "post" => "Posts",
        "attendance" => "Attendance",
        "declaration" => "Declarations of interest",
        "item" => "Agenda",
        "minute" => "Minutes",
        "resolution" => "Resolutions",
        "action" => "Actions",
        "promise" => "Promises heard, which no action stands for",
        "note" => "Notes after the meeting",
        _ => "What was told of actions",
    }
}

fn told(minutes: &PastMinutes, kept: &Kept) -> String {
    let left = match kept.left.len() {
        0 => "Nothing new was left out.".to_owned(),
        left => format!("{left} left out: {}.", kept.left.join(", ")),
    };
    format!("{}: {} kept. {left}\n", minutes.file, kept.kept.len())
}
