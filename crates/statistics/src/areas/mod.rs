//! Areas beside one another: which stand out, in which order, and how evenly something is spread over them.
//!
//! | question | method |
//! | --- | --- |
//! | does an area stand out from the rest? | [`funnel()`], with over-dispersion |
//! | which place has it in the order? | [`rank_intervals()`] |
//! | whom should it be compared with? | [`nearest_areas()`], [`group_comparison()`] |
//! | how concentrated is it? | [`lorenz()`], [`concentration()`], [`gini()`], [`gini_interval()`] |
//! | how widespread is a rise? | [`dispersion()`] |
//! | is it spread as it was? | [`andresen()`], [`similarity()`] |
//! | how much harm? | [`harm_total()`] |
//! | do two things go together over areas? | [`rank_correlation()`] |
//! | what comes first? | [`priorities()`] |

mod andresen;
mod dispersion;
mod funnel;
mod gini;
mod gini_interval;
mod group_comparison;
mod harm;
mod lorenz;
mod nearest_areas;
mod priorities;
mod priority_draws;
mod priority_score;
mod rank_correlation;
mod rank_intervals;
mod ranks;
mod resamples;
mod similarity;

pub use andresen::{Andresen, AndresenArea, andresen};
pub use dispersion::{Dispersion, dispersion};
pub use funnel::{
    FunnelLimits, FunnelPlot, FunnelPoint, FunnelScale, FunnelStanding, expected_counts, funnel,
};
pub use gini::{Gini, gini, gini_coefficient};
pub use gini_interval::{GiniInterval, gini_interval};
pub use group_comparison::{GroupComparison, group_comparison};
pub use harm::{HarmTotal, HarmWeight, harm_total};
pub use lorenz::{Concentration, LorenzCurve, concentration, lorenz};
pub use nearest_areas::{Indicator, NearArea, nearest_areas};
pub use priorities::{PriorityItem, PrioritySettings, RankRange, priorities};
pub use priority_score::{Criterion, Figure, PriorityComponent, Scaling};
pub use rank_correlation::{RankCorrelation, rank_correlation};
pub use rank_intervals::{RankInterval, rank_intervals};
pub use resamples::Resampling;
pub use similarity::{Similarity, SimilarityArea, similarity};
