//! One's own account: what somebody changes of it who is signed in. What signs in is changed only with what signs in now.

use jiff::Timestamp;
use rusqlite::params;

use super::second_factor;
use super::sign_in::{self, Begun};
use super::{Account, by_id, end_sessions, stored_passphrase};
use crate::access::{Granted, SignedIn};
use crate::audit::{self, Change};
use crate::{Store, StoreError, Wrong, passphrase};

impl Store {
    /// One's own account.
    pub fn own_account(&self, may: &Granted<SignedIn>) -> Result<Account, StoreError> {
        let id = may.account()?;
        self.read(|connection| by_id(connection, id))
    }

    /// Changes one's own passphrase, or sets the first one where links were used so far. All other sessions end; the one
    /// with this token goes on.
    pub fn change_passphrase(
        &self,
        may: &Granted<SignedIn>,
        session: &str,
        current: &str,
        chosen: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let account = self.proven(may, current)?;
        passphrase::check(chosen, &account.known_of())?;
        let hashed = passphrase::hashed(chosen)?;
        self.write(|transaction| {
            transaction.execute(
                "UPDATE account SET passphrase = ?2 WHERE id = ?1",
                params![account.id.0, hashed],
            )?;
            end_sessions(transaction, account.id, Some(session))?;
            let change = Change {
                what: "account.passphrase",
                subject: account.id.to_string(),
                ..Change::default()
            };
            audit::write(transaction, may.actor(), now, change)
        })
    }

    /// Begins to set up one's own second factor, or another in place of it: then a code of the one there is, or a recovery
    /// code, is needed too. It is set up by going on with [`Store::sign_in_with_code`]. None where the code is wrong.
    pub fn begin_second_factor(
        &self,
        may: &Granted<SignedIn>,
        current: &str,
        code: &str,
        now: Timestamp,
    ) -> Result<Option<Begun>, StoreError> {
        let account = self.proven(may, current)?;
        if !account.has_passphrase && !account.has_second_factor {
            return Err(StoreError::invalid("passphrase", Wrong::Missing("a passphrase")));
        }
        self.write(|transaction| {
            if account.has_second_factor
                && !second_factor::opens_counted(transaction, account.id, code, "", now)?
            {
                return Ok(None);
            }
            sign_in::begin_enrolling(transaction, &account, None, now).map(Some)
        })
    }

    /// Makes new recovery codes in place of those there are. None where the code of the second factor is wrong.
    pub fn new_recovery_codes(
        &self,
        may: &Granted<SignedIn>,
        code: &str,
        now: Timestamp,
    ) -> Result<Option<Vec<String>>, StoreError> {
        let id = may.account()?;
        self.write(|transaction| {
            let account = by_id(transaction, id)?;
            if !account.has_second_factor
                || !second_factor::opens_counted(transaction, id, code, "", now)?
            {
                return Ok(None);
            }
            let change = Change {
                what: "account.recovery-codes",
                subject: id.to_string(),
                ..Change::default()
            };
            audit::write(transaction, may.actor(), now, change)?;
            second_factor::new_recovery_codes(transaction, id).map(Some)
        })
    }

    /// How many of one's own recovery codes are left.
    pub fn recovery_codes_left(&self, may: &Granted<SignedIn>) -> Result<u32, StoreError> {
        let id = may.account()?;
        self.read(|connection| {
            let sql = "SELECT count(*) FROM recovery_code WHERE account = ?1";
            Ok(connection.query_row(sql, [id.0], |row| row.get(0))?)
        })
    }

    /// One's own account, where this is its passphrase or it has none.
    fn proven(&self, may: &Granted<SignedIn>, current: &str) -> Result<Account, StoreError> {
        let id = may.account()?;
        let (account, held) = self
            .read(|connection| Ok((by_id(connection, id)?, stored_passphrase(connection, id)?)))?;
        if held.is_some() && !passphrase::is(current, held.as_deref())? {
            return Err(StoreError::invalid("current", Wrong::WrongPassphrase));
        }
        Ok(account)
    }
}
