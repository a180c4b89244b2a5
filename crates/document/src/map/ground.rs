//! What a map is drawn on: the shapes of its areas, what lies around them, and where they lie in their region.

use serde::Serialize;

/// A closed line of points (east, north) in metres of the British National Grid; the last point joins the first, whether it
/// repeats it or not.
pub type Ring = Vec<(f64, f64)>;

/// A shape with its name: a neighbour, or a ward over small areas.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Outline {
    /// Its name; empty for none.
    pub name: String,
    /// Its rings, in any order and direction: what lies in an odd number of them is inside.
    pub rings: Vec<Ring>,
}

/// An area that a map tells of.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct MapArea {
    /// Its code, unique on the map: "E05000109", or a grid cell's name.
    pub code: String,
    /// Its name.
    pub name: String,
    /// A shorter name for where the name does not fit; empty for none.
    pub label: String,
    /// Its rings, in any order and direction: what lies in an odd number of them is inside.
    pub rings: Vec<Ring>,
    /// Whether it is the one that the report is of; its outline is drawn thicker and its row is marked.
    pub own: bool,
}

/// The areas in their region, small in a corner.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Inset {
    /// What it shows: "Bromley in London".
    pub title: String,
    /// The region's areas, in outline.
    pub region: Vec<Outline>,
    /// The own area, filled.
    pub own: Vec<Ring>,
}

/// What a map is drawn on. North is up; all shapes are in the same metres, simplified as far as the drawing needs, and
/// neighbours share their vertices.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Ground {
    /// What the areas are: "Ward", "LSOA".
    pub of: String,
    /// The areas, in the order of the table behind the map.
    pub areas: Vec<MapArea>,
    /// The outline of the partnership's own area, drawn thicker; empty for none.
    pub outline: Vec<Ring>,
    /// Shapes whose borders and names lie over the areas, such as wards over LSOAs; the names on the map are then theirs.
    pub over: Vec<Outline>,
    /// Neighbours, in grey.
    pub around: Vec<Outline>,
    /// The areas in their region.
    pub inset: Option<Inset>,
}

impl Ground {
    /// Areas of this kind, with nothing around them.
    pub fn new(of: impl Into<String>, areas: Vec<MapArea>) -> Self {
        Self { of: of.into(), areas, ..Self::default() }
    }
}
