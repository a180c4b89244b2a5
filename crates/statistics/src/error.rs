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
    /// A number outside what the method is defined for.
    #[error("the {name} is {value}; wanted is {wanted}")]
    Parameter {
        /// Which number, in words.
        name: &'static str,
        /// What was given.
        value: f64,
        /// What can be worked with, in words.
        wanted: &'static str,
    },
    /// A number of a list that is outside what the method is defined for, or no number.
    #[error("the {name} at place {place} is {value}; wanted is {wanted}")]
    Element {
        /// Of which list, in words.
        name: &'static str,
        /// The place, from 0.
        place: usize,
        /// What was given.
        value: f64,
        /// What can be worked with, in words.
        wanted: &'static str,
    },
    /// Lists that belong together, place by place, and are not equally long.
    #[error("lists of {first} and {second} numbers do not belong together; give equally many")]
    Lengths {
        /// How many the first has.
        first: usize,
        /// How many the other has.
        second: usize,
    },
    /// Fewer values than anything can be said about.
    #[error("{given} values are too few; at least {wanted} are wanted")]
    TooFew {
        /// How many were given.
        given: usize,
        /// How many are wanted.
        wanted: usize,
    },
}

/// The exposure, where it can be divided by.
pub(crate) fn exposure(value: f64) -> Result<f64, StatisticsError> {
    if value.is_finite() && value > 0.0 { Ok(value) } else { Err(StatisticsError::Exposure(value)) }
}

/// Nothing, where every value is a number.
pub(crate) fn finite(what: &'static str, values: &[f64]) -> Result<(), StatisticsError> {
    match values.iter().position(|value| !value.is_finite()) {
        None => Ok(()),
        Some(place) => Err(StatisticsError::Value {
            what,
            place,
            value: values[place],
            wanted: "a finite number",
        }),
    }
}
