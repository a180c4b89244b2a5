//! Actions with where they arose: the board, the meeting and the item, for lists that go over all boards.

use jiff::civil::Date;
use rusqlite::Row;
use serde::Serialize;

use super::actions::{self, Action, ActionId, COLUMNS, Due};
use super::boards::BoardId;
use super::meetings::MeetingId;
use super::{all, one};
use crate::store::column::{optional_parsed, parsed};
use crate::{Store, StoreError};

/// An action, and where it arose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Arisen {
    /// The action.
    #[serde(flatten)]
    pub action: Action,
    /// The board.
    pub board: BoardId,
    /// The meeting.
    pub meeting: MeetingId,
    /// Its day.
    pub on: Date,
    /// The title of the item.
    pub title: String,
    /// Whether the item was heard without the public, by itself or with the whole that it is a part of.
    pub is_exempt: bool,
    /// The day on which it is due, its own or that of the meeting at which it is.
    pub due_on: Option<Date>,
}

/// What [`arisen`] reads: the columns of an action, then those of where it arose.
const FROM: &str = "meeting.board, meeting.id, meeting.date, agenda_item.title, \
    coalesce(agenda_item.exempt, whole.exempt), due.date FROM action \
    JOIN agenda_item ON agenda_item.id = action.item JOIN meeting ON meeting.id = agenda_item.meeting \
    LEFT JOIN agenda_item AS whole ON whole.id = agenda_item.under \
    LEFT JOIN meeting AS due ON due.id = action.due_meeting";

fn arisen(row: &Row<'_>) -> rusqlite::Result<Arisen> {
    let action = actions::read(row)?;
    let own = match action.said.due {
        Some(Due::On(day)) => Some(day),
        _ => None,
    };
    Ok(Arisen {
        board: BoardId(row.get(14)?),
        meeting: MeetingId(row.get(15)?),
        on: parsed(row, 16)?,
        title: row.get(17)?,
        is_exempt: row.get::<_, Option<u8>>(18)?.is_some(),
        due_on: own.or(optional_parsed(row, 19)?),
        action,
    })
}

impl Store {
    /// Every action of every board with where it arose, closed ones too, the oldest first.
    pub fn actions(&self) -> Result<Vec<Arisen>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS}, {FROM} ORDER BY meeting.date, meeting.id, agenda_item.position, action.id"
        );
        self.read(|connection| all(connection, &sql, [], arisen))
    }

    /// The action with this id, with where it arose.
    pub fn arisen(&self, id: ActionId) -> Result<Arisen, StoreError> {
        let sql = format!("SELECT {COLUMNS}, {FROM} WHERE action.id = ?1");
        self.read(|connection| one(connection, &sql, [id.0], arisen, "action"))
    }
}
