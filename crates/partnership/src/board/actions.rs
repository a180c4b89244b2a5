//! Actions: what somebody is to do. An action belongs to a person, a post, a group, an organisation or everybody; it is due on a
//! day, at a meeting or after an event; it gathers updates, and is outstanding until the board closes it with an outcome.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use super::agenda::{self, ItemId};
use super::boards::{self, BoardId};
use super::meetings::{self, MeetingId};
use super::minutes::{ResolutionId, resolution_by_id};
use super::organisations::{self, OrganisationId};
use super::people::{PersonId, PostId, person_by_id, post_by_id};
use super::{all, one, tell};
use crate::access::{Granted, ManageBoard};
use crate::id::{id, kind};
use crate::store::column::{optional_parsed, stored, time};
use crate::{Store, StoreError, text};

id!(
    /// The id of an action.
    ActionId,
    "action"
);

kind!(
    /// What came of an action.
    Outcome, "outcome", {
        /// It was done.
        Done = "done",
        /// The board decided against it.
        DecidedAgainst = "decided-against",
        /// Something else takes its place.
        Superseded = "superseded",
        /// Nobody answered.
        NoResponse = "no-response",
        /// It goes on as daily work.
        Ongoing = "ongoing",
    }
);

/// Whose an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Owner {
    /// A person's.
    Person(PersonId),
    /// That of whoever holds a post.
    Post(PostId),
    /// A group's.
    Board(BoardId),
    /// An organisation's.
    Organisation(OrganisationId),
    /// Every partner's.
    Everybody,
}

/// When an action is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Due {
    /// On a day.
    On(Date),
    /// At a meeting.
    At(MeetingId),
    /// After an event: "the VRU's visit".
    After(String),
}

/// What is said of an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewAction {
    /// The item that it comes from.
    pub item: ItemId,
    /// The resolution that it comes from, where it comes from one.
    pub resolution: Option<ResolutionId>,
    /// What is to be done.
    pub words: String,
    /// Whose it is.
    pub owner: Owner,
    /// When it is due.
    pub due: Option<Due>,
}

/// An action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Action {
    /// Its id.
    pub id: ActionId,
    /// What is said of it.
    #[serde(flatten)]
    pub said: NewAction,
    /// What came of it, in words too, and the meeting that closed it; none while it is outstanding.
    pub closed: Option<(Outcome, String, MeetingId)>,
}

/// What was heard of an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActionUpdate {
    /// When.
    pub at: Timestamp,
    /// From whom, by the name they had then.
    pub who: String,
    /// What.
    pub words: String,
}

/// The columns of an action, as [`read`] reads them.
pub(super) const COLUMNS: &str = "action.id, action.item, action.resolution, action.words, action.person, action.post, \
    action.board, action.organisation, action.due_date, action.due_meeting, action.due_event, action.outcome, \
    action.outcome_words, action.closed_at";

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Action> {
    let number = |at: usize| row.get::<_, Option<i64>>(at);
    let owner = match (number(4)?, number(5)?, number(6)?, number(7)?) {
        (Some(id), ..) => Owner::Person(PersonId(id)),
        (_, Some(id), ..) => Owner::Post(PostId(id)),
        (_, _, Some(id), _) => Owner::Board(BoardId(id)),
        (_, _, _, Some(id)) => Owner::Organisation(OrganisationId(id)),
        (None, None, None, None) => Owner::Everybody,
    };
    let due = match (optional_parsed(row, 8)?, number(9)?) {
        (Some(day), _) => Some(Due::On(day)),
        (None, Some(meeting)) => Some(Due::At(MeetingId(meeting))),
        (None, None) => row.get::<_, Option<String>>(10)?.map(Due::After),
    };
    let outcome: Option<Outcome> = optional_parsed(row, 11)?;
    let words: Option<String> = row.get(12)?;
    let closed = outcome
        .zip(number(13)?)
        .map(|(outcome, meeting)| (outcome, words.unwrap_or_default(), MeetingId(meeting)));
    let said = NewAction {
        item: ItemId(row.get(1)?),
        resolution: number(2)?.map(ResolutionId),
        words: row.get(3)?,
        owner,
        due,
    };
    Ok(Action { id: ActionId(row.get(0)?), said, closed })
}

