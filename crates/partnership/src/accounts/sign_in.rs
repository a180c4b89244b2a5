//! Signing in with a passphrase and, for those who must have one, a second factor.

use jiff::{Timestamp, ToSpan as _};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::second_factor::{self, Enrolment};
use super::{
    Account, AccountId, AccountState, Way, by_email, by_id, end_sessions, note, openid,
    stored_passphrase,
};
use crate::audit::{self, Change};
use crate::secret::{Secret, hash};
use crate::sessions::{self, Begun as BegunSession};
use crate::store::column::stored;
use crate::{Store, StoreError, passphrase};

/// How many minutes somebody has to type their code.
const MINUTES: i64 = 10;
/// How many wrong codes end it.
const WRONG_CODES: i64 = 5;

/// What became of an attempt to sign in.
#[derive(Debug)]
pub enum SignIn {
    /// Signed in.
    Done(BegunSession),
    /// So far it was right; a code of the second factor is wanted.
    CodeNeeded(Begun),
    /// So far it was right; the second factor must be set up first.
    EnrolmentNeeded(Begun),
    /// Address and passphrase do not belong together, or what was brought opens nothing.
    Refused,
}

/// A sign-in that has begun.
#[derive(Debug)]
pub struct Begun {
    /// The token by which it is gone on with.
    pub token: Secret,
    /// What is needed to set up a second factor, where there is none yet.
    pub enrolment: Option<Enrolment>,
}

impl Store {
    /// Signs in with an address and a passphrase. The same work is done whether or not there is such an account. `label` says
    /// in a few words with what, for the list of sessions.
    pub fn sign_in(
        &self,
        email: &str,
        typed: &str,
        label: &str,
        now: Timestamp,
    ) -> Result<SignIn, StoreError> {
        let (account, held) = self.read(|connection| {
            let account = by_email(connection, email)?
                .filter(|account| account.state == AccountState::Active);
            let held = match &account {
                None => None,
                Some(account) => stored_passphrase(connection, account.id)?,
            };
            Ok((account, held))
        })?;
        let is_right = passphrase::is(typed, held.as_deref())?;
        self.write(|transaction| {
            let Some(account) = account.as_ref().filter(|_| is_right) else {
                let known = account.as_ref().map(|account| account.id);
                note(transaction, known, Way::Passphrase, false, label, now)?;
                return Ok(SignIn::Refused);
            };
            if account.has_second_factor {
                Ok(SignIn::CodeNeeded(ask_for_code(transaction, account, None, now)?))
            } else if account.roles.need_second_factor() {
                Ok(SignIn::EnrolmentNeeded(begin_enrolling(transaction, account, None, now)?))
            } else {
                note(transaction, Some(account.id), Way::Passphrase, true, label, now)?;
                Ok(SignIn::Done(sessions::begin(transaction, account, label, now)?))
            }
        })
    }

    /// What somebody needs to set up their second factor, in a sign-in that has begun; none where they have one.
    pub fn enrolment(&self, token: &str, now: Timestamp) -> Result<Option<Enrolment>, StoreError> {
        self.read(|connection| {
            let found = begun(connection, token, now)?.ok_or(StoreError::NotFound("sign-in"))?;
            let account = by_id(connection, found.account)?;
            Ok(found.enrolling.map(|secret| Enrolment::of(&secret, &account.email)))
        })
    }

