//! Kernel density: where points lie densest.

use statistics::space::{AxisBandwidths, Grid, Kernel, bandwidth_scott, kernel_density};

use super::HotSpotsInput;
use super::answer::HotSpotNumbers;
use super::cells::Cells;
use super::found::Found;
use super::places::Places;
use crate::ReportsError;

/// The share of the ground that the densest cells may cover and be called hot.
pub(super) const DENSEST: f64 = 0.05;

/// Densities this near to each other in ratio are equal: the same points summed in another order.
const EQUAL: f64 = 1e-9;

/// The densest cells are hot, as many as cover no more than [`DENSEST`] of the ground; cells of equal density together or
/// not at all.
pub(super) fn look(
    input: &HotSpotsInput,
    places: &Places,
    period: usize,
    bandwidth: Option<f64>,
) -> Result<Found, ReportsError> {
    let Some(grid) = &places.grid else {
        return Err(ReportsError::Question("a density is drawn on a grid of cells".to_owned()));
    };
    let points: Vec<[f64; 2]> = grid
        .points
        .iter()
        .flat_map(|(point, counts)| {
            std::iter::repeat_n(*point, usize::try_from(counts[period]).unwrap_or(0))
        })
        .collect();
    let Some(width) = input.settings.bandwidth.or(bandwidth).or_else(|| rule(&points)) else {
        let why =
            "there are too few points, or all lie on one line, so that the rule gives no bandwidth";
        return Ok(Found::nothing(places, why));
    };
    let densities = densities(grid, &points, width)?;
    let numbers = densities
        .iter()
        .map(|density| HotSpotNumbers { density: Some(*density), ..HotSpotNumbers::default() });
    Ok(Found {
        hot: densest(&densities, places),
        numbers: numbers.collect(),
        bandwidth: Some(width),
        ..Found::default()
    })
}

/// Scott's rule, the mean of both axes: it smooths more than rules that look at how near points are to each other, which on
/// points moved to street anchors find the anchors.
fn rule(points: &[[f64; 2]]) -> Option<f64> {
    bandwidth_scott(points).ok().map(AxisBandwidths::mean)
}

/// The density at each cell's middle, a km².
fn densities(grid: &Cells, points: &[[f64; 2]], width: f64) -> Result<Vec<f64>, ReportsError> {
    let rows = || grid.places.iter().map(|cell| cell.row);
    let columns = || grid.places.iter().map(|cell| cell.column);
    let (south, west) = (rows().min().unwrap_or(0), columns().min().unwrap_or(0));
    let span = |first: i32, last: Option<i32>| usize::try_from(last.unwrap_or(first) - first + 1);
    let laid = Grid {
        origin: [f64::from(west) * grid.side, f64::from(south) * grid.side],
        cell: [grid.side, grid.side],
        columns: span(west, columns().max()).unwrap_or(0),
        rows: span(south, rows().max()).unwrap_or(0),
    };
    let smooth = kernel_density(points, laid, Kernel::Gaussian, AxisBandwidths::even(width))?;
    let at = |first: i32, line: i32| usize::try_from(line - first).unwrap_or(0);
    let density = |cell: &geometry::Cell| {
        smooth.density[at(south, cell.row) * laid.columns + at(west, cell.column)] * 1e6
    };
    Ok(grid.places.iter().map(density).collect())
}

fn densest(densities: &[f64], places: &Places) -> Vec<bool> {
    let ground: f64 = places.all.iter().map(|place| place.ground).sum();
    let mut order: Vec<usize> = (0..densities.len()).collect();
    order.sort_by(|one, other| densities[*other].total_cmp(&densities[*one]));
    let mut hot = vec![false; densities.len()];
    let mut covered = 0.0;
    for equals in order.chunk_by(|one, other| densities[*one] <= densities[*other] * (1.0 + EQUAL))
    {
        covered += equals.iter().map(|place| places.all[*place].ground).sum::<f64>();
        if covered > DENSEST * ground {
            break;
        }
        for place in equals {
            hot[*place] = true;
        }
    }
    hot
}