fn by_id(connection: &Connection, id: ActionId) -> Result<Action, StoreError> {
    one(
        connection,
        &format!("SELECT {COLUMNS} FROM action WHERE action.id = ?1"),
        [id.0],
        read,
        "action",
    )
}

fn update(row: &Row<'_>) -> rusqlite::Result<ActionUpdate> {
    Ok(ActionUpdate { at: time(row, 0)?, who: row.get(1)?, words: row.get(2)? })
}

/// Owner and due, each in its own column.
#[derive(Default)]
struct Columns {
    person: Option<i64>,
    post: Option<i64>,
    board: Option<i64>,
    organisation: Option<i64>,
    day: Option<String>,
    meeting: Option<i64>,
    event: Option<String>,
}

fn columns(
    connection: &Connection,
    owner: Owner,
    due: Option<&Due>,
) -> Result<Columns, StoreError> {
    let mut columns = Columns::default();
    match due {
        Some(Due::On(day)) => columns.day = Some(day.to_string()),
        Some(Due::At(id)) => columns.meeting = Some(meetings::by_id(connection, *id)?.id.0),
        Some(Due::After(event)) => {
            columns.event = Some(text::needed_line("due", "after what it is due", event)?);
        }
        None => {}
    }
    match owner {
        Owner::Person(id) => columns.person = Some(person_by_id(connection, id)?.id.0),
        Owner::Post(id) => columns.post = Some(post_by_id(connection, id)?.id.0),
        Owner::Board(id) => columns.board = Some(boards::by_id(connection, id)?.id.0),
        Owner::Organisation(id) => {
            columns.organisation = Some(organisations::by_id(connection, id)?.id.0);
        }
        Owner::Everybody => {}
    }
    Ok(columns)
}

