//! What is held about one person, all in one place, as JSON: for them to have.

use jiff::Timestamp;
use rusqlite::{Connection, params};
use serde_json::{Value, json};

use crate::access::{Granted, ManageAccounts, SignedIn};
use crate::accounts::{self, AccountId};
use crate::mails::{mails_of_account, schedules_of_account};
use crate::{Store, StoreError, audit, sessions, views};

impl Store {
    /// All that is held about oneself.
    pub fn held_about_me(
        &self,
        may: &Granted<SignedIn>,
        now: Timestamp,
    ) -> Result<Value, StoreError> {
        let account = may.account()?;
        self.read(|connection| held(connection, account, now))
    }

    /// All that is held about somebody.
    pub fn held_about(
        &self,
        _may: &Granted<ManageAccounts>,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Value, StoreError> {
        self.read(|connection| held(connection, account, now))
    }
}

fn held(connection: &Connection, id: AccountId, now: Timestamp) -> Result<Value, StoreError> {
    let mut statement = connection
        .prepare("SELECT finding, verdict, note, at FROM looked_at WHERE account = ?1")?;
    let findings = statement.query_map(params![id.0], |row| {
        let (finding, verdict): (String, String) = (row.get(0)?, row.get(1)?);
        let (note, at): (String, Timestamp) = (row.get(2)?, crate::store::column::time(row, 3)?);
        Ok(json!({ "finding": finding, "verdict": verdict, "note": note, "at": at }))
    })?;
    Ok(json!({
        "as-at": now,
        "account": accounts::by_id(connection, id)?,
        "identity": accounts::identity_of(connection, id)?,
        "sessions": sessions::of_account(connection, id, now)?,
        "sign-ins": accounts::last_sign_ins(connection, id, u32::MAX)?,
        "views": views::of_account(connection, id)?,
        "schedules": schedules_of_account(connection, id)?,
        "mails": mails_of_account(connection, id)?,
        "findings-looked-at": findings.collect::<Result<Vec<_>, _>>()?,
        "trail": audit::of_account(connection, id)?,
    }))
}
