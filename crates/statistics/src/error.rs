//! What a method cannot work with.

use thiserror::Error;

/// What a method cannot work with.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
pub enum StatisticsError {
    /// A population, area or time of nought, less, or none.
    #[error("an exposure of {0} cannot be divided by; a number above nought is wanted")]
    Exposure(f64),
    /// A level that is no probability.
    #[error("{0} is not a level of confidence; a number between 0 and 1 is wanted, such as 0.95")]
    Level(f64),
}

/// The exposure, where it can be divided by.
pub(crate) fn exposure(value: f64) -> Result<f64, StatisticsError> {
    if value.is_finite() && value > 0.0 { Ok(value) } else { Err(StatisticsError::Exposure(value)) }
}
