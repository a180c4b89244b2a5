//! The second factor: six digits from an app on the person's phone (TOTP, RFC 6238), a new one every 30 seconds. A code is
//! never taken twice. For a lost phone there are recovery codes, each of which opens once.

use std::fmt;

use data_encoding::BASE32_NOPAD;
use jiff::{Timestamp, ToSpan as _};
use rusqlite::{Connection, params};
use totp_rs::{Builder, Totp};

use super::{AccountId, Way, log};
use crate::StoreError;
use crate::secret::{hash, random};

/// How many recovery codes there are.
const RECOVERY_CODES: usize = 10;

/// How many wrong codes there may be for an account in an hour, over all its sign-ins. After that none is taken, right or
/// wrong: only somebody who knows the passphrase gets here, and they would have millions of tries otherwise.
const WRONG_AN_HOUR: i64 = 10;

/// What somebody needs to set up their second factor.
#[derive(Clone)]
pub struct Enrolment {
    /// The secret as it is typed into an app, in groups of four.
    pub typed: String,
    /// The same as an address that apps read from a picture.
    pub uri: String,
}

impl fmt::Debug for Enrolment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Enrolment(…)")
    }
}

impl Enrolment {
    pub(super) fn of(secret: &[u8], email: &str) -> Self {
        let base32 = BASE32_NOPAD.encode(secret);
        let groups: Vec<String> =
            base32.as_bytes().chunks(4).map(|c| String::from_utf8_lossy(c).into_owned()).collect();
        let label: String = email
            .bytes()
            .map(|b| match b {
                b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-' | b'_' => char::from(b).to_string(),
                b => format!("%{b:02X}"),
            })
            .collect();
        Self {
            typed: groups.join(" "),
            uri: format!("otpauth://totp/Watchward:{label}?secret={base32}&issuer=Watchward"),
        }
    }
}

/// A new secret.
pub(super) fn new_secret() -> Result<[u8; 20], StoreError> {
    random::<20>()
}

/// The step that a code is of, one step before or after now at most; none where it is no code of this secret.
pub(super) fn step(secret: &[u8], code: &str, now: Timestamp) -> Result<Option<i64>, StoreError> {
    let totp: Totp =
        Builder::new().with_secret(secret).build().map_err(|_| StoreError::Secrets("TOTP"))?;
    let code: String = code.chars().filter(char::is_ascii_digit).collect();
    let now = u64::try_from(now.as_second()).unwrap_or(0);
    Ok(totp.check(&code, now).and_then(|step| i64::try_from(step).ok()))
}

/// Whether a code opens this account now. A wrong one is written down, and after too many none does.
pub(super) fn opens_counted(
    connection: &Connection,
    account: AccountId,
    code: &str,
    browser: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let too_many = log::wrong_codes(connection, account, now - 1.hour())? >= WRONG_AN_HOUR;
    let opens = !too_many && opens(connection, account, code, now)?;
    if !opens {
        log::note(connection, Some(account), Way::Code, false, browser, now)?;
    }
    Ok(opens)
}

/// Whether a code opens this account now: a new one of its app, or a recovery code, which is spent by it.
fn opens(
    connection: &Connection,
    account: AccountId,
    code: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let (secret, last): (Vec<u8>, i64) = connection.query_row(
        "SELECT second_factor, second_factor_step FROM account WHERE id = ?1",
        [account.0],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    if let Some(step) = step(&secret, code, now)? {
        if step <= last {
            return Ok(false);
        }
        connection.execute(
            "UPDATE account SET second_factor_step = ?2 WHERE id = ?1",
            params![account.0, step],
        )?;
        return Ok(true);
    }
    let spent = connection.execute(
        "DELETE FROM recovery_code WHERE account = ?1 AND code = ?2",
        params![account.0, hash(&plain(code))],
    )?;
    Ok(spent == 1)
}

/// Makes new recovery codes; those before them are gone.
pub(super) fn new_recovery_codes(
    connection: &Connection,
    account: AccountId,
) -> Result<Vec<String>, StoreError> {
    connection.execute("DELETE FROM recovery_code WHERE account = ?1", [account.0])?;
    let mut codes = Vec::with_capacity(RECOVERY_CODES);
    for _ in 0..RECOVERY_CODES {
        let code = BASE32_NOPAD.encode(&random::<10>()?).to_lowercase();
        connection.execute(
            "INSERT INTO recovery_code (account, code) VALUES (?1, ?2)",
            params![account.0, hash(&code)],
        )?;
        let groups: Vec<&str> = [&code[..4], &code[4..8], &code[8..12], &code[12..]].to_vec();
        codes.push(groups.join("-"));
    }
    Ok(codes)
}

/// A recovery code as it is stored, however it was typed.
fn plain(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
}
