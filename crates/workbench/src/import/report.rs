//! What came of an import.

use figure::{Month, SourceId, VintageId};
use lake::{Imported, VintageRecord};
use serde::Serialize;
use sources::{Reject, SourceError};

use super::publication::Publication;

/// What came of an import.
#[derive(Debug, Default, Serialize)]
pub struct ImportReport {
    /// What is held now, in the order it was read.
    pub imported: Vec<Came>,
    /// Files of no source we know, with the nearest.
    pub unrecognised: Vec<LeftOut>,
    /// Files that could not be read: nothing of them is held.
    pub failed: Vec<LeftOut>,
    /// How many other files were passed over: licences, a system's own.
    pub ignored: usize,
}

/// What became of a publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It is new.
    Added,
    /// The same files were held already: nothing changed.
    AlreadyHeld,
    /// It had been dropped and is back.
    Restored,
}

impl Outcome {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::AlreadyHeld => "already held",
            Self::Restored => "taken back",
        }
    }
}

/// A publication that is held now.
#[derive(Debug, Serialize)]
pub struct Came {
    /// Its file or archive.
    pub file: String,
    /// Its source.
    pub source: SourceId,
    /// The source's title.
    pub title: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Its vintage.
    pub vintage: VintageId,
    /// The first month it speaks of.
    pub from: Option<Month>,
    /// The last.
    pub to: Option<Month>,
    /// Rows kept.
    pub rows: u64,
    /// Rows left out.
    pub rejects: u64,
    /// Rows set apart as duplicates.
    pub duplicates: u64,
    /// Rows kept whose identifier stands on an earlier, different row.
    pub repeated_identifiers: u64,
    /// Rows kept that cannot be told from an earlier one.
    pub indistinguishable: u64,
    /// Rows kept without an area.
    pub without_location: u64,
    /// What somebody should know of it, though it keeps no row out.
    pub notices: Vec<String>,
    /// The first rows left out, and why.
    pub first_rejects: Vec<Reject>,
}

impl Came {
    pub(super) fn new(
        publication: &Publication<'_>,
        imported: &Imported,
        record: &VintageRecord,
        first_rejects: Vec<Reject>,
    ) -> Self {
        let span = record.coverage.span();
        Self {
            file: publication.label(),
            source: record.source.clone(),
            title: publication.source.title.to_owned(),
            outcome: match imported {
                Imported::Added(_) => Outcome::Added,
                Imported::AlreadyHeld(_) => Outcome::AlreadyHeld,
                Imported::Restored(_) => Outcome::Restored,
            },
            vintage: record.id.clone(),
            from: span.map(figure::Period::from),
            to: span.map(figure::Period::to),
            rows: record.rows,
            rejects: record.rejects,
            duplicates: record.duplicates,
            repeated_identifiers: record.repeated_identifiers,
            indistinguishable: record.indistinguishable,
            without_location: record.without_location,
            notices: record.notices.clone(),
            first_rejects,
        }
    }
}

/// A file that was left out.
#[derive(Debug, Serialize)]
pub struct LeftOut {
    /// The file.
    pub file: String,
    /// Why, and what to do.
    pub why: String,
}

impl LeftOut {
    pub(super) fn failed(error: &SourceError) -> Self {
        let mut why = vec![error.to_string()];
        let mut cause = std::error::Error::source(error);
        while let Some(error) = cause {
            why.push(error.to_string());
            cause = error.source();
        }
        Self { file: error.file().to_owned(), why: why.join(": ") }
    }
}
