//! Kernel density on a grid: where events are dense.

use rayon::prelude::*;

use super::{AxisBandwidths, finite_points};
use crate::StatisticsError;
use crate::numbers::{exposure, number, whole};

/// The shape of the hill put over each event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kernel {
    /// The normal density; the bandwidth is its standard deviation on each axis.
    Gaussian,
    /// (3/π)(1 − u²)² for u < 1; the bandwidth is where it ends on each axis. Its standard deviation on each axis is the
    /// bandwidth/√8, so that a quartic hill needs √8 times the bandwidth of a Gaussian one.
    Quartic,
}

/// Square or oblong cells over the ground.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    /// The lower left corner.
    pub origin: [f64; 2],
    /// The width and height of a cell.
    pub cell: [f64; 2],
    /// How many cells lie side by side.
    pub columns: usize,
    /// How many cells lie one above another.
    pub rows: usize,
}

impl Grid {
    /// The middle of a cell.
    pub fn middle(&self, row: usize, column: usize) -> [f64; 2] {
        [self.line(0, column), self.line(1, row)]
    }

    fn line(&self, axis: usize, at: usize) -> f64 {
        self.origin[axis] + (number(at) + 0.5) * self.cell[axis]
    }
}

/// The density at the middle of each cell of a grid.
#[derive(Debug, Clone, PartialEq)]
pub struct DensityGrid {
    /// The grid.
    pub grid: Grid,
    /// Events per unit of area, row by row from the lowest, each from the left. Not per event: a grid far around all events
    /// holds density × cell area that adds up to the number of events.
    pub density: Vec<f64>,
    /// The kernel.
    pub kernel: Kernel,
    /// The bandwidth: say it with every map, for the rules to choose it differ by a factor of sixteen.
    pub bandwidth: AxisBandwidths,
}

/// Kernel density of events at the middles of a grid's cells, exact, without correction at the edges: near the edge of the
/// ground that events are recorded on, the density is too low.
///
/// The size of the cells matters little, the bandwidth a lot. Source: Silverman, B. W. (1986), Density Estimation for
/// Statistics and Data Analysis, 76; Diggle, P. J. (1985), A kernel method for smoothing point process data, Applied
/// Statistics 34, 138–147.
///
/// Not for points that were moved to a few places before publication: it draws those places.
///
/// # Errors
/// Where a coordinate is no finite number, a bandwidth or cell's side is not above nought, or there are too many cells.
pub fn kernel_density(
    points: &[[f64; 2]],
    grid: Grid,
    kernel: Kernel,
    bandwidth: AxisBandwidths,
) -> Result<DensityGrid, StatisticsError> {
    finite_points(points)?;
    finite_points(&[grid.origin])?;
    for side in [bandwidth.x, bandwidth.y, grid.cell[0], grid.cell[1]] {
        exposure(side)?;
    }
    if grid.rows.checked_mul(grid.columns).is_none_or(|cells| cells > MOST_CELLS) {
        return Err(StatisticsError::Setting {
            name: "cells",
            value: number(grid.rows) * number(grid.columns),
            wanted: "at most a hundred million: take larger cells, or look for a point far from all others",
        });
    }
    let mut density = vec![0.0; grid.rows * grid.columns];
    if grid.columns > 0 {
        match kernel {
            Kernel::Gaussian => gaussian(points, &grid, bandwidth, &mut density),
            Kernel::Quartic => quartic(points, &grid, bandwidth, &mut density),
        }
    }
    Ok(DensityGrid { grid, density, kernel, bandwidth })
}

/// More cells than any map shows.
const MOST_CELLS: usize = 100_000_000;

/// The profiles of so many events' hills are held at once.
const HELD: usize = 4096;

/// So many of them are added at once, so that they stay in the processor's near memory.
const BLOCK: usize = 128;

/// The Gaussian hill is a profile along x times one along y: each is worked out once, not once for every cell.
fn gaussian(points: &[[f64; 2]], grid: &Grid, bandwidth: AxisBandwidths, density: &mut [f64]) {
    let height = 1.0 / (std::f64::consts::TAU * bandwidth.x * bandwidth.y);
    let profile = |events: &[[f64; 2]], axis: usize, scale: f64, cells: usize| -> Vec<f64> {
        let hill = |point: &[f64; 2]| {
            let centre = point[axis];
            (0..cells).map(move |at| {
                let away = (grid.line(axis, at) - centre) / scale;
                (-0.5 * away * away).exp()
            })
        };
        events.par_iter().flat_map_iter(hill).collect()
    };
    // Each thread its rows, so that a cell's sum is in the order of the events whatever the number of threads.
    let band = grid.rows.div_ceil(4 * rayon::current_num_threads()).max(1);
    for events in points.chunks(HELD) {
        let across = profile(events, 0, bandwidth.x, grid.columns);
        let upwards = profile(events, 1, bandwidth.y, grid.rows);
        density.par_chunks_mut(band * grid.columns).enumerate().for_each(|(number, cells)| {
            for from in (0..events.len()).step_by(BLOCK) {
                let block = from..(from + BLOCK).min(events.len());
                for (row, line) in cells.chunks_mut(grid.columns).enumerate() {
                    let row = number * band + row;
                    for event in block.clone() {
                        let factor = height * upwards[event * grid.rows + row];
                        if factor > 0.0 {
                            add(line, factor, &across[event * grid.columns..][..grid.columns]);
                        }
                    }
                }
            }
        });
    }
}

fn add(line: &mut [f64], factor: f64, profile: &[f64]) {
    for (cell, along) in line.iter_mut().zip(profile) {
        *cell += factor * along;
    }
}

