//! Intervals for the ratio of two rates.

use super::binomial::Binomial;
use super::root::root;
use super::{CountTest, pooled_e_test};
use crate::StatisticsError;
use crate::normal::distance;
use crate::numbers::{outside, ratio_of_exposures, real};

/// How many steps of a fifth are made at most: far beyond any ratio of counts.
const STEPS: usize = 400;

/// The ratio of two rates with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RatioLimits {
    /// The first rate over the second; none where the second count is nought.
    pub ratio: Option<f64>,
    /// The lower limit; 0 where the first count is nought.
    pub lower: f64,
    /// The upper limit; none, as no ratio is too great, where the second count is nought.
    pub upper: Option<f64>,
}

/// The intervals for the ratio of two rates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RatioInterval {
    /// The limits of the first count's part of both (Clopper and Pearson), as a ratio: covers at least as often as its level
    /// says. That of R's `poisson.test`.
    ConditionalExact,
    /// Every ratio that the score test does not reject. `score` in statsmodels.
    Score,
    /// Every ratio that the score test of the logarithm does not reject; counts above nought only. `score-log` in
    /// statsmodels.
    LogScore,
    /// The ratios around the observed one that the pooled E-test does not reject. It holds 1 just where [`pooled_e_test`]
    /// does not reject it, which at equal exposures is the E-test.
    ETest,
}

impl RatioInterval {
    /// The interval that goes with the test a pair of counts gets ([`CountTest::for_counts`]): at equal exposures it holds 1
    /// just where that test sees no difference, so that interval and verdict do not contradict each other.
    pub fn for_counts(k1: u64, k2: u64) -> Self {
        match CountTest::for_counts(k1, k2) {
            CountTest::ETest => Self::ETest,
            _ => Self::Score,
        }
    }
}

/// The ratio (k₁/n₁)/(k₂/n₂) of the rates behind two Poisson counts, with an interval at a level of confidence such as 0.95.
///
/// * Conditional exact: with the first count's part p of both between its Clopper–Pearson limits, the ratio is p/(1 − p)
///   n₂/n₁.
/// * Score: (k₁ − ρ k₂)² = z² (k₁ + k₂) ρ, a quadratic in ρ, which is the ratio times n₁/n₂.
/// * Logarithm: ln (k₁/k₂) − ln ρ = ± z √((2 + 1/ρ + ρ)/(k₁ + k₂)).
/// * E-test: a ratio of φ is no difference once n₁ counts φ times; to nine digits.
///
/// Where both counts are nought nothing is known: from 0 to no limit.
///
/// Source: Clopper, C. J. and Pearson, E. S. (1934), Biometrika 26, 404–413; Graham, P. L., Mengersen, K. and Morton, A. P.
/// (2003), Confidence limits for the ratio of two rates based on likelihood scores, Statistics in Medicine 22, 2071–2083.
pub fn ratio_interval(
    k1: u64,
    n1: f64,
    k2: u64,
    n2: f64,
    level: f64,
    interval: RatioInterval,
) -> Result<RatioLimits, StatisticsError> {
    ratio_of_exposures(n2, n1)?;
    limits((k1, n1), (k2, n2), outside(level)?, interval)
}

/// The same by what the interval leaves outside, both sides together.
pub(super) fn limits(
    (k1, n1): (u64, f64),
    (k2, n2): (u64, f64),
    tails: f64,
    interval: RatioInterval,
) -> Result<RatioLimits, StatisticsError> {
    let unit = n2 / n1;
    if k1 == 0 && k2 == 0 {
        return Ok(RatioLimits { ratio: None, lower: 0.0, upper: None });
    }
    // All in counts, as if the exposures were equal.
    let (lower, upper) = match interval {
        RatioInterval::ConditionalExact => exact(k1, k2, tails),
        RatioInterval::Score => score(k1, k2, tails),
        RatioInterval::LogScore => log_score(k1, k2, tails)?,
        RatioInterval::ETest => by_e_test((k1, n1), (k2, n2), tails)?,
    };
    Ok(RatioLimits {
        ratio: (k2 > 0).then(|| real(k1) / real(k2) * unit),
        lower: lower * unit,
        upper: upper.map(|upper| upper * unit),
    })
}

