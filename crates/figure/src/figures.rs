//! Asking for figures: the questions, and the trait that whoever answers them implements.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::{
    Figure, MeasureId, MeasureSummary, Month, Order, Period, PeriodError, Series, Table, VintageId,
};

/// What a figure is held against.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Against {
    /// The same span just before.
    #[default]
    Previous,
    /// Another period.
    Period(Period),
    /// A comparator that the partnership named, with its reason, in `watchward.toml`.
    Named(String),
}

impl fmt::Display for Against {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Previous => f.write_str("previous"),
            Self::Period(period) => write!(f, "{}..{}", period.from(), period.to()),
            Self::Named(name) => f.write_str(name),
        }
    }
}

impl FromStr for Against {
    type Err = PeriodError;

    /// `previous`, `2019-03..2020-02`, or the name of a comparator.
    fn from_str(text: &str) -> Result<Self, PeriodError> {
        Ok(match text {
            "previous" => Self::Previous,
            span if span.contains("..") => Self::Period(span.parse()?),
            name => Self::Named(name.to_owned()),
        })
    }
}

/// A group of areas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// The wards of the partnership's area (or of the area named in the question).
    Wards,
    /// The partnership's comparator group; for a London borough the 32 boroughs.
    Comparators,
    /// The partnership's similar areas.
    Similar,
    /// Every district of the same police force area, region or source.
    Districts,
    /// These, by name or code.
    List(Vec<String>),
}

/// A question for one figure.
#[derive(Debug, Clone)]
pub struct FigureQuestion {
    /// What is counted.
    pub measure: MeasureId,
    /// Where: a name, an alias or a code.
    pub area: String,
    /// When.
    pub period: Period,
    /// Held against what.
    pub against: Against,
    /// Ranked in which group; none leaves the default: comparators for a district, wards for a ward.
    pub group: Option<Group>,
    /// Ranked which way; none leaves the group's default.
    pub order: Option<Order>,
    /// The year of the population; none leaves the rule (or `watchward.toml`).
    pub population: Option<i32>,
    /// The vintage; none leaves the newest that covers.
    pub vintage: Option<VintageId>,
}

impl FigureQuestion {
    /// The question with every default.
    pub fn new(measure: MeasureId, area: impl Into<String>, period: Period) -> Self {
        Self {
            measure,
            area: area.into(),
            period,
            against: Against::Previous,
            group: None,
            order: None,
            population: None,
            vintage: None,
        }
    }
}

/// A question for a table.
#[derive(Debug, Clone)]
pub struct TableQuestion {
    /// What is counted.
    pub measure: MeasureId,
    /// The areas.
    pub group: Group,
    /// The district whose wards, comparators or similar areas are meant; none is the partnership's own.
    pub of: Option<String>,
    /// When.
    pub period: Period,
    /// Position changes since when.
    pub against: Against,
    /// What is first; none leaves the group's default.
    pub order: Option<Order>,
    /// The year of the population.
    pub population: Option<i32>,
    /// The vintage.
    pub vintage: Option<VintageId>,
}

impl TableQuestion {
    /// The question with every default.
    pub fn new(measure: MeasureId, group: Group, period: Period) -> Self {
        Self {
            measure,
            group,
            of: None,
            period,
            against: Against::Previous,
            order: None,
            population: None,
            vintage: None,
        }
    }
}

/// A question for a series.
#[derive(Debug, Clone)]
pub struct SeriesQuestion {
    /// What is counted.
    pub measure: MeasureId,
    /// Where: a name, an alias or a code.
    pub area: String,
    /// The first month; none is the first held.
    pub from: Option<Month>,
    /// The last month; none is the last held.
    pub to: Option<Month>,
    /// The vintage; none takes each month from the newest that covers it.
    pub vintage: Option<VintageId>,
}

/// What keeps a question from being answered at all. (A figure that data do not allow is an answer, with a reason.)
#[derive(Debug, Error)]
pub enum FiguresError {
    /// No such measure.
    #[error("there is no measure \"{id}\"{}", nearest_words(.nearest))]
    UnknownMeasure {
        /// As asked.
        id: String,
        /// Measures with names like it.
        nearest: Vec<String>,
    },
    /// No such area, or a name that several areas have.
    #[error("{0}")]
    Area(String),
    /// No such comparator.
    #[error("there is no comparator \"{name}\" in watchward.toml{}", nearest_words(.nearest))]
    UnknownComparator {
        /// As asked.
        name: String,
        /// Those there are.
        nearest: Vec<String>,
    },
    /// No such vintage.
    #[error("no vintage \"{0}\" is held; watchward data lists those that are")]
    UnknownVintage(VintageId),
    /// A group that cannot be made.
    #[error("{0}")]
    Group(String),
    /// The data could not be read.
    #[error("the data could not be read")]
    Data(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// "; nearest: a, b, c", or nothing.
fn nearest_words(nearest: &[String]) -> String {
    if nearest.is_empty() { String::new() } else { format!("; nearest: {}", nearest.join(", ")) }
}

/// Whoever can be asked for figures.
pub trait Figures {
    /// One figure.
    fn figure(&self, question: &FigureQuestion) -> Result<Figure, FiguresError>;

    /// One measure over a group of areas.
    fn table(&self, question: &TableQuestion) -> Result<Table, FiguresError>;

    /// One measure and area, month by month.
    fn series(&self, question: &SeriesQuestion) -> Result<Series, FiguresError>;

    /// The catalogue, in its own order.
    fn measures(&self) -> Vec<MeasureSummary>;
}
