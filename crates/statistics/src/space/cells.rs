//! Points sorted into square cells, so that those near a place are found without looking at all.

use std::ops::Range;

use super::finite_points;
use crate::StatisticsError;

/// Points in the order of their cells: row by row, and within a row by column. Memory goes with the number of points, not
/// with the ground they cover: one stray point far away costs nothing.
pub(crate) struct CellIndex {
    side: f64,
    origin: [f64; 2],
    /// The points by cell, then in the order given.
    pub points: Vec<[f64; 2]>,
    /// Where each of `points` stood in the list given.
    pub places: Vec<usize>,
    cells: Vec<Cell>,
    /// The rows that have cells, and the first cell of each; a last entry ends the list.
    rows: Vec<(i64, usize)>,
}

/// A cell with at least one point.
#[derive(Debug, Clone, Copy)]
struct Cell {
    column: i64,
    start: usize,
}

/// As many cells along one side as can be told apart with room to spare for rounding.
const MOST_CELLS: f64 = 1e9;

impl CellIndex {
    pub(crate) fn new(points: &[[f64; 2]], side: f64) -> Result<Self, StatisticsError> {
        finite_points(points)?;
        let low = |axis: usize| points.iter().map(|p| p[axis]).fold(f64::INFINITY, f64::min);
        let high = |axis: usize| points.iter().map(|p| p[axis]).fold(f64::NEG_INFINITY, f64::max);
        let origin = if points.is_empty() { [0.0, 0.0] } else { [low(0), low(1)] };
        let extent =
            if points.is_empty() { 0.0 } else { (high(0) - origin[0]).max(high(1) - origin[1]) };
        if !(side > 0.0 && side.is_finite() && extent / side < MOST_CELLS) {
            return Err(StatisticsError::Setting {
                name: "distance",
                value: side,
                wanted: "a distance above nought, and not a billion times smaller than the ground covered",
            });
        }
        let mut index = Self {
            side,
            origin,
            points: Vec::with_capacity(points.len()),
            places: Vec::with_capacity(points.len()),
            cells: Vec::new(),
            rows: Vec::new(),
        };
        let mut order: Vec<(i64, i64, usize)> = points
            .iter()
            .enumerate()
            .map(|(place, point)| (index.line(point[1], 1), index.line(point[0], 0), place))
            .collect();
        order.sort_unstable();
        let mut last = None;
        for (position, &(row, column, place)) in order.iter().enumerate() {
            if last.map(|(row, _)| row) != Some(row) {
                index.rows.push((row, index.cells.len()));
            }
            if last != Some((row, column)) {
                index.cells.push(Cell { column, start: position });
            }
            last = Some((row, column));
            index.points.push(points[place]);
            index.places.push(place);
        }
        index.rows.push((i64::MAX, index.cells.len()));
        index.cells.push(Cell { column: i64::MAX, start: points.len() });
        Ok(index)
    }

