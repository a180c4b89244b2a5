//! Invitations: an account is made by inviting somebody, and theirs once they have accepted.

use jiff::{Timestamp, ToSpan as _};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::json;

use super::{Account, AccountId, AccountState, by_id, is_free};
use crate::access::{Actor, Granted, InvitePartners, ManageAccounts};
use crate::audit::{self, Change};
use crate::roles::{Role, Roles};
use crate::secret::{Secret, hash};
use crate::store::column::stored;
use crate::{Store, StoreError, Wrong, passphrase, text};

/// How many days an invitation holds.
pub const INVITATION_DAYS: i64 = 7;

/// Who is to be invited.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Their address.
    pub email: String,
    /// Their name.
    pub name: String,
    /// The organisation they speak for.
    pub organisation: Option<String>,
    /// Their roles.
    pub roles: Roles,
}

/// Somebody who was invited: their account, and the token for their link.
#[derive(Debug)]
pub struct Invited {
    /// The account.
    pub account: Account,
    /// The token. Whoever has it can set the passphrase.
    pub token: Secret,
}

impl NewAccount {
    /// The same, tidied; an error where a field cannot be taken.
    pub(super) fn checked(mut self) -> Result<Self, StoreError> {
        self.email = text::email(&self.email)?;
        self.name = text::needed_line("name", "a name", &self.name)?;
        self.organisation = match self.organisation {
            Some(typed) => {
                Some(text::line("organisation", &typed)?).filter(|text| !text.is_empty())
            }
            None => None,
        };
        if self.roles.is_empty() {
            return Err(StoreError::invalid("roles", Wrong::NoRole));
        }
        if self.roles.has(Role::Partner) && self.organisation.is_none() {
            return Err(StoreError::invalid("organisation", Wrong::NoOrganisation));
        }
        Ok(self)
    }
}

impl Store {
    /// Invites anybody.
    pub fn invite(
        &self,
        may: &Granted<ManageAccounts>,
        new: NewAccount,
        now: Timestamp,
    ) -> Result<Invited, StoreError> {
        self.make(may.actor(), new, now)
    }

    /// Invites a partner or a member of the board.
    pub fn invite_partner(
        &self,
        may: &Granted<InvitePartners>,
        new: NewAccount,
        now: Timestamp,
    ) -> Result<Invited, StoreError> {
        if new.roles.iter().any(|role| !matches!(role, Role::Partner | Role::BoardMember)) {
            return Err(StoreError::invalid("roles", Wrong::AboveYou));
        }
        self.make(may.actor(), new, now)
    }

    fn make(&self, actor: &Actor, new: NewAccount, now: Timestamp) -> Result<Invited, StoreError> {
        let new = new.checked()?;
        self.write(|transaction| {
            is_free(transaction, &new.email, None)?;
            transaction.execute(
                "INSERT INTO account (email, name, organisation, roles, state, created) \
                 VALUES (?1, ?2, ?3, ?4, 'invited', ?5)",
                params![new.email, new.name, new.organisation, new.roles.stored(), stored(now)],
            )?;
            let id = AccountId(transaction.last_insert_rowid());
            let token = new_token(transaction, id, now)?;
            let after =
                json!({ "name": new.name, "organisation": new.organisation, "roles": new.roles });
            let change = Change {
                what: "account.invite",
                subject: id.to_string(),
                after: Some(after),
                ..Change::default()
            };
            audit::write(transaction, actor, now, change)?;
            Ok(Invited { account: by_id(transaction, id)?, token })
        })
    }

    /// Whose invitation a token is, while it holds. To look at it does not spend it.
    pub fn invitation(&self, token: &str, now: Timestamp) -> Result<Option<Account>, StoreError> {
        self.read(|connection| invited(connection, token, now))
    }

    /// Accepts an invitation: from now on the passphrase opens the account.
    pub fn accept_invitation(
        &self,
        token: &str,
        chosen: &str,
        now: Timestamp,
    ) -> Result<Account, StoreError> {
        let account = self.invitation(token, now)?.ok_or(StoreError::NotFound("invitation"))?;
        passphrase::check(chosen, &account.known_of())?;
        let hashed = passphrase::hashed(chosen)?;
        self.accept(token, Some(&hashed), now)
    }

    /// Accepts an invitation without a passphrase: the account is signed in to by links only. For those who need a second
    /// factor this is not enough.
    pub fn accept_invitation_without_passphrase(
        &self,
        token: &str,
        now: Timestamp,
    ) -> Result<Account, StoreError> {
        self.accept(token, None, now)
    }

    fn accept(
        &self,
        token: &str,
        hashed: Option<&str>,
        now: Timestamp,
    ) -> Result<Account, StoreError> {
        self.write(|transaction| {
            let account =
                invited(transaction, token, now)?.ok_or(StoreError::NotFound("invitation"))?;
            if hashed.is_none() && account.roles.need_second_factor() {
                return Err(StoreError::invalid("passphrase", Wrong::Missing("a passphrase")));
            }
            accepted(transaction, &account, hashed, now)
        })
    }
}

/// An account that was invited becomes its person's.
pub(super) fn accepted(
    transaction: &Connection,
    account: &Account,
    hashed: Option<&str>,
    now: Timestamp,
) -> Result<Account, StoreError> {
    transaction.execute("DELETE FROM invitation WHERE account = ?1", [account.id.0])?;
    transaction.execute(
        "UPDATE account SET passphrase = ?2, state = 'active', accepted = ?3 WHERE id = ?1",
        params![account.id.0, hashed, stored(now)],
    )?;
    let change =
        Change { what: "account.accept", subject: account.id.to_string(), ..Change::default() };
    audit::write(transaction, &account.actor(), now, change)?;
    by_id(transaction, account.id)
}

/// Whether an account has an invitation that holds.
pub(super) fn holds(
    connection: &Connection,
    account: AccountId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM invitation WHERE account = ?1 AND expires > ?2)",
        params![account.0, stored(now)],
        |row| row.get(0),
    )?)
}

/// A new token for an account's invitation; an older one holds no more.
pub(super) fn new_token(
    connection: &Connection,
    account: AccountId,
    now: Timestamp,
) -> Result<Secret, StoreError> {
    let token = Secret::new()?;
    let expires = stored(now + (24 * INVITATION_DAYS).hours());
    connection.execute("DELETE FROM invitation WHERE account = ?1", [account.0])?;
    connection.execute(
        "INSERT INTO invitation (token, account, expires) VALUES (?1, ?2, ?3)",
        params![token.hash(), account.0, expires],
    )?;
    Ok(token)
}

fn invited(
    connection: &Connection,
    token: &str,
    now: Timestamp,
) -> Result<Option<Account>, StoreError> {
    let account: Option<i64> = connection
        .query_row(
            "SELECT account FROM invitation WHERE token = ?1 AND expires > ?2",
            params![hash(token), stored(now)],
            |row| row.get(0),
        )
        .optional()?;
    let account = account.map(|id| by_id(connection, AccountId(id))).transpose()?;
    Ok(account.filter(|account| account.state == AccountState::Invited))
}
