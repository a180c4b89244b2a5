//! Whether two patterns over areas are alike: Andresen's spatial point pattern test.

use super::resamples::{Resampling, draw, limits_of};
use crate::StatisticsError;
use crate::counts::{Limits, Verdict};
use crate::numbers::{at_least, confidence, not_nought, number, real, same_length, whole};

/// The greatest number of events that are resampled.
const MOST: u64 = 100_000_000;

/// One area of the test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AndresenArea {
    /// Its share of the base's events, between 0 and 1.
    pub base_share: f64,
    /// Its share of the test's events.
    pub test_share: f64,
    /// Within what its share of the test's resampled events lies.
    pub limits: Limits,
    /// Where the test lies against the base.
    pub change: Verdict,
}

/// How alike two patterns are.
#[derive(Debug, Clone, PartialEq)]
pub struct Andresen {
    /// S: the share of areas that are alike, between 0 and 1. Areas with no event in either count as alike.
    pub s: f64,
    /// The robust S: the same among the areas that have an event in either.
    pub robust_s: f64,
    /// How many areas have an event in either.
    pub areas_with_events: usize,
    /// Each area, in the order given.
    pub areas: Vec<AndresenArea>,
}

/// Andresen's spatial point pattern test of counts over areas: the base is held fast and the test's events are resampled.
///
/// Each of `resamples` draws takes a share of the test's events (85%, rounded half to even, without replacement), and each
/// area's share of those drawn is noted. Of an area's B sorted shares the limits are number ⌊B(1 − level)/2⌋ + 1 and number
/// ⌈B(1 + level)/2⌉ (the 6th and 195th of 200). An area is alike where its share of the base lies within, limits included; S
/// is the share of areas that are.
///
/// Source: Andresen, M. A. (2009), Testing for similarity in area-based spatial patterns: a nonparametric Monte Carlo
/// approach, Applied Geography 29, 333–345; the robust form in Andresen, M. A. (2016), An area-based nonparametric spatial
/// point pattern test, Methodological Innovations 9. Convention: that of `sppt` in the R package of Steenbeek and others,
/// whose bootstrap is [`Resampling::Bootstrap`]. The later package for aggregated data resamples both patterns with
/// replacement and asks whether the two intervals overlap, which calls many more areas alike.
///
/// A subsample of 85% varies less than the events do by chance (by 15/85 of the variance), and the base's chance is left out
/// altogether: two samples of one pattern come out far from S = 1. S compares patterns with one another; whether an area has
/// changed, [`similarity`](fn@super::similarity) says.
///
/// Every resample has a generator of its own, and areas are drawn from in the order of their counts: the answer depends on
/// neither processors nor the order of areas.
///
/// Errors: lists that differ in length, no area, no event in one of the patterns, more than 100 million events, no resample,
/// a share not above 0 and below 1, a level that is none.
pub fn andresen(
    base: &[u64],
    test: &[u64],
    resampling: Resampling,
    level: f64,
    resamples: usize,
    seed: u64,
) -> Result<Andresen, StatisticsError> {
    same_length("areas of the test", test.len(), base.len())?;
    at_least("areas", base.len(), 1)?;
    at_least("resamples", resamples, 1)?;
    confidence(level)?;
    let (all_base, all_test) = (sum(base)?, sum(test)?);
    let take = match resampling {
        Resampling::Share(share) if share > 0.0 && share < 1.0 => {
            whole((real(all_test) * share).round_ties_even()).max(1)
        }
        Resampling::Share(value) => {
            let wanted = "above 0 and below 1, such as 0.85";
            return Err(StatisticsError::Setting { name: "share drawn", value, wanted });
        }
        Resampling::Bootstrap => whole(real(all_test)),
    };
    let mut order: Vec<usize> = (0..base.len()).collect();
    order.sort_by_key(|&area| (test[area], base[area]));
    let sorted: Vec<u64> = order.iter().map(|&area| test[area]).collect();
    // Areas without an event are never drawn: they need no room.
    let empty = sorted.partition_point(|&count| count == 0);
    let drawn = draw(&sorted[empty..], take, resampling, resamples, seed);
    let kept = limits_of(&drawn, sorted.len() - empty, resamples, level);
    let mut areas = vec![
        AndresenArea {
            base_share: 0.0,
            test_share: 0.0,
            limits: Limits { lower: 0.0, upper: 0.0 },
            change: Verdict::WithinChance,
        };
        base.len()
    ];
    let (mut alike, mut alike_with_events, mut areas_with_events) = (0, 0, 0);
    for (place, &area) in order.iter().enumerate() {
        let (lower, upper) = place.checked_sub(empty).map_or((0, 0), |place| kept[place]);
        // Shares as whole numbers over a common denominator: what is equal is equal.
        let own = u128::from(base[area]) * take as u128;
        let change = if own > u128::from(upper) * u128::from(all_base) {
            Verdict::Lower
        } else if own < u128::from(lower) * u128::from(all_base) {
            Verdict::Higher
        } else {
            Verdict::WithinChance
        };
        let is_alike = usize::from(change == Verdict::WithinChance);
        alike += is_alike;
        if base[area] + test[area] > 0 {
            areas_with_events += 1;
            alike_with_events += is_alike;
        }
        areas[area] = AndresenArea {
            base_share: real(base[area]) / real(all_base),
            test_share: real(test[area]) / real(all_test),
            limits: Limits {
                lower: f64::from(lower) / number(take),
                upper: f64::from(upper) / number(take),
            },
            change,
        };
    }
    Ok(Andresen {
        s: number(alike) / number(base.len()),
        robust_s: number(alike_with_events) / number(areas_with_events),
        areas_with_events,
        areas,
    })
}

