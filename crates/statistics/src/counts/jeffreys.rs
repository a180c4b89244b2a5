//! Jeffreys' interval for the mean behind a count.

use statrs::function::gamma::{gamma_lr, gamma_ur};

use super::garwood::{Limits, root};
use crate::StatisticsError;
use crate::numbers::{outside, real};

/// Jeffreys' interval for the mean of a Poisson count `k`: the quantiles α/2 and 1 − α/2 of a gamma distribution of shape
/// `k` + ½ and scale 1, which is what is known of the mean after `k` was seen where nothing was known before.
///
/// The lower limit is 0 at `count` = 0, so that what was seen lies inside.
///
/// Source: Brown, L. D., Cai, T. T. and Dasgupta, A. (2003), Interval estimation in exponential families, Statistica Sinica
/// 13, 19–49. Convention: `jeff` in statsmodels, except at a count of 0, where that has the quantile.
pub fn jeffreys(count: u64, level: f64) -> Result<Limits, StatisticsError> {
    let tail = outside(level)? / 2.0;
    let shape = real(count) + 0.5;
    let lower = if count == 0 { 0.0 } else { root(shape, |mean| gamma_lr(shape, mean) - tail) };
    let upper = root(shape, |mean| tail - gamma_ur(shape, mean));
    Ok(Limits { lower, upper })
}

#[cfg(test)]
mod tests {
    use super::super::poisson::Probabilities;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn agrees_with_statsmodels() {
        // statsmodels confint_poisson(method="jeff").
        for (count, lower, upper) in [
            (5, 1.907_874_126_118_05, 10.960_024_630_510_6),
            (100, 81.815_014_088_483_92, 121.077_931_740_192_64),
        ] {
            let limits = jeffreys(count, 0.95).unwrap();
            assert!((limits.lower - lower).abs() < 1e-9, "{count}: {limits:?}");
            assert!((limits.upper - upper).abs() < 1e-9, "{count}: {limits:?}");
        }
        // qgamma(0.975, 0.5) is half the 0.975 quantile of chi-squared with one degree of freedom, 5.023886187314888.
        let none = jeffreys(0, 0.95).unwrap();
        assert!(none.lower.abs() < f64::EPSILON);
        assert!((none.upper - 2.511_943_093_657_444).abs() < 1e-10, "{none:?}");
        assert!(jeffreys(0, 0.0).is_err());
    }

    proptest! {
        #[test]
        fn covers_about_as_often_as_the_level_says(mean in 5.0f64..120.0) {
            let table = Probabilities::around(mean);
            let covered: f64 = (table.start..)
                .zip(&table.each)
                .filter(|&(count, _)| {
                    let limits = jeffreys(count, 0.95).unwrap();
                    limits.lower <= mean && mean <= limits.upper
                })
                .map(|(_, probability)| probability)
                .sum();
            prop_assert!((covered - 0.95).abs() < if mean < 15.0 { 0.05 } else { 0.03 }, "{covered}");
        }
    }
}
