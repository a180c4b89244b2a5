//! Series: season, expected range, peaks, and where a series breaks.
//!
//! | question | method | history |
//! | --- | --- | --- |
//! | is this month unusually high for the time of year? | [`farrington`] | five years, three at least |
//! | is this month unusually high beside a short past? | [`short_history`] | a year and more |
//! | the same with next to none | [`ears`] | seven months and more |
//! | what range is usual? | [`xmr`], for rates [`laney_chart`], with [`run_rules`] | a year and more |
//! | what is left without the season? | [`stl`] | more than two years |
//! | is this year above the last? | [`WindowPair`] | two years |
//! | would such a peak come somewhere by chance? | [`scan_window`] | a known mean |
//! | what may be the baseline, with a known event in the way? | [`admissible_baseline`], [`step_test`] | |

mod control_point;
mod declared_events;
mod ears;
mod farrington;
mod negative_binomial;
mod run_rules;
mod scan_window;
mod short_history;
mod step_test;
mod stl;
mod u_chart;
mod window_pair;
mod xmr;

pub use control_point::ControlPoint;
pub use declared_events::{Baseline, DeclaredEvent, admissible_baseline};
pub use ears::{EarsMethod, EarsPeak, EarsSettings, ears, ears_range};
pub use farrington::{
    FarringtonPeak, FarringtonSettings, Threshold, farrington, farrington_many, farrington_range,
};
pub use run_rules::{RunSignals, run_rules};
pub use scan_window::scan_window;
pub use short_history::{ShortHistory, short_history};
pub use step_test::{StepModel, StepTest, step_test};
pub use stl::{Decomposition, Season, StlPlan, StlSettings, stl, stl_many};
pub use u_chart::{UChart, laney_chart, u_chart};
pub use window_pair::{WindowComparison, WindowPair, rolling_sums};
pub use xmr::{Xmr, xmr};