/// The sum of a pattern's events, where there are any and not too many.
fn sum(counts: &[u64]) -> Result<u64, StatisticsError> {
    let all = counts.iter().fold(0u64, |sum, &count| sum.saturating_add(count));
    not_nought(real(all))?;
    if all > MOST {
        let wanted = "at most 100 million";
        return Err(StatisticsError::Setting {
            name: "number of events",
            value: real(all),
            wanted,
        });
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::super::resamples::below;
    use super::*;
    use crate::random::replica;
    use proptest::prelude::*;

    const USUAL: Resampling = Resampling::Share(0.85);

    #[test]
    fn noughts_count_in_s_and_not_in_the_robust_s() {
        // The first two are alike, the next two have swapped, the rest are empty.
        let base = [50, 50, 100, 0, 0, 0, 0, 0];
        let test = [50, 50, 0, 100, 0, 0, 0, 0];
        let found = andresen(&base, &test, USUAL, 0.95, 200, 1).unwrap();
        assert!((found.s - 0.75).abs() < 1e-12, "{}", found.s);
        assert!((found.robust_s - 0.5).abs() < 1e-12);
        assert_eq!(found.areas_with_events, 4);
        assert_eq!(found.areas[2].change, Verdict::Lower);
        assert_eq!(found.areas[3].change, Verdict::Higher);
        assert_eq!(found.areas[7].change, Verdict::WithinChance);
        assert!((found.areas[3].test_share - 0.5).abs() < 1e-12);
    }

    #[test]
    fn a_subsample_varies_less_than_chance() {
        // Two halves of one pattern: with a bootstrap most areas are alike, with 85% about half of them.
        let mut rng = replica(8, 0);
        let (mut base, mut test) = (vec![0; 200], vec![0; 200]);
        for _ in 0..8000 {
            base[below(&mut rng, 200)] += 1;
            test[below(&mut rng, 200)] += 1;
        }
        let subsample = andresen(&base, &test, USUAL, 0.95, 200, 1).unwrap();
        let bootstrap = andresen(&base, &test, Resampling::Bootstrap, 0.95, 200, 1).unwrap();
        // With variances 1 + 15/85 of which only the latter is known: |z| < 1.96·0.42/√2 in 44%; bootstrap 1.96/√2 in 83%.
        assert!((0.33..0.55).contains(&subsample.s), "{}", subsample.s);
        assert!((0.75..0.92).contains(&bootstrap.s), "{}", bootstrap.s);
    }

    #[test]
    fn edges_and_refusals() {
        let one = andresen(&[3], &[9], USUAL, 0.95, 200, 1).unwrap();
        assert!((one.s - 1.0).abs() < 1e-12 && (one.robust_s - 1.0).abs() < 1e-12);
        // A single event: the draw is never empty.
        assert!(andresen(&[1, 0], &[1, 0], Resampling::Share(0.2), 0.95, 20, 1).is_ok());
        assert!(andresen(&[], &[], USUAL, 0.95, 200, 1).is_err());
        assert!(andresen(&[1], &[1, 2], USUAL, 0.95, 200, 1).is_err());
        assert!(andresen(&[0], &[1], USUAL, 0.95, 200, 1).is_err());
        assert!(andresen(&[1], &[0], USUAL, 0.95, 200, 1).is_err());
        assert!(andresen(&[1], &[1], USUAL, 0.95, 0, 1).is_err());
        assert!(andresen(&[1], &[1], USUAL, 95.0, 200, 1).is_err());
        assert!(andresen(&[u64::MAX, 9], &[1, 1], USUAL, 0.95, 200, 1).is_err());
        for share in [0.0, 1.0, 85.0, f64::NAN] {
            assert!(andresen(&[1], &[1], Resampling::Share(share), 0.95, 200, 1).is_err());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn neither_order_nor_processors_matter(
            areas in prop::collection::btree_set((0u64..40, 0u64..40), 1..30), seed: u64,
            whole: bool,
        ) {
            prop_assume!(areas.iter().any(|a| a.0 > 0) && areas.iter().any(|a| a.1 > 0));
            let how = if whole { Resampling::Bootstrap } else { USUAL };
            let (base, test): (Vec<u64>, Vec<u64>) = areas.iter().copied().unzip();
            let found = andresen(&base, &test, how, 0.95, 60, seed).unwrap();
            let (base, test): (Vec<u64>, Vec<u64>) = areas.iter().rev().copied().unzip();
            let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
            let mut turned = pool.install(|| andresen(&base, &test, how, 0.95, 60, seed).unwrap());
            turned.areas.reverse();
            prop_assert_eq!(found, turned);
        }
    }
}
