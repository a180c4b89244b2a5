//! Shapes as lists of shared vertices, so that it can be told which edges and corners neighbours have in common.

use std::collections::VecDeque;

use geo_types::LineString;
use rstar::primitives::GeomWithData;
use rstar::{AABB, RTree};

use crate::Shape;
use crate::numbers::{place, short};

/// The numbers of a ring's vertices, the first not repeated at the end.
pub type Ring = Vec<u32>;

/// A vertex with its number.
pub type Numbered = GeomWithData<[f64; 2], u32>;

/// Shapes as lists of shared vertices.
#[derive(Debug)]
pub struct Topology {
    /// The vertices, by easting and then northing, so that their numbers do not depend on the order of the shapes.
    pub vertices: Vec<[f64; 2]>,
    /// The rings of each polygon of each shape.
    pub shapes: Vec<Vec<Vec<Ring>>>,
}

impl Topology {
    /// Vertices no further apart than `snap` metres become one, and a vertex no further than that from an edge becomes part of
    /// it. With 0 only equal vertices are shared.
    pub fn new(shapes: &[&Shape], snap: f64) -> Self {
        let mut all: Vec<[f64; 2]> =
            shapes.iter().flat_map(|shape| rings(shape)).flat_map(points).collect();
        all.sort_unstable_by(compare);
        all.dedup();
        let (vertices, of_place) = merge(&all, snap);
        let numbered = |ring: &LineString<f64>| -> Ring {
            let mut numbers: Ring = points(ring)
                .filter_map(|point| all.binary_search_by(|other| compare(other, &point)).ok())
                .map(|found| of_place[found])
                .collect();
            numbers.pop();
            numbers
        };
        let shapes = shapes
            .iter()
            .map(|shape| {
                let polygons = shape.polygons().iter();
                polygons
                    .map(|polygon| {
                        std::iter::once(polygon.exterior())
                            .chain(polygon.interiors())
                            .map(numbered)
                            .collect()
                    })
                    .collect()
            })
            .collect();
        let mut this = Self { vertices, shapes };
        if snap > 0.0 {
            this.join_edges(snap);
        }
        for ring in this.shapes.iter_mut().flatten().flatten() {
            drop_spikes(ring);
        }
        this
    }

    /// Puts each vertex that lies near an edge into the edge.
    fn join_edges(&mut self, snap: f64) {
        let tree = self.tree();
        let vertices = &self.vertices;
        for ring in self.shapes.iter_mut().flatten().flatten() {
            let next = ring.iter().skip(1).chain(ring.first()).copied().collect::<Vec<_>>();
            let mut joined = Vec::with_capacity(ring.len());
            for (from, to) in ring.iter().copied().zip(next) {
                joined.push(from);
                joined.extend(on_edge(&tree, vertices, from, to, snap));
            }
            *ring = joined;
        }
    }

    /// All vertices, to be asked for by place.
    pub fn tree(&self) -> RTree<Numbered> {
        let numbered = self.vertices.iter().enumerate();
        RTree::bulk_load(numbered.map(|(number, at)| Numbered::new(*at, short(number))).collect())
    }

    /// The edges of a ring, the smaller number first.
    pub fn edges(ring: &[u32]) -> impl Iterator<Item = (u32, u32)> {
        let next = ring.iter().skip(1).chain(ring.first());
        ring.iter().zip(next).map(|(from, to)| (*from.min(to), *from.max(to)))
    }
}

fn rings(shape: &Shape) -> impl Iterator<Item = &LineString<f64>> {
    let polygons = shape.polygons().iter();
    polygons.flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()))
}

fn points(ring: &LineString<f64>) -> impl Iterator<Item = [f64; 2]> {
    // Adding nought makes one of the two noughts.
    ring.0.iter().map(|coord| [coord.x + 0.0, coord.y + 0.0])
}

