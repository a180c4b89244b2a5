//! What keeps a report from being composed. (A figure that data do not allow does not: the report says why it is missing.)

use figure::FiguresError;
use geometry::GeometryError;
use statistics::StatisticsError;
use thiserror::Error;

/// What keeps a report from being composed.
#[derive(Debug, Error)]
pub enum ReportsError {
    /// A question could not be answered at all.
    #[error("{asking} could not be answered")]
    Figures {
        /// What was asked: "the figure of burglary for Bromley".
        asking: String,
        /// Why not.
        #[source]
        source: FiguresError,
    },
    /// A method cannot be used on these figures.
    #[error(transparent)]
    Statistics(#[from] StatisticsError),
    /// A shape cannot be used.
    #[error(transparent)]
    Geometry(#[from] GeometryError),
    /// A question that nothing can answer: spans that overlap, an area on both sides.
    #[error("{0}")]
    Question(String),
    /// None of the measures that a section can stand on is in the catalogue.
    #[error(
        "the catalogue has none of the measures {0}; add one of them to the partnership's own measures"
    )]
    NoMeasure(String),
    /// A narrative that cannot be set.
    #[error("{path}, line {line}, column {column}: {what}")]
    Narrative {
        /// The file.
        path: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong and what to do.
        what: String,
    },
    /// The table of a published document's figures cannot be read.
    #[error("the table of the pack's figures cannot be read: {0}")]
    PackUnreadable(#[from] toml::de::Error),
    /// A row of the table of a published document's figures is wrong.
    #[error(
        "the table of the pack's figures is wrong at \"{at}\", line {line} of the pack: {what}; correct data/pack-figures.toml"
    )]
    PackRow {
        /// The table or claim.
        at: String,
        /// The pack's line.
        line: u32,
        /// What is wrong with it.
        what: String,
    },
}
