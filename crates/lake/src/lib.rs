//! The lake: typed tables as Parquet files, with a manifest of the vintages they came from, and queries over them.
//!
//! A *vintage* is one publication of a data set. Importing never destroys an earlier one; a crash at any moment leaves the
//! lake as it was or as it becomes.

mod coverage;
mod draft;
mod error;
mod lake;
mod query;
mod record;
mod writer;

pub use coverage::{Coverage, PartCoverage};
pub use draft::{Imported, VintageDraft};
pub use error::LakeError;
pub use lake::Lake;
pub use query::{
    CountCell, CountsQuery, CountsResult, GroupBy, IndicatorRow, IndicatorsQuery, LookupRow,
    PopulationCell, Revision,
};
pub use record::{EntryRecord, FileRecord, Lateness, VintageRecord};
pub use writer::Writer;
