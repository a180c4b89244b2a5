//! The agenda of a meeting: its items in their order, numbered 1, 2, 2a, 2b, 3.

use jiff::Timestamp;
use rusqlite::{Connection, ErrorCode, Row, params};
use serde::{Deserialize, Serialize};

use super::meetings::{self, MeetingId};
use super::minutes::not_agreed;
use super::{all, one, tell};
use crate::access::{Granted, ManageBoard};
use crate::id::{id, kind};
use crate::store::column::parsed;
use crate::{Store, StoreError, Wrong, text};

id!(
    /// The id of an item of an agenda.
    ItemId,
    "item"
);

kind!(
    /// What an item is.
    ItemKind, "kind", {
        /// It stands on every agenda.
        Standing = "standing",
        /// The discussion of the quarter's priority.
        Substantive = "substantive",
        /// It has papers.
        Papers = "papers",
        /// It is spoken, without a paper.
        Verbal = "verbal",
    }
);

/// Why an item is heard without the public: a description of Schedule 12A of the Local Government Act 1972, and why the public
/// interest in keeping it outweighs that in telling it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exempt {
    /// The paragraph, 1 to 7.
    pub paragraph: u8,
    /// Why.
    pub reason: String,
}

impl Exempt {
    pub(super) fn checked(self) -> Result<Self, StoreError> {
        if !(1..=7).contains(&self.paragraph) {
            return Err(StoreError::invalid("exempt", Wrong::NoParagraph));
        }
        let what = "why the public interest asks for it to be kept";
        let reason = text::needed_words("exempt_reason", what, &self.reason)?;
        Ok(Self { reason, ..self })
    }
}

/// What is said of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewItem {
    /// The meeting.
    pub meeting: MeetingId,
    /// The item that it is a part of.
    pub under: Option<ItemId>,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: ItemKind,
    /// What it is for, in a few sentences.
    #[serde(default)]
    pub context: String,
    /// Who presents it, by post or organisation.
    #[serde(default)]
    pub presenter: String,
    /// Why it is heard without the public, where it is.
    pub exempt: Option<Exempt>,
}

/// An item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgendaItem {
    /// Its id.
    pub id: ItemId,
    /// Its number: "4", "4a".
    pub number: String,
    /// What is said of it.
    #[serde(flatten)]
    pub said: NewItem,
}

const ALL: &str = "SELECT id, meeting, under, title, kind, context, presenter, exempt, exempt_reason \
    FROM agenda_item";

fn read(row: &Row<'_>) -> rusqlite::Result<AgendaItem> {
    let exempt = row.get::<_, Option<u8>>(7)?.zip(row.get::<_, Option<String>>(8)?);
    let said = NewItem {
        meeting: MeetingId(row.get(1)?),
        under: row.get::<_, Option<i64>>(2)?.map(ItemId),
        title: row.get(3)?,
        kind: parsed(row, 4)?,
        context: row.get(5)?,
        presenter: row.get(6)?,
        exempt: exempt.map(|(paragraph, reason)| Exempt { paragraph, reason }),
    };
    Ok(AgendaItem { id: ItemId(row.get(0)?), number: String::new(), said })
}

/// The items of a meeting in their order, numbered; a part is exempt where its whole is.
pub(super) fn of_meeting(
    connection: &Connection,
    meeting: MeetingId,
) -> Result<Vec<AgendaItem>, StoreError> {
    let sql = format!("{ALL} WHERE meeting = ?1 ORDER BY position, id");
    let found = all(connection, &sql, [meeting.0], read)?;
    let mut ordered = Vec::with_capacity(found.len());
    let tops = found.iter().filter(|item| item.said.under.is_none());
    for (number, top) in (1_u32..).zip(tops) {
        ordered.push(AgendaItem { number: number.to_string(), ..top.clone() });
        let parts = found.iter().filter(|item| item.said.under == Some(top.id));
        for (letter, part) in ('a'..='z').zip(parts) {
            let mut part = AgendaItem { number: format!("{number}{letter}"), ..part.clone() };
            // What is a part of an item that is kept from the public is kept with it.
            part.said.exempt = part.said.exempt.or_else(|| top.said.exempt.clone());
            ordered.push(part);
        }
    }
    Ok(ordered)
}

/// The item with this id, without its number.
pub(super) fn by_id(connection: &Connection, id: ItemId) -> Result<AgendaItem, StoreError> {
    one(connection, &format!("{ALL} WHERE id = ?1"), [id.0], read, "item")
}

/// The item with this id, with its number.
fn numbered(connection: &Connection, id: ItemId) -> Result<AgendaItem, StoreError> {
    let all = of_meeting(connection, by_id(connection, id)?.said.meeting)?;
    all.into_iter().find(|item| item.id == id).ok_or(StoreError::NotFound("item"))
}

impl NewItem {
    fn checked(mut self) -> Result<Self, StoreError> {
        self.title = text::needed_line("title", "a title", &self.title)?;
        self.context = text::words("context", &self.context)?;
        self.presenter = text::line("presenter", &self.presenter)?;
        self.exempt = self.exempt.map(Exempt::checked).transpose()?;
        Ok(self)
    }
}

