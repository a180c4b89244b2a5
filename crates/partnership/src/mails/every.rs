//! How often a mail comes: on a day of the week, or on a day of the month; at six in the morning, UTC.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use crate::{StoreError, Wrong};

/// The hour at which mails are due.
const HOUR: i8 = 6;
/// The last day that every month has.
const LAST_DAY: i8 = 28;

/// How often a mail comes. As text: `weekly-1` for every Monday to `weekly-7`, `monthly-1` to `monthly-28`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// On this day of each week.
    Week(Weekday),
    /// On this day of each month, from 1 to 28.
    Month(i8),
}

impl Every {
    /// A day of each month, where every month has it.
    pub fn month(day: i8) -> Result<Self, StoreError> {
        if (1..=LAST_DAY).contains(&day) {
            Ok(Self::Month(day))
        } else {
            Err(StoreError::invalid("day", Wrong::DayOfMonth))
        }
    }

    /// When it is due next after this moment.
    pub fn after(self, now: Timestamp) -> Timestamp {
        let today = now.to_zoned(TimeZone::UTC).date();
        let mut days = (0..=31).filter_map(|days| today.checked_add(days.days()).ok());
        let due = days.find_map(|day| {
            let is_one = match self {
                Self::Week(weekday) => day.weekday() == weekday,
                Self::Month(number) => day.day() == number,
            };
            let due = day.at(HOUR, 0, 0, 0).to_zoned(TimeZone::UTC).ok()?.timestamp();
            (is_one && due > now).then_some(due)
        });
        // There is always one, but in the last days that can be counted.
        due.unwrap_or(Timestamp::MAX)
    }

    /// As it is stored: a weekday or a day of the month.
    pub(super) fn stored(self) -> (Option<i8>, Option<i8>) {
        match self {
            Self::Week(weekday) => (Some(weekday.to_monday_one_offset()), None),
            Self::Month(day) => (None, Some(day)),
        }
    }
}

impl fmt::Display for Every {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Week(weekday) => write!(f, "weekly-{}", weekday.to_monday_one_offset()),
            Self::Month(day) => write!(f, "monthly-{day}"),
        }
    }
}

impl serde::Serialize for Every {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for Every {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || {
            let known = "weekly-1 to weekly-7, monthly-1 to monthly-28".to_owned();
            let typed = text.chars().take(40).collect();
            StoreError::invalid("every", Wrong::Unknown { typed, known })
        };
        let (how, day) = text.split_once('-').ok_or_else(unknown)?;
        let day: i8 = day.parse().map_err(|_| unknown())?;
        match how {
            "weekly" => Weekday::from_monday_one_offset(day).map(Self::Week).map_err(|_| unknown()),
            "monthly" => Self::month(day),
            _ => Err(unknown()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_is_after_now() {
        let next = |every: &str, now: &str| {
            let every: Every = every.parse().unwrap();
            assert_eq!(every.to_string().parse::<Every>().unwrap(), every);
            every.after(now.parse().unwrap()).to_string()
        };
        // 17 June 2021 was a Thursday.
        assert_eq!(next("weekly-1", "2021-06-17T09:00:00Z"), "2021-06-21T06:00:00Z");
        assert_eq!(next("weekly-4", "2021-06-17T05:59:59Z"), "2021-06-17T06:00:00Z");
        assert_eq!(next("weekly-4", "2021-06-17T06:00:00Z"), "2021-06-24T06:00:00Z");
        assert_eq!(next("monthly-17", "2021-06-17T06:00:00Z"), "2021-07-17T06:00:00Z");
        assert_eq!(next("monthly-28", "2021-02-01T00:00:00Z"), "2021-02-28T06:00:00Z");
        assert_eq!(next("monthly-1", "2021-12-31T23:59:59Z"), "2022-01-01T06:00:00Z");
    }

    #[test]
    fn a_day_that_not_every_month_has_is_refused() {
        for bad in ["monthly-29", "monthly-0", "weekly-8", "weekly-0", "daily-1", "weekly", ""] {
            assert!(bad.parse::<Every>().is_err(), "{bad}");
        }
    }
}
