//! Grids of cells over the country, laid from the origin of the British National Grid, so that the same place is in the same
//! cell in each run.

mod hex;
mod square;

pub use hex::HexGrid;
pub use square::SquareGrid;

use geo_types::{LineString, Polygon};

use crate::numbers::float;
use crate::{Bounds, GeometryError, Shape};

/// The most cells that a grid may have over its bounds.
const MOST_CELLS: usize = 5_000_000;

/// A cell of a grid, by its column and row from the origin of the British National Grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// Counted northwards.
    pub row: i32,
    /// Counted eastwards.
    pub column: i32,
}

/// # Errors
/// [`GeometryError::Setting`] for a size that is not above nought or gives too many cells of this area.
fn check(bounds: &Bounds, size: f64, cell_area: f64) -> Result<(), GeometryError> {
    let cells = bounds.width() * bounds.height() / cell_area;
    if size.is_finite() && size > 0.0 && cells <= float(MOST_CELLS) {
        return Ok(());
    }
    Err(GeometryError::Setting {
        name: "the size of a cell in metres",
        value: size,
        wanted: "above nought, and large enough for no more than 5,000,000 cells",
    })
}

/// A shape from the corners of a cell, anticlockwise.
fn outline<const CORNERS: usize>(corners: [(f64, f64); CORNERS]) -> Shape {
    let ring = LineString::from(corners.to_vec());
    Shape::known_valid(Polygon::new(ring, Vec::new()).into())
}
