//! The outbox: mails on their way. Whoever sends takes one, which is theirs for a while; says that a server took it, or why
//! not; and takes the next.

use data_encoding::HEXLOWER;
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde_json::json;

use super::mail::{Failure, Mail, MailId, MailRecord, MailState, QueuedMail};
use crate::access::{Actor, Granted, Operate, Permission};
use crate::accounts::{self, Account, AccountId, AccountState};
use crate::audit::{self, Change};
use crate::secret::random;
use crate::store::column::{optional_time, parsed, stored, time};
use crate::{Store, StoreError, text};

/// How many minutes pass after each attempt that failed; after the last the mail is given up.
const WAITS: [i64; 8] = [1, 5, 15, 60, 180, 360, 720, 1440];
/// For how many minutes a mail is theirs who took it. Then somebody else may: they have stopped.
const TAKEN: i64 = 10;
/// How long what a server said may be, in characters.
const TROUBLE: usize = 300;

impl Store {
    /// Puts a mail to an account into the outbox: one without tokens in it.
    pub fn queue_mail<P: Permission>(
        &self,
        may: &Granted<P>,
        to: AccountId,
        mail: &Mail,
        now: Timestamp,
    ) -> Result<MailId, StoreError> {
        self.write(|transaction| {
            let to = accounts::by_id(transaction, to)?;
            if to.state == AccountState::Disabled {
                return Err(StoreError::NotFound("account"));
            }
            let id = queue(transaction, &to, mail, None, now)?;
            tell(transaction, may.actor(), "mail.queue", id, None, now)?;
            Ok(id)
        })
    }

    /// Takes the mail that is due first, to send it; none where none is due.
    pub fn take_mail(
        &self,
        may: &Granted<Operate>,
        now: Timestamp,
    ) -> Result<Option<QueuedMail>, StoreError> {
        self.write(|transaction| {
            loop {
                let Some(taken) = take(transaction, now)? else { return Ok(None) };
                if usize::try_from(taken.attempt).is_ok_and(|attempt| attempt <= WAITS.len() + 1) {
                    return Ok(Some(taken));
                }
                // Whoever took it stopped each time: it is not tried for ever.
                end(
                    transaction,
                    may.actor(),
                    taken.id,
                    Some("nobody came back from sending it"),
                    now,
                )?;
            }
        })
    }

    /// Says that a server has taken a mail. Its text is removed.
    pub fn mail_sent(
        &self,
        may: &Granted<Operate>,
        id: MailId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(|transaction| end(transaction, may.actor(), id, None, now))
    }

    /// Says that no server took a mail: it is tried again later, or given up. Which of the two.
    pub fn mail_failed(
        &self,
        may: &Granted<Operate>,
        id: MailId,
        failure: Failure<'_>,
        now: Timestamp,
    ) -> Result<MailState, StoreError> {
        self.write(|transaction| {
            let attempts = waiting(transaction, id)?;
            let (Failure::ForNow(said) | Failure::ForGood(said)) = failure;
            let said: String = said.chars().filter(|c| !c.is_control()).take(TROUBLE).collect();
            let wait = attempts.checked_sub(1).and_then(|before| WAITS.get(before));
            if let (Failure::ForNow(_), Some(minutes)) = (failure, wait) {
                transaction.execute(
                    "UPDATE outbox SET next = ?2, trouble = ?3 WHERE id = ?1",
                    params![id.0, stored(now + SignedDuration::from_mins(*minutes)), said],
                )?;
                return Ok(MailState::Waiting);
            }
            end(transaction, may.actor(), id, Some(&said), now)?;
            Ok(MailState::GivenUp)
        })
    }

    /// The last mails, newest first.
    pub fn mails(
        &self,
        _may: &Granted<Operate>,
        count: u32,
    ) -> Result<Vec<MailRecord>, StoreError> {
        self.read(|connection| select(connection, "?1 IS NULL", None, count))
    }

    /// How many mails are to be sent, and since when the oldest of them waits.
    pub fn mails_waiting(&self) -> Result<(u32, Option<Timestamp>), StoreError> {
        self.read(|connection| {
            let sql = "SELECT count(*), min(queued) FROM outbox WHERE state = 'waiting'";
            let read = |row: &Row<'_>| Ok((row.get(0)?, optional_time(row, 1)?));
            Ok(connection.query_row(sql, [], read)?)
        })
    }
}

