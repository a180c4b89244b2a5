//! The score test of two counts: quick, and good where counts are large.

use crate::StatisticsError;
use crate::normal::two_sided;
use crate::numbers::{ratio_of_exposures, real};

/// The two-sided p-value of the score test that two Poisson counts have one rate.
///
/// z = (k₁/n₁ − k₂/n₂) / √(λ (1/n₁ + 1/n₂)) with the pooled rate λ = (k₁ + k₂)/(n₁ + n₂), held against the normal
/// distribution without a correction for continuity. Two counts of nought are no evidence of a difference: p = 1.
///
/// Source: Ng, H. K. T. and Tang, M. L. (2005), Testing the equality of two Poisson means using the rate ratio, Statistics in
/// Medicine 24, 955–965 (their W with the pooled variance). Convention: method `score` of statsmodels' `test_poisson_2indep`.
pub fn score_test(k1: u64, n1: f64, k2: u64, n2: f64) -> Result<f64, StatisticsError> {
    // Only the ratio of the exposures matters; taken so, nothing is lost where one is much greater than the other.
    let ratio = ratio_of_exposures(n1, n2)?;
    if k1 == 0 && k2 == 0 {
        return Ok(1.0);
    }
    let (k1, k2) = (real(k1), real(k2));
    let z = (k1 / ratio.sqrt() - k2 * ratio.sqrt()) / (k1 + k2).sqrt();
    Ok(two_sided(z))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn agrees_with_statsmodels() {
        // statsmodels test_poisson_2indep(method="score").
        for (k1, n1, k2, n2, expected) in [
            (120, 12.3, 150, 11.9, 0.035_938_162_722),
            (6, 1.0, 2, 1.0, 0.157_299_207_050),
            (3, 1.0, 0, 1.0, 0.083_264_516_664),
            (20, 1.0, 10, 1.0, 0.067_889_154_862),
        ] {
            let p = score_test(k1, n1, k2, n2).unwrap();
            assert!((p - expected).abs() < 1e-10, "{k1}/{n1} {k2}/{n2}: {p}");
        }
    }

    #[test]
    fn noughts_and_exposures() {
        assert!((score_test(0, 1.0, 0, 2.0).unwrap() - 1.0).abs() < f64::EPSILON);
        for wrong in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(score_test(1, wrong, 1, 1.0).is_err(), "{wrong}");
            assert!(score_test(1, 1.0, 1, wrong).is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn neither_the_order_nor_the_unit_of_exposure_matters(
            k1 in 0u64..100_000, k2 in 0u64..100_000, n1 in 0.1f64..100.0, n2 in 0.1f64..100.0,
        ) {
            let p = score_test(k1, n1, k2, n2).unwrap();
            prop_assert!((0.0..=1.0).contains(&p));
            prop_assert!((p - score_test(k2, n2, k1, n1).unwrap()).abs() < 1e-9);
            prop_assert!((p - score_test(k1, n1 * 1e3, k2, n2 * 1e3).unwrap()).abs() < 1e-9);
        }

        #[test]
        fn the_further_apart_the_smaller_the_p_value(
            k in 1u64..50_000, step in 1u64..1_000, more in 1u64..1_000,
        ) {
            let near = score_test(k + step, 1.0, k, 1.0).unwrap();
            let far = score_test(k + step + more, 1.0, k, 1.0).unwrap();
            prop_assert!(far <= near);
        }
    }
}
