//! The E-test with a pooled variance, which holds up where exposures are far apart.

use super::e_test::as_extreme;
use crate::StatisticsError;

/// The two-sided p-value of the E-test with the pooled pivot that two Poisson counts have one rate.
///
/// As [`super::e_test`], with the score test's pivot T(x₁, x₂) = (x₁/n₁ − x₂/n₂) / √(λ (1/n₁ + 1/n₂)), λ = (x₁ + x₂)/(n₁ +
/// n₂). At equal exposures both are one test.
///
/// Convention: `etest-score` in statsmodels, and what `e_test` of the package ptools calculates. It is not the test that
/// Krishnamoorthy and Thomson (2004) published: 12 in 1 against 9 in 2 has p = 0.0199 here and 0.0532 there.
pub fn pooled_e_test(k1: u64, n1: f64, k2: u64, n2: f64) -> Result<f64, StatisticsError> {
    as_extreme(k1, n1, k2, n2, |x1, x2, ratio| (x1 - x2 * ratio, (x1 + x2) * ratio))
}

#[cfg(test)]
mod tests {
    use super::super::e_test;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn agrees_with_statsmodels_and_ptools_and_is_not_the_published_test() {
        // statsmodels etest-score and ptools e_test; the published test's p-value beside it.
        for (k1, n1, k2, n2, expected, published) in [
            (25, 4.0, 10, 2.0, 0.558_415_495, 0.541_264_881),
            (12, 1.0, 9, 2.0, 0.019_857_693, 0.053_242_128),
            (30, 2.0, 9, 1.0, 0.178_078_345, 0.144_881_684),
            (120, 12.3, 150, 11.9, 0.035_871_018_212, 0.036_313_433_211),
        ] {
            let p = pooled_e_test(k1, n1, k2, n2).unwrap();
            assert!((p - expected).abs() < 1e-9, "{k1}/{n1} {k2}/{n2}: {p}");
            assert!((e_test(k1, n1, k2, n2).unwrap() - published).abs() < 1e-9);
        }
    }

    #[test]
    fn noughts_and_exposures() {
        assert!((pooled_e_test(0, 1.0, 0, 2.0).unwrap() - 1.0).abs() < f64::EPSILON);
        for wrong in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(pooled_e_test(1, wrong, 1, 1.0).is_err(), "{wrong}");
            assert!(pooled_e_test(1, 1.0, 1, wrong).is_err(), "{wrong}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn at_equal_exposures_it_is_the_e_test(k1 in 0u64..300, k2 in 0u64..300, n in 0.1f64..9.0) {
            let (pooled, published) =
                (pooled_e_test(k1, n, k2, n).unwrap(), e_test(k1, n, k2, n).unwrap());
            prop_assert!((pooled - published).abs() < 1e-12, "{pooled} {published}");
        }
    }
}