fn exact(k1: u64, k2: u64, tails: f64) -> (f64, Option<f64>) {
    let n = k1.saturating_add(k2);
    let observed = real(k1) / real(n);
    let (least, most) = (f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0);
    let odds = |part: f64| part / (1.0 - part);
    let lower = if k1 == 0 {
        0.0
    } else {
        let high = observed.min(most);
        odds(root(least, high, |part| Binomial { n, part }.from(k1) - tails / 2.0))
    };
    // The part of the second count, from the other end, so that nothing is lost where it is small.
    let upper = (k2 > 0).then(|| {
        let high = (real(k2) / real(n)).min(most);
        1.0 / odds(root(least, high, |part| Binomial { n, part }.from(k2) - tails / 2.0))
    });
    (lower, upper)
}

fn score(k1: u64, k2: u64, tails: f64) -> (f64, Option<f64>) {
    let (k1, k2, z) = (real(k1), real(k2), distance(tails));
    let middle = k1 * k2 + z * z * (k1 + k2) / 2.0;
    let arm = z * (k1 + k2).sqrt() * (k1 * k2 + z * z * (k1 + k2) / 4.0).sqrt();
    (k1 * k1 / (middle + arm), (k2 > 0.0).then(|| (middle + arm) / (k2 * k2)))
}

fn log_score(k1: u64, k2: u64, tails: f64) -> Result<(f64, Option<f64>), StatisticsError> {
    if k1 == 0 || k2 == 0 {
        let wanted = "one above nought, as others have no logarithm; take another interval";
        return Err(StatisticsError::Setting { name: "count", value: 0.0, wanted });
    }
    let (all, ratio, z) = (real(k1) + real(k2), real(k1) / real(k2), distance(tails));
    // In the logarithm x of ρ the standard error is 2 cosh(x/2)/√n, which outgrows the distance where the counts are too few
    // for a limit: there is none on that side.
    let seen = ratio.ln();
    let off = |x: f64| (seen - x).abs() - z * 2.0 * (x / 2.0).cosh() / all.sqrt();
    let limit = |direction: f64| {
        let mut reach = 0.01;
        while reach < 700.0 && off(seen + direction * reach) < 0.0 {
            reach *= 1.3;
        }
        (reach < 700.0).then(|| root(seen, seen + direction * reach, off).exp())
    };
    Ok((limit(-1.0).unwrap_or(0.0), limit(1.0)))
}

/// The pooled E-test turned round: with the exposure n1 counted φ times its p-value is 1 at the observed ratio and falls on
/// both sides. In steps outwards from the limits of the score interval, then by halves. It falls in small leaps, not always
/// downwards; what the test says of no difference is held fast, so that 1 is inside just where it is not rejected.
fn by_e_test(
    (k1, n1): (u64, f64),
    (k2, n2): (u64, f64),
    tails: f64,
) -> Result<(f64, Option<f64>), StatisticsError> {
    // By ρ, the ratio times n1/n2: the E-test of equal exposures where the first counts ρ times.
    let rejected = |rho: f64| Ok::<_, StatisticsError>(pooled_e_test(k1, rho, k2, 1.0)? <= tails);
    let none = n1 / n2;
    let none_is_rejected = rejected(none)?;
    let seen = real(k1) / real(k2);
    let (low_guess, high_guess) = score(k1, k2, tails);
    let search = |guess: f64, step: f64| -> Result<f64, StatisticsError> {
        // `inside` is not rejected, `outside` is; `step` above 1 goes up.
        let further = |one: f64, other: f64| (one > other) == (step > 1.0);
        let (mut inside, mut outside) = (guess, guess);
        if rejected(guess)? {
            for _ in 0..STEPS {
                // Towards what was seen, which is never rejected: a whole step could leap over a short interval.
                inside = if seen > 0.0 && seen.is_finite() {
                    (inside * seen).sqrt()
                } else {
                    inside / step
                };
                if !rejected(inside)? {
                    break;
                }
                outside = inside;
            }
        } else {
            for _ in 0..STEPS {
                outside *= step;
                if rejected(outside)? {
                    break;
                }
                inside = outside;
            }
        }
        if none_is_rejected && further(none, seen) && further(outside, none) {
            outside = none;
            inside = if further(none, inside) { inside } else { seen };
        }
        if !none_is_rejected && further(none, inside) {
            inside = none;
            while !further(outside, inside) || !rejected(outside)? {
                outside = outside.max(f64::MIN_POSITIVE) * step;
            }
        }
        while (inside - outside).abs() > 1e-9 * inside {
            // The middle of their logarithms.
            let middle = (inside * outside).sqrt();
            if rejected(middle)? { outside = middle } else { inside = middle }
        }
        Ok(inside)
    };
    let lower = if k1 == 0 { 0.0 } else { search(low_guess, 1.0 / 1.2)? };
    let upper = high_guess.map(|guess| search(guess, 1.2)).transpose()?;
    Ok((lower, upper))
}

