//! `watchward action`: what somebody is to do, until the board closes it.

use jiff::civil::Date;
use jiff::{Timestamp, Zoned};
use partnership::board::{Action, ActionId, Arisen, BoardId, NewAction};
use serde::Serialize;
use std::fmt::Write as _;
use workbench::Folder;
use workbench::board::{Desk, Names};

use super::told::{say_or_json, stored};
use crate::arguments::{ActionArguments, ActionQuestion, Printed};
use crate::commands::Failure;
use crate::output::{self, Cell, Sheet, Side};

/// Does what was asked.
pub fn run(folder: &Folder, asked: ActionArguments) -> Result<(), Failure> {
    let desk = Desk::open(folder)?;
    let Desk { store, may } = &desk;
    let now = Timestamp::now();
    match asked.question {
        ActionQuestion::List { board, all, printed } => list(&desk, (board, all), &printed),
        ActionQuestion::Show { action, json } => show(&desk, action, json),
        ActionQuestion::Add { words, item, resolution, owner, due, json } => {
            let new = NewAction { item, resolution, words, owner: owner.0, due: due.due() };
            told(&stored(store.add_action(may, &new, now))?, "is outstanding", json)
        }
        ActionQuestion::Update { action, words, json } => {
            let added = stored(store.update_action(may, action, &words, now))?;
            say_or_json(json, &added, &format!("Action {action} has one more update.\n"))
        }
        ActionQuestion::Close { action, outcome, at, words, json } => {
            let closed = stored(store.close_action(may, action, (outcome, &words, at), now))?;
            told(&closed, &format!("is closed: {outcome}"), json)
        }
        ActionQuestion::Reopen { action, json } => {
            told(&stored(store.reopen_action(may, action, now))?, "is outstanding again", json)
        }
    }
}

fn told(action: &Action, what: &str, json: bool) -> Result<(), Failure> {
    say_or_json(json, action, &format!("Action {} {what}.\n", action.id))
}

/// An action with its owner and its age, for a reader and for a program.
#[derive(Serialize)]
struct Listed {
    #[serde(flatten)]
    action: Action,
    owner_name: String,
    due_words: String,
    due_on: Option<Date>,
    meeting: Date,
    age_days: i32,
    overdue_days: i32,
}

impl Listed {
    fn of(desk: &Desk, names: &Names, arisen: Arisen, today: Date) -> Result<Self, Failure> {
        let days = |from: Date| today.since(from).map_or(0, |span| span.get_days());
        let (due_words, due_on) = match &arisen.action.said.due {
            Some(due) => Names::due(&desk.store, due)?,
            None => (String::new(), None),
        };
        Ok(Self {
            owner_name: names.owner(arisen.action.said.owner),
            due_words,
            due_on,
            meeting: arisen.on,
            age_days: days(arisen.on),
            overdue_days: due_on.map_or(0, days).max(0),
            action: arisen.action,
        })
    }
}

fn list(
    desk: &Desk,
    (board, all): (Option<BoardId>, bool),
    printed: &Printed,
) -> Result<(), Failure> {
    let today = Zoned::now().date();
    let names = Names::of(&desk.store, today)?;
    let mut actions = stored(desk.store.actions())?;
    actions.retain(|one| {
        board.is_none_or(|board| board == one.board) && (all || one.action.closed.is_none())
    });
    let found = actions.into_iter().map(|one| Listed::of(desk, &names, one, today));
    let found = found.collect::<Result<Vec<_>, _>>()?;
    if printed.json {
        return output::json(&found);
    }
    if found.is_empty() {
        return output::say("No action is outstanding.\n");
    }
    let mut sheet = Sheet::new(&[
        ("Id", Side::Right),
        ("What", Side::Left),
        ("Owner", Side::Left),
        ("Due", Side::Left),
        ("Age in days", Side::Right),
        ("State", Side::Left),
    ]);
    for one in found {
        let state = match &one.action.closed {
            Some((outcome, ..)) => format!("closed: {outcome}"),
            None if one.overdue_days > 0 => format!("overdue by {} days", one.overdue_days),
            None => "outstanding".to_owned(),
        };
        sheet.row(vec![
            Cell::text(one.action.id.to_string()),
            Cell::text(one.action.said.words),
            Cell::text(one.owner_name),
            Cell::text(one.due_words),
            Cell::text(one.age_days.to_string()),
            Cell::text(state),
        ]);
    }
    sheet.print(printed.format)
}

/// An action with what was heard of it.
#[derive(Serialize)]
struct Whole {
    #[serde(flatten)]
    listed: Listed,
    updates: Vec<partnership::board::ActionUpdate>,
}

fn show(desk: &Desk, id: ActionId, json: bool) -> Result<(), Failure> {
    let today = Zoned::now().date();
    let names = Names::of(&desk.store, today)?;
    let listed = Listed::of(desk, &names, stored(desk.store.arisen(id))?, today)?;
    let updates = stored(desk.store.action_updates(id))?;
    let mut words = format!(
        "{}\n  For: {}\n  From the meeting of {}, {} days ago\n",
        listed.action.said.words, listed.owner_name, listed.meeting, listed.age_days
    );
    if !listed.due_words.is_empty() {
        let _ = writeln!(words, "  Due: {}", listed.due_words);
    }
    for update in &updates {
        let _ = writeln!(words, "  {} {}: {}", update.at, update.who, update.words);
    }
    if let Some((outcome, said, _)) = &listed.action.closed {
        let _ = writeln!(words, "  Closed: {outcome}. {said}");
    }
    say_or_json(json, &Whole { listed, updates }, &words)
}
