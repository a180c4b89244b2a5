//! Signing in with OpenID Connect: who somebody is at a provider, bound to their account. Accounts are by invitation here too:
//! an identity is bound when it first comes, to the account that has the address which the provider has verified, and is
//! known by the provider's own name for it from then on. An address that changes at the provider opens nobody else's account.
//!
//! What the provider says is checked before it comes here; this room only decides what it opens.

use std::fmt;

use jiff::{Timestamp, ToSpan as _};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;
use serde_json::json;

use super::sign_in::{self, SignIn};
use super::{
    Account, AccountId, AccountState, Way, by_email, by_id, end_sessions, invitations, note,
};
use crate::access::{Granted, SignedIn};
use crate::audit::{self, Change};
use crate::secret::{Secret, hash};
use crate::store::column::{stored, time};
use crate::{Store, StoreError, Wrong, sessions};

/// How many minutes somebody has to sign in at the provider.
const MINUTES: i64 = 10;

/// Who somebody is at a provider, as it says and whoever calls has checked.
#[derive(Clone, PartialEq, Eq)]
pub struct ProviderIdentity {
    /// The provider.
    pub issuer: String,
    /// Its own name for them, which never becomes another's.
    pub subject: String,
    /// Their address, where the provider has verified it.
    pub verified_email: Option<String>,
    /// Whether the provider asked for a second factor that stands for ours.
    pub has_second_factor: bool,
}

impl fmt::Debug for ProviderIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ProviderIdentity(… at {})", self.issuer)
    }
}

/// An identity that is bound to an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BoundIdentity {
    /// The provider.
    pub issuer: String,
    /// Its own name for them.
    pub subject: String,
    /// Since when.
    pub bound: Timestamp,
}

/// What an identity opens.
enum Opens {
    /// The account that it is bound to.
    Bound(Account),
    /// An account that it is bound to by this sign-in.
    First(Account),
    /// Nothing; and whose account it would be.
    Nothing(Option<AccountId>),
}

impl Store {
    /// A browser is sent to the provider: the secret by which it is known when it comes back.
    pub fn begin_openid(&self, now: Timestamp) -> Result<Secret, StoreError> {
        let token = Secret::new()?;
        self.write(|transaction| {
            transaction.execute(
                "INSERT INTO openid_request (token, expires) VALUES (?1, ?2)",
                params![token.hash(), stored(now + MINUTES.minutes())],
            )?;
            Ok(())
        })?;
        Ok(token)
    }

    /// A browser has come back from the provider. Whether it was sent there, and comes for the first time.
    pub fn end_openid(&self, token: &str, now: Timestamp) -> Result<bool, StoreError> {
        self.write(|transaction| {
            let spent = transaction.execute(
                "DELETE FROM openid_request WHERE token = ?1 AND expires > ?2",
                params![hash(token), stored(now)],
            )?;
            Ok(spent == 1)
        })
    }

    /// Signs in as whom the provider says. A second factor of ours is asked for where the account has one or needs one, unless
    /// the provider's stands for it; the first time, where an identity is bound to the account, one that it has is asked for
    /// whatever the provider did.
    pub fn sign_in_with_openid(
        &self,
        identity: &ProviderIdentity,
        label: &str,
        now: Timestamp,
    ) -> Result<SignIn, StoreError> {
        self.write(|transaction| {
            let (account, is_first) = match opens(transaction, identity, now)? {
                Opens::Bound(account) => (account, false),
                Opens::First(account) => (account, true),
                Opens::Nothing(account) => {
                    note(transaction, account, Way::OpenId, false, label, now)?;
                    return Ok(SignIn::Refused);
                }
            };
            let stands = identity.has_second_factor;
            let to_bind = is_first.then_some((identity.issuer.as_str(), identity.subject.as_str()));
            if account.has_second_factor && (is_first || !stands) {
                let begun = sign_in::ask_for_code(transaction, &account, to_bind, now)?;
                return Ok(SignIn::CodeNeeded(begun));
            }
            if account.roles.need_second_factor() && !account.has_second_factor && !stands {
                let begun = sign_in::begin_enrolling(transaction, &account, to_bind, now)?;
                return Ok(SignIn::EnrolmentNeeded(begun));
            }
            let account = match to_bind {
                Some(identity) => bind(transaction, &account, identity, now)?,
                None => account,
            };
            note(transaction, Some(account.id), Way::OpenId, true, label, now)?;
            Ok(SignIn::Done(sessions::begin(transaction, &account, label, now)?))
        })
    }

