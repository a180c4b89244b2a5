//! Placebo areas: would other areas, in which nothing was done, have shown as much?

use rand::RngExt;
use rayon::prelude::*;

use super::chosen::chosen;
use super::placebo_dates::{Effect, Sums};
use crate::StatisticsError;
use crate::numbers::{at_least, exposure, number, real};
use crate::random::replica;

/// Up to so many groups, all are looked at; beyond, as many as asked for are drawn.
const ALL_UP_TO: u64 = 20_000;

/// The effect in the treated areas, among groups of as many areas taken at random.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceboAreas {
    /// The effect in the treated areas against all others: events per unit of time and area, or the logarithm of a ratio.
    pub estimate: f64,
    /// The effect in its standard errors.
    pub z: f64,
    /// The z of every group looked at; where all groups were, the real one is among them.
    pub placebos: Vec<f64>,
    /// Whether every group of that size was looked at, so that nothing was left to chance.
    pub all: bool,
    /// The share of groups, the real one among them, whose |z| is at least the real one's: never below 1 / groups.
    pub p_value: f64,
}

/// Ranks the effect in the treated areas among those in groups of as many other areas.
///
/// `counts` are each area's count before and after, over `before` and `after` units of time. The treated areas together are
/// held against all other areas together; then the same is done for every group of as many areas, treated ones among them,
/// where there are at most 20,000 such groups, and else for `replicas` groups drawn with this seed. It is the permutation
/// test of no effect in any area: exact where any group could as well have been treated. With one treated area and 19 others
/// the least p-value is 0.05.
///
/// The p-value is right under any scatter that areas share, which the standard error of a Poisson count is not.
///
/// Errors: treated areas that are not there or named twice, no untreated area, no replica where they are needed, lengths not
/// above nought.
///
/// Source: Fisher, R. A. (1935), The Design of Experiments, chapter 2; p with the real group counted: Phipson, B. and Smyth,
/// G. K. (2010), Statistical Applications in Genetics and Molecular Biology 9, 39.
pub fn placebo_areas(
    counts: &[(u64, u64)],
    treated: &[usize],
    (before, after): (f64, f64),
    effect: Effect,
    replicas: u64,
    seed: u64,
) -> Result<PlaceboAreas, StatisticsError> {
    chosen(treated, counts.len())?;
    if treated.len() == counts.len() {
        return Err(StatisticsError::TooFew { what: "untreated areas", given: 0, wanted: 1 });
    }
    let lengths = [exposure(before)?, exposure(after)?];
    let counts: Vec<[f64; 2]> = counts.iter().map(|&(b, a)| [real(b), real(a)]).collect();
    let whole = counts.iter().fold([0.0; 2], |sum, count| [sum[0] + count[0], sum[1] + count[1]]);
    let sums = |group: [f64; 2]| Sums {
        treated: group,
        control: [whole[0] - group[0], whole[1] - group[1]],
        lengths,
        sizes: [number(treated.len()), number(counts.len() - treated.len())],
    };
    let of = |group: &[usize]| {
        sums(
            group
                .iter()
                .fold([0.0; 2], |sum, &area| [sum[0] + counts[area][0], sum[1] + counts[area][1]]),
        )
    };
    // In rising order, as all groups are taken, so that rounding is the same.
    let mut own = treated.to_vec();
    own.sort_unstable();
    let observed = of(&own);
    let (estimate, z) = (effect.of(&observed).0, effect.z(&observed));
    let all = groups(counts.len(), own.len()) <= ALL_UP_TO;
    let placebos: Vec<f64> = if all {
        let mut placebos = Vec::new();
        let mut group: Vec<usize> = (0..own.len()).collect();
        loop {
            placebos.push(effect.z(&of(&group)));
            if !next_group(&mut group, counts.len()) {
                break placebos;
            }
        }
    } else {
        at_least("replicas", usize::from(replicas > 0), 1)?;
        (0..replicas)
            .into_par_iter()
            .map_init(
                || (0..counts.len()).collect::<Vec<usize>>(),
                |areas, number| {
                    // From the same order each time, so that it does not matter which replica came before.
                    areas.iter_mut().enumerate().for_each(|(at, area)| *area = at);
                    let mut chance = replica(seed, number);
                    for at in 0..own.len() {
                        let other = chance.random_range(at..counts.len());
                        areas.swap(at, other);
                    }
                    effect.z(&of(&areas[..own.len()]))
                },
            )
            .collect()
    };
    let as_great =
        placebos.iter().filter(|placebo| placebo.abs() >= z.abs() * (1.0 - 1e-9)).count();
    // Where groups are drawn the real one is counted beside them.
    let drawn = usize::from(!all);
    let p_value = number(as_great + drawn) / number(placebos.len() + drawn);
    Ok(PlaceboAreas { estimate, z, placebos, all, p_value })
}

