//! Taking vertices out of shared edges, the one that moves its line least first.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use geo::kernels::Orientation;
use rstar::{AABB, RTree};

use crate::edges::turn;
use crate::numbers::place;
use crate::topology::{Numbered, Topology};

/// A vertex that may go: how far its line would move (as the bits of a number not negative, which order like it), the
/// vertex, and which look at it this was.
type Candidate = Reverse<(u64, u32, u32)>;

/// A plane of edges from which vertices are taken.
pub struct Thinning<'a> {
    vertices: &'a [[f64; 2]],
    tree: RTree<Numbered>,
    stays: Vec<bool>,
    /// The two ends of the edges from a vertex where there are two; other vertices stay.
    links: Vec<Option<[u32; 2]>>,
    /// The edges that there are now, the smaller number first, with the vertices taken out of each.
    edges: HashMap<(u32, u32), Vec<u32>>,
    looks: Vec<u32>,
    heap: BinaryHeap<Candidate>,
}

impl<'a> Thinning<'a> {
    /// With vertices that must stay.
    pub fn new(topology: &'a Topology, fixed: impl Iterator<Item = u32>) -> Self {
        let count = topology.vertices.len();
        let mut edges = HashMap::new();
        let mut ends: Vec<(u8, [u32; 2])> = vec![(0, [0; 2]); count];
        for (from, to) in
            topology.shapes.iter().flatten().flatten().flat_map(|ring| Topology::edges(ring))
        {
            if edges.insert((from, to), Vec::new()).is_some() {
                continue;
            }
            for (one, other) in [(from, to), (to, from)] {
                let (known, ends) = &mut ends[place(one)];
                if let Some(end) = ends.get_mut(usize::from(*known)) {
                    *end = other;
                }
                *known = known.saturating_add(1);
            }
        }
        let mut links: Vec<Option<[u32; 2]>> =
            ends.into_iter().map(|(known, ends)| (known == 2).then_some(ends)).collect();
        for vertex in fixed {
            links[place(vertex)] = None;
        }
        Self {
            vertices: &topology.vertices,
            tree: topology.tree(),
            stays: vec![true; count],
            links,
            edges,
            looks: vec![0; count],
            heap: BinaryHeap::new(),
        }
    }

    /// Whether the vertex has not been taken out.
    pub fn stays(&self, vertex: u32) -> bool {
        self.stays[place(vertex)]
    }

    /// Takes out vertices for as long as one may go without moving its line by more than the tolerance.
    pub fn run(&mut self, tolerance: f64) {
        for vertex in 0..self.vertices.len() {
            self.look(crate::numbers::short(vertex), tolerance);
        }
        while let Some(Reverse((_, vertex, look))) = self.heap.pop() {
            if self.looks[place(vertex)] != look || !self.stays(vertex) {
                continue;
            }
            let Some([before, after]) = self.links[place(vertex)] else { continue };
            if self.is_free(before, vertex, after) {
                self.take_out(before, vertex, after);
                self.look(before, tolerance);
                self.look(after, tolerance);
            }
        }
    }

    /// Puts the vertex among those that may go, if it may.
    fn look(&mut self, vertex: u32, tolerance: f64) {
        let Some([before, after]) = self.links[place(vertex)] else { return };
        self.looks[place(vertex)] += 1;
        let moved = self.moved(before, vertex, after);
        if moved <= tolerance {
            self.heap.push(Reverse((moved.to_bits(), vertex, self.looks[place(vertex)])));
        }
    }

    fn key(one: u32, other: u32) -> (u32, u32) {
        (one.min(other), one.max(other))
    }

    fn taken_out(&self, one: u32, other: u32) -> impl Iterator<Item = u32> {
        self.edges.get(&Self::key(one, other)).into_iter().flatten().copied()
    }

    /// How far the vertex, and those taken out beside it before, would lie from the new edge.
    fn moved(&self, before: u32, vertex: u32, after: u32) -> f64 {
        let (from, to) = (self.vertices[place(before)], self.vertices[place(after)]);
        self.taken_out(before, vertex)
            .chain(self.taken_out(vertex, after))
            .chain([vertex])
            .map(|vertex| distance(self.vertices[place(vertex)], from, to))
            .fold(0.0, f64::max)
    }

    /// Whether taking the vertex out leaves the other vertices on their side, and the new edge is not there already.
    fn is_free(&self, before: u32, vertex: u32, after: u32) -> bool {
        if before == after || self.edges.contains_key(&Self::key(before, after)) {
            return false;
        }
        let corners = [before, vertex, after];
        let [a, b, c] = corners.map(|corner| self.vertices[place(corner)]);
        let around = AABB::from_points(&[a, b, c]);
        !self.tree.locate_in_envelope(&around).any(|other| {
            self.stays(other.data)
                && !corners.contains(&other.data)
                && is_in_triangle(*other.geom(), [a, b, c])
        })
    }

    fn take_out(&mut self, before: u32, vertex: u32, after: u32) {
        self.stays[place(vertex)] = false;
        let mut gone = self.edges.remove(&Self::key(before, vertex)).unwrap_or_default();
        gone.extend(self.edges.remove(&Self::key(vertex, after)).unwrap_or_default());
        gone.push(vertex);
        self.edges.insert(Self::key(before, after), gone);
        for (end, other) in [(before, after), (after, before)] {
            for link in self.links[place(end)].iter_mut().flatten().filter(|link| **link == vertex)
            {
                *link = other;
            }
        }
    }
}

/// From a point to the stretch between two others.
fn distance(at: [f64; 2], from: [f64; 2], to: [f64; 2]) -> f64 {
    let along = [to[0] - from[0], to[1] - from[1]];
    let off = [at[0] - from[0], at[1] - from[1]];
    let squared = along[0] * along[0] + along[1] * along[1];
    let share = ((off[0] * along[0] + off[1] * along[1]) / squared).clamp(0.0, 1.0);
    (off[0] - share * along[0]).hypot(off[1] - share * along[1])
}

/// Whether a point lies in a triangle or on its edge, exactly; a triangle may be flat.
fn is_in_triangle(at: [f64; 2], [a, b, c]: [[f64; 2]; 3]) -> bool {
    let turns = [turn(a, b, at), turn(b, c, at), turn(c, a, at)];
    // In a flat triangle a point beyond an end is in line too; the box about the triangle has shut it out.
    !(turns.contains(&Orientation::Clockwise) && turns.contains(&Orientation::CounterClockwise))
}
