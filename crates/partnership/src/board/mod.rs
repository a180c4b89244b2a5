//! The partnership's formal life: organisations, people and posts; boards and groups with their members; meetings with agenda,
//! attendance, papers, packs, minutes and resolutions; and actions, which are outstanding until a board closes them.
//!
//! What happened at a meeting is kept for good, as minutes are. Nothing here is about victims, suspects or residents: people are
//! those who sit on boards and do what boards decide.

mod actions;
mod agenda;
mod arisen;
mod attendance;
mod boards;
mod holidays;
mod meetings;
mod members;
mod minutes;
mod notice;
mod organisations;
mod packs;
mod papers;
mod people;
mod versions;

use std::fmt::Display;

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension as _, Params, Row};
use serde::Serialize;
use serde_json::json;

use crate::access::{Granted, ManageBoard};
use crate::audit::{self, Change};
use crate::{StoreError, Wrong};

pub use actions::{Action, ActionId, ActionUpdate, Due, NewAction, Outcome, Owner};
pub use agenda::{AgendaItem, Exempt, ItemId, ItemKind, NewItem};
pub use arisen::Arisen;
pub use attendance::{Attendance, AttendanceStatus, Declaration, DeclarationId};
pub use boards::{Board, BoardId, BoardKind, NewBoard};
pub use holidays::bank_holiday;
pub use meetings::{Meeting, MeetingId, MeetingMode, MeetingStatus, NewMeeting};
pub use members::{Member, MembershipId, MembershipRole, NewMembership, Seat};
pub use minutes::{
    MinuteNote, MinuteNoteId, NewResolution, Resolution, ResolutionForm, ResolutionId,
};
pub use notice::{clear_days, publish_by};
pub use organisations::{NewOrganisation, Organisation, OrganisationId};
pub use packs::{NewPack, Pack, PackId, PackPart, PaperPages};
pub use papers::{BroughtFile, NewPaper, Paper, PaperField, PaperId, PaperSource};
pub use people::{Holding, NewPerson, NewPost, Person, PersonId, Post, PostId};
pub use versions::Version;

/// Writes a change of a record into the trail.
fn tell<T: Serialize>(
    transaction: &Connection,
    may: &Granted<ManageBoard>,
    what: &'static str,
    subject: impl Display,
    (before, after): (Option<&T>, Option<&T>),
    now: Timestamp,
) -> Result<(), StoreError> {
    let change = Change {
        what,
        subject: subject.to_string(),
        before: before.map(|before| json!(before)),
        after: after.map(|after| json!(after)),
    };
    audit::write(transaction, may.actor(), now, change)
}

/// The rows that a query gives, read as records.
fn all<T>(
    connection: &Connection,
    sql: &str,
    values: impl Params,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map(values, read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The one row that a query gives, read as a record; `what` is not there otherwise.
fn one<T>(
    connection: &Connection,
    sql: &str,
    values: impl Params,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
    what: &'static str,
) -> Result<T, StoreError> {
    connection.query_row(sql, values, read).optional()?.ok_or(StoreError::NotFound(what))
}

/// Refuses a time that ends before it begins.
fn in_order(first: Date, last: Option<Date>) -> Result<(), StoreError> {
    if last.is_some_and(|last| last < first) {
        return Err(StoreError::invalid("last", Wrong::EndsBefore));
    }
    Ok(())
}

/// Refuses what a row has already; `sql` counts such rows.
fn not_taken(
    connection: &Connection,
    field: &'static str,
    sql: &str,
    values: impl Params,
) -> Result<(), StoreError> {
    let taken: i64 = connection.query_row(sql, values, |row| row.get(0))?;
    // Of days it is meetings that are there already.
    let why = if field == "date" { Wrong::MeetsThen } else { Wrong::NameTaken };
    if taken > 0 { Err(StoreError::invalid(field, why)) } else { Ok(()) }
}
