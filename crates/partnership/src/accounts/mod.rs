//! Accounts: who may sign in, by invitation only.

mod invitations;
mod log;
mod managing;
mod openid;
mod own;
mod second_factor;
mod sign_in;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row};
use serde::Serialize;

use crate::access::Actor;
use crate::id::{id, kind};
use crate::roles::Roles;
use crate::store::column::{optional_time, parsed, time};
use crate::{StoreError, Wrong, text};

pub use invitations::{INVITATION_DAYS, Invited, NewAccount};
pub use log::{SignInEntry, Way};
pub(crate) use log::{label, last as last_sign_ins, note};
pub use managing::AccountEdit;
pub use openid::{BoundIdentity, ProviderIdentity};
pub(crate) use openid::{of_account as identity_of, unbind};
pub use second_factor::Enrolment;
pub use sign_in::{Begun, SignIn};

id!(
    /// The id of an account.
    AccountId,
    "account"
);

kind!(
    /// Whether somebody can sign in.
    AccountState, "state", {
        /// Invited, and has not accepted yet.
        Invited = "invited",
        /// Can sign in.
        Active = "active",
        /// Cannot any more.
        Disabled = "disabled",
    }
);

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The address that its mails go to, in small letters.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// The organisation they speak for.
    pub organisation: Option<String>,
    /// Their roles.
    pub roles: Roles,
    /// Whether they can sign in.
    pub state: AccountState,
    /// Whether they have a passphrase. Who has none signs in by links, or at a provider.
    pub has_passphrase: bool,
    /// Whether they have a second factor.
    pub has_second_factor: bool,
    /// Whether an identity at an OpenID provider is bound to it.
    pub has_identity: bool,
    /// When it was made.
    pub created: Timestamp,
    /// When they last signed in.
    pub last_sign_in: Option<Timestamp>,
    /// When their personal data were removed, long after they left.
    pub forgotten: Option<Timestamp>,
}

impl Account {
    /// Whether it is signed in to by links: those who need a second factor, or have one, do not.
    pub fn may_use_links(&self) -> bool {
        self.state == AccountState::Active
            && !self.roles.need_second_factor()
            && !self.has_second_factor
    }

    /// What others know of its person, and guess at first.
    fn known_of(&self) -> Vec<&str> {
        let organisation = self.organisation.as_deref();
        [self.email.as_str(), self.name.as_str()].into_iter().chain(organisation).collect()
    }

    /// Who acts with it.
    pub(crate) fn actor(&self) -> Actor {
        let Self { id, name, roles, organisation, .. } = self.clone();
        Actor::person(id, name, roles, organisation)
    }
}

const FIELDS: &str = "id, email, name, organisation, roles, state, passphrase IS NOT NULL, \
                      second_factor IS NOT NULL, created, last_sign_in, forgotten, \
                      EXISTS (SELECT 1 FROM openid_identity WHERE openid_identity.account = account.id)";

fn read(row: &Row<'_>) -> rusqlite::Result<Account> {
    Ok(Account {
        id: AccountId(row.get(0)?),
        email: row.get(1)?,
        name: row.get(2)?,
        organisation: row.get(3)?,
        roles: parsed(row, 4)?,
        state: parsed(row, 5)?,
        has_passphrase: row.get(6)?,
        has_second_factor: row.get(7)?,
        created: time(row, 8)?,
        last_sign_in: optional_time(row, 9)?,
        forgotten: optional_time(row, 10)?,
        has_identity: row.get(11)?,
    })
}

/// The account with this id.
pub(crate) fn by_id(connection: &Connection, id: AccountId) -> Result<Account, StoreError> {
    connection
        .prepare(&format!("SELECT {FIELDS} FROM account WHERE id = ?1"))?
        .query_row([id.0], read)
        .optional()?
        .ok_or(StoreError::NotFound("account"))
}

/// The account with this address, however its letters are written.
pub(crate) fn by_email(
    connection: &Connection,
    email: &str,
) -> Result<Option<Account>, StoreError> {
    connection
        .prepare(&format!("SELECT {FIELDS} FROM account WHERE email = ?1"))?
        .query_row([text::folded(email)], read)
        .optional()
        .map_err(StoreError::from)
}

/// The passphrase of an account as it is stored.
fn stored_passphrase(connection: &Connection, id: AccountId) -> Result<Option<String>, StoreError> {
    let sql = "SELECT passphrase FROM account WHERE id = ?1";
    Ok(connection.query_row(sql, [id.0], |row| row.get(0))?)
}

/// Refuses an address that another account has.
fn is_free(connection: &Connection, email: &str, of: Option<AccountId>) -> Result<(), StoreError> {
    match by_email(connection, email)? {
        Some(other) if Some(other.id) != of => Err(StoreError::invalid("email", Wrong::Taken)),
        _ => Ok(()),
    }
}

/// Ends all of an account's sessions but the one with this token, and whatever leads to one.
fn end_sessions(
    connection: &Connection,
    id: AccountId,
    but: Option<&str>,
) -> Result<(), StoreError> {
    for table in ["sign_in", "link"] {
        connection.execute(&format!("DELETE FROM {table} WHERE account = ?1"), [id.0])?;
    }
    connection.execute(
        "DELETE FROM session WHERE account = ?1 AND token IS NOT ?2",
        rusqlite::params![id.0, but.map(crate::secret::hash)],
    )?;
    Ok(())
}
