//! The nearest of many points.

use rstar::RTree;
use rstar::primitives::GeomWithData;

use crate::Point;

/// Many points, such as postcodes, ready to be asked which of them are near another.
#[derive(Debug)]
pub struct PointIndex(RTree<GeomWithData<[f64; 2], usize>>);

impl PointIndex {
    /// Points are answered by their place among these. Those that are no numbers are never near.
    pub fn new(points: &[Point]) -> Self {
        let numbered = points.iter().enumerate().map(|(number, point)| (point.array(), number));
        let finite = numbered.filter(|([x, y], _)| x.is_finite() && y.is_finite());
        Self(RTree::bulk_load(finite.map(|(at, number)| GeomWithData::new(at, number)).collect()))
    }

    /// The nearest point and its distance in metres; none where none is within so many metres. Of points equally near the
    /// first is taken.
    pub fn nearest(&self, point: Point, within_metres: f64) -> Option<(usize, f64)> {
        let mut found: Option<(usize, f64)> = None;
        // The tree cannot be asked about what is no number.
        if !point.is_finite() {
            return None;
        }
        for (other, squared) in self.0.nearest_neighbor_iter_with_distance_2(&point.array()) {
            let metres = squared.sqrt();
            if metres.is_nan()
                || metres > within_metres
                || found.is_some_and(|(_, least)| metres > least)
            {
                break;
            }
            found = Some((found.map_or(other.data, |(number, _)| number.min(other.data)), metres));
        }
        found
    }

    /// All points within so many metres, in their order.
    pub fn within(&self, point: Point, metres: f64) -> Vec<usize> {
        if !point.is_finite() || metres.is_nan() || metres < 0.0 {
            return Vec::new();
        }
        let near = self.0.locate_within_distance(point.array(), metres * metres);
        let mut numbers: Vec<usize> = near.map(|other| other.data).collect();
        numbers.sort_unstable();
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(easting: f64, northing: f64) -> Point {
        Point { easting, northing }
    }

    #[test]
    fn the_nearest_and_those_within_are_found() {
        let index =
            PointIndex::new(&[at(10.0, 0.0), at(0.0, 4.0), at(f64::NAN, 0.0), at(0.0, -4.0)]);
        assert_eq!(index.nearest(at(0.0, 0.0), 100.0), Some((1, 4.0)));
        assert_eq!(index.nearest(at(0.0, 0.0), 3.9), None);
        assert_eq!(index.within(at(0.0, 0.0), 4.0), [1, 3]);
        assert_eq!(index.within(at(0.0, 0.0), f64::NAN), []);
        assert_eq!(index.nearest(at(f64::NAN, 0.0), 100.0), None);
        assert_eq!(PointIndex::new(&[]).nearest(at(0.0, 0.0), 1.0), None);
    }
}
