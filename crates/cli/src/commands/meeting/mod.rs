//! `watchward meeting`: meetings of boards and groups, from the plan to the minutes.

mod read;
mod show;

use jiff::{Timestamp, Zoned};
use partnership::board::{
    Attendance, Exempt, MeetingMode, MeetingStatus, NewItem, NewMeeting, NewResolution,
};
use workbench::board::{Desk, board_calendar, prepare_meeting};
use workbench::{Folder, Session};

use super::told::{say_or_json, stored, text};
use crate::arguments::{MeetingArguments, MeetingQuestion};
use crate::commands::Failure;
use crate::output;

/// Does what was asked.
pub fn run(folder: &Folder, asked: MeetingArguments) -> Result<(), Failure> {
    let now = Timestamp::now();
    if let MeetingQuestion::Read(asked) = asked.question {
        return read::run(folder, &asked);
    }
    let desk = Desk::open(folder)?;
    let Desk { store, may } = &desk;
    match asked.question {
        MeetingQuestion::Read(asked) => read::run(folder, &asked),
        MeetingQuestion::List { board, json } => show::list(&stored(store.meetings(board))?, json),
        MeetingQuestion::Show { meeting, json } => show::one(folder, &desk, meeting, json),
        MeetingQuestion::Outstanding { meeting, json } => {
            show::outstanding(folder, &desk, meeting, json)
        }
        MeetingQuestion::Calendar { site } => {
            output::say(&board_calendar(folder, store, site.trim_end_matches('/'), now)?)
        }
        MeetingQuestion::Plan { board, date, time, place, mode, contact, empty, json } => {
            let new = NewMeeting { board, date, time, place, mode, contact };
            plan(folder, &desk, new, empty, json)
        }
        MeetingQuestion::Item {
            meeting,
            title,
            under,
            kind,
            context,
            presenter,
            exempt,
            because,
            json,
        } => {
            let exempt = exempt.zip(because);
            let exempt = exempt.map(|(paragraph, reason)| Exempt { paragraph, reason });
            let new = NewItem { meeting, under, title, kind, context, presenter, exempt };
            let added = stored(store.add_item(may, new, now))?;
            let line = format!("Item {}: {} {}\n", added.id, added.number, added.said.title);
            say_or_json(json, &added, &line)
        }
        MeetingQuestion::Attend { meeting, person, status, alternate_for, json } => {
            let ticked = Attendance { person, status, alternate_for };
            stored(store.attend(may, meeting, &ticked, now))?;
            say_or_json(json, &ticked, &format!("Person {person}: {status}\n"))
        }
        MeetingQuestion::Minute { item, file, base, json } => {
            let text = text(&file)?;
            let base = match base {
                Some(base) => base,
                None => stored(store.minute(item))?.map_or(0, |last| last.version),
            };
            let saved = stored(store.save_minute(may, (item, base), &text, now))?;
            let line = format!("The minute of item {item} has version {}.\n", saved.version);
            say_or_json(json, &saved, &line)
        }
        MeetingQuestion::Resolve { item, words, form, json } => {
            let added = stored(store.resolve(may, &NewResolution { item, form, words }, now))?;
            say_or_json(json, &added, &format!("Resolution {} was added.\n", added.id))
        }
        MeetingQuestion::Note { item, words, on, json } => {
            let on = on.unwrap_or_else(|| Zoned::now().date());
            let added = stored(store.add_minute_note(may, (item, on), &words, now))?;
            say_or_json(json, &added, &format!("A note of {on} was added to item {item}.\n"))
        }
        MeetingQuestion::Advance { meeting, status, ended, json } => {
            advance(&desk, (meeting, status, ended), json)
        }
    }
}

fn plan(
    folder: &Folder,
    desk: &Desk,
    new: NewMeeting,
    empty: bool,
    json: bool,
) -> Result<(), Failure> {
    let now = Timestamp::now();
    let added = if empty {
        stored(desk.store.add_meeting(&desk.may, new, now))?
    } else {
        let session = Session::open(folder.clone())?;
        prepare_meeting(&session, &desk.store, &desk.may, new, now)?
    };
    let held = match added.said.mode {
        MeetingMode::InPerson | MeetingMode::Hybrid => "in person",
        MeetingMode::Virtual => "by video",
    };
    let line = format!("Meeting {} on {}, {held}.\n", added.id, added.said.date);
    say_or_json(json, &added, &line)
}

fn advance(
    desk: &Desk,
    (meeting, status, ended): (
        partnership::board::MeetingId,
        MeetingStatus,
        Option<jiff::civil::Time>,
    ),
    json: bool,
) -> Result<(), Failure> {
    let asked = (status, ended);
    let after = desk.store.advance_meeting(&desk.may, meeting, asked, Timestamp::now());
    let after = stored(after)?;
    say_or_json(json, &after, &format!("Meeting {meeting} is {status}.\n"))
}
