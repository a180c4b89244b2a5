//! What keeps a command from being done. The messages of the stops pass through unchanged: each already says what was
//! wrong, where, and what to do.

use std::path::PathBuf;

use thiserror::Error;

use crate::FolderError;

/// A failure of a use case.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum WorkbenchError {
    /// The partnership's folder.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The partnership's records.
    #[error(transparent)]
    Store(#[from] partnership::StoreError),
    /// A backup.
    #[error(transparent)]
    Backup(#[from] crate::BackupError),
    /// A document that somebody else wrote.
    #[error(transparent)]
    Reading(#[from] reading::ReadingError),
    /// Past minutes that cannot be kept as they were confirmed.
    #[error(transparent)]
    Past(#[from] crate::board::past::PastError),
    /// The lake.
    #[error(transparent)]
    Lake(#[from] lake::LakeError),
    /// A publisher's file.
    #[error(transparent)]
    Source(#[from] sources::SourceError),
    /// The register of areas.
    #[error(transparent)]
    Geography(#[from] geography::GeographyError),
    /// A shape that cannot be drawn.
    #[error(transparent)]
    Geometry(#[from] geometry::GeometryError),
    /// The catalogue of measures, or a partnership's own.
    #[error(transparent)]
    Catalogue(#[from] measures::CatalogueError),
    /// What was asked for is no postcode.
    #[error(transparent)]
    Postcode(#[from] figure::PostcodeError),
    /// The partnership's table of harm weights.
    #[error(transparent)]
    HarmWeights(#[from] crate::HarmWeightsError),
    /// A question that cannot be answered at all.
    #[error(transparent)]
    Figures(#[from] figure::FiguresError),
    /// A report.
    #[error(transparent)]
    Report(#[from] reports::ReportsError),
    /// A document that cannot be written in a format.
    #[error(transparent)]
    Publish(#[from] publish::PublishError),
    /// A file of an output could not be written.
    #[error("{} could not be written; check that the folder is there, may be written to and has room", .path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// What the data held do not allow to be drawn.
    #[error("{what} cannot be drawn: {reason}")]
    NoChart {
        /// Which chart: "the chart of burglary".
        what: String,
        /// Why.
        reason: String,
    },
    /// A file that somebody brought and that cannot be read.
    #[error("{file} was not taken")]
    Brought {
        /// Its name.
        file: String,
        /// Why, and what to do.
        #[source]
        source: reading::ReadingError,
    },
    /// A document that cannot be read, so that it was not checked.
    #[error("{file} was not checked")]
    NotChecked {
        /// The file.
        file: String,
        /// Why, and what to do.
        #[source]
        source: reading::ReadingError,
    },
    /// A file of accepted findings that cannot be used.
    #[error("{} cannot be used: {why}; mend it, or move it away to begin a new one", .path.display())]
    Accepted {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// A pack that lacks something without which it cannot be published.
    #[error("the pack was not published: {}", .0.join("; "))]
    NotReady(Vec<String>),
    /// A pack with so many figures that contradict and that nobody has said to have seen.
    #[error(
        "the pack was not published: look at its figures that cannot be right ({0}), and say that you have seen them"
    )]
    NotSeen(usize),
    /// A record of an edition that cannot be read.
    #[error("{} cannot be read; it was altered since it was published: take it back from a copy", .path.display())]
    Record {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: serde_json::Error,
    },
    /// An edition that is published already.
    #[error(
        "{} is published already and would come out differently now; what was published is never overwritten: publish \
         under another date",
        .edition.display()
    )]
    Published {
        /// Its folder.
        edition: PathBuf,
    },
    /// A vintage that is to be deleted, though published editions were made from it.
    #[error(
        "{vintage} was not deleted, nor was any other: {} made from it and could not be built again. A dropped vintage is in no \
         figure, so it can stay; to delete it all the same, add --even-published",
        made_from(.editions)
    )]
    RestsOn {
        /// The vintage.
        vintage: figure::VintageId,
        /// The editions, by name.
        editions: Vec<String>,
    },
    /// A download that cannot be made as it was asked for.
    #[error(transparent)]
    Fetch(#[from] sources::fetch::FetchError),
    /// A name that is no source's.
    #[error("{0}")]
    UnknownSource(String),
    /// Nothing was found to import.
    #[error("{0}")]
    NothingToImport(String),
}

/// "edition a was", "2 editions (a, b) were".
fn made_from(editions: &[String]) -> String {
    match editions {
        [one] => format!("edition {one} was"),
        _ => format!("{} editions ({}) were", editions.len(), editions.join(", ")),
    }
}

impl WorkbenchError {
    /// A question that nothing can answer as it was asked, in a sentence that says what to do.
    pub(crate) fn question(what: String) -> Self {
        Self::Report(reports::ReportsError::Question(what))
    }

    /// Whether the question was wrong, rather than the answer impossible: an unknown name, a group that cannot be made.
    pub fn is_wrong_use(&self) -> bool {
        match self {
            Self::Figures(error) => !matches!(error, figure::FiguresError::Data(_)),
            Self::Report(reports::ReportsError::Figures { source, .. }) => {
                !matches!(source, figure::FiguresError::Data(_))
            }
            Self::Fetch(error) => error.is_wrong_use(),
            Self::Store(error) => matches!(
                error,
                partnership::StoreError::Invalid { .. } | partnership::StoreError::NotFound(_)
            ),
            Self::Past(error) => !matches!(error, crate::board::past::PastError::Draft { .. }),
            Self::Report(reports::ReportsError::Question(_))
            | Self::NotReady(_)
            | Self::NotSeen(_)
            | Self::UnknownSource(_)
            | Self::Postcode(_) => true,
            _ => false,
        }
    }
}
