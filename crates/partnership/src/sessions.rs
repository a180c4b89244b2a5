//! Sessions: somebody is signed in for a while, with one browser. A session ends when it is not used for
//! [`IDLE_HOURS`] hours, and [`LONGEST_HOURS`] hours after it began whatever happens.

use jiff::{Timestamp, ToSpan as _};
use rusqlite::{OptionalExtension as _, Transaction, params};
use serde::Serialize;

use crate::access::{Actor, Granted, ManageAccounts, SignedIn};
use crate::accounts::{Account, AccountId, AccountState, actor, by_id};
use crate::audit::{self, Change};
use crate::secret::{Secret, hash};
use crate::store::{stored, time};
use crate::{Store, StoreError};

/// After so many hours without use a session ends.
pub const IDLE_HOURS: i64 = 2;
/// So many hours after it began a session ends.
pub const LONGEST_HOURS: i64 = 12;
/// How often it is written down that a session is used, in seconds.
const SEEN_EVERY: i64 = 60;
/// How long the words on a session's browser may be.
const LABEL: usize = 60;

/// The id of a session in lists; it opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct SessionId(pub i64);

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    pub form_secret: String,
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
    transaction: &Transaction<'_>,
    account: &Account,
    label: &str,
    now: Timestamp,
) -> Result<Begun, StoreError> {
    let (token, form_secret) = (Secret::new()?, Secret::new()?);
    let label: String = label.chars().filter(|c| !c.is_control()).take(LABEL).collect();
    transaction.execute(
        "INSERT INTO session (token, account, form_secret, label, started, seen) VALUES (?1,?2,?3,?4,?5,?5)",
        params![token.hash(), account.id.0, form_secret.reveal(), label, stored(now)],
    )?;
    transaction.execute(
        "UPDATE account SET last_sign_in = ?2 WHERE id = ?1",
        params![account.id.0, stored(now)],
    )?;
    let change =
        Change { what: "session.begin", subject: account.id.to_string(), ..Change::default() };
    audit::write(transaction, &actor(account), now, change)?;
    Ok(Begun { token, account: account.clone() })
}

/// What keeps a session from having ended; times are parameters 1 and 2.
const ALIVE: &str = "seen > ?1 AND started > ?2";

fn limits(now: Timestamp) -> (i64, i64) {
    (stored(now - IDLE_HOURS.hours()), stored(now - LONGEST_HOURS.hours()))
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<(i64, String, i64, i64, String, i64)> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
}

const FIELDS: &str = "id, label, started, seen, form_secret, account";

fn session(row: (i64, String, i64, i64, String, i64)) -> Result<(Session, AccountId), StoreError> {
    let (id, label, started, seen, form_secret, account) = row;
    let (started, seen) = (time(started)?, time(seen)?);
    let session = Session { id: SessionId(id), label, started, seen, form_secret };
    Ok((session, AccountId(account)))
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
                .query_row(
                    &format!("SELECT {FIELDS} FROM session WHERE token = ?3 AND {ALIVE}"),
                    params![idle, longest, hash(token)],
                    read,
                )
                .optional()?;
            let Some((session, account)) = row.map(session).transpose()? else { return Ok(None) };
            let account = by_id(connection, account)?;
            let is_open = account.state == AccountState::Active;
            Ok(is_open.then(|| (actor(&account), session)))
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
        match may.actor().account() {
            Some(account) => self.sessions_of_account(account, now),
            None => Ok(Vec::new()),
        }
    }

    /// Somebody's sessions, the last used first.
    pub fn sessions_of(
        &self,
        _may: &Granted<ManageAccounts>,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<Session>, StoreError> {
        self.sessions_of_account(account, now)
    }

    fn sessions_of_account(
        &self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<Session>, StoreError> {
        let (idle, longest) = limits(now);
        self.read(|connection| {
            let mut statement = connection.prepare(&format!(
                "SELECT {FIELDS} FROM session WHERE account = ?3 AND {ALIVE} ORDER BY seen DESC, id DESC"
            ))?;
            let rows = statement.query_map(params![idle, longest, account.0], read)?;
            rows.map(|row| Ok(session(row?)?.0)).collect()
        })
    }

    /// Ends one of one's own sessions.
    pub fn end_own_session(
        &self,
        may: &Granted<SignedIn>,
        id: SessionId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let account = may.actor().account().ok_or(StoreError::NotFound("session"))?;
        self.end(may.actor(), account, Some(id), now)
    }

    /// Ends all of one's own sessions, this one too.
    pub fn end_own_sessions(
        &self,
        may: &Granted<SignedIn>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let account = may.actor().account().ok_or(StoreError::NotFound("session"))?;
        self.end(may.actor(), account, None, now)
    }

    /// Ends all of somebody's sessions.
    pub fn end_sessions_of(
        &self,
        may: &Granted<ManageAccounts>,
        account: AccountId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.end(may.actor(), account, None, now)
    }

    fn end(
        &self,
        by: &Actor,
        account: AccountId,
        id: Option<SessionId>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(|transaction| {
            let ended = transaction.execute(
                "DELETE FROM session WHERE account = ?1 AND (?2 IS NULL OR id = ?2)",
                params![account.0, id.map(|id| id.0)],
            )?;
            if ended == 0 && id.is_some() {
                return Err(StoreError::NotFound("session"));
            }
            let change =
                Change { what: "session.end", subject: account.to_string(), ..Change::default() };
            audit::write(transaction, by, now, change)
        })
    }
}
