//! Edges, and the rule for points that lie on one.
//!
//! A point on an edge belongs to the area east of it, or to the one north of it where the edge runs east and west. So where
//! areas share their edges vertex by vertex, each point lies in exactly one of them, whatever the areas' order, and one on the
//! outermost edge in the east or north lies in none. The rule is exact: whether a point is on an edge is decided with as many
//! digits as it takes.

use geo::kernels::{Kernel, Orientation, RobustKernel};
use geo_types::Coord;

/// An edge of a ring, from its southern to its northern end.
#[derive(Debug, Clone, Copy)]
pub struct Edge {
    pub south: [f64; 2],
    pub north: [f64; 2],
}

impl Edge {
    /// None for an edge that runs east and west, which the rule needs no edge for.
    pub fn new(from: [f64; 2], to: [f64; 2]) -> Option<Self> {
        if from[1] < to[1] {
            Some(Self { south: from, north: to })
        } else if from[1] > to[1] {
            Some(Self { south: to, north: from })
        } else {
            None
        }
    }

    /// Whether a line from the point due east crosses the edge; not where the point is on it.
    pub fn is_east_of(&self, [x, y]: [f64; 2]) -> bool {
        if y < self.south[1] || y >= self.north[1] {
            return false;
        }
        let (west, east) = (self.south[0].min(self.north[0]), self.south[0].max(self.north[0]));
        if x >= east {
            return false;
        }
        x < west || turn(self.south, self.north, [x, y]) == Orientation::CounterClockwise
    }
}

/// Which way the path a, b, c turns at b, exactly.
pub fn turn(a: [f64; 2], b: [f64; 2], c: [f64; 2]) -> Orientation {
    let coord = |[x, y]: [f64; 2]| Coord { x, y };
    RobustKernel::orient2d(coord(a), coord(b), coord(c))
}
