//! Seasonal-trend decomposition by loess: what of a series is season, what trend, and what is left.

mod loess;
mod plan;
mod robustness;
mod settings;

use std::collections::BTreeMap;

use rayon::prelude::*;

pub use plan::{Decomposition, StlPlan};
pub use settings::{Season, StlSettings};

use crate::StatisticsError;

/// Decomposes a series of equally spaced values into season, trend and remainder: see [`StlPlan`] for the method and
/// [`StlSettings`] for its conventions. A missing value is none, not nought.
///
/// # Errors
/// See [`StlPlan::new`] and [`StlPlan::decompose`].
pub fn stl(
    values: &[Option<f64>],
    settings: &StlSettings,
) -> Result<Decomposition, StatisticsError> {
    StlPlan::new(values.len(), settings)?.decompose(values)
}

/// Decomposes many series, each as [`stl`] does, on all processors; what depends on a series' length alone is worked out
/// once. The results are in the order of the series.
pub fn stl_many<S: AsRef<[Option<f64>]> + Sync>(
    series: &[S],
    settings: &StlSettings,
) -> Vec<Result<Decomposition, StatisticsError>> {
    let mut plans = BTreeMap::new();
    for one in series {
        let length = one.as_ref().len();
        plans.entry(length).or_insert_with(|| StlPlan::new(length, settings));
    }
    let decompose = |one: &S| match &plans[&one.as_ref().len()] {
        Ok(plan) => plan.decompose(one.as_ref()),
        Err(error) => Err(*error),
    };
    series.par_iter().map(decompose).collect()
}

#[cfg(test)]
mod tests;
