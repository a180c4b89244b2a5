//! Whether rings taken together enclose something definite, and drawing them anew where they nearly do.
//!
//! Rings with a fault can be read in more than one way: what is enclosed an odd number of times, or what lies to the left of
//! more edges than to the right; and their areas can be added up ring by ring. Where the three agree, nothing is guessed.

use geo::bool_ops::{BooleanOps, FillRule, OpType};
use geo::{Area, LinesIter};
use geo_types::MultiPolygon;

use crate::GeometryError;
use crate::error::{Fault, Repair};
use crate::faults::{self, Found};

/// The most that redrawing may move, as a share of the area.
const MOST_MOVED: f64 = 0.001;

/// Readings that differ by no more than a strip of this width along the rings are the same, in metres: the overlay works on a
/// lattice of its own, finer than this.
const STRIP: f64 = 0.001;

/// The polygons as they are if they are valid, else redrawn, with the fault.
///
/// # Errors
/// [`GeometryError::Invalid`] where the readings differ by more than a thousandth.
pub fn check(
    polygons: MultiPolygon<f64>,
) -> Result<(MultiPolygon<f64>, Option<Repair>), GeometryError> {
    let found = faults::find(&polygons);
    let rings: usize = polygons.iter().map(|polygon| 1 + polygon.interiors().len()).sum();
    if found == Found::Apart && rings == 1 {
        return Ok((polygons, None));
    }
    let added_up = polygons.signed_area();
    let redrawn = read(&polygons, FillRule::Positive);
    let area = redrawn.unsigned_area();
    let odd = read(&polygons, FillRule::EvenOdd).unsigned_area();
    let moved = (area - added_up).abs().max((area - odd).abs());
    let length: f64 = polygons.lines_iter().map(|line| line.dx().hypot(line.dy())).sum();
    let same = moved <= STRIP * length;
    let fault = match found {
        Found::Fault(fault) => fault,
        Found::Apart | Found::Touching if same => return Ok((polygons, None)),
        Found::Apart | Found::Touching => Fault::Nested,
    };
    let small = moved <= MOST_MOVED * area || same;
    // A lattice point can fall on the wrong side of an edge: what is drawn anew is looked at like what came in.
    if !small || area <= 0.0 || matches!(faults::find(&redrawn), Found::Fault(_)) {
        return Err(GeometryError::Invalid { fault, moved, area });
    }
    let moved = if same { 0.0 } else { moved };
    Ok((redrawn, Some(Repair::Redrawn { fault, moved })))
}

