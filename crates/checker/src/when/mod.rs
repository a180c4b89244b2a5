//! When: dates, months, years and the periods that they make.

mod atom;
mod span;

use std::ops::Range;

use figure::Period;
use jiff::civil::Date;

use crate::pattern::LONGEST;

/// The name of a day of the week, as a pattern.
pub(crate) const WEEKDAY: &str = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";

/// A time that a text names.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct When {
    /// The bytes of it.
    pub(crate) range: Range<usize>,
    /// What it is.
    pub(crate) what: What,
}

/// What a time is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum What {
    /// A day.
    Day(Date),
    /// A day of a month whose year is not said.
    DayOf(u32, u32),
    /// A day that is none, such as 31 June.
    NoDay,
    /// A month whose year is not said.
    MonthOf(u32),
    /// Months whose year is not said, from and to.
    MonthsOf(u32, u32),
    /// A period of months: a month, a year, a span.
    Period(Period),
}

impl When {
    /// The period, where the year is said; a day is no period.
    pub(crate) fn period(&self) -> Option<Period> {
        match self.what {
            What::Period(period) => Some(period),
            _ => None,
        }
    }

    /// The day, where it is one.
    pub(crate) fn day(&self) -> Option<Date> {
        match self.what {
            What::Day(date) => Some(date),
            _ => None,
        }
    }

    /// The months of the year it names, from and to.
    pub(crate) fn months(&self) -> Option<(u32, u32)> {
        match self.what {
            What::Period(period) if period.len() < 12 => {
                Some((period.from().month(), period.to().month()))
            }
            What::MonthOf(month) => Some((month, month)),
            What::MonthsOf(from, to) => Some((from, to)),
            _ => None,
        }
    }
}

/// The times of a text, in order.
pub(crate) fn scan(text: &str) -> Vec<When> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    span::joined(text, atom::atoms(text))
}
