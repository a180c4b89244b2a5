//! Sessions: somebody is signed in for a while, with one browser. A session ends when it is not used for
//! [`IDLE_HOURS`] hours, and [`LONGEST_HOURS`] hours after it began whatever happens. Somebody may have as many as they have
//! browsers, sees them listed, and ends each or all of them. That a session began stands in the log of sign-ins; that somebody
//! else ended it stands in the trail of changes.

use std::fmt;

use jiff::{Timestamp, ToSpan as _};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;

use crate::access::{Actor, Granted, ManageAccounts, SignedIn};
use crate::accounts::{Account, AccountId, AccountState, by_id, label};
use crate::audit::{self, Change};
use crate::secret::{Secret, hash};
use crate::store::column::{stored, time};
use crate::{Store, StoreError};

/// After so many hours without use a session ends.
pub const IDLE_HOURS: i64 = 2;
/// So many hours after it began a session ends.
pub const LONGEST_HOURS: i64 = 12;
/// How often it is written down that a session is used, in seconds.
const SEEN_EVERY: i64 = 60;

/// The id of a session in lists; it opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct SessionId(pub i64);

/// A session.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Session {
    /// Its id in lists.
    pub id: SessionId,
    /// With what, in a few words.
    pub label: String,
    /// When it began.
    pub started: Timestamp,
    /// When it was last used, to the minute.
    pub seen: Timestamp,
    /// What the tokens of its forms are made for.
    #[serde(skip)]
    pub form_secret: String,
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, label, started, seen, .. } = self;
        write!(f, "Session({id:?}, {label:?}, {started} to {seen})")
    }
}

/// A session that has just begun.
#[derive(Debug)]
pub struct Begun {
    /// The token for the browser. It is new at each sign-in.
    pub token: Secret,
    /// Whose it is.
    pub account: Account,
}

/// Begins a session for an account.
pub(crate) fn begin(
    transaction: &Connection,
    account: &Account,
    browser: &str,
    now: Timestamp,
) -> Result<Begun, StoreError> {
    let (token, form_secret) = (Secret::new()?, Secret::new()?);
    transaction.execute(
        "INSERT INTO session (token, account, form_secret, label, started, seen) VALUES (?1,?2,?3,?4,?5,?5)",
        params![token.hash(), account.id.0, form_secret.reveal(), label(browser), stored(now)],
    )?;
    transaction.execute(
        "UPDATE account SET last_sign_in = ?2 WHERE id = ?1",
        params![account.id.0, stored(now)],
    )?;
    Ok(Begun { token, account: account.clone() })
}

/// What keeps a session from having ended; times are parameters 1 and 2.
const ALIVE: &str = "seen > ?1 AND started > ?2";

fn limits(now: Timestamp) -> (i64, i64) {
    (stored(now - IDLE_HOURS.hours()), stored(now - LONGEST_HOURS.hours()))
}

const FIELDS: &str = "id, label, started, seen, form_secret, account";

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<(Session, AccountId)> {
    let session = Session {
        id: SessionId(row.get(0)?),
        label: row.get(1)?,
        started: time(row, 2)?,
        seen: time(row, 3)?,
        form_secret: row.get(4)?,
    };
    Ok((session, AccountId(row.get(5)?)))
}

