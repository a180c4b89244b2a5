//! Saved views: a page of the workspace with its choices, kept under a title; one's own, or shared with everybody who signs
//! in. The one that somebody removed last is kept for some days, so that it can be restored with the mails of it.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::Serialize;
use serde_json::json;

use crate::access::{Actor, Granted, ManageAccounts, SignedIn};
use crate::accounts::AccountId;
use crate::audit::{self, Change};
use crate::id::id;
use crate::store::column::{parsed, stored, time};
use crate::{Store, StoreError, Wrong, text};

/// How many views somebody may keep.
const MOST: usize = 200;
/// How long an address may be.
const LONGEST: usize = 2_000;

id!(
    /// The id of a saved view.
    ViewId,
    "view"
);

/// The address of a page of this site, from its first `/` on, with what was chosen on it: `/measures/burglary?to=2021-02`.
/// It cannot lead anywhere else.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct PagePath(String);

impl PagePath {
    /// As it stands in a link.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PagePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for PagePath {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.len() > LONGEST {
            return Err(StoreError::invalid("path", Wrong::TooLong { most: LONGEST }));
        }
        // Browsers read a second slash, of either kind, as the beginning of another site's name.
        let is_ours = text.starts_with('/')
            && !text.contains("//")
            && text.bytes().all(|b| b.is_ascii_graphic() && !b"\\\"<>#`{}|^".contains(&b));
        if is_ours {
            Ok(Self(text.to_owned()))
        } else {
            Err(StoreError::invalid("path", Wrong::NotOurPage))
        }
    }
}

/// A view to be saved.
#[derive(Debug, Clone)]
pub struct NewView {
    /// Its title.
    pub title: String,
    /// The page.
    pub path: PagePath,
    /// Whether everybody who signs in sees it.
    pub is_shared: bool,
}

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SavedView {
    /// Its id.
    pub id: ViewId,
    /// Its title.
    pub title: String,
    /// The page.
    pub path: PagePath,
    /// Whether everybody who signs in sees it.
    pub is_shared: bool,
    /// Whose it is.
    pub account: AccountId,
    /// Their name.
    pub owner: String,
    /// When it was saved.
    pub created: Timestamp,
    /// Whether it was removed.
    pub is_removed: bool,
}

impl Store {
    /// The views that somebody sees: their own and those shared, by title.
    pub fn views(&self, may: &Granted<SignedIn>) -> Result<Vec<SavedView>, StoreError> {
        let own = may.actor().account().map(|id| id.0);
        self.read(|connection| {
            let sql = format!(
                "{ALL} WHERE removed IS NULL AND (saved_view.account = ?1 OR shared) \
                 ORDER BY title, saved_view.id"
            );
            let mut statement = connection.prepare(&sql)?;
            let views = statement.query_map([own], read)?;
            Ok(views.collect::<Result<_, _>>()?)
        })
    }

    /// The view with this id, where it is one's own or shared.
    pub fn view(&self, may: &Granted<SignedIn>, id: ViewId) -> Result<SavedView, StoreError> {
        self.read(|connection| seen(connection, may.actor(), id))
    }

    /// Saves a view.
    pub fn save_view(
        &self,
        may: &Granted<SignedIn>,
        new: &NewView,
        now: Timestamp,
    ) -> Result<SavedView, StoreError> {
        let account = may.account()?;
        let title = text::needed_line("title", "a title", &new.title)?;
        self.write(|transaction| {
            has_room(transaction, account)?;
            transaction.execute(
                "INSERT INTO saved_view (account, title, path, shared, created) VALUES (?1,?2,?3,?4,?5)",
                params![account.0, title, new.path.as_str(), new.is_shared, stored(now)],
            )?;
            let view = by_id(transaction, ViewId(transaction.last_insert_rowid()))?;
            tell(transaction, may.actor(), "view.save", (None, Some(&view)), now)?;
            Ok(view)
        })
    }

    /// Changes one of one's own views.
    pub fn edit_view(
        &self,
        may: &Granted<SignedIn>,
        id: ViewId,
        new: &NewView,
        now: Timestamp,
    ) -> Result<SavedView, StoreError> {
        let title = text::needed_line("title", "a title", &new.title)?;
        self.write(|transaction| {
            let before = own(transaction, may.actor(), id)?;
            transaction.execute(
                "UPDATE saved_view SET title = ?2, path = ?3, shared = ?4 WHERE id = ?1",
                params![id.0, title, new.path.as_str(), new.is_shared],
            )?;
            let after = by_id(transaction, id)?;
            tell(transaction, may.actor(), "view.edit", (Some(&before), Some(&after)), now)?;
            Ok(after)
        })
    }

    /// Removes one of one's own views: nobody sees it any more, and no mail of it is sent. The one removed before it is gone
    /// for good.
    pub fn remove_view(
        &self,
        may: &Granted<SignedIn>,
        id: ViewId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(|transaction| {
            let before = own(transaction, may.actor(), id)?;
            transaction.execute(
                "DELETE FROM saved_view WHERE account = ?1 AND removed IS NOT NULL",
                [before.account.0],
            )?;
            let sql = "UPDATE saved_view SET removed = ?2 WHERE id = ?1";
            transaction.execute(sql, params![id.0, stored(now)])?;
            let after = by_id(transaction, id)?;
            tell(transaction, may.actor(), "view.remove", (Some(&before), Some(&after)), now)
        })
    }

