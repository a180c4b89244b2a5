//! The partnership's records, from outside.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod access;
mod accounts;
mod audit;
mod links;
mod sessions;
mod store;

use jiff::Timestamp;
use partnership::{
    Account, Actor, Granted, ManageAccounts, NewAccount, Role, Roles, Secret, SignIn, Store,
};
use tempfile::TempDir;

/// A store in a folder of its own, and a moment.
pub(crate) struct World {
    pub folder: TempDir,
    pub store: Store,
    pub now: Timestamp,
}

pub(crate) const PASSPHRASE: &str = "three quiet green lanes";

impl World {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("partnership.db")).unwrap();
        Self { folder, store, now: "2021-06-17T09:00:00Z".parse().unwrap() }
    }

    pub(crate) fn console() -> Granted<ManageAccounts> {
        Actor::console().grant().unwrap()
    }

    /// Somebody with these roles who has accepted their invitation.
    pub(crate) fn person(&self, name: &str, roles: &[Role]) -> Account {
        let new = new(name, roles);
        let invited = self.store.invite(&Self::console(), new, self.now).unwrap();
        self.store.accept_invitation(invited.token.reveal(), PASSPHRASE, self.now).unwrap()
    }

    /// A session of somebody who needs no second factor.
    pub(crate) fn sign_in(&self, account: &Account) -> (Secret, Actor) {
        let done = self.store.sign_in(&account.email, PASSPHRASE, "test", self.now).unwrap();
        let SignIn::Done(begun) = done else { panic!("{done:?}") };
        let (actor, _) = self.store.session(begun.token.reveal(), self.now).unwrap().unwrap();
        (begun.token, actor)
    }
}

pub(crate) fn new(name: &str, roles: &[Role]) -> NewAccount {
    NewAccount {
        email: format!("{name}@example.org"),
        name: name.to_owned(),
        organisation: Some("Fire brigade".to_owned()),
        roles: Roles::of(roles),
    }
}
