//! An upright rectangle on the grid.

use crate::Point;

/// An upright rectangle on the British National Grid, in metres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Least easting.
    pub west: f64,
    /// Least northing.
    pub south: f64,
    /// Greatest easting.
    pub east: f64,
    /// Greatest northing.
    pub north: f64,
}

impl Bounds {
    /// About nothing: joined with another it gives the other.
    pub const EMPTY: Self = Self {
        west: f64::INFINITY,
        south: f64::INFINITY,
        east: f64::NEG_INFINITY,
        north: f64::NEG_INFINITY,
    };

    /// The rectangle about both.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        Self {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }

    /// Whether the point is in it or on its edge.
    pub fn contains(&self, point: Point) -> bool {
        (self.west..=self.east).contains(&point.easting)
            && (self.south..=self.north).contains(&point.northing)
    }

    /// Whether the two have a point in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.west <= other.east
            && other.west <= self.east
            && self.south <= other.north
            && other.south <= self.north
    }

    /// From west to east, in metres; nought where it is empty.
    pub fn width(&self) -> f64 {
        (self.east - self.west).max(0.0)
    }

    /// From south to north, in metres; nought where it is empty.
    pub fn height(&self) -> f64 {
        (self.north - self.south).max(0.0)
    }
}
