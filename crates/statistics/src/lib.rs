//! Numerical methods over counts, slices and small matrices. One file a method; each says its formula, where it is from,
//! which convention it takes where respected packages differ, and is tested against published or independently computed
//! values. Nothing here knows what a crime is.
//!
//! | family | answers |
//! | --- | --- |
//! | [`counts`] | how sure a count or rate is, and whether two differ |
//! | [`time`] | what a series does: its season, its expected range, its peaks |
//! | [`areas`] | how areas compare, and how evenly something is spread over them |
//! | [`space`] | where something clusters |
//! | [`evaluation`] | what changed where something was done |
//! | [`glm`] | how counts hang on what is known of them |
//! | [`multiple`] | what is left of many p-values at once |
//!
//! What draws at random takes a seed, and gives the same answer on any number of processors.
//!
//! ```
//! use statistics::counts::{compare_counts, garwood};
//!
//! // 1,474 burglaries in one year and 2,738 in the year before.
//! let interval = garwood(1474, 0.95)?;
//! assert!(interval.lower > 1399.0 && interval.upper < 1552.0);
//!
//! let change = compare_counts(1474, 1.0, 2738, 1.0)?;
//! assert!(change.p_value < 0.001);
//! assert_eq!(change.method, "score test");
//! # Ok::<(), statistics::StatisticsError>(())
//! ```

pub mod areas;
pub mod counts;
mod error;
pub mod evaluation;
pub mod glm;
pub mod multiple;
mod normal;
mod numbers;
mod random;
pub mod space;
pub mod time;

pub use error::StatisticsError;
