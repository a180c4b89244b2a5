//! Two spans of months that share no month.

use std::ops::Range;

use crate::StatisticsError;
use crate::counts::{CountComparison, compare_counts};
use crate::numbers::{at_least, number};

/// Two equally long spans of a series, of which the later begins where the earlier has ended, or after: twelve months and
/// the twelve before them.
///
/// There is no way to make a pair that overlaps. Consecutive sums of twelve months share eleven of them, so that a
/// comparison of the two, or a trend through such sums, takes the same counts for evidence again and again.
#[derive(Debug, Clone, PartialEq)]
pub struct WindowPair {
    earlier: Range<usize>,
    later: Range<usize>,
}

/// The counts of a pair of spans, and how likely so great a difference is by chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WindowComparison {
    /// The sum of the later span's counts, of the months that are used.
    pub later: u64,
    /// The sum of the earlier span's counts, of the months that are used.
    pub earlier: u64,
    /// How many months of each span are used: those that neither span misses.
    pub months: usize,
    /// The test.
    pub test: CountComparison,
}

impl WindowPair {
    /// The span of so many months that ends with (and has in it) the month at the place `last`, and the one right before it.
    ///
    /// # Errors
    /// Where the length is nought, or the series does not reach back far enough.
    pub fn ending(last: usize, length: usize) -> Result<Self, StatisticsError> {
        Self::apart(last, length, 0)
    }

    /// As [`Self::ending`], with so many months between the two spans that are in neither: such as those of a lockdown.
    ///
    /// # Errors
    /// As [`Self::ending`].
    pub fn apart(last: usize, length: usize, between: usize) -> Result<Self, StatisticsError> {
        at_least("months of a span", length, 1)?;
        let (given, wanted) = (last + 1, 2 * length + between);
        let Some(start) = given.checked_sub(wanted) else {
            return Err(StatisticsError::TooFew { what: "months", given, wanted });
        };
        Ok(Self { earlier: start..start + length, later: given - length..given })
    }

    /// The places of the earlier span.
    pub fn earlier(&self) -> Range<usize> {
        self.earlier.clone()
    }

    /// The places of the later span.
    pub fn later(&self) -> Range<usize> {
        self.later.clone()
    }

    /// Compares the two spans' counts by [`compare_counts`]. A month that either span misses is left out of both, so that
    /// the seasons stay the same.
    ///
    /// # Errors
    /// Where the series is too short, or no month is left.
    pub fn compare(&self, counts: &[Option<u64>]) -> Result<WindowComparison, StatisticsError> {
        at_least("months", counts.len(), self.later.end)?;
        let (mut earlier, mut later, mut months) = (0_u64, 0_u64, 0);
        for (before, after) in counts[self.earlier()].iter().zip(&counts[self.later()]) {
            if let (Some(before), Some(after)) = (before, after) {
                earlier = earlier.saturating_add(*before);
                later = later.saturating_add(*after);
                months += 1;
            }
        }
        at_least("months that both spans have", months, 1)?;
        let exposure = number(months);
        let test = compare_counts(later, exposure, earlier, exposure)?;
        Ok(WindowComparison { later, earlier, months, test })
    }
}

/// The sum of each so many months up to and with each month, for a picture; none where a month is missing or there are not
/// yet enough. Not to be tested one against the next, nor for a trend: see [`WindowPair`].
pub fn rolling_sums(counts: &[Option<u64>], length: usize) -> Vec<Option<u64>> {
    let sum = |last: usize| {
        let start = (last + 1).checked_sub(length)?;
        counts[start..=last]
            .iter()
            .try_fold(0_u64, |sum, count| Some(sum.saturating_add((*count)?)))
    };
    (0..counts.len()).map(sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::counts::e_test;
    use proptest::prelude::*;

    #[test]
    fn twelve_months_and_the_twelve_before() {
        let pair = WindowPair::ending(29, 12).unwrap();
        assert_eq!((pair.earlier(), pair.later()), (6..18, 18..30));
        let pair = WindowPair::apart(29, 12, 3).unwrap();
        assert_eq!((pair.earlier(), pair.later()), (3..15, 18..30));
        assert!(WindowPair::ending(22, 12).is_err() && WindowPair::ending(23, 12).is_ok());
        assert!(WindowPair::apart(23, 12, 1).is_err());
        assert!(WindowPair::ending(23, 0).is_err());
    }

    #[test]
    fn a_missing_month_is_left_out_of_both_spans() {
        let mut counts = vec![Some(5); 12];
        counts.extend([Some(8); 12]);
        counts[3] = None;
        counts[20] = None;
        let found = WindowPair::ending(23, 12).unwrap().compare(&counts).unwrap();
        assert_eq!((found.earlier, found.later, found.months), (50, 80, 10));
        assert!((found.test.p_value - e_test(80, 1.0, 50, 1.0).unwrap()).abs() < 1e-12);
        assert!(WindowPair::ending(23, 12).unwrap().compare(&counts[..20]).is_err());
        assert!(WindowPair::ending(23, 12).unwrap().compare(&[None; 24]).is_err());
    }

    #[test]
    fn sums_for_a_picture() {
        let counts = [Some(1), Some(2), Some(3), None, Some(5), Some(6)];
        assert_eq!(rolling_sums(&counts, 2), [None, Some(3), Some(5), None, None, Some(11)]);
    }

    proptest! {
        #[test]
        fn no_pair_overlaps(last in 0usize..200, length in 0usize..60, between in 0usize..30) {
            if let Ok(pair) = WindowPair::apart(last, length, between) {
                prop_assert!(pair.earlier().end <= pair.later().start);
                prop_assert_eq!(pair.earlier().len(), pair.later().len());
                prop_assert_eq!(pair.later().end, last + 1);
            }
        }
    }
}
