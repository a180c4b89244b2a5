//! Counts moved from the old areas to the new: the sum stays what it was, to the last one.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use figure::AreaCode;

use super::{Conversion, Found, Share};

/// Counts by the new areas.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Converted {
    /// The new areas, by code.
    pub areas: BTreeMap<AreaCode, Moved>,
    /// Old areas of which nobody says what became of them, with their counts, which are in no new area.
    pub without_target: BTreeMap<AreaCode, u64>,
}

/// What came to a new area.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Moved {
    /// How many came in all.
    pub count: u64,
    /// Those of old areas that lie whole in it by their publisher's look-up: exact.
    pub whole: u64,
    /// Those that were shared out: an estimate.
    pub estimated: u64,
    /// The fewest there can have been, if the pieces lie where they are put: of every divided area nothing fell into it.
    pub at_least: u64,
    /// The most there can have been: of every divided area everything fell into it.
    pub at_most: u64,
    /// The standard deviation of the estimate if each that was shared out fell into this part by itself with its share's
    /// probability: the square root of the sum of n·s·(1 − s). It is a floor: offences follow shops and stations, not
    /// residents (Bromley's town centre of 2022 is estimated 547 too low where this is 25), so show the fewest and the most
    /// beside it.
    pub deviation: f64,
}

impl Moved {
    /// The part of its count that was estimated, from 0 to 1.
    pub fn part_estimated(&self) -> f64 {
        if self.count == 0 { 0.0 } else { real(self.estimated) / real(self.count) }
    }
}

impl Converted {
    /// The sum of everything, with what has no new area: the sum of what was converted.
    pub fn total(&self) -> u64 {
        let areas = self.areas.values().map(|moved| moved.count);
        areas.chain(self.without_target.values().copied()).fold(0, u64::saturating_add)
    }

    /// How many were estimated, in all areas together.
    pub fn estimated(&self) -> u64 {
        self.areas.values().map(|moved| moved.estimated).fold(0, u64::saturating_add)
    }
}

impl Conversion {
    /// Moves counts to the new areas. Each old area's count is shared out in whole numbers by the largest remainder (Hamilton's
    /// method; of equal remainders that of the lower code first), so that its sum is kept. A new area to which a share leads
    /// is there even where nothing came.
    ///
    /// Convert the sum that is asked for, not the months it is made of: of an area's single offence the larger part gets all.
    pub fn convert(&self, counts: &BTreeMap<AreaCode, u64>) -> Converted {
        let mut converted = Converted::default();
        for (from, &count) in counts {
            let shares = self.shares(from);
            if shares.is_empty() {
                converted.without_target.insert(from.clone(), count);
                continue;
            }
            for (share, part) in shares.iter().zip(share_out(count, shares)) {
                let moved = converted.areas.entry(share.to.clone()).or_default();
                moved.count = moved.count.saturating_add(part);
                if share.found == Found::Nested {
                    moved.whole = moved.whole.saturating_add(part);
                } else {
                    moved.estimated = moved.estimated.saturating_add(part);
                }
                if let [_] = shares {
                    moved.at_least = moved.at_least.saturating_add(count);
                }
                moved.at_most = moved.at_most.saturating_add(count);
                // The variance, until all of it is there.
                moved.deviation += real(count) * share.share * (1.0 - share.share);
            }
        }
        for moved in converted.areas.values_mut() {
            moved.deviation = moved.deviation.max(0.0).sqrt();
        }
        converted
    }
}

/// Shares are counted in units of this size, so that whole numbers come out the same everywhere.
const UNITS: u64 = 1 << 40;

