//! Counts and rates: how sure one is, and whether two differ by more than chance.

mod compare_counts;
mod e_test;
mod garwood;
pub(crate) mod poisson;
mod score_test;

pub use compare_counts::{CountComparison, compare_counts};
pub use e_test::e_test;
pub use garwood::{Limits, garwood};
pub use score_test::score_test;
