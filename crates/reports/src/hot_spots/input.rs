//! What hot spots are looked for in. The caller reads the counts; nothing here knows where they are kept.

use std::collections::BTreeSet;

use figure::{AreaRef, MeasureSummary, Period, Provenance};
use geometry::{Point, Shape};
use schemars::JsonSchema;
use serde::Serialize;
use statistics::multiple::Correction;
use statistics::space::PointPrecision;

use crate::ReportsError;

/// The smallest cells, in metres, that points which were moved to street anchors may be put in. Smaller ones find the
/// anchors.
pub const LEAST_METRES: u32 = 250;

/// The most earlier periods that are looked at.
pub const MOST_EARLIER: usize = 4;

/// What the ground is divided into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HotSpotsOn {
    /// Wards.
    Wards,
    /// Lower layer super output areas: areas of like population.
    Lsoas,
    /// Hexagons of so many metres from edge to opposite edge.
    Hexagons {
        /// The width in metres.
        metres: u32,
    },
    /// Square cells.
    Grid {
        /// The side in metres.
        metres: u32,
    },
}

impl HotSpotsOn {
    /// One of them, as a column's heading: "LSOA".
    pub fn heading(self) -> &'static str {
        match self {
            Self::Wards => "Ward",
            Self::Lsoas => "LSOA",
            Self::Hexagons { .. } => "Hexagon",
            Self::Grid { .. } => "Cell",
        }
    }

    /// So many of them in a sentence: "197 LSOAs", "1 ward".
    pub(super) fn counted(self, places: usize) -> String {
        format!("{} {}", super::words::whole(places), self.noun(places))
    }

    /// One of them: "an LSOA".
    pub(super) fn one(self) -> String {
        let article = if self == Self::Lsoas { "an" } else { "a" };
        format!("{article} {}", self.noun(1))
    }

    /// "LSOAs", "ward".
    pub(super) fn noun(self, places: usize) -> &'static str {
        match (self, places) {
            (Self::Wards, 1) => "ward",
            (Self::Wards, _) => "wards",
            (Self::Lsoas, 1) => "LSOA",
            (Self::Lsoas, _) => "LSOAs",
            (Self::Hexagons { .. }, 1) => "hexagon",
            (Self::Hexagons { .. }, _) => "hexagons",
            (Self::Grid { .. }, 1) => "cell",
            (Self::Grid { .. }, _) => "cells",
        }
    }

    /// The size of a cell in metres; none for wards and LSOAs.
    pub fn metres(self) -> Option<u32> {
        match self {
            Self::Wards | Self::Lsoas => None,
            Self::Hexagons { metres } | Self::Grid { metres } => Some(metres),
        }
    }
}

/// How hot spots are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HotSpotMethod {
    /// Getis and Ord's Gi*: around which places high counts gather.
    Gi,
    /// Kulldorff's scan: the circle with the most surprising excess, wherever it is and however large.
    Scan,
    /// Kernel density: where points lie densest. A picture and no test. On [`HotSpotsOn::Grid`] only.
    Kde,
}

/// What may be set otherwise than usual.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HotSpotSettings {
    /// For Gi* the share of false ones that the hot spots may hold, for the scan the probability at which a cluster is
    /// called one: the level of `watchward.toml`.
    pub level: f64,
    /// How Gi* allows for as many tests as places. The scan does so by itself.
    pub correction: Correction,
    /// How often chance deals the counts anew.
    pub replicas: usize,
    /// From which chance begins.
    pub seed: u64,
    /// The greatest share of what is expected that a circle of the scan may hold; where that is not room for two of the
    /// largest place, it is made so.
    pub largest: f64,
    /// The standard deviation of the kernel in metres; none for Scott's rule.
    pub bandwidth: Option<f64>,
    /// Counts above nought and below this are hidden, as the source asks; 0 hides none.
    pub hide_below: u64,
}

impl Default for HotSpotSettings {
    fn default() -> Self {
        Self {
            level: 0.05,
            correction: Correction::BenjaminiHochberg,
            replicas: 999,
            seed: 1,
            largest: 0.1,
            bandwidth: None,
            hide_below: 0,
        }
    }
}

/// A ward or LSOA with its counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Which.
    pub area: AreaRef,
    /// Its shape.
    pub shape: Shape,
    /// What was counted in the period, then in each earlier one.
    pub counts: Vec<u64>,
    /// Its residents, where they are known.
    pub population: Option<f64>,
}

