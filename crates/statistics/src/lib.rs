//! Numerical methods over counts, slices and small matrices. One file a method; each says its formula, where it is from,
//! which convention it takes where respected packages differ, and is tested against published or independently computed
//! values. Nothing here knows what a crime is.
//!
//! ```
//! use statistics::{compare_counts, garwood};
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

mod compare_counts;
mod e_test;
mod error;
mod garwood;
mod poisson;
mod score_test;

pub use compare_counts::{CountComparison, compare_counts};
pub use e_test::e_test;
pub use error::StatisticsError;
pub use garwood::{Limits, garwood};
pub use score_test::score_test;
