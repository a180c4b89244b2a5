//! Which test a pair of counts gets.

use std::cmp::Ordering;

use super::CountTest;
use crate::StatisticsError;
use crate::numbers::real;

/// How likely a difference as great as this one is where the rates do not differ, and by which test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CountComparison {
    /// The two-sided p-value.
    pub p_value: f64,
    /// The test's name, as printed beside it.
    pub method: &'static str,
    /// The test.
    pub test: CountTest,
    /// Whether the first rate is greater than the second, equal to it, or less.
    pub order: Ordering,
}

/// Compares two counts with their exposures (populations, areas, months): the E-test where both are at most 500, the score
/// test above, where the two differ by less than 0.001. For two equally long periods of one area, give equal exposures.
pub fn compare_counts(
    k1: u64,
    n1: f64,
    k2: u64,
    n2: f64,
) -> Result<CountComparison, StatisticsError> {
    let test = CountTest::for_counts(k1, k2);
    let p_value = test.p_value(k1, n1, k2, n2)?;
    // Neither is nought or infinite, and a quotient of numbers is ordered.
    let order = (real(k1) / n1).total_cmp(&(real(k2) / n2));
    Ok(CountComparison { p_value, method: test.name(), test, order })
}

#[cfg(test)]
mod tests {
    use super::super::{e_test, score_test};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn small_counts_get_the_e_test_and_large_ones_the_score_test() {
        let small = compare_counts(500, 1.0, 450, 1.0).unwrap();
        assert_eq!(small.method, "E-test (Krishnamoorthy and Thomson 2004)");
        let large = compare_counts(501, 1.0, 450, 1.0).unwrap();
        assert_eq!(large.method, "score test");
        assert!(compare_counts(501, 0.0, 450, 1.0).is_err());
        assert!(compare_counts(5, 0.0, 4, 1.0).is_err());
    }

    #[test]
    fn the_order_is_that_of_the_rates() {
        let order = |k1, n1, k2, n2| compare_counts(k1, n1, k2, n2).unwrap().order;
        assert_eq!(order(5, 1.0, 4, 1.0), Ordering::Greater);
        assert_eq!(order(5, 2.0, 4, 1.0), Ordering::Less);
        assert_eq!(order(0, 2.0, 0, 1.0), Ordering::Equal);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn the_tests_agree_where_one_takes_over_from_the_other(other in 300u64..=500) {
            let e = e_test(500, 1.0, other, 1.0).unwrap();
            let score = score_test(500, 1.0, other, 1.0).unwrap();
            prop_assert!((e - score).abs() < 0.001, "{e} {score}");
        }
    }
}
