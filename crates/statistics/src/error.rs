//! What a method cannot work with.

use thiserror::Error;

/// What a method cannot work with.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
pub enum StatisticsError {
    /// A population, size or length of time of nought, less, or none.
    #[error(
        "{0} is no population, size or length that can be divided by; a number above nought is wanted"
    )]
    Exposure(f64),
    /// A level that is no probability.
    #[error("{0} is not a level of confidence; a number between 0 and 1 is wanted, such as 0.95")]
    Level(f64),
    /// Two things that belong together, one for one, are not equally many.
    #[error("{given} {what} were given where {wanted} are wanted: give one for each")]
    Lengths {
        /// What there are too many or too few of.
        what: &'static str,
        /// How many were given.
        given: usize,
        /// How many are wanted.
        wanted: usize,
    },
    /// A value that is no number, or one that the method has no meaning for.
    #[error("value {place} of the {what} is {value}; {wanted} is wanted")]
    Value {
        /// Of which values.
        what: &'static str,
        /// At which place, from nought.
        place: usize,
        /// What stands there.
        value: f64,
        /// What should.
        wanted: &'static str,
    },
    /// Too little to go on.
    #[error("{given} {what} are too few: at least {wanted} are wanted")]
    TooFew {
        /// What there are too few of.
        what: &'static str,
        /// How many there are.
        given: usize,
        /// How many there must be.
        wanted: usize,
    },
    /// A setting, or a number by itself, outside the range that it has a meaning in.
    #[error("{name} is {value}, and must be {wanted}")]
    Setting {
        /// The setting's name.
        name: &'static str,
        /// What it was set to.
        value: f64,
        /// What it may be.
        wanted: &'static str,
    },
    /// A model's column that the columns before it already say, so that its effect cannot be told from theirs.
    #[error("column {0} of the model follows from the columns before it; leave it out")]
    NotIdentified(usize),
    /// A fit that did not settle.
    #[error(
        "the fit did not settle within {0} steps; look for a level without counts or for values far from the others"
    )]
    NotConverged(usize),
    /// What is asked for is not to be had from these values, and why.
    #[error("this cannot be estimated: {0}")]
    Inestimable(&'static str),
    /// Data that the method would answer wrongly on, whatever the numbers.
    #[error("not for these data: {0}")]
    Unsuitable(&'static str),
}
