//! Mails: which are to be sent when ([`Schedule`]), and those on their way (the outbox). A mail is put into the outbox in the
//! transaction that causes it, and leaves it when a server has taken it; so none is lost. A server that took one while our
//! answer was lost gets it again under the same message id, by which receivers know that they have it.
//!
//! Mails with tokens in them, which are invitations and sign-in links, never come here: they are sent at once by whoever made
//! them, because a token is stored nowhere but as its hash.

mod every;
mod mail;
mod outbox;
mod schedules;

pub use every::Every;
pub use mail::{Failure, Mail, MailId, MailRecord, MailState, QueuedMail};
pub(crate) use outbox::{of_account as mails_of_account, withdraw};
pub(crate) use schedules::of_account as schedules_of_account;
pub use schedules::{Due, Mailing, Schedule, ScheduleId};
