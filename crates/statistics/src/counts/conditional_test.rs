//! The conditional tests of two counts: given their total, how it was split.

use super::binomial::Binomial;
use crate::StatisticsError;
use crate::numbers::{ratio_of_exposures, real};

/// Splits this little more likely than the observed one count as just as likely, so that rounding does not decide.
const AS_LIKELY: f64 = 1.0 + 1e-7;

/// The two-sided p-value of the conditional exact test that two Poisson counts have one rate.
///
/// Given the total n = k₁ + k₂, the first count is binomial with n events of probability n₁/(n₁ + n₂) under one rate. p is
/// the probability of every split that is no more likely than the observed one. It never calls chance a change more often
/// than its level says, and misses more true changes than the E-test does.
///
/// Source: Przyborowski, J. and Wilenski, H. (1940), Homogeneity of results in testing samples from Poisson series,
/// Biometrika 31, 313–323. Convention: that of R's `poisson.test` and `binom.test`, and of `exact-cond` in statsmodels;
/// doubling the smaller tail is another, which is the same where the exposures are equal.
pub fn conditional_exact_test(k1: u64, n1: f64, k2: u64, n2: f64) -> Result<f64, StatisticsError> {
    Ok(no_more_likely(k1, k2, split(k1, n1, k2, n2)?))
}

/// The two-sided mid-p-value of the conditional test that two Poisson counts have one rate: [`conditional_exact_test`] less
/// half the probability of the observed split. It is near its level on average.
///
/// Convention: `cond-midp` in statsmodels, which takes off half of the observed split alone, also where the split on the
/// other side is just as likely. Two counts of nought are no evidence of a difference: p = 1.
pub fn conditional_mid_p_test(k1: u64, n1: f64, k2: u64, n2: f64) -> Result<f64, StatisticsError> {
    let binomial = split(k1, n1, k2, n2)?;
    if k1 == 0 && k2 == 0 {
        return Ok(1.0);
    }
    Ok(no_more_likely(k1, k2, binomial) - binomial.probability(k1) / 2.0)
}

/// How the total is split where the rates do not differ.
fn split(k1: u64, n1: f64, k2: u64, n2: f64) -> Result<Binomial, StatisticsError> {
    let ratio = ratio_of_exposures(n1, n2)?;
    // A part of all, or none, would have no odds.
    let part = (ratio / (1.0 + ratio)).clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON);
    Ok(Binomial { n: k1.saturating_add(k2), part })
}

/// The probability of all splits that are no more likely than the observed one.
fn no_more_likely(k1: u64, k2: u64, split: Binomial) -> f64 {
    let (observed, mean) = (split.probability(k1) * AS_LIKELY, real(split.n) * split.part);
    if (real(k1) - mean).abs() < f64::EPSILON * mean {
        return 1.0;
    }
    // On each side of its peak a binomial distribution falls: the other side's part starts where one can be found by
    // halving.
    let tails = if real(k1) < mean {
        let (mut low, mut high) = (k1, k1.saturating_add(k2).saturating_add(1));
        // The peak is at most one above the mean: from there on it falls.
        low = low.max(first_at_least(mean, low, high));
        while low < high {
            let middle = low.midpoint(high);
            if split.probability(middle) <= observed { high = middle } else { low = middle + 1 }
        }
        split.up_to(k1) + split.from(high)
    } else {
        let (mut low, mut high) = (0, first_at_least(mean, 0, k1));
        // The first split that is more likely than what was observed.
        while low < high {
            let middle = low.midpoint(high);
            if split.probability(middle) > observed { high = middle } else { low = middle + 1 }
        }
        split.from(k1) + if low == 0 { 0.0 } else { split.up_to(low - 1) }
    };
    tails.min(1.0)
}

/// The first whole number from `low` to `high` that is at least `value`.
fn first_at_least(value: f64, mut low: u64, mut high: u64) -> u64 {
    while low < high {
        let middle = low.midpoint(high);
        if real(middle) >= value { high = middle } else { low = middle + 1 }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn agree_with_r_and_statsmodels() {
        // R 4.2 poisson.test and statsmodels test_poisson_2indep, methods exact-cond and cond-midp.
        for (k1, n1, k2, n2, exact, mid) in [
            (6, 1.0, 2, 1.0, 0.289_062_5, 0.234_375),
            (3, 1.0, 0, 1.0, 0.25, 0.187_5),
            (20, 1.0, 10, 1.0, 0.098_737_146_705_389, 0.084_746_346_343_309),
            (120, 1.0, 150, 1.0, 0.077_389_398_980_218, 0.072_795_346_165_603),
            (120, 12.3, 150, 11.9, 0.038_412_767_505_201, 0.035_716_247_914_684),
        ] {
            let p = conditional_exact_test(k1, n1, k2, n2).unwrap();
            assert!((p - exact).abs() < 1e-12, "{k1}/{n1} {k2}/{n2}: {p}");
            let p = conditional_mid_p_test(k1, n1, k2, n2).unwrap();
            assert!((p - mid).abs() < 1e-12, "{k1}/{n1} {k2}/{n2}: {p}");
        }
    }

    #[test]
    fn noughts_and_exposures() {
        for test in [conditional_exact_test, conditional_mid_p_test] {
            assert!((test(0, 1.0, 0, 2.0).unwrap() - 1.0).abs() < 1e-15);
            for wrong in [0.0, -1.0, f64::NAN, f64::INFINITY] {
                assert!(test(1, wrong, 1, 1.0).is_err() && test(1, 1.0, 1, wrong).is_err());
            }
            // A great difference of exposures and great counts keep within a probability.
            let p = test(1, 1e-40, 3, 1e40).unwrap();
            assert!((0.0..1e-9).contains(&p), "{p}");
            let p = test(5_000_000, 1.0, 5_003_000, 1.0).unwrap();
            assert!((p - 0.343).abs() < 0.002, "{p}");
        }
        assert!((conditional_exact_test(7, 1.0, 7, 1.0).unwrap() - 1.0).abs() < 1e-15);
    }

    /// Every split added up.
    fn by_the_book(k1: u64, n1: f64, k2: u64, n2: f64) -> f64 {
        let all = Binomial { n: k1 + k2, part: n1 / (n1 + n2) };
        let observed = all.probability(k1) * AS_LIKELY;
        (0..=all.n).map(|k| all.probability(k)).filter(|&p| p <= observed).sum()
    }

    proptest! {
        #[test]
        fn the_two_tails_are_what_all_splits_add_up_to(
            k1 in 0u64..80, k2 in 0u64..80, n1 in 0.05f64..20.0, n2 in 0.05f64..20.0,
        ) {
            let p = conditional_exact_test(k1, n1, k2, n2).unwrap();
            prop_assert!((p - by_the_book(k1, n1, k2, n2)).abs() < 1e-10, "{p}");
            let turned = conditional_exact_test(k2, n2, k1, n1).unwrap();
            prop_assert!((p - turned).abs() < 1e-9, "{p} {turned}");
            let mid = conditional_mid_p_test(k1, n1, k2, n2).unwrap();
            prop_assert!((0.0..=1.0).contains(&mid) && mid <= p, "{mid} {p}");
        }
    }
}
