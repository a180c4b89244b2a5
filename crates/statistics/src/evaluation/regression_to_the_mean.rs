//! How far areas that were chosen because they were high would have fallen anyway.

use super::chosen::chosen as mask_of;
use crate::StatisticsError;
use crate::numbers::{at_least, number, real, same_length};

/// A fall from this share of the count upwards is worth a warning.
const WORTH_SAYING: f64 = 0.02;

/// What chosen areas would be expected to do were nothing done.
#[derive(Debug, Clone, PartialEq)]
pub struct RegressionToTheMean {
    /// The chosen areas' count in the last period.
    pub count: f64,
    /// Their expected count in a next period like it, where nothing is done.
    pub expected: f64,
    /// Each area's expected count in the next period, in the order given.
    pub each: Vec<f64>,
    /// How much of the difference between areas in one period is lasting: 0 where all of it is chance, 1 where none is.
    pub reliability: f64,
    /// The mean variance within areas, from period to period, that it was worked out with, in counts squared.
    pub within: f64,
    /// The variance between areas' own means, in counts squared.
    pub between: f64,
}

impl RegressionToTheMean {
    /// How many fewer are expected by chance alone; below nought where the areas had been low.
    pub fn fall(&self) -> f64 {
        self.count - self.expected
    }

    /// The fall as a share of the count; 0 where that is 0.
    pub fn share(&self) -> f64 {
        if self.count > 0.0 { self.fall() / self.count } else { 0.0 }
    }

    /// Whether the evaluation must say so: an expected fall of at least one event and 2% of the count.
    pub fn warns(&self) -> bool {
        self.fall() >= 1.0 && self.share() >= WORTH_SAYING
    }
}

