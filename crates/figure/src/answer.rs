//! A figure: a measure's value for an area and a period, with comparator, uncertainty and provenance.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{AreaRef, Comparison, Interval, MeasureId, Period, Provenance, Rank, Rate, Unit};

/// Why there is no number, in a sentence for a reader: "not available: no population held".
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Reason(pub String);

impl Reason {
    /// A reason from its sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A number that knows what it counts. What data do not allow is null, with a reason; never a guess.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// The measure.
    pub measure: MeasureId,
    /// The measure's title.
    pub title: String,
    /// Where.
    pub area: AreaRef,
    /// When.
    pub period: Period,
    /// How many; null where data do not allow it or it is suppressed.
    pub value: Option<f64>,
    /// Of what.
    pub unit: Unit,
    /// The 95% interval of the count (Garwood, exact for a Poisson count).
    pub ci95: Option<Interval>,
    /// Whether the period ends in the vintage's last month, which is incomplete when published.
    pub provisional: bool,
    /// Whether the value is hidden because it is small.
    #[serde(default)]
    pub suppressed: bool,
    /// Why there is no value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// Per 1,000.
    pub rate: Option<Rate>,
    /// Why there is no rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate_reason: Option<Reason>,
    /// Held against another period.
    pub comparison: Option<Comparison>,
    /// Its place among comparable areas.
    pub rank: Option<Rank>,
    /// Why there is no rank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank_reason: Option<Reason>,
    /// Where it came from.
    pub provenance: Provenance,
}
