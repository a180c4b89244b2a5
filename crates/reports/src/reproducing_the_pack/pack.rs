//! The pack's figures as they stand in the committed table.

use std::collections::BTreeMap;

use figure::{MeasureId, Period};
use serde::{Deserialize, Deserializer};

use super::kind::Kind;

/// Every figure of a pack.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackFigures {
    /// The pack.
    pub pack: Pack,
    /// What differences come from, by short name.
    pub causes: BTreeMap<String, Cause>,
    /// Its tables.
    pub table: Vec<PackTable>,
    /// The numbers in its text.
    pub claim: Vec<Claim>,
}

/// The pack itself.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Its title and date.
    pub title: String,
    /// The area it is about.
    pub area: String,
}

/// What a difference comes from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// In a few words.
    pub title: String,
    /// In a sentence or two.
    pub why: String,
    /// Whether decimals cut off, where they give the printed number, are the likelier cause.
    #[serde(default)]
    pub yields: bool,
}

/// A table of the pack.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackTable {
    /// "Table 2".
    pub id: String,
    /// The line it begins on.
    pub line: u32,
    /// What it shows, in our words.
    pub title: String,
    /// Its columns of numbers.
    pub columns: Vec<PackColumn>,
    /// Its rows.
    pub rows: Vec<PackRow>,
}

/// What the numbers of a column are.
#[derive(Debug, Clone, Deserialize)]
pub struct PackColumn {
    /// Its heading.
    pub head: String,
    /// What it is and what would give it.
    #[serde(flatten)]
    pub asked: Asked,
}

/// A row: an area (or a measure) and its numbers as printed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackRow {
    /// The line it stands on.
    pub line: u32,
    /// Its name as printed.
    pub name: String,
    /// The area as the register knows it, where that is not the name.
    pub area: Option<String>,
    /// The measure, where the row rather than the column names it.
    pub measure: Option<MeasureId>,
    /// Its numbers, one a column, as printed.
    pub printed: Vec<String>,
}

/// A number in the text.
#[derive(Debug, Clone, Deserialize)]
pub struct Claim {
    /// The line it stands on.
    pub line: u32,
    /// What it says, in our words.
    pub says: String,
    /// The number as printed.
    pub printed: String,
    /// The area; none is the pack's own.
    pub area: Option<String>,
    /// Whether the cause is to be named even where the numbers agree.
    #[serde(default)]
    pub remark: bool,
    /// What it is and what would give it.
    #[serde(flatten)]
    pub asked: Asked,
}

/// What a number of the pack is, and what to ask for to have ours.
#[derive(Debug, Clone, Deserialize)]
pub struct Asked {
    /// What it is.
    pub kind: Kind,
    /// The measure; none where the row names it or nothing is asked.
    pub measure: Option<MeasureId>,
    /// The measure it is a share of.
    pub of: Option<MeasureId>,
    /// The area it is a share of; only the pack's own area can be.
    pub of_area: Option<String>,
    /// The period.
    #[serde(default, deserialize_with = "period")]
    pub period: Option<Period>,
    /// The period it is held against.
    #[serde(default, deserialize_with = "period")]
    pub against: Option<Period>,
    /// "comparators" or "wards".
    pub group: Option<String>,
    /// The year of the population.
    pub population: Option<i32>,
    /// How many areas from the top.
    pub top: Option<usize>,
    /// What a difference comes from.
    pub cause: Option<String>,
}

/// `YYYY-MM..YYYY-MM`.
fn period<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Period>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| text.parse().map_err(serde::de::Error::custom)).transpose()
}
