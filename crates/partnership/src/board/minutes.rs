//! Minutes: what was said of an item, what was resolved, and what was noted after the meeting. Each saving of a text is a version;
//! two who write at once lose no word, or are told which lines both changed.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use super::agenda::{self, ItemId};
use super::meetings::{self, MeetingStatus};
use super::versions::{self, Version};
use super::{all, one, tell};
use crate::access::{Granted, ManageBoard};
use crate::id::{id, kind};
use crate::store::column::parsed;
use crate::{Store, StoreError, Wrong, text};

id!(
    /// The id of a resolution.
    ResolutionId,
    "resolution"
);
id!(
    /// The id of a note to a minute.
    MinuteNoteId,
    "note"
);

kind!(
    /// The form of a resolution.
    ResolutionForm, "form", {
        /// Something is noted.
        Noted = "noted",
        /// Something is agreed, such as minutes as a correct record.
        Agreed = "agreed",
        /// Something is noted, and somebody will do something.
        NotedWithAction = "noted-with-action",
        /// One of a numbered list.
        Numbered = "numbered",
    }
);

/// A note that was added after the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MinuteNote {
    /// Its id.
    pub id: MinuteNoteId,
    /// The item.
    pub item: ItemId,
    /// When it was added.
    pub date: Date,
    /// What it says.
    pub words: String,
}

/// What is said of a resolution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewResolution {
    /// The item.
    pub item: ItemId,
    /// Its form.
    pub form: ResolutionForm,
    /// What was resolved, after "RESOLVED that".
    pub words: String,
}

/// A resolution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Resolution {
    /// Its id.
    pub id: ResolutionId,
    /// Its place among those of its item, from 1.
    pub position: i64,
    /// What is said of it.
    #[serde(flatten)]
    pub said: NewResolution,
}

const RESOLUTION: &str = "SELECT id, item, position, form, words FROM resolution";
const NOTE: &str = "SELECT id, item, date, words FROM minute_note";

fn resolution(row: &Row<'_>) -> rusqlite::Result<Resolution> {
    let said =
        NewResolution { item: ItemId(row.get(1)?), form: parsed(row, 3)?, words: row.get(4)? };
    Ok(Resolution { id: ResolutionId(row.get(0)?), position: row.get(2)?, said })
}

fn note(row: &Row<'_>) -> rusqlite::Result<MinuteNote> {
    Ok(MinuteNote {
        id: MinuteNoteId(row.get(0)?),
        item: ItemId(row.get(1)?),
        date: parsed(row, 2)?,
        words: row.get(3)?,
    })
}

/// The resolution with this id.
pub(super) fn resolution_by_id(
    connection: &Connection,
    id: ResolutionId,
) -> Result<Resolution, StoreError> {
    one(connection, &format!("{RESOLUTION} WHERE id = ?1"), [id.0], resolution, "resolution")
}

/// Refuses to change what a board has agreed; `field` is what would be changed.
pub(super) fn not_agreed(
    connection: &Connection,
    item: ItemId,
    field: &'static str,
) -> Result<(), StoreError> {
    let meeting = agenda::by_id(connection, item)?.said.meeting;
    if meetings::by_id(connection, meeting)?.status == MeetingStatus::MinutesAgreed {
        return Err(StoreError::invalid(field, Wrong::MinutesAgreed));
    }
    Ok(())
}

/// What was resolved, without the "RESOLVED that" that is printed before it.
fn resolved(typed: &str) -> Result<String, StoreError> {
    let words = text::needed_words("words", "what was resolved", typed)?;
    let lead = "resolved that ";
    let is_led = words.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead));
    Ok(if is_led { words[lead.len()..].trim_start().to_owned() } else { words })
}

impl Store {
    /// What the minutes say of an item; none where nothing was written yet.
    pub fn minute(&self, item: ItemId) -> Result<Option<Version>, StoreError> {
        self.read(|connection| versions::of(connection, versions::MINUTE, item.0, None))
    }

    /// Saves what the minutes say of an item. `base` is the version that whoever wrote it began with, 0 where there was none;
    /// what others saved meanwhile is kept.
    ///
    /// # Errors
    /// Where somebody else has changed the same lines, or the minutes were agreed.
    pub fn save_minute(
        &self,
        may: &Granted<ManageBoard>,
        (item, base): (ItemId, i64),
        typed: &str,
        now: Timestamp,
    ) -> Result<Version, StoreError> {
        let typed = text::long("text", typed)?;
        self.write(|transaction| {
            not_agreed(transaction, item, "text")?;
            versions::save(transaction, may, (versions::MINUTE, item.0, base), typed, now)
        })
    }

