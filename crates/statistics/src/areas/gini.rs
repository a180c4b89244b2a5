//! How unevenly counts are spread, as one number, sparse counts included.

use super::lorenz::rising;
use crate::StatisticsError;
use crate::numbers::{number, real};

/// Gini's coefficient of counts over areas: 0 for as evenly as can be, towards 1 for all in one area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gini {
    /// The ordinary coefficient G, which sparse counts push up: five counts cannot be even over ten areas.
    pub ordinary: f64,
    /// The generalised coefficient G′, against the most even spread that is possible.
    pub generalised: f64,
    /// G′ without its bias in small numbers: 1 where one area holds all. None for one area, or a count of one.
    pub unbiased: Option<f64>,
}

/// The Gini coefficient of counts, ordinary, generalised and unbiased.
///
/// With N areas, x₍₁₎ ≤ … ≤ x₍ₙ₎ their counts and C the sum, G = 2 Σ i x₍ᵢ₎ / (N C) − (N + 1)/N, and G′ = max(1, N/C)(G − 1)
/// + 1, and unbiased G′ · m/(m − 1) with m = min(N, C). Where there are at least as many counts as areas, G′ is G.
///
/// Source: Bernasco, W. and Steenbeek, W. (2017), More places than crimes: implications for evaluating the law of crime
/// concentration at place, Journal of Quantitative Criminology 33, 451–467; the correction for bias Deltas, G. (2003), The
/// small-sample bias of the Gini coefficient, Review of Economics and Statistics 85, 226–234.
///
/// Errors: no area, all counts nought.
pub fn gini(counts: &[u64]) -> Result<Gini, StatisticsError> {
    let values: Vec<f64> = counts.iter().map(|&count| real(count)).collect();
    let (sorted, total) = rising(&values)?;
    let ordinary = ordinary(sorted.iter().copied(), sorted.len(), total);
    let generalised = generalised(ordinary, sorted.len(), total);
    let fewer = number(sorted.len()).min(total);
    let unbiased = (fewer > 1.5).then(|| (generalised * fewer / (fewer - 1.0)).min(1.0));
    Ok(Gini { ordinary, generalised, unbiased })
}

/// The ordinary coefficient of values that are no counts, such as harm, of which there cannot be too few.
///
/// Errors: no area, a value that is negative or not finite, all values nought.
pub fn gini_coefficient(values: &[f64]) -> Result<f64, StatisticsError> {
    let (sorted, total) = rising(values)?;
    Ok(ordinary(sorted.iter().copied(), sorted.len(), total))
}

/// G of values in rising order.
fn ordinary(sorted: impl Iterator<Item = f64>, areas: usize, total: f64) -> f64 {
    let n = number(areas);
    // Ranks from the middle, not from one: for equal values the sum is nought but for rounding, however many they are.
    let middle = f64::midpoint(n, 1.0);
    let sum: f64 = sorted
        .enumerate()
        .map(|(place, value)| (number(place + 1) - middle) * (value / total))
        .sum();
    (2.0 * sum / n).clamp(0.0, 1.0)
}

/// G′ from G.
pub(super) fn generalised(ordinary: f64, areas: usize, total: f64) -> f64 {
    ((number(areas) / total).max(1.0) * (ordinary - 1.0) + 1.0).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn agrees_with_lorenzgini() {
        // The package's documentation; 3 + 1 + 1 over ten is 0.56, where the caption of its vignette's figure says 0.58.
        let dense = gini(&[10, 8, 2, 0, 0, 0, 0, 0, 0, 0]).unwrap();
        assert!((dense.ordinary - 0.78).abs() < 1e-12);
        assert!((dense.generalised - 0.78).abs() < 1e-12);
        let sparse = gini(&[5, 2, 1, 0, 0, 0, 0, 0, 0, 0]).unwrap();
        assert!((sparse.ordinary - 0.80).abs() < 1e-12);
        assert!((sparse.generalised - 0.75).abs() < 1e-12);
        // The unbiased form divides by the counts, not the areas: 0.75 · 8/7, not 0.75 · 10/9.
        assert!((sparse.unbiased.unwrap() - 0.75 * 8.0 / 7.0).abs() < 1e-12);
        let sparser = gini(&[3, 1, 1, 0, 0, 0, 0, 0, 0, 0]).unwrap();
        assert!((sparser.ordinary - 0.78).abs() < 1e-12);
        assert!((sparser.generalised - 0.56).abs() < 1e-12);
    }

    #[test]
    fn all_in_one_area_and_as_even_as_can_be() {
        let mut counts = vec![0; 100];
        counts[7] = 10;
        let one = gini(&counts).unwrap();
        assert!((one.ordinary - 0.99).abs() < 1e-12 && (one.generalised - 0.9).abs() < 1e-12);
        assert!((one.unbiased.unwrap() - 1.0).abs() < 1e-12);
        // Five counts, each in an area of its own: the ordinary coefficient says 0.5.
        let even = gini(&[1, 1, 1, 1, 1, 0, 0, 0, 0, 0]).unwrap();
        assert!((even.ordinary - 0.5).abs() < 1e-12 && even.generalised.abs() < 1e-12);
        assert!(gini(&[4; 9]).unwrap().ordinary.abs() < 1e-12);
    }

    #[test]
    fn edges_and_refusals() {
        let single = gini(&[5]).unwrap();
        assert!(single.ordinary.abs() < f64::EPSILON && single.unbiased.is_none());
        assert!(gini(&[1, 0]).unwrap().unbiased.is_none());
        assert!(gini(&[u64::MAX, 0, u64::MAX]).unwrap().generalised.is_finite());
        assert!(gini(&[]).is_err());
        assert!(gini(&[0, 0]).is_err());
        assert!(gini_coefficient(&[1.0, f64::NAN]).is_err());
        assert!(gini_coefficient(&[1.0, -2.0]).is_err());
    }

    proptest! {
        #[test]
        fn order_and_unit_do_not_matter_and_it_is_twice_the_area_above_the_curve(
            counts in prop::collection::vec(0u64..500, 2..80), times in 2u32..50,
        ) {
            prop_assume!(counts.iter().any(|&count| count > 0));
            let found = gini(&counts).unwrap();
            let turned: Vec<u64> = counts.iter().rev().copied().collect();
            prop_assert_eq!(found, gini(&turned).unwrap());
            let values: Vec<f64> =
                counts.iter().map(|&count| real(count) * f64::from(times)).collect();
            prop_assert!((gini_coefficient(&values).unwrap() - found.ordinary).abs() < 1e-12);
            let curve = super::super::lorenz(&values).unwrap();
            let under: f64 = curve.areas.windows(2).zip(curve.held.windows(2))
                .map(|(x, y)| (x[1] - x[0]) * f64::midpoint(y[0], y[1]))
                .sum();
            prop_assert!((1.0 - 2.0 * under - found.ordinary).abs() < 1e-10);
            prop_assert!(found.generalised <= found.ordinary + 1e-12);
        }
    }
}
