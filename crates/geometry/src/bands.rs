//! The edges of many shapes, each shape's in bands from south to north, so that only the edges of a point's band are looked at.

use crate::Shape;
use crate::edges::Edge;
use crate::numbers::{float, place, short, whole};

/// So many edges to a band, about.
const EDGES: usize = 4;

/// The bands of one shape.
#[derive(Debug, Clone, Copy)]
struct Ladder {
    south: f64,
    north: f64,
    /// Bands a metre.
    scale: f64,
    /// The first of its bands in [`Bands::starts`].
    first: usize,
    bands: usize,
}

/// The edges of many shapes in bands.
#[derive(Debug)]
pub struct Bands {
    ladders: Vec<Ladder>,
    /// Where the edges of each band begin, and at the end how many there are.
    starts: Vec<u32>,
    edges: Vec<Edge>,
}

impl Bands {
    pub fn new(shapes: &[&Shape]) -> Self {
        let mut this = Self { ladders: Vec::new(), starts: vec![0], edges: Vec::new() };
        for shape in shapes {
            this.add(shape);
        }
        this
    }

    fn add(&mut self, shape: &Shape) {
        let bounds = shape.bounds();
        let edges: Vec<Edge> = shape.edges().collect();
        let bands = (edges.len() / EDGES).max(1);
        let ladder = Ladder {
            south: bounds.south,
            north: bounds.north,
            scale: float(bands) / bounds.height(),
            first: self.starts.len() - 1,
            bands,
        };
        let mut inside = vec![Vec::new(); bands];
        for edge in edges {
            // The same sum as for a point, which grows with the northing, so that no band is missed.
            for band in &mut inside[ladder.band(edge.south[1])..=ladder.band(edge.north[1])] {
                band.push(edge);
            }
        }
        for band in inside {
            self.edges.extend(band);
            self.starts.push(short(self.edges.len()));
        }
        self.ladders.push(ladder);
    }

    /// Whether the point lies in the shape.
    pub fn contains(&self, shape: usize, at: [f64; 2]) -> bool {
        let ladder = &self.ladders[shape];
        if !(at[1] >= ladder.south && at[1] < ladder.north) {
            return false;
        }
        let band = ladder.first + ladder.band(at[1]);
        let edges = &self.edges[place(self.starts[band])..place(self.starts[band + 1])];
        edges.iter().fold(false, |inside, edge| inside ^ edge.is_east_of(at))
    }
}

impl Ladder {
    fn band(&self, northing: f64) -> usize {
        whole((northing - self.south) * self.scale).min(self.bands - 1)
    }
}
