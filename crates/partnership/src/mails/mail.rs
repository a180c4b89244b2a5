//! A mail: what it says, where it is, what became of it.

use jiff::Timestamp;
use serde::Serialize;

use crate::id::{id, kind};

id!(
    /// The id of a mail.
    MailId,
    "mail"
);

/// What a mail says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Its subject.
    pub subject: String,
    /// Its words as plain text.
    pub text: String,
    /// The same as a page, where there is one.
    pub html: Option<String>,
}

/// A mail that was taken to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueuedMail {
    /// Its id.
    pub id: MailId,
    /// The part of its message id before the `@`: the same at every attempt.
    pub message: String,
    /// The address it goes to.
    pub to: String,
    /// What it says.
    pub mail: Mail,
    /// The token that stops more of its kind.
    pub unsubscribe: Option<String>,
    /// Which attempt this is, from 1.
    pub attempt: u32,
}

kind!(
    /// Where a mail is.
    MailState, "state", {
        /// It is to be sent.
        Waiting = "waiting",
        /// A server has taken it.
        Sent = "sent",
        /// No server would.
        GivenUp = "given-up",
    }
);

/// What became of a mail; not what it said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MailRecord {
    /// Its id.
    pub id: MailId,
    /// The address it goes to.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Where it is.
    pub state: MailState,
    /// When it was put into the outbox.
    pub queued: Timestamp,
    /// How many attempts were made.
    pub attempts: u32,
    /// When the next one is made.
    pub next: Option<Timestamp>,
    /// When it was sent or given up.
    pub ended: Option<Timestamp>,
    /// What the server said at the last attempt that failed.
    pub trouble: Option<String>,
}

/// Why a mail was not taken by a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure<'a> {
    /// It may be taken later: the server said so, or cannot be reached.
    ForNow(&'a str),
    /// It never will be: there is no such address.
    ForGood(&'a str),
}
