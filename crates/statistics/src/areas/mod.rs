//! Areas beside one another: which stand out, in which order, and how evenly something is spread over them.
//!
//! | question | method |
//! | --- | --- |
//! | does an area stand out from the rest? | [`funnel()`], with over-dispersion |
//! | which place has it in the order? | [`rank_intervals()`] |
//! | whom should it be compared with? | [`nearest_areas()`], [`group_comparison()`] |
mod funnel;
mod group_comparison;
mod nearest_areas;
mod numbers;
mod rank_intervals;

pub use funnel::{
    FunnelLimits, FunnelPlot, FunnelPoint, FunnelScale, FunnelStanding, expected_counts, funnel,
};
pub use group_comparison::{GroupComparison, group_comparison};
pub use nearest_areas::{Indicator, NearArea, nearest_areas};
pub use rank_intervals::{RankInterval, rank_intervals};
