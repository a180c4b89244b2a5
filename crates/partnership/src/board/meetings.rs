//! Meetings of a board: when, where and how, and how far they are.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use super::boards::{self, BoardId};
use super::{all, not_taken, one, tell};
use crate::access::{Granted, ManageBoard};
use crate::id::{id, kind};
use crate::store::column::{optional_parsed, parsed};
use crate::{Store, StoreError, text};

id!(
    /// The id of a meeting.
    MeetingId,
    "meeting"
);

kind!(
    /// How a meeting is held.
    MeetingMode, "mode", {
        /// In a room.
        InPerson = "in-person",
        /// By video.
        Virtual = "virtual",
        /// Both.
        Hybrid = "hybrid",
    }
);

kind!(
    /// How far a meeting is.
    MeetingStatus, "status", {
        /// Its agenda is being made.
        Draft = "draft",
        /// Its pack is published.
        Published = "published",
        /// It was held.
        Held = "held",
        /// Its minutes wait for the next meeting.
        MinutesDraft = "minutes-draft",
        /// Its minutes were agreed.
        MinutesAgreed = "minutes-agreed",
        /// It was called off.
        Cancelled = "cancelled",
    }
);

/// What is said of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewMeeting {
    /// Whose it is.
    pub board: BoardId,
    /// Its day.
    pub date: Date,
    /// When it begins.
    pub time: Time,
    /// Where.
    #[serde(default)]
    pub place: String,
    /// How.
    pub mode: MeetingMode,
    /// Whom to ask, by post: "Democratic Services, 020 7946 0000".
    #[serde(default)]
    pub contact: String,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// What is said of it.
    #[serde(flatten)]
    pub said: NewMeeting,
    /// How far it is.
    pub status: MeetingStatus,
    /// When it ended.
    pub ended: Option<Time>,
}

const ALL: &str = "SELECT id, board, date, time, place, mode, contact, status, ended FROM meeting";

fn read(row: &Row<'_>) -> rusqlite::Result<Meeting> {
    Ok(Meeting {
        id: MeetingId(row.get(0)?),
        said: NewMeeting {
            board: BoardId(row.get(1)?),
            date: parsed(row, 2)?,
            time: parsed(row, 3)?,
            place: row.get(4)?,
            mode: parsed(row, 5)?,
            contact: row.get(6)?,
        },
        status: parsed(row, 7)?,
        ended: optional_parsed(row, 8)?,
    })
}

/// The meeting with this id.
pub(super) fn by_id(connection: &Connection, id: MeetingId) -> Result<Meeting, StoreError> {
    one(connection, &format!("{ALL} WHERE id = ?1"), [id.0], read, "meeting")
}

impl NewMeeting {
    fn checked(mut self) -> Result<Self, StoreError> {
        self.place = text::line("place", &self.place)?;
        self.contact = text::line("contact", &self.contact)?;
        Ok(self)
    }
}

impl Store {
    /// The meetings of a board, the latest first.
    pub fn meetings(&self, board: BoardId) -> Result<Vec<Meeting>, StoreError> {
        let sql = format!("{ALL} WHERE board = ?1 ORDER BY date DESC, time DESC");
        self.read(|connection| all(connection, &sql, [board.0], read))
    }

    /// The meeting with this id.
    pub fn meeting(&self, id: MeetingId) -> Result<Meeting, StoreError> {
        self.read(|connection| by_id(connection, id))
    }

    /// Adds a meeting, without an agenda.
    pub fn add_meeting(
        &self,
        may: &Granted<ManageBoard>,
        new: NewMeeting,
        now: Timestamp,
    ) -> Result<Meeting, StoreError> {
        let new = new.checked()?;
        self.write(|transaction| {
            boards::by_id(transaction, new.board)?;
            let (day, begins) = (new.date.to_string(), new.time.strftime("%H:%M").to_string());
            let sql = "SELECT count(*) FROM meeting WHERE board = ?1 AND date = ?2 AND time = ?3";
            not_taken(transaction, "date", sql, params![new.board.0, day, begins])?;
            transaction.execute(
                "INSERT INTO meeting (board, date, time, place, mode, contact, status) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'draft')",
                params![new.board.0, day, begins, new.place, new.mode.id(), new.contact],
            )?;
            let added = by_id(transaction, MeetingId(transaction.last_insert_rowid()))?;
            tell(transaction, may, "meeting.add", added.id, (None, Some(&added)), now)?;
            Ok(added)
        })
    }

    /// Says how far a meeting is, and when it ended.
    pub fn advance_meeting(
        &self,
        may: &Granted<ManageBoard>,
        id: MeetingId,
        (status, ended): (MeetingStatus, Option<Time>),
        now: Timestamp,
    ) -> Result<Meeting, StoreError> {
        self.write(|transaction| {
            let before = by_id(transaction, id)?;
            if let Some(ended) = ended {
                let sql = "UPDATE meeting SET ended = ?2 WHERE id = ?1";
                transaction.execute(sql, params![id.0, ended.strftime("%H:%M").to_string()])?;
            }
            set_status(transaction, may, &before, status, now)
        })
    }

    /// Changes when, where and how a meeting is; it stays its board's.
    ///
    /// # Errors
    /// Where the board has another one at this time.
    pub fn edit_meeting(
        &self,
        may: &Granted<ManageBoard>,
        id: MeetingId,
        new: NewMeeting,
        now: Timestamp,
    ) -> Result<Meeting, StoreError> {
        let new = new.checked()?;
        self.write(|transaction| {
            let before = by_id(transaction, id)?;
            let (day, begins) = (new.date.to_string(), new.time.strftime("%H:%M").to_string());
            let sql = "SELECT count(*) FROM meeting \
                       WHERE board = ?1 AND date = ?2 AND time = ?3 AND id <> ?4";
            not_taken(transaction, "date", sql, params![before.said.board.0, day, begins, id.0])?;
            transaction.execute(
                "UPDATE meeting SET date = ?2, time = ?3, place = ?4, mode = ?5, contact = ?6 WHERE id = ?1",
                params![id.0, day, begins, new.place, new.mode.id(), new.contact],
            )?;
            let after = by_id(transaction, id)?;
            tell(transaction, may, "meeting.edit", id, (Some(&before), Some(&after)), now)?;
            Ok(after)
        })
    }
}

/// Says how far a meeting is.
pub(super) fn set_status(
    transaction: &Connection,
    may: &Granted<ManageBoard>,
    before: &Meeting,
    status: MeetingStatus,
    now: Timestamp,
) -> Result<Meeting, StoreError> {
    let sql = "UPDATE meeting SET status = ?2 WHERE id = ?1";
    transaction.execute(sql, params![before.id.0, status.id()])?;
    let after = by_id(transaction, before.id)?;
    tell(transaction, may, "meeting.advance", before.id, (Some(before), Some(&after)), now)?;
    Ok(after)
}
