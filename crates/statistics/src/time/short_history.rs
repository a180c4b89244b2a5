//! How surprising a count is beside a past too short for its season to be known.

use std::ops::Range;

use statrs::function::beta::beta_reg;

use super::laney_chart;
use super::negative_binomial::Counts;
use crate::StatisticsError;
use crate::numbers::real;

/// A count beside a short past.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShortHistory {
    /// What was to be expected: the baseline's rate at the exposure of the count.
    pub expected: f64,
    /// The variance of the count about `expected`, as a multiple of that; at least one.
    pub dispersion: f64,
    /// The probability of a count at least as high where nothing has changed; none where the count is missing.
    pub p_value: Option<f64>,
}

/// How surprising the count at the place `at` is beside the counts of `baseline` (places in the series).
///
/// The expected count is λ = n ū, with ū all counts of the baseline over all its exposures N and n the exposure at `at`. The
/// probability is that of a negative binomial with mean λ and variance λ max(1, σz²)(1 + n/N): σz as in [`laney_chart`], and
/// the last factor for ū being itself counted. It is never less than that of Poisson counts given their sum, a binomial with
/// the probability n/(N + n): of a first count after a year of noughts it is a thirteenth, not nought. Counts that scatter
/// less than Poisson ones are taken for Poisson ones.
///
/// The season is not known and stands as scatter: where counts go up and down with the year, a month of the high season is
/// called more surprising than it is, and one of the low season less. From three years on take
/// [`farrington`](super::farrington()).
///
/// Source: the spread Laney, D. B. (2002), Improved control charts for attributes, Quality Engineering 14, 531–537; a
/// quasi-Poisson count as a negative binomial, Salmon, M., Schumacher, D. and Höhle, M. (2016), Journal of Statistical
/// Software 70(10).
///
/// # Errors
/// As [`laney_chart`], and where `at` is no place of the series.
pub fn short_history(
    counts: &[Option<u64>],
    exposures: &[f64],
    baseline: Range<usize>,
    at: usize,
) -> Result<ShortHistory, StatisticsError> {
    let Some(&observed) = counts.get(at) else {
        let (given, wanted) = (counts.len(), at + 1);
        return Err(StatisticsError::TooFew { what: "values", given, wanted });
    };
    let chart = laney_chart(counts, exposures, baseline.clone())?;
    let past = counts[baseline.clone()].iter().zip(&exposures[baseline]);
    let (sum, whole) = past
        .filter_map(|(count, exposure)| Some(((*count)?, exposure)))
        .fold((0.0, 0.0), |(sum, whole), (count, exposure)| (sum + real(count), whole + exposure));
    let expected = chart.mean * exposures[at];
    let dispersion = chart.sigma_z.powi(2).max(1.0) * (1.0 + exposures[at] / whole);
    let chance = Counts { mean: expected, dispersion };
    let share = exposures[at] / (whole + exposures[at]);
    let given_sum = |count: u64| match count {
        0 => 1.0,
        count => beta_reg(real(count), sum + 1.0, share),
    };
    let p_value = observed.map(|count| chance.from(count).max(given_sum(count)));
    Ok(ShortHistory { expected, dispersion, p_value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::whole;
    use crate::random::replica;
    use rand_distr::{Distribution, Gamma, Poisson};

    #[test]
    fn by_hand() {
        // A steady past of 4: σz is nought and taken for one; a year of it adds a twelfth to the variance.
        let mut counts = vec![Some(4); 12];
        counts.push(Some(9));
        let found = short_history(&counts, &[1.0; 13], 0..12, 12).unwrap();
        assert!((found.expected - 4.0).abs() < 1e-12);
        assert!((found.dispersion - 13.0 / 12.0).abs() < 1e-12);
        // Poisson(4): P(X ≥ 9) = 0.0214. A little more for the mean's own uncertainty.
        let p = found.p_value.unwrap();
        assert!(p > 0.0214 && p < 0.03, "{p}");
        counts[12] = None;
        assert_eq!(short_history(&counts, &[1.0; 13], 0..12, 12).unwrap().p_value, None);
    }

    #[test]
    fn noughts_and_refusals() {
        let mut counts = vec![Some(0); 12];
        counts.push(Some(0));
        let quiet = short_history(&counts, &[1.0; 13], 0..12, 12).unwrap();
        assert_eq!(quiet.p_value, Some(1.0));
        counts[12] = Some(1);
        let first = short_history(&counts, &[1.0; 13], 0..12, 12).unwrap();
        assert!((first.p_value.unwrap() - 1.0 / 13.0).abs() < 1e-12);
        assert!(short_history(&counts, &[1.0; 13], 0..12, 13).is_err());
        assert!(short_history(&counts, &[1.0; 12], 0..12, 12).is_err());
        assert!(short_history(&[], &[], 0..0, 0).is_err());
        assert!(short_history(&counts, &[f64::NAN; 13], 0..12, 12).is_err());
    }

    #[test]
    fn chance_is_called_surprising_about_as_often_as_it_should_be() {
        // Counts of mean 12 that scatter as Poisson ones, and twice as much, with a year and with four years before them.
        for (dispersion, past) in [(1.0, 12), (2.0, 12), (1.0, 48), (2.0, 48)] {
            let mut rng = replica(2026, past);
            let past = usize::try_from(past).unwrap();
            let draws = 4_000;
            let surprising = (0..draws)
                .filter(|_| {
                    let counts: Vec<Option<u64>> = (0..=past)
                        .map(|_| {
                            let mean = if dispersion > 1.0 {
                                Gamma::new(12.0, 1.0).unwrap().sample(&mut rng)
                            } else {
                                12.0
                            };
                            Some(whole(Poisson::new(mean).unwrap().sample(&mut rng)) as u64)
                        })
                        .collect();
                    let found = short_history(&counts, &vec![1.0; past + 1], 0..past, past);
                    found.unwrap().p_value.unwrap() <= 0.01
                })
                .count();
            let share = real(surprising as u64) / f64::from(draws);
            assert!(share < 0.02, "{dispersion}, {past}: {share}");
            assert!(share > 0.002, "{dispersion}, {past}: {share}");
        }
    }
}
