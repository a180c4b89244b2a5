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

/// Nothing, where dates are days and places are places.
pub(crate) fn exact(dates: DatePrecision, points: PointPrecision) -> Result<(), StatisticsError> {
    if dates == DatePrecision::Month {
        return Err(StatisticsError::Unsuitable(
            "dates are known only to the month: events of one month would all seem to be of one day; \
             use records with the day",
        ));
    }
    if points == PointPrecision::Snapped {
        return Err(StatisticsError::Unsuitable(
            "points were moved to a few places before publication: events that were apart would seem to repeat at one spot; \
             use records with the place itself",
        ));
    }
    Ok(())
}
