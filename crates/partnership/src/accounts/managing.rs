//! Managing accounts: seeing all, changing them, disabling, resetting.

use jiff::Timestamp;
use rusqlite::{Connection, params};
use serde_json::{Value, json};

use super::invitations::{Invited, new_token};
use super::{
    Account, AccountId, AccountState, FIELDS, NewAccount, by_email, by_id, end_sessions, is_free,
    read, unbind,
};
use crate::access::{Granted, ManageAccounts, ManageBoard};
use crate::audit::{self, Change};
use crate::roles::{Role, Roles};
use crate::store::column::stored;
use crate::{Store, StoreError, Wrong, mails, text};

/// What an account's person is called from now on.
#[derive(Debug, Clone)]
pub struct AccountEdit {
    /// Their address.
    pub email: String,
    /// Their name.
    pub name: String,
    /// The organisation they speak for.
    pub organisation: Option<String>,
}

impl Store {
    /// Whether there is anybody who can run the place yet.
    pub fn has_administrator(&self) -> Result<bool, StoreError> {
        self.read(|connection| Ok(active_administrators(connection)? > 0))
    }

    /// All accounts, by name.
    pub fn accounts(&self, _may: &Granted<ManageAccounts>) -> Result<Vec<Account>, StoreError> {
        self.read(|connection| {
            let mut statement =
                connection.prepare(&format!("SELECT {FIELDS} FROM account ORDER BY name, id"))?;
            let accounts = statement.query_map([], read)?;
            Ok(accounts.collect::<Result<_, _>>()?)
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

    /// The address of whoever is called by one of these names and has an account that is not disabled: to ask them to a
    /// meeting. None where nobody is, or where two are, as it could be the other's.
    pub fn address_of_name(
        &self,
        _may: &Granted<ManageBoard>,
        names: &[&str],
    ) -> Result<Option<String>, StoreError> {
        let names: Vec<String> = names.iter().map(|name| text::folded(name)).collect();
        self.read(|connection| {
            let sql = format!(
                "SELECT {FIELDS} FROM account WHERE state <> 'disabled' AND forgotten IS NULL"
            );
            let mut statement = connection.prepare(&sql)?;
            let mut found = None;
            for account in statement.query_map([], read)? {
                let account = account?;
                if !names.contains(&text::folded(&account.name)) {
                    continue;
                }
                if found.replace(account.email).is_some() {
                    return Ok(None);
                }
            }
            Ok(found)
        })
    }

    /// Corrects an account's address, name and organisation. With another address its sessions and links end and its identity at
    /// a provider is unbound, as they may be somebody else's now.
    pub fn edit_account(
        &self,
        may: &Granted<ManageAccounts>,
        id: AccountId,
        edit: AccountEdit,
        now: Timestamp,
    ) -> Result<Account, StoreError> {
        let AccountEdit { email, name, organisation } = edit;
        self.write(|transaction| {
            let before = present(transaction, id)?;
            let roles = before.roles.clone();
            let new = NewAccount { email, name, organisation, roles }.checked()?;
            is_free(transaction, &new.email, Some(id))?;
            transaction.execute(
                "UPDATE account SET email = ?2, name = ?3, organisation = ?4 WHERE id = ?1",
                params![id.0, new.email, new.name, new.organisation],
            )?;
            let has_moved = new.email != before.email;
            if has_moved {
                end_sessions(transaction, id, None)?;
                unbind(transaction, id)?;
            }
            let shown = |name: &str, organisation: &Option<String>| json!({ "name": name, "organisation": organisation });
            let mut after = shown(&new.name, &new.organisation);
            // Addresses never stand in the trail; that one was changed does.
            after["address"] = json!(if has_moved { "changed" } else { "kept" });
            let change = Change {
                what: "account.edit",
                subject: id.to_string(),
                before: Some(shown(&before.name, &before.organisation)),
                after: Some(after),
            };
            audit::write(transaction, may.actor(), now, change)?;
            by_id(transaction, id)
        })
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
            return Err(StoreError::invalid("roles", Wrong::NoRole));
        }
        self.write(|transaction| {
            let before = present(transaction, id)?;
            if roles.has(Role::Partner) && before.organisation.is_none() {
                return Err(StoreError::invalid("roles", Wrong::NoOrganisation));
            }
            let cannot_sign_in = before.state == AccountState::Active
                && !before.has_passphrase
                && !before.has_identity;
            if roles.need_second_factor() && cannot_sign_in {
                return Err(StoreError::invalid("roles", Wrong::NoPassphrase));
            }
            transaction.execute(
                "UPDATE account SET roles = ?2 WHERE id = ?1",
                params![id.0, roles.stored()],
            )?;
            keep_an_administrator(transaction, &before)?;
            end_sessions(transaction, id, None)?;
            let change = Change {
                what: "account.roles",
                subject: id.to_string(),
                before: Some(json!(before.roles)),
                after: Some(json!(roles)),
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
        self.change_state(may, id, "account.disable", now, |transaction, before| {
            transaction.execute(
                "UPDATE account SET state = 'disabled', disabled = coalesce(disabled, ?2) WHERE id = ?1",
                params![id.0, stored(now)],
            )?;
            transaction.execute("DELETE FROM invitation WHERE account = ?1", [id.0])?;
            mails::withdraw(transaction, id)?;
            keep_an_administrator(transaction, before)
        })
    }

    /// Enables an account again.
    pub fn enable(
        &self,
        may: &Granted<ManageAccounts>,
        id: AccountId,
        now: Timestamp,
    ) -> Result<Account, StoreError> {
        self.change_state(may, id, "account.enable", now, |transaction, _| {
            // Whoever never accepted is still to be invited: by resetting.
            transaction.execute(
                "UPDATE account SET disabled = NULL, state = iif(accepted IS NULL, 'invited', 'active') \
                 WHERE id = ?1",
                [id.0],
            )?;
            Ok(())
        })
    }

    /// Resets an account: passphrase, second factor, identity at a provider and sessions are gone, and a new invitation sets them anew. The last
    /// administrator's is reset at the console only, where somebody can always be let in again.
    pub fn reset(
        &self,
        may: &Granted<ManageAccounts>,
        id: AccountId,
        now: Timestamp,
    ) -> Result<Invited, StoreError> {
        let mut token = None;
        let account = self.change_state(may, id, "account.reset", now, |transaction, before| {
            if before.state == AccountState::Disabled {
                return Err(StoreError::invalid("account", Wrong::Disabled));
            }
            transaction.execute(
                "UPDATE account SET state = 'invited', accepted = NULL, passphrase = NULL, \
                 second_factor = NULL WHERE id = ?1",
                [id.0],
            )?;
            transaction.execute("DELETE FROM recovery_code WHERE account = ?1", [id.0])?;
            unbind(transaction, id)?;
            if may.actor().account().is_some() {
                keep_an_administrator(transaction, before)?;
            }
            token = Some(new_token(transaction, id, now)?);
            Ok(())
        })?;
        let token = token.ok_or(StoreError::NotFound("invitation"))?;
        Ok(Invited { account, token })
    }

    fn change_state(
        &self,
        may: &Granted<ManageAccounts>,
        id: AccountId,
        what: &'static str,
        now: Timestamp,
        make: impl FnOnce(&Connection, &Account) -> Result<(), StoreError>,
    ) -> Result<Account, StoreError> {
        self.write(|transaction| {
            let before = present(transaction, id)?;
            make(transaction, &before)?;
            end_sessions(transaction, id, None)?;
            let after = by_id(transaction, id)?;
            let state = |account: &Account| -> Option<Value> { Some(json!(account.state)) };
            let change = Change {
                what,
                subject: id.to_string(),
                before: state(&before),
                after: state(&after),
            };
            audit::write(transaction, may.actor(), now, change)?;
            Ok(after)
        })
    }
}

/// The account with this id, unless its person was forgotten.
fn present(connection: &Connection, id: AccountId) -> Result<Account, StoreError> {
    let account = by_id(connection, id)?;
    match account.forgotten {
        None => Ok(account),
        Some(_) => Err(StoreError::invalid("account", Wrong::Forgotten)),
    }
}

/// How many administrators can sign in.
fn active_administrators(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.query_row(
        "SELECT count(*) FROM account \
         WHERE state = 'active' AND ' ' || roles || ' ' LIKE '% administrator %'",
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
