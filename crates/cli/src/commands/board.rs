//! `watchward board`: boards and groups, and who sits on them.

use jiff::{Timestamp, Zoned};
use partnership::board::{
    Board, BoardId, Holding, NewBoard, NewMembership, NewOrganisation, NewPerson, NewPost, Seat,
};
use serde_json::json;
use std::fmt::Write as _;
use workbench::Folder;
use workbench::board::{Desk, Names};

use super::told::{say_or_json, stored};
use crate::arguments::{BoardArguments, BoardQuestion};
use crate::commands::Failure;
use crate::output;

/// Does what was asked.
pub fn run(folder: &Folder, asked: BoardArguments) -> Result<(), Failure> {
    let desk = Desk::open(folder)?;
    let Desk { store, may } = &desk;
    let now = Timestamp::now();
    match asked.question {
        BoardQuestion::List { json } => list(&desk, json),
        BoardQuestion::Add { name, kind, parent, notice, json } => {
            let new = NewBoard { name, kind, parent, notice_days: notice };
            let added = stored(store.add_board(may, &new, now))?;
            say_or_json(json, &added, &named("Board", added.id, &added.said.name))
        }
        BoardQuestion::Rename { board, name, from, json } => {
            let renamed = stored(store.rename_board(may, board, &name, from, now))?;
            say_or_json(json, &renamed, &named("Board", board, &renamed.said.name))
        }
        BoardQuestion::Organisation { name, short, statutory, json } => {
            let new = NewOrganisation { name, short, is_statutory: statutory };
            let added = stored(store.add_organisation(may, new, now))?;
            say_or_json(json, &added, &named("Organisation", added.id, &added.said.name))
        }
        BoardQuestion::Post { title, organisation, json } => {
            let added = stored(store.add_post(may, &NewPost { title, organisation }, now))?;
            say_or_json(json, &added, &named("Post", added.id, &added.said.title))
        }
        BoardQuestion::Person { name, rank, organisation, post, from, json } => {
            let new = NewPerson { name, rank, organisation };
            // With the post, or not at all.
            let added = stored(store.together(|store| {
                let added = store.add_person(may, &new, now)?;
                if let Some((post, first)) = post.zip(from) {
                    let held = Holding { post, person: added.id, first, last: None };
                    store.give_post(may, &held, now)?;
                }
                Ok(added)
            }))?;
            say_or_json(json, &added, &named("Person", added.id, &added.full_name()))
        }
        BoardQuestion::Members { board, on, json } => {
            members(&desk, board, on.unwrap_or_else(|| Zoned::now().date()), json)
        }
        BoardQuestion::Join { board, seat, role, from, alternate_for, json } => {
            let seat = seat.0;
            let new = NewMembership { board, seat, role, alternate_for, first: from, last: None };
            let added = stored(store.add_member(may, &new, now))?;
            say_or_json(json, &added, &format!("Membership {} begins on {from}.\n", added.id))
        }
        BoardQuestion::Leave { membership, last, json } => {
            let ended = stored(store.end_membership(may, membership, last, now))?;
            say_or_json(json, &ended, &format!("Membership {membership} ends on {last}.\n"))
        }
    }
}

fn named(what: &str, id: impl std::fmt::Display, name: &str) -> String {
    format!("{what} {id}: {name}\n")
}

fn list(desk: &Desk, json: bool) -> Result<(), Failure> {
    let store = &desk.store;
    let (boards, organisations) = (stored(store.boards())?, stored(store.organisations())?);
    let (posts, people) = (stored(store.posts())?, stored(store.people_of_boards())?);
    if json {
        let all = json!({
            "boards": boards, "organisations": organisations, "posts": posts, "people": people,
        });
        return output::json(&all);
    }
    if boards.is_empty() {
        return output::say(
            "There is no board yet. Add one: watchward board add \"Safer Anywhere Partnership Board\"\n",
        );
    }
    let board = |board: &Board| {
        let former = match board.former_names.as_slice() {
            [] => String::new(),
            names => format!(" (formerly {})", names.join(", ")),
        };
        format!("  {:>4}  {}{former}\n", board.id, board.said.name)
    };
    let mut words = String::from("Boards and groups\n");
    words.extend(boards.iter().map(board));
    words.push_str("Organisations\n");
    words.extend(organisations.iter().map(|one| format!("  {:>4}  {}\n", one.id, one.said.name)));
    words.push_str("Posts\n");
    words.extend(posts.iter().map(|one| format!("  {:>4}  {}\n", one.id, one.said.title)));
    words.push_str("People\n");
    words.extend(people.iter().map(|one| format!("  {:>4}  {}\n", one.id, one.full_name())));
    output::say(&words)
}

fn members(desk: &Desk, board: BoardId, on: jiff::civil::Date, json: bool) -> Result<(), Failure> {
    let members = stored(desk.store.members(board, on))?;
    let names = Names::of(&desk.store, on)?;
    let mut words = String::new();
    for member in &members {
        let who = match member.said.seat {
            Seat::Person(id) => names.person(id),
            Seat::Post(id) => names.post(id),
        };
        let stands_in = if member.said.alternate_for.is_some() { ", alternate" } else { "" };
        let _ = writeln!(words, "  {:>4}  {who} ({}{stands_in})", member.id, member.said.role);
    }
    if members.is_empty() {
        words = format!("Nobody sits on it on {on}.\n");
    }
    say_or_json(json, &members, &words)
}
