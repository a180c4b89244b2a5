//! An evaluation: what changed where something was done, beside areas where nothing was.

use crate::{AreaRef, Interval, MeasureId, Month, Period, Provenance, Reason, Unit, Verdict};
use schemars::JsonSchema;
use serde::Serialize;

/// Areas that are added up, with what was counted in them.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Side {
    /// The areas.
    pub areas: Vec<AreaRef>,
    /// What was counted before; null where a month is not known.
    pub before: Option<f64>,
    /// What was counted after; null where a month is not known.
    pub after: Option<f64>,
}

/// A change beyond that of the areas compared with, as a share.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Effect {
    /// The count after, in per cent of what it would be had it changed as the control did, less 100.
    pub percent: f64,
    /// Its limits at the level asked for.
    pub percent_limits: Interval,
    /// What the count after would be had it changed as the control did.
    pub expected: f64,
    /// The count after less that.
    pub more: f64,
    /// Its limits.
    pub more_limits: Interval,
    /// The probability of a difference as great where nothing differs.
    pub p_value: f64,
    /// What the test says.
    pub verdict: Verdict,
    /// How many times more than chance alone the monthly counts scatter; null where it cannot be told.
    pub dispersion: Option<f64>,
    /// How it was worked out.
    pub method: String,
}

/// A change beyond that of the areas compared with, in number: the weighted displacement difference.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Difference {
    /// How many more (or, below nought, fewer) in the period after than had each area changed by the same number.
    pub more: f64,
    /// Its limits at the level asked for, for counts that scatter by chance alone.
    pub more_limits: Interval,
    /// The probability of a difference as great by chance alone.
    pub p_value: f64,
    /// How it was worked out.
    pub method: String,
}

/// The smallest fall that the design could have seen.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Smallest {
    /// How many fewer in the period after; null where not even an end to all would have been seen.
    pub fewer: Option<f64>,
    /// The same in per cent of what was expected.
    pub percent: Option<f64>,
    /// How likely it would have been seen.
    pub power: f64,
}

/// A second look at the finding.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EvaluationCheck {
    /// What was looked at: "earlier dates".
    pub name: String,
    /// What it says, in a sentence; or why it could not be made.
    pub says: String,
    /// Its probability, where it has one.
    pub p_value: Option<f64>,
    /// Whether it bears the finding out; null where it could not be made or has no say.
    pub agrees: Option<bool>,
    /// How it was made.
    pub method: String,
}

/// One month, for the chart.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EvaluationMonth {
    /// The month.
    pub month: Month,
    /// What was counted in the treated areas; null where it is not known.
    pub treated: Option<f64>,
    /// What was counted in the areas compared with, brought to the size of the treated by the period before.
    pub control: Option<f64>,
    /// Whether it is an edition's newest month, which is incomplete and grows.
    pub provisional: bool,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Findings {
    /// The change beyond the control's, as a share: the finding.
    pub effect: Effect,
    /// The same in number.
    pub difference: Difference,
    /// What could have been seen.
    pub smallest: Smallest,
    /// The change where it may have gone instead.
    pub displacement: Option<Effect>,
    /// Second looks.
    pub checks: Vec<EvaluationCheck>,
}

/// What changed where something was done, beside where nothing was.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Evaluation {
    /// What is counted.
    pub measure: MeasureId,
    /// The measure's title.
    pub title: String,
    /// Its unit.
    pub unit: Unit,
    /// The period before.
    pub before: Period,
    /// The period after.
    pub after: Period,
    /// The level at which a change is called one.
    pub level: f64,
    /// Where something was done, and where nothing was.
    #[serde(flatten)]
    pub sides: Sides,
    /// How the areas compared with were chosen.
    pub control_chosen: String,
    /// Why there are no findings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// What was found; null where data do not allow it.
    pub findings: Option<Findings>,
    /// The finding in sentences.
    pub words: Vec<String>,
    /// Month by month.
    pub months: Vec<EvaluationMonth>,
    /// Whether the period after ends in an edition's newest month.
    pub provisional: bool,
    /// Where the counts are from, as of the first treated area.
    pub provenance: Provenance,
}

/// The areas of an evaluation.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Sides {
    /// Where something was done.
    pub treated: Side,
    /// Where nothing was.
    pub control: Side,
    /// Where it may have gone instead.
    pub displacement: Option<Side>,
    /// What that is compared with.
    pub displacement_control: Option<Side>,
}