#[cfg(test)]
mod tests {
    use super::super::poisson::Probabilities;
    use super::super::score_test;
    use super::*;
    use proptest::prelude::*;

    const ALL: [RatioInterval; 4] = [
        RatioInterval::ConditionalExact,
        RatioInterval::Score,
        RatioInterval::LogScore,
        RatioInterval::ETest,
    ];

    fn near(limits: RatioLimits, lower: f64, upper: f64, within: f64) {
        assert!((limits.lower / lower - 1.0).abs() < within, "{limits:?} {lower}");
        assert!((limits.upper.unwrap() / upper - 1.0).abs() < within, "{limits:?} {upper}");
    }

    #[test]
    fn a_short_interval_is_not_leapt_over() {
        // Narrower than a step of the search, and the score interval's lower limit is just outside.
        let tails = 0.188_391_356_442_424_52;
        let found = limits((370, 1.0), (484, 1.0), tails, RatioInterval::ETest).unwrap();
        let score = limits((370, 1.0), (484, 1.0), tails, RatioInterval::Score).unwrap();
        assert!((found.lower - score.lower).abs() < 0.001, "{found:?} {score:?}");
        assert!((found.upper.unwrap() - score.upper.unwrap()).abs() < 0.001);
    }

    #[test]
    fn the_exact_interval_agrees_with_r() {
        // R 4.2 poisson.test.
        let exact = RatioInterval::ConditionalExact;
        let limits = ratio_interval(120, 1.0, 150, 1.0, 0.95, exact).unwrap();
        assert_eq!(limits.ratio, Some(0.8));
        near(limits, 0.623_960_374_627, 1.023_883_256_161, 1e-11);
        let limits = ratio_interval(120, 12.3, 150, 11.9, 0.95, exact).unwrap();
        assert!((limits.ratio.unwrap() - 0.773_983_739_837).abs() < 1e-12);
        near(limits, 0.603_668_980_330, 0.990_586_239_702, 1e-11);
        let limits = ratio_interval(6, 1.0, 2, 1.0, 0.95, exact).unwrap();
        near(limits, 0.536_438_652_900_3, 30.393_205_749_046, 1e-11);
    }

    #[test]
    fn the_score_intervals_agree_with_statsmodels() {
        // statsmodels confint_poisson_2indep of 120 in 12.3 and 150 in 11.9, which stops at about eight digits.
        let limits = ratio_interval(120, 12.3, 150, 11.9, 0.95, RatioInterval::Score).unwrap();
        near(limits, 0.609_158_142_209_415_2, 0.983_407_739_994_666_2, 1e-8);
        let limits = ratio_interval(120, 12.3, 150, 11.9, 0.95, RatioInterval::LogScore).unwrap();
        near(limits, 0.605_723_048_304_371_4, 0.982_516_540_651_710_7, 1e-8);
    }

    #[test]
    fn noughts() {
        for interval in ALL {
            let neither = ratio_interval(0, 1.0, 0, 2.0, 0.95, interval).unwrap();
            assert_eq!(neither, RatioLimits { ratio: None, lower: 0.0, upper: None });
        }
        for interval in
            [RatioInterval::ConditionalExact, RatioInterval::Score, RatioInterval::ETest]
        {
            let to = ratio_interval(0, 1.0, 7, 2.0, 0.95, interval).unwrap();
            assert_eq!((to.ratio, to.lower.to_bits()), (Some(0.0), 0));
            let from = ratio_interval(7, 2.0, 0, 1.0, 0.95, interval).unwrap();
            assert_eq!((from.ratio, from.upper), (None, None));
            // One is the other turned round.
            let product = to.upper.unwrap() * from.lower;
            assert!((product - 1.0).abs() < 1e-7, "{interval:?} {product}");
        }
        // In a part of one of 7 of 7: 0.025 = p^7.
        let odds = 0.025_f64.powf(1.0 / 7.0) / (1.0 - 0.025_f64.powf(1.0 / 7.0));
        let from = ratio_interval(7, 1.0, 0, 1.0, 0.95, RatioInterval::ConditionalExact).unwrap();
        assert!((from.lower - odds).abs() < 1e-12, "{from:?}");
        assert!(ratio_interval(0, 1.0, 7, 1.0, 0.95, RatioInterval::LogScore).is_err());
        // Too few for the logarithm's limits: none.
        let few = ratio_interval(1, 1.0, 1, 1.0, 0.95, RatioInterval::LogScore).unwrap();
        assert_eq!((few.lower.to_bits(), few.upper), (0, None));
    }