impl Store {
    /// The actions of a board that it has not closed, the oldest first: its matters outstanding, each exactly once.
    pub fn outstanding(&self, board: BoardId) -> Result<Vec<Action>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM action JOIN agenda_item ON agenda_item.id = action.item JOIN meeting ON meeting.id = agenda_item.meeting \
             WHERE meeting.board = ?1 AND action.outcome IS NULL \
             ORDER BY meeting.date, agenda_item.position, action.id"
        );
        self.read(|connection| all(connection, &sql, [board.0], read))
    }

    /// The actions that come from a meeting, closed ones too.
    pub fn actions_of(&self, meeting: MeetingId) -> Result<Vec<Action>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM action JOIN agenda_item ON agenda_item.id = action.item WHERE agenda_item.meeting = ?1 \
             ORDER BY agenda_item.position, action.id"
        );
        self.read(|connection| all(connection, &sql, [meeting.0], read))
    }

    /// The action with this id.
    pub fn action(&self, id: ActionId) -> Result<Action, StoreError> {
        self.read(|connection| by_id(connection, id))
    }

    /// What was heard of an action, in its order.
    pub fn action_updates(&self, id: ActionId) -> Result<Vec<ActionUpdate>, StoreError> {
        let sql = "SELECT at, who, words FROM action_update WHERE action = ?1 ORDER BY at, id";
        self.read(|connection| all(connection, sql, [id.0], update))
    }

    /// Adds an action.
    pub fn add_action(
        &self,
        may: &Granted<ManageBoard>,
        new: &NewAction,
        now: Timestamp,
    ) -> Result<Action, StoreError> {
        let words = text::needed_words("words", "what is to be done", &new.words)?;
        self.write(|transaction| {
            agenda::by_id(transaction, new.item)?;
            if let Some(id) = new.resolution
                && resolution_by_id(transaction, id)?.said.item != new.item
            {
                return Err(StoreError::NotFound("resolution"));
            }
            let columns = columns(transaction, new.owner, new.due.as_ref())?;
            transaction.execute(
                "INSERT INTO action (item, resolution, words, person, post, board, organisation, everybody, \
                 due_date, due_meeting, due_event) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                params![
                    new.item.0,
                    new.resolution.map(|id| id.0),
                    words,
                    columns.person,
                    columns.post,
                    columns.board,
                    columns.organisation,
                    new.owner == Owner::Everybody,
                    columns.day,
                    columns.meeting,
                    columns.event
                ],
            )?;
            let added = by_id(transaction, ActionId(transaction.last_insert_rowid()))?;
            tell(transaction, may, "action.add", added.id, (None, Some(&added)), now)?;
            Ok(added)
        })
    }

    /// Changes what is to be done, whose it is, and when it is due.
    pub fn edit_action(
        &self,
        may: &Granted<ManageBoard>,
        id: ActionId,
        (words, owner, due): (&str, Owner, Option<&Due>),
        now: Timestamp,
    ) -> Result<Action, StoreError> {
        let words = text::needed_words("words", "what is to be done", words)?;
        self.write(|transaction| {
            let before = by_id(transaction, id)?;
            let columns = columns(transaction, owner, due)?;
            transaction.execute(
                "UPDATE action SET words = ?2, person = ?3, post = ?4, board = ?5, organisation = ?6, everybody = ?7, \
                 due_date = ?8, due_meeting = ?9, due_event = ?10 WHERE id = ?1",
                params![
                    id.0,
                    words,
                    columns.person,
                    columns.post,
                    columns.board,
                    columns.organisation,
                    owner == Owner::Everybody,
                    columns.day,
                    columns.meeting,
                    columns.event
                ],
            )?;
            let after = by_id(transaction, id)?;
            tell(transaction, may, "action.edit", id, (Some(&before), Some(&after)), now)?;
            Ok(after)
        })
    }

    /// Adds what was heard of an action.
    pub fn update_action(
        &self,
        may: &Granted<ManageBoard>,
        id: ActionId,
        words: &str,
        now: Timestamp,
    ) -> Result<ActionUpdate, StoreError> {
        let words = text::needed_words("words", "what there is to tell", words)?;
        self.write(|transaction| {
            by_id(transaction, id)?;
            let added =
                ActionUpdate { at: now, who: may.actor().name().to_owned(), words: words.clone() };
            transaction.execute(
                "INSERT INTO action_update (action, at, who, words) VALUES (?1, ?2, ?3, ?4)",
                params![id.0, stored(now), added.who, words],
            )?;
            tell(transaction, may, "action.update", id, (None, Some(&added)), now)?;
            Ok(added)
        })
    }

    /// The board closes an action at a meeting. Closed again, the last outcome stands.
    pub fn close_action(
        &self,
        may: &Granted<ManageBoard>,
        id: ActionId,
        (outcome, words, meeting): (Outcome, &str, MeetingId),
        now: Timestamp,
    ) -> Result<Action, StoreError> {
        let words = text::words("words", words)?;
        self.write(|transaction| {
            let before = by_id(transaction, id)?;
            let closing = meetings::by_id(transaction, meeting)?;
            let from = agenda::by_id(transaction, before.said.item)?.said.meeting;
            let from = meetings::by_id(transaction, from)?;
            // The board that it came from closes it, and not before it arose.
            if closing.said.board != from.said.board || closing.said.date < from.said.date {
                return Err(StoreError::NotFound("meeting"));
            }
            transaction.execute(
                "UPDATE action SET outcome = ?2, outcome_words = ?3, closed_at = ?4 WHERE id = ?1",
                params![id.0, outcome.id(), words, meeting.0],
            )?;
            let after = by_id(transaction, id)?;
            tell(transaction, may, "action.close", id, (Some(&before), Some(&after)), now)?;
            Ok(after)
        })
    }

    /// An action that was closed by mistake is outstanding again.
    pub fn reopen_action(
        &self,
        may: &Granted<ManageBoard>,
        id: ActionId,
        now: Timestamp,
    ) -> Result<Action, StoreError> {
        self.write(|transaction| {
            let before = by_id(transaction, id)?;
            let sql = "UPDATE action SET outcome = NULL, outcome_words = NULL, closed_at = NULL WHERE id = ?1";
            transaction.execute(sql, [id.0])?;
            let after = by_id(transaction, id)?;
            tell(transaction, may, "action.reopen", id, (Some(&before), Some(&after)), now)?;
            Ok(after)
        })
    }
}
