//! Space: where something clusters.
//!
//! What depends on who is whose neighbour takes [`SpatialWeights`]; what depends on places takes points in metres, or any
//! other unit that is the same on both axes.

mod bandwidth;
mod cells;
mod cross_validation;
mod dbscan;
mod diggle;
mod getis_ord;
mod kde;
mod knox;
mod local_moran;
mod moran;
mod neighbours;
mod pai;
mod permutation;
mod precision;
pub mod scan;
mod weights;

pub use bandwidth::{AxisBandwidths, bandwidth_nrd, bandwidth_scott, normal_reference};
pub use cross_validation::{Window, bandwidth_cronie_van_lieshout, bandwidth_likelihood};
pub use dbscan::{Clustering, dbscan};
pub use diggle::bandwidth_diggle;
pub use getis_ord::{GiStar, gi_star, gi_star_permutation};
pub use kde::{DensityGrid, Grid, Kernel, kernel_density};
pub use knox::{Distance, Events, Knox, KnoxBins, KnoxCell, knox};
pub use local_moran::{
    LocalMoran, LocalMoranArea, Moment, Quadrant, local_moran, local_moran_permutation,
};
pub use moran::{Moran, MoranPermutation, moran, moran_permutation};
pub use pai::{pai, pai_curve};
pub use permutation::PermutationP;
pub use precision::{DatePrecision, PointPrecision};
pub use weights::SpatialWeights;

use crate::StatisticsError;
use crate::numbers::finite_at;

/// Nothing, where every coordinate is a number.
pub(crate) fn finite_points<const D: usize>(points: &[[f64; D]]) -> Result<(), StatisticsError> {
    points.iter().enumerate().try_for_each(|(place, point)| {
        point.iter().try_for_each(|&value| finite_at("points", place, value))
    })
}
