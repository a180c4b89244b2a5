//! Backups: everything that is in a partnership's folder in one file, with the hash of each part, made while others go on
//! working; restoring one into a new folder; and verifying either.
//!
//! A backup is a ZIP archive. Its last entry, `backup.json`, lists every other with size and SHA-256; an archive without it
//! was cut off. Data are named by the lake's manifest, which is read first: what is imported meanwhile is in the next backup.

mod contents;
mod make;
mod restore;
mod verify;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use make::backup;
pub use restore::restore_backup;
pub use verify::{Verified, verify_backup, verify_folder};

/// The entry that lists the others.
const LIST: &str = "backup.json";
/// The layout of what is written here.
const LAYOUT: u32 = 1;

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    /// The layout of the archive.
    pub layout: u32,
    /// Which version of the program made it.
    pub program: String,
    /// When, RFC 3339.
    pub made: String,
    /// Whose it is.
    pub partnership: String,
    /// Its files, in the order of their names.
    pub files: Vec<BackupFile>,
}

impl Backup {
    /// How large all its files are, in bytes.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }
}

/// A file in a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupFile {
    /// Its path in the folder, with `/` between its parts.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: String,
}

/// What keeps a backup from being made, restored or verified.
#[derive(Debug, Error)]
pub enum BackupError {
    /// The file exists.
    #[error("{} exists; a backup never overwrites one: name another file", .0.display())]
    Exists(PathBuf),
    /// The folder to restore into has something in it.
    #[error("{} is not empty; restore into a new folder", .0.display())]
    NotEmpty(PathBuf),
    /// A file that cannot be read or written.
    #[error("{} cannot be read or written", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// No backup, or one that was cut off.
    #[error("{} is no whole backup: {why}", path.display())]
    NotWhole {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        why: String,
    },
    /// It was made by a newer program.
    #[error("{} is of layout {found}, and this program knows {LAYOUT}; use the newer program", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its layout.
        found: u32,
    },
    /// A part that is not what it was.
    #[error("{part} in {} is not what was backed up; use another backup", path.display())]
    Altered {
        /// The file.
        path: PathBuf,
        /// The part.
        part: String,
    },
}

impl BackupError {
    fn file(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }
}
