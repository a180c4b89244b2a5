//! Who was at a meeting, who sent apologies, and what they declared. One person has one status: the last that was ticked.

use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use super::meetings::{self, MeetingId};
use super::people::{PersonId, person_by_id};
use super::{all, one, tell};
use crate::access::{Granted, ManageBoard};
use crate::id::{id, kind};
use crate::store::column::parsed;
use crate::{Store, StoreError, Wrong, text};

id!(
    /// The id of a declaration of interest.
    DeclarationId,
    "declaration"
);

kind!(
    /// How somebody stood to a meeting.
    AttendanceStatus, "status", {
        /// A member who was there.
        Present = "present",
        /// Somebody else who was there.
        AlsoPresent = "also-present",
        /// A member who sent apologies.
        Apologies = "apologies",
        /// Somebody who came for a member.
        Alternate = "alternate",
    }
);

/// How somebody stood to a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attendance {
    /// Who.
    pub person: PersonId,
    /// How.
    pub status: AttendanceStatus,
    /// For whom they came, where they came for a member.
    pub alternate_for: Option<PersonId>,
}

/// A declaration of interest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Declaration {
    /// Its id.
    pub id: DeclarationId,
    /// Whose it is.
    pub person: PersonId,
    /// What they declared.
    pub words: String,
}

const ALL: &str = "SELECT person, status, alternate_for FROM attendance";

fn read(row: &Row<'_>) -> rusqlite::Result<Attendance> {
    Ok(Attendance {
        person: PersonId(row.get(0)?),
        status: parsed(row, 1)?,
        alternate_for: row.get::<_, Option<i64>>(2)?.map(PersonId),
    })
}

fn declaration(row: &Row<'_>) -> rusqlite::Result<Declaration> {
    Ok(Declaration {
        id: DeclarationId(row.get(0)?),
        person: PersonId(row.get(1)?),
        words: row.get(2)?,
    })
}

fn of(
    connection: &Connection,
    meeting: MeetingId,
    person: PersonId,
) -> Result<Option<Attendance>, StoreError> {
    let sql = format!("{ALL} WHERE meeting = ?1 AND person = ?2");
    Ok(all(connection, &sql, [meeting.0, person.0], read)?.pop())
}

impl Store {
    /// How everybody stood to a meeting.
    pub fn attendance(&self, meeting: MeetingId) -> Result<Vec<Attendance>, StoreError> {
        let sql = format!("{ALL} WHERE meeting = ?1 ORDER BY person");
        self.read(|connection| all(connection, &sql, [meeting.0], read))
    }

    /// What was declared at a meeting.
    pub fn declarations(&self, meeting: MeetingId) -> Result<Vec<Declaration>, StoreError> {
        let sql = "SELECT id, person, words FROM declaration WHERE meeting = ?1 ORDER BY id";
        self.read(|connection| all(connection, sql, [meeting.0], declaration))
    }

    /// Ticks how somebody stood to a meeting, in place of what was ticked before.
    pub fn attend(
        &self,
        may: &Granted<ManageBoard>,
        meeting: MeetingId,
        ticked: &Attendance,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        // Only who is an alternate comes for somebody.
        let is_alternate = ticked.status == AttendanceStatus::Alternate;
        if is_alternate != ticked.alternate_for.is_some() {
            let what = "for whom they came";
            return Err(StoreError::invalid("alternate_for", Wrong::Missing(what)));
        }
        self.write(|transaction| {
            meetings::by_id(transaction, meeting)?;
            for person in std::iter::once(ticked.person).chain(ticked.alternate_for) {
                person_by_id(transaction, person)?;
            }
            let before = of(transaction, meeting, ticked.person)?;
            if before.as_ref() == Some(ticked) {
                return Ok(());
            }
            transaction.execute(
                "INSERT OR REPLACE INTO attendance (meeting, person, status, alternate_for) \
                 VALUES (?1, ?2, ?3, ?4)",
                params![
                    meeting.0,
                    ticked.person.0,
                    ticked.status.id(),
                    ticked.alternate_for.map(|id| id.0)
                ],
            )?;
            tell(transaction, may, "meeting.attend", meeting, (before.as_ref(), Some(ticked)), now)
        })
    }

    /// Takes back what was ticked of somebody.
    pub fn unattend(
        &self,
        may: &Granted<ManageBoard>,
        (meeting, person): (MeetingId, PersonId),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(|transaction| {
            let Some(before) = of(transaction, meeting, person)? else { return Ok(()) };
            let sql = "DELETE FROM attendance WHERE meeting = ?1 AND person = ?2";
            transaction.execute(sql, [meeting.0, person.0])?;
            tell(transaction, may, "meeting.unattend", meeting, (Some(&before), None), now)
        })
    }

    /// Adds a declaration of interest.
    pub fn declare(
        &self,
        may: &Granted<ManageBoard>,
        (meeting, person): (MeetingId, PersonId),
        words: &str,
        now: Timestamp,
    ) -> Result<Declaration, StoreError> {
        let words = text::needed_words("words", "what was declared", words)?;
        self.write(|transaction| {
            meetings::by_id(transaction, meeting)?;
            person_by_id(transaction, person)?;
            transaction.execute(
                "INSERT INTO declaration (meeting, person, words) VALUES (?1, ?2, ?3)",
                params![meeting.0, person.0, words],
            )?;
            let id = transaction.last_insert_rowid();
            let sql = "SELECT id, person, words FROM declaration WHERE id = ?1";
            let added = one(transaction, sql, [id], declaration, "declaration")?;
            tell(transaction, may, "meeting.declare", meeting, (None, Some(&added)), now)?;
            Ok(added)
        })
    }
}
