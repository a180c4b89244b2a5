//! Weights from where areas lie: on a grid, within a distance, or the nearest few.

use rayon::prelude::*;

use super::SpatialWeights;
use super::cells::{CellIndex, side_for, squared};
use crate::StatisticsError;
use crate::numbers::{at_least, number};

impl SpatialWeights {
    /// Cells of a grid, numbered row by row, neighbours where they share an edge or a corner; each of weight 1.
    pub fn queen_grid(rows: usize, columns: usize) -> Self {
        Self::grid(rows, columns, true)
    }

    /// Cells of a grid, numbered row by row, neighbours where they share an edge; each of weight 1.
    pub fn rook_grid(rows: usize, columns: usize) -> Self {
        Self::grid(rows, columns, false)
    }

    fn grid(rows: usize, columns: usize, corners: bool) -> Self {
        let lists = (0..rows * columns).map(|cell| {
            let (row, column) = (cell / columns, cell % columns);
            let mut list = Vec::with_capacity(8);
            for r in row.saturating_sub(1)..=(row + 1).min(rows - 1) {
                for c in column.saturating_sub(1)..=(column + 1).min(columns - 1) {
                    let away = r.abs_diff(row) + c.abs_diff(column);
                    if away == 1 || (corners && away == 2) {
                        list.push((r * columns + c, 1.0));
                    }
                }
            }
            list
        });
        Self::stacked(lists)
    }

    /// Points at most `distance` apart, itself not counted; each of weight 1. Points at the same place are neighbours.
    ///
    /// # Errors
    /// Where a coordinate is no finite number, or the distance not above nought.
    pub fn distance_band(points: &[[f64; 2]], distance: f64) -> Result<Self, StatisticsError> {
        let index = CellIndex::new(points, side_for(distance))?;
        let lists: Vec<Vec<(usize, f64)>> = points
            .par_iter()
            .enumerate()
            .map(|(area, &point)| {
                let near = index.around(point, 1).flatten().filter(|&at| {
                    index.places[at] != area
                        && squared(point, index.points[at]) <= distance * distance
                });
                let mut list: Vec<_> = near.map(|at| (index.places[at], 1.0)).collect();
                list.sort_unstable_by_key(|&(neighbour, _)| neighbour);
                list
            })
            .collect();
        Ok(Self::stacked(lists))
    }

    /// The `k` points nearest to each, itself not counted; each of weight 1. Of points equally far the one that comes first
    /// in the list is taken, so that a row always has `k` neighbours; on a lattice, where ties are common, the choice
    /// matters.
    ///
    /// # Errors
    /// Where a coordinate is no finite number, or there are not more than `k` points.
    pub fn k_nearest(points: &[[f64; 2]], k: usize) -> Result<Self, StatisticsError> {
        at_least("points", points.len(), k + 1)?;
        super::finite_points(points)?;
        let side = spacing(points);
        let index = CellIndex::new(points, side)?;
        let lists: Vec<Vec<(usize, f64)>> = (0..points.len())
            .into_par_iter()
            .map(|area| nearest(&index, points[area], area, k, side))
            .map(|list| list.into_iter().map(|neighbour| (neighbour, 1.0)).collect())
            .collect();
        Ok(Self::stacked(lists))
    }
}

/// A side of cells that hold a few points each: by the middle half of the points along each axis, so that a stray point far
/// away does not put all others in one cell. Where they lie on one spot or line any side does.
fn spacing(points: &[[f64; 2]]) -> f64 {
    let spans = [0, 1].map(|axis| {
        let mut values: Vec<f64> = points.iter().map(|point| point[axis]).collect();
        values.sort_unstable_by(f64::total_cmp);
        let (last, quarter) = (values.len() - 1, values.len() / 4);
        (values[last - quarter] - values[quarter], values[last] - values[0])
    });
    let even = (spans[0].0 * spans[1].0 * 8.0 / number(points.len())).sqrt();
    let whole = spans[0].1.max(spans[1].1);
    even.max(whole / number(points.len()) * 0.01).max(whole * 1e-8).max(1e-300)
}

/// Beyond so many rings all points are looked at: what is left is far from all others.
const MOST_RINGS: u32 = 64;

