//! The normal distribution, as far as tests and intervals of counts need it.

use std::f64::consts::SQRT_2;

use statrs::function::erf::{erfc, erfc_inv};

use crate::StatisticsError;

/// How likely a standard normal value is to lie at least as far from nought as `z`, on either side.
pub(crate) fn two_sided(z: f64) -> f64 {
    erfc(z.abs() / SQRT_2)
}

/// How likely a standard normal value is to be at least `z`.
pub(crate) fn above(z: f64) -> f64 {
    erfc(z / SQRT_2) / 2.0
}

/// How far from nought a standard normal value is with probability `tail` on both sides together: 1.96 for 0.05.
pub(crate) fn quantile(tail: f64) -> f64 {
    SQRT_2 * erfc_inv(tail)
}

/// What a level of confidence leaves outside, both sides together: 0.05 for 0.95.
pub(crate) fn outside(level: f64) -> Result<f64, StatisticsError> {
    if level > 0.0 && level < 1.0 { Ok(1.0 - level) } else { Err(StatisticsError::Level(level)) }
}

/// A level of significance. One half and more is refused: who gives 0.95 means a level of confidence.
pub(crate) fn significance(alpha: f64) -> Result<f64, StatisticsError> {
    if alpha > 0.0 && alpha < 0.5 {
        return Ok(alpha);
    }
    let wanted = "a number above 0 and below 0.5, such as 0.05";
    Err(StatisticsError::Setting { name: "level of significance", value: alpha, wanted })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_and_tails_are_each_others_inverse() {
        // R: qnorm(0.975), qnorm(0.9995).
        assert!((quantile(0.05) - 1.959_963_984_540_054).abs() < 1e-13);
        assert!((quantile(0.001) - 3.290_526_731_491_926).abs() < 1e-13);
        for tail in [1e-12, 1e-6, 0.01, 0.3, 0.9] {
            assert!((two_sided(quantile(tail)) / tail - 1.0).abs() < 1e-10, "{tail}");
            assert!((2.0 * above(quantile(tail)) / tail - 1.0).abs() < 1e-10, "{tail}");
        }
    }

    #[test]
    fn a_level_of_confidence_is_not_taken_for_one_of_significance() {
        assert!(significance(0.95).is_err() && significance(f64::NAN).is_err());
        assert!(significance(0.0).is_err() && significance(0.05).is_ok());
        assert!(outside(f64::NAN).is_err() && outside(1.0).is_err());
    }
}
