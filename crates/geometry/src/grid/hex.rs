//! Hexagonal cells.

use super::{Cell, check, outline};
use crate::numbers::floor;
use crate::{Bounds, GeometryError, Point, Shape};

/// Hexagonal cells over a rectangle, one corner to the north, laid from the origin of the British National Grid: the middle of
/// row 0, column 0 is the origin, and rows of odd number lie half a cell further east. A point equally near to two middles is
/// in the cell of the lower row, or of the lower column in one row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HexGrid {
    bounds: Bounds,
    width: f64,
    /// A third of the way from one row's middles to the next, in metres.
    third: f64,
}

impl HexGrid {
    /// Cells of so many metres from edge to opposite edge, which is the distance from each middle to the next.
    ///
    /// # Errors
    /// [`GeometryError::Setting`] for a width that is not above nought or gives more than 5,000,000 cells.
    pub fn new(bounds: Bounds, width: f64) -> Result<Self, GeometryError> {
        let third = width / (2.0 * 3.0_f64.sqrt());
        check(&bounds, width, width * third * 3.0)?;
        Ok(Self { bounds, width, third })
    }

    /// The cell that a point is in, whether or not it is one of [`HexGrid::cells`]; none where the point is no number.
    pub fn cell_of(&self, point: Point) -> Option<Cell> {
        if !point.is_finite() {
            return None;
        }
        let row = floor(point.northing / (3.0 * self.third));
        let near = [row, row.saturating_add(1)].into_iter().flat_map(|row| {
            let column = floor(point.easting / self.width - odd(row) / 2.0);
            [Cell { row, column }, Cell { row, column: column.saturating_add(1) }]
        });
        // The first of those equally near, and they come by row and column.
        near.map(|cell| (self.centre(cell).distance(point), cell))
            .reduce(|least, other| if other.0 < least.0 { other } else { least })
            .map(|(_, cell)| cell)
    }

    /// The cells that meet the rectangle, by row and column.
    pub fn cells(&self) -> impl Iterator<Item = Cell> + use<> {
        let grid = *self;
        let rows = floor(grid.bounds.south / (3.0 * grid.third)) - 1
            ..=floor(grid.bounds.north / (3.0 * grid.third)) + 2;
        let columns =
            floor(grid.bounds.west / grid.width) - 2..=floor(grid.bounds.east / grid.width) + 2;
        rows.flat_map(move |row| columns.clone().map(move |column| Cell { row, column }))
            .filter(move |cell| grid.meets_bounds(*cell))
    }

    /// Whether the cell and the rectangle have a point in common: a corner, a middle, or a point on the cell's upright edges or
    /// tips nearest the rectangle.
    fn meets_bounds(&self, cell: Cell) -> bool {
        let corners = self.corners(cell).map(|(easting, northing)| Point { easting, northing });
        if corners.iter().any(|corner| self.bounds.contains(*corner)) {
            return true;
        }
        let bounds = &self.bounds;
        let of_bounds = [
            (bounds.west, bounds.south),
            (bounds.east, bounds.south),
            (bounds.east, bounds.north),
            (bounds.west, bounds.north),
        ];
        if of_bounds
            .into_iter()
            .any(|(easting, northing)| self.cell_of(Point { easting, northing }) == Some(cell))
        {
            return true;
        }
        // Neither holds a corner of the other, so they meet only where one goes right across the other.
        let box_of = self.polygon(cell).bounds();
        let centre = self.centre(cell);
        box_of.meets(bounds)
            && ((bounds.west..=bounds.east).contains(&centre.easting)
                || (bounds.south..=bounds.north).contains(&centre.northing))
    }

    /// The cell's outline. Neighbours share their corners exactly.
    pub fn polygon(&self, cell: Cell) -> Shape {
        outline(self.corners(cell))
    }

    /// From the southern corner anticlockwise. Each is a whole number of half widths east of the origin and of thirds north of
    /// it, so that neighbours reckon it alike.
    fn corners(&self, cell: Cell) -> [(f64, f64); 6] {
        let half = f64::from(cell.column) * 2.0 + odd(cell.row);
        let third = f64::from(cell.row) * 3.0;
        [(0.0, -2.0), (1.0, -1.0), (1.0, 1.0), (0.0, 2.0), (-1.0, 1.0), (-1.0, -1.0)]
            .map(|(east, north)| ((half + east) * (self.width / 2.0), (third + north) * self.third))
    }

    /// The middle of the cell.
    pub fn centre(&self, cell: Cell) -> Point {
        Point {
            easting: (f64::from(cell.column) * 2.0 + odd(cell.row)) * (self.width / 2.0),
            northing: f64::from(cell.row) * 3.0 * self.third,
        }
    }

    /// The six cells that share an edge, by row and column.
    pub fn neighbours(&self, cell: Cell) -> Vec<Cell> {
        let east = cell.row.rem_euclid(2);
        [(-1, east - 1), (-1, east), (0, -1), (0, 1), (1, east - 1), (1, east)]
            .map(|(row, column)| Cell { row: cell.row + row, column: cell.column + column })
            .to_vec()
    }
}

/// 1 for a row of odd number.
fn odd(row: i32) -> f64 {
    f64::from(row.rem_euclid(2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Contiguity, contiguous};

    const BOUNDS: Bounds =
        Bounds { west: 520_000.0, south: 150_000.0, east: 524_000.0, north: 153_000.0 };

    #[test]
    fn cells_cover_the_bounds_without_gaps() {
        let grid = HexGrid::new(BOUNDS, 500.0).unwrap();
        let cells: Vec<Cell> = grid.cells().collect();
        let shapes: Vec<Shape> = cells.iter().map(|cell| grid.polygon(*cell)).collect();
        assert!((shapes[0].area() - 500.0 * 500.0 * 3.0_f64.sqrt() / 2.0).abs() < 1e-3);
        let index = crate::AreaIndex::new(&shapes);
        for n in 0..400_u32 {
            let point = Point {
                easting: BOUNDS.west + 0.1 + f64::from(n % 20) * 207.3,
                northing: BOUNDS.south + f64::from(n / 20) * 151.9,
            };
            let cell = grid.cell_of(point).unwrap();
            assert_eq!(index.locate(point).map(|place| cells[place]), Some(cell), "{point:?}");
        }
    }

    #[test]
    fn neighbours_share_edges() {
        let grid = HexGrid::new(BOUNDS, 500.0).unwrap();
        let cells: Vec<Cell> = grid.cells().collect();
        let shapes: Vec<Shape> = cells.iter().map(|cell| grid.polygon(*cell)).collect();
        let found = contiguous(&shapes.iter().collect::<Vec<_>>(), Contiguity::Rook, 0.0).unwrap();
        for (cell, found) in cells.iter().zip(found) {
            let found: Vec<Cell> = found.into_iter().map(|place| cells[place]).collect();
            let wanted = grid.neighbours(*cell);
            let there: Vec<Cell> = wanted.into_iter().filter(|cell| cells.contains(cell)).collect();
            assert_eq!(found, there);
        }
        assert_eq!(
            grid.cell_of(grid.centre(Cell { row: 3, column: -7 })),
            Some(Cell { row: 3, column: -7 })
        );
        assert_eq!(grid.cell_of(Point { easting: 0.0, northing: f64::NAN }), None);
        assert!(HexGrid::new(BOUNDS, 0.0).is_err() && HexGrid::new(BOUNDS, 0.5).is_err());
    }
}
