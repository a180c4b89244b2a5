//! Retention: what is held of people, and until when it is removed. [`Store::purge`] removes it; run it every day.
//!
//! | table | of a person | until |
//! | --- | --- | --- |
//! | `account`, `recovery_code` | address, name, organisation, roles, what they sign in with | [`LEAVER_DAYS`] days after it was disabled, or after an invitation that was never accepted; then its id alone is left |
//! | `openid_identity` | a provider's own name for them | it is unbound, or their account is forgotten |
//! | `invitation`, `sign_in`, `link`, `openid_request` | hashes of tokens and codes | they end: days or minutes |
//! | `session` | hash of its token, browser in a few words | it ends: 12 hours |
//! | `sign_in_log` | when, by what and with which browser | [`SIGN_IN_DAYS`] days; attempts at nobody's account a day |
//! | `saved_view`, `schedule` | what they look at | [`VIEW_DAYS`] days after they remove it, or they leave; what they shared stays |
//! | `outbox` | address and text of a mail | text until it is sent or given up; that it was, [`MAIL_DAYS`] days |
//! | `looked_at` | who looked at a finding: the account's id | for good, as the finding's history |
//! | `annotation`, `program` | nothing | |
//! | `audit` | name and account of who changed what | for good, as minutes are; no addresses stand in it |
//!
//! The periods are those of our own schedule; a council's may ask for others.

use jiff::{Timestamp, ToSpan as _};
use rusqlite::{Connection, params};
use serde::Serialize;
use serde_json::json;

use crate::access::{Granted, Operate};
use crate::audit::{self, Change};
use crate::store::column::stored;
use crate::{Store, StoreError, sessions};

/// How many days an account is held after its person left.
pub const LEAVER_DAYS: i64 = 365;
/// How many days a sign-in is remembered.
pub const SIGN_IN_DAYS: i64 = 365;
/// How many days it is remembered that a mail was sent.
pub const MAIL_DAYS: i64 = 90;

/// How many days a saved view that was removed can be restored.
pub const VIEW_DAYS: i64 = 7;

/// How much was removed because its time was over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Purged {
    /// Sessions that had ended.
    pub sessions: usize,
    /// Invitations, links and sign-ins under way that hold no more.
    pub tokens: usize,
    /// Entries of the log of sign-ins.
    pub sign_ins: usize,
    /// Mails that were sent or given up.
    pub mails: usize,
    /// Saved views that had been removed.
    pub views: usize,
    /// People who left.
    pub people: usize,
}

impl Store {
    /// Removes what is held no longer than until now.
    pub fn purge(&self, may: &Granted<Operate>, now: Timestamp) -> Result<Purged, StoreError> {
        let days_ago = |days: i64| stored(now - (24 * days).hours());
        self.write(|transaction| {
            let mut purged =
                Purged { sessions: sessions::purge(transaction, now)?, ..Purged::default() };
            for table in ["invitation", "sign_in", "link", "openid_request"] {
                let sql = format!("DELETE FROM {table} WHERE expires <= ?1");
                purged.tokens += transaction.execute(&sql, [stored(now)])?;
            }
            purged.sign_ins = transaction.execute(
                "DELETE FROM sign_in_log WHERE at <= ?1 OR (account IS NULL AND at <= ?2)",
                [days_ago(SIGN_IN_DAYS), days_ago(1)],
            )?;
            purged.mails = transaction
                .execute("DELETE FROM outbox WHERE ended <= ?1", [days_ago(MAIL_DAYS)])?;
            purged.views = transaction
                .execute("DELETE FROM saved_view WHERE removed <= ?1", [days_ago(VIEW_DAYS)])?;
            let left = leavers(transaction, days_ago(LEAVER_DAYS))?;
            purged.people = left.len();
            for id in left {
                forget(transaction, id, now)?;
                let change =
                    Change { what: "account.forget", subject: id.to_string(), ..Change::default() };
                audit::write(transaction, may.actor(), now, change)?;
            }
            if purged != Purged::default() {
                let change = Change {
                    what: "retention.purge",
                    subject: "records".to_owned(),
                    after: Some(json!(purged)),
                    ..Change::default()
                };
                audit::write(transaction, may.actor(), now, change)?;
            }
            Ok(purged)
        })
    }
}

/// The accounts whose people left before this moment, or never came.
fn leavers(connection: &Connection, before: i64) -> Result<Vec<i64>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT id FROM account WHERE forgotten IS NULL AND ( \
             (state = 'disabled' AND disabled <= ?1) OR (state = 'invited' AND created <= ?1 \
             AND NOT EXISTS (SELECT 1 FROM invitation WHERE invitation.account = account.id))) \
         ORDER BY id",
    )?;
    let ids = statement.query_map([before], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Leaves nothing of a person but the id of their account, on which hangs what they did.
fn forget(connection: &Connection, id: i64, now: Timestamp) -> Result<(), StoreError> {
    for table in ["recovery_code", "openid_identity", "sign_in_log", "schedule", "outbox"] {
        connection.execute(&format!("DELETE FROM {table} WHERE account = ?1"), [id])?;
    }
    connection.execute(
        "DELETE FROM saved_view WHERE account = ?1 AND (NOT shared OR removed IS NOT NULL)",
        [id],
    )?;
    connection.execute(
        "UPDATE account SET email = 'former-' || id, name = 'Former member', organisation = NULL, \
         passphrase = NULL, second_factor = NULL, accepted = NULL, last_sign_in = NULL, \
         state = 'disabled', disabled = coalesce(disabled, ?2), forgotten = ?2 WHERE id = ?1",
        params![id, stored(now)],
    )?;
    Ok(())
}
