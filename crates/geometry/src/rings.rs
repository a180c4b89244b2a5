//! Rings by themselves: closed, without repeated points, the right way round.

use std::collections::BTreeSet;

use geo::Area;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use crate::GeometryError;
use crate::error::{Place, Repair};

/// The rings of each polygon, the outer one first.
type Rings = Vec<Vec<LineString<f64>>>;

/// # Errors
/// [`GeometryError::NotFinite`] for the first coordinate that is no number.
pub fn check_finite(polygons: &Rings) -> Result<(), GeometryError> {
    for (place, ring) in places(polygons) {
        for (at, coord) in ring.0.iter().enumerate() {
            if !coord.x.is_finite() || !coord.y.is_finite() {
                let (x, y) = (coord.x, coord.y);
                return Err(GeometryError::NotFinite { place, vertex: at + 1, x, y });
            }
        }
    }
    Ok(())
}

fn places(polygons: &Rings) -> impl Iterator<Item = (Place, &LineString<f64>)> {
    polygons.iter().enumerate().flat_map(|(polygon, rings)| {
        rings.iter().enumerate().map(move |(ring, line)| (Place { polygon, ring }, line))
    })
}

/// Closes rings, leaves out repeated points and rings that enclose nothing, and turns rings the right way round.
///
/// # Errors
/// [`GeometryError::Empty`] without a ring, and [`GeometryError::NoArea`] where no outer ring encloses anything, or one with
/// holes does not.
pub fn tidy(polygons: Rings) -> Result<(MultiPolygon<f64>, Vec<Repair>), GeometryError> {
    let mut repairs = Vec::new();
    let mut kept = Vec::new();
    let mut nothing = None;
    let mut backwards = Vec::new();
    for (polygon, rings) in polygons.into_iter().enumerate() {
        let mut tidied = Vec::new();
        for (ring, line) in rings.into_iter().enumerate() {
            let place = Place { polygon, ring };
            let distinct = distinct(&line);
            if let Some((line, turned)) = tidy_ring(line, place, &mut repairs) {
                tidied.push(line);
                backwards.push((place, turned));
                continue;
            }
            let error = GeometryError::NoArea { place, distinct };
            if ring == 0 {
                nothing.get_or_insert(error);
                repairs.push(Repair::LeftOut { ring: place });
                break;
            }
            repairs.push(Repair::LeftOut { ring: place });
        }
        let mut tidied = tidied.into_iter();
        if let Some(outer) = tidied.next() {
            kept.push(Polygon::new(outer, tidied.collect()));
        }
    }
    if kept.is_empty() {
        return Err(nothing.unwrap_or(GeometryError::Empty));
    }
    // Half of the formats run all rings the other way; odd is only a ring that does not go with the first.
    let first = backwards.first().is_some_and(|(_, turned)| *turned);
    let odd = backwards.into_iter().filter(|(_, turned)| *turned != first);
    repairs.extend(odd.map(|(ring, _)| Repair::Turned { ring }));
    Ok((MultiPolygon(kept), repairs))
}

fn distinct(ring: &LineString<f64>) -> usize {
    ring.0.iter().map(|coord| (coord.x.to_bits(), coord.y.to_bits())).collect::<BTreeSet<_>>().len()
}

/// The ring, and whether it was turned; none where it encloses nothing.
fn tidy_ring(
    ring: LineString<f64>,
    place: Place,
    repairs: &mut Vec<Repair>,
) -> Option<(LineString<f64>, bool)> {
    let mut coords = ring.0;
    let (first, last) = (*coords.first()?, *coords.last()?);
    let mut closing = None;
    if first == last {
        coords.pop();
    } else {
        let gap = (first.x - last.x).hypot(first.y - last.y);
        closing = Some(Repair::Closed { ring: place, gap });
    }
    let before = coords.len();
    let mut coords = without_repeats(coords);
    if coords.len() < 3 {
        return None;
    }
    let left_out = before - coords.len();
    coords.push(coords[0]);
    let polygon = Polygon::new(LineString(coords), Vec::new());
    let area = polygon.signed_area();
    if area == 0.0 {
        return None;
    }
    let mut ring = polygon.into_inner().0;
    repairs.extend(closing);
    if left_out > 0 {
        repairs.push(Repair::RepeatedPoints { ring: place, points: left_out });
    }
    // Outer rings run anticlockwise, holes clockwise.
    let backwards = (area > 0.0) != (place.ring == 0);
    if backwards {
        ring.0.reverse();
    }
    Some((ring, backwards))
}

