//! A period: a run of whole calendar months, with the name a reader knows it by.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Month, MonthError};

/// How many months a period has and where it may end: what `--period` chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodLength {
    /// Twelve months to any month.
    Rolling12,
    /// One month.
    Month,
    /// A quarter of the financial year: it ends in March, June, September or December.
    Quarter,
    /// April to March.
    FinancialYear,
}

/// A run of whole months, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    from: Month,
    to: Month,
}

/// What keeps two months or a text from being a period.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PeriodError {
    /// The last month stands before the first.
    #[error("the period {from}..{to} ends before it begins; put the earlier month first")]
    Reversed {
        /// The first month as given.
        from: Month,
        /// The last month as given.
        to: Month,
    },
    /// A quarter or financial year does not end in this month.
    #[error("{to} does not end a {what}; it ends in {ends}")]
    WrongEnd {
        /// The month asked for.
        to: Month,
        /// "quarter" or "financial year".
        what: &'static str,
        /// The months it can end in.
        ends: &'static str,
    },
    /// The text is no period at all.
    #[error(
        "\"{0}\" is not a period; use rolling-12, month, quarter, financial-year or YYYY-MM..YYYY-MM"
    )]
    Unreadable(String),
    /// One of the months cannot be read.
    #[error(transparent)]
    Month(#[from] MonthError),
}

impl Period {
    /// The months from `from` to `to`, both included.
    pub fn new(from: Month, to: Month) -> Result<Self, PeriodError> {
        if from <= to { Ok(Self { from, to }) } else { Err(PeriodError::Reversed { from, to }) }
    }

    /// The twelve months that end in `to`.
    pub fn rolling_12(to: Month) -> Self {
        Self { from: to.plus(-11), to }
    }

    /// One month.
    pub fn month(month: Month) -> Self {
        Self { from: month, to: month }
    }

    /// The period of this length that ends in `to`.
    pub fn ending(length: PeriodLength, to: Month) -> Result<Self, PeriodError> {
        match length {
            PeriodLength::Rolling12 => Ok(Self::rolling_12(to)),
            PeriodLength::Month => Ok(Self::month(to)),
            PeriodLength::Quarter if to.month().is_multiple_of(3) => {
                Ok(Self { from: to.plus(-2), to })
            }
            PeriodLength::Quarter => Err(PeriodError::WrongEnd {
                to,
                what: "quarter",
                ends: "March, June, September and December",
            }),
            PeriodLength::FinancialYear if to.month() == 3 => Ok(Self::rolling_12(to)),
            PeriodLength::FinancialYear => {
                Err(PeriodError::WrongEnd { to, what: "financial year", ends: "March" })
            }
        }
    }

    /// The first month.
    pub fn from(self) -> Month {
        self.from
    }

    /// The last month.
    pub fn to(self) -> Month {
        self.to
    }

    /// How many months it has.
    pub fn len(self) -> usize {
        usize::try_from(self.to.index() - self.from.index() + 1).unwrap_or(0)
    }

    /// Never: a period has at least one month.
    pub fn is_empty(self) -> bool {
        false
    }

    /// Its months, in order.
    pub fn months(self) -> impl DoubleEndedIterator<Item = Month> {
        (self.from.index()..=self.to.index()).map(move |i| self.from.plus(i - self.from.index()))
    }

    /// Whether the month lies in it.
    pub fn contains(self, month: Month) -> bool {
        self.from <= month && month <= self.to
    }

    /// The same span just before; none before the year 1900.
    pub fn just_before(self) -> Option<Self> {
        let months = i32::try_from(self.len()).ok()?;
        let from = Month::from_index(self.from.index() - months).ok()?;
        Some(Self { from, to: self.from.plus(-1) })
    }

    /// The calendar year that holds the period's middle: the mid-year estimate of that year is its denominator.
    /// The middle of an even number of months is the start of the later half.
    pub fn middle_year(self) -> i32 {
        let months = i32::try_from(self.len()).unwrap_or(0);
        self.from.plus(months / 2).year()
    }
}

impl fmt::Display for Period {
    /// "12 months to February 2021", "February 2021", "financial year 2020/21", "3 months to June 2021".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.len() {
            1 => f.write_str(&self.to.label()),
            n => write!(f, "{n} months to {}", self.to.label()),
        }
    }
}

/// `YYYY-MM..YYYY-MM`.
impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let (from, to) =
            text.split_once("..").ok_or_else(|| PeriodError::Unreadable(text.to_owned()))?;
        Self::new(from.trim().parse()?, to.trim().parse()?)
    }
}

/// A period in JSON: `{"from":"2020-03","to":"2021-02","label":"12 months to February 2021"}`.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Period")]
struct PeriodJson {
    /// The first month, YYYY-MM.
    from: Month,
    /// The last month, YYYY-MM.
    to: Month,
    /// How a reader knows it.
    #[serde(default)]
    label: String,
}

impl Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        PeriodJson { from: self.from, to: self.to, label: self.to_string() }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let PeriodJson { from, to, .. } = PeriodJson::deserialize(deserializer)?;
        Self::new(from, to).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Period {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        PeriodJson::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        PeriodJson::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    #[test]
    fn a_rolling_year_is_named_by_its_last_month() {
        let year = Period::rolling_12(month("2021-02"));
        assert_eq!(year.to_string(), "12 months to February 2021");
        assert_eq!(year.len(), 12);
        assert_eq!(year.just_before().unwrap(), Period::rolling_12(month("2020-02")));
        assert_eq!(year.middle_year(), 2020);
    }

    #[test]
    fn quarters_and_financial_years_end_where_they_end() {
        assert!(Period::ending(PeriodLength::Quarter, month("2021-06")).is_ok());
        assert!(Period::ending(PeriodLength::Quarter, month("2021-02")).is_err());
        let year = Period::ending(PeriodLength::FinancialYear, month("2021-03")).unwrap();
        assert_eq!(year.from(), month("2020-04"));
        assert!("2021-02..2020-03".parse::<Period>().is_err());
    }

    #[test]
    fn reads_its_own_json() {
        let year = Period::rolling_12(month("2021-02"));
        let json = serde_json::to_string(&year).unwrap();
        assert_eq!(
            json,
            r#"{"from":"2020-03","to":"2021-02","label":"12 months to February 2021"}"#
        );
        assert_eq!(serde_json::from_str::<Period>(&json).unwrap(), year);
    }
}
