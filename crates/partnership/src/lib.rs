//! The partnership's own records, their rules, and their store: people and how they sign in, who may do what, the trail of
//! changes, and what they keep: annotations, saved views, mails, findings that were looked at. Nothing here knows HTTP, and
//! nothing renders.
//!
//! | room | what |
//! | --- | --- |
//! | `store` | the file: opened, brought up to date, read beside one writer, copied, checked |
//! | `access`, `roles` | who may do what, as types |
//! | `accounts` | invited, accepted, signed in, managed; the second factor; identities at a provider; the log of sign-ins |
//! | `programs` | other systems that act by a token of their own |
//! | `links`, [`sessions`] | sign-in links that scanners cannot spend; who is signed in where |
//! | `audit` | the trail of changes |
//! | `annotations`, `findings` | what people know of series, and made of findings |
//! | `views`, `mails` | saved views; what is sent when, and the outbox |
//! | [`board`] | boards, people and posts, meetings, minutes, actions |
//! | [`retention`], `person` | what is held of people and until when; all of it about one |
//!
//! Every function returns at once, but those that work on a passphrase, which take some 30 ms by design. Time is an argument.
//! A [`Store`] is shared between threads; other processes may have the file open too.
//!
//! What writes takes a permission as its first argument, and leaves an entry in the trail:
//!
//! ```
//! use jiff::Timestamp;
//! use partnership::{Actor, ManageAccounts, NewAccount, Role, Roles, SignIn, Store};
//!
//! let dir = tempfile::tempdir()?;
//! let store = Store::open(&dir.path().join("partnership.db"))?;
//! let now: Timestamp = "2021-06-17T09:00:00Z".parse()?;
//! let may = Actor::console().grant::<ManageAccounts>().ok_or("nobody manages accounts")?;
//! let new = NewAccount {
//!     email: "fire.officer@example.org".into(),
//!     name: "Fire officer".into(),
//!     organisation: Some("Fire brigade".into()),
//!     roles: Roles::of(&[Role::Partner]),
//! };
//! let invited = store.invite(&may, new, now)?;
//! store.accept_invitation(invited.token.reveal(), "three quiet green lanes", now)?;
//! let signed_in =
//!     store.sign_in("fire.officer@example.org", "three quiet green lanes", "Firefox", now)?;
//! let SignIn::Done(session) = signed_in else { return Err("not signed in".into()) };
//! let (actor, _) = store.session(session.token.reveal(), now)?.ok_or("no session")?;
//! assert_eq!(actor.name(), "Fire officer");
//! // A partner manages nobody's account: there is no permission to call it with.
//! assert!(actor.grant::<ManageAccounts>().is_none());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod access;
mod accounts;
mod annotations;
mod audit;
pub mod board;
mod error;
mod findings;
mod id;
mod links;
mod mails;
mod passphrase;
mod person;
mod programs;
pub mod retention;
mod roles;
mod secret;
pub mod sessions;
mod store;
mod text;
mod text_changes;
mod views;
mod wrong;

pub use access::{
    Actor, Annotate, EditSettings, Granted, ImportData, InvitePartners, ManageAccounts,
    ManageBoard, Operate, Permission, PublishReports, ReadExempt, SignedIn,
};
pub use accounts::{
    Account, AccountEdit, AccountId, AccountState, Begun, BoundIdentity, Enrolment,
    INVITATION_DAYS, Invited, NewAccount, ProviderIdentity, SignIn, SignInEntry, Way,
};
pub use annotations::{Annotation, AnnotationId, AnnotationKind, Note};
pub use audit::{AuditEntry, AuditHead};
pub use error::StoreError;
pub use findings::{LookedAt, Verdict};
pub use links::{LinkUse, Recipient, SignInLink};
pub use mails::{
    Due, Every, Failure, Mail, MailId, MailRecord, MailState, Mailing, QueuedMail, Schedule,
    ScheduleId,
};
pub use programs::{MOST_PROGRAM_DAYS, NewProgram, PROGRAM_DAYS, Program, ProgramId};
pub use roles::{Role, Roles};
pub use secret::Secret;
pub use store::Store;
pub use text_changes::{TextChange, TextError};
pub use views::{NewView, PagePath, SavedView, ViewId};
pub use wrong::Wrong;
