//! What goes wrong with the partnership's records: what, and what to do.

use std::path::PathBuf;

use thiserror::Error;

use crate::Wrong;

/// Why a record could not be read or written.
#[derive(Debug, Error)]
pub enum StoreError {
    /// A value that is not taken: which, and what it should be.
    #[error("{field}: {why}")]
    Invalid {
        /// The field, as forms name it.
        field: &'static str,
        /// What is wrong and what to do.
        why: Wrong,
    },
    /// There is no such record, or none that whoever asks may know of.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// A change that would leave nobody to run the place.
    #[error("this is the last active administrator; make somebody else one first")]
    LastAdministrator,
    /// The file was written by a newer program.
    #[error(
        "{} is of layout {found}, and this program knows layouts up to {known}; use the newer program, or restore a backup", path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its layout.
        found: i64,
        /// The newest that is known.
        known: i64,
    },
    /// The file is another program's.
    #[error("{} holds another program's records, and is left as it is", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// The disk is full.
    #[error("the disk is full: {} cannot be written; make room, and try again", path.display())]
    DiskFull {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be written.
    #[error("{} cannot be written; see that its folder and its file may be written by this user", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be opened at all.
    #[error("{} cannot be opened", path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: rusqlite::Error,
    },
    /// Another process keeps the file to itself.
    #[error("{} is being written by another process; try again, or see which one it is", path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be made or moved.
    #[error("{} cannot be written", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The file is damaged.
    #[error("{} is damaged ({what}); restore a backup", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        what: String,
    },
    /// The database refused.
    #[error("the partnership's records could not be read or written")]
    Database(#[from] rusqlite::Error),
    /// A stored value that is not what it was written as.
    #[error("{} holds a value that cannot be read; check the folder with: watchward verify", path.display())]
    Stored {
        /// The file.
        path: PathBuf,
        /// Which value.
        #[source]
        source: rusqlite::Error,
    },
    /// The means of this machine do not do for secrets.
    #[error("a passphrase or a code could not be worked out: {0}")]
    Secrets(&'static str),
    /// Secrets could not be made.
    #[error("this machine gives no random numbers, without which nobody can sign in safely")]
    NoRandomness,
}

impl StoreError {
    pub(crate) fn invalid(field: &'static str, why: Wrong) -> Self {
        Self::Invalid { field, why }
    }
}
