//! The outline of shapes that share their edges.

use std::collections::BTreeMap;

use geo_types::Coord;

use crate::Shape;

/// A point by its bits, so that it can be looked up.
type Key = (u64, u64);

/// The rings around shapes that lie edge to edge, such as those that [`simplify`](crate::simplify()) gives: every edge that no
/// neighbour shares, in closed lines. An edge that two shapes share is in none of them; so of wards the outline of the
/// district is left.
pub fn outline(shapes: &[&Shape]) -> Vec<Vec<(f64, f64)>> {
    // From a point to the points that unshared edges lead to.
    let mut edges: BTreeMap<Key, Vec<Coord<f64>>> = BTreeMap::new();
    for shape in shapes {
        for polygon in shape.polygons() {
            for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                for edge in ring.lines() {
                    meet(&mut edges, edge.start, edge.end);
                }
            }
        }
    }
    let mut rings = Vec::new();
    while let Some((&start, _)) = edges.iter().find(|(_, ends)| !ends.is_empty()) {
        let mut ring: Vec<(f64, f64)> = Vec::new();
        let mut at = start;
        while let Some(next) = edges.get_mut(&at).and_then(Vec::pop) {
            ring.push((next.x, next.y));
            at = key(next);
            if at == start {
                break;
            }
        }
        edges.retain(|_, ends| !ends.is_empty());
        if ring.len() > 2 {
            rings.push(ring);
        }
    }
    rings
}

/// Takes an edge in, or out where a neighbour has it the other way round.
fn meet(edges: &mut BTreeMap<Key, Vec<Coord<f64>>>, from: Coord<f64>, to: Coord<f64>) {
    if let Some(back) = edges.get_mut(&key(to))
        && let Some(place) = back.iter().position(|end| key(*end) == key(from))
    {
        back.swap_remove(place);
        return;
    }
    edges.entry(key(from)).or_default().push(to);
}

fn key(point: Coord<f64>) -> Key {
    // Nought has two forms.
    ((point.x + 0.0).to_bits(), (point.y + 0.0).to_bits())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Crs;
    use geo_types::{MultiPolygon, polygon};

    fn square(west: f64, south: f64) -> Shape {
        let (west, south) = (540_000.0 + west, 170_000.0 + south);
        let square = polygon![
            (x: west, y: south), (x: west + 1000.0, y: south),
            (x: west + 1000.0, y: south + 1000.0), (x: west, y: south + 1000.0),
        ];
        Shape::new(MultiPolygon(vec![square]), &Crs::BritishNationalGrid).unwrap().0
    }

    #[test]
    fn what_neighbours_share_is_left_out() {
        let squares = [square(0.0, 0.0), square(1000.0, 0.0), square(0.0, 1000.0)];
        let rings = outline(&squares.iter().collect::<Vec<_>>());
        assert_eq!(rings.len(), 1);
        // Eight corners: the L has six, and two lie on straight sides.
        assert_eq!(rings[0].len(), 8);
    }

    #[test]
    fn shapes_that_share_nothing_keep_their_rings() {
        let squares = [square(0.0, 0.0), square(5000.0, 0.0)];
        let rings = outline(&squares.iter().collect::<Vec<_>>());
        assert_eq!(rings.iter().map(Vec::len).collect::<Vec<_>>(), [4, 4]);
        assert!(outline(&[]).is_empty());
    }

    #[test]
    fn a_hole_among_neighbours_is_a_ring_of_its_own() {
        let places = [(0, 0), (1, 0), (2, 0), (0, 1), (2, 1), (0, 2), (1, 2), (2, 2)];
        let squares: Vec<Shape> = places
            .iter()
            .map(|(x, y)| square(f64::from(*x) * 1000.0, f64::from(*y) * 1000.0))
            .collect();
        let mut lengths: Vec<usize> =
            outline(&squares.iter().collect::<Vec<_>>()).iter().map(Vec::len).collect();
        lengths.sort_unstable();
        assert_eq!(lengths, [4, 12]);
    }
}
