//! Sign-in links for partners, members of the board and readers: a link and a short code come in one mail, and hold for ten
//! minutes. Scanners of mail follow links, and some press the buttons that they find; so the link alone opens nothing. It
//! opens in the browser that asked for it, which has a secret of its own, or with the code typed in.
//!
//! Whoever asks is told nothing, and the same is written to the disk, whether or not there is such an account: else the time
//! an answer takes would tell.

use std::fmt;

use jiff::{Timestamp, ToSpan as _};
use rusqlite::{Connection, OptionalExtension as _, params};
use subtle::ConstantTimeEq as _;

use crate::accounts::{Account, AccountId, Way, by_email, by_id, note};
use crate::secret::{Secret, hash, random};
use crate::sessions::{self, Begun};
use crate::store::column::stored;
use crate::{Store, StoreError};

/// How many minutes a link holds.
const MINUTES: i64 = 10;
/// How many wrong codes close the way by code; the browser that asked can still go its own.
const WRONG_CODES: i64 = 5;
/// How many links of one account hold at a time. Further ones are not given, so that nobody who asks again and again for
/// somebody's links can take from them the one that they have.
const AT_A_TIME: i64 = 5;
/// How many characters a code has, and which: none that is taken for another. 8 of 31 are 39 bits.
const CODE: usize = 8;
const LETTERS: &[u8; 31] = b"23456789abcdefghjkmnpqrstuvwxyz";

/// A link that somebody asked for.
#[derive(Debug)]
pub struct SignInLink {
    /// Who it is for; none where there is no such account, or one that signs in otherwise. Then no mail is sent, and whoever
    /// asked sees the same.
    pub recipient: Option<Recipient>,
    /// The secret of the browser that asked.
    pub request: Secret,
}

/// Whom a link goes to, and what goes into the mail: which is sent at once and stored nowhere.
#[derive(Clone)]
pub struct Recipient {
    /// Their address.
    pub email: String,
    /// Their name.
    pub name: String,
    /// The token in the link.
    pub token: Secret,
    /// The code, as it is typed.
    pub code: String,
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Recipient(…)")
    }
}

/// What somebody brings to use a link with, besides its token.
#[derive(Clone, Copy)]
pub enum LinkUse<'a> {
    /// The secret of the browser that asked.
    Request(&'a str),
    /// The code from the mail.
    Code(&'a str),
}

impl Store {
    /// A new link for this address.
    pub fn ask_for_link(&self, email: &str, now: Timestamp) -> Result<SignInLink, StoreError> {
        let (token, request, code) = (Secret::new()?, Secret::new()?, new_code()?);
        self.write(|transaction| {
            transaction.execute("DELETE FROM link WHERE expires <= ?1", [stored(now)])?;
            let account = by_email(transaction, email)?;
            let count = holding(transaction, account.as_ref())?;
            let account = account.filter(|it| it.may_use_links() && count < AT_A_TIME);
            transaction.execute(
                "INSERT INTO link (token, account, code, request, expires) VALUES (?1,?2,?3,?4,?5)",
                params![
                    token.hash(),
                    account.as_ref().map(|account| account.id.0),
                    hash(&code),
                    request.hash(),
                    stored(now + MINUTES.minutes())
                ],
            )?;
            Ok(account.map(|account| (account.email, account.name)))
        })
        .map(|found| {
            let shown = format!("{}-{}", &code[..CODE / 2], &code[CODE / 2..]);
            let recipient =
                found.map(|(email, name)| Recipient { email, name, token, code: shown });
            SignInLink { recipient, request }
        })
    }

    /// Whether a link holds still. To look at it does not spend it.
    pub fn link_holds(&self, token: &str, now: Timestamp) -> Result<bool, StoreError> {
        self.read(|connection| {
            let count: i64 = connection.query_row(
                "SELECT count(*) FROM link WHERE token = ?1 AND expires > ?2 AND account IS NOT NULL",
                params![hash(token), stored(now)],
                |row| row.get(0),
            )?;
            Ok(count == 1)
        })
    }

    /// Signs in by a link. None where what was brought does not open it: then it holds for its owner still.
    pub fn sign_in_by_link(
        &self,
        token: &str,
        with: LinkUse<'_>,
        label: &str,
        now: Timestamp,
    ) -> Result<Option<Begun>, StoreError> {
        self.write(|transaction| {
            let found = transaction
                .query_row(
                    "SELECT account, code, request, wrong FROM link \
                     WHERE token = ?1 AND expires > ?2 AND account IS NOT NULL",
                    params![hash(token), stored(now)],
                    |row| {
                        let account = AccountId(row.get(0)?);
                        Ok((
                            account,
                            row.get::<_, String>(1)?,
                            row.get::<_, String>(2)?,
                            row.get::<_, i64>(3)?,
                        ))
                    },
                )
                .optional()?;
            let Some((account, code, request, wrong)) = found else { return Ok(None) };
            let account = by_id(transaction, account)?;
            let opens = match with {
                LinkUse::Request(secret) => same(&hash(secret), &request),
                LinkUse::Code(typed) => wrong < WRONG_CODES && same(&hash(&plain(typed)), &code),
            };
            if !opens {
                if matches!(with, LinkUse::Code(_)) {
                    transaction.execute(
                        "UPDATE link SET wrong = wrong + 1 WHERE token = ?1",
                        [hash(token)],
                    )?;
                    note(transaction, Some(account.id), Way::Link, false, label, now)?;
                }
                return Ok(None);
            }
            transaction.execute("DELETE FROM link WHERE account = ?1", [account.id.0])?;
            if !account.may_use_links() {
                return Ok(None);
            }
            note(transaction, Some(account.id), Way::Link, true, label, now)?;
            Ok(Some(sessions::begin(transaction, &account, label, now)?))
        })
    }
}

/// How many links of this account hold; those that do not were removed.
fn holding(connection: &Connection, account: Option<&Account>) -> Result<i64, StoreError> {
    let sql = "SELECT count(*) FROM link WHERE account = ?1";
    Ok(connection.query_row(sql, [account.map(|account| account.id.0)], |row| row.get(0))?)
}

fn same(one: &str, other: &str) -> bool {
    one.as_bytes().ct_eq(other.as_bytes()).into()
}

fn new_code() -> Result<String, StoreError> {
    let mut code = String::with_capacity(CODE);
    while code.len() < CODE {
        for byte in random::<16>()? {
            // Bytes beyond the last whole round of letters would make the first ones likelier.
            if usize::from(byte) < 256 / LETTERS.len() * LETTERS.len() && code.len() < CODE {
                code.push(char::from(LETTERS[usize::from(byte) % LETTERS.len()]));
            }
        }
    }
    Ok(code)
}

/// A code as it is stored, however it was typed.
fn plain(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
}
