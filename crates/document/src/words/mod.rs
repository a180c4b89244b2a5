//! Figures to sentences: the one place where it happens, so that a page, a table's caption and an alternative text say the
//! same thing in the same words. A sentence says what was counted, where, when, against what, and whether the difference is
//! more than chance alone would give. It never says why: causes are for people to argue, with evidence of their own.
//!
//! Every number goes through `figure::write`. What is missing is said with its reason; what is hidden is said to be hidden.

mod average;
mod change;
mod chart;
mod edition;
mod evaluation;
mod findings;
mod list;
mod map;
mod noun;
mod place;
mod rag;
mod rate;
#[cfg(test)]
pub(crate) mod sample;
mod series;
mod share;
mod size;
mod span;
mod spread;
mod top;
mod value;

pub use average::{Standing, beside_average, standing};
pub use change::{change, change_finding, comparison, verdict};
pub use chart::{
    control_finding, describe_control, describe_funnel, describe_heat, describe_multiples,
    describe_rank, describe_slope, describe_stacked, funnel_finding, heat_finding, rank_finding,
    slope_finding, stacked_finding,
};
pub use edition::{revised, revision};
pub use evaluation::{
    area_names, describe_evaluation, evaluation, evaluation_finding, evaluation_method,
    more_or_fewer,
};
pub use findings::{finding, findings, strongest, unchanged, upper_first};
pub use list::{list, months};
pub use map::{describe_map, describe_map_series, describe_tiles};
pub use noun::{
    counted, counted_heading, lower_first, period_phrase, possessive, singular, the_period,
};
pub use place::{first_of, place, place_finding, place_in};
pub use rag::{rag, rag_rule};
pub use rate::{rate, rate_change};
pub use series::{describe_series, extremes, gaps, peaks};
pub use share::{in_so_many, share};
pub use size::{moved_by, size_of_change};
pub use span::{CHOSEN, chosen, comparator, plan, span};
pub use spread::{changes_in, concentration, place_range, places};
pub use top::{describe_ranking, position_change, top};
pub use value::{provisional, reason, sentence, source_line, value};