    /// The identity that is bound to one's own account.
    pub fn own_identity(
        &self,
        may: &Granted<SignedIn>,
    ) -> Result<Option<BoundIdentity>, StoreError> {
        let account = may.account()?;
        self.read(|connection| of_account(connection, account))
    }

    /// Unbinds the identity from one's own account. All other sessions end, as they may have been opened by it; the one with
    /// this token goes on. It is refused where nothing else would open the account.
    pub fn unbind_identity(
        &self,
        may: &Granted<SignedIn>,
        session: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let id = may.account()?;
        self.write(|transaction| {
            let account = by_id(transaction, id)?;
            if !account.has_identity {
                return Err(StoreError::NotFound("identity"));
            }
            if !account.has_passphrase && !account.may_use_links() {
                return Err(StoreError::invalid("identity", Wrong::OnlyWayIn));
            }
            unbind(transaction, id)?;
            end_sessions(transaction, id, Some(session))?;
            let change =
                Change { what: "account.unbind", subject: id.to_string(), ..Change::default() };
            audit::write(transaction, may.actor(), now, change)
        })
    }
}

fn opens(
    connection: &Connection,
    identity: &ProviderIdentity,
    now: Timestamp,
) -> Result<Opens, StoreError> {
    if let Some(id) = whose(connection, (&identity.issuer, &identity.subject))? {
        let account = by_id(connection, id)?;
        let is_open = account.state == AccountState::Active;
        return Ok(if is_open { Opens::Bound(account) } else { Opens::Nothing(Some(id)) });
    }
    let Some(email) = &identity.verified_email else { return Ok(Opens::Nothing(None)) };
    let Some(account) = by_email(connection, email)? else { return Ok(Opens::Nothing(None)) };
    let is_free = may_be_bound(connection, &account, now)?;
    Ok(if is_free { Opens::First(account) } else { Opens::Nothing(Some(account.id)) })
}

/// Whose account an identity is bound to.
fn whose(
    connection: &Connection,
    (issuer, subject): (&str, &str),
) -> Result<Option<AccountId>, StoreError> {
    let sql = "SELECT account FROM openid_identity WHERE issuer = ?1 AND subject = ?2";
    let found = connection.query_row(sql, [issuer, subject], |row| row.get(0).map(AccountId));
    Ok(found.optional()?)
}

/// Whether an identity may be bound to an account: it has none, and can sign in or holds an invitation.
fn may_be_bound(
    connection: &Connection,
    account: &Account,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(!account.has_identity
        && match account.state {
            AccountState::Active => true,
            AccountState::Invited => invitations::holds(connection, account.id, now)?,
            AccountState::Disabled => false,
        })
}

/// Binds an identity to an account, and accepts its invitation where it has not been accepted.
pub(super) fn bind(
    transaction: &Connection,
    account: &Account,
    (issuer, subject): (&str, &str),
    now: Timestamp,
) -> Result<Account, StoreError> {
    let is_taken = whose(transaction, (issuer, subject))?.is_some();
    if is_taken || !may_be_bound(transaction, account, now)? {
        return Err(StoreError::NotFound("sign-in"));
    }
    if account.state == AccountState::Invited {
        invitations::accepted(transaction, account, None, now)?;
    }
    transaction.execute(
        "INSERT INTO openid_identity (account, issuer, subject, bound) VALUES (?1, ?2, ?3, ?4)",
        params![account.id.0, issuer, subject, stored(now)],
    )?;
    // The provider's name for somebody is theirs, and does not go into what is kept for good.
    let change = Change {
        what: "account.bind",
        subject: account.id.to_string(),
        after: Some(json!({ "issuer": issuer })),
        ..Change::default()
    };
    audit::write(transaction, &account.actor(), now, change)?;
    by_id(transaction, account.id)
}

/// Unbinds whatever identity an account has.
pub(crate) fn unbind(connection: &Connection, account: AccountId) -> Result<(), StoreError> {
    connection.execute("DELETE FROM openid_identity WHERE account = ?1", [account.0])?;
    Ok(())
}

/// The identity that is bound to an account.
pub(crate) fn of_account(
    connection: &Connection,
    account: AccountId,
) -> Result<Option<BoundIdentity>, StoreError> {
    let sql = "SELECT issuer, subject, bound FROM openid_identity WHERE account = ?1";
    let found = connection.query_row(sql, [account.0], |row| {
        Ok(BoundIdentity { issuer: row.get(0)?, subject: row.get(1)?, bound: time(row, 2)? })
    });
    Ok(found.optional()?)
}