/// Puts a mail into the outbox, in the transaction that causes it.
pub(super) fn queue(
    transaction: &Connection,
    to: &Account,
    mail: &Mail,
    unsubscribe: Option<&str>,
    now: Timestamp,
) -> Result<MailId, StoreError> {
    let subject = text::needed_line("subject", "a subject", &mail.subject)?;
    transaction.execute(
        "INSERT INTO outbox (account, message, recipient, subject, text, html, unsubscribe, queued, next) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)",
        params![
            to.id.0,
            HEXLOWER.encode(&random::<16>()?),
            to.email,
            subject,
            mail.text,
            mail.html,
            unsubscribe,
            stored(now)
        ],
    )?;
    Ok(MailId(transaction.last_insert_rowid()))
}

/// Withdraws what waits for an account that is disabled.
pub(crate) fn withdraw(connection: &Connection, account: AccountId) -> Result<(), StoreError> {
    let sql = "DELETE FROM outbox WHERE account = ?1 AND state = 'waiting'";
    connection.execute(sql, [account.0])?;
    Ok(())
}

fn take(transaction: &Connection, now: Timestamp) -> Result<Option<QueuedMail>, StoreError> {
    let until = stored(now + SignedDuration::from_mins(TAKEN));
    let taken = transaction
        .query_row(
            "UPDATE outbox SET attempts = attempts + 1, next = ?2 WHERE id = \
               (SELECT id FROM outbox WHERE state = 'waiting' AND next <= ?1 ORDER BY next, id LIMIT 1) \
             RETURNING id, message, recipient, subject, text, html, unsubscribe, attempts",
            [stored(now), until],
            |row| {
                Ok(QueuedMail {
                    id: MailId(row.get(0)?),
                    message: row.get(1)?,
                    to: row.get(2)?,
                    mail: Mail { subject: row.get(3)?, text: row.get(4)?, html: row.get(5)? },
                    unsubscribe: row.get(6)?,
                    attempt: row.get(7)?,
                })
            },
        )
        .optional()?;
    Ok(taken)
}

/// How many attempts were made with a mail that waits.
fn waiting(connection: &Connection, id: MailId) -> Result<usize, StoreError> {
    let sql = "SELECT attempts FROM outbox WHERE id = ?1 AND state = 'waiting'";
    let attempts: Option<u32> = connection.query_row(sql, [id.0], |row| row.get(0)).optional()?;
    let attempts = attempts.ok_or(StoreError::NotFound("mail"))?;
    Ok(usize::try_from(attempts).unwrap_or(usize::MAX))
}

/// Ends a mail that waits: sent, or given up for a reason. What it said is removed.
fn end(
    transaction: &Connection,
    actor: &Actor,
    id: MailId,
    trouble: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    waiting(transaction, id)?;
    let state = if trouble.is_none() { MailState::Sent } else { MailState::GivenUp };
    transaction.execute(
        "UPDATE outbox SET state = ?2, ended = ?3, next = NULL, text = '', html = NULL, unsubscribe = NULL, \
         trouble = coalesce(?4, trouble) WHERE id = ?1",
        params![id.0, state.id(), stored(now), trouble],
    )?;
    let what = if trouble.is_none() { "mail.sent" } else { "mail.give-up" };
    tell(transaction, actor, what, id, trouble, now)
}

fn tell(
    transaction: &Connection,
    actor: &Actor,
    what: &'static str,
    id: MailId,
    trouble: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let after = trouble.map(|trouble| json!({ "trouble": trouble }));
    let change = Change { what, subject: id.to_string(), after, ..Change::default() };
    audit::write(transaction, actor, now, change)
}

/// The mails to an account that are remembered.
pub(crate) fn of_account(
    connection: &Connection,
    account: AccountId,
) -> Result<Vec<MailRecord>, StoreError> {
    select(connection, "account = ?1", Some(account.0), u32::MAX)
}

fn select(
    connection: &Connection,
    which: &str,
    value: Option<i64>,
    count: u32,
) -> Result<Vec<MailRecord>, StoreError> {
    let mut statement = connection.prepare(&format!(
        "SELECT id, recipient, subject, state, queued, attempts, next, ended, trouble \
         FROM outbox WHERE {which} ORDER BY id DESC LIMIT ?2"
    ))?;
    let mails = statement.query_map(params![value, count], |row| {
        Ok(MailRecord {
            id: MailId(row.get(0)?),
            to: row.get(1)?,
            subject: row.get(2)?,
            state: parsed(row, 3)?,
            queued: time(row, 4)?,
            attempts: row.get(5)?,
            next: optional_time(row, 6)?,
            ended: optional_time(row, 7)?,
            trouble: row.get(8)?,
        })
    })?;
    Ok(mails.collect::<Result<_, _>>()?)
}
