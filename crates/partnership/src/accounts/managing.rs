//! Managing accounts: seeing all, changing roles, disabling, resetting.

use jiff::Timestamp;
use rusqlite::{Connection, Transaction, params};
use serde_json::{Value, json};

use super::invitations::{Invited, new_token};
use super::{Account, AccountId, AccountState, FIELDS, account, by_email, by_id, stored};
use crate::access::{Granted, ManageAccounts};
use crate::audit::{self, Change};
use crate::roles::{Role, Roles};
use crate::{Store, StoreError};

impl Store {
    /// All accounts, by name.
    pub fn accounts(&self, _may: &Granted<ManageAccounts>) -> Result<Vec<Account>, StoreError> {
        self.read(|connection| {
            let mut statement =
                connection.prepare(&format!("SELECT {FIELDS} FROM account ORDER BY name, id"))?;
            let rows = statement.query_map([], stored)?;
            rows.map(|row| row.map_err(StoreError::from).and_then(account)).collect()
        })
    }

    /// The account with this id.
    pub fn account(
        &self,
        _may: &Granted<ManageAccounts>,
        id: AccountId,
    ) -> Result<Account, StoreError> {
        self.read(|connection| by_id(connection, id))
    }

    /// The account with this address.
    pub fn account_of(
        &self,
        _may: &Granted<ManageAccounts>,
        email: &str,
    ) -> Result<Account, StoreError> {
        self.read(|connection| by_email(connection, email)?.ok_or(StoreError::NotFound("account")))
    }

    /// Gives an account these roles in place of those it has. Its sessions end, as what they may do has changed.
    pub fn set_roles(
        &self,
        may: &Granted<ManageAccounts>,
        id: AccountId,
        roles: &Roles,
        now: Timestamp,
    ) -> Result<Account, StoreError> {
        if roles.is_empty() {
            return Err(StoreError::invalid("roles", "Choose at least one role"));
        }
        self.write(|transaction| {
            let before = by_id(transaction, id)?;
            if roles.has(Role::Partner) && before.organisation.is_none() {
                let why = "This account has no organisation to speak for";
                return Err(StoreError::invalid("roles", why));
            }
            transaction.execute(
                "UPDATE account SET roles = ?2 WHERE id = ?1",
                params![id.0, roles.stored()],
            )?;
            keep_an_administrator(transaction, &before)?;
            end_sessions(transaction, id)?;
            let change = Change {
                what: "account.roles",
                subject: id.to_string(),
                before: Some(json!(before.roles)),
                after: Some(json!(roles)),
                why: None,
            };
            audit::write(transaction, may.actor(), now, change)?;
            by_id(transaction, id)
        })
    }

    /// Disables an account: its sessions end, and it opens nothing any more. What its person did stays.
    pub fn disable(
        &self,
        may: &Granted<ManageAccounts>,
        id: AccountId,
        now: Timestamp,
    ) -> Result<Account, StoreError> {
        self.change_state(may, id, "account.disable", now, |transaction| {
            transaction.execute("UPDATE account SET state = 'disabled' WHERE id = ?1", [id.0])?;
            transaction.execute("DELETE FROM invitation WHERE account = ?1", [id.0])?;
            Ok(())
        })
    }

    /// Enables an account again.
    pub fn enable(
        &self,
        may: &Granted<ManageAccounts>,
        id: AccountId,
        now: Timestamp,
    ) -> Result<Account, StoreError> {
        self.change_state(may, id, "account.enable", now, |transaction| {
            // Whoever never set a passphrase is still to be invited.
            transaction.execute(
                "UPDATE account SET state = iif(passphrase IS NULL, 'invited', 'active') WHERE id = ?1",
                [id.0],
            )?;
            Ok(())
        })
    }

    /// Resets an account: passphrase, second factor and sessions are gone, and a new invitation sets them anew.
    pub fn reset(
        &self,
        may: &Granted<ManageAccounts>,
        id: AccountId,
        now: Timestamp,
    ) -> Result<Invited, StoreError> {
        let account = self.change_state(may, id, "account.reset", now, |transaction| {
            transaction.execute(
                "UPDATE account SET state = 'invited', passphrase = NULL, second_factor = NULL WHERE id = ?1",
                [id.0],
            )?;
            transaction.execute("DELETE FROM recovery_code WHERE account = ?1", [id.0])?;
            Ok(())
        })?;
        let token = self.write(|transaction| new_token(transaction, id, now))?;
        Ok(Invited { account, token })
    }

    fn change_state(
        &self,
        may: &Granted<ManageAccounts>,
        id: AccountId,
        what: &'static str,
        now: Timestamp,
        make: impl FnOnce(&Transaction<'_>) -> Result<(), StoreError>,
    ) -> Result<Account, StoreError> {
        self.write(|transaction| {
            let before = by_id(transaction, id)?;
            make(transaction)?;
            // At the console somebody can always be invited; here nobody may lock everybody out.
            if may.actor().account().is_some() {
                keep_an_administrator(transaction, &before)?;
            }
            end_sessions(transaction, id)?;
            let after = by_id(transaction, id)?;
            let state = |account: &Account| -> Option<Value> { Some(json!(account.state)) };
            let change = Change {
                what,
                subject: id.to_string(),
                before: state(&before),
                after: state(&after),
                why: None,
            };
            audit::write(transaction, may.actor(), now, change)?;
            Ok(after)
        })
    }
}

/// How many administrators can sign in.
pub(super) fn active_administrators(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.query_row(
        "SELECT count(*) FROM account WHERE state = 'active' AND ' ' || roles || ' ' LIKE '% administrator %'",
        [],
        |row| row.get(0),
    )?)
}

/// Refuses a change to an account that was an active administrator where none is left.
fn keep_an_administrator(connection: &Connection, before: &Account) -> Result<(), StoreError> {
    let was = before.state == AccountState::Active && before.roles.has(Role::Administrator);
    if was && active_administrators(connection)? == 0 {
        return Err(StoreError::LastAdministrator);
    }
    Ok(())
}

/// Ends all of an account's sessions, and whatever leads to one.
fn end_sessions(connection: &Connection, id: AccountId) -> Result<(), StoreError> {
    for table in ["session", "sign_in", "link"] {
        connection.execute(&format!("DELETE FROM {table} WHERE account = ?1"), [id.0])?;
    }
    Ok(())
}
