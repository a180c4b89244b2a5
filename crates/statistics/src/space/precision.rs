//! How exactly dates and places are known, for methods that are worthless where they are not.

use crate::StatisticsError;

/// How exactly the dates of events are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatePrecision {
    /// To the day.
    Day,
    /// Only to the month, as published police data are.
    Month,
}

/// How exactly the places of events are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointPrecision {
    /// Where it happened, to a few metres.
    Exact,
    /// Moved to one of a list of places before publication, as published police data are. Jittering them is no cure.
    Snapped,
}

impl DatePrecision {
    /// Nothing, where dates are known to the day.
    pub(crate) fn to_the_day(self) -> Result<(), StatisticsError> {
        match self {
            Self::Day => Ok(()),
            Self::Month => Err(StatisticsError::Unsuitable(
                "dates are known only to the month: events of one month would all seem to be of one day; \
                 use records with the day",
            )),
        }
    }
}

impl PointPrecision {
    /// Nothing, where places are those where it happened.
    pub(crate) fn exact(self) -> Result<(), StatisticsError> {
        match self {
            Self::Exact => Ok(()),
            Self::Snapped => Err(StatisticsError::Unsuitable(
                "points were moved to a few places before publication: events that were apart would seem to be at one spot; \
                 use records with the place itself",
            )),
        }
    }
}
