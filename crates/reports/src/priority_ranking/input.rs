//! What crime types are ranked for and by.

use std::collections::BTreeMap;
use std::fmt;

use figure::{AreaRef, MeasureId, Month};
use schemars::JsonSchema;
use serde::Serialize;
use statistics::areas::HarmWeight;

/// A criterion of the ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CriterionName {
    /// How many.
    Volume,
    /// How much harm: counts weighted by a table of weights.
    Harm,
    /// How much more, or less, than in the twelve months before.
    Trend,
    /// How many of those asked name it as a concern.
    Concern,
}

impl CriterionName {
    /// Every criterion, in the order they are printed.
    pub const ALL: [Self; 4] = [Self::Volume, Self::Harm, Self::Trend, Self::Concern];
}

impl fmt::Display for CriterionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Volume => "Volume",
            Self::Harm => "Harm",
            Self::Trend => "Trend",
            Self::Concern => "Public concern",
        })
    }
}

/// How much each criterion weighs beside the others; nought leaves it out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankingWeights {
    /// Of volume.
    pub volume: f64,
    /// Of harm.
    pub harm: f64,
    /// Of the trend.
    pub trend: f64,
    /// Of public concern.
    pub concern: f64,
}

impl Default for RankingWeights {
    fn default() -> Self {
        Self { volume: 1.0, harm: 1.0, trend: 1.0, concern: 1.0 }
    }
}

impl RankingWeights {
    /// The weight of one criterion.
    pub fn of(&self, criterion: CriterionName) -> f64 {
        match criterion {
            CriterionName::Volume => self.volume,
            CriterionName::Harm => self.harm,
            CriterionName::Trend => self.trend,
            CriterionName::Concern => self.concern,
        }
    }
}

/// A table of harm weights, such as the ONS Crime Severity Score or the Cambridge Crime Harm Index, by measure.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HarmTable {
    /// Whose weights, and of when: "ONS Crime Severity Score 2023".
    pub scheme: String,
    /// The weight of one offence of each measure.
    pub weights: BTreeMap<MeasureId, HarmWeight>,
}

/// What people who were asked say of one type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concern {
    /// The measure.
    pub measure: MeasureId,
    /// How many named it as a concern.
    pub named: u64,
    /// How many were asked.
    pub asked: u64,
    /// Who asked whom, and when.
    pub source: String,
}

/// What a ranking is made for.
#[derive(Debug, Clone)]
pub struct RankingInput {
    /// The area.
    pub area: AreaRef,
    /// The last month of the twelve that count.
    pub to: Month,
    /// How much each criterion weighs.
    pub weights: RankingWeights,
    /// Harm weights, where there are any.
    pub harm: Option<HarmTable>,
    /// What people say concerns them.
    pub concerns: Vec<Concern>,
}
