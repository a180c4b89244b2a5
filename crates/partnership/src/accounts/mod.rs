//! Accounts: who may sign in, by invitation only.

mod invitations;
mod managing;
mod second_factor;
mod sign_in;

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row};
use serde::{Deserialize, Serialize};

use crate::roles::Roles;
use crate::store::time;
use crate::{Store, StoreError};

pub(crate) use invitations::actor;
pub use invitations::{INVITATION_DAYS, Invited, NewAccount};
pub use second_factor::Enrolment;
pub use sign_in::{Begun, SignIn};

/// The id of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountId(pub(crate) i64);

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for AccountId {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self).map_err(|_| StoreError::NotFound("account"))
    }
}

/// Whether somebody can sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccountState {
    /// Invited, and has not set a passphrase yet.
    Invited,
    /// Can sign in.
    Active,
    /// Cannot any more.
    Disabled,
}

impl AccountState {
    /// Its id, as it is stored.
    pub fn id(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }
}

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
    /// Whether they have a second factor.
    pub has_second_factor: bool,
    /// When it was made.
    pub created: Timestamp,
    /// When they last signed in.
    pub last_sign_in: Option<Timestamp>,
}

const FIELDS: &str =
    "id, email, name, organisation, roles, state, second_factor IS NOT NULL, created, last_sign_in";

/// An account's fields as they are stored.
type Stored = (i64, String, String, Option<String>, String, String, bool, i64, Option<i64>);

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    Ok((
        row.get(0)?,
        row.get(1)?,
        row.get(2)?,
        row.get(3)?,
        row.get(4)?,
        row.get(5)?,
        row.get(6)?,
        row.get(7)?,
        row.get(8)?,
    ))
}

fn account(stored: Stored) -> Result<Account, StoreError> {
    let (id, email, name, organisation, roles, state, has_second_factor, created, last) = stored;
    Ok(Account {
        id: AccountId(id),
        email,
        name,
        organisation,
        roles: Roles::read(&roles)?,
        state: match state.as_str() {
            "invited" => AccountState::Invited,
            "active" => AccountState::Active,
            _ => AccountState::Disabled,
        },
        has_second_factor,
        created: time(created)?,
        last_sign_in: last.map(time).transpose()?,
    })
}

/// The account with this id.
pub(crate) fn by_id(connection: &Connection, id: AccountId) -> Result<Account, StoreError> {
    connection
        .query_row(&format!("SELECT {FIELDS} FROM account WHERE id = ?1"), [id.0], stored)
        .optional()?
        .map(account)
        .transpose()?
        .ok_or(StoreError::NotFound("account"))
}

/// The account with this address, however its letters are written.
pub(crate) fn by_email(
    connection: &Connection,
    email: &str,
) -> Result<Option<Account>, StoreError> {
    let email = email.trim().to_lowercase();
    connection
        .query_row(&format!("SELECT {FIELDS} FROM account WHERE email = ?1"), [email], stored)
        .optional()?
        .map(account)
        .transpose()
}

impl Store {
    /// The account that somebody signed in with or that is theirs to know of: their own.
    pub fn own_account(
        &self,
        may: &crate::access::Granted<crate::access::SignedIn>,
    ) -> Result<Account, StoreError> {
        let id = may.actor().account().ok_or(StoreError::NotFound("account"))?;
        self.read(|connection| by_id(connection, id))
    }

    /// Whether there is anybody who can run the place yet.
    pub fn has_administrator(&self) -> Result<bool, StoreError> {
        self.read(|connection| Ok(managing::active_administrators(connection)? > 0))
    }
}
