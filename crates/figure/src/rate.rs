//! A rate: a count over the residents (or households) it could have happened to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Interval, SourceId, VintageId};

/// What a count is divided by, with where that number is from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Denominator {
    /// "Resident population, mid-2019".
    pub title: String,
    /// How many.
    pub value: u64,
    /// The day it describes, YYYY-MM-DD.
    pub reference_date: String,
    /// The source it was read from.
    pub source: SourceId,
    /// The vintage it was read from.
    pub vintage: VintageId,
    /// What a reader must know of it, such as a year that is not the period's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caveats: Vec<String>,
}

/// A count per so many of its denominator, for the period as it stands: never annualised.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Rate {
    /// The rate.
    pub value: f64,
    /// Per how many: 1,000.
    pub per: u32,
    /// The 95% interval (Garwood, exact for a Poisson count).
    pub ci95: Interval,
    /// What the count was divided by.
    pub denominator: Denominator,
}
