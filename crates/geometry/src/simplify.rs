//! Drawing areas small: fewer vertices, no gaps.

use std::collections::BTreeSet;

use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use crate::faults::{self, Found};
use crate::numbers::place;
use crate::thinning::Thinning;
use crate::topology::{Ring, Topology};
use crate::{GeometryError, Shape};

/// Neighbours' vertices no further apart than this are one, in metres.
const SNAP: f64 = 0.1;

/// The shapes with fewer vertices, each at its place. No vertex of the source lies further than `tolerance_metres` from the
/// edge that replaces it. Neighbours keep the same edge between them, since it is thinned once for both; points where three
/// areas meet stay; no ring vanishes, and no two edges come to cross that did not. Where neighbours do not share vertices
/// exactly, those within 0.1 m of one another, or of an edge, are joined first. The result for a shape does not depend on the
/// shapes' order, but does on which others there are.
///
/// A shape that would not stay valid because it crosses a neighbour in the source keeps all its vertices.
///
/// The method is greedy: of all vertices that may go the one that moves the line least goes first. One may go if the triangle
/// that it makes with its neighbours holds no other vertex and the new edge is not there already; on a plane without crossing
/// edges this keeps them from crossing (compare Visvalingam and Whyatt 1993, whose order it is but for the measure, which here
/// is the distance in metres).
///
/// # Errors
/// [`GeometryError::Setting`] for a tolerance that is negative or no number.
pub fn simplify(shapes: &[&Shape], tolerance_metres: f64) -> Result<Vec<Shape>, GeometryError> {
    if !(tolerance_metres.is_finite() && tolerance_metres >= 0.0) {
        return Err(GeometryError::Setting {
            name: "the tolerance in metres",
            value: tolerance_metres,
            wanted: "nought or more",
        });
    }
    let topology = Topology::new(shapes, SNAP);
    let mut kept: BTreeSet<usize> = BTreeSet::new();
    loop {
        let fixed =
            kept.iter().flat_map(|shape| topology.shapes[*shape].iter().flatten().flatten());
        let mut thinning = Thinning::new(&topology, fixed.copied());
        thinning.run(tolerance_metres);
        let thinned: Vec<Option<Shape>> =
            topology.shapes.iter().map(|shape| rebuilt(shape, &topology, &thinning)).collect();
        let spoiled: Vec<usize> = thinned
            .iter()
            .enumerate()
            .filter(|(number, shape)| shape.is_none() && !kept.contains(number))
            .map(|(number, _)| number)
            .collect();
        if spoiled.is_empty() {
            let pairs = thinned.into_iter().zip(shapes);
            // Not even joined to its neighbours is it valid: then as it came.
            return Ok(pairs
                .map(|(shape, source)| shape.unwrap_or_else(|| (*source).clone()))
                .collect());
        }
        kept.extend(spoiled);
    }
}

/// None where the shape is not valid.
fn rebuilt(shape: &[Vec<Ring>], topology: &Topology, thinning: &Thinning) -> Option<Shape> {
    let polygons: Option<Vec<Polygon<f64>>> = shape
        .iter()
        .map(|rings| {
            let mut lines = rings.iter().map(|ring| line(ring, topology, thinning));
            let outer = lines.next()??;
            Some(Polygon::new(outer, lines.collect::<Option<_>>()?))
        })
        .collect();
    let polygons = MultiPolygon(polygons?);
    let valid = !matches!(faults::find(&polygons), Found::Fault(_));
    valid.then(|| Shape::known_valid(polygons))
}

/// None where the ring has vanished, which it can only by joining vertices.
fn line(ring: &[u32], topology: &Topology, thinning: &Thinning) -> Option<LineString<f64>> {
    let left = ring.iter().filter(|vertex| thinning.stays(**vertex));
    let mut coords: Vec<Coord<f64>> =
        left.map(|vertex| topology.vertices[place(*vertex)]).map(|[x, y]| Coord { x, y }).collect();
    coords.push(*coords.first()?);
    (coords.len() > 3).then_some(LineString(coords))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_shapes::{shape, square};

    /// A zigzag border from (10, 0) to (10, 40) between two areas, and an island in the western one.
    fn pair() -> [Shape; 3] {
        let border: Vec<(f64, f64)> =
            (0..=40_u8).map(|n| (10.0 + f64::from(n % 2), f64::from(n))).collect();
        let west: Vec<(f64, f64)> =
            [(0.0, 0.0)].into_iter().chain(border.iter().copied()).chain([(0.0, 40.0)]).collect();
        let east: Vec<(f64, f64)> = [(30.0, 40.0)]
            .into_iter()
            .chain(border.iter().rev().copied())
            .chain([(30.0, 0.0)])
            .collect();
        let island: &[_] = &[(4.0, 4.0), (5.0, 4.0), (5.5, 4.5), (5.0, 5.0), (4.0, 5.0)];
        let hole: Vec<(f64, f64)> = island.iter().rev().copied().collect();
        [shape(&[&[&west, &hole]]), shape(&[&[&east]]), shape(&[&[island]])]
    }

    #[test]
    fn a_border_is_thinned_once_for_both_sides() {
        let shapes = pair();
        let [west, east, island] = &simplify(&shapes.each_ref(), 1.5).unwrap()[..] else {
            panic!("three shapes")
        };
        assert!(west.vertices() < 15 && east.vertices() < 10, "{west:?}");
        assert!(island.vertices() >= 3);
        let total = west.area() + east.area() + island.area();
        assert!((total - 1_200.0).abs() < 1e-9, "{total}");
        assert_eq!(west.share_in(&[east, island]), []);
    }

    #[test]
    fn the_order_of_shapes_does_not_matter() {
        let shapes = pair();
        let forward = simplify(&[&shapes[0], &shapes[1], &shapes[2]], 1.5).unwrap();
        let mut back = simplify(&[&shapes[2], &shapes[1], &shapes[0]], 1.5).unwrap();
        back.reverse();
        assert_eq!(forward, back);
    }

    #[test]
    fn nothing_vanishes_at_any_tolerance() {
        let shapes = pair();
        for simple in simplify(&shapes.each_ref(), 1e9).unwrap() {
            assert!(simple.area() > 0.0);
        }
        let alone = simplify(&[&square(0.0, 0.0, 1.0)], 1e9).unwrap();
        assert_eq!(alone[0].vertices(), 3);
        assert_eq!(simplify(&[&square(0.0, 0.0, 1.0)], 0.0).unwrap()[0], square(0.0, 0.0, 1.0));
    }

    #[test]
    fn senseless_tolerances_are_refused() {
        assert!(simplify(&[], -1.0).is_err() && simplify(&[], f64::NAN).is_err());
        assert_eq!(simplify(&[], 1.0).unwrap(), []);
    }
}
