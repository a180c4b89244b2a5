//! Changes of the texts that figures are made by (the settings, the partnership's own measures): who changed which, from what to
//! what, and why. The texts themselves are files of the folder; here stands their history, in the trail of changes.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};
use thiserror::Error;

use crate::access::{EditSettings, Granted};
use crate::audit::{self, AuditEntry, Change};
use crate::{Store, StoreError};

/// What the trail calls it.
const WHAT: &str = "text.change";

/// A change of a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TextChange {
    /// Its number in the trail.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// Who, by the name they had then.
    pub who: String,
    /// Which text: `watchward.toml`.
    pub file: String,
    /// As it was.
    pub before: String,
    /// As it became.
    pub after: String,
    /// Why, as whoever did it said.
    pub why: Option<String>,
}

/// Why a text was not changed.
#[derive(Debug, Error)]
pub enum TextError<E> {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file could not be changed; nothing stands in the trail.
    #[error("the file was not changed")]
    File(E),
}

impl Store {
    /// Writes a change of a text into the trail and makes it: `make` changes the file. Where it cannot, neither is done.
    ///
    /// # Errors
    /// What `make` says, or the store.
    pub fn change_text<E>(
        &self,
        may: &Granted<EditSettings>,
        (file, before, after): (&str, &str, &str),
        now: Timestamp,
        make: impl FnOnce() -> Result<(), E>,
    ) -> Result<(), TextError<E>> {
        let mut failed = None;
        let written = self.write(|transaction| {
            let change = Change {
                what: WHAT,
                subject: file.to_owned(),
                before: Some(json!(before)),
                after: Some(json!(after)),
            };
            audit::write(transaction, may.actor(), now, change)?;
            make().map_err(|error| {
                failed = Some(error);
                // Any error takes the entry back; whoever calls gets the one above.
                StoreError::NotFound("file")
            })
        });
        match (written, failed) {
            (_, Some(error)) => Err(TextError::File(error)),
            (written, None) => Ok(written?),
        }
    }

    /// The newest changes of texts.
    pub fn text_changes(
        &self,
        _may: &Granted<EditSettings>,
        count: u32,
    ) -> Result<Vec<TextChange>, StoreError> {
        let entries = self.read(|connection| audit::of_kind(connection, WHAT, None, count))?;
        Ok(entries.into_iter().map(change).collect())
    }

    /// The change of a text with this number in the trail.
    pub fn text_change(
        &self,
        _may: &Granted<EditSettings>,
        number: i64,
    ) -> Result<TextChange, StoreError> {
        let entries = self.read(|connection| audit::of_kind(connection, WHAT, Some(number), 1))?;
        entries.into_iter().next().map(change).ok_or(StoreError::NotFound("change"))
    }
}

fn change(entry: AuditEntry) -> TextChange {
    let text = |value: Option<Value>| {
        value.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    TextChange {
        number: entry.number,
        at: entry.at,
        who: entry.who,
        file: entry.subject,
        before: text(entry.before),
        after: text(entry.after),
        why: entry.why,
    }
}

impl TextChange {
    /// Whether an entry of the trail is one: its texts are long, and are shown in their own place.
    pub fn is(entry: &AuditEntry) -> bool {
        entry.what == WHAT
    }
}
