//! The minutes of a meeting, from the records.

use partnership::Store;
use partnership::board::{
    AgendaItem, Attendance, AttendanceStatus, Meeting, MeetingId, MeetingMode, MeetingStatus,
    ResolutionForm,
};
use reports::board::{
    Attendee, Declaration, HeadLine, MinuteItem, MinutesText, Noted, Resolved, Taken,
};

use super::matters::Scope;
use super::names::Names;
use crate::WorkbenchError;

/// What was heard without the public says no more than this of itself.
pub(super) const WITHOUT_THE_PUBLIC: &str = "Item heard without the public";

/// The minutes of a meeting, as far as they are for these eyes. For the public, of what was heard without it no more is said than that
/// it was.
pub fn minutes_of(
    store: &Store,
    partnership: &str,
    id: MeetingId,
    scope: Scope,
) -> Result<MinutesText, WorkbenchError> {
    let meeting = store.meeting(id)?;
    let names = Names::of(store, meeting.said.date)?;
    let agenda = store.agenda(id)?;
    let declarations = store
        .declarations(id)?
        .into_iter()
        .map(|one| Declaration { who: names.person(one.person), words: one.words });
    Ok(MinutesText {
        partnership: partnership.to_owned(),
        board: store.board(meeting.said.board)?.said.name,
        date: meeting.said.date,
        head: head(&meeting),
        are_agreed: meeting.status == MeetingStatus::MinutesAgreed,
        attendance: store.attendance(id)?.iter().map(|one| attendee(&names, one)).collect(),
        declarations: declarations.collect(),
        items: agenda
            .iter()
            .filter(|item| scope != Scope::Exempt || scope.shows(item))
            .map(|item| minute(store, &names, item, scope))
            .collect::<Result<_, _>>()?,
    })
}

fn head(meeting: &Meeting) -> Vec<HeadLine> {
    let line = |name: &str, words: String| HeadLine { name: name.to_owned(), words };
    let time = |at: jiff::civil::Time| at.strftime("%-I.%M %P").to_string();
    let mut head = vec![line("Time", time(meeting.said.time))];
    let place = held(meeting);
    if !place.is_empty() {
        head.push(line("Place", place));
    }
    head.extend(meeting.ended.map(|ended| line("Ended", time(ended))));
    head
}

/// Where and how a meeting is held: "Civic Centre", "by video".
pub(super) fn held(meeting: &Meeting) -> String {
    let place = meeting.said.place.as_str();
    match meeting.said.mode {
        MeetingMode::InPerson => place.to_owned(),
        MeetingMode::Virtual if place.is_empty() => "By video".to_owned(),
        MeetingMode::Virtual => format!("{place}, by video"),
        MeetingMode::Hybrid => format!("{place}, and by video"),
    }
}

fn attendee(names: &Names, one: &Attendance) -> Attendee {
    let status = match one.status {
        AttendanceStatus::Present => "Present".to_owned(),
        AttendanceStatus::AlsoPresent => "Also present".to_owned(),
        AttendanceStatus::Apologies => "Apologies".to_owned(),
        AttendanceStatus::Alternate => {
            let of = one.alternate_for.map(|id| names.person(id)).unwrap_or_default();
            format!("Alternate for {of}")
        }
    };
    Attendee { name: names.person(one.person), of: names.station(one.person), status }
}

fn minute(
    store: &Store,
    names: &Names,
    item: &AgendaItem,
    scope: Scope,
) -> Result<MinuteItem, WorkbenchError> {
    if !scope.shows(item) {
        return Ok(MinuteItem {
            number: item.number.clone(),
            title: WITHOUT_THE_PUBLIC.to_owned(),
            markdown: String::new(),
            resolutions: Vec::new(),
            actions: Vec::new(),
            notes: Vec::new(),
        });
    }
    let mut actions = Vec::new();
    for action in store.actions_of(item.said.meeting)? {
        if action.said.item != item.id {
            continue;
        }
        let due = match &action.said.due {
            Some(due) => Names::due(store, due)?.0,
            None => String::new(),
        };
        actions.push(Taken {
            words: action.said.words,
            owner: names.owner(action.said.owner),
            due,
        });
    }
    let resolved = |one: partnership::board::Resolution| Resolved {
        is_numbered: one.said.form == ResolutionForm::Numbered,
        words: one.said.words,
    };
    let noted = |one: partnership::board::MinuteNote| Noted { date: one.date, words: one.words };
    Ok(MinuteItem {
        number: item.number.clone(),
        title: item.said.title.clone(),
        markdown: store.minute(item.id)?.map(|minute| minute.text).unwrap_or_default(),
        resolutions: store.resolutions(item.id)?.into_iter().map(resolved).collect(),
        actions,
        notes: store.minute_notes(item.id)?.into_iter().map(noted).collect(),
    })
}
