//! What keeps a whole file from being read. (A single bad row is a [`crate::Reject`], not an error.)

use thiserror::Error;

/// A file that cannot be read, with where and what to do.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum SourceError {
    /// The file could not be read from disk.
    #[error("{file} could not be read; check that it is there and that you may read it")]
    Io {
        /// The file.
        file: String,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The file is not one that can be read at all: packed with a password, cut off, not text.
    #[error("{file} {problem}")]
    Unreadable {
        /// The file.
        file: String,
        /// What is wrong, and what to do.
        problem: String,
    },
    /// The layout is not that of the source.
    #[error("{file}, line {line}: {problem}")]
    Layout {
        /// The file.
        file: String,
        /// The line, from 1.
        line: u64,
        /// What is wrong, and what to do.
        problem: String,
    },
    /// The rows could not be put into their table.
    #[error("{file}: the rows could not be put into their table")]
    Arrow {
        /// The file.
        file: String,
        /// Why.
        #[source]
        source: arrow::error::ArrowError,
    },
    /// Whoever takes the rows could not.
    #[error("the rows of {file} could not be kept")]
    Sink {
        /// The file.
        file: String,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl SourceError {
    /// The file it is about, as messages name it.
    pub fn file(&self) -> &str {
        match self {
            Self::Io { file, .. }
            | Self::Unreadable { file, .. }
            | Self::Layout { file, .. }
            | Self::Arrow { file, .. }
            | Self::Sink { file, .. } => file,
        }
    }
}
