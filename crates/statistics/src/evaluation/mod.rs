//! Evaluation: what changed where something was done, and how sure that is.
//!
//! | question | method |
//! | --- | --- |
//! | how many more or fewer than the control would have it | [`weighted_displacement`], [`weighted_changes`] for harm |
//! | by which share, two areas and two periods | [`ratio_of_ratios`] |
//! | by which share, many areas and periods | [`difference_in_differences`] |
//! | by which share, one long series | [`interrupted_series`] |
//! | against a mixture of untreated areas | [`synthetic_control`] |
//! | would any date, or any area, have shown as much | [`placebo_dates`], [`placebo_areas`] |
//! | could the design have seen an effect at all | [`detectable_displacement`], [`detectable_change`] |
//! | would the areas have fallen anyway | [`regression_to_the_mean`] |
//!
//! None of them shows a cause: they say what changed beyond what was expected, and how often chance alone does as much.

mod change;
mod chosen;
mod detectable;
mod difference_in_differences;
mod displacement;
mod interrupted_series;
mod nearest_mixture;
mod panel;
mod placebo_areas;
mod placebo_dates;
mod ratio_of_ratios;
mod regression_to_the_mean;
mod synthetic_control;

pub use change::{Change, Fewer, RateRatio};
pub use detectable::{Detectable, Sensitivity, detectable_change, detectable_displacement};
pub use difference_in_differences::{DifferenceInDifferences, difference_in_differences};
pub use displacement::{
    DisplacementDesign, Place, WeightedDisplacement, weighted_changes, weighted_displacement,
};
pub use interrupted_series::{InterruptedSeries, Interruption, interrupted_series};
pub use placebo_areas::{PlaceboAreas, placebo_areas};
pub use placebo_dates::{Effect, PlaceboDate, PlaceboDates, Window, placebo_dates};
pub use ratio_of_ratios::{RatioOfRatios, ratio_of_ratios};
pub use regression_to_the_mean::{RegressionToTheMean, regression_to_the_mean};
pub use synthetic_control::{Matching, PERIODS_BEFORE, SyntheticControl, synthetic_control};
