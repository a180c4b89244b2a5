//! What keeps past minutes from being kept.

use std::path::PathBuf;

use thiserror::Error;

use super::Open;

/// Why past minutes were not kept, and what to do.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PastError {
    /// Nothing is proposed under this id.
    #[error("nothing is proposed as {0}; the ids stand before what is proposed")]
    NotThere(String),
    /// It has no words, or no owner, that could be changed.
    #[error("{id} has no {what} that can be changed; leave it out, and enter it by hand")]
    NotChanged {
        /// Its id.
        id: String,
        /// What it has not: "words".
        what: &'static str,
    },
    /// Nobody and nothing of this name.
    #[error(
        "{id} cannot be given to \u{201c}{typed}\u{201d}, whom neither the minutes nor the records name; type a name, a post, a group \
         or an organisation as it is listed, its id, or everybody"
    )]
    NoOwner {
        /// The action.
        id: String,
        /// What was typed.
        typed: String,
    },
    /// What somebody has to say first.
    #[error("nothing was kept; settle first:\n{}", listed(.0))]
    Unsettled(Vec<Open>),
    /// Nothing was confirmed, or all of it is held already.
    #[error("nothing that was confirmed is new; nothing was kept")]
    NothingNew,
    /// What the records do not take.
    #[error("nothing was kept: {id} is not taken; change its words, or leave it out")]
    Refused {
        /// Its id.
        id: String,
        /// Why.
        #[source]
        source: partnership::StoreError,
    },
    /// A draft that is not there.
    #[error("there is no such draft; it was kept, discarded, or never read: read the file again")]
    NoDraft,
    /// A draft that cannot be read or written.
    #[error(
        "{} cannot be {what}; see that the folder may be written to and has room, or remove the file and read the minutes again",
        .path.display()
    )]
    Draft {
        /// Its file.
        path: PathBuf,
        /// "read" or "written".
        what: &'static str,
        /// Why.
        #[source]
        source: std::io::Error,
    },
}

fn listed(all: &[Open]) -> String {
    all.iter().map(|one| format!("  - {}", one.says)).collect::<Vec<_>>().join("\n")
}
