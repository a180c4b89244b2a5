//! A calendar month: the grain of every publisher's file that Watchward reads.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Month names, January first.
pub const NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A calendar month between January 1900 and December 2199, written `YYYY-MM`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Month(i32);

/// What keeps a text or a pair of numbers from being a month.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("\"{0}\" is not a month; write it as YYYY-MM, for example 2021-02")]
pub struct MonthError(pub String);

impl Month {
    /// The month `month` (1 to 12) of `year` (1900 to 2199).
    pub fn new(year: i32, month: u32) -> Result<Self, MonthError> {
        match i32::try_from(month) {
            Ok(m) if (1..=12).contains(&m) && (1900..2200).contains(&year) => {
                Ok(Self(year * 12 + m - 1))
            }
            _ => Err(MonthError(format!("{year:04}-{month:02}"))),
        }
    }

    /// The month with this number of months since the start of year 0, as stored in the lake's tables.
    pub fn from_index(index: i32) -> Result<Self, MonthError> {
        let month = u32::try_from(index.rem_euclid(12) + 1).unwrap_or(0);
        Self::new(index.div_euclid(12), month)
    }

    /// Months since the start of year 0: consecutive months differ by one.
    pub fn index(self) -> i32 {
        self.0
    }

    /// Reads a publisher's column head of six digits, `202102`.
    pub fn from_compact(text: &str) -> Result<Self, MonthError> {
        let error = || MonthError(text.to_owned());
        if text.len() != 6 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(error());
        }
        let year = text[..4].parse().map_err(|_| error())?;
        let month = text[4..].parse().map_err(|_| error())?;
        Self::new(year, month)
    }

    /// The calendar year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The month of the year, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.rem_euclid(12).unsigned_abs() + 1
    }

    /// How many days it has.
    pub fn days(self) -> u32 {
        let leap = |year: i32| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        match self.month() {
            2 => 28 + u32::from(leap(self.year())),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// The month `months` later (earlier where negative).
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        Self(self.0 + months)
    }

    /// The month's name without its year: "February".
    pub fn name(self) -> &'static str {
        NAMES[usize::try_from(self.0.rem_euclid(12)).unwrap_or(0)]
    }

    /// "February 2021".
    pub fn label(self) -> String {
        format!("{} {}", self.name(), self.year())
    }

    /// "Feb 2021", for axes and narrow columns.
    pub fn short_label(self) -> String {
        format!("{} {}", &self.name()[..3], self.year())
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Month {
    type Err = MonthError;

    fn from_str(text: &str) -> Result<Self, MonthError> {
        let bytes = text.as_bytes();
        if bytes.len() == 7 && bytes[4] == b'-' && text.is_ascii() {
            Self::from_compact(&format!("{}{}", &text[..4], &text[5..]))
                .map_err(|_| MonthError(text.to_owned()))
        } else {
            Err(MonthError(text.to_owned()))
        }
    }
}

impl TryFrom<String> for Month {
    type Error = MonthError;

    fn try_from(text: String) -> Result<Self, MonthError> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_month_has_its_days() {
        let days = |text: &str| text.parse::<Month>().unwrap().days();
        assert_eq!(["2021-01", "2021-04", "2021-02"].map(days), [31, 30, 28]);
        assert_eq!(["2020-02", "2000-02", "1900-02"].map(days), [29, 29, 28]);
    }

    #[test]
    fn reads_and_writes_both_notations() {
        let month: Month = "2021-02".parse().unwrap();
        assert_eq!(month, Month::from_compact("202102").unwrap());
        assert_eq!(month.to_string(), "2021-02");
        assert_eq!(month.label(), "February 2021");
        for wrong in ["2021-13", "2021-00", "21-02", "2021/02", "2021-2", "", "٢٠٢١-٠٢"] {
            assert!(wrong.parse::<Month>().is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn index_and_text_round_trip(year in 1900i32..2200, month in 1u32..=12, step in -400i32..400) {
            let m = Month::new(year, month).unwrap();
            prop_assert_eq!(Month::from_index(m.index()).unwrap(), m);
            prop_assert_eq!(m.to_string().parse::<Month>().unwrap(), m);
            prop_assert_eq!(m.plus(step).plus(-step), m);
        }
    }
}
