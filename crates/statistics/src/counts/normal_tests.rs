//! Other tests of two counts that rest on the normal distribution, for comparison with figures made elsewhere.

use crate::StatisticsError;
use crate::normal::two_sided;
use crate::numbers::{ratio_of_exposures, real};

/// The two-sided p-value of Wald's test that two Poisson counts have one rate: z = (k₁ − r k₂)/√(k₁ + r² k₂) with r = n₁/n₂,
/// the variance of each count apart. Two counts of nought give 1. Errs to both sides for small counts.
///
/// Source: Ng and Tang (2005), as [`super::score_test`]. Convention: `wald` in statsmodels.
pub fn wald_test(k1: u64, n1: f64, k2: u64, n2: f64) -> Result<f64, StatisticsError> {
    let ratio = ratio_of_exposures(n1, n2)?;
    if k1 == 0 && k2 == 0 {
        return Ok(1.0);
    }
    let (k1, k2) = (real(k1), real(k2));
    Ok(two_sided((k1 - k2 * ratio) / (k1 + k2 * ratio * ratio).sqrt()))
}

/// The two-sided p-value of Huffman's test that two Poisson counts have one rate, by their square roots:
/// z = 2 (√(k₁ + ⅜) − √(r (k₂ + ⅜)))/√(1 + r) with r = n₁/n₂.
///
/// Source: Huffman, M. D. (1984), An improved approximate two-sample Poisson test, Applied Statistics 33, 224–226.
/// Convention: `sqrt` in statsmodels.
pub fn square_root_test(k1: u64, n1: f64, k2: u64, n2: f64) -> Result<f64, StatisticsError> {
    let ratio = ratio_of_exposures(n1, n2)?;
    let apart = (real(k1) + 0.375).sqrt() - ((real(k2) + 0.375) * ratio).sqrt();
    Ok(two_sided(2.0 * apart / (1.0 + ratio).sqrt()))
}

/// The two-sided p-value of the score test on the logarithm of the ratio of two rates:
/// z = (ln (k₁/k₂) − ln r)/√((2 + 1/r + r)/(k₁ + k₂)) with r = n₁/n₂.
///
/// Source: Ng and Tang (2005), as [`super::score_test`]. Convention: `score-log` in statsmodels. A count of nought has no
/// logarithm and is refused; statsmodels gives p = 0 there, as if three against none were beyond all doubt.
pub fn log_score_test(k1: u64, n1: f64, k2: u64, n2: f64) -> Result<f64, StatisticsError> {
    let ratio = ratio_of_exposures(n1, n2)?;
    if k1 == 0 || k2 == 0 {
        let wanted = "one above nought, as others have no logarithm; take another test";
        return Err(StatisticsError::Setting { name: "count", value: 0.0, wanted });
    }
    let (k1, k2) = (real(k1), real(k2));
    let variance = (2.0 + 1.0 / ratio + ratio) / (k1 + k2);
    Ok(two_sided((k1 / k2 / ratio).ln() / variance.sqrt()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn agree_with_statsmodels() {
        let near = |p: f64, expected: f64| assert!((p - expected).abs() < 1e-11, "{p} {expected}");
        // statsmodels test_poisson_2indep, methods wald, sqrt and score-log.
        near(wald_test(120, 12.3, 150, 11.9).unwrap(), 0.036_330_085_620_498);
        near(square_root_test(120, 12.3, 150, 11.9).unwrap(), 0.035_946_916_687_683);
        near(log_score_test(120, 12.3, 150, 11.9).unwrap(), 0.035_322_091_561_707);
        near(square_root_test(6, 1.0, 2, 1.0).unwrap(), 0.164_145_161_109_003);
        near(log_score_test(6, 1.0, 2, 1.0).unwrap(), 0.120_262_580_172_671);
    }

    #[test]
    fn noughts_and_exposures() {
        assert!(log_score_test(3, 1.0, 0, 1.0).is_err() && log_score_test(0, 1.0, 3, 1.0).is_err());
        assert!((wald_test(0, 1.0, 0, 2.0).unwrap() - 1.0).abs() < f64::EPSILON);
        for test in [wald_test, square_root_test, log_score_test] {
            for wrong in [0.0, -1.0, f64::NAN, f64::INFINITY] {
                assert!(test(1, wrong, 1, 1.0).is_err() && test(1, 1.0, 1, wrong).is_err());
            }
        }
    }

    proptest! {
        #[test]
        fn neither_the_order_nor_the_unit_of_exposure_matters(
            k1 in 1u64..100_000, k2 in 1u64..100_000, n1 in 0.1f64..100.0, n2 in 0.1f64..100.0,
        ) {
            for test in [wald_test, square_root_test, log_score_test] {
                let p = test(k1, n1, k2, n2).unwrap();
                prop_assert!((0.0..=1.0).contains(&p));
                prop_assert!((p - test(k2, n2, k1, n1).unwrap()).abs() < 1e-9);
                prop_assert!((p - test(k1, n1 * 1e3, k2, n2 * 1e3).unwrap()).abs() < 1e-9);
            }
        }
    }
}
