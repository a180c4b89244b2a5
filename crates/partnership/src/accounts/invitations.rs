//! Invitations: an account is made by inviting somebody, and theirs once they have set a passphrase.

use jiff::{Timestamp, ToSpan as _};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::json;

use super::{Account, AccountId, AccountState, by_email, by_id};
use crate::access::{Actor, Granted, InvitePartners, ManageAccounts};
use crate::audit::{self, Change};
use crate::roles::{Role, Roles};
use crate::secret::{Secret, hash};
use crate::store::stored;
use crate::{Store, StoreError, passphrase};

/// How many days an invitation holds.
pub const INVITATION_DAYS: i64 = 7;
/// How long a name, an organisation and an address may be.
const LONGEST: usize = 120;

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
    fn checked(mut self) -> Result<Self, StoreError> {
        self.email = self.email.trim().to_lowercase();
        let is_address = self.email.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
        });
        let is_plain = !self
            .email
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || "<>,;\"".contains(c));
        if !is_address || !is_plain || self.email.len() > 254 {
            let why = "Enter an email address in the correct format, like name@example.org";
            return Err(StoreError::invalid("email", why));
        }
        self.name = line("name", &self.name)?;
        if self.name.is_empty() {
            return Err(StoreError::invalid("name", "Enter a name"));
        }
        self.organisation = match self.organisation {
            Some(text) => Some(line("organisation", &text)?).filter(|text| !text.is_empty()),
            None => None,
        };
        if self.roles.is_empty() {
            return Err(StoreError::invalid("roles", "Choose at least one role"));
        }
        if self.roles.has(Role::Partner) && self.organisation.is_none() {
            let why = "Enter the organisation that this partner speaks for";
            return Err(StoreError::invalid("organisation", why));
        }
        Ok(self)
    }
}

/// A text of one line, without what cannot be seen.
pub(crate) fn line(field: &'static str, text: &str) -> Result<String, StoreError> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > LONGEST {
        return Err(StoreError::invalid(field, format!("Use {LONGEST} characters or fewer")));
    }
    if text.chars().any(char::is_control) {
        return Err(StoreError::invalid(field, "Use letters, figures and signs only"));
    }
    Ok(text)
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
        if new.roles.need_second_factor() || new.roles.has(Role::ExemptReader) {
            let why = "You can invite partners and board members; an administrator invites others";
            return Err(StoreError::invalid("roles", why));
        }
        self.make(may.actor(), new, now)
    }

    fn make(&self, actor: &Actor, new: NewAccount, now: Timestamp) -> Result<Invited, StoreError> {
        let new = new.checked()?;
        self.write(|transaction| {
            if by_email(transaction, &new.email)?.is_some() {
                return Err(StoreError::invalid("email", "Somebody with this address has an account"));
            }
            transaction.execute(
                "INSERT INTO account (email, name, organisation, roles, state, created) \
                 VALUES (?1, ?2, ?3, ?4, 'invited', ?5)",
                params![new.email, new.name, new.organisation, new.roles.stored(), stored(now)],
            )?;
            let id = AccountId(transaction.last_insert_rowid());
            let token = new_token(transaction, id, now)?;
            let after = json!({
                "email": new.email, "name": new.name, "organisation": new.organisation, "roles": new.roles,
            });
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
        passphrase::check(chosen, &account.email)?;
        let hashed = passphrase::hashed(chosen)?;
        self.write(|transaction| {
            // Asked again: it may have been accepted meanwhile.
            let account =
                invited(transaction, token, now)?.ok_or(StoreError::NotFound("invitation"))?;
            transaction.execute("DELETE FROM invitation WHERE account = ?1", [account.id.0])?;
            transaction.execute(
                "UPDATE account SET passphrase = ?2, state = 'active' WHERE id = ?1",
                params![account.id.0, hashed],
            )?;
            let actor = actor(&account);
            let change = Change {
                what: "account.accept",
                subject: account.id.to_string(),
                ..Change::default()
            };
            audit::write(transaction, &actor, now, change)?;
            by_id(transaction, account.id)
        })
    }
}

/// Who acts with this account.
pub(crate) fn actor(account: &Account) -> Actor {
    let Account { id, name, roles, organisation, .. } = account.clone();
    Actor::person(id, name, roles, organisation)
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
    Ok(account.filter(|account| account.state != AccountState::Disabled))
}
