//! Points and shapes on the British National Grid, in metres: where a file's coordinates lie, whether its polygons are valid,
//! which area a point is in, which areas share ground or an edge, and grids of cells. Pure functions over coordinates; nothing
//! here knows what a ward is.
//!
//! | to | there is |
//! | --- | --- |
//! | read a file's coordinates | [`Crs`], [`Shape::new`], [`polygons_from_wkb`] |
//! | put points into areas | [`AreaIndex`]; the nearest of many points: [`PointIndex`] |
//! | compare areas | [`Shape::share_in`], [`contiguous`] |
//! | draw areas small | [`simplify`] |
//! | lay a grid | [`SquareGrid`], [`HexGrid`] |
//!
//! ```
//! use geometry::{AreaIndex, Crs, Point, Shape};
//! use geo_types::polygon;
//!
//! // A square of 2 km about Bromley, in longitude and latitude.
//! let square = polygon![(x: 0.00, y: 51.39), (x: 0.03, y: 51.39), (x: 0.03, y: 51.41), (x: 0.00, y: 51.41)];
//! let (shape, repairs) = Shape::new(square.into(), &Crs::Wgs84)?;
//! assert!(repairs.is_empty());
//! assert!((shape.area() - 4.64e6).abs() < 0.05e6);
//!
//! let index = AreaIndex::new([&shape]);
//! assert_eq!(index.locate(Point::from_lonlat(0.015, 51.40)?), Some(0));
//! assert_eq!(index.locate(Point::from_lonlat(0.050, 51.40)?), None);
//! # Ok::<(), geometry::GeometryError>(())
//! ```

mod area_index;
mod bands;
mod bounds;
mod contiguous;
mod crs;
mod edges;
mod error;
mod faults;
mod grid;
mod misplaced;
mod numbers;
mod outline;
mod point;
mod point_index;
mod prj;
mod projected;
mod redraw;
mod rings;
mod shape;
mod shares;
mod simplify;
#[cfg(test)]
mod test_shapes;
mod thinning;
mod to_grid;
mod topology;
mod well_known;

pub use area_index::AreaIndex;
pub use bounds::Bounds;
pub use contiguous::{Contiguity, contiguous};
pub use crs::Crs;
pub use error::{Fault, GeometryError, Place, Repair};
pub use grid::{Cell, HexGrid, SquareGrid};
pub use outline::outline;
pub use point::Point;
pub use point_index::PointIndex;
pub use projected::Projected;
pub use shape::{MOST_VERTICES, Shape};
pub use shares::largest_share;
pub use simplify::simplify;
pub use well_known::polygons_from_wkb;