/// A count in whole parts by shares, largest remainder first.
fn share_out(count: u64, shares: &[Share]) -> Vec<u64> {
    let units: Vec<u64> = shares.iter().map(|share| in_units(share.share)).collect();
    // Of 2⁴⁰ at most a few too many or too few, from rounding; never nothing.
    let all = units.iter().map(|&unit| u128::from(unit)).sum::<u128>().max(1);
    let quotas: Vec<u128> =
        units.iter().map(|&unit| u128::from(count) * u128::from(unit)).collect();
    let mut parts: Vec<u64> =
        quotas.iter().map(|quota| u64::try_from(quota / all).unwrap_or(u64::MAX)).collect();
    let given = parts.iter().fold(0, |sum: u64, &part| sum.saturating_add(part));
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|&place| (Reverse(quotas[place] % all), place));
    let left = usize::try_from(count.saturating_sub(given)).unwrap_or(usize::MAX);
    for &place in order.iter().take(left) {
        parts[place] += 1;
    }
    parts
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a share lies between 0 and 1, and 2⁴⁰ has a float of its own"
)]
fn in_units(share: f64) -> u64 {
    ((share * UNITS as f64).round() as u64).max(1)
}

#[expect(clippy::cast_precision_loss, reason = "for an uncertainty; counts stay below 2⁵³")]
fn real(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::conversion::tests::code;

    fn conversion(shares: &[(&str, &str, f64, Found)]) -> Conversion {
        let shares = shares
            .iter()
            .map(|&(from, to, share, found)| (code(from), Share { to: code(to), share, found }));
        Conversion::from_shares("WD18", "WD22", shares).unwrap()
    }

    #[test]
    fn counts_say_what_is_exact_and_what_is_estimated() {
        let conversion = conversion(&[
            ("E05000106", "E05013987", 1.0, Found::Nested),
            ("E05000107", "E05013987", 0.75, Found::PopulationShare),
            ("E05000107", "E05013988", 0.25, Found::PopulationShare),
        ]);
        let counts = BTreeMap::from([
            (code("E05000106"), 100),
            (code("E05000107"), 11),
            (code("E05000999"), 7),
        ]);
        let converted = conversion.convert(&counts);
        assert_eq!(converted.total(), 118);
        assert_eq!(converted.estimated(), 11);
        assert_eq!(converted.without_target, BTreeMap::from([(code("E05000999"), 7)]));
        // 11 × 0.75 = 8.25 and 2.75: the larger remainder is the second's. √(11 × 0.75 × 0.25) = 1.436.
        let first = converted.areas[&code("E05013987")];
        assert_eq!((first.count, first.whole, first.estimated), (108, 100, 8));
        assert_eq!((first.at_least, first.at_most), (100, 111));
        assert!((first.deviation - 1.436_14).abs() < 1e-5, "{}", first.deviation);
        assert!((first.part_estimated() - 8.0 / 108.0).abs() < 1e-12);
        let second = converted.areas[&code("E05013988")];
        assert_eq!((second.count, second.whole, second.at_least, second.at_most), (3, 0, 0, 11));
    }

    #[test]
    fn equal_remainders_go_by_code() {
        let third = 1.0 / 3.0;
        let conversion = conversion(&[
            ("E05000107", "E05013989", third, Found::EqualShare),
            ("E05000107", "E05013987", third, Found::EqualShare),
            ("E05000107", "E05013988", third, Found::EqualShare),
        ]);
        let converted = conversion.convert(&BTreeMap::from([(code("E05000107"), 5)]));
        let parts: Vec<u64> = converted.areas.values().map(|moved| moved.count).collect();
        assert_eq!(parts, [2, 2, 1]);
    }

    proptest! {
        #[test]
        fn every_sum_is_kept(
            weights in proptest::collection::vec(1_u32..1000, 1..9),
            count in prop_oneof![0_u64..50, 0..u64::MAX],
        ) {
            let sum: f64 = weights.iter().map(|&weight| f64::from(weight)).sum();
            let shares: Vec<Share> = weights
                .iter()
                .map(|&weight| Share {
                    to: code("E05013987"),
                    share: f64::from(weight) / sum,
                    found: Found::PopulationShare,
                })
                .collect();
            let parts = share_out(count, &shares);
            prop_assert_eq!(parts.iter().map(|&part| u128::from(part)).sum::<u128>(), u128::from(count));
            for (part, share) in parts.iter().zip(&shares) {
                let exact = real(count) * share.share;
                prop_assert!((real(*part) - exact).abs() <= 1.0 + exact * 1e-8);
            }
        }
    }
}
