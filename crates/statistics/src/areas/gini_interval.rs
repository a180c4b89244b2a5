//! How sure the Gini coefficient of counts is.

use rand::RngExt as _;
use rayon::prelude::*;

use super::gini::{Gini, generalised, gini};
use crate::StatisticsError;
use crate::counts::Limits;
use crate::normal;
use crate::numbers::{at_least, confidence, number, quantile, real};
use crate::random::replica;

/// A Gini coefficient with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GiniInterval {
    /// The coefficient.
    pub gini: Gini,
    /// The limits of the generalised coefficient.
    pub generalised: Limits,
}

/// How often an empty resample is drawn anew before it is taken as evenly spread.
const TRIES: usize = 1000;

/// The generalised Gini coefficient with a bootstrap interval: areas drawn with replacement, bias-corrected and accelerated.
///
/// Each of `replicas` resamples has as many areas as there are. With z₀ the normal quantile of the share of resamples below
/// the estimate (ties count half) and a = Σd³/(6 (Σd²)^1.5) from the coefficients with one area left out, the limits are the
/// quantiles at Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z))). A resample in which all counts are nought has no coefficient and is drawn
/// anew.
///
/// The interval answers how the coefficient would vary over other areas of the same kind. Where the areas are all there are
/// and few, it is wide, and says so.
///
/// Source: Efron, B. (1987), Better bootstrap confidence intervals, Journal of the American Statistical Association 82,
/// 171–185; as the package lorenzgini does for this coefficient.
///
/// Errors: as [`gini`](fn@super::gini), fewer than 20 replicas, a level that is none.
pub fn gini_interval(
    counts: &[u64],
    level: f64,
    replicas: usize,
    seed: u64,
) -> Result<GiniInterval, StatisticsError> {
    confidence(level)?;
    at_least("replicas", replicas, 20)?;
    let estimate = gini(counts)?;
    let mut sorted = counts.to_vec();
    sorted.sort_unstable();
    let values: Vec<f64> = sorted.iter().map(|&count| real(count)).collect();
    let mut resampled: Vec<f64> = (0..replicas)
        .into_par_iter()
        .with_min_len(8)
        .map_init(
            || vec![0u32; values.len()],
            |times, number| resample(&values, times, seed, number as u64),
        )
        .collect();
    resampled.sort_by(f64::total_cmp);
    let limits = corrected(&resampled, estimate.generalised, acceleration(&values), level);
    Ok(GiniInterval { gini: estimate, generalised: limits })
}

/// G′ of one resample. The values are in order, so a resample is in order too: it takes no sort, only how often each was
/// drawn.
fn resample(values: &[f64], times: &mut [u32], seed: u64, number_: u64) -> f64 {
    let mut rng = replica(seed, number_);
    for _ in 0..TRIES {
        times.fill(0);
        for _ in 0..values.len() {
            times[rng.random_range(0..values.len())] += 1;
        }
        // An area drawn so often stands at as many ranks: their sum is the times by their middle.
        let (mut rank, mut ranked, mut total) = (0.0, 0.0, 0.0);
        for (&value, &drawn) in values.iter().zip(times.iter()) {
            let drawn = f64::from(drawn);
            ranked += value * drawn * (rank + f64::midpoint(drawn, 1.0));
            total += value * drawn;
            rank += drawn;
        }
        if total > 0.0 {
            let ordinary = 2.0 * ranked / (rank * total) - (rank + 1.0) / rank;
            return generalised(ordinary, values.len(), total);
        }
    }
    0.0
}

/// The acceleration, from the coefficients with each area left out in turn.
fn acceleration(values: &[f64]) -> f64 {
    let fewer = values.len() - 1;
    let n = number(fewer);
    let total: f64 = values.iter().sum();
    let mut ranked = 0.0;
    for (place, value) in values.iter().enumerate() {
        ranked += number(place + 1) * value;
    }
    let mut above = total;
    let mut left_out = Vec::with_capacity(values.len());
    for (place, value) in values.iter().enumerate() {
        above -= value;
        let rest = total - value;
        // What stands above moves down one rank.
        let sum = ranked - number(place + 1) * value - above;
        if rest > 0.0 && fewer > 0 {
            left_out.push(generalised(2.0 * sum / (n * rest) - (n + 1.0) / n, fewer, rest));
        }
    }
    let mean = left_out.iter().sum::<f64>() / number(left_out.len()).max(1.0);
    let squares: f64 = left_out.iter().map(|g| (mean - g).powi(2)).sum();
    let cubes: f64 = left_out.iter().map(|g| (mean - g).powi(3)).sum();
    if squares > 1e-24 { cubes / (6.0 * squares.powf(1.5)) } else { 0.0 }
}

