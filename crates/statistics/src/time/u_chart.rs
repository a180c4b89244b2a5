//! The u chart of rates over time, and Laney's u′ for rates that scatter more than counts by themselves do.

use std::ops::Range;

use super::control_point::ControlPoint;
use super::xmr::within;
use crate::StatisticsError;
use crate::numbers::{self, number, real};

/// d₂ for moving ranges of two values.
const D2: f64 = 1.128;

/// A u or u′ chart.
#[derive(Debug, Clone, PartialEq)]
pub struct UChart {
    /// All the baseline's counts over all its exposures, the chart's middle.
    pub mean: f64,
    /// How many times more than Poisson counts the rates scatter from one to the next; one for a u chart, which does not
    /// ask.
    pub sigma_z: f64,
    /// Each rate beside its limits, which are narrower where the exposure is greater. The lower limit is at least nought.
    pub points: Vec<ControlPoint>,
}

/// The u chart of rates: limits ū ± 3 √(ū/nᵢ), with ū all counts over all exposures of `baseline` (places in the series).
///
/// For counts that scatter as Poisson ones; monthly counts of large areas scatter more, and [`laney_chart`] is for them. A
/// missing count is left out.
///
/// Source: Shewhart, W. A. (1931), Economic Control of Quality of Manufactured Product, New York: Van Nostrand.
///
/// # Errors
/// Where counts and exposures are not equally many, an exposure is not above nought, or the baseline is not within the
/// series or empty.
pub fn u_chart(
    counts: &[Option<u64>],
    exposures: &[f64],
    baseline: Range<usize>,
) -> Result<UChart, StatisticsError> {
    let mean = mean_rate(counts, exposures, &baseline)?;
    Ok(chart(counts, exposures, mean, 1.0))
}

/// Laney's u′ chart of rates: limits ū ± 3 σz √(ū/nᵢ), with zᵢ = (uᵢ − ū)/√(ū/nᵢ) and σz the mean of |zᵢ − zᵢ₋₁| / 1.128 over
/// `baseline` (places in the series).
///
/// σz is one where the counts scatter as Poisson ones do, and then this is the u chart; where they scatter more from month
/// to month the limits are wider by it, where less, narrower. A missing count is left out with the differences it belongs
/// to.
///
/// Source: Laney, D. B. (2002), Improved control charts for attributes, Quality Engineering 14, 531–537.
///
/// # Errors
/// As [`u_chart`]; and where the baseline has no two counts in a row.
pub fn laney_chart(
    counts: &[Option<u64>],
    exposures: &[f64],
    baseline: Range<usize>,
) -> Result<UChart, StatisticsError> {
    let mean = mean_rate(counts, exposures, &baseline)?;
    let standardised = |place: usize| {
        let (count, exposure) = (real(counts[place]?), exposures[place]);
        // Without counts at all there is nothing to scatter.
        Some(if mean > 0.0 { (count / exposure - mean) / (mean / exposure).sqrt() } else { 0.0 })
    };
    let steps: Vec<f64> = (baseline.start + 1..baseline.end)
        .filter_map(|place| Some((standardised(place)? - standardised(place - 1)?).abs()))
        .collect();
    if steps.is_empty() {
        return Err(StatisticsError::TooFew { what: "counts in a row", given: 1, wanted: 2 });
    }
    let sigma_z = steps.iter().sum::<f64>() / number(steps.len()) / D2;
    Ok(chart(counts, exposures, mean, sigma_z))
}

fn mean_rate(
    counts: &[Option<u64>],
    exposures: &[f64],
    baseline: &Range<usize>,
) -> Result<f64, StatisticsError> {
    numbers::exposures(exposures, counts.len())?;
    let known = within(counts, baseline)?.iter().zip(&exposures[baseline.clone()]);
    let (mut sum, mut whole) = (0.0, 0.0);
    for (count, exposure) in known {
        if let Some(count) = count {
            sum += real(*count);
            whole += exposure;
        }
    }
    if whole <= 0.0 {
        return Err(StatisticsError::TooFew { what: "counts", given: 0, wanted: 1 });
    }
    Ok(sum / whole)
}

fn chart(counts: &[Option<u64>], exposures: &[f64], mean: f64, sigma_z: f64) -> UChart {
    let point = |(count, exposure): (&Option<u64>, &f64)| {
        let sigma = sigma_z * (mean / exposure).sqrt();
        ControlPoint {
            value: count.map(|count| real(count) / exposure),
            centre: mean,
            sigma,
            lower: (mean - 3.0 * sigma).max(0.0),
            upper: mean + 3.0 * sigma,
        }
    };
    UChart { mean, sigma_z, points: counts.iter().zip(exposures).map(point).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_chart_worked_by_hand() {
        // Rate 4 throughout; s is 2 at exposure 1 and 1 at exposure 4.
        let counts = [Some(6), Some(14), None, Some(4)];
        let exposures = [1.0, 4.0, 2.0, 1.0];
        let plain = u_chart(&counts, &exposures, 0..4).unwrap();
        assert!((plain.mean - 4.0).abs() < 1e-12);
        assert!((plain.points[0].upper - 10.0).abs() < 1e-12 && plain.points[0].lower <= 0.0);
        assert!((plain.points[1].upper - 7.0).abs() < 1e-12);
        // z is 1, −0.5 and, after a gap, 0: one difference of 1.5.
        let laney = laney_chart(&counts, &exposures, 0..4).unwrap();
        assert!((laney.sigma_z - 1.5 / 1.128).abs() < 1e-12);
        assert!((laney.points[1].upper - (4.0 + 3.0 * 1.5 / 1.128)).abs() < 1e-12);
        assert_eq!(laney.points[2].value, None);
    }

    #[test]
    fn edges_are_defined() {
        assert!(u_chart(&[], &[], 0..0).is_err());
        assert!(u_chart(&[Some(1)], &[], 0..1).is_err());
        assert!(u_chart(&[Some(1)], &[0.0], 0..1).is_err());
        assert!(u_chart(&[Some(1)], &[f64::NAN], 0..1).is_err());
        assert!(u_chart(&[None], &[1.0], 0..1).is_err());
        assert!(u_chart(&[Some(1)], &[1.0], 0..2).is_err());
        assert!(laney_chart(&[Some(1)], &[1.0], 0..1).is_err());
        assert!(laney_chart(&[Some(1), None, Some(1)], &[1.0; 3], 0..3).is_err());
        let noughts = laney_chart(&[Some(0); 5], &[1.0; 5], 0..5).unwrap();
        assert!(noughts.points.iter().all(|point| point.upper <= 0.0 && !point.beyond()));
    }

    proptest! {
        #[test]
        fn the_unit_of_exposure_does_not_matter(
            counts in proptest::collection::vec(0u64..500, 3..40), unit in 0.01f64..1000.0,
        ) {
            let counts: Vec<Option<u64>> = counts.into_iter().map(Some).collect();
            let exposures: Vec<f64> = (1..).map(|n| 50.0 + f64::from(n)).take(counts.len()).collect();
            let other: Vec<f64> = exposures.iter().map(|n| n * unit).collect();
            let one = laney_chart(&counts, &exposures, 0..counts.len()).unwrap();
            let other = laney_chart(&counts, &other, 0..counts.len()).unwrap();
            prop_assert!((one.sigma_z - other.sigma_z).abs() < 1e-9);
            for (a, b) in one.points.iter().zip(&other.points) {
                prop_assert!((a.upper - b.upper * unit).abs() < 1e-9);
                prop_assert_eq!(a.beyond(), b.beyond());
            }
        }
    }
}
