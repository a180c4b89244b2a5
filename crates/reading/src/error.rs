//! What keeps a document from being read.

use thiserror::Error;

/// A document that cannot be read, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReadingError {
    /// It opens only with a password.
    #[error("the document is protected by a password; save a copy without one and read that")]
    Encrypted,
    /// It is cut off or broken.
    #[error(
        "the document is damaged ({what}); open it in the program that made it and save it again"
    )]
    Damaged {
        /// What was found.
        what: String,
    },
    /// Its pages are pictures.
    #[error(
        "the document has {pages} page(s) and no text that can be read, as a scan has; have its text recognised first (OCR), or \
         ask for the original"
    )]
    NoText {
        /// How many pages it has.
        pages: u32,
    },
    /// It is larger than what is read, packed or unpacked.
    #[error(
        "the document is too large: {what} is more than {limit}; split it, or save it without pictures"
    )]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// The most that is read.
        limit: String,
    },
    /// Whoever has the file could not open it.
    #[error(
        "the file cannot be opened ({why}); close it in other programs, or ask for the right to read it"
    )]
    Unopened {
        /// What went wrong.
        why: String,
    },
    /// It is beyond what is read of one folder.
    #[error("the file was left out ({why}); read it on its own, or in a folder with fewer files")]
    LeftOut {
        /// Which bound it is beyond.
        why: String,
    },
    /// It is something else.
    #[error("this is {what}, which is not read; {instead}")]
    NotADocument {
        /// What it is.
        what: &'static str,
        /// What to do.
        instead: &'static str,
    },
}

impl ReadingError {
    /// A document that is broken.
    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged { what: what.into() }
    }
}