    /// Goes on with a sign-in by a code. After too many wrong ones it ends, and must be begun again. None where the code is
    /// wrong; else the session and, where the second factor was set up by it, the recovery codes.
    pub fn sign_in_with_code(
        &self,
        token: &str,
        code: &str,
        label: &str,
        now: Timestamp,
    ) -> Result<Option<(BegunSession, Vec<String>)>, StoreError> {
        self.write(|transaction| {
            let found = begun(transaction, token, now)?.ok_or(StoreError::NotFound("sign-in"))?;
            let account = by_id(transaction, found.account)?;
            let step = match &found.enrolling {
                None => second_factor::opens_counted(transaction, account.id, code, label, now)?
                    .then_some(0),
                Some(secret) => second_factor::step(secret, code, now)?,
            };
            let Some(step) = step else {
                transaction.execute(
                    "UPDATE sign_in SET wrong = wrong + 1 WHERE token = ?1",
                    [hash(token)],
                )?;
                return Ok(None);
            };
            // Who came from a provider has proven now that the account is theirs.
            let account = match &found.identity {
                None => account,
                Some((issuer, subject)) => {
                    openid::bind(transaction, &account, (issuer, subject), now)?
                }
            };
            let codes = match &found.enrolling {
                None => Vec::new(),
                Some(secret) => enrol(transaction, &account, secret, step, now)?,
            };
            transaction.execute("DELETE FROM sign_in WHERE account = ?1", [account.id.0])?;
            note(transaction, Some(account.id), Way::Code, true, label, now)?;
            Ok(Some((sessions::begin(transaction, &account, label, now)?, codes)))
        })
    }
}

/// Keeps a second factor that was confirmed by its first code, which is of this step. What was opened without it ends.
fn enrol(
    transaction: &Connection,
    account: &Account,
    secret: &[u8],
    step: i64,
    now: Timestamp,
) -> Result<Vec<String>, StoreError> {
    end_sessions(transaction, account.id, None)?;
    transaction.execute(
        "UPDATE account SET second_factor = ?2, second_factor_step = ?3 WHERE id = ?1",
        params![account.id.0, secret, step],
    )?;
    let change = Change {
        what: "account.second-factor",
        subject: account.id.to_string(),
        ..Change::default()
    };
    audit::write(transaction, &account.actor(), now, change)?;
    second_factor::new_recovery_codes(transaction, account.id)
}

/// A sign-in under way, as it is stored.
struct Found {
    account: AccountId,
    enrolling: Option<Vec<u8>>,
    identity: Option<(String, String)>,
}

/// Begins a sign-in that goes on with a code of the second factor that there is. An identity at a provider, its issuer and its
/// subject, is kept with it and bound when it ends.
pub(super) fn ask_for_code(
    transaction: &Connection,
    account: &Account,
    identity: Option<(&str, &str)>,
    now: Timestamp,
) -> Result<Begun, StoreError> {
    let token = begin(transaction, account.id, (None, identity), now)?;
    Ok(Begun { token, enrolment: None })
}

/// The same where a second factor has to be set up first.
pub(super) fn begin_enrolling(
    transaction: &Connection,
    account: &Account,
    identity: Option<(&str, &str)>,
    now: Timestamp,
) -> Result<Begun, StoreError> {
    let secret = second_factor::new_secret()?;
    let token = begin(transaction, account.id, (Some(&secret), identity), now)?;
    Ok(Begun { token, enrolment: Some(Enrolment::of(&secret, &account.email)) })
}

fn begin(
    transaction: &Connection,
    account: AccountId,
    (enrolling, identity): (Option<&[u8]>, Option<(&str, &str)>),
    now: Timestamp,
) -> Result<Secret, StoreError> {
    let token = Secret::new()?;
    let (issuer, subject) = identity.unzip();
    transaction.execute(
        "INSERT INTO sign_in (token, account, enrolling, issuer, subject, expires) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![token.hash(), account.0, enrolling, issuer, subject, stored(now + MINUTES.minutes())],
    )?;
    Ok(token)
}

fn begun(
    connection: &Connection,
    token: &str,
    now: Timestamp,
) -> Result<Option<Found>, StoreError> {
    let found = connection
        .query_row(
            "SELECT account, enrolling, issuer, subject FROM sign_in WHERE token = ?1 AND expires > ?2 AND wrong < ?3",
            params![hash(token), stored(now), WRONG_CODES],
            |row| {
                let identity = row.get::<_, Option<String>>(2)?.zip(row.get(3)?);
                let account = AccountId(row.get(0)?);
                Ok(Found { account, enrolling: row.get(1)?, identity })
            },
        )
        .optional()?;
    Ok(found)
}
