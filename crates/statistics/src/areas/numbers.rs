//! Small things that the methods for areas share: checks, ranks and quantiles.

use crate::StatisticsError;

/// How many, as a number that can be calculated with.
#[expect(clippy::cast_precision_loss, reason = "nobody has 2^53 areas")]
pub(super) fn number(count: usize) -> f64 {
    count as f64
}

/// The whole number below a number that is not negative.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "nothing given is negative, and the cast of what is too great stops at the greatest"
)]
pub(super) fn whole(value: f64) -> usize {
    value as usize
}

/// Whether two lists belong together.
pub(super) fn same_length(left: usize, right: usize) -> Result<(), StatisticsError> {
    if left == right {
        Ok(())
    } else {
        Err(StatisticsError::Lengths { what: "values", given: right, wanted: left })
    }
}

/// Whether there are enough.
pub(super) fn at_least(found: usize, wanted: usize) -> Result<(), StatisticsError> {
    if found >= wanted {
        Ok(())
    } else {
        Err(StatisticsError::TooFew { what: "values", given: found, wanted })
    }
}

/// A level of confidence.
pub(super) fn confidence(value: f64) -> Result<f64, StatisticsError> {
    if value > 0.0 && value < 1.0 { Ok(value) } else { Err(StatisticsError::Level(value)) }
}

/// Whether every value is finite and none is below nought.
pub(super) fn not_negative(name: &'static str, values: &[f64]) -> Result<(), StatisticsError> {
    for (place, &value) in values.iter().enumerate() {
        if !value.is_finite() {
            return Err(StatisticsError::Value {
                what: "values",
                place,
                value,
                wanted: "a finite number",
            });
        }
        if value < 0.0 {
            let wanted = "nought or more";
            return Err(StatisticsError::Setting { name, value, wanted });
        }
    }
    Ok(())
}

/// The quantile of sorted values by R's type 7 (numpy's default): linear between the values at (n − 1)p.
pub(super) fn quantile(sorted: &[f64], p: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    let at = number(last) * p.clamp(0.0, 1.0);
    let below = whole(at).min(last);
    let above = (below + 1).min(last);
    sorted[below] + (at - number(below)) * (sorted[above] - sorted[below])
}

/// Places from the highest value, 1, on; equal values share the better place (1, 2, 2, 4).
pub(super) fn descending_ranks(values: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[b].total_cmp(&values[a]));
    let mut ranks = vec![0; values.len()];
    let mut rank = 0;
    for (place, &item) in order.iter().enumerate() {
        if place == 0 || values[item] < values[order[place - 1]] {
            rank = place + 1;
        }
        ranks[item] = rank;
    }
    ranks
}

/// The lowest and highest place of an interval, from how often each place was drawn: the first places at which the draws so
/// far reach (1 − level)/2 and (1 + level)/2 of all.
pub(super) fn rank_range(
    times_placed: impl Iterator<Item = u32>,
    draws: usize,
    level: f64,
) -> (usize, usize) {
    let tail = (1.0 - level) / 2.0;
    // A hair less, for the rounding of the tails alone: sums of whole draws are exact.
    let low_enough = number(draws) * (tail - 1e-9);
    let high_enough = number(draws) * (1.0 - tail - 1e-9);
    let (mut best, mut worst) = (0, 0);
    let mut sum = 0.0;
    for (place, times) in times_placed.enumerate() {
        if times == 0 {
            continue;
        }
        if best == 0 || sum < low_enough {
            best = place + 1;
        }
        if sum < high_enough {
            worst = place + 1;
        }
        sum += f64::from(times);
    }
    (best, worst)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_r() {
        // R: quantile(c(1, 2, 4, 8, 16), c(0, .1, .5, .9, 1)).
        let sorted = [1.0, 2.0, 4.0, 8.0, 16.0];
        for (p, expected) in [(0.0, 1.0), (0.1, 1.4), (0.5, 4.0), (0.9, 12.8), (1.0, 16.0)] {
            assert!((quantile(&sorted, p) - expected).abs() < 1e-12, "{p}");
        }
        assert!((quantile(&[3.0], 0.3) - 3.0).abs() < 1e-12);
        assert!(quantile(&[], 0.3).is_nan());
    }

    #[test]
    fn equal_values_share_the_better_place() {
        assert_eq!(descending_ranks(&[5.0, 9.0, 5.0, 1.0]), [2, 1, 2, 4]);
        assert_eq!(descending_ranks(&[]), Vec::<usize>::new());
    }

    #[test]
    fn a_range_of_places_leaves_out_the_tails() {
        // 1,000 draws: 2.5% is 25 draws and 97.5% is 975.
        let (lower, upper) = rank_range([24, 1, 950, 0, 25].into_iter(), 1000, 0.95);
        assert_eq!((lower, upper), (2, 3));
        assert_eq!(rank_range([0, 0, 1000].into_iter(), 1000, 0.95), (3, 3));
    }
}
