//! Counts and rates: how sure one is, and whether two differ by more than chance.
//!
//! | question | answer |
//! | --- | --- |
//! | how sure is this count, or rate? | [`rate`] with a [`CountInterval`], by default [`garwood`] |
//! | and one made comparable? | [`directly_standardised_rate`] |
//! | how sure is this share of people asked? | [`wilson`] |
//! | is this a change? | [`change`]; for the cells of a table, [`changes`] |
//! | how great is it? | [`ratio_interval`] |
//! | could a change have been seen? | [`power`], [`smallest_detectable_change`] |
//! | how often does a rule cry wolf? | [`false_alarms`] |

mod binomial;
mod byar;
mod change;
mod compare_counts;
mod conditional_test;
mod count_test;
mod e_test;
mod false_alarms;
mod garwood;
mod jeffreys;
mod mid_p;
mod normal_intervals;
mod normal_tests;
pub(crate) mod poisson;
mod poisson_z;
mod pooled_e_test;
mod power;
mod rate;
mod ratio_interval;
mod rejection;
mod root;
mod score_test;
mod simulated_table;
mod standardised;
mod wilson;

pub use byar::{byar, byar_formula};
pub use change::{Change, Counted, Verdict, change, changes};
pub use compare_counts::{CountComparison, compare_counts};
pub use conditional_test::{conditional_exact_test, conditional_mid_p_test};
pub use count_test::CountTest;
pub use e_test::e_test;
pub use false_alarms::{Alarms, Rule, Scenario, false_alarms};
pub use garwood::{Limits, garwood};
pub use jeffreys::jeffreys;
pub use mid_p::mid_p_interval;
pub use normal_intervals::{score_interval, square_root_interval, wald_interval};
pub use normal_tests::{log_score_test, square_root_test, wald_test};
pub use poisson_z::{PoissonZ, poisson_z, poisson_z_of_counts};
pub use pooled_e_test::pooled_e_test;
pub use power::{DetectableChange, PlannedComparison, Power, power, smallest_detectable_change};
pub use rate::{CountInterval, Rate, person_time, rate};
pub use ratio_interval::{RatioInterval, RatioLimits, ratio_interval};
pub use score_test::score_test;
pub use standardised::{StandardisedRate, directly_standardised_rate};
pub use wilson::wilson;
