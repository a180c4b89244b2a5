//! What keeps a folder from being found, made or understood.

use std::path::PathBuf;

use thiserror::Error;

use crate::settings::SettingsError;

/// What went wrong with a partnership's folder, with where and what to do.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum FolderError {
    /// There is no such folder.
    #[error(
        "there is no folder {}; make a partnership's folder with: watchward init {} --area NAME",
        .folder.display(), .folder.display()
    )]
    Absent {
        /// The folder asked for.
        folder: PathBuf,
    },
    /// The folder is not a partnership's.
    #[error(
        "{} is not a partnership's folder: it holds no watchward.toml, and neither does a folder above it; go to one, name one with -C, or make one with: watchward init DIR --area NAME",
        .folder.display()
    )]
    NotOurs {
        /// The folder asked for.
        folder: PathBuf,
    },
    /// The folder is a partnership's already.
    #[error(
        "{} is a partnership's folder already; its watchward.toml is left as it is: edit that file, or choose another folder",
        .folder.display()
    )]
    AlreadyOurs {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder has other things in it.
    #[error(
        "{} is not empty (it holds \"{holds}\"); choose a new or an empty folder, so that nothing of yours is touched",
        .folder.display()
    )]
    NotEmpty {
        /// The folder.
        folder: PathBuf,
        /// One thing that it holds.
        holds: String,
    },
    /// It is a file.
    #[error("{} is a file; choose a folder", .path.display())]
    NotAFolder {
        /// The path.
        path: PathBuf,
    },
    /// The settings cannot be used.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The area cannot be a partnership's.
    #[error("{0}")]
    Area(String),
    /// Something could not be read.
    #[error("{} could not be read; check that it is there and that you may read it", .path.display())]
    Read {
        /// What.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// Something could not be written.
    #[error(
        "{} could not be written; check that the disk has room and that you may write there",
        .path.display()
    )]
    Write {
        /// What.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A table that ships with the demonstration does not add up. It is checked by tests, so a user never sees this.
    #[error("the demonstration cannot be made: {0}")]
    Demonstration(String),
}
