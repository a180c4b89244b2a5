//! The partnership's formal life: organisations, people and posts; boards and groups with their members; meetings with agenda,
//! attendance, minutes and resolutions; and actions, which are outstanding until a board closes them.
//!
//! What happened at a meeting is kept for good, as minutes are. Nothing here is about victims, suspects or residents: people are
//! those who sit on boards and do what boards decide.

mod actions;
mod agenda;
mod attendance;
mod boards;
mod meetings;
mod members;
mod minutes;
mod organisations;
mod people;

use std::fmt::Display;

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension as _, Params, Row, Transaction};
use serde::Serialize;
use serde_json::json;

use crate::access::{Granted, ManageBoard};
use crate::audit::{self, Change};
use crate::{StoreError, Wrong};

pub use actions::{Action, ActionId, ActionUpdate, Due, NewAction, Outcome, Owner};
pub use agenda::{AgendaItem, Exempt, ItemId, ItemKind, NewItem};
pub use attendance::{Attendance, AttendanceStatus, Declaration, DeclarationId};
pub use boards::{Board, BoardId, BoardKind, NewBoard};
pub use meetings::{Meeting, MeetingId, MeetingMode, MeetingStatus, NewMeeting};
pub use members::{Member, MembershipId, MembershipRole, NewMembership, Seat};
pub use minutes::{
    Minute, MinuteNote, MinuteNoteId, NewResolution, Resolution, ResolutionForm, ResolutionId,
};
pub use organisations::{NewOrganisation, Organisation, OrganisationId};
pub use people::{Holding, NewPerson, NewPost, Person, PersonId, Post, PostId};

/// Writes a change of a record into the trail.
fn tell<T: Serialize>(
    transaction: &Transaction<'_>,
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
    if taken > 0 { Err(StoreError::invalid(field, Wrong::NameTaken)) } else { Ok(()) }
}
