//! Publishers' files in, typed rows out. A *source* is one publisher's data set in one layout; it declares its publisher,
//! licence line, cadence, caveats and address once, recognises its own files by their header, and turns good rows into
//! Arrow batches and bad rows into [`Reject`]s that name file, line, column and value. It computes nothing.
//!
//! One file a source, the same shape in each: who knows one knows all. [`open`] says what a file, folder or archive holds;
//! [`all`] is the register of sources.
//!
//! ```
//! use sources::{FileContext, Kept};
//!
//! let csv = "month,area,measure,value\n2021-02,Bromley,asb-calls,412\n2021-02,Bexley,asb-calls,-3\n";
//! let context = FileContext::new("own.csv");
//! let mut kept = Kept::default();
//! let source = sources::by_id("own-counts").ok_or("no such source")?;
//! (source.read)(&mut csv.as_bytes(), &context, &mut kept)?;
//! assert_eq!(kept.rows(), 1);
//! assert_eq!(
//!     kept.rejects[0].to_string(),
//!     "own.csv, line 3, column \"value\": \"-3\" is below zero, which a count cannot be"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod area_columns;
mod batch;
mod boundaries;
mod bounded;
mod build;
mod checksum;
mod code_point_open;
mod csp_lookup;
mod csv_rows;
mod error;
pub mod fetch;
mod gla_density;
mod gla_ward_profiles;
mod iod_2019;
mod kept;
mod layouts;
mod lookup_rows;
mod month_columns;
mod mps_borough;
mod mps_ward;
mod mps_wide;
mod ons_lookup;
mod ons_population;
mod onspd;
mod open;
mod own_counts;
mod police_uk;
mod postcode_fields;
mod register;
mod reject;
mod source;
mod tables;
#[cfg(test)]
mod testing;
mod text;
mod workbook;

pub use batch::{Batch, Identity, RowIdentity};
pub use checksum::{Sum, sha256, sha256_of_bytes};
pub use error::SourceError;
pub use kept::Kept;
pub use open::{Container, Entry, Found, Recognised, open};
pub use own_counts::TEMPLATE as OWN_COUNTS_TEMPLATE;
pub use police_uk::{StreetCounts, count_street};
pub use register::{all, by_id, register_markdown};
pub use reject::{Reject, RejectReason};
pub use source::{Beside, Cadence, Download, FileContext, Peek, Sink, Source};
pub use tables::Table;
