//! The meetings of a partnership's boards for calendars: those to come and those that were, a cancelled one as cancelled; and the
//! file by which the members of a board are asked to one.

use std::collections::BTreeMap;

use jiff::{Timestamp, ToSpan as _};
use partnership::board::{BoardKind, Meeting, MeetingId, MeetingStatus, Person, PersonId, Seat};
use partnership::{Granted, ManageBoard, SignedIn, Store, StoreError};
use publish::calendar::{
    CalendarAddress, CalendarEvent, CalendarFeed, Invitation, feed, invitation,
};

use super::minutes::held;
use super::oparl::public_pack;
use crate::{Folder, WorkbenchError};

/// The meetings of every board that meets in public, as an iCalendar feed. `site` is the address of the partnership's site, without
/// a slash at the end.
pub fn board_calendar(
    folder: &Folder,
    store: &Store,
    site: &str,
    now: Timestamp,
) -> Result<String, WorkbenchError> {
    let name = folder.settings().partnership.name.clone();
    let mut events = Vec::new();
    for board in store.boards()? {
        if board.said.kind != BoardKind::Board {
            continue;
        }
        for meeting in store.meetings(board.id)? {
            // Nobody has announced it yet.
            if meeting.status == MeetingStatus::Draft {
                continue;
            }
            events.push(event(store, (&meeting, &board.said.name), site, now)?);
        }
    }
    events.sort_by(|a, b| (a.starts, &a.uid).cmp(&(b.starts, &b.uid)));
    Ok(feed(&CalendarFeed { name, events }))
}

/// The file by which the members of a board are asked to a meeting, or told that it is called off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingInvitation {
    /// The file, in iCalendar.
    pub text: String,
    /// The meeting, which may be called off.
    pub meeting: Meeting,
    /// How many members are asked by it.
    pub asked: usize,
    /// The members who have no account here and are to be asked otherwise, by name.
    pub others: Vec<String>,
}

/// The invitation to a meeting, in the name of whoever asks for it: they are answered. Asked are the board's members on its day who
/// have an account under their name, and not their alternates. `site` is as for [`board_calendar`].
///
/// # Errors
/// Where whoever asks has no account, as the console has none.
pub fn meeting_invitation(
    store: &Store,
    may: &Granted<ManageBoard>,
    id: MeetingId,
    (site, now): (&str, Timestamp),
) -> Result<MeetingInvitation, WorkbenchError> {
    let own = may.actor().grant::<SignedIn>().ok_or(StoreError::NotFound("account"))?;
    let own = store.own_account(&own)?;
    let meeting = store.meeting(id)?;
    let board = store.board(meeting.said.board)?.said.name;
    let people: BTreeMap<PersonId, Person> =
        store.people_of_boards()?.into_iter().map(|one| (one.id, one)).collect();
    let holdings = store.holdings(meeting.said.date)?;
    let (mut attendees, mut others) = (Vec::new(), Vec::new());
    for member in store.members(meeting.said.board, meeting.said.date)? {
        if member.said.alternate_for.is_some() {
            continue;
        }
        let held = |post| holdings.iter().find(|one| one.post == post).map(|one| one.person);
        let person = match member.said.seat {
            Seat::Person(id) => Some(id),
            Seat::Post(post) => held(post),
        };
        let Some(person) = person.and_then(|id| people.get(&id)) else {
            if let Seat::Post(post) = member.said.seat {
                others.push(store.post(post)?.said.title);
            }
            continue;
        };
        let name = person.full_name();
        match store.address_of_name(may, &[&name, &person.said.name])? {
            Some(mail) => attendees.push(CalendarAddress { name, mail }),
            None => others.push(name),
        }
    }
    // Somebody who sits there twice, by a post too, is asked once.
    attendees.sort_by(|a, b| (&a.mail, &a.name).cmp(&(&b.mail, &b.name)));
    attendees.dedup_by(|a, b| a.mail == b.mail);
    let asked = attendees.len();
    let event = event(store, (&meeting, &board), site, now)?;
    let organiser = CalendarAddress { name: own.name, mail: own.email };
    let text = invitation(&Invitation { event, organiser, attendees });
    Ok(MeetingInvitation { text, meeting, asked, others })
}

/// A meeting as an event; its name is the board's.
fn event(
    store: &Store,
    (meeting, board): (&Meeting, &str),
    site: &str,
    now: Timestamp,
) -> Result<CalendarEvent, WorkbenchError> {
    let starts = meeting.said.date.to_datetime(meeting.said.time);
    // A meeting that has not ended yet is taken to last two hours.
    let ends = match meeting.ended {
        Some(ended) => meeting.said.date.to_datetime(ended),
        None => starts.checked_add(2.hours()).unwrap_or(starts),
    };
    let pack = public_pack(store, meeting)?;
    let url = pack.map_or_else(
        || format!("{site}/meetings"),
        |pack| format!("{site}/meetings/{}", pack.said.name),
    );
    let is_cancelled = meeting.status == MeetingStatus::Cancelled;
    let host = site.split("//").last().unwrap_or("watchward");
    Ok(CalendarEvent {
        uid: format!("meeting-{}@{host}", meeting.id),
        starts,
        ends,
        summary: board.to_owned(),
        place: held(meeting),
        description: meeting.said.contact.clone(),
        url,
        is_cancelled,
        sequence: u32::from(is_cancelled),
        stamp: now,
    })
}
