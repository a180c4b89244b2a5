//! The trail of changes: who changed what, when, from what to what, and why. Entries are only ever added; each carries the
//! hash of itself and the one before, so that none can be altered or taken out unseen. The hash of the last entry, kept
//! somewhere else, also shows whether entries were cut off the end, or all of them written anew: see [`AuditHead`].
//!
//! The trail is kept for good, as minutes are. So addresses of e-mail, passphrases and tokens never go into it, and sign-ins
//! have a log of their own that is cut after a year.

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use ring::digest;
use rusqlite::types::Type;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::access::{Actor, Granted, Operate, Permission};
use crate::accounts::AccountId;
use crate::store::column::{stored, unreadable};
use crate::{Store, StoreError};

/// What is before the first entry.
const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// An entry.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AuditEntry {
    /// Its place in the trail, from 1.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// Whose account; none at the console.
    pub account: Option<AccountId>,
    /// Who, by the name they had then.
    pub who: String,
    /// What was done, such as `account.invite`.
    pub what: String,
    /// To what, by its id.
    pub subject: String,
    /// What it was.
    pub before: Option<Value>,
    /// What it became.
    pub after: Option<Value>,
    /// Why, as whoever did it said.
    pub why: Option<String>,
}

/// The end of the trail at a moment: what to keep elsewhere, such as with a copy or in a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditHead {
    /// How many entries there were.
    pub entries: u64,
    /// The hash of the last, and by it of all of them.
    pub hash: String,
}

/// A change as it is written into the trail.
#[derive(Debug, Clone, Default)]
pub(crate) struct Change<'a> {
    pub what: &'a str,
    pub subject: String,
    pub before: Option<Value>,
    pub after: Option<Value>,
}

/// The fields of an entry as they are stored, which is what is hashed.
struct Row {
    number: i64,
    at: i64,
    account: Option<i64>,
    who: String,
    what: String,
    subject: String,
    before: Option<String>,
    after: Option<String>,
    why: Option<String>,
}

impl Row {
    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: row.get(0)?,
            at: row.get(1)?,
            account: row.get(2)?,
            who: row.get(3)?,
            what: row.get(4)?,
            subject: row.get(5)?,
            before: row.get(6)?,
            after: row.get(7)?,
            why: row.get(8)?,
        })
    }

    /// The hash of this and of all before it. Lengths go in too, so that nothing can move from one field to the next.
    fn hash(&self, previous: &str) -> String {
        let mut context = digest::Context::new(&digest::SHA256);
        context.update(previous.as_bytes());
        context.update(&self.number.to_be_bytes());
        context.update(&self.at.to_be_bytes());
        let account = self.account.map(|id| id.to_string());
        let texts = [
            account.as_deref(),
            Some(self.who.as_str()),
            Some(self.what.as_str()),
            Some(self.subject.as_str()),
            self.before.as_deref(),
            self.after.as_deref(),
            self.why.as_deref(),
        ];
        for text in texts {
            match text {
                None => context.update(&[0]),
                Some(text) => {
                    context.update(&[1]);
                    context.update(&(text.len() as u64).to_be_bytes());
                    context.update(text.as_bytes());
                }
            }
        }
        HEXLOWER.encode(context.finish().as_ref())
    }

    fn entry(self) -> Result<AuditEntry, rusqlite::Error> {
        let value = |at, text: Option<String>| {
            text.map(|text| serde_json::from_str(&text))
                .transpose()
                .map_err(|source| unreadable(at, Type::Text, source))
        };
        Ok(AuditEntry {
            number: self.number,
            at: Timestamp::from_second(self.at)
                .map_err(|source| unreadable(1, Type::Integer, source))?,
            account: self.account.map(AccountId),
            who: self.who,
            what: self.what,
            subject: self.subject,
            before: value(6, self.before)?,
            after: value(7, self.after)?,
            why: self.why,
        })
    }
}

const FIELDS: &str = "number, at, account, who, what, subject, before, after, why";

/// Writes a change into the trail, in the transaction that makes it.
pub(crate) fn write(
    transaction: &Connection,
    actor: &Actor,
    now: Timestamp,
    change: Change<'_>,
) -> Result<(), StoreError> {
    let last = transaction.query_row(
        "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1",
        [],
        |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)),
    );
    let (number, previous) = match last {
        Ok((number, hash)) => (number + 1, hash),
        Err(rusqlite::Error::QueryReturnedNoRows) => (1, BEGINNING.to_owned()),
        Err(error) => return Err(error.into()),
    };
    let row = Row {
        number,
        at: stored(now),
        account: actor.account().map(|id| id.0),
        who: actor.name().to_owned(),
        what: change.what.to_owned(),
        subject: change.subject,
        before: change.before.map(|value| value.to_string()),
        after: change.after.map(|value| value.to_string()),
        why: actor.why().map(str::to_owned),
    };
    let hash = row.hash(&previous);
    transaction.execute(
        &format!("INSERT INTO audit ({FIELDS}, hash) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)"),
        params![
            row.number,
            row.at,
            row.account,
            row.who,
            row.what,
            row.subject,
            row.before,
            row.after,
            row.why,
            hash
        ],
    )?;
    Ok(())
}

