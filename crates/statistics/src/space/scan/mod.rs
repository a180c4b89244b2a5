//! Kulldorff's scan statistic: the circle, or circle and span of time, with the most surprising excess of counts, and how
//! often chance alone would give one as surprising anywhere.
//!
//! [`ScanZones`] says which circles are looked at, [`person_time`] and [`indirectly_standardised`] make the expected counts
//! where populations are known, and [`spatial_scan`] or [`space_time_scan`] look.

mod exposure;
mod likelihood;
mod search;
mod simulate;
mod space_time;
mod zones;

pub use exposure::{indirectly_standardised, person_time};
pub use likelihood::log_likelihood_ratio;
pub use space_time::{Scan, ScanCluster, ScanSettings, TimeWindows, space_time_scan, spatial_scan};
pub use zones::{ScanZones, TieRule, ZoneLimits, on_sphere};