/// The fall to be expected of areas that were chosen because their last count was high, from all areas' earlier counts.
///
/// `counts` holds an area's counts of equally long periods, oldest first, for all areas the choice was made from; the last
/// period is the one before the treatment. `chosen` are the places of the areas chosen.
///
/// Each period is first scaled to the last one's total, so that a common trend is no scatter. With m periods, the mean
/// variance within areas σ² and the variance of their means s², the variance between areas is τ² = max(0, s² − σ²/m), and an
/// area's next count is expected at μ + Z (ȳᵢ − μ), Z = m τ² / (m τ² + σ²): its own mean, drawn towards the mean of all by
/// as much as it is made of chance. σ² is not taken below the Poisson variance μ; with one period it is that (Hauer's form).
/// The expected fall is the last count less that.
///
/// Falls are relative to areas like these: give the areas that were candidates, not one town's best and worst. Areas chosen
/// for another reason than their count do not fall by it.
///
/// Errors: fewer than 3 areas, no period, periods that are not equally many, a period without any event.
///
/// Source: Hauer, E. (1997), Observational Before–After Studies in Road Safety, Oxford: Pergamon, chapter 11 (empirical
/// Bayes); Bühlmann, H. (1967), Experience rating and credibility, ASTIN Bulletin 4, 199–207 (several periods); in crime
/// prevention: Farrington, D. P. and Welsh, B. C. (2006), How important is "regression to the mean" in area-based crime
/// prevention research?, Crime Prevention and Community Safety 8, 50–60, who saw high areas fall by about 4% untreated.
pub fn regression_to_the_mean(
    counts: &[Vec<u64>],
    chosen: &[usize],
) -> Result<RegressionToTheMean, StatisticsError> {
    let mask = mask_of(chosen, counts.len())?;
    at_least("areas to choose from", counts.len(), 3)?;
    let periods = counts[0].len();
    at_least("periods", periods, 1)?;
    let mut totals = vec![0.0; periods];
    for area in counts {
        same_length("periods of an area", area.len(), periods)?;
        for (total, &count) in totals.iter_mut().zip(area) {
            *total += real(count);
        }
    }
    if totals.iter().any(|&total| total <= 0.0) {
        let why = "a period has no event in any area; leave it out or take longer periods";
        return Err(StatisticsError::Inestimable(why));
    }
    let last = totals[periods - 1];
    let scaled = |area: &[u64], at: usize| real(area[at]) * last / totals[at];
    let own: Vec<f64> = counts
        .iter()
        .map(|area| (0..periods).map(|at| scaled(area, at)).sum::<f64>() / number(periods))
        .collect();
    let mean = own.iter().sum::<f64>() / number(own.len());
    let spread = own.iter().map(|own| (own - mean).powi(2)).sum::<f64>() / number(own.len() - 1);
    let within = if periods == 1 {
        mean
    } else {
        let squares: f64 = counts
            .iter()
            .zip(&own)
            .map(|(area, own)| (0..periods).map(|at| (scaled(area, at) - own).powi(2)).sum::<f64>())
            .sum();
        // Each period's total is held, so one area's worth of freedom is used up.
        (squares / (number(periods - 1) * number(own.len() - 1))).max(mean)
    };
    let between = (spread - within / number(periods)).max(0.0);
    let kept = between / (between + within / number(periods));
    let each: Vec<f64> = own.iter().map(|own| mean + kept * (own - mean)).collect();
    let over = |part: &dyn Fn(usize) -> f64| -> f64 {
        (0..counts.len()).filter(|&area| mask[area]).map(part).sum()
    };
    Ok(RegressionToTheMean {
        count: over(&|area| real(counts[area][periods - 1])),
        expected: over(&|area| each[area]),
        reliability: between / (between + within),
        each,
        within,
        between,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rand_distr::{Distribution, Gamma, Poisson};

    /// Areas with gamma means (40 ± 12) and Poisson counts; the highest tenth in the last of `periods`, and what they have
    /// next.
    fn simulated(seed: u64, periods: usize) -> (Vec<Vec<u64>>, Vec<usize>, f64) {
        let mut chance = crate::random::replica(seed, 0);
        let means = Gamma::new(10.0, 4.0).unwrap();
        let mut next = Vec::new();
        let mut counts = Vec::new();
        for _ in 0..200 {
            let poisson = Poisson::new(f64::max(means.sample(&mut chance), 0.1)).unwrap();
            let mut draw = || -> f64 { poisson.sample(&mut chance) };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a draw is a whole number, not below nought"
            )]
            counts.push((0..periods).map(|_| draw() as u64).collect::<Vec<u64>>());
            next.push(draw());
        }
        let mut order: Vec<usize> = (0..200).collect();
        order.sort_by_key(|&area| std::cmp::Reverse(counts[area][periods - 1]));
        let chosen = order[..20].to_vec();
        let after = chosen.iter().map(|&area| next[area]).sum();
        (counts, chosen, after)
    }

    #[test]
    fn areas_chosen_for_a_high_count_fall_as_expected() {
        for periods in [1, 2, 5] {
            let (mut fell, mut expected, mut counted, mut warned) = (0.0, 0.0, 0.0, 0);
            for seed in 0..60 {
                let (counts, chosen, after) = simulated(seed, periods);
                let result = regression_to_the_mean(&counts, &chosen).unwrap();
                fell += result.count - after;
                expected += result.fall();
                counted += result.count;
                warned += u32::from(result.warns());
            }
            // A simulation in which the areas happen to differ more than chance gives rightly has no warning.
            assert!(warned >= 54, "{periods}: {warned}");
            // About 7% of 1,500 events: to within a tenth of that over sixty simulations of twenty areas.
            assert!(fell / counted > 0.03, "{periods}: {fell}");
            assert!((fell / expected - 1.0).abs() < 0.12, "{periods}: {fell} {expected}");
        }
    }

    #[test]
    fn chance_alone_falls_all_the_way_and_lasting_differences_not_at_all() {
        let (counts, chosen, _) = simulated(3, 1);
        let result = regression_to_the_mean(&counts, &chosen).unwrap();
        // Hauer: the weight of the mean of all is mean / variance of the counts.
        let values: Vec<f64> = counts.iter().map(|area| real(area[0])).collect();
        let mean = values.iter().sum::<f64>() / 200.0;
        let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / 199.0;
        let first = chosen[0];
        let hauer = mean / variance * mean + (1.0 - mean / variance) * values[first];
        assert!((result.each[first] - hauer).abs() < 1e-9);
        let equal = vec![vec![20, 20]; 6];
        let result = regression_to_the_mean(&equal, &[0]).unwrap();
        assert!(result.reliability.abs() < 1e-12 && result.fall().abs() < 1e-9);
        assert!(!result.warns());
        let lasting = [vec![1000, 1010], vec![10_000, 9_980], vec![100, 120]];
        let result = regression_to_the_mean(&lasting, &[1]).unwrap();
        assert!(result.reliability > 0.99 && result.share() < 0.01);
    }

    #[test]
    fn what_cannot_be_said() {
        let counts = vec![vec![3, 4], vec![5, 6], vec![7, 8]];
        assert!(regression_to_the_mean(&counts[..2], &[0]).is_err());
        assert!(regression_to_the_mean(&counts, &[]).is_err());
        assert!(regression_to_the_mean(&counts, &[3]).is_err());
        assert!(regression_to_the_mean(&[vec![], vec![], vec![]], &[0]).is_err());
        assert!(regression_to_the_mean(&[vec![1], vec![1, 2], vec![1]], &[0]).is_err());
        assert!(regression_to_the_mean(&[vec![1, 0], vec![1, 0], vec![1, 0]], &[0]).is_err());
    }

    proptest! {
        #[test]
        fn the_order_of_areas_does_not_matter_and_all_together_do_not_fall(
            seed in 0u64..500, turn in 1usize..199, periods in 1usize..5,
        ) {
            let (counts, chosen, _) = simulated(seed, periods);
            let one = regression_to_the_mean(&counts, &chosen).unwrap();
            let mut turned = counts.clone();
            turned.rotate_left(turn);
            let places: Vec<usize> = chosen.iter().map(|at| (at + 200 - turn) % 200).collect();
            let two = regression_to_the_mean(&turned, &places).unwrap();
            prop_assert!((one.fall() - two.fall()).abs() < 1e-6);
            let all: Vec<usize> = (0..200).collect();
            let all = regression_to_the_mean(&counts, &all).unwrap();
            prop_assert!(all.fall().abs() < 1e-6);
        }
    }
}
