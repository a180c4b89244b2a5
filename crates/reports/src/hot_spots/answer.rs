//! What a search for hot spots comes to.

use document::map;
use figure::{AreaRef, MeasureId, Period, Provenance, Reason, Unit};
use geometry::Shape;
use schemars::JsonSchema;
use serde::Serialize;

use super::{HotSpotMethod, HotSpotsOn, NamedShape};

/// Whether a place is hot, and how lasting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HotSpotHeat {
    /// Hot now and in one earlier period or more.
    Persistent,
    /// Hot now and in no earlier period.
    New,
    /// Hot now; there is no earlier period to tell whether it is new.
    Hot,
    /// Hot in an earlier period, not now.
    Fading,
    /// Not hot, now or before.
    Not,
}

impl HotSpotHeat {
    /// In words, for a table: "persistent hot spot".
    pub fn word(self) -> &'static str {
        match self {
            Self::Hot => "hot spot",
            other => map::Heat::from(other).word(),
        }
    }
}

/// A map has no colour of its own for what may be new or not: it is drawn as new, and the map's caveat says so.
impl From<HotSpotHeat> for map::Heat {
    fn from(heat: HotSpotHeat) -> Self {
        match heat {
            HotSpotHeat::Persistent => Self::Persistent,
            HotSpotHeat::New | HotSpotHeat::Hot => Self::New,
            HotSpotHeat::Fading => Self::Fading,
            HotSpotHeat::Not => Self::Not,
        }
    }
}

/// What the method says of one place; null where it says nothing.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
pub struct HotSpotNumbers {
    /// The count that would be there if nothing clustered.
    pub expected: Option<f64>,
    /// How many lie there a km², by the kernel.
    pub density: Option<f64>,
    /// Gi* as a normal deviate: above nought where high counts gather.
    pub z: Option<f64>,
    /// The probability of so extreme a place where nothing clusters.
    pub p_value: Option<f64>,
    /// The same adjusted for as many tests as places.
    pub adjusted_p_value: Option<f64>,
    /// The probability by dealing the counts of the other places anew, both sides counted, not adjusted.
    pub permutation_p_value: Option<f64>,
    /// The number of the scan's cluster that it is in.
    pub cluster: Option<usize>,
}

/// One place.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct HotSpotRow {
    /// Its code; of a cell its grid, column and row.
    pub code: String,
    /// Its name; of a cell the National Grid reference of its middle.
    pub name: String,
    /// The area drawn over it that its middle lies in, such as a ward.
    pub within: Option<String>,
    /// The middle's longitude in degrees, WGS84.
    pub longitude: f64,
    /// The middle's latitude.
    pub latitude: f64,
    /// What was counted; null where it is hidden.
    pub count: Option<u64>,
    /// Whether the count is hidden, because it, or one that it would give away, is small.
    pub suppressed: bool,
    /// What the method says.
    #[serde(flatten)]
    pub numbers: HotSpotNumbers,
    /// Whether it is a hot spot.
    pub hot: bool,
    /// How lasting.
    pub heat: HotSpotHeat,
    /// In how many of the earlier periods it was hot.
    pub earlier_hot: usize,
}

/// A circle of the scan that is a hot spot.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct HotSpotCluster {
    /// Its number, the most surprising first.
    pub number: usize,
    /// The codes of its places, from the middle outwards.
    pub places: Vec<String>,
    /// The name of the place in the middle.
    pub centre: String,
    /// The distance from the middle to the middle of the farthest place, in metres.
    pub radius: f64,
    /// What was counted; null where it is hidden, as the two after next are then.
    pub count: Option<u64>,
    /// What was expected.
    pub expected: f64,
    /// The rate inside over that outside; null where all counts are inside too.
    pub relative_risk: Option<f64>,
    /// The log likelihood ratio.
    pub log_likelihood_ratio: Option<f64>,
    /// How often chance alone gives one as surprising anywhere.
    pub p_value: f64,
}

