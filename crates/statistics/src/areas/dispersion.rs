//! How widespread a rise is: whether a few areas made it, or most of them.

use crate::StatisticsError;
use crate::numbers::{at_least, number, same_length};

/// How many areas make up a rise of the whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Dispersion {
    /// The change of the whole: what was counted after, less what was before.
    pub change: i128,
    /// The fewest areas that would have had to stay as they were for the whole not to rise; 0 where it did not.
    pub contributing: usize,
    /// How many areas rose.
    pub rising: usize,
    /// The offence dispersion index: contributing areas over all areas. Near nought, the rise is local; the more, the wider.
    pub index: f64,
    /// The non-contributory dispersion index: areas that rose without being needed for the rise, over all areas.
    pub non_contributory: f64,
    /// The areas by their change, the greatest rise first, equal ones as listed; the first `contributing` of them make the
    /// rise.
    pub order: Vec<usize>,
    /// What remains of the change of the whole when the first of `order`, the first two and so on stay as they were.
    pub remaining: Vec<i128>,
}

/// The offence dispersion index of counts before and after.
///
/// Areas are put in order of their change in counts (not in per cent), the greatest rise first, and one after the other is
/// taken to have stayed as it was, until the whole no longer rises. With k areas so taken of N, of which R rose, the index
/// is k/N and the non-contributory index (R − k)/N. Where the whole did not rise, k is nought.
///
/// Source: Ratcliffe, J. H. (2010), The spatial dependency of crime increase dispersion, Security Journal 23, 18–36.
/// Convention: areas are matched (after := before), not removed, as by default in the author's package crimedispersion,
/// whose non-contributory index this is too.
///
/// The index tests nothing: by chance alone some areas rise. Hold it beside [`similarity`](fn@super::similarity).
///
/// Errors: lists that differ in length, no area.
pub fn dispersion(before: &[u64], after: &[u64]) -> Result<Dispersion, StatisticsError> {
    same_length("areas after", after.len(), before.len())?;
    at_least("areas", before.len(), 1)?;
    let changes: Vec<i128> =
        before.iter().zip(after).map(|(&b, &a)| i128::from(a) - i128::from(b)).collect();
    let mut order: Vec<usize> = (0..changes.len()).collect();
    order.sort_by_key(|&area| std::cmp::Reverse(changes[area]));
    let change: i128 = changes.iter().sum();
    let mut rest = change;
    let mut contributing = 0;
    let mut remaining = Vec::with_capacity(order.len());
    for &area in &order {
        if rest > 0 && contributing == remaining.len() {
            contributing += 1;
        }
        rest -= changes[area];
        remaining.push(rest);
    }
    let rising = changes.iter().filter(|&&change| change > 0).count();
    let areas = number(changes.len());
    Ok(Dispersion {
        change,
        contributing,
        rising,
        index: number(contributing) / areas,
        non_contributory: number(rising - contributing) / areas,
        order,
        remaining,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_of_eight_areas_make_a_rise_from_270_to_303() {
        // The totals and the index of Ratcliffe's example; the areas are ours, as the paper's are not given.
        let before = [40, 35, 50, 30, 25, 40, 20, 30];
        let after = [60, 55, 53, 32, 24, 38, 16, 25];
        assert_eq!((before.iter().sum::<u64>(), after.iter().sum::<u64>()), (270, 303));
        let found = dispersion(&before, &after).unwrap();
        assert_eq!((found.change, found.contributing, found.rising), (33, 2, 4));
        assert!(
            (found.index - 0.25).abs() < 1e-12 && (found.non_contributory - 0.25).abs() < 1e-12
        );
        assert_eq!(found.order[..3], [0, 1, 2]);
        assert_eq!(found.remaining[..3], [13, -7, -10]);
        // With every area as it was, nothing has changed.
        assert_eq!(found.remaining[7], 0);
    }

    #[test]
    fn areas_are_ordered_by_counts_not_by_per_cent() {
        // The second doubled, the first rose by a tenth and made the rise alone.
        let found = dispersion(&[1000, 5, 50], &[1100, 10, 45]).unwrap();
        assert_eq!((found.order[0], found.contributing), (0, 1));
    }

    #[test]
    fn falls_one_area_huge_counts_and_refusals() {
        let fall = dispersion(&[10, 10], &[12, 5]).unwrap();
        assert_eq!((fall.contributing, fall.rising), (0, 1));
        assert!(fall.index.abs() < 1e-12 && (fall.non_contributory - 0.5).abs() < 1e-12);
        let same = dispersion(&[10, 0], &[10, 0]).unwrap();
        assert!(same.index.abs() < 1e-12 && same.change == 0);
        assert!((dispersion(&[1], &[2]).unwrap().index - 1.0).abs() < 1e-12);
        assert_eq!(dispersion(&[0, 0], &[u64::MAX, u64::MAX]).unwrap().contributing, 2);
        assert!(dispersion(&[], &[]).is_err());
        assert!(dispersion(&[1], &[]).is_err());
    }

    proptest! {
        #[test]
        fn fewer_areas_never_do_and_order_does_not_matter(
            areas in prop::collection::vec((0u64..100, 0u64..100), 1..30),
        ) {
            let (before, after): (Vec<u64>, Vec<u64>) = areas.iter().copied().unzip();
            let found = dispersion(&before, &after).unwrap();
            if found.change > 0 {
                prop_assert!(found.contributing >= 1 && found.contributing <= found.rising);
                prop_assert!(found.remaining[found.contributing - 1] <= 0);
                if found.contributing > 1 {
                    prop_assert!(found.remaining[found.contributing - 2] > 0);
                }
            }
            let (before, after): (Vec<u64>, Vec<u64>) = areas.iter().rev().copied().unzip();
            let turned = dispersion(&before, &after).unwrap();
            prop_assert_eq!((found.contributing, found.rising, found.remaining),
                (turned.contributing, turned.rising, turned.remaining));
        }
    }
}
