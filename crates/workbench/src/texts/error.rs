//! What keeps a text from being changed.

use thiserror::Error;

use crate::{FolderError, WorkbenchError};

/// Why an edit cannot be one.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum EditError {
    /// An answer that cannot be used.
    #[error("{problem}")]
    Answer {
        /// Which: the name of the key that it would be.
        key: String,
        /// What is wrong, and what to do.
        problem: String,
    },
    /// The text that would come of it cannot be used.
    #[error("{0}")]
    Text(String),
    /// Somebody else has changed the same lines since the text was shown.
    #[error("somebody else has changed the same lines since you opened the page")]
    Conflict,
    /// The folder cannot be read.
    #[error(transparent)]
    Work(Box<WorkbenchError>),
}

impl From<WorkbenchError> for EditError {
    fn from(error: WorkbenchError) -> Self {
        Self::Work(Box::new(error))
    }
}

impl EditError {
    pub(super) fn answer(key: &str, problem: impl Into<String>) -> Self {
        Self::Answer { key: key.to_owned(), problem: problem.into() }
    }
}

/// Why a change was not made.
#[derive(Debug, Error)]
pub enum MakeError {
    /// The text is another than the one that was looked at.
    #[error("{0} was changed by somebody else meanwhile; look at what would change again")]
    ChangedMeanwhile(&'static str),
    /// It could not be read or written.
    #[error(transparent)]
    Folder(#[from] FolderError),
}
