//! Places by size, and the range of places that draws lie within.

use crate::StatisticsError;
use crate::numbers::number;

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

/// Nothing, where there are draws, and no more than can be counted.
pub(super) fn some_draws(draws: usize) -> Result<(), StatisticsError> {
    if draws >= 1 && u32::try_from(draws).is_ok() {
        return Ok(());
    }
    let wanted = "from 1 to 4,294,967,295";
    Err(StatisticsError::Setting { name: "draws", value: number(draws), wanted })
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
