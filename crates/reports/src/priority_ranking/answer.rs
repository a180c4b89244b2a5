//! What a ranking of crime types comes to.

use figure::{AreaRef, Figure, GoodDirection, Interval, MeasureId, Period, RankInterval, Reason};
use schemars::JsonSchema;
use serde::Serialize;

use super::CriterionName;

/// A criterion as it was used.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RankingCriterion {
    /// Which.
    pub name: CriterionName,
    /// What its figures are: "offences", "% more than in the 12 months before".
    pub unit: String,
    /// Its weight beside the others; nought where it is not used.
    pub weight: f64,
    /// Of how many types it is known.
    pub known: usize,
    /// Where its figures are from; or why it is not used.
    pub note: String,
}

/// What one criterion says of one type.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TypeComponent {
    /// Which criterion.
    pub criterion: CriterionName,
    /// The figure in the criterion's unit; null where it is not known.
    pub value: Option<f64>,
    /// Its 95% limits.
    pub ci95: Option<Interval>,
    /// The figure on the scale from 0 (the least of all types) to 1 (the greatest).
    pub scaled: Option<f64>,
    /// What it adds to the score.
    pub adds: f64,
    /// The type's place by this criterion alone.
    pub rank: Option<usize>,
    /// Why there is no figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

/// A type of crime with its place.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RankedType {
    /// The measure.
    pub measure: MeasureId,
    /// Its title.
    pub title: String,
    /// Which direction is good.
    pub good: GoodDirection,
    /// The place by the score; equal scores share the better place.
    pub rank: usize,
    /// The score: the weighted mean of the scaled figures that are known.
    pub score: f64,
    /// The places it comes to for weights and figures together, in 95% of draws.
    pub places: RankInterval,
    /// The places it comes to where others would weigh the criteria otherwise.
    pub places_by_weights: RankInterval,
    /// The places it comes to for the uncertainty of the figures: how much confidence each deserves.
    pub places_by_figures: RankInterval,
    /// The share of draws in which it is first.
    pub first: f64,
    /// What each criterion says.
    pub components: Vec<TypeComponent>,
    /// The place where one criterion is left out, in the order of the criteria.
    pub rank_without: Vec<usize>,
    /// The figure of the twelve months, with its comparator and provenance.
    pub figure: Figure,
}

/// A type that is not ranked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LeftOut {
    /// The measure.
    pub measure: MeasureId,
    /// Its title.
    pub title: String,
    /// Why.
    pub reason: Reason,
}

/// Types of crime in the order that the criteria give them.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PriorityRanking {
    /// Where.
    pub area: AreaRef,
    /// The twelve months.
    pub period: Period,
    /// What trends are against.
    pub before: Option<Period>,
    /// The criteria.
    pub criteria: Vec<RankingCriterion>,
    /// The types, the most pressing first.
    pub types: Vec<RankedType>,
    /// Types without a count.
    pub left_out: Vec<LeftOut>,
    /// How it was made.
    pub method: String,
    /// What a reader must know.
    pub caveats: Vec<String>,
    /// Licence lines of what was used.
    pub licences: Vec<String>,
}
