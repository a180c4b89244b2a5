//! The ranking of crime types for priority setting: by volume, harm, trend and public concern, with what each adds, and with
//! the places that a type may come to where others would weigh the criteria otherwise, or for the uncertainty of its figures.
//!
//! It informs a decision and does not take it: a board may put first what the ranking does not.

mod answer;
mod criteria;
mod input;
mod ranking;

pub use answer::{LeftOut, PriorityRanking, RankedType, RankingCriterion, TypeComponent};
pub use input::{Concern, CriterionName, HarmTable, RankingInput, RankingWeights};
pub use ranking::rank;
