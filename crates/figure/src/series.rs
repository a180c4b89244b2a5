//! A series: one measure and area, month by month.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{AreaRef, MeasureId, Month, Provenance, Reason, Unit};

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
    /// Why there is nothing, or what is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// Where it came from.
    pub provenance: Provenance,
}
