//! A few numbers in order, drawn small beside a number or in a cell, with the words that say the same.

use figure::{Month, Series, SeriesMonth, write};
use serde::Serialize;

/// With fewer sums of twelve months than this, the months themselves are drawn.
const FEWEST: usize = 6;

/// A few numbers in order. It is drawn on no axis: its words say what a reader must know.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trend {
    /// The numbers, first to last; what is not known or hidden is a gap.
    pub values: Vec<Option<f64>>,
    /// Its ends in words: "2,738 in the 12 months to February 2020, 1,474 in those to February 2021".
    pub said: String,
}

impl Trend {
    /// The last so many months of a series, each with the twelve months to it, or by itself where few such sums are known;
    /// none where fewer than two are known.
    pub fn of(series: &Series, last: usize) -> Option<Self> {
        let from = series.months.len().saturating_sub(last);
        let months = series.months.get(from..)?;
        let sums: Vec<Option<f64>> = months.iter().map(|month| month.rolling_12).collect();
        if sums.iter().flatten().count() >= FEWEST {
            return Self::over(months, sums, &["the 12 months to ", "those to "]);
        }
        let single = months.iter().map(|month| month.value.filter(|_| !month.suppressed)).collect();
        Self::over(months, single, &["", ""])
    }

    fn over(months: &[SeriesMonth], values: Vec<Option<f64>>, of: &[&str; 2]) -> Option<Self> {
        let known =
            || months.iter().zip(&values).filter_map(|(m, value)| Some((m.month, (*value)?)));
        let first = known().next()?;
        let end = known().next_back().filter(|(month, _)| *month != first.0)?;
        let said = |(month, value): (Month, f64), of: &str| {
            format!("{} in {of}{}", write::count(value), month.label())
        };
        let said = format!("{}, {}", said(first, of[0]), said(end, of[1]));
        Some(Self { values, said })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::sample::months_of_burglary;

    #[test]
    fn its_words_say_both_ends() {
        let mut series = months_of_burglary(&[Some(20.0); 8]);
        for (month, sum) in series.months.iter_mut().zip(101_u16..) {
            month.rolling_12 = (sum > 101).then_some(f64::from(sum));
        }
        let trend = Trend::of(&series, 8).unwrap();
        assert_eq!(trend.values.len(), 8);
        assert_eq!(
            trend.said,
            "102 in the 12 months to August 2020, 108 in those to February 2021"
        );
        assert_eq!(Trend::of(&series, 1), None);
    }

    #[test]
    fn few_sums_leave_the_months() {
        let mut series = months_of_burglary(&[Some(20.0), Some(3.0), None, Some(9.0)]);
        series.months[0].suppressed = true;
        let trend = Trend::of(&series, 12).unwrap();
        assert_eq!(trend.values, [None, Some(3.0), None, Some(9.0)]);
        assert_eq!(trend.said, "3 in December 2020, 9 in February 2021");
    }
}
