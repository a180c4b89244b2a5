//! Which pairs of counts are called a change.

use std::cmp::Ordering;

use super::compare_counts;
use crate::StatisticsError;

/// For each first count of a range, the second counts that make it higher and those that make it lower.
pub(super) struct Rejection {
    from: u64,
    /// For each first count: second counts below the first number make it higher, from the second number on lower.
    ends: Vec<(u64, u64)>,
}

impl Rejection {
    /// For first counts from `from` up to, not with, `to`, by [`compare_counts`] with these exposures at this level.
    ///
    /// Both ends move up with the first count, so each is followed, not sought anew.
    pub(super) fn of(
        n1: f64,
        n2: f64,
        alpha: f64,
        from: u64,
        to: u64,
    ) -> Result<Self, StatisticsError> {
        let called = |k1: u64, k2: u64, as_: Ordering| {
            let comparison = compare_counts(k1, n1, k2, n2)?;
            Ok::<_, StatisticsError>(comparison.order == as_ && comparison.p_value <= alpha)
        };
        // The first second count for which something does not, or does, hold, by doubling and halving.
        let first = |holds: &dyn Fn(u64) -> Result<bool, StatisticsError>| {
            let (mut low, mut high) = (0, 16);
            while !holds(high)? {
                low = high + 1;
                high *= 2;
            }
            while low < high {
                let middle = low.midpoint(high);
                if holds(middle)? { high = middle } else { low = middle + 1 }
            }
            Ok::<u64, StatisticsError>(low)
        };
        let mut below = first(&|k2| Ok(!called(from, k2, Ordering::Greater)?))?;
        let mut beyond = first(&|k2| called(from, k2, Ordering::Less))?;
        let mut ends = Vec::new();
        for k1 in from..to {
            while called(k1, below, Ordering::Greater)? {
                below += 1;
            }
            while !called(k1, beyond, Ordering::Less)? {
                beyond += 1;
            }
            ends.push((below, beyond));
        }
        Ok(Self { from, ends })
    }

    /// Second counts below the first number make `k1` higher, from the second number on lower. Outside the range: neither.
    pub(super) fn at(&self, k1: u64) -> (u64, u64) {
        let place = k1.checked_sub(self.from).and_then(|place| usize::try_from(place).ok());
        place.and_then(|place| self.ends.get(place)).copied().unwrap_or((0, u64::MAX))
    }
}