/// The `k` nearest of the others, in rising order of their places: rings of cells are added until all that is still outside
/// is farther than the farthest taken.
fn nearest(index: &CellIndex, point: [f64; 2], area: usize, k: usize, side: f64) -> Vec<usize> {
    let mut reach = 1_u32;
    loop {
        let whole = reach > MOST_RINGS;
        let near: Vec<usize> = if whole {
            (0..index.points.len()).collect()
        } else {
            index.around(point, i64::from(reach)).flatten().collect()
        };
        let mut found: Vec<(f64, usize)> = near
            .into_iter()
            .filter(|&at| index.places[at] != area)
            .map(|at| (squared(point, index.points[at]), index.places[at]))
            .collect();
        found.sort_unstable_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        // Whatever is not in these cells is at least this far, less a little for rounding.
        let sure = f64::from(reach) * side * (1.0 - 1e-6);
        let enough = k == 0 || found.get(k - 1).is_some_and(|&(far, _)| far < sure * sure);
        if enough || whole {
            let mut list: Vec<usize> = found[..k].iter().map(|&(_, place)| place).collect();
            list.sort_unstable();
            return list;
        }
        reach *= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn grids() {
        let queen = SpatialWeights::queen_grid(3, 4);
        assert_eq!(queen.row(0).0, [1, 4, 5]);
        assert_eq!(queen.row(5).0, [0, 1, 2, 4, 6, 8, 9, 10]);
        let rook = SpatialWeights::rook_grid(3, 4);
        assert_eq!(rook.row(0).0, [1, 4]);
        assert_eq!(rook.row(5).0, [1, 4, 6, 9]);
        assert!(SpatialWeights::queen_grid(0, 4).is_empty());
        assert_eq!(SpatialWeights::queen_grid(1, 1).islands(), [0]);
    }

    #[test]
    fn a_band_holds_its_edge_and_ties_go_to_the_first() {
        let line = [[0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [9.0, 0.0]];
        let band = SpatialWeights::distance_band(&line, 1.0).unwrap();
        assert_eq!(band.row(1).0, [0, 2]);
        assert_eq!(band.islands(), [3]);
        let nearest = SpatialWeights::k_nearest(&line, 1).unwrap();
        assert_eq!(nearest.row(1).0, [0]);
        assert_eq!(nearest.row(3).0, [2]);
        assert!(SpatialWeights::k_nearest(&line, 4).is_err());
        assert!(SpatialWeights::distance_band(&line, 0.0).is_err());
        assert!(SpatialWeights::distance_band(&line, f64::NAN).is_err());
        let same = SpatialWeights::k_nearest(&[[3.0, 3.0]; 4], 2).unwrap();
        assert_eq!(same.row(0).0, [1, 2]);
    }

    #[test]
    fn stray_points_find_their_neighbours_and_cost_the_others_nothing() {
        let mut points: Vec<[f64; 2]> =
            (0..2_500u32).map(|at| [f64::from(at % 50), f64::from(at / 50)]).collect();
        points.push([5e6, -5e6]);
        let weights = SpatialWeights::k_nearest(&points, 2).unwrap();
        assert_eq!(weights.row(2_500).0, [48, 49]);
        assert_eq!(weights.row(51).0, [1, 50]);
        let line: Vec<[f64; 2]> = (0..100u32).map(|at| [f64::from(at), 7.0]).collect();
        assert_eq!(SpatialWeights::k_nearest(&line, 2).unwrap().row(50).0, [49, 51]);
    }

    proptest! {
        #[test]
        fn the_nearest_are_those_of_a_full_search(
            points in prop::collection::vec(prop::array::uniform2(-9i32..9), 8..70), k in 1usize..7,
        ) {
            // Whole numbers, so that ties are many.
            let points: Vec<[f64; 2]> = points.iter().map(|p| p.map(f64::from)).collect();
            let weights = SpatialWeights::k_nearest(&points, k).unwrap();
            for area in 0..points.len() {
                let mut all: Vec<usize> = (0..points.len()).filter(|&other| other != area).collect();
                all.sort_by(|&a, &b| {
                    let far = |at: usize| squared(points[area], points[at]);
                    far(a).total_cmp(&far(b)).then(a.cmp(&b))
                });
                all.truncate(k);
                all.sort_unstable();
                prop_assert_eq!(weights.row(area).0, all);
            }
        }
    }
}
