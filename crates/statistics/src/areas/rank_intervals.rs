//! How sure the place of an area in a table is.

use std::sync::atomic::{AtomicU32, Ordering};

use rand_distr::{Distribution, Gamma};
use rayon::prelude::*;

use super::ranks::{descending_ranks, rank_range, some_draws};
use crate::StatisticsError;
use crate::numbers::{at_least, confidence, exposure, number, real, same_length};
use crate::random::replica;

/// Up to how many areas each place is counted by itself.
const PLACES: usize = 2048;

/// An area's place in the order of rates, with its interval. The highest rate has place 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankInterval {
    /// The rate: the count over the exposure.
    pub rate: f64,
    /// The place by the rate observed; equal rates share the better place.
    pub rank: usize,
    /// The lowest number of the interval: the best place that is likely.
    pub lower: usize,
    /// The highest number of the interval.
    pub upper: usize,
    /// How likely the area is to have the highest rate of all, between 0 and 1.
    pub highest: f64,
}

/// The interval of each area's place in the order of rates, highest first.
///
/// In each of `draws` draws every area's rate is drawn from the gamma distribution of shape O + ½ and scale 1/n (the
/// posterior of a Poisson rate under Jeffreys' prior), and the areas are put in order; the interval runs between the (1 −
/// level)/2 and (1 + level)/2 quantiles of an area's places, each the first place at which that share of the draws is
/// reached. With 20,000 draws intervals move by at most a place from seed to seed.
///
/// Source: Goldstein, H. and Spiegelhalter, D. J. (1996), League tables and their limitations: statistical issues in
/// comparisons of institutional performance, Journal of the Royal Statistical Society A 159, 385–443.
///
/// Each draw has a generator of its own, and areas are drawn in the order of their counts and exposures: the answer depends
/// on neither processors nor the order of areas. Above 2,048 areas places are counted in 2,048 steps, and an interval runs
/// from the best place of its first step to the worst of its last.
///
/// Errors: lists that differ in length, no area, no draws (or above 4,294,967,295), an exposure not above nought, a level
/// that is none.
pub fn rank_intervals(
    counts: &[u64],
    exposures: &[f64],
    level: f64,
    draws: usize,
    seed: u64,
) -> Result<Vec<RankInterval>, StatisticsError> {
    same_length("exposures", exposures.len(), counts.len())?;
    at_least("areas", counts.len(), 1)?;
    some_draws(draws)?;
    confidence(level)?;
    let areas = counts.len();
    let mut order: Vec<usize> = (0..areas).collect();
    order.sort_by(|&a, &b| counts[a].cmp(&counts[b]).then(exposures[a].total_cmp(&exposures[b])));
    let mut posteriors = Vec::with_capacity(areas);
    let mut rates = vec![0.0; areas];
    for &area in &order {
        let n = exposure(exposures[area])?;
        rates[area] = real(counts[area]) / n;
        let posterior = Gamma::new(real(counts[area]) + 0.5, 1.0 / n);
        posteriors.push(posterior.map_err(|_| StatisticsError::Exposure(n))?);
    }
    let width = areas.div_ceil(PLACES);
    let bins = areas.div_ceil(width);
    // How often each area, a row, had each place; sums of whole numbers are the same whoever adds first.
    let mut placed = Vec::new();
    placed.resize_with(areas * bins, || AtomicU32::new(0));
    let mut first = Vec::new();
    first.resize_with(areas, || AtomicU32::new(0));
    (0..draws).into_par_iter().with_min_len(16).for_each_init(
        || Vec::with_capacity(areas),
        |rates, draw| {
            let mut rng = replica(seed, draw as u64);
            rates.clear();
            rates.extend(posteriors.iter().map(|gamma| gamma.sample(&mut rng)).zip(0usize..));
            rates.sort_unstable_by(|a: &(f64, usize), b| b.0.total_cmp(&a.0));
            for (place, &(_, row)) in rates.iter().enumerate() {
                placed[row * bins + place / width].fetch_add(1, Ordering::Relaxed);
            }
            if let Some(&(_, row)) = rates.first() {
                first[row].fetch_add(1, Ordering::Relaxed);
            }
        },
    );
    let ranks = descending_ranks(&rates);
    let mut intervals =
        vec![RankInterval { rate: 0.0, rank: 0, lower: 0, upper: 0, highest: 0.0 }; areas];
    for (row, &area) in order.iter().enumerate() {
        let of_area = &placed[row * bins..(row + 1) * bins];
        let (lower, upper) =
            rank_range(of_area.iter().map(|times| times.load(Ordering::Relaxed)), draws, level);
        intervals[area] = RankInterval {
            rate: rates[area],
            rank: ranks[area],
            lower: (lower - 1) * width + 1,
            upper: (upper * width).min(areas),
            highest: f64::from(first[row].load(Ordering::Relaxed)) / number(draws),
        };
    }
    Ok(intervals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::whole;
    use proptest::prelude::*;
    use rand_distr::Poisson;

    #[test]
    fn one_area_equal_areas_and_areas_far_apart() {
        let one = rank_intervals(&[5], &[1.0], 0.95, 100, 1).unwrap();
        assert_eq!((one[0].rank, one[0].lower, one[0].upper), (1, 1, 1));
        assert!((one[0].highest - 1.0).abs() < 1e-12);
        let equal = rank_intervals(&[10; 20], &[1.0; 20], 0.95, 4000, 1).unwrap();
        for area in equal {
            // Any place is as likely as any other: 1 to 20, less a place at either end.
            assert!(area.rank == 1 && area.lower <= 1 && area.upper >= 20, "{area:?}");
        }
        let apart = rank_intervals(&[0, 100_000, 1000], &[1.0; 3], 0.95, 500, 1).unwrap();
        let places: Vec<_> = apart.iter().map(|a| (a.rank, a.lower, a.upper)).collect();
        assert_eq!(places, [(3, 3, 3), (1, 1, 1), (2, 2, 2)]);
    }

    #[test]
    fn refusals() {
        assert!(rank_intervals(&[], &[], 0.95, 100, 1).is_err());
        assert!(rank_intervals(&[1], &[1.0, 2.0], 0.95, 100, 1).is_err());
        assert!(rank_intervals(&[1], &[1.0], 0.95, 0, 1).is_err());
        for wrong in [0.0, 1.0, f64::NAN] {
            assert!(rank_intervals(&[1], &[1.0], wrong, 100, 1).is_err());
        }
        for wrong in [0.0, -2.0, f64::NAN, f64::INFINITY] {
            assert!(rank_intervals(&[1], &[wrong], 0.95, 100, 1).is_err());
        }
        assert!(rank_intervals(&[u64::MAX, 0], &[1.0, 1e-3], 0.95, 10, 1).is_ok());
    }

    #[test]
    fn more_areas_than_steps() {
        let counts: Vec<u64> = (0..3000).map(|i| i * 1000).collect();
        let exposures = vec![1.0; 3000];
        let ranks = rank_intervals(&counts, &exposures, 0.95, 40, 3).unwrap();
        for area in &ranks {
            assert!(area.lower <= area.rank && area.rank <= area.upper && area.upper <= 3000);
        }
        assert_eq!(ranks[2999].rank, 1);
    }

    #[test]
    fn true_places_are_covered_as_often_as_the_level_says() {
        // Twelve areas whose rates are drawn anew each time from a wide spread, so that the prior is not far off.
        let mut rng = replica(11, 0);
        let spread = Gamma::new(4.0, 10.0).unwrap();
        let (mut covered, mut all) = (0, 0);
        for trial in 0..150 {
            let truth: Vec<f64> = (0..12).map(|_| spread.sample(&mut rng)).collect();
            let counts: Vec<u64> = truth
                .iter()
                .map(|m| whole(Poisson::new(*m).unwrap().sample(&mut rng)) as u64)
                .collect();
            let places = descending_ranks(&truth);
            let ranks = rank_intervals(&counts, &[1.0; 12], 0.9, 500, trial).unwrap();
            for (area, place) in ranks.iter().zip(places) {
                all += 1;
                covered += usize::from(area.lower <= place && place <= area.upper);
            }
        }
        // Places are whole, so a little more than 90% are covered.
        let share = number(covered) / number(all);
        assert!((0.89..0.98).contains(&share), "{share}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn neither_order_nor_unit_nor_processors_matter(
            areas in prop::collection::btree_map(0u64..500, 1.0f64..50.0, 1..12), seed: u64,
        ) {
            let (counts, exposures): (Vec<u64>, Vec<f64>) = areas.into_iter().unzip();
            let of = |counts: &[u64], exposures: &[f64]| {
                rank_intervals(counts, exposures, 0.95, 200, seed).unwrap()
            };
            let ranks = of(&counts, &exposures);
            let back = |of: &[u64]| of.iter().rev().copied().collect::<Vec<_>>();
            let exposures_back: Vec<f64> = exposures.iter().rev().copied().collect();
            let mut reversed = of(&back(&counts), &exposures_back);
            reversed.reverse();
            prop_assert_eq!(&ranks, &reversed);
            let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
            let alone = pool.install(|| of(&counts, &exposures));
            prop_assert_eq!(&ranks, &alone);
            let scaled: Vec<f64> = exposures.iter().map(|n| n * 1024.0).collect();
            let scaled = of(&counts, &scaled);
            for (one, other) in ranks.iter().zip(&scaled) {
                prop_assert_eq!((one.rank, one.lower), (other.rank, other.lower));
                prop_assert_eq!(one.upper, other.upper);
            }
        }
    }
}
