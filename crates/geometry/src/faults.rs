//! What is wrong with rings taken together: edges that cross or touch, holes outside.

use geo::kernels::Orientation;
use geo::line_intersection::{LineIntersection, line_intersection};
use geo_types::{Coord, Line, MultiPolygon};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{RTree, RTreeObject};

use crate::edges::{Edge, turn};
use crate::error::{Fault, Place};

/// What a look at every pair of edges that may meet gave.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Found {
    /// No two rings meet.
    Apart,
    /// Rings meet in points, which a valid shape may; what they enclose tells whether they also cross there.
    Touching,
    /// The first fault, by the order of the rings.
    Fault(Fault),
}

/// An edge with its ring and its number in the ring.
#[derive(Debug, Clone, Copy)]
struct Segment {
    line: Line<f64>,
    place: Place,
    number: usize,
    /// How many edges the ring has.
    of: usize,
}

type Boxed = GeomWithData<Rectangle<[f64; 2]>, usize>;

/// Looks at every pair of edges that may meet.
pub fn find(polygons: &MultiPolygon<f64>) -> Found {
    let segments = segments(polygons);
    let boxed = segments.iter().enumerate().map(|(number, segment)| {
        let Line { start, end } = segment.line;
        Boxed::new(Rectangle::from_corners([start.x, start.y], [end.x, end.y]), number)
    });
    let tree = RTree::bulk_load(boxed.collect());
    let mut touching = false;
    for (number, one) in segments.iter().enumerate() {
        let Line { start, end } = one.line;
        let around = Rectangle::from_corners([start.x, start.y], [end.x, end.y]).envelope();
        let mut near: Vec<usize> = tree
            .locate_in_envelope_intersecting(&around)
            .map(|found| found.data)
            .filter(|other| *other > number)
            .collect();
        near.sort_unstable();
        for other in near {
            match meeting(one, &segments[other]) {
                Found::Fault(fault) => return Found::Fault(fault),
                Found::Touching => touching = true,
                Found::Apart => {}
            }
        }
    }
    if let Some(fault) = hole_outside(polygons) {
        return Found::Fault(fault);
    }
    if touching { Found::Touching } else { Found::Apart }
}

fn segments(polygons: &MultiPolygon<f64>) -> Vec<Segment> {
    let mut segments = Vec::new();
    for (polygon, parts) in polygons.iter().enumerate() {
        for (ring, line) in std::iter::once(parts.exterior()).chain(parts.interiors()).enumerate() {
            let place = Place { polygon, ring };
            let of = line.0.len().saturating_sub(1);
            let lines = line.lines().enumerate();
            segments.extend(lines.map(|(number, line)| Segment { line, place, number, of }));
        }
    }
    segments
}

fn meeting(one: &Segment, other: &Segment) -> Found {
    let same = one.place == other.place;
    if same && (one.number + 1) % one.of == other.number {
        return neighbours(one, other);
    }
    if same && (other.number + 1) % one.of == one.number {
        return neighbours(other, one);
    }
    let crossing = |at: Coord<f64>| {
        Found::Fault(Fault::Crossing { one: one.place, other: other.place, at: [at.x, at.y] })
    };
    match line_intersection(one.line, other.line) {
        None => Found::Apart,
        Some(LineIntersection::Collinear { intersection })
            if intersection.start != intersection.end =>
        {
            crossing(intersection.start)
        }
        Some(LineIntersection::SinglePoint { intersection, is_proper: true }) => {
            crossing(intersection)
        }
        Some(
            LineIntersection::SinglePoint { intersection: at, .. }
            | LineIntersection::Collinear { intersection: Line { start: at, .. } },
        ) => {
            if same {
                Found::Fault(Fault::SelfTouch { ring: one.place, at: [at.x, at.y] })
            } else {
                Found::Touching
            }
        }
    }
}

/// Edges that follow one another may only share the point between them.
fn neighbours(first: &Segment, second: &Segment) -> Found {
    let [a, b, c] = [first.line.start, first.line.end, second.line.end].map(|at| [at.x, at.y]);
    let back = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) < 0.0;
    if back && turn(a, b, c) == Orientation::Collinear {
        return Found::Fault(Fault::Crossing { one: first.place, other: second.place, at: b });
    }
    Found::Apart
}

/// The first hole of which no point lies in its outer ring. Where rings do not cross, one point inside is enough; points of
/// the outer ring are on neither side.
fn hole_outside(polygons: &MultiPolygon<f64>) -> Option<Fault> {
    for (polygon, parts) in polygons.iter().enumerate() {
        if parts.interiors().is_empty() {
            continue;
        }
        let edges: Vec<Edge> = parts
            .exterior()
            .lines()
            .filter_map(|line| Edge::new([line.start.x, line.start.y], [line.end.x, line.end.y]))
            .collect();
        for (number, hole) in parts.interiors().iter().enumerate() {
            let outside = |at: &Coord<f64>| {
                edges.iter().filter(|edge| edge.is_east_of([at.x, at.y])).count() % 2 == 0
            };
            if hole.0.iter().all(outside) {
                let at = hole.0.first().map_or([f64::NAN; 2], |at| [at.x, at.y]);
                return Some(Fault::HoleOutside { hole: Place { polygon, ring: number + 1 }, at });
            }
        }
    }
    None
}
