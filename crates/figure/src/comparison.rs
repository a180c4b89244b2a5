//! A comparison: the same measure and area in another period, and whether the difference is more than chance.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Period, Reason};

/// What a test says of a change. A change is called one only where the test says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Verdict {
    /// Higher than chance alone would give.
    #[serde(rename = "higher")]
    Higher,
    /// Lower than chance alone would give.
    #[serde(rename = "lower")]
    Lower,
    /// Within what chance alone would give.
    #[serde(rename = "within the range expected by chance")]
    WithinChance,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::WithinChance => "within the range expected by chance",
        })
    }
}

/// A figure held against another period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Comparison {
    /// The period compared with.
    pub period: Period,
    /// Its value; null where data do not allow one, or it is suppressed.
    pub value: Option<f64>,
    /// The value less the comparator's.
    pub change: Option<f64>,
    /// The change as a percentage of the comparator's value; null on a zero base.
    pub change_percent: Option<f64>,
    /// The probability of a difference at least this large if nothing had changed.
    pub p_value: Option<f64>,
    /// What the test says.
    pub verdict: Option<Verdict>,
    /// The test, named with its variant.
    pub method: Option<String>,
    /// Why this comparator, as the partnership states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen_because: Option<String>,
    /// Why there is no value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}
