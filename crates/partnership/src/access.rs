//! Permissions as types. What writes takes a [`Granted`] permission as its first argument, and only somebody whose roles hold
//! it can get one; so a page for readers cannot even name a write.
//!
//! | permission | who holds it |
//! | --- | --- |
//! | [`SignedIn`] | everybody with an account |
//! | [`ImportData`] | administrator, coordinator, analyst |
//! | [`Annotate`] | administrator, coordinator, analyst |
//! | [`EditSettings`] | administrator, coordinator, analyst |
//! | [`PublishReports`] | administrator, coordinator |
//! | [`ManageBoard`] | administrator, coordinator |
//! | [`InvitePartners`] | administrator, coordinator |
//! | [`ReadExempt`] | administrator, coordinator, reader of exempt papers |
//! | [`ManageAccounts`] | administrator |
//! | [`Operate`] | administrator |
//!
//! A page that was given the permission of whoever is signed in cannot be written so that it annotates:
//!
//! ```compile_fail,E0308
//! # use partnership::{Granted, Note, SignedIn, Store, StoreError};
//! fn page(store: &Store, may: &Granted<SignedIn>, note: Note) -> Result<(), StoreError> {
//!     store.annotate(may, note, jiff::Timestamp::now())?;
//!     Ok(())
//! }
//! ```
//!
//! with `Granted<Annotate>` it can, and only [`Actor::grant`] gives one:
//!
//! ```
//! # use partnership::{Annotate, Granted, Note, Store, StoreError};
//! fn page(store: &Store, may: &Granted<Annotate>, note: Note) -> Result<(), StoreError> {
//!     store.annotate(may, note, jiff::Timestamp::now())?;
//!     Ok(())
//! }
//! ```

use std::marker::PhantomData;

use crate::accounts::AccountId;
use crate::roles::{Role, Roles};
use crate::{StoreError, text};

/// Something that can be permitted.
pub trait Permission: sealed::Sealed + Send + Sync + 'static {
    /// Its id, as the register of routes prints it.
    const ID: &'static str;

    /// Whether these roles hold it.
    fn held_by(roles: &Roles) -> bool;
}

mod sealed {
    /// No permission is made outside this room.
    pub trait Sealed {}
}

macro_rules! permission {
    ($(#[$doc:meta])* $name:ident, $id:literal, $held:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name;

        impl sealed::Sealed for $name {}

        impl Permission for $name {
            const ID: &'static str = $id;

            fn held_by(roles: &Roles) -> bool {
                let held: fn(&Roles) -> bool = $held;
                held(roles)
            }
        }
    };
}

/// Those who work with data.
const DESK: [Role; 3] = [Role::Administrator, Role::Coordinator, Role::Analyst];
/// Those who answer for what is published.
const LEAD: [Role; 2] = [Role::Administrator, Role::Coordinator];

permission!(
    /// One's own account, sessions, saved views and mails.
    SignedIn,
    "signed-in",
    |_| true
);
permission!(
    /// Importing, dropping and taking back data.
    ImportData,
    "import-data",
    |roles| roles.has_any(&DESK)
);
permission!(
    /// Words on series and findings: a lockdown, a recording change, an operation; what was found was looked at.
    Annotate,
    "annotate",
    |roles| roles.has_any(&DESK)
);
permission!(
    /// Names, comparators, rules and the catalogue.
    EditSettings,
    "edit-settings",
    |roles| roles.has_any(&DESK)
);
permission!(
    /// Publishing documents.
    PublishReports,
    "publish-reports",
    |roles| roles.has_any(&LEAD)
);
permission!(
    /// Boards and their members, meetings, papers, minutes and actions.
    ManageBoard,
    "manage-board",
    |roles| roles.has_any(&LEAD)
);
permission!(
    /// Inviting partners and board members.
    InvitePartners,
    "invite-partners",
    |roles| roles.has_any(&LEAD)
);
permission!(
    /// Reading exempt papers.
    ReadExempt,
    "read-exempt",
    |roles| roles.has_any(&LEAD) || roles.has(Role::ExemptReader)
);
permission!(
    /// Everybody's accounts and sessions.
    ManageAccounts,
    "manage-accounts",
    |roles| roles.has(Role::Administrator)
);
permission!(
    /// Running the place: backups, mails, what is removed when its time is over, the trail of changes.
    Operate,
    "operate",
    |roles| roles.has(Role::Administrator)
);

/// Who acts: a person with an account, another program with its token, or whoever runs this one at its console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    account: Option<AccountId>,
    name: String,
    roles: Roles,
    organisation: Option<String>,
    why: Option<String>,
}

impl Actor {
    /// Whoever runs the program on the machine that holds the folder: nothing in it is closed to them.
    pub fn console() -> Self {
        Self::nobody("console")
    }

    /// The program itself, which sends mails that are due and removes what is over.
    pub fn program() -> Self {
        Self::nobody("watchward")
    }

    /// Another program, which acts by its token.
    pub(crate) fn of_program(name: String, roles: Roles) -> Self {
        Self { account: None, name, roles, organisation: None, why: None }
    }

    fn nobody(name: &str) -> Self {
        Self::of_program(name.to_owned(), Roles::all())
    }

    pub(crate) fn person(
        account: AccountId,
        name: String,
        roles: Roles,
        organisation: Option<String>,
    ) -> Self {
        Self { account: Some(account), name, roles, organisation, why: None }
    }

    /// Their account; none at the console and of programs.
    pub fn account(&self) -> Option<AccountId> {
        self.account
    }

    /// Their name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Their roles.
    pub fn roles(&self) -> &Roles {
        &self.roles
    }

    /// The organisation they speak for.
    pub fn organisation(&self) -> Option<&str> {
        self.organisation.as_deref()
    }

    /// Why they act, where they said so.
    pub(crate) fn why(&self) -> Option<&str> {
        self.why.as_deref()
    }

    /// The permission, where they hold it.
    pub fn grant<P: Permission>(&self) -> Option<Granted<P>> {
        P::held_by(&self.roles).then(|| Granted { actor: self.clone(), of: PhantomData })
    }
}

/// A permission that somebody holds.
#[derive(Debug)]
pub struct Granted<P: Permission> {
    actor: Actor,
    of: PhantomData<P>,
}

impl<P: Permission> Granted<P> {
    /// Who holds it.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The account of whoever holds it; an error at the console and for a program, which have none.
    pub(crate) fn account(&self) -> Result<AccountId, StoreError> {
        self.actor.account.ok_or(StoreError::NotFound("account"))
    }

    /// The same, used for this reason: what is done with it stands in the trail with it.
    pub fn because(mut self, why: &str) -> Result<Self, StoreError> {
        self.actor.why = Some(text::words("why", why)?).filter(|why| !why.is_empty());
        Ok(self)
    }
}

impl<P: Permission> Clone for Granted<P> {
    fn clone(&self) -> Self {
        Self { actor: self.actor.clone(), of: PhantomData }
    }
}
