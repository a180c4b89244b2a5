//! The meetings of a partnership's boards for calendars: those to come and those that were, a cancelled one as cancelled.

use jiff::{Timestamp, ToSpan as _};
use partnership::Store;
use partnership::board::{BoardKind, Meeting, MeetingStatus};
use publish::calendar::{CalendarEvent, CalendarFeed, feed};

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
            events.push(event(store, (&meeting, &board.said.name), site, now)?);
        }
    }
    events.sort_by(|a, b| (a.starts, &a.uid).cmp(&(b.starts, &b.uid)));
    Ok(feed(&CalendarFeed { name, events }))
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
