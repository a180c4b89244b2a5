//! The questions the lake answers, and the shape of its answers.

use figure::{AreaCode, Month, Period, VintageId};

/// What a count is added up by, besides the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GroupBy {
    /// The area as published (code and name).
    Area,
    /// The parent as published: the force of an LSOA, the district of a ward.
    Parent,
    /// Nothing: the whole vintage.
    Nothing,
}

/// Counts of one vintage by month and area.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CountsQuery {
    /// The vintage.
    pub vintage: VintageId,
    /// The months; none is all.
    pub period: Option<Period>,
    /// Categories counted, each with one of its subcategories or all of them (none). Empty counts everything.
    pub include: Vec<(String, Option<String>)>,
    /// Categories left out of those, likewise.
    pub exclude: Vec<(String, Option<String>)>,
    /// Added up by what.
    pub group_by: GroupBy,
}

/// One month and area of an answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CountCell {
    /// The area's code, as published.
    pub area_code: Option<String>,
    /// The area's name, as published (the parent's, where added up by parent).
    pub area_name: Option<String>,
    /// The parent's name, as published.
    pub parent_name: Option<String>,
    /// The month.
    pub month: Month,
    /// How many.
    pub count: u64,
    /// How many rows of the lake were added up.
    pub rows: u64,
}

/// An answer with the query that gave it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CountsResult {
    /// Sorted by area, then month.
    pub cells: Vec<CountCell>,
    /// The SQL, for provenance.
    pub query: String,
}

/// The population of an area in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PopulationCell {
    /// The area.
    pub area: AreaCode,
    /// The area's name, as published.
    pub area_name: String,
    /// The year of the estimate.
    pub year: i32,
    /// The day it describes.
    pub reference_date: String,
    /// Residents.
    pub count: u64,
    /// The vintage it is from.
    pub vintage: VintageId,
}

/// A part of the earth between two meridians and two parallels, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Box2 {
    /// Its west end.
    pub west: f64,
    /// Its south end.
    pub south: f64,
    /// Its east end.
    pub east: f64,
    /// Its north end.
    pub north: f64,
}

/// Single events of one vintage by the points they were published with.
#[derive(Debug, Clone, PartialEq)]
pub struct PointsQuery {
    /// The vintage.
    pub vintage: VintageId,
    /// The months; none is all.
    pub period: Option<Period>,
    /// The categories; empty is all.
    pub categories: Vec<String>,
    /// Categories left out of those.
    pub left_out: Vec<String>,
    /// Where; none is everywhere, and what has no point too.
    pub within: Option<Box2>,
}

/// Events of one vintage that were published with this point and area.
#[derive(Debug, Clone, PartialEq)]
pub struct PointCell {
    /// Degrees east; none where the event was published without a point.
    pub longitude: Option<f64>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// The code of the area it was published with, where there is one.
    pub area_code: Option<String>,
    /// The part of the vintage (a force).
    pub part: Option<String>,
    /// The month.
    pub month: Month,
    /// How many.
    pub count: u64,
}

/// The outline of an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundaryRow {
    /// Its code, as published.
    pub area_code: String,
    /// Its name, as published.
    pub area_name: String,
    /// The publisher's set and code year: "WD24".
    pub area_set: Option<String>,
    /// A multipolygon in metres of the British National Grid, as ISO well-known binary.
    pub wkb: Vec<u8>,
    /// The vintage it is from.
    pub vintage: VintageId,
}

/// A postcode with its point and areas.
#[derive(Debug, Clone, PartialEq)]
pub struct PostcodeRow {
    /// The postcode.
    pub postcode: String,
    /// Metres east and north on the British National Grid, where its publisher gives them.
    pub point: Option<(f64, f64)>,
    /// The month it ended in; none where it stands.
    pub terminated: Option<String>,
    /// The ward that its publisher has it in.
    pub ward_code: Option<String>,
    /// The district that its publisher has it in.
    pub district_code: Option<String>,
    /// The LSOA that its publisher has it in.
    pub lsoa_code: Option<String>,
    /// The vintage it is from.
    pub vintage: VintageId,
}

/// One area inside (or sharing) another, as a look-up has it.
#[derive(Debug, Clone, PartialEq)]
pub struct LookupRow {
    /// The smaller area's code, as published.
    pub child_code: String,
    /// Its name, as published.
    pub child_name: String,
    /// The larger area's code, as published.
    pub parent_code: String,
    /// Its name, as published.
    pub parent_name: String,
    /// The publisher's code year of the smaller: "LSOA11".
    pub child_set: String,
    /// The publisher's code year of the larger: "LAD22".
    pub parent_set: String,
    /// The share of the smaller that lies in the larger.
    pub share: f64,
    /// The publisher's change indicator.
    pub change: Option<String>,
    /// The vintage it is from.
    pub vintage: VintageId,
}

/// Which indicators; what is left out is not asked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct IndicatorsQuery {
    /// The vintage.
    pub vintage: Option<VintageId>,
    /// The area.
    pub area: Option<AreaCode>,
    /// The indicator, as published.
    pub indicator: Option<String>,
}

/// Any other number about an area: a deprivation score, a density.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorRow {
    /// The area's code, as published.
    pub area_code: String,
    /// Its name, as published.
    pub area_name: String,
    /// What it is.
    pub indicator: String,
    /// When, as published.
    pub period: Option<String>,
    /// How much.
    pub value: f64,
    /// The vintage it is from.
    pub vintage: VintageId,
}

/// A month's count of a category in two vintages of a source, one after the other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Revision {
    /// The month.
    pub month: Month,
    /// The part (a force), where the source has parts. Only parts that both vintages speak of are compared.
    pub part: Option<String>,
    /// The category.
    pub category: String,
    /// The earlier vintage.
    pub earlier: VintageId,
    /// The later vintage.
    pub later: VintageId,
    /// The count in the earlier.
    pub then: u64,
    /// The count in the later.
    pub now: u64,
}

impl Revision {
    /// By how much the count has grown.
    pub fn difference(&self) -> i64 {
        i64::try_from(self.now).unwrap_or(i64::MAX) - i64::try_from(self.then).unwrap_or(i64::MAX)
    }
}