/// How much of what was counted some places hold, beside how much of the ground they are.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct HotSpotShare {
    /// How many places.
    pub places: usize,
    /// What was counted in them.
    pub count: u64,
    /// The same in per cent of all counted in places.
    pub count_percent: f64,
    /// The places in per cent of all places.
    pub places_percent: f64,
    /// Their ground in per cent of the ground of all.
    pub ground_percent: f64,
    /// The predictive accuracy index: share of count over share of ground. 1 is what chance gives.
    pub pai: f64,
}

/// Moran's I of the counts: whether near places are alike.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct HotSpotMoran {
    /// I.
    pub i: f64,
    /// What it is on average where nothing clusters.
    pub expected: f64,
    /// Its normal deviate under randomisation.
    pub z: f64,
    /// The two-sided probability of that.
    pub p_value: f64,
    /// The two-sided probability by dealing the counts anew.
    pub permutation_p_value: f64,
}

/// What is drawn: shapes with fewer vertices than the source's.
#[derive(Debug, Clone, PartialEq)]
pub struct HotSpotShapes {
    /// The places' shapes, in the order of the rows.
    pub places: Vec<Shape>,
    /// The outline of the area: one shape.
    pub outline: Vec<Shape>,
    /// Areas over the places.
    pub over: Vec<NamedShape>,
    /// No vertex of the source lies further than so many metres from what is drawn.
    pub tolerance: f64,
}

/// Hot spots: where it concentrates, how sure that is, and how lasting.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct HotSpots {
    /// The area.
    pub area: AreaRef,
    /// What is counted.
    pub measure: MeasureId,
    /// The measure's title.
    pub title: String,
    /// Its unit.
    pub unit: Unit,
    /// When.
    pub period: Period,
    /// The earlier periods that could be looked at, the newest first.
    pub earlier: Vec<Period>,
    /// What the ground is divided into.
    pub on: HotSpotsOn,
    /// How they were found.
    pub method: HotSpotMethod,
    /// The level at which a place or cluster is called hot.
    pub level: f64,
    /// The method in a line: "Gi*, 5% false discoveries allowed (Benjamini–Hochberg correction)".
    pub rule: String,
    /// Why no place could be looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// What was counted in all places; null where it would give a hidden count away.
    pub total: Option<u64>,
    /// What was counted without a point or a place.
    pub without_location: u64,
    /// What was counted at points outside the area's outline.
    pub outside: u64,
    /// How many places are hot.
    pub hot: usize,
    /// How many would be called hot were as many tests not allowed for; null where the method has no such control, or
    /// none was asked for.
    pub hot_uncorrected: Option<usize>,
    /// The share of the hot places; null where there are none, or where it would give a hidden count away.
    pub concentration: Option<HotSpotShare>,
    /// The share that the places hot in the newest earlier period have of this period: what going by them would have come
    /// to.
    pub foretold: Option<HotSpotShare>,
    /// The fewest places that hold half of the count.
    pub half_in: usize,
    /// Whether near places are alike; null where it cannot be worked out.
    pub moran: Option<HotSpotMoran>,
    /// The standard deviation of the kernel in metres.
    pub bandwidth: Option<f64>,
    /// The scan's clusters.
    pub clusters: Vec<HotSpotCluster>,
    /// Every place: persistent, new, fading, then those that are not hot; among each the most extreme first.
    pub rows: Vec<HotSpotRow>,
    /// The finding in sentences.
    pub words: Vec<String>,
    /// How it was worked out.
    pub how: Vec<String>,
    /// What a reader must know.
    pub caveats: Vec<String>,
    /// Licence lines of counts and boundaries.
    pub licences: Vec<String>,
    /// Where the counts are from.
    pub provenance: Provenance,
    /// What is drawn.
    #[serde(skip)]
    pub shapes: HotSpotShapes,
}

impl HotSpots {
    /// The rows of one heat.
    pub fn of(&self, heat: HotSpotHeat) -> impl Iterator<Item = &HotSpotRow> {
        self.rows.iter().filter(move |row| row.heat == heat)
    }
}
