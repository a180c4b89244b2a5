//! What keeps the lake from doing what it was asked.

use std::path::{Path, PathBuf};

use figure::VintageId;
use parquet::errors::ParquetError;
use thiserror::Error;

/// A failure of the lake, with the file it is about and what to do. Whatever it is, nothing held before is harmed.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum LakeError {
    /// There is no lake in the folder.
    #[error(
        "there is no lake in {}: {} is missing; import data first, or put the file back from a backup",
        .dir.display(), .dir.join("manifest.json").display()
    )]
    NoLake {
        /// The lake's folder.
        dir: PathBuf,
    },
    /// A file or folder could not be read.
    #[error("{} could not be read; check that it is there and that you may read it", .path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A file or folder could not be written.
    #[error("{} could not be written: {}; what the lake held before is unharmed", .path.display(), write_advice(.source))]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// Another program is writing to the lake.
    #[error(
        "another watchward is writing to {} at the moment; wait until it is done, then try again (the lock is {})",
        .dir.display(), .lock.display()
    )]
    Busy {
        /// The lake's folder.
        dir: PathBuf,
        /// The lock file.
        lock: PathBuf,
    },
    /// The manifest is not one.
    #[error(
        "{} is damaged, so nothing was changed; put it back from a backup of the folder",
        .path.display()
    )]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// Why.
        #[source]
        source: serde_json::Error,
    },
    /// The manifest was written by a later version of the program.
    #[error(
        "{} was written by a later version of watchward (layout {found}, this one knows {known}); use that version",
        .path.display()
    )]
    Newer {
        /// The manifest.
        path: PathBuf,
        /// Its layout.
        found: u32,
        /// The newest layout known.
        known: u32,
    },
    /// A file of a vintage is damaged or missing.
    #[error(
        "{} is damaged or missing; drop the vintage (watchward data drop {vintage}), purge, and import its file again",
        .path.display()
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Its vintage.
        vintage: VintageId,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// No such vintage is held.
    #[error("no vintage \"{0}\" is held; watchward data lists those that are")]
    UnknownVintage(VintageId),
    /// The vintage was dropped, so it cannot be asked.
    #[error("the vintage \"{0}\" was dropped; restore it first")]
    Dropped(VintageId),
    /// Rows do not have the columns of their table.
    #[error("rows for the table {table} have other columns than it: {problem}")]
    Columns {
        /// The table.
        table: &'static str,
        /// How they differ.
        problem: String,
    },
    /// There was nothing to keep.
    #[error(
        "{file} had no good row, so there is nothing to keep ({rejected} were rejected{})",
        .first.as_deref().unwrap_or_default()
    )]
    Empty {
        /// The file.
        file: String,
        /// How many rows were rejected.
        rejected: u64,
        /// The first of them, in words that follow on.
        first: Option<String>,
    },
    /// The lake was used in a way that cannot be.
    #[error("{0}")]
    Misuse(String),
    /// Rows could not be written as Parquet.
    #[error("{} could not be written as Parquet; what the lake held before is unharmed", .path.display())]
    Parquet {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: ParquetError,
    },
    /// Rows could not be rearranged.
    #[error("rows could not be put in order")]
    Arrow(#[from] arrow::error::ArrowError),
    /// A question could not be answered.
    #[error("the question could not be answered: {query}")]
    Query {
        /// The SQL.
        query: String,
        /// Why.
        #[source]
        source: Box<datafusion::error::DataFusionError>,
    },
}

impl LakeError {
    /// For `map_err` where a file is read.
    pub(crate) fn read(path: &Path) -> impl FnOnce(std::io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::Read { path, source }
    }

    /// For `map_err` where a file is written.
    pub(crate) fn write(path: &Path) -> impl FnOnce(std::io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::Write { path, source }
    }

    /// For `map_err` where Parquet is written. A full disk is told as such.
    pub(crate) fn parquet(path: &Path) -> impl FnOnce(ParquetError) -> Self + use<> {
        let path = path.to_owned();
        move |error| match error {
            ParquetError::External(inner) => match inner.downcast::<std::io::Error>() {
                Ok(source) => Self::Write { path, source: *source },
                Err(inner) => Self::Parquet { path, source: ParquetError::External(inner) },
            },
            source => Self::Parquet { path, source },
        }
    }
}

/// What to do where writing failed.
fn write_advice(error: &std::io::Error) -> &'static str {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "the disk is full; make room, then try again"
        }
        ErrorKind::ReadOnlyFilesystem => {
            "the disk is read-only; choose a folder you may write to (-C DIR)"
        }
        ErrorKind::PermissionDenied => {
            "you may not write there; ask for the right, or choose another folder (-C DIR)"
        }
        _ => "check the disk, then try again",
    }
}
