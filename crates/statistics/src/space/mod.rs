//! Space: where something clusters.
//!
//! What depends on who is whose neighbour takes [`SpatialWeights`]; what depends on places takes points in metres, or any
//! other unit that is the same on both axes.

mod cells;
mod discovery;
mod getis_ord;
mod local_moran;
mod moran;
mod neighbours;
mod permutation;
pub mod scan;
mod weights;

pub use discovery::FalseDiscovery;
pub use getis_ord::{GiStar, gi_star, gi_star_permutation};
pub use local_moran::{
    LocalMoran, LocalMoranArea, Moment, Quadrant, local_moran, local_moran_permutation,
};
pub use moran::{Moran, MoranPermutation, moran, moran_permutation};
pub use permutation::PermutationP;
pub use weights::SpatialWeights;

use crate::StatisticsError;
use crate::counts::poisson::real;

/// A number of things, to calculate with.
pub(crate) fn number(count: usize) -> f64 {
    real(count as u64)
}

/// Nothing, where every coordinate is a number.
pub(crate) fn finite_points<const D: usize>(points: &[[f64; D]]) -> Result<(), StatisticsError> {
    match points.iter().position(|point| point.iter().any(|coordinate| !coordinate.is_finite())) {
        None => Ok(()),
        Some(place) => Err(StatisticsError::Value {
            what: "points",
            place,
            value: f64::NAN,
            wanted: "a pair of finite coordinates",
        }),
    }
}
