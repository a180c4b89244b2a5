//! The log of sign-ins: each attempt at an account, kept for a year. Not in the trail of changes, which is kept for good.

use jiff::Timestamp;
use rusqlite::{Connection, params};
use serde::Serialize;

use super::AccountId;
use crate::access::{Granted, ManageAccounts, SignedIn};
use crate::id::kind;
use crate::store::column::{parsed, stored, time};
use crate::{Store, StoreError};

/// How long the words on a browser may be.
const LABEL: usize = 60;

kind!(
    /// By what somebody signed in.
    Way, "way", {
        /// A passphrase.
        Passphrase = "passphrase",
        /// A code of the second factor, after a passphrase.
        Code = "code",
        /// A link from a mail.
        Link = "link",
        /// An identity at an OpenID provider.
        OpenId = "openid",
    }
);

/// An attempt to sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignInEntry {
    /// When.
    pub at: Timestamp,
    /// By what.
    pub way: Way,
    /// Whether it opened a session.
    pub opened: bool,
    /// With what, in a few words.
    pub label: String,
}

/// The words on a browser as they are stored.
pub(crate) fn label(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(LABEL).collect()
}

/// Writes an attempt down. One at nobody's account is written too, so that both take as long.
pub(crate) fn note(
    connection: &Connection,
    account: Option<AccountId>,
    way: Way,
    opened: bool,
    browser: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO sign_in_log (account, at, way, opened, label) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![account.map(|id| id.0), stored(now), way.to_string(), opened, label(browser)],
    )?;
    Ok(())
}

/// How many wrong codes there were for an account since a moment.
pub(super) fn wrong_codes(
    connection: &Connection,
    account: AccountId,
    since: Timestamp,
) -> Result<i64, StoreError> {
    Ok(connection.query_row(
        "SELECT count(*) FROM sign_in_log WHERE account = ?1 AND at > ?2 AND way = 'code' AND NOT opened",
        params![account.0, stored(since)],
        |row| row.get(0),
    )?)
}

/// The last attempts at an account, newest first.
pub(crate) fn last(
    connection: &Connection,
    account: AccountId,
    count: u32,
) -> Result<Vec<SignInEntry>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT at, way, opened, label FROM sign_in_log WHERE account = ?1 ORDER BY at DESC, id DESC LIMIT ?2",
    )?;
    let entries = statement.query_map(params![account.0, count], |row| {
        Ok(SignInEntry {
            at: time(row, 0)?,
            way: parsed(row, 1)?,
            opened: row.get(2)?,
            label: row.get(3)?,
        })
    })?;
    Ok(entries.collect::<Result<_, _>>()?)
}

impl Store {
    /// The last attempts at one's own account, newest first.
    pub fn own_sign_ins(
        &self,
        may: &Granted<SignedIn>,
        count: u32,
    ) -> Result<Vec<SignInEntry>, StoreError> {
        let account = may.account()?;
        self.read(|connection| last(connection, account, count))
    }

    /// The last attempts at somebody's account, newest first.
    pub fn sign_ins_of(
        &self,
        _may: &Granted<ManageAccounts>,
        account: AccountId,
        count: u32,
    ) -> Result<Vec<SignInEntry>, StoreError> {
        self.read(|connection| last(connection, account, count))
    }
}