fn read(polygons: &MultiPolygon<f64>, rule: FillRule) -> MultiPolygon<f64> {
    polygons.boolean_op_with_fill_rule(&MultiPolygon(Vec::new()), OpType::Union, rule)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Shape;
    use crate::error::Place;
    use crate::test_shapes::ring;

    const SQUARE: &[(f64, f64)] = &[(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)];

    fn outcome(polygons: &[&[&[(f64, f64)]]]) -> Result<(Shape, Vec<Repair>), GeometryError> {
        let rings = polygons.iter().map(|rings| rings.iter().map(|points| ring(points)).collect());
        Shape::on_the_grid(rings.collect())
    }

    #[test]
    fn valid_shapes_are_left_as_they_are() {
        let hole: &[_] = &[(10.0, 10.0), (10.0, 20.0), (20.0, 20.0)];
        let touching: &[_] = &[(0.0, 0.0), (10.0, 20.0), (20.0, 10.0)];
        let island: &[_] = &[(100.0, 100.0), (110.0, 100.0), (110.0, 110.0)];
        let inner: &[_] = &[(11.0, 12.0), (17.0, 18.9), (12.0, 18.9)];
        for polygons in [
            &[&[SQUARE, hole][..]][..],
            &[&[SQUARE, touching]],
            &[&[SQUARE], &[island]],
            &[&[SQUARE, hole], &[inner]],
        ] {
            let (shape, repairs) = outcome(polygons).unwrap();
            assert_eq!(repairs, [], "{polygons:?}");
            let vertices: usize =
                polygons.iter().flat_map(|rings| rings.iter()).map(|r| r.len()).sum();
            assert_eq!(shape.vertices(), vertices);
        }
    }

    #[test]
    fn a_ring_that_touches_itself_becomes_two_without_moving_area() {
        let (shape, repairs) = outcome(&[&[&[
            (0.0, 0.0),
            (50.0, 50.0),
            (100.0, 0.0),
            (100.0, 100.0),
            (50.0, 50.0),
            (0.0, 100.0),
        ]]])
        .unwrap();
        let ring = Place { polygon: 0, ring: 0 };
        let fault = Fault::SelfTouch { ring, at: [50.0, 50.0] };
        assert_eq!(repairs, [Repair::Redrawn { fault, moved: 0.0 }]);
        assert_eq!(shape.polygons().0.len(), 2);
        assert!((shape.area() - 5_000.0).abs() < 1e-3);
    }

    #[test]
    fn a_small_crossing_is_redrawn_and_its_area_said() {
        // The last edge overshoots the first by a metre and comes back.
        let overshot: &[_] =
            &[(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0), (1.0, -1.0), (-1.0, -1.0)];
        let (shape, repairs) = outcome(&[&[overshot]]).unwrap();
        let [Repair::Redrawn { fault: Fault::Crossing { .. }, moved }] = repairs[..] else {
            panic!("{repairs:?}")
        };
        assert!(moved > 1.0 && moved < 2.0, "{moved}");
        assert!((shape.area() - 9_950.5).abs() < 0.01, "{}", shape.area());
    }

    #[test]
    fn what_could_only_be_guessed_is_refused_with_the_place() {
        let tie: &[_] = &[(0.0, 0.0), (100.0, 100.0), (100.0, 0.0), (0.0, 90.0)];
        let outside: &[_] = &[(200.0, 0.0), (200.0, 50.0), (250.0, 50.0)];
        let across: &[_] = &[(50.0, 50.0), (150.0, 50.0), (150.0, 60.0)];
        let inner: &[_] = &[(10.0, 10.0), (20.0, 10.0), (20.0, 20.0), (10.0, 20.0)];
        let within: &[_] = &[(12.0, 12.0), (18.0, 12.0), (18.0, 18.0), (12.0, 18.0)];
        for (polygons, wanted) in [
            (&[&[tie][..]][..], "the outer ring of polygon 1 crosses itself at 47.37, 47.37"),
            (
                &[&[SQUARE, outside]],
                "hole 1 of polygon 1 lies outside its outer ring, at 200.00, 0.00",
            ),
            (
                &[&[SQUARE, across]],
                "the outer ring of polygon 1 crosses hole 1 of polygon 1 at 100.00, ",
            ),
            (&[&[SQUARE], &[inner]], "one polygon or hole lies in another"),
            (&[&[SQUARE, inner, within]], "one polygon or hole lies in another"),
            (
                &[&[SQUARE], &[SQUARE]],
                "the outer ring of polygon 1 crosses the outer ring of polygon 2",
            ),
        ] {
            let error = outcome(polygons).unwrap_err().to_string();
            assert!(error.starts_with(wanted) && error.contains("at its source"), "{error}");
        }
    }

    #[test]
    fn neighbouring_parts_are_joined() {
        let east: &[_] = &[(100.0, 0.0), (200.0, 0.0), (200.0, 100.0), (100.0, 100.0)];
        let (shape, repairs) = outcome(&[&[SQUARE], &[east]]).unwrap();
        assert!(matches!(repairs[..], [Repair::Redrawn { moved: 0.0, .. }]), "{repairs:?}");
        assert!((shape.area() - 20_000.0).abs() < 1e-3 && shape.polygons().0.len() == 1);
    }
}
