//! The exact interval for the mean behind a count.

use statrs::function::gamma::{gamma_lr, gamma_ur, ln_gamma};

use crate::StatisticsError;
use crate::numbers::real;

/// The limits of an interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The lower limit.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
}

/// Garwood's exact interval for the mean of a Poisson count `k`.
///
/// With α = 1 − level, the lower limit L is the mean at which `k` or more has probability α/2 and the upper limit U that at
/// which `k` or fewer has: L = χ²(α/2; 2k)/2 and U = χ²(1 − α/2; 2k + 2)/2, where χ²(p; d) is the quantile with d degrees of
/// freedom. L is 0 at `k` = 0, where U stays the two-sided limit (3.69 at 95%, not the one-sided 3.00).
///
/// The interval covers the true mean at least as often as its level says, for small counts more often.
///
/// Source: Garwood, F. (1936), Fiducial limits for the Poisson distribution, Biometrika 28, 437–442. Convention: that of R's
/// `poisson.test` and of `exact-c` in statsmodels.
pub fn garwood(count: u64, level: f64) -> Result<Limits, StatisticsError> {
    if !(level > 0.0 && level < 1.0) {
        return Err(StatisticsError::Level(level));
    }
    let tail = (1.0 - level) / 2.0;
    let k = real(count);
    let lower = if count == 0 { 0.0 } else { root(k, |mean| gamma_lr(k, mean) - tail) };
    let upper = root(k + 1.0, |mean| tail - gamma_ur(k + 1.0, mean));
    Ok(Limits { lower, upper })
}

/// Where an increasing function of the mean, whose slope is the density of the gamma distribution of this shape, is nought:
/// Newton's steps, and halving where a step would leave the bracket.
pub(super) fn root(shape: f64, value: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (0.0, shape + 10.0 * shape.sqrt() + 50.0);
    while value(high) < 0.0 {
        high *= 2.0;
    }
    let mut mean = shape;
    for _ in 0..200 {
        let off = value(mean);
        if off < 0.0 {
            low = mean;
        } else {
            high = mean;
        }
        let slope = ((shape - 1.0) * mean.ln() - mean - ln_gamma(shape)).exp();
        let step = mean - off / slope;
        let next = if step > low && step < high { step } else { f64::midpoint(low, high) };
        if (next - mean).abs() <= 1e-14 * mean.max(1e-300) {
            return next;
        }
        mean = next;
    }
    mean
}

#[cfg(test)]
mod tests {
    use super::super::poisson::Probabilities;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn agrees_with_r_and_statsmodels() {
        // R 4.2 poisson.test; the same to the digits shown from statsmodels' exact-c.
        for (count, lower, upper) in [
            (0, 0.0, 3.688_879_454_114),
            (1, 0.025_317_807_984, 5.571_643_390_939),
            (5, 1.623_486_390_118, 11.668_332_079_323),
            (10, 4.795_388_696_132, 18.390_356_042_018),
            (25, 16.178_681_847_829, 36.904_931_697_53),
            (100, 81.363_991_250_923, 121.626_793_792_426),
            (1000, 938.973_018_407_695, 1_063.952_136_016_3),
        ] {
            let limits = garwood(count, 0.95).unwrap();
            assert!((limits.lower - lower).abs() < 1e-9, "{count}: {limits:?}");
            assert!((limits.upper - upper).abs() < 1e-9, "{count}: {limits:?}");
        }
    }

    #[test]
    fn a_level_is_a_probability() {
        for level in [0.0, 1.0, 95.0, -0.5, f64::NAN] {
            assert!(garwood(5, level).is_err(), "{level}");
        }
    }

    proptest! {
        #[test]
        fn the_count_lies_inside_and_a_higher_level_is_wider(
            count in 0u64..200_000, level in 0.5f64..0.99,
        ) {
            let narrow = garwood(count, level).unwrap();
            let wide = garwood(count, level + 0.009).unwrap();
            prop_assert!(narrow.lower <= real(count) && real(count) < narrow.upper);
            prop_assert!(wide.lower <= narrow.lower && narrow.upper < wide.upper);
        }

        #[test]
        fn limits_rise_with_the_count(count in 0u64..100_000) {
            let (one, next) = (garwood(count, 0.95).unwrap(), garwood(count + 1, 0.95).unwrap());
            prop_assert!(one.lower < next.lower && one.upper < next.upper);
        }

        #[test]
        fn the_mean_is_covered_at_least_as_often_as_the_level_says(
            mean in 0.01f64..120.0, level in 0.6f64..0.999,
        ) {
            let table = Probabilities::around(mean);
            let covered: f64 = (table.start..)
                .zip(&table.each)
                .filter(|&(count, _)| {
                    let limits = garwood(count, level).unwrap();
                    limits.lower <= mean && mean <= limits.upper
                })
                .map(|(_, probability)| probability)
                .sum();
            prop_assert!(covered >= level - 1e-9, "{covered}");
        }
    }
}