/// How many groups of `size` there are among `areas`, stopping at the greatest number.
fn groups(areas: usize, size: usize) -> u64 {
    let size = size.min(areas - size) as u64;
    let mut groups: u64 = 1;
    for at in 0..size {
        groups = groups.saturating_mul(areas as u64 - at) / (at + 1);
        if groups > ALL_UP_TO * 1000 {
            return u64::MAX;
        }
    }
    groups
}

/// The next group in the order of a dictionary; false where this was the last.
fn next_group(group: &mut [usize], areas: usize) -> bool {
    let size = group.len();
    for at in (0..size).rev() {
        if group[at] < areas - size + at {
            group[at] += 1;
            for next in at + 1..size {
                group[next] = group[next - 1] + 1;
            }
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn counts(seed: u64, areas: usize) -> Vec<(u64, u64)> {
        let mut chance = replica(seed, 0);
        (0..areas).map(|_| (chance.random_range(30..90), chance.random_range(30..90))).collect()
    }

    #[test]
    fn one_area_of_twenty_and_four_of_forty() {
        let mut areas = counts(1, 20);
        areas[4] = (300, 50);
        let result = placebo_areas(&areas, &[4], (1.0, 1.0), Effect::Difference, 0, 0).unwrap();
        assert!(result.all && result.placebos.len() == 20);
        assert!((result.p_value - 0.05).abs() < 1e-12 && result.estimate < -200.0);
        let mut areas = counts(2, 40);
        for area in [3, 9, 20, 31] {
            areas[area] = (200, 20);
        }
        let result =
            placebo_areas(&areas, &[31, 9, 3, 20], (1.0, 1.0), Effect::Ratio, 999, 7).unwrap();
        assert!(!result.all && result.placebos.len() == 999);
        assert!((result.p_value - 0.001).abs() < 1e-12, "{}", result.p_value);
        let again =
            placebo_areas(&areas, &[3, 9, 20, 31], (1.0, 1.0), Effect::Ratio, 999, 7).unwrap();
        assert_eq!(result, again);
    }

    #[test]
    fn one_thread_or_many_give_the_same() {
        let areas = counts(3, 60);
        let run = || placebo_areas(&areas, &[1, 2, 3, 4, 5], (2.0, 1.0), Effect::Ratio, 500, 11);
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap().install(run);
        let many = rayon::ThreadPoolBuilder::new().num_threads(5).build().unwrap().install(run);
        assert_eq!(one, many);
    }

    #[test]
    fn what_cannot_be_ranked() {
        let areas = counts(4, 40);
        let run = |treated: &[usize], replicas| {
            placebo_areas(&areas, treated, (1.0, 1.0), Effect::Ratio, replicas, 1)
        };
        assert!(run(&[], 99).is_err() && run(&[40], 99).is_err() && run(&[1, 1], 99).is_err());
        assert!(run(&[1, 2, 3, 4], 0).is_err());
        let everywhere: Vec<usize> = (0..40).collect();
        assert!(run(&everywhere, 99).is_err());
        assert!(placebo_areas(&areas, &[1], (0.0, 1.0), Effect::Ratio, 99, 1).is_err());
        let noughts = vec![(0, 0); 5];
        let none = placebo_areas(&noughts, &[1], (1.0, 1.0), Effect::Difference, 0, 0).unwrap();
        assert!((none.p_value - 1.0).abs() < 1e-12);
        assert_eq!(groups(200, 100), u64::MAX);
        assert_eq!((groups(20, 1), groups(10, 3), groups(10, 7)), (20, 120, 120));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn the_order_of_areas_does_not_matter(seed in 0u64..1000, turn in 1usize..12) {
            let areas = counts(seed, 12);
            let mut turned = areas.clone();
            turned.rotate_left(turn);
            let moved = [2, 5].map(|at| (at + 12 - turn) % 12);
            let one = placebo_areas(&areas, &[2, 5], (1.0, 2.0), Effect::Difference, 0, 0).unwrap();
            let two = placebo_areas(&turned, &moved, (1.0, 2.0), Effect::Difference, 0, 0).unwrap();
            prop_assert!((one.z - two.z).abs() < 1e-9);
            prop_assert!((one.p_value - two.p_value).abs() < 1e-12);
        }
    }
}
