//! A table: one measure over a group of areas, ranked.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{AreaRef, MeasureId, Order, Period, Provenance, RankInterval, Reason, Unit, Verdict};

/// One area's line of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TableRow {
    /// The area.
    pub area: AreaRef,
    /// Its count; null where missing or suppressed.
    pub value: Option<f64>,
    /// Its count as a percentage of the table's total.
    pub share: Option<f64>,
    /// Its rate per 1,000.
    pub rate: Option<f64>,
    /// Its place, from 1.
    pub rank: Option<usize>,
    /// The places that chance alone could have given it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank_ci95: Option<RankInterval>,
    /// How many places it moved up (positive) or down since the comparator period.
    pub position_change: Option<i64>,
    /// The comparator period's count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparator: Option<f64>,
    /// The comparator period's rate per 1,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparator_rate: Option<f64>,
    /// The probability of a change at least this large if nothing had changed, adjusted for every row that is tested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub p_value: Option<f64>,
    /// What the test says of the change since the comparator period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// Whether the value is hidden because it, or one that would give it away, is small.
    pub suppressed: bool,
    /// Why there is no value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

impl TableRow {
    /// A row of which nothing is known.
    pub fn unknown(area: AreaRef) -> Self {
        Self {
            area,
            value: None,
            share: None,
            rate: None,
            rank: None,
            rank_ci95: None,
            position_change: None,
            comparator: None,
            comparator_rate: None,
            p_value: None,
            verdict: None,
            suppressed: false,
            reason: None,
        }
    }
}

/// One measure over a group of areas.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Table {
    /// The measure.
    pub measure: MeasureId,
    /// The measure's title.
    pub title: String,
    /// Its unit.
    pub unit: Unit,
    /// When.
    pub period: Period,
    /// The comparator period, for the position changes.
    pub against: Option<Period>,
    /// The group's name.
    pub group: String,
    /// What is first.
    pub order: Order,
    /// What the shares are of, and what the rows need not add up to: the whole area's own count where there is one, else
    /// the rows' sum.
    pub total: Option<f64>,
    /// What the total is: "Bromley" or "sum of the rows".
    pub total_of: String,
    /// The rows, first rank first.
    pub rows: Vec<TableRow>,
    /// How changes were tested and places drawn; none where nothing was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Whether the period ends in the vintage's last month.
    pub provisional: bool,
    /// Why there is no table, or why a column is empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// Where it came from.
    pub provenance: Provenance,
}