/// The quartic hill ends at the bandwidth, so that a row of cells meets only the events about it.
fn quartic(points: &[[f64; 2]], grid: &Grid, bandwidth: AxisBandwidths, density: &mut [f64]) {
    let height = 3.0 / (std::f64::consts::PI * bandwidth.x * bandwidth.y);
    let mut upwards = points.to_vec();
    upwards.sort_by(|one, other| one[1].total_cmp(&other[1]).then(one[0].total_cmp(&other[0])));
    density.par_chunks_mut(grid.columns).enumerate().for_each(|(row, line)| {
        let y = grid.line(1, row);
        let low = upwards.partition_point(|point| point[1] <= y - bandwidth.y);
        let high = upwards.partition_point(|point| point[1] < y + bandwidth.y);
        for point in &upwards[low..high] {
            let left = 1.0 - ((y - point[1]) / bandwidth.y).powi(2);
            if left <= 0.0 {
                continue;
            }
            let half = left.sqrt() * bandwidth.x / grid.cell[0];
            let middle = (point[0] - grid.origin[0]) / grid.cell[0] - 0.5;
            let from = ceiling(middle - half, grid.columns);
            let to = ceiling(middle + half + 1.0, grid.columns);
            for (column, cell) in (from..to).zip(&mut line[from..to]) {
                let across = (grid.line(0, column) - point[0]) / bandwidth.x;
                let rest = (left - across * across).max(0.0);
                *cell += height * rest * rest;
            }
        }
    });
}

/// The least whole number not below a value, kept between nought and a limit.
fn ceiling(value: f64, limit: usize) -> usize {
    whole(value.ceil()).min(limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const GRID: Grid = Grid { origin: [-30.0, -20.0], cell: [0.5, 0.4], columns: 120, rows: 100 };

    #[test]
    fn the_hill_holds_one_event() {
        for (kernel, bandwidth) in [
            (Kernel::Gaussian, AxisBandwidths { x: 3.0, y: 2.0 }),
            (Kernel::Quartic, AxisBandwidths { x: 9.0, y: 6.0 }),
        ] {
            let map = kernel_density(&[[0.3, 0.1]], GRID, kernel, bandwidth).unwrap();
            let whole: f64 = map.density.iter().sum::<f64>() * 0.5 * 0.4;
            assert!((whole - 1.0).abs() < 1e-4, "{kernel:?}: {whole}");
            let spread: f64 = (0..GRID.rows)
                .flat_map(|row| (0..GRID.columns).map(move |column| (row, column)))
                .map(|(row, column)| {
                    let x = GRID.middle(row, column)[0] - 0.3;
                    map.density[row * GRID.columns + column] * 0.2 * x * x
                })
                .sum();
            let expected = if kernel == Kernel::Gaussian { 9.0 } else { 81.0 / 8.0 };
            assert!((spread / expected - 1.0).abs() < 1e-3, "{kernel:?}: {spread}");
        }
    }

    #[test]
    fn the_trap_of_one_axis_for_both() {
        // A package passed the second axis's bandwidth where it was not read: a map must know both.
        let map = |x, y| {
            let bandwidth = AxisBandwidths { x, y };
            kernel_density(&[[0.0, 0.0]], GRID, Kernel::Gaussian, bandwidth).unwrap().density
        };
        assert_ne!(map(1.0, 1.0), map(1.0, 5.0));
        assert_ne!(map(1.0, 5.0), map(5.0, 1.0));
    }

    #[test]
    fn what_has_no_answer() {
        let even = AxisBandwidths { x: 1.0, y: 1.0 };
        let none = kernel_density(&[], GRID, Kernel::Gaussian, even).unwrap();
        assert!(none.density.iter().all(|&each| each == 0.0));
        let empty = Grid { columns: 0, ..GRID };
        assert!(
            kernel_density(&[[0.0, 0.0]], empty, Kernel::Quartic, even).unwrap().density.is_empty()
        );
        for bandwidth in [AxisBandwidths { x: 0.0, y: 1.0 }, AxisBandwidths { x: 1.0, y: f64::NAN }]
        {
            assert!(kernel_density(&[[0.0, 0.0]], GRID, Kernel::Gaussian, bandwidth).is_err());
        }
        assert!(kernel_density(&[[0.0, f64::NAN]], GRID, Kernel::Quartic, even).is_err());
        let huge = Grid { columns: 1_000_000, rows: 1_000_000, ..GRID };
        assert!(kernel_density(&[[0.0, 0.0]], huge, Kernel::Quartic, even).is_err());
    }

    proptest! {
        #[test]
        fn it_is_the_sum_of_the_hills(
            points in prop::collection::vec(prop::array::uniform2(-40.0f64..40.0), 0..300),
            x in 1.0f64..12.0, y in 1.0f64..12.0,
        ) {
            let grid = Grid { origin: [-25.0, -28.0], cell: [5.0, 7.0], columns: 11, rows: 8 };
            for kernel in [Kernel::Gaussian, Kernel::Quartic] {
                let map = kernel_density(&points, grid, kernel, AxisBandwidths { x, y }).unwrap();
                for row in 0..grid.rows {
                    for column in 0..grid.columns {
                        let middle = grid.middle(row, column);
                        let sum: f64 = points.iter().map(|point| {
                            let u2 = ((point[0] - middle[0]) / x).powi(2)
                                + ((point[1] - middle[1]) / y).powi(2);
                            match kernel {
                                Kernel::Gaussian => (-u2 / 2.0).exp() / (std::f64::consts::TAU * x * y),
                                Kernel::Quartic => {
                                    3.0 / (std::f64::consts::PI * x * y) * (1.0 - u2).max(0.0).powi(2)
                                }
                            }
                        }).sum();
                        let ours = map.density[row * grid.columns + column];
                        prop_assert!((ours - sum).abs() < 1e-12, "{} {}", ours, sum);
                    }
                }
            }
        }
    }
}
