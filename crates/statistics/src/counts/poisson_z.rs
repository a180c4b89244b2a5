//! Wheeler's Poisson z-score: quick by hand, with the variance that it has.

use std::f64::consts::SQRT_2;

use crate::StatisticsError;
use crate::normal::two_sided;
use crate::numbers::real;

/// A z-score of counts and what it means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PoissonZ {
    /// The score: about normal with variance 1 where nothing changed, above nought where the first count is higher.
    pub z: f64,
    /// The two-sided p-value from the normal distribution.
    pub p_value: f64,
}

/// Wheeler's z-score of a count against a mean that is known, such as that of many years: z = 2(√count − √mean).
///
/// The square root of a Poisson count has variance ¼ about, so z has variance 1. Not for last year's count in the mean's
/// place, which has a variance of its own: see [`poisson_z_of_counts`].
///
/// Source: Wheeler, A. P. (2016), Tables and graphs for monitoring temporal crime trends, International Journal of Police
/// Science & Management 18, 159–172.
pub fn poisson_z(count: u64, mean: f64) -> Result<PoissonZ, StatisticsError> {
    if !(mean.is_finite() && mean >= 0.0) {
        let wanted = "a number that is not below nought";
        return Err(StatisticsError::Setting { name: "mean", value: mean, wanted });
    }
    let z = 2.0 * (real(count).sqrt() - mean.sqrt());
    Ok(PoissonZ { z, p_value: two_sided(z) })
}

/// Wheeler's z-score of two counts over equal exposures, divided by √2: z = √2 (√now − √before).
///
/// As published, 2(√now − √before), it has variance 2 where both are counts: a rule of |z| > 3 then fires 3.4% of the time
/// with no change, not 0.27%, and 13.4% where the counts' variance is twice their mean.
pub fn poisson_z_of_counts(now: u64, before: u64) -> PoissonZ {
    let z = SQRT_2 * (real(now).sqrt() - real(before).sqrt());
    PoissonZ { z, p_value: two_sided(z) }
}

#[cfg(test)]
mod tests {
    use super::super::poisson::Probabilities;
    use super::*;

    #[test]
    fn the_published_examples() {
        // crimede-coder.com: 9 against 4 and 25 against 16 are both 2, where the base is a known mean.
        for (count, mean) in [(9, 4.0), (25, 16.0)] {
            assert!((poisson_z(count, mean).unwrap().z - 2.0).abs() < 1e-12);
        }
        assert!((poisson_z_of_counts(9, 4).z - SQRT_2).abs() < 1e-12);
        assert!((poisson_z_of_counts(25, 16).p_value - two_sided(SQRT_2)).abs() < 1e-12);
        assert!(poisson_z_of_counts(0, 0).z.abs() < f64::EPSILON);
    }

    #[test]
    fn a_mean_is_a_number() {
        for wrong in [-1.0, f64::NAN, f64::INFINITY] {
            assert!(poisson_z(1, wrong).is_err(), "{wrong}");
        }
        assert!((poisson_z(4, 0.0).unwrap().z - 4.0).abs() < 1e-12);
    }

    /// How often a rule fires on two counts of one mean, added up over all pairs.
    fn fires(mean: f64, rule: impl Fn(u64, u64) -> bool) -> f64 {
        let table = Probabilities::around(mean);
        let likely: Vec<(u64, f64)> =
            (table.start..).zip(table.each).filter(|(_, p)| *p > 1e-15).collect();
        let pairs =
            likely.iter().flat_map(|&(a, p)| likely.iter().map(move |&(b, q)| (a, b, p * q)));
        pairs.filter(|&(a, b, _)| rule(a, b)).map(|(_, _, p)| p).sum()
    }

    #[test]
    fn without_its_correction_it_fires_thirteen_times_too_often() {
        // 3.4%, not the 0.27% of three standard deviations; with the correction it is about that.
        let published = |now, before: u64| poisson_z(now, real(before)).unwrap().z.abs() > 3.0;
        for mean in [100.0, 400.0, 1000.0] {
            let share = fires(mean, published);
            assert!((share - 0.034).abs() < 0.0005, "{mean}: {share}");
            let share = fires(mean, |now, before| poisson_z_of_counts(now, before).z.abs() > 3.0);
            assert!((share - 0.0027).abs() < 0.0003, "{mean}: {share}");
        }
    }

    #[test]
    fn against_a_known_mean_it_fires_as_three_standard_deviations_should() {
        for mean in [100.0, 400.0, 1000.0] {
            let share = fires(mean, |now, _| poisson_z(now, mean).unwrap().z.abs() > 3.0);
            assert!((share - 0.0027).abs() < 0.0003, "{mean}: {share}");
        }
    }

    #[test]
    fn with_its_correction_it_fires_as_often_as_it_should() {
        let rule = |now, before| poisson_z_of_counts(now, before).z.abs() > 1.959_963_984_540_054;
        for mean in [100.0, 400.0, 1000.0] {
            let share = fires(mean, rule);
            assert!((share - 0.050).abs() < 0.0005, "{mean}: {share}");
        }
        // 7.2% at a mean of 5: there the E-test is the one to take.
        let share = fires(5.0, rule);
        assert!((share - 0.073).abs() < 0.001, "{share}");
    }
}
