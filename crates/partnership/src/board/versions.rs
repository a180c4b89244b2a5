//! Texts that several people write: each saving is a version; two who write at once lose no word, or are told that both changed
//! the same lines.

use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::{all, tell};
use crate::access::{Granted, ManageBoard};
use crate::store::column::{stored, time};
use crate::{StoreError, Wrong};

/// A text as of one of its versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Version {
    /// Its number, from 1.
    pub version: i64,
    /// In Markdown.
    pub text: String,
    /// When it was saved.
    pub at: Timestamp,
    /// By whom, by the name they had then.
    pub who: String,
}

/// Where texts of a kind are kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept {
    /// The table.
    table: &'static str,
    /// Its column of what they are texts of.
    of: &'static str,
    /// What the trail calls a saving.
    what: &'static str,
}

/// What the minutes say of items.
pub(super) const MINUTE: Kept = Kept { table: "minute", of: "item", what: "minute.save" };
/// What papers say.
pub(super) const PAPER: Kept = Kept { table: "paper_text", of: "paper", what: "paper.save" };

fn read(row: &Row<'_>) -> rusqlite::Result<Version> {
    Ok(Version { version: row.get(0)?, text: row.get(1)?, at: time(row, 2)?, who: row.get(3)? })
}

/// A version of a text; none is the last.
pub(super) fn of(
    connection: &Connection,
    Kept { table, of, .. }: Kept,
    id: i64,
    version: Option<i64>,
) -> Result<Option<Version>, StoreError> {
    let sql = format!(
        "SELECT version, text, at, who FROM {table} WHERE {of} = ?1 \
         AND version = coalesce(?2, (SELECT max(version) FROM {table} WHERE {of} = ?1))"
    );
    Ok(all(connection, &sql, params![id, version], read)?.pop())
}

/// Saves a text that was begun with the version `base`, 0 where there was none, with what others saved meanwhile.
pub(super) fn save(
    transaction: &Connection,
    may: &Granted<ManageBoard>,
    (kept, id, base): (Kept, i64, i64),
    typed: String,
    now: Timestamp,
) -> Result<Version, StoreError> {
    let last = of(transaction, kept, id, None)?;
    let began = of(transaction, kept, id, Some(base))?;
    let held = last.as_ref().map_or("", |last| last.text.as_str());
    let began = began.as_ref().map_or("", |began| began.text.as_str());
    let merged = if began == held {
        typed
    } else {
        diffy::merge(began, held, &typed)
            .map_err(|_| StoreError::invalid("text", Wrong::ChangedByOther))?
    };
    match last {
        Some(last) if last.text == merged => Ok(last),
        _ => append(transaction, may, (kept, id), &merged, now),
    }
}

/// Adds a version.
pub(super) fn append(
    transaction: &Connection,
    may: &Granted<ManageBoard>,
    (kept, id): (Kept, i64),
    text: &str,
    now: Timestamp,
) -> Result<Version, StoreError> {
    let Kept { table, of: column, what } = kept;
    let last = of(transaction, kept, id, None)?;
    let next = last.as_ref().map_or(0, |last| last.version) + 1;
    let sql = format!(
        "INSERT INTO {table} ({column}, version, text, at, who) VALUES (?1, ?2, ?3, ?4, ?5)"
    );
    transaction.execute(&sql, params![id, next, text, stored(now), may.actor().name()])?;
    let saved = of(transaction, kept, id, None)?.ok_or(StoreError::NotFound("version"))?;
    tell(transaction, may, what, id, (last.as_ref(), Some(&saved)), now)?;
    Ok(saved)
}
