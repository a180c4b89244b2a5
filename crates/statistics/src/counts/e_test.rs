//! The E-test of two counts: near its nominal level for small counts too.

use super::poisson::Probabilities;
use crate::StatisticsError;
use crate::numbers::{ratio_of_exposures, real};

/// The two-sided p-value of the E-test that two Poisson counts have one rate.
///
/// The pivot of a pair of counts is T(x₁, x₂) = (x₁/n₁ − x₂/n₂) / √(x₁/n₁² + x₂/n₂²), nought where both are. Under one rate,
/// estimated by λ = (k₁ + k₂)/(n₁ + n₂), p is the probability that |T| is at least what was observed, added up over all
/// pairs of Poisson counts with means n₁λ and n₂λ.
///
/// Source: Krishnamoorthy, K. and Thomson, J. (2004), A more powerful test for comparing two Poisson means, Journal of
/// Statistical Planning and Inference 119, 23–35, with d = 0. Convention: the published pivot, whose variance is that of
/// each count apart (`etest-wald` in statsmodels). With unequal exposures the E-test of the package ptools is another test:
/// its variance is pooled (`etest-score`), and verdicts can differ. At equal exposures both are one. A difference d other
/// than nought is not offered: implementations contradict each other there.
///
/// Weak where the exposures are far apart and the smaller has the higher rate: the pivot of 0 events in the small exposure
/// and k in the great one is −√k whatever the exposures are, which is then likely, and as extreme as what was seen. 5 in an
/// exposure of 0.01 against 1 in one of 1 gets p = 0.67, where [`super::conditional_exact_test`] has 6·10⁻¹⁰. Take
/// [`super::pooled_e_test`] or another test there.
pub fn e_test(k1: u64, n1: f64, k2: u64, n2: f64) -> Result<f64, StatisticsError> {
    as_extreme(k1, n1, k2, n2, pivot)
}

/// The probability of all pairs whose pivot is as far from nought as that of the observed pair, under one rate. The pivot,
/// given the two counts and the first exposure over the second, is in two parts, a/√b, so that no root need be taken.
///
/// A pivot rises with x₁ and falls with x₂, so for each x₁ the pairs that are not counted are one run of x₂, and both its
/// ends move up with x₁: time and memory grow with the square root of the counts.
pub(super) fn as_extreme(
    k1: u64,
    n1: f64,
    k2: u64,
    n2: f64,
    pivot: impl Fn(f64, f64, f64) -> (f64, f64),
) -> Result<f64, StatisticsError> {
    // Only the ratio of the exposures matters.
    let ratio = ratio_of_exposures(n1, n2)?;
    if k1 == 0 && k2 == 0 {
        return Ok(1.0);
    }
    let (above, under) = pivot(real(k1), real(k2), ratio);
    // Pairs that are as extreme as what was observed must count whichever way they were rounded.
    let observed = above * above / under * (1.0 - 2e-10);
    if observed <= 0.0 {
        return Ok(1.0);
    }
    let all = real(k1) + real(k2);
    let mut first = Probabilities::around(all * (ratio / (1.0 + ratio)));
    let mut second = Probabilities::around(all / (1.0 + ratio));
    // The p-value is at least the probability of what was observed: what is less likely by eighteen digits adds nothing to
    // it.
    let nothing = 1e-18 * first.of(k1) * second.of(k2);
    first.leave_out_below(nothing);
    second.leave_out_below(nothing);
    let below = sums(second.each.iter());
    let mut beyond = sums(second.each.iter().rev());
    beyond.reverse();
    // The run of x2 that is not counted: from `low` up to, not with, `high`, by place in the table.
    let (mut low, mut high) = (0, 0);
    let (mut x1, start) = (real(first.start), real(second.start));
    let (mut at_low, mut at_high) = (start, start);
    let mut p = 0.0;
    for probability in &first.each {
        while low < second.each.len() {
            let (above, under) = pivot(x1, at_low, ratio);
            if !(above > 0.0 && above * above >= observed * under) {
                break;
            }
            low += 1;
            at_low += 1.0;
        }
        if high < low {
            (high, at_high) = (low, at_low);
        }
        while high < second.each.len() {
            let (above, under) = pivot(x1, at_high, ratio);
            if above < 0.0 && above * above >= observed * under {
                break;
            }
            high += 1;
            at_high += 1.0;
        }
        p += probability * (below[low] + beyond[high]);
        x1 += 1.0;
    }
    Ok(p.clamp(0.0, 1.0))
}

/// The published pivot, times n1: (x1 − r x2) / √(x1 + r² x2), with r = n1/n2.
fn pivot(x1: f64, x2: f64, ratio: f64) -> (f64, f64) {
    let x2 = x2 * ratio;
    (x1 - x2, x1 + x2 * ratio)
}