    /// The line of cells that a coordinate is in.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "checked against the most cells, or saturated"
    )]
    fn line(&self, coordinate: f64, axis: usize) -> i64 {
        ((coordinate - self.origin[axis]) / self.side).floor() as i64
    }

    /// Row and column of the cell of a place.
    pub(crate) fn cell_of(&self, point: [f64; 2]) -> (i64, i64) {
        (self.line(point[1], 1), self.line(point[0], 0))
    }

    /// Each cell that has points: row, column, and where its points stand.
    pub(crate) fn cells(&self) -> impl Iterator<Item = (i64, i64, Range<usize>)> + '_ {
        self.rows.windows(2).flat_map(move |pair| {
            (pair[0].1..pair[1].1).map(move |cell| {
                let range = self.cells[cell].start..self.cells[cell + 1].start;
                (pair[0].0, self.cells[cell].column, range)
            })
        })
    }

    /// Where the points of one row's cells stand, from one column to another, both included.
    pub(crate) fn stretch(&self, row: i64, from: i64, to: i64) -> Range<usize> {
        let at = self.rows.partition_point(|&(each, _)| each < row);
        if self.rows[at].0 != row || row == i64::MAX {
            return 0..0;
        }
        let (first, end) = (self.rows[at].1, self.rows[at + 1].1);
        let cells = &self.cells[first..end];
        let low = first + cells.partition_point(|cell| cell.column < from);
        let high = first + cells.partition_point(|cell| cell.column <= to);
        self.cells[low].start..self.cells[high].start
    }

    /// For each cell, in order, where the points of the cells about it stand: one range for each of `ROWS` rows, as many
    /// columns wide. Ends move only forwards along a row, so that nothing is searched for.
    pub(crate) fn neighbourhoods<const ROWS: usize>(&self) -> Vec<[Range<usize>; ROWS]> {
        let reach = i64::try_from(ROWS / 2).unwrap_or(0);
        let empty: [Range<usize>; ROWS] = std::array::from_fn(|_| 0..0);
        let mut around = vec![empty; self.cells.len() - 1];
        for (line, from) in (-reach..=reach).enumerate() {
            let mut other = 0;
            for pair in self.rows.windows(2) {
                while self.rows[other].0 < pair[0].0 + from {
                    other += 1;
                }
                if self.rows[other].0 != pair[0].0 + from || other + 1 == self.rows.len() {
                    continue;
                }
                let end = self.rows[other + 1].1;
                let (mut low, mut high) = (self.rows[other].1, self.rows[other].1);
                for (cell, ranges) in (pair[0].1..pair[1].1).zip(&mut around[pair[0].1..]) {
                    let column = self.cells[cell].column;
                    while low < end && self.cells[low].column < column - reach {
                        low += 1;
                    }
                    while high < end && self.cells[high].column <= column + reach {
                        high += 1;
                    }
                    ranges[line] = self.cells[low].start..self.cells[high].start;
                }
            }
        }
        around
    }

    /// The places of the points in the cells up to `reach` away from that of a point, in ranges.
    pub(crate) fn around(
        &self,
        point: [f64; 2],
        reach: i64,
    ) -> impl Iterator<Item = Range<usize>> + '_ {
        let (row, column) = self.cell_of(point);
        (row - reach..=row + reach)
            .map(move |each| self.stretch(each, column - reach, column + reach))
    }
}

/// A side of cells at which whatever is within `distance` stands in the same cell or one beside it, rounding included.
pub(crate) fn side_for(distance: f64) -> f64 {
    distance * (1.0 + 1e-6)
}

/// The square of the distance between two points.
pub(crate) fn squared(one: [f64; 2], other: [f64; 2]) -> f64 {
    let (dx, dy) = (one[0] - other[0], one[1] - other[1]);
    dx * dx + dy * dy
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whatever_is_near_is_found(
            points in prop::collection::vec(prop::array::uniform2(-50.0f64..50.0), 1..60),
            distance in 0.5f64..40.0,
        ) {
            let index = CellIndex::new(&points, side_for(distance)).unwrap();
            for point in &points {
                let mut found: Vec<usize> = index
                    .around(*point, 1)
                    .flatten()
                    .filter(|&at| squared(*point, index.points[at]) <= distance * distance)
                    .map(|at| index.places[at])
                    .collect();
                found.sort_unstable();
                let all: Vec<usize> = (0..points.len())
                    .filter(|&other| squared(*point, points[other]) <= distance * distance)
                    .collect();
                prop_assert_eq!(found, all);
            }
            let around = index.neighbourhoods::<5>();
            let mut held = 0;
            for ((row, column, range), around) in index.cells().zip(around) {
                held += range.len();
                for (line, ours) in (row - 2..=row + 2).zip(around) {
                    let searched = index.stretch(line, column - 2, column + 2);
                    prop_assert!(ours == searched || (ours.is_empty() && searched.is_empty()));
                }
            }
            prop_assert_eq!(held, points.len());
        }
    }

    #[test]
    fn a_stray_point_costs_nothing_and_a_distance_of_nought_is_refused() {
        let points = [[0.0, 0.0], [1.0, 1.0], [5e6, 5e6]];
        assert_eq!(CellIndex::new(&points, 1.0).unwrap().cells().count(), 3);
        assert!(CellIndex::new(&points, 0.0).is_err());
        assert!(CellIndex::new(&points, 1e-9).is_err());
        assert!(CellIndex::new(&[[f64::NAN, 0.0]], 1.0).is_err());
        assert_eq!(CellIndex::new(&[], 1.0).unwrap().around([0.0, 0.0], 1).flatten().count(), 0);
    }
}
