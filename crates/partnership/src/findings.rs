//! Findings that somebody looked at: what the program found and asks about, such as a peak or figures that disagree, by a key
//! that stays the same from one finding of it to the next. Once looked at it asks no more, until that is taken back.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::Serialize;
use serde_json::json;

use crate::access::{Annotate, Granted, SignedIn};
use crate::accounts::AccountId;
use crate::audit::{self, Change};
use crate::id::kind;
use crate::store::column::{parsed, stored, time};
use crate::{Store, StoreError, text};

kind!(
    /// What somebody makes of a finding.
    Verdict, "verdict", {
        /// It was looked at; nothing is to be done.
        LookedAt = "looked-at",
        /// It is somebody else's matter.
        NotOurs = "not-ours",
        /// It has a reason, which the note says.
        Explained = "explained",
    }
);

/// A finding that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LookedAt {
    /// What was made of it.
    pub verdict: Verdict,
    /// In words; often none.
    pub note: String,
    /// By whose account; none at the console.
    pub account: Option<AccountId>,
    /// By whom.
    pub who: String,
    /// When.
    pub at: Timestamp,
}

impl Store {
    /// All findings that were looked at, by their keys.
    pub fn findings_looked_at(
        &self,
        _may: &Granted<SignedIn>,
    ) -> Result<BTreeMap<String, LookedAt>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare(ALL)?;
            let found = statement.query_map([], |row| Ok((row.get(0)?, read(row)?)))?;
            Ok(found.collect::<Result<_, _>>()?)
        })
    }

    /// Says that a finding was looked at, in place of what was said of it before.
    pub fn look_at(
        &self,
        may: &Granted<Annotate>,
        finding: &str,
        verdict: Verdict,
        note: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let finding = text::needed_line("finding", "the finding", finding)?;
        let note = text::words("note", note)?;
        self.write(|transaction| {
            let before = one(transaction, &finding)?;
            transaction.execute(
                "INSERT OR REPLACE INTO looked_at (finding, verdict, note, account, at) VALUES (?1,?2,?3,?4,?5)",
                params![finding, verdict.id(), note, may.actor().account().map(|id| id.0), stored(now)],
            )?;
            let change = Change {
                what: "finding.look-at",
                subject: finding.clone(),
                before: before.map(|before| json!(before)),
                after: Some(json!({ "verdict": verdict, "note": note })),
            };
            audit::write(transaction, may.actor(), now, change)
        })
    }

    /// Takes back that a finding was looked at: it asks again.
    pub fn take_back_look(
        &self,
        may: &Granted<Annotate>,
        finding: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(|transaction| {
            let before = one(transaction, finding)?.ok_or(StoreError::NotFound("finding"))?;
            transaction.execute("DELETE FROM looked_at WHERE finding = ?1", [finding])?;
            let change = Change {
                what: "finding.take-back",
                subject: finding.to_owned(),
                before: Some(json!(before)),
                after: None,
            };
            audit::write(transaction, may.actor(), now, change)
        })
    }
}

const ALL: &str = "SELECT finding, verdict, note, looked_at.account, coalesce(account.name, 'console'), at \
     FROM looked_at LEFT JOIN account ON account.id = looked_at.account";

fn one(connection: &Connection, finding: &str) -> Result<Option<LookedAt>, StoreError> {
    let sql = format!("{ALL} WHERE finding = ?1");
    Ok(connection.query_row(&sql, [finding], read).optional()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<LookedAt> {
    Ok(LookedAt {
        verdict: parsed(row, 1)?,
        note: row.get(2)?,
        account: row.get::<_, Option<i64>>(3)?.map(AccountId),
        who: row.get(4)?,
        at: time(row, 5)?,
    })
}