/// What has added up before each value, and after the last.
fn sums<'a>(values: impl Iterator<Item = &'a f64>) -> Vec<f64> {
    let mut sums = vec![0.0];
    let mut sum = 0.0;
    for value in values {
        sum += value;
        sums.push(sum);
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn agrees_with_the_paper_and_statsmodels() {
        // 6 vs 2 is 0.1749 and 3 vs 0 is 0.0884 in the paper; all from statsmodels' etest-wald and a sum over all pairs.
        for (k1, n1, k2, n2, expected) in [
            (6, 1.0, 2, 1.0, 0.174_874_820_944),
            (3, 1.0, 0, 1.0, 0.088_379_009_455),
            (20, 1.0, 10, 1.0, 0.068_831_782_108),
            (120, 1.0, 150, 1.0, 0.068_000_042_766),
            (120, 12.3, 150, 11.9, 0.036_313_433_211),
        ] {
            let p = e_test(k1, n1, k2, n2).unwrap();
            assert!((p - expected).abs() < 1e-11, "{k1}/{n1} {k2}/{n2}: {p}");
        }
        // Unequal exposures, where the pooled pivot gives another verdict (0.019857693 for the first).
        for (k1, n1, k2, n2, expected) in [
            (12, 1.0, 9, 2.0, 0.053_242_128),
            (30, 2.0, 9, 1.0, 0.144_881_684),
            (25, 4.0, 10, 2.0, 0.541_264_881),
        ] {
            let p = e_test(k1, n1, k2, n2).unwrap();
            assert!((p - expected).abs() < 1e-9, "{k1}/{n1} {k2}/{n2}: {p}");
        }
    }

    #[test]
    fn noughts_and_exposures() {
        assert!((e_test(0, 1.0, 0, 2.0).unwrap() - 1.0).abs() < f64::EPSILON);
        assert!((e_test(20, 4.0, 10, 2.0).unwrap() - 1.0).abs() < f64::EPSILON);
        for wrong in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(e_test(1, wrong, 1, 1.0).is_err(), "{wrong}");
            assert!(e_test(1, 1.0, 1, wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn weak_where_the_exposures_are_far_apart() {
        use super::super::{conditional_exact_test, pooled_e_test};
        let (k1, n1, k2, n2) = (5, 0.01, 1, 1.0);
        assert!(e_test(k1, n1, k2, n2).unwrap() > 0.5);
        assert!((e_test(k1, n1, k2, n2).unwrap() - by_the_book(k1, n1, k2, n2)).abs() < 1e-9);
        assert!(conditional_exact_test(k1, n1, k2, n2).unwrap() < 1e-8);
        assert!(pooled_e_test(k1, n1, k2, n2).unwrap() < 1e-6);
    }

    /// The sum over all pairs as the paper has it.
    fn by_the_book(k1: u64, n1: f64, k2: u64, n2: f64) -> f64 {
        let statistic = |x1: u64, x2: u64| {
            if x1 + x2 == 0 {
                return 0.0;
            }
            let (a, b) = (real(x1), real(x2));
            (a / n1 - b / n2).abs() / (a / (n1 * n1) + b / (n2 * n2)).sqrt()
        };
        let rate = real(k1 + k2) / (n1 + n2);
        let (first, second) = (Probabilities::around(rate * n1), Probabilities::around(rate * n2));
        let observed = statistic(k1, k2) - 1e-10;
        let mut p = 0.0;
        for (x1, p1) in (first.start..).zip(&first.each) {
            for (x2, p2) in (second.start..).zip(&second.each) {
                if statistic(x1, x2) >= observed {
                    p += p1 * p2;
                }
            }
        }
        p
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn the_two_ends_give_what_the_sum_over_all_pairs_gives(
            k1 in 1u64..60, k2 in 0u64..60, n1 in 0.2f64..5.0, n2 in 0.2f64..5.0,
        ) {
            let p = e_test(k1, n1, k2, n2).unwrap();
            prop_assert!((p - by_the_book(k1, n1, k2, n2)).abs() < 1e-9, "{p}");
        }

        #[test]
        fn neither_the_order_nor_the_unit_of_exposure_matters(
            k1 in 0u64..500, k2 in 0u64..500, n1 in 0.1f64..100.0, n2 in 0.1f64..100.0,
        ) {
            let p = e_test(k1, n1, k2, n2).unwrap();
            prop_assert!((0.0..=1.0).contains(&p));
            prop_assert!((p - e_test(k2, n2, k1, n1).unwrap()).abs() < 1e-7);
            prop_assert!((p - e_test(k1, n1 * 64.0, k2, n2 * 64.0).unwrap()).abs() < 1e-12);
        }

        #[test]
        fn the_further_apart_at_one_total_the_smaller_the_p_value(
            total in 800u64..1000, one in 0u64..=400, other in 0u64..=400,
        ) {
            // At equal exposures and one total only the observed pivot moves.
            let (further, nearer) = (one.min(other), one.max(other));
            let near = e_test(nearer, 1.0, total - nearer, 1.0).unwrap();
            let far = e_test(further, 1.0, total - further, 1.0).unwrap();
            prop_assert!(far <= near + 1e-12, "{far} {near}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn no_change_is_called_one_about_as_rarely_as_the_level_says(mean in 3.0f64..40.0) {
            let table = Probabilities::around(mean);
            let likely: Vec<(u64, f64)> =
                (table.start..).zip(table.each.iter().copied()).filter(|(_, p)| *p > 1e-6).collect();
            let mut called = 0.0;
            for &(k1, p1) in &likely {
                for &(k2, p2) in &likely {
                    if e_test(k1, 1.0, k2, 1.0).unwrap() <= 0.05 {
                        called += p1 * p2;
                    }
                }
            }
            prop_assert!(called < 0.056, "{called}");
        }
    }
}
