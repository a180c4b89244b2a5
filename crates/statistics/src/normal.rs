//! The normal distribution, as far as tests and intervals need it: to twelve digits and more.
//!
//! Tails are by the incomplete gamma function, P(|Z| > z) = Γ(½, z²/2)/Γ(½), because the library's error function has about
//! eleven digits only.

use std::f64::consts::{PI, SQRT_2};

use statrs::function::erf::erfc_inv;
use statrs::function::gamma::gamma_ur;

use crate::StatisticsError;
use crate::numbers::outside;

/// How likely a standard normal value is to lie at least as far from nought as `z`, on either side.
pub(crate) fn two_sided(z: f64) -> f64 {
    let half_square = 0.5 * z * z;
    if half_square <= 0.0 {
        1.0
    } else if half_square == f64::INFINITY {
        0.0
    } else {
        gamma_ur(0.5, half_square)
    }
}

/// How likely a standard normal value is to be at least `z`.
pub(crate) fn above(z: f64) -> f64 {
    let tail = 0.5 * two_sided(z);
    if z < 0.0 { 1.0 - tail } else { tail }
}

/// How likely a standard normal value is to be at most `z`.
pub(crate) fn below(z: f64) -> f64 {
    above(-z)
}

/// The value below which a standard normal one lies with this probability: −1.96 for 0.025. By the inverse of the library's
/// error function, and one Newton step to the last digit. For a value above nought take minus that of the upper tail, which
/// keeps its digits where the probability is near 1.
pub(crate) fn quantile(probability: f64) -> f64 {
    let first = -SQRT_2 * erfc_inv(2.0 * probability);
    let density = (-0.5 * first * first).exp() / (2.0 * PI).sqrt();
    let step = (below(first) - probability) / density;
    if step.is_finite() { first - step } else { first }
}

/// How far from nought a standard normal value is with probability `tails` on both sides together: 1.96 for 0.05.
pub(crate) fn distance(tails: f64) -> f64 {
    -quantile(tails / 2.0)
}

/// How many standard errors a two-sided interval of this level of confidence reaches to either side: 1.96 for 0.95.
pub(crate) fn reach(level: f64) -> Result<f64, StatisticsError> {
    outside(level).map(distance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_agree_with_r() {
        // R: qnorm.
        for (probability, expected) in [
            (0.975, 1.959_963_984_540_054),
            (0.95, 1.644_853_626_951_472_2),
            (0.5, 0.0),
            (0.001, -3.090_232_306_167_813),
            (1e-10, -6.361_340_902_404_056),
        ] {
            let value = quantile(probability);
            assert!((value - expected).abs() < 1e-13, "{probability}: {value}");
        }
        assert!((distance(0.05) - 1.959_963_984_540_054).abs() < 1e-13);
        assert!((distance(0.001) - 3.290_526_731_491_926).abs() < 1e-13);
        assert!((reach(0.9).unwrap() - 1.644_853_626_951_472_2).abs() < 1e-13);
        assert!(reach(95.0).is_err() && reach(f64::NAN).is_err());
        assert_eq!((quantile(0.0), quantile(1.0)), (f64::NEG_INFINITY, f64::INFINITY));
    }

    #[test]
    fn tails_have_twelve_digits() {
        // mpmath at forty digits: erfc(z/√2).
        for (z, expected) in [
            (0.1, 0.920_344_325_445_942),
            (0.5, 0.617_075_077_451_973_8),
            (1.0, 0.317_310_507_862_914_1),
            (1.2, 0.230_139_340_443_416_52),
            (1.5, 0.133_614_402_537_716_14),
            (1.959_963_984_540_054, 0.050_000_000_000_000_03),
            (2.5, 0.012_419_330_651_552_27),
            (3.0, 0.002_699_796_063_260_189),
            (4.5, 6.795_346_249_460_120_5e-06),
            (6.0, 1.973_175_290_075_396e-09),
            (10.0, 1.523_970_604_832_105e-23),
            (20.0, 5.507_248_237_212_467_5e-89),
            (37.0, 1.145_114_244_504_915_4e-299),
        ] {
            let p: f64 = two_sided(z);
            assert!((p / expected - 1.0).abs() < 1e-12, "{z}: {p}");
        }
    }

    #[test]
    fn quantiles_and_tails_are_each_others_inverse() {
        for tail in [1e-300, 1e-100, 1e-12, 1e-6, 0.01, 0.3, 0.9] {
            assert!((two_sided(distance(tail)) / tail - 1.0).abs() < 1e-12, "{tail}");
            assert!((2.0 * above(distance(tail)) / tail - 1.0).abs() < 1e-12, "{tail}");
            assert!((2.0 * below(-distance(tail)) / tail - 1.0).abs() < 1e-12, "{tail}");
        }
        assert!((above(-1.0) + above(1.0) - 1.0).abs() < 1e-15);
    }

    #[test]
    fn whatever_is_far_off_is_no_panic() {
        for z in [f64::INFINITY, f64::NEG_INFINITY, 1e200, f64::MAX, 50.0] {
            assert!(two_sided(z) < 1e-300, "{z}");
        }
        for z in [0.0, -0.0, 1e-200, f64::MIN_POSITIVE] {
            assert!((two_sided(z) - 1.0).abs() < 1e-15, "{z}");
        }
        assert!(two_sided(f64::NAN).is_nan());
    }
}
