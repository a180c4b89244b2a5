//! The mid-p interval for the mean behind a count: near its level on average, where the exact one errs to the wide side.

use statrs::function::gamma::{gamma_lr, gamma_ur, ln_gamma};

use super::garwood::{Limits, garwood};
use super::root::root;
use crate::StatisticsError;
use crate::numbers::real;

/// The mid-p interval for the mean of a Poisson count `k`.
///
/// With α = 1 − level, the lower limit is the mean m at which P(X > k) + ½ P(X = k) = α/2, the upper that at which
/// P(X < k) + ½ P(X = k) = α/2: the exact interval's equations with the observed count's own probability taken by half. The
/// lower limit is 0 at `count` = 0, where the upper is −ln α.
///
/// It covers the true mean at about its level on average, for some means a little less often.
///
/// Source: Cohen, G. R. and Yang, S. Y. (1994), Mid-p confidence intervals for the Poisson expectation, Statistics in
/// Medicine 13, 2189–2203. Convention: `midp-c` in statsmodels.
pub fn mid_p_interval(count: u64, level: f64) -> Result<Limits, StatisticsError> {
    // It lies within the exact interval.
    let exact = garwood(count, level)?;
    let tail = (1.0 - level) / 2.0;
    let k = real(count);
    let half = |mean: f64| (k * mean.ln() - mean - ln_gamma(k + 1.0)).exp() / 2.0;
    if count == 0 {
        return Ok(Limits { lower: 0.0, upper: -(2.0 * tail).ln() });
    }
    let lower = root(exact.lower, k, |mean| gamma_lr(k + 1.0, mean) + half(mean) - tail);
    let upper = root(k, exact.upper, |mean| tail - gamma_ur(k + 1.0, mean) + half(mean));
    Ok(Limits { lower, upper })
}

#[cfg(test)]
mod tests {
    use super::super::poisson::Probabilities;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn agrees_with_its_equations() {
        // From the equations with 40 digits. statsmodels' confint_poisson(method="midp-c") stops 4e-9 away: 1.8319948065 to
        // 11.0824156611 and 81.7918210902 to 121.1034908984.
        for (count, lower, upper) in [
            (5, 1.831_994_808_528_416_8, 11.082_415_664_992_016),
            (100, 81.791_821_092_012_29, 121.103_490_897_457_78),
        ] {
            let limits = mid_p_interval(count, 0.95).unwrap();
            assert!((limits.lower - lower).abs() < 1e-11, "{count}: {limits:?}");
            assert!((limits.upper - upper).abs() < 1e-11, "{count}: {limits:?}");
        }
    }

    #[test]
    fn at_nought_and_at_levels_that_are_none() {
        let limits = mid_p_interval(0, 0.95).unwrap();
        assert!(limits.lower.abs() < f64::EPSILON);
        assert!((limits.upper - 2.995_732_273_553_991).abs() < 1e-12, "{limits:?}");
        assert!(mid_p_interval(0, 1.0).is_err() && mid_p_interval(5, f64::NAN).is_err());
    }

    proptest! {
        #[test]
        fn lies_within_the_exact_interval(count in 0u64..200_000, level in 0.5f64..0.999) {
            let (mid, exact) = (mid_p_interval(count, level).unwrap(), garwood(count, level).unwrap());
            prop_assert!(exact.lower <= mid.lower && mid.lower <= real(count));
            prop_assert!(mid.upper <= exact.upper && mid.upper > real(count));
        }

        #[test]
        fn covers_about_as_often_as_the_level_says(mean in 4.0f64..120.0) {
            let table = Probabilities::around(mean);
            let covered: f64 = (table.start..)
                .zip(&table.each)
                .filter(|&(count, _)| {
                    let limits = mid_p_interval(count, 0.95).unwrap();
                    limits.lower <= mean && mean <= limits.upper
                })
                .map(|(_, probability)| probability)
                .sum();
            prop_assert!((covered - 0.95).abs() < if mean < 15.0 { 0.04 } else { 0.02 }, "{covered}");
        }
    }
}