impl Store {
    /// The agenda of a meeting: its items in their order, numbered.
    pub fn agenda(&self, meeting: MeetingId) -> Result<Vec<AgendaItem>, StoreError> {
        self.read(|connection| of_meeting(connection, meeting))
    }

    /// The item with this id, with its number.
    pub fn item(&self, id: ItemId) -> Result<AgendaItem, StoreError> {
        self.read(|connection| numbered(connection, id))
    }

    /// Adds an item at the end of its meeting, or of the item that it is a part of.
    pub fn add_item(
        &self,
        may: &Granted<ManageBoard>,
        new: NewItem,
        now: Timestamp,
    ) -> Result<AgendaItem, StoreError> {
        let new = new.checked()?;
        self.write(|transaction| {
            meetings::by_id(transaction, new.meeting)?;
            if let Some(under) = new.under {
                let whole = by_id(transaction, under)?;
                // Parts have no parts, and stand in the same meeting.
                if whole.said.meeting != new.meeting || whole.said.under.is_some() {
                    return Err(StoreError::NotFound("item"));
                }
            }
            let exempt = new.exempt.as_ref();
            transaction.execute(
                "INSERT INTO agenda_item \
                 (meeting, position, under, title, kind, context, presenter, exempt, exempt_reason) \
                 VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM agenda_item WHERE meeting = ?1), \
                 ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                params![
                    new.meeting.0,
                    new.under.map(|id| id.0),
                    new.title,
                    new.kind.id(),
                    new.context,
                    new.presenter,
                    exempt.map(|exempt| exempt.paragraph),
                    exempt.map(|exempt| exempt.reason.as_str())
                ],
            )?;
            let id = ItemId(transaction.last_insert_rowid());
            let added = numbered(transaction, id)?;
            tell(transaction, may, "item.add", id, (None, Some(&added)), now)?;
            Ok(added)
        })
    }

    /// Puts the items of a meeting into this order; those that are not named stay behind them.
    pub fn order_agenda(
        &self,
        may: &Granted<ManageBoard>,
        meeting: MeetingId,
        order: &[ItemId],
        now: Timestamp,
    ) -> Result<Vec<AgendaItem>, StoreError> {
        self.write(|transaction| {
            let before = of_meeting(transaction, meeting)?;
            let rest = before.iter().map(|item| item.id).filter(|id| !order.contains(id));
            let all: Vec<ItemId> = order.iter().copied().chain(rest).collect();
            for (position, id) in (1_i64..).zip(all) {
                let sql = "UPDATE agenda_item SET position = ?3 WHERE id = ?1 AND meeting = ?2";
                transaction.execute(sql, [id.0, meeting.0, position])?;
            }
            let after = of_meeting(transaction, meeting)?;
            tell(transaction, may, "agenda.order", meeting, (Some(&before), Some(&after)), now)?;
            Ok(after)
        })
    }

    /// Changes what is said of an item; it stays in its meeting and where it is.
    ///
    /// # Errors
    /// Where the minutes of its meeting were agreed.
    pub fn edit_item(
        &self,
        may: &Granted<ManageBoard>,
        id: ItemId,
        new: NewItem,
        now: Timestamp,
    ) -> Result<AgendaItem, StoreError> {
        let new = new.checked()?;
        self.write(|transaction| {
            let before = numbered(transaction, id)?;
            not_agreed(transaction, id, "title")?;
            let exempt = new.exempt.as_ref();
            transaction.execute(
                "UPDATE agenda_item SET title = ?2, kind = ?3, context = ?4, presenter = ?5, exempt = ?6, \
                 exempt_reason = ?7 WHERE id = ?1",
                params![
                    id.0,
                    new.title,
                    new.kind.id(),
                    new.context,
                    new.presenter,
                    exempt.map(|exempt| exempt.paragraph),
                    exempt.map(|exempt| exempt.reason.as_str())
                ],
            )?;
            let after = numbered(transaction, id)?;
            tell(transaction, may, "item.edit", id, (Some(&before), Some(&after)), now)?;
            Ok(after)
        })
    }

    /// Removes an item of which nothing is recorded.
    ///
    /// # Errors
    /// Where anything is: minutes, resolutions, actions, papers, parts.
    pub fn remove_item(
        &self,
        may: &Granted<ManageBoard>,
        id: ItemId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(|transaction| {
            let before = numbered(transaction, id)?;
            // What refers to an item keeps it: the database knows all of it.
            match transaction.execute("DELETE FROM agenda_item WHERE id = ?1", [id.0]) {
                Err(rusqlite::Error::SqliteFailure(error, _))
                    if error.code == ErrorCode::ConstraintViolation =>
                {
                    return Err(StoreError::invalid("item", Wrong::InUse));
                }
                done => done?,
            };
            tell(transaction, may, "item.remove", id, (Some(&before), None), now)
        })
    }
}