/// An account's sessions, the last used first.
pub(crate) fn of_account(
    connection: &Connection,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<Session>, StoreError> {
    let (idle, longest) = limits(now);
    let mut statement = connection.prepare(&format!(
        "SELECT {FIELDS} FROM session WHERE account = ?3 AND {ALIVE} ORDER BY seen DESC, id DESC"
    ))?;
    let sessions = statement.query_map(params![idle, longest, account.0], |row| {
        read(row).map(|(session, _)| session)
    })?;
    Ok(sessions.collect::<Result<_, _>>()?)
}

/// Removes the sessions that have ended; how many.
pub(crate) fn purge(connection: &Connection, now: Timestamp) -> Result<usize, StoreError> {
    let (idle, longest) = limits(now);
    let sql = format!("DELETE FROM session WHERE NOT ({ALIVE})");
    Ok(connection.execute(&sql, [idle, longest])?)
}

impl Store {
    /// Who acts in the session with this token, while it has not ended.
    pub fn session(
        &self,
        token: &str,
        now: Timestamp,
    ) -> Result<Option<(Actor, Session)>, StoreError> {
        let (idle, longest) = limits(now);
        let found = self.read(|connection| {
            let row = connection
                .prepare(&format!("SELECT {FIELDS} FROM session WHERE token = ?3 AND {ALIVE}"))?
                .query_row(params![idle, longest, hash(token)], read)
                .optional()?;
            let Some((session, account)) = row else { return Ok(None) };
            let account = by_id(connection, account)?;
            let is_open = account.state == AccountState::Active;
            Ok(is_open.then(|| (account.actor(), session)))
        })?;
        if let Some((_, session)) = &found
            && now.as_second() - session.seen.as_second() >= SEEN_EVERY
        {
            self.write(|transaction| {
                transaction.execute(
                    "UPDATE session SET seen = ?2 WHERE id = ?1",
                    params![session.id.0, stored(now)],
                )?;
                Ok(())
            })?;
        }
        Ok(found)
    }

    /// One's own sessions, the last used first.
    pub fn own_sessions(
        &self,
        may: &Granted<SignedIn>,
        now: Timestamp,
    ) -> Result<Vec<Session>, StoreError> {
        let account = may.account()?;
        self.read(|connection| of_account(connection, account, now))
    }

    /// Somebody's sessions, the last used first.
    pub fn sessions_of(
        &self,
        _may: &Granted<ManageAccounts>,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<Session>, StoreError> {
        self.read(|connection| of_account(connection, account, now))
    }

    /// Ends the session with this token, where there is one: whoever holds the token may.
    pub fn end_session(&self, token: &str) -> Result<(), StoreError> {
        self.write(|transaction| {
            transaction.execute("DELETE FROM session WHERE token = ?1", [hash(token)])?;
            Ok(())
        })
    }

    /// Ends one of one's own sessions.
    pub fn end_own_session(
        &self,
        may: &Granted<SignedIn>,
        id: SessionId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let account = may.account()?;
        self.write(|transaction| end(transaction, account, Some(id), now))
    }

    /// Ends all of one's own sessions, this one too.
    pub fn end_own_sessions(
        &self,
        may: &Granted<SignedIn>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let account = may.account()?;
        self.write(|transaction| end(transaction, account, None, now))
    }

    /// Ends one of somebody's sessions.
    pub fn end_session_of(
        &self,
        may: &Granted<ManageAccounts>,
        account: AccountId,
        id: SessionId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.end_of(may, account, Some(id), now)
    }

    /// Ends all of somebody's sessions.
    pub fn end_sessions_of(
        &self,
        may: &Granted<ManageAccounts>,
        account: AccountId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.end_of(may, account, None, now)
    }

    fn end_of(
        &self,
        may: &Granted<ManageAccounts>,
        account: AccountId,
        id: Option<SessionId>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(|transaction| {
            by_id(transaction, account)?;
            end(transaction, account, id, now)?;
            let change =
                Change { what: "session.end", subject: account.to_string(), ..Change::default() };
            audit::write(transaction, may.actor(), now, change)
        })
    }
}

/// Ends one session of an account, or all of them; one that has ended by itself cannot be.
fn end(
    transaction: &Connection,
    account: AccountId,
    id: Option<SessionId>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (idle, longest) = limits(now);
    let ended = transaction.execute(
        &format!("DELETE FROM session WHERE account = ?3 AND (?4 IS NULL OR id = ?4) AND {ALIVE}"),
        params![idle, longest, account.0, id.map(|id| id.0)],
    )?;
    match id {
        Some(_) if ended == 0 => Err(StoreError::NotFound("session")),
        _ => Ok(()),
    }
}
