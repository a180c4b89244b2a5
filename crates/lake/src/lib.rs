//! The lake: typed tables as Parquet files, with a manifest of the vintages they came from, and queries over them.
//!
//! A *vintage* is one publication of a data set. A [`Writer`] takes what a source reads and makes a vintage of it, row by row
//! and in bounded memory; [`Lake`] lists the vintages and answers questions about them through `DataFusion`. Importing never
//! destroys an earlier vintage, the order of import never matters, and a crash at any moment leaves the lake as it was or as
//! it becomes.
//!
//! ```
//! use lake::{Lake, LakeError};
//!
//! let folder = tempfile::tempdir()?;
//! let lake = Lake::create(folder.path().join("lake"))?;
//! assert!(lake.vintages().is_empty());
//!
//! // Whoever asks where there is none learns which file is missing, and what to do.
//! let error = Lake::open(folder.path().join("elsewhere")).unwrap_err();
//! assert!(matches!(error, LakeError::NoLake { .. }));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod ask;
mod coverage;
#[cfg(test)]
mod crash_tests;
mod draft;
mod error;
mod fs;
mod lake;
mod layout;
mod manifest;
mod query;
mod record;
mod whole;
mod write;

pub use coverage::{Coverage, PartCoverage};
pub use draft::{Imported, VintageDraft};
pub use error::LakeError;
pub use lake::Lake;
pub use query::{
    BoundaryRow, Box2, CountCell, CountsQuery, CountsResult, GroupBy, IndicatorRow,
    IndicatorsQuery, LookupRow, PointCell, PointsQuery, PopulationCell, PostcodeRow, Revision,
};
pub use record::{EntryRecord, FileRecord, Lateness, VintageRecord};
pub use write::Writer;
