//! Square cells.

use super::{Cell, check, outline};
use crate::numbers::floor;
use crate::{Bounds, Contiguity, GeometryError, Point, Shape};

/// Square cells over a rectangle, laid from the origin of the British National Grid. A point on an edge is in the cell east or
/// north of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SquareGrid {
    bounds: Bounds,
    side: f64,
}

impl SquareGrid {
    /// Cells of so many metres a side.
    ///
    /// # Errors
    /// [`GeometryError::Setting`] for a side that is not above nought or gives more than 5,000,000 cells.
    pub fn new(bounds: Bounds, side: f64) -> Result<Self, GeometryError> {
        check(&bounds, side, side * side)?;
        Ok(Self { bounds, side })
    }

    /// The cell that a point is in, whether or not it is one of [`SquareGrid::cells`]; none where the point is no number.
    pub fn cell_of(&self, point: Point) -> Option<Cell> {
        point
            .is_finite()
            .then(|| Cell { row: self.line(point.northing), column: self.line(point.easting) })
    }

    /// The number of the last line at or before the value, by the lines as they are drawn.
    fn line(&self, value: f64) -> i32 {
        let near = floor(value / self.side);
        let at = |line: i32| f64::from(line) * self.side;
        if at(near) > value {
            near - 1
        } else if at(near.saturating_add(1)) <= value {
            near + 1
        } else {
            near
        }
    }

    /// The cells that meet the rectangle, by row and column.
    pub fn cells(&self) -> impl Iterator<Item = Cell> + use<> {
        let grid = *self;
        let columns = grid.line(grid.bounds.west)..=grid.line(grid.bounds.east);
        let rows = grid.line(grid.bounds.south)..=grid.line(grid.bounds.north);
        rows.flat_map(move |row| columns.clone().map(move |column| Cell { row, column }))
    }

    /// The cell's outline. Neighbours share their corners exactly.
    pub fn polygon(&self, cell: Cell) -> Shape {
        let at = |line: i32| f64::from(line) * self.side;
        let (west, south) = (at(cell.column), at(cell.row));
        let (east, north) = (at(cell.column + 1), at(cell.row + 1));
        outline([(west, south), (east, south), (east, north), (west, north)])
    }

    /// The middle of the cell.
    pub fn centre(&self, cell: Cell) -> Point {
        let at = |line: i32| (f64::from(line) + 0.5) * self.side;
        Point { easting: at(cell.column), northing: at(cell.row) }
    }

    /// The four cells that share an edge, or the eight that share an edge or a corner, by row and column.
    pub fn neighbours(&self, cell: Cell, contiguity: Contiguity) -> Vec<Cell> {
        let steps = (-1..=1).flat_map(|row| (-1..=1).map(move |column| (row, column)));
        let shared = steps.filter(|(row, column): &(i32, i32)| match contiguity {
            Contiguity::Rook => row.abs() + column.abs() == 1,
            Contiguity::Queen => (*row, *column) != (0, 0),
        });
        shared
            .map(|(row, column)| Cell { row: cell.row + row, column: cell.column + column })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: Bounds = Bounds { west: 100.0, south: 200.0, east: 450.0, north: 399.0 };

    #[test]
    fn cells_lie_on_the_national_grid() {
        let grid = SquareGrid::new(BOUNDS, 100.0).unwrap();
        let cells: Vec<Cell> = grid.cells().collect();
        assert_eq!(cells.len(), 8);
        assert_eq!(cells[0], Cell { row: 2, column: 1 });
        let cell = grid.cell_of(Point { easting: 200.0, northing: 299.999 }).unwrap();
        assert_eq!(cell, Cell { row: 2, column: 2 });
        assert_eq!(
            grid.polygon(cell).bounds(),
            Bounds { west: 200.0, south: 200.0, east: 300.0, north: 300.0 }
        );
        assert_eq!(grid.centre(cell), Point { easting: 250.0, northing: 250.0 });
        assert_eq!(grid.neighbours(cell, Contiguity::Rook).len(), 4);
        assert_eq!(grid.neighbours(cell, Contiguity::Queen).len(), 8);
        assert_eq!(grid.cell_of(Point { easting: f64::NAN, northing: 0.0 }), None);
    }

    #[test]
    fn senseless_sides_are_refused() {
        for side in [0.0, -1.0, f64::NAN, f64::INFINITY, 0.01] {
            assert!(SquareGrid::new(BOUNDS, side).is_err(), "{side}");
        }
    }
}