    /// One's own view that was removed, while it can be restored.
    pub fn removed_view(
        &self,
        may: &Granted<SignedIn>,
        id: ViewId,
    ) -> Result<SavedView, StoreError> {
        self.read(|connection| of(by_id(connection, id)?, may.actor(), true))
    }

    /// Restores one's own view that was removed, with the mails of it.
    pub fn restore_view(
        &self,
        may: &Granted<SignedIn>,
        id: ViewId,
        now: Timestamp,
    ) -> Result<SavedView, StoreError> {
        self.write(|transaction| {
            // Pressed twice, it is done once.
            if let Ok(present) = own(transaction, may.actor(), id) {
                return Ok(present);
            }
            let before = of(by_id(transaction, id)?, may.actor(), true)?;
            has_room(transaction, before.account)?;
            transaction.execute("UPDATE saved_view SET removed = NULL WHERE id = ?1", [id.0])?;
            let after = by_id(transaction, id)?;
            tell(transaction, may.actor(), "view.restore", (Some(&before), Some(&after)), now)?;
            Ok(after)
        })
    }

    /// Ends that somebody's view is shared; it stays theirs.
    pub fn unshare_view(
        &self,
        may: &Granted<ManageAccounts>,
        id: ViewId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(|transaction| {
            let before = by_id(transaction, id)?;
            if before.is_removed {
                return Err(StoreError::NotFound("view"));
            }
            transaction.execute("UPDATE saved_view SET shared = 0 WHERE id = ?1", [id.0])?;
            let after = by_id(transaction, id)?;
            tell(transaction, may.actor(), "view.unshare", (Some(&before), Some(&after)), now)
        })
    }
}

fn tell(
    transaction: &Connection,
    actor: &Actor,
    what: &'static str,
    (before, after): (Option<&SavedView>, Option<&SavedView>),
    now: Timestamp,
) -> Result<(), StoreError> {
    let subject = before.or(after).map(|view| view.id.to_string()).unwrap_or_default();
    let value = |view: Option<&SavedView>| view.map(|view| json!(view));
    let change = Change { what, subject, before: value(before), after: value(after) };
    audit::write(transaction, actor, now, change)
}

const ALL: &str = "SELECT saved_view.id, title, path, shared, account, name, saved_view.created, \
                   removed IS NOT NULL FROM saved_view JOIN account ON account.id = account";

/// The view with this id, whoever's it is, also where it was removed.
fn by_id(connection: &Connection, id: ViewId) -> Result<SavedView, StoreError> {
    let sql = format!("{ALL} WHERE saved_view.id = ?1");
    connection.query_row(&sql, [id.0], read).optional()?.ok_or(StoreError::NotFound("view"))
}

/// The view with this id, where this actor sees it.
pub(crate) fn seen(
    connection: &Connection,
    actor: &Actor,
    id: ViewId,
) -> Result<SavedView, StoreError> {
    let view = by_id(connection, id)?;
    let is_seen = view.is_shared || actor.account() == Some(view.account);
    if is_seen && !view.is_removed { Ok(view) } else { Err(StoreError::NotFound("view")) }
}

fn own(connection: &Connection, actor: &Actor, id: ViewId) -> Result<SavedView, StoreError> {
    of(by_id(connection, id)?, actor, false)
}

/// A view, where it is this actor's own and was removed or was not.
fn of(view: SavedView, actor: &Actor, is_removed: bool) -> Result<SavedView, StoreError> {
    let is_own = actor.account() == Some(view.account);
    if is_own && view.is_removed == is_removed {
        Ok(view)
    } else {
        Err(StoreError::NotFound("view"))
    }
}

/// Refuses one view more than somebody may keep.
fn has_room(connection: &Connection, account: AccountId) -> Result<(), StoreError> {
    let kept = of_account(connection, account)?.iter().filter(|view| !view.is_removed).count();
    if kept < MOST {
        Ok(())
    } else {
        Err(StoreError::invalid("title", Wrong::TooMany { most: MOST }))
    }
}

/// An account's own views, and the one that was removed.
pub(crate) fn of_account(
    connection: &Connection,
    account: AccountId,
) -> Result<Vec<SavedView>, StoreError> {
    let mut statement = connection
        .prepare(&format!("{ALL} WHERE saved_view.account = ?1 ORDER BY saved_view.id"))?;
    let views = statement.query_map([account.0], read)?;
    Ok(views.collect::<Result<_, _>>()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<SavedView> {
    Ok(SavedView {
        id: ViewId(row.get(0)?),
        title: row.get(1)?,
        path: parsed(row, 2)?,
        is_shared: row.get(3)?,
        account: AccountId(row.get(4)?),
        owner: row.get(5)?,
        created: time(row, 6)?,
        is_removed: row.get(7)?,
    })
}