/// Whether nothing in the trail was altered or taken out; how many entries it has.
pub(crate) fn verify(connection: &Connection) -> Result<u64, StoreError> {
    head(connection, None).map(|head| head.entries)
}

/// The end of the trail, once all of it is found as it was written and, where it was kept, the earlier end is in it.
fn head(connection: &Connection, kept: Option<&AuditHead>) -> Result<AuditHead, StoreError> {
    let mut statement =
        connection.prepare(&format!("SELECT {FIELDS}, hash FROM audit ORDER BY number"))?;
    let mut rows = statement.query([])?;
    let (mut previous, mut count) = (BEGINNING.to_owned(), 0_u64);
    while let Some(row) = rows.next()? {
        count += 1;
        let altered = |number: u64| StoreError::Damaged {
            path: std::path::PathBuf::new(),
            what: format!("entry {number} of the trail of changes was altered"),
        };
        // A field that is no text any more was altered too.
        let read = Row::read(row).and_then(|held| Ok((held, row.get::<_, String>(9)?)));
        let (held, hash) = read.map_err(|_| altered(count))?;
        if i64::try_from(count) != Ok(held.number) || held.hash(&previous) != hash {
            return Err(altered(count));
        }
        if kept.is_some_and(|kept| kept.entries == count && kept.hash != hash) {
            return Err(altered(count));
        }
        previous = hash;
    }
    match kept {
        Some(kept) if kept.entries > count => Err(StoreError::Damaged {
            path: std::path::PathBuf::new(),
            what: format!("the trail had {} entries and has {count}", kept.entries),
        }),
        _ => Ok(AuditHead { entries: count, hash: previous }),
    }
}

/// The entries by an account or about it, oldest first.
pub(crate) fn of_account(
    connection: &Connection,
    account: AccountId,
) -> Result<Vec<AuditEntry>, StoreError> {
    let mut statement = connection.prepare(&format!(
        "SELECT {FIELDS} FROM audit WHERE account = ?1 \
         OR (subject = CAST(?1 AS TEXT) AND (what LIKE 'account.%' OR what LIKE 'session.%')) ORDER BY number"
    ))?;
    let rows = statement.query_map([account.0], Row::read)?;
    Ok(rows.map(|row| row.and_then(Row::entry)).collect::<Result<_, _>>()?)
}

/// The newest entries of a kind; with a number only that one.
pub(crate) fn of_kind(
    connection: &Connection,
    what: &str,
    number: Option<i64>,
    count: u32,
) -> Result<Vec<AuditEntry>, StoreError> {
    let mut statement = connection.prepare(&format!(
        "SELECT {FIELDS} FROM audit WHERE what = ?1 AND number = coalesce(?2, number) ORDER BY number DESC LIMIT ?3"
    ))?;
    let rows = statement.query_map(params![what, number, count], Row::read)?;
    Ok(rows.map(|row| row.and_then(Row::entry)).collect::<Result<_, _>>()?)
}

impl Store {
    /// Checks the trail, and that this earlier end of it, where one was kept, is still in it. The end as it is now.
    pub fn audit_head(
        &self,
        _may: &Granted<Operate>,
        kept: Option<&AuditHead>,
    ) -> Result<AuditHead, StoreError> {
        self.read(|connection| head(connection, kept)).map_err(|error| match error {
            StoreError::Damaged { what, .. } => {
                StoreError::Damaged { path: self.path().to_owned(), what }
            }
            other => other,
        })
    }

    /// Writes into the trail what somebody did outside the store: an import, a change of the settings.
    pub fn record<P: Permission>(
        &self,
        may: &Granted<P>,
        what: &str,
        subject: &str,
        change: (Option<Value>, Option<Value>),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (before, after) = change;
        let change = Change { what, subject: subject.to_owned(), before, after };
        self.write(|transaction| write(transaction, may.actor(), now, change))
    }

    /// Entries of the trail before this number, newest first; none is the newest.
    pub fn audit(
        &self,
        _may: &Granted<Operate>,
        before: Option<i64>,
        count: u32,
    ) -> Result<Vec<AuditEntry>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare(&format!(
                "SELECT {FIELDS} FROM audit WHERE number < ?1 ORDER BY number DESC LIMIT ?2"
            ))?;
            let rows =
                statement.query_map(params![before.unwrap_or(i64::MAX), count], Row::read)?;
            Ok(rows.map(|row| row.and_then(Row::entry)).collect::<Result<_, _>>()?)
        })
    }
}