fn compare(one: &[f64; 2], other: &[f64; 2]) -> std::cmp::Ordering {
    one[0].total_cmp(&other[0]).then(one[1].total_cmp(&other[1]))
}

fn apart(one: [f64; 2], other: [f64; 2]) -> f64 {
    (one[0] - other[0]).hypot(one[1] - other[1])
}

/// The vertices that stay, and for each point, sorted, the number of the one that it becomes: the nearest that stays, or
/// itself where none is near.
fn merge(all: &[[f64; 2]], snap: f64) -> (Vec<[f64; 2]>, Vec<u32>) {
    let mut kept: Vec<[f64; 2]> = Vec::new();
    let mut numbers = Vec::with_capacity(all.len());
    let mut recent: VecDeque<u32> = VecDeque::new();
    for point in all {
        while recent.front().is_some_and(|first| kept[place(*first)][0] < point[0] - snap) {
            recent.pop_front();
        }
        let near = recent
            .iter()
            .map(|number| (apart(kept[place(*number)], *point), *number))
            .filter(|(metres, _)| *metres <= snap)
            .min_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        let number = near.map_or_else(
            || {
                kept.push(*point);
                let number = short(kept.len() - 1);
                recent.push_back(number);
                number
            },
            |(_, number)| number,
        );
        numbers.push(number);
    }
    (kept, numbers)
}

/// The vertices near the inside of an edge, in the order in which they lie along it.
fn on_edge(
    tree: &RTree<Numbered>,
    vertices: &[[f64; 2]],
    from: u32,
    to: u32,
    snap: f64,
) -> Vec<u32> {
    let (a, b) = (vertices[place(from)], vertices[place(to)]);
    let length = apart(a, b);
    if length <= 2.0 * snap {
        return Vec::new();
    }
    let along = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
    let around = AABB::from_corners(
        [a[0].min(b[0]) - snap, a[1].min(b[1]) - snap],
        [a[0].max(b[0]) + snap, a[1].max(b[1]) + snap],
    );
    let mut found: Vec<(f64, u32)> = tree
        .locate_in_envelope(&around)
        .filter_map(|vertex| {
            let [x, y] = [vertex.geom()[0] - a[0], vertex.geom()[1] - a[1]];
            let (along_it, off_it) = (x * along[0] + y * along[1], x * along[1] - y * along[0]);
            (along_it > snap && along_it < length - snap && off_it.abs() <= snap)
                .then_some((along_it, vertex.data))
        })
        .collect();
    found.sort_unstable_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
    found.into_iter().map(|(_, number)| number).collect()
}

/// Leaves out what joining vertices left of repeats and of lines that go out and back.
fn drop_spikes(ring: &mut Ring) {
    loop {
        let count = ring.len();
        let spike = (0..count).find(|at| {
            let [before, here, after] =
                [(at + count - 1) % count, *at, (at + 1) % count].map(|at| ring[at]);
            here == after || before == after
        });
        match spike {
            Some(at) if count > 2 => drop(ring.remove(at)),
            _ => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_shapes::{shape, square};

    #[test]
    fn equal_vertices_are_one() {
        let topology = Topology::new(&[&square(0.0, 0.0, 10.0), &square(10.0, 0.0, 10.0)], 0.0);
        assert_eq!(topology.vertices.len(), 6);
        assert_eq!(topology.shapes[0][0][0].len(), 4);
    }

    #[test]
    fn near_vertices_are_joined_and_put_into_edges() {
        let tall = shape(&[&[&[(10.05, 0.0), (20.0, 0.0), (20.0, 20.0), (10.05, 20.0)]]]);
        let (low, high) = (square(0.0, 0.0, 10.0), square(0.0, 10.0, 10.0));
        let topology = Topology::new(&[&low, &high, &tall], 0.1);
        assert_eq!(topology.vertices.len(), 8);
        // The corner between the two squares is now a vertex of the tall one.
        assert_eq!(topology.shapes[2][0][0].len(), 5);
    }
}
