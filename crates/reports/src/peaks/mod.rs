//! Short-term peaks: the months that are higher than their past lets expect, over all measures and wards.
//!
//! Whoever looks at a thousand months finds ten that chance alone gives once in a hundred. So each peak says how surprising it
//! is by itself, and whether it stands out from as many as were looked at.

mod answer;
mod search;

pub use answer::{Peak, Peaks};
pub use search::{PeaksInput, find};