/// A point with its counts.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedCount {
    /// Where.
    pub point: Point,
    /// What was counted in the period, then in each earlier one.
    pub counts: Vec<u64>,
}

/// A named area that is drawn over the places and says roughly where they are, such as a ward over LSOAs.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedShape {
    /// Its name.
    pub name: String,
    /// Its shape.
    pub shape: Shape,
}

/// What hot spots are looked for in.
#[derive(Debug, Clone)]
pub struct HotSpotsInput {
    /// The partnership's area.
    pub area: AreaRef,
    /// What is counted.
    pub measure: MeasureSummary,
    /// When; usually twelve months.
    pub period: Period,
    /// Earlier periods of the same length, the newest first; [`MOST_EARLIER`] at most, and none where none is held.
    pub earlier: Vec<Period>,
    /// What the ground is divided into.
    pub on: HotSpotsOn,
    /// How they are found.
    pub method: HotSpotMethod,
    /// What may be set otherwise.
    pub settings: HotSpotSettings,
    /// The shape of the area.
    pub outline: Shape,
    /// The wards or LSOAs of the area, all of them, in any order; empty for hexagons and cells.
    pub places: Vec<Place>,
    /// The points, in any order; empty for wards and LSOAs.
    pub points: Vec<PlacedCount>,
    /// How exactly points are known: published ones were moved to street anchors. (Of wards and LSOAs: those that the counts
    /// were made from.)
    pub precision: PointPrecision,
    /// How many of the period have no point or no place.
    pub without_location: u64,
    /// Areas that are drawn over the places; empty for none.
    pub over: Vec<NamedShape>,
    /// Where the counts are from.
    pub provenance: Provenance,
    /// Licence lines of the boundaries.
    pub boundary_licences: Vec<String>,
}

impl HotSpotsInput {
    /// Whether the question makes sense by itself.
    pub(super) fn check(&self) -> Result<(), ReportsError> {
        let wrong = |what: String| Err(ReportsError::Question(what));
        if let Some(what) = self.senseless_periods() {
            return wrong(what);
        }
        let level = self.settings.level;
        if !(level > 0.0 && level < 1.0) {
            return wrong(format!("the level is {level}; give a number between 0 and 1"));
        }
        match self.on.metres() {
            None if self.places.is_empty() => {
                return wrong(format!(
                    "there are no {} with shapes; import their boundaries",
                    self.on.noun(0)
                ));
            }
            Some(metres) if metres < LEAST_METRES && self.precision == PointPrecision::Snapped => {
                return wrong(format!(
                    "cells of {metres} m are too small: published points were moved to street anchors, so that small cells \
                     show the anchors and not where it happened; give {LEAST_METRES} m or more"
                ));
            }
            _ => {}
        }
        if self.method == HotSpotMethod::Kde && !matches!(self.on, HotSpotsOn::Grid { .. }) {
            return wrong(format!(
                "a density is drawn on a grid of cells, not on {}; ask for a grid, or for another method",
                self.on.noun(2)
            ));
        }
        let mut codes = BTreeSet::new();
        for place in &self.places {
            if !codes.insert(&place.area.code) {
                return wrong(format!("{} is there twice; give each once", place.area.code));
            }
        }
        Ok(())
    }

    fn senseless_periods(&self) -> Option<String> {
        if self.earlier.len() > MOST_EARLIER {
            return Some(format!(
                "{} earlier periods are given; give {MOST_EARLIER} at most",
                self.earlier.len()
            ));
        }
        let mut later = self.period;
        for earlier in &self.earlier {
            if earlier.len() != self.period.len() || earlier.to() >= later.from() {
                return Some(format!(
                    "the {earlier} is no earlier period of {} months that ends before {}; give periods of one length, the \
                     newest first, that do not overlap",
                    self.period.len(),
                    later.from()
                ));
            }
            later = *earlier;
        }
        let wanted = 1 + self.earlier.len();
        let of_place = self.places.iter().find(|place| place.counts.len() != wanted);
        let of_point = self.points.iter().find(|point| point.counts.len() != wanted);
        let (what, given) = match (of_place, of_point) {
            (Some(place), _) => (place.area.code.to_string(), place.counts.len()),
            (None, Some(PlacedCount { point, counts })) => {
                (format!("the point {}, {}", point.easting, point.northing), counts.len())
            }
            (None, None) => return None,
        };
        Some(format!(
            "{what} has {given} counts where there are {wanted} periods; give one for each"
        ))
    }
}
