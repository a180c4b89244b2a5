//! Who may sign in, and which programs have a token, managed at the console: whoever can read the folder can do so.

use jiff::Timestamp;
use partnership::{
    Account, AccountId, Actor, Granted, Invited, ManageAccounts, NewAccount, NewProgram, Program,
    Roles, Store, StoreError,
};

use crate::{Folder, WorkbenchError};

/// The accounts of a partnership's folder, for whoever runs the program at its console.
#[derive(Debug)]
pub struct Users {
    store: Store,
    may: Granted<ManageAccounts>,
}

impl Users {
    /// Opens the folder's accounts.
    pub fn open(folder: &Folder) -> Result<Self, WorkbenchError> {
        let store = Store::open(&folder.records())?;
        // At the console nothing is closed; were it so, nobody would have an account.
        let may = Actor::console().grant().ok_or(StoreError::NotFound("permission"))?;
        Ok(Self { store, may })
    }

    /// Invites somebody.
    pub fn add(&self, new: NewAccount) -> Result<Invited, WorkbenchError> {
        Ok(self.store.invite(&self.may, new, Timestamp::now())?)
    }

    /// Everybody.
    pub fn all(&self) -> Result<Vec<Account>, WorkbenchError> {
        Ok(self.store.accounts(&self.may)?)
    }

    /// Disables the account with this address.
    pub fn disable(&self, email: &str) -> Result<Account, WorkbenchError> {
        Ok(self.store.disable(&self.may, self.id(email)?, Timestamp::now())?)
    }

    /// Enables it again.
    pub fn enable(&self, email: &str) -> Result<Account, WorkbenchError> {
        Ok(self.store.enable(&self.may, self.id(email)?, Timestamp::now())?)
    }

    /// Resets it: passphrase and second factor are gone, and a new invitation sets them anew.
    pub fn reset(&self, email: &str) -> Result<Invited, WorkbenchError> {
        Ok(self.store.reset(&self.may, self.id(email)?, Timestamp::now())?)
    }

    /// Makes a program with these roles, whose token holds for so many days.
    pub fn add_program(
        &self,
        name: &str,
        roles: &Roles,
        days: u16,
    ) -> Result<NewProgram, WorkbenchError> {
        Ok(self.store.add_program(&self.may, (name, roles, days), Timestamp::now())?)
    }

    /// Every program.
    pub fn programs(&self) -> Result<Vec<Program>, WorkbenchError> {
        Ok(self.store.programs(&self.may)?)
    }

    /// Revokes the token of the program of this name.
    pub fn revoke_program(&self, name: &str) -> Result<Program, WorkbenchError> {
        Ok(self.store.revoke_program(&self.may, name, Timestamp::now())?)
    }

    fn id(&self, email: &str) -> Result<AccountId, WorkbenchError> {
        Ok(self.store.account_of(&self.may, email)?.id)
    }
}
