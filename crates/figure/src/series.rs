//! A series: one measure and area, month by month.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{AreaRef, Interval, MeasureId, Month, Provenance, Reason, Unit};

/// One month of a series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SeriesMonth {
    /// The month.
    pub month: Month,
    /// Its count; null where the month is not held.
    pub value: Option<f64>,
    /// The twelve months to this one; null where any of them is missing.
    pub rolling_12: Option<f64>,
    /// Whether it is its vintage's last month.
    pub provisional: bool,
    /// Whether the value is hidden because it is small.
    #[serde(default)]
    pub suppressed: bool,
    /// The range expected from the months before it, where nothing has changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Interval>,
    /// The count without what the time of year adds or takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adjusted: Option<f64>,
    /// Whether the count is higher than the same time of earlier years, or what is usual, lets expect.
    #[serde(default)]
    pub peak: bool,
    /// Of a count that is shared out from older areas: what it is at least and at most. The count itself is an estimate then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimated: Option<Interval>,
    /// How surprising the count is, where enough months stand before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surprise: Option<Surprise>,
}

/// How surprising a month's count is beside its past.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Surprise {
    /// The count that the past lets expect.
    pub expected: f64,
    /// The probability of a count at least this high where nothing has changed.
    pub p_value: f64,
    /// Whether the same time of earlier years was looked at; otherwise the season may be part of the surprise.
    pub seasonal: bool,
}

impl SeriesMonth {
    /// A month of which nothing is known.
    pub fn unknown(month: Month) -> Self {
        Self {
            month,
            value: None,
            rolling_12: None,
            provisional: false,
            suppressed: false,
            expected: None,
            adjusted: None,
            peak: false,
            estimated: None,
            surprise: None,
        }
    }
}

/// By which methods a series says what is usual; or, for each, why it does not.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct SeriesMethods {
    /// The expected range.
    pub expected: String,
    /// The counts without the season.
    pub adjusted: String,
    /// The peaks.
    pub peaks: String,
}

/// One measure and area, month by month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Series {
    /// The measure.
    pub measure: MeasureId,
    /// The measure's title.
    pub title: String,
    /// Its unit.
    pub unit: Unit,
    /// The area.
    pub area: AreaRef,
    /// Every month from the first asked for to the last, held or not.
    pub months: Vec<SeriesMonth>,
    /// By which methods it says what is usual.
    #[serde(default)]
    pub methods: SeriesMethods,
    /// Where it was joined with what older areas had, and how much of that is estimated: a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joined: Option<String>,
    /// Why there is nothing, or what is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// Where it came from.
    pub provenance: Provenance,
}
