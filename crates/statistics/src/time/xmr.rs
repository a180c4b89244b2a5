//! The `XmR` chart: what range of single values is usual.

use std::ops::Range;

use super::control_point::ControlPoint;
use crate::StatisticsError;
use crate::numbers::{at_least, finite, number};

/// 3/d₂ for moving ranges of two values (d₂ = 1.128), rounded as the method's authors do.
const LIMITS: f64 = 2.66;

/// D₄ for moving ranges of two values, rounded as the method's authors do.
const RANGE_LIMIT: f64 = 3.267;

/// An `XmR` chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Xmr {
    /// The mean of the baseline's values, the chart's middle.
    pub mean: f64,
    /// The mean of the baseline's moving ranges.
    pub mean_range: f64,
    /// The upper natural process limit.
    pub upper: f64,
    /// The lower natural process limit; below nought where the values scatter that much.
    pub lower: f64,
    /// The upper limit of a moving range.
    pub range_limit: f64,
    /// How far each value is from the one before; none for the first, and where either is missing.
    pub ranges: Vec<Option<f64>>,
    /// Each value beside its limits.
    pub points: Vec<ControlPoint>,
}

/// The `XmR` chart (individuals and moving ranges) of a series.
///
/// The limits are the mean ± 2.66 times the mean moving range, and 3.267 times it for the moving ranges, both from the
/// values of `baseline` (places in the series; all of it where it is the whole range). All values are put beside the limits,
/// those outside the baseline too. A missing value is left out, and so are the two ranges it belongs to.
///
/// Source: Shewhart, W. A. (1931), Economic Control of Quality of Manufactured Product, New York: Van Nostrand; Wheeler, D.
/// J. (1993), Understanding Variation, Knoxville: SPC Press. Convention: Wheeler's rounded constants, as printed everywhere.
///
/// # Errors
/// Where a value is not finite, the baseline is not within the series, or it has no two values in a row.
pub fn xmr(values: &[Option<f64>], baseline: Range<usize>) -> Result<Xmr, StatisticsError> {
    let known: Vec<f64> = values.iter().map(|value| value.unwrap_or(0.0)).collect();
    finite("values", &known)?;
    let within = within(values, &baseline)?;
    let ranges: Vec<Option<f64>> = (0..values.len())
        .map(|place| Some((values[place]? - values[place.checked_sub(1)?]?).abs()))
        .collect();
    // The range from the value before the baseline is none of the baseline's.
    let usual: Vec<f64> = ranges[baseline].iter().skip(1).flatten().copied().collect();
    at_least("moving ranges", usual.len(), 1)?;
    let mean_of = |values: &[f64]| values.iter().sum::<f64>() / number(values.len());
    let mean = mean_of(&within.iter().flatten().copied().collect::<Vec<f64>>());
    let mean_range = mean_of(&usual);
    let (lower, upper) = (mean - LIMITS * mean_range, mean + LIMITS * mean_range);
    let sigma = LIMITS * mean_range / 3.0;
    let point =
        |value: &Option<f64>| ControlPoint { value: *value, centre: mean, sigma, lower, upper };
    Ok(Xmr {
        mean,
        mean_range,
        upper,
        lower,
        range_limit: RANGE_LIMIT * mean_range,
        ranges,
        points: values.iter().map(point).collect(),
    })
}

/// The baseline's part of a series.
pub(super) fn within<'a, T>(
    values: &'a [T],
    baseline: &Range<usize>,
) -> Result<&'a [T], StatisticsError> {
    values.get(baseline.clone()).ok_or(StatisticsError::TooFew {
        what: "values",
        given: values.len(),
        wanted: baseline.end.max(baseline.start),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_chart_worked_by_hand() {
        let values = [Some(5.0), Some(7.0), None, Some(6.0), Some(9.0), Some(90.0)];
        let chart = xmr(&values, 0..5).unwrap();
        assert_eq!(chart.ranges, [None, Some(2.0), None, None, Some(3.0), Some(81.0)]);
        assert!((chart.mean - 6.75).abs() < 1e-12 && (chart.mean_range - 2.5).abs() < 1e-12);
        assert!((chart.upper - 13.4).abs() < 1e-12 && (chart.lower - 0.1).abs() < 1e-12);
        assert!((chart.range_limit - 8.1675).abs() < 1e-12);
        let beyond: Vec<bool> = chart.points.iter().map(ControlPoint::beyond).collect();
        assert_eq!(beyond, [false, false, false, false, false, true]);
    }

    #[test]
    fn edges_are_defined() {
        assert!(xmr(&[], 0..0).is_err());
        assert!(xmr(&[Some(1.0)], 0..1).is_err());
        assert!(xmr(&[Some(1.0), None, Some(2.0)], 0..3).is_err());
        assert!(xmr(&[Some(1.0), Some(2.0)], 0..3).is_err());
        assert!(xmr(&[Some(1.0), Some(f64::NAN)], 0..2).is_err());
        // All equal: no room, and nothing beyond it.
        let chart = xmr(&[Some(4.0); 9], 0..9).unwrap();
        assert!(chart.points.iter().all(|point| !point.beyond() && point.sigma <= 0.0));
        assert!(xmr(&[Some(0.0), Some(1e15), Some(3.0)], 0..3).unwrap().upper.is_finite());
    }

    proptest! {
        #[test]
        fn scaling_and_shifting_the_values_scales_and_shifts_the_chart(
            values in proptest::collection::vec(0.0f64..500.0, 2..40), by in 0.1f64..10.0, add in -100.0f64..100.0,
        ) {
            let before: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
            let after: Vec<Option<f64>> = values.iter().map(|value| Some(value * by + add)).collect();
            let (one, other) = (xmr(&before, 0..values.len()).unwrap(), xmr(&after, 0..values.len()).unwrap());
            prop_assert!((one.upper * by + add - other.upper).abs() < 1e-8);
            prop_assert!((one.mean_range * by - other.mean_range).abs() < 1e-8);
        }
    }
}