    /// The resolutions of an item, in their order.
    pub fn resolutions(&self, item: ItemId) -> Result<Vec<Resolution>, StoreError> {
        let sql = format!("{RESOLUTION} WHERE item = ?1 ORDER BY position");
        self.read(|connection| all(connection, &sql, [item.0], resolution))
    }

    /// The resolution with this id.
    pub fn resolution(&self, id: ResolutionId) -> Result<Resolution, StoreError> {
        self.read(|connection| resolution_by_id(connection, id))
    }

    /// Adds a resolution at the end of its item's.
    pub fn resolve(
        &self,
        may: &Granted<ManageBoard>,
        new: &NewResolution,
        now: Timestamp,
    ) -> Result<Resolution, StoreError> {
        let words = resolved(&new.words)?;
        self.write(|transaction| {
            not_agreed(transaction, new.item, "words")?;
            transaction.execute(
                "INSERT INTO resolution (item, position, form, words) VALUES \
                 (?1, (SELECT coalesce(max(position), 0) + 1 FROM resolution WHERE item = ?1), ?2, ?3)",
                params![new.item.0, new.form.id(), words],
            )?;
            let added =
                resolution_by_id(transaction, ResolutionId(transaction.last_insert_rowid()))?;
            tell(transaction, may, "resolution.add", added.id, (None, Some(&added)), now)?;
            Ok(added)
        })
    }

    /// Corrects a resolution while the minutes are not agreed.
    pub fn edit_resolution(
        &self,
        may: &Granted<ManageBoard>,
        id: ResolutionId,
        (form, words): (ResolutionForm, &str),
        now: Timestamp,
    ) -> Result<Resolution, StoreError> {
        let words = resolved(words)?;
        self.write(|transaction| {
            let before = resolution_by_id(transaction, id)?;
            not_agreed(transaction, before.said.item, "words")?;
            let sql = "UPDATE resolution SET form = ?2, words = ?3 WHERE id = ?1";
            transaction.execute(sql, params![id.0, form.id(), words])?;
            let after = resolution_by_id(transaction, id)?;
            tell(transaction, may, "resolution.edit", id, (Some(&before), Some(&after)), now)?;
            Ok(after)
        })
    }

    /// Removes a resolution that was put in by mistake. Actions that came from it stay, as those of its item.
    pub fn remove_resolution(
        &self,
        may: &Granted<ManageBoard>,
        id: ResolutionId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(|transaction| {
            let before = resolution_by_id(transaction, id)?;
            not_agreed(transaction, before.said.item, "words")?;
            let sql = "UPDATE action SET resolution = NULL WHERE resolution = ?1";
            transaction.execute(sql, [id.0])?;
            transaction.execute("DELETE FROM resolution WHERE id = ?1", [id.0])?;
            tell(transaction, may, "resolution.remove", id, (Some(&before), None), now)
        })
    }

    /// The notes that were added to an item's minute after the meeting.
    pub fn minute_notes(&self, item: ItemId) -> Result<Vec<MinuteNote>, StoreError> {
        let sql = format!("{NOTE} WHERE item = ?1 ORDER BY date, id");
        self.read(|connection| all(connection, &sql, [item.0], note))
    }

    /// Adds a note to an item's minute, which may be agreed already: the note stands apart from it.
    pub fn add_minute_note(
        &self,
        may: &Granted<ManageBoard>,
        (item, on): (ItemId, Date),
        words: &str,
        now: Timestamp,
    ) -> Result<MinuteNote, StoreError> {
        let words = text::needed_words("words", "what is to be noted", words)?;
        self.write(|transaction| {
            agenda::by_id(transaction, item)?;
            transaction.execute(
                "INSERT INTO minute_note (item, date, words) VALUES (?1, ?2, ?3)",
                params![item.0, on.to_string(), words],
            )?;
            let id = transaction.last_insert_rowid();
            let added = one(transaction, &format!("{NOTE} WHERE id = ?1"), [id], note, "note")?;
            tell(transaction, may, "minute.note", item, (None, Some(&added)), now)?;
            Ok(added)
        })
    }
}