/// The bias-corrected and accelerated limits from sorted resamples.
fn corrected(resampled: &[f64], estimate: f64, acceleration: f64, level: f64) -> Limits {
    let all = number(resampled.len());
    let close = 1e-12;
    let below = number(resampled.partition_point(|g| *g < estimate - close));
    let not_above = number(resampled.partition_point(|g| *g <= estimate + close));
    let share = (f64::midpoint(below, not_above) / all).clamp(0.5 / all, 1.0 - 0.5 / all);
    let bias = normal::quantile(share);
    let at = |p: f64| {
        let z = bias + normal::quantile(p);
        let slack = 1.0 - acceleration * z;
        // Beyond its pole the correction turns round; there the outermost resample is the limit.
        if slack <= 0.0 {
            return if z > 0.0 { 1.0 } else { 0.0 };
        }
        normal::below(bias + z / slack)
    };
    let tail = (1.0 - level) / 2.0;
    Limits { lower: quantile(resampled, at(tail)), upper: quantile(resampled, at(1.0 - tail)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::whole;
    use proptest::prelude::*;
    use rand_distr::{Distribution, Gamma, Poisson};

    /// Counts that vary between areas by more than chance.
    fn counts(areas: usize, seed: u64) -> Vec<u64> {
        let mut rng = replica(seed, 0);
        let spread = Gamma::new(0.8, 5.0).unwrap();
        (0..areas)
            .map(|_| {
                let mean: f64 = spread.sample(&mut rng);
                whole(Poisson::new(mean.max(1e-9)).unwrap().sample(&mut rng)) as u64
            })
            .collect()
    }

    #[test]
    fn resamples_and_areas_left_out_are_what_gini_says_of_them() {
        let sorted = [0u64, 0, 1, 3, 3, 8];
        let values: Vec<f64> = sorted.iter().map(|&count| real(count)).collect();
        let mut times = vec![0; 6];
        for number in 0..50 {
            let found = resample(&values, &mut times, 9, number);
            let drawn: Vec<u64> = sorted
                .iter()
                .zip(&times)
                .flat_map(|(&count, &times)| std::iter::repeat_n(count, times as usize))
                .collect();
            assert!((found - gini(&drawn).unwrap().generalised).abs() < 1e-12);
        }
        let left_out: Vec<f64> = (0..6)
            .map(|out| {
                let rest: Vec<u64> =
                    (0..6).filter(|&place| place != out).map(|place| sorted[place]).collect();
                gini(&rest).unwrap().generalised
            })
            .collect();
        let mean = left_out.iter().sum::<f64>() / 6.0;
        let sum = |power| left_out.iter().map(|g| (mean - g).powi(power)).sum::<f64>();
        let expected = sum(3) / (6.0 * sum(2).powf(1.5));
        assert!((acceleration(&values) - expected).abs() < 1e-12);
    }

    #[test]
    fn the_true_coefficient_is_covered_about_as_often_as_the_level_says() {
        let truth = gini(&counts(100_000, 1)).unwrap().generalised;
        let trials = 250;
        let covered = (0..trials)
            .filter(|&trial| {
                let found = gini_interval(&counts(80, 1000 + trial), 0.95, 400, trial).unwrap();
                found.generalised.lower <= truth && truth <= found.generalised.upper
            })
            .count();
        // The bootstrap of 80 areas is a little short of its level.
        let share = number(covered) / 250.0;
        assert!((0.90..=0.985).contains(&share), "{share}");
    }

    #[test]
    fn edges_and_refusals() {
        let even = gini_interval(&[5; 20], 0.95, 50, 1).unwrap();
        assert!(even.generalised.lower.abs() < 1e-12 && even.generalised.upper.abs() < 1e-12);
        let one = gini_interval(&[5], 0.95, 50, 1).unwrap();
        assert!(one.generalised.upper.abs() < 1e-12);
        // Most resamples of these are empty.
        let lone = gini_interval(&[0, 0, 0, 0, 0, 0, 0, 9], 0.95, 200, 1).unwrap();
        assert!(lone.generalised.lower.is_finite() && lone.generalised.upper <= 1.0);
        assert!(gini_interval(&[0, 0], 0.95, 50, 1).is_err());
        assert!(gini_interval(&[], 0.95, 50, 1).is_err());
        assert!(gini_interval(&[1, 2], 0.95, 10, 1).is_err());
        assert!(gini_interval(&[1, 2], 1.0, 50, 1).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn neither_order_nor_processors_matter(
            counts in prop::collection::vec(0u64..40, 3..30), seed: u64,
        ) {
            prop_assume!(counts.iter().any(|&count| count > 0));
            let found = gini_interval(&counts, 0.9, 100, seed).unwrap();
            prop_assert!(found.generalised.lower <= found.generalised.upper);
            let turned: Vec<u64> = counts.iter().rev().copied().collect();
            let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
            let alone = pool.install(|| gini_interval(&turned, 0.9, 100, seed).unwrap());
            prop_assert_eq!(found, alone);
        }
    }
}