    #[test]
    fn what_is_refused_and_great_counts() {
        for interval in ALL {
            assert!(ratio_interval(1, 0.0, 1, 1.0, 0.95, interval).is_err());
            assert!(ratio_interval(1, 1.0, 1, f64::NAN, 0.95, interval).is_err());
            assert!(ratio_interval(1, 1.0, 1, 1.0, 95.0, interval).is_err());
        }
        let score =
            ratio_interval(4_000_000, 1.0, 5_000_000, 1.0, 0.95, RatioInterval::Score).unwrap();
        let exact =
            ratio_interval(4_000_000, 1.0, 5_000_000, 1.0, 0.95, RatioInterval::ConditionalExact)
                .unwrap();
        near(exact, score.lower, score.upper.unwrap(), 1e-6);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn the_ratio_lies_inside_and_turning_it_round_turns_the_limits_round(
            k1 in 1u64..200, k2 in 1u64..200, n1 in 0.1f64..10.0, n2 in 0.1f64..10.0,
        ) {
            for interval in [RatioInterval::ConditionalExact, RatioInterval::Score] {
                let one = ratio_interval(k1, n1, k2, n2, 0.95, interval).unwrap();
                let other = ratio_interval(k2, n2, k1, n1, 0.95, interval).unwrap();
                prop_assert!(one.lower < one.ratio.unwrap() && one.ratio < one.upper);
                prop_assert!((one.lower * other.upper.unwrap() - 1.0).abs() < 1e-9);
            }
        }

        #[test]
        fn one_lies_inside_just_where_the_test_sees_no_difference(
            k1 in 0u64..120, k2 in 0u64..120, same in any::<bool>(), n in 0.2f64..5.0,
        ) {
            let n1 = if same { 1.0 } else { n };
            let holds = |limits: RatioLimits| {
                limits.lower <= 1.0 && limits.upper.is_none_or(|upper| upper >= 1.0)
            };
            let limits = ratio_interval(k1, n1, k2, 1.0, 0.95, RatioInterval::ETest).unwrap();
            let p = pooled_e_test(k1, n1, k2, 1.0).unwrap();
            prop_assert_eq!(holds(limits), p > 0.05, "{:?} {}", limits, p);
            let limits = ratio_interval(k1, n1, k2, 1.0, 0.95, RatioInterval::Score).unwrap();
            let p = score_test(k1, n1, k2, 1.0).unwrap();
            prop_assert_eq!(holds(limits), p > 0.05, "{:?} {}", limits, p);
        }
    }

    /// How often an interval covers the true ratio, added up over all likely pairs.
    fn covers(mean1: f64, mean2: f64, interval: RatioInterval) -> f64 {
        let likely = |mean: f64| {
            let table = Probabilities::around(mean);
            (table.start..).zip(table.each).filter(|(_, p)| *p > 1e-5).collect::<Vec<_>>()
        };
        let second = likely(mean2);
        let mut covered = 0.0;
        for (k1, p1) in likely(mean1) {
            for &(k2, p2) in &second {
                let limits = ratio_interval(k1, 1.0, k2, 1.0, 0.9, interval).unwrap();
                let truth = mean1 / mean2;
                if limits.lower <= truth && limits.upper.is_none_or(|upper| upper >= truth) {
                    covered += p1 * p2;
                }
            }
        }
        covered
    }

    #[test]
    fn the_true_ratio_is_covered_as_often_as_the_level_says() {
        for (mean1, mean2) in [(4.0, 9.0), (30.0, 20.0)] {
            let exact = covers(mean1, mean2, RatioInterval::ConditionalExact);
            assert!(exact > 0.9 - 1e-3, "{exact}");
            let score = covers(mean1, mean2, RatioInterval::Score);
            assert!((score - 0.9).abs() < 0.02, "{score}");
        }
        let by_test = covers(4.0, 9.0, RatioInterval::ETest);
        assert!((0.88..0.96).contains(&by_test), "{by_test}");
    }
}
