//! Series: season, expected range, peaks.

mod stl;

pub use stl::{Decomposition, Season, StlPlan, StlSettings, stl, stl_many};