/// The points of a ring, first not repeated at the end, without those that repeat the one before them and without the tips
/// of lines that go out and come back the same way.
fn without_repeats(coords: Vec<Coord<f64>>) -> Vec<Coord<f64>> {
    let mut kept: Vec<Coord<f64>> = Vec::with_capacity(coords.len());
    for coord in coords {
        kept.push(coord);
        drop_tail(&mut kept);
    }
    // The same over the seam.
    loop {
        let [first, second, .., before, last] = kept.as_slice() else { return kept };
        if first == last {
            kept.pop();
        } else if first == before {
            kept.truncate(kept.len() - 2);
        } else if second == last {
            kept.remove(0);
            kept.remove(0);
            kept.rotate_right(1);
            drop_tail(&mut kept);
        } else {
            return kept;
        }
    }
}

fn drop_tail(kept: &mut Vec<Coord<f64>>) {
    loop {
        match kept.as_slice() {
            [.., before, last] if before == last => drop(kept.pop()),
            [.., one, _, last] if one == last => kept.truncate(kept.len() - 2),
            _ => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_shapes::ring;

    fn open(points: &[(f64, f64)]) -> LineString<f64> {
        points.to_vec().into()
    }

    #[test]
    fn rings_are_closed_and_thinned_and_it_is_said() {
        let outer = open(&[(0.0, 0.0), (0.0, 10.0), (0.0, 10.0), (10.0, 10.0), (10.0, 0.0)]);
        let (polygons, repairs) = tidy(vec![vec![outer]]).unwrap();
        let place = Place { polygon: 0, ring: 0 };
        assert_eq!(
            repairs,
            [
                Repair::Closed { ring: place, gap: 10.0 },
                Repair::RepeatedPoints { ring: place, points: 1 },
            ]
        );
        assert_eq!(polygons.0[0].exterior().0.len(), 5);
        assert!((polygons.signed_area() - 100.0).abs() < 1e-12);
    }

    #[test]
    fn only_a_ring_that_does_not_go_with_the_first_is_said_to_be_turned() {
        let outer = ring(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]);
        let hole = ring(&[(2.0, 2.0), (4.0, 2.0), (4.0, 4.0)]);
        let mut turned = (outer.clone(), hole.clone());
        turned.0.0.reverse();
        turned.1.0.reverse();
        let odd = [Repair::Turned { ring: Place { polygon: 0, ring: 1 } }];
        for (outer, hole, said) in [
            (&outer, &turned.1, &[][..]),
            (&turned.0, &hole, &[]),
            (&outer, &hole, &odd),
            (&turned.0, &turned.1, &odd),
        ] {
            let (polygons, repairs) = tidy(vec![vec![outer.clone(), hole.clone()]]).unwrap();
            assert_eq!(repairs, said);
            assert!((polygons.signed_area() - 98.0).abs() < 1e-12);
        }
    }

    #[test]
    fn spikes_are_left_out_wherever_the_ring_begins() {
        let spiked = [(0.0, 0.0), (10.0, 0.0), (20.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)];
        for turned in 0..spiked.len() {
            let mut points = spiked;
            points.rotate_left(turned);
            let (polygons, _) = tidy(vec![vec![ring(&points)]]).unwrap();
            assert_eq!(polygons.0[0].exterior().0.len(), 5, "{turned}: {polygons:?}");
            assert!((polygons.signed_area() - 100.0).abs() < 1e-12);
        }
    }

    #[test]
    fn rings_that_enclose_nothing_are_left_out_or_refused() {
        let good = ring(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]);
        let flat = ring(&[(1.0, 1.0), (2.0, 2.0), (3.0, 3.0)]);
        let (polygons, repairs) =
            tidy(vec![vec![good.clone(), flat.clone()], vec![flat.clone()]]).unwrap();
        assert_eq!((polygons.0.len(), polygons.0[0].interiors().len(), repairs.len()), (1, 0, 2));
        for bad in
            [flat, open(&[]), open(&[(1.0, 1.0)]), open(&[(1.0, 1.0), (2.0, 1.0), (1.0, 1.0)])]
        {
            let error = tidy(vec![vec![bad]]).unwrap_err();
            assert!(matches!(error, GeometryError::NoArea { .. }), "{error}");
        }
        assert_eq!(tidy(Vec::new()).unwrap_err(), GeometryError::Empty);
        assert_eq!(tidy(vec![Vec::new()]).unwrap_err(), GeometryError::Empty);
    }

    #[test]
    fn no_numbers_are_named() {
        let bad = open(&[(0.0, 0.0), (1.0, f64::NAN)]);
        let error = check_finite(&vec![vec![ring(&[(0.0, 0.0)]), bad]]).unwrap_err().to_string();
        assert!(error.starts_with("vertex 2 of hole 1 of polygon 1 is 1, NaN"), "{error}");
    }
}
