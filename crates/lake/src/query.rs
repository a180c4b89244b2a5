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
