//! What cannot be worked with, where, and what to do.

use std::fmt;

use thiserror::Error;

/// What cannot be worked with. Who knows the file and the feature says so beside it.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum GeometryError {
    /// A coordinate system that is not named, not known, or not to be converted well enough.
    #[error(
        "the coordinate system {name} cannot be used: {reason}; save the file in British National Grid (EPSG:27700) or \
         WGS84 (EPSG:4326)"
    )]
    Crs {
        /// As it was given.
        name: String,
        /// Why it cannot be used.
        reason: String,
    },
    /// A coordinate without a place on the British National Grid.
    #[error("{x}, {y} in {crs} has no place on the British National Grid: {reason}")]
    OffTheGrid {
        /// The first coordinate: longitude or easting.
        x: f64,
        /// The second coordinate: latitude or northing.
        y: f64,
        /// The coordinate system that it was said to be in.
        crs: String,
        /// Why, and what it looks like instead.
        reason: String,
    },
    /// A coordinate that is no number.
    #[error("vertex {vertex} of {place} is {x}, {y}; both must be numbers")]
    NotFinite {
        /// In which ring.
        place: Place,
        /// Counted from 1.
        vertex: usize,
        /// The first coordinate.
        x: f64,
        /// The second.
        y: f64,
    },
    /// A ring that encloses nothing, and no other outer ring beside it that does.
    #[error(
        "{place} has {distinct} different points that enclose no area; at least 3 are wanted, not in one line"
    )]
    NoArea {
        /// Which ring.
        place: Place,
        /// How many different points it has.
        distinct: usize,
    },
    /// Rings that cross or overlap so that what they enclose could only be guessed.
    #[error(
        "{fault}; to redraw it would move {moved:.0} of {area:.0} m², more than can be put down to a slip of the pen: correct it \
         at its source"
    )]
    Invalid {
        /// What is wrong, and where.
        fault: Fault,
        /// How much area would change hands, in m².
        moved: f64,
        /// What the rings enclose if redrawn, in m².
        area: f64,
    },
    /// More vertices than can be boundaries of areas.
    #[error(
        "{vertices} vertices are more than {most}, the most that is read; use generalised boundaries"
    )]
    TooManyVertices {
        /// How many there are.
        vertices: usize,
        /// How many there may be.
        most: usize,
    },
    /// No polygon at all.
    #[error("there is no polygon in it; an area has at least one ring of 3 points")]
    Empty,
    /// Well-known binary that cannot be read.
    #[error("this is no well-known binary of a polygon: {0}")]
    Wkb(String),
    /// A setting outside the range in which it has a meaning.
    #[error("{name} is {value}, and must be {wanted}")]
    Setting {
        /// The setting's name.
        name: &'static str,
        /// What it was set to.
        value: f64,
        /// What it may be.
        wanted: &'static str,
    },
}

/// A ring of a multipolygon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The polygon, counted from 0.
    pub polygon: usize,
    /// The ring: 0 is the outer one, then come the holes.
    pub ring: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.ring {
            0 => write!(f, "the outer ring of polygon {}", self.polygon + 1),
            hole => write!(f, "hole {hole} of polygon {}", self.polygon + 1),
        }
    }
}

/// What is wrong with rings taken together. Places are on the British National Grid, in metres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fault {
    /// Two edges cross, or run on top of each other.
    Crossing {
        /// The ring of the one edge.
        one: Place,
        /// The ring of the other.
        other: Place,
        /// Easting and northing, in metres.
        at: [f64; 2],
    },
    /// A ring comes back to a point that it has been at.
    SelfTouch {
        /// Which ring.
        ring: Place,
        /// Easting and northing, in metres.
        at: [f64; 2],
    },
    /// A hole that is not in its outer ring.
    HoleOutside {
        /// Which hole.
        hole: Place,
        /// One of its points: easting and northing, in metres.
        at: [f64; 2],
    },
    /// Polygons, or holes, that lie one in another.
    Nested,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Crossing { one, other, at: [x, y] } if one == other => {
                write!(f, "{one} crosses itself at {x:.2}, {y:.2}")
            }
            Self::Crossing { one, other, at: [x, y] } => {
                write!(f, "{one} crosses {other} at {x:.2}, {y:.2}")
            }
            Self::SelfTouch { ring, at: [x, y] } => {
                write!(f, "{ring} touches itself at {x:.2}, {y:.2}")
            }
            Self::HoleOutside { hole, at: [x, y] } => {
                write!(f, "{hole} lies outside its outer ring, at {x:.2}, {y:.2}")
            }
            Self::Nested => write!(f, "one polygon or hole lies in another"),
        }
    }
}

/// What was put right in a shape, so that it can be shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Repair {
    /// The ring's last point was not its first; a straight edge of this many metres closes it.
    Closed {
        /// Which ring.
        ring: Place,
        /// The length of the new edge in metres.
        gap: f64,
    },
    /// Points that repeat the one before, or go out and back along one line, were left out.
    RepeatedPoints {
        /// Which ring.
        ring: Place,
        /// How many points.
        points: usize,
    },
    /// The ring ran the wrong way round.
    Turned {
        /// Which ring.
        ring: Place,
    },
    /// The ring encloses nothing and was left out.
    LeftOut {
        /// Which ring.
        ring: Place,
    },
    /// The rings were redrawn without the fault.
    Redrawn {
        /// The first fault found.
        fault: Fault,
        /// How much area changed hands, in m².
        moved: f64,
    },
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Closed { ring, gap } => write!(f, "{ring} was open by {gap:.2} m and is closed"),
            Self::RepeatedPoints { ring, points } => {
                write!(f, "{points} repeated points of {ring} are left out")
            }
            Self::Turned { ring } => write!(f, "{ring} ran the wrong way round and is turned"),
            Self::LeftOut { ring } => write!(f, "{ring} encloses nothing and is left out"),
            Self::Redrawn { fault, moved } => write!(f, "{fault}; redrawn, {moved:.2} m² moved"),
        }
    }
}
