//! The partnership's records, from outside.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod access;
mod accounts;
mod annotations;
mod audit;
mod board;
mod board_edits;
mod disks;
mod durability;
mod findings;
mod links;
mod mails;
mod openid;
mod papers;
mod person;
mod programs;
mod races;
mod retention;
mod second_factor;
mod secrets;
mod sessions;
mod store;
mod text_changes;
mod views;

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

impl World {
    /// Sets up somebody's second factor as they sign in: their session, its secret as typed, their recovery codes.
    pub(crate) fn set_up_second_factor(&self, account: &Account) -> (Secret, String, Vec<String>) {
        let done = self.store.sign_in(&account.email, PASSPHRASE, "test", self.now).unwrap();
        let SignIn::EnrolmentNeeded(begun) = done else { panic!("{done:?}") };
        let typed = begun.enrolment.unwrap().typed;
        let code = code(&typed, self.now);
        let done = self.store.sign_in_with_code(begun.token.reveal(), &code, "test", self.now);
        let (session, recovery) = done.unwrap().unwrap();
        (session.token, typed, recovery)
    }

    /// The console's permission.
    pub(crate) fn may<P: partnership::Permission>() -> Granted<P> {
        Actor::console().grant().unwrap()
    }

    /// The permission to what everybody may who signs in.
    pub(crate) fn own(&self, account: &Account) -> Granted<partnership::SignedIn> {
        self.sign_in(account).1.grant().unwrap()
    }

    /// What was done last, by the trail.
    pub(crate) fn last_entry(&self) -> partnership::AuditEntry {
        self.store.audit(&Self::may(), None, 1).unwrap().remove(0)
    }

    /// Who acts in a session.
    pub(crate) fn actor(&self, token: &Secret) -> Actor {
        self.store.session(token.reveal(), self.now).unwrap().unwrap().0
    }
}

/// The code that an app with this secret shows now.
pub(crate) fn code(typed: &str, now: Timestamp) -> String {
    let base32 = typed.replace(' ', "");
    let secret = data_encoding::BASE32_NOPAD.decode(base32.as_bytes()).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    totp.generate(u64::try_from(now.as_second()).unwrap()).to_string()
}

pub(crate) fn new(name: &str, roles: &[Role]) -> NewAccount {
    NewAccount {
        email: format!("{name}@example.org"),
        name: name.to_owned(),
        organisation: Some("Fire brigade".to_owned()),
        roles: Roles::of(roles),
    }
}
