//! For tests only: shapes from a few numbers.

use geo_types::LineString;

use crate::Shape;

/// A closed ring.
pub fn ring(points: &[(f64, f64)]) -> LineString<f64> {
    points.iter().chain(points.first()).copied().collect()
}

/// A shape from the rings of its polygons, which must need no repair but turning.
pub fn shape(polygons: &[&[&[(f64, f64)]]]) -> Shape {
    let rings = polygons.iter().map(|rings| rings.iter().map(|points| ring(points)).collect());
    Shape::on_the_grid(rings.collect()).unwrap().0
}

/// An upright square.
pub fn square(x: f64, y: f64, side: f64) -> Shape {
    shape(&[&[&[(x, y), (x + side, y), (x + side, y + side), (x, y + side)]]])
}
