//! Hiding counts that are small enough to point at a person, and as many others as keep them from being worked out.
//!
//! A count above nought and below its source's threshold is hidden. What remains is judged as somebody would who knows
//! these rules, the sum of everything and every count shown: each small count must keep at least two possible values.

use std::collections::{BTreeMap, BTreeSet};

use figure::Month;

/// Whether a count is hidden for its own sake.
pub(super) fn is_small(value: u64, threshold: u64) -> bool {
    0 < value && value < threshold
}

/// Which of some counts, whose sum is known, are hidden: the small ones, and the smallest others that keep each small one
/// from being worked out. A missing count is never hidden.
pub(super) fn hidden(values: &[Option<u64>], threshold: u64) -> Vec<bool> {
    let mut hidden: Vec<bool> =
        values.iter().map(|value| value.is_some_and(|v| is_small(v, threshold))).collect();
    while hidden.contains(&true) && !is_safe(values, &hidden, threshold) {
        // The smallest that is no nought; noughts last, the first one first.
        let next = (0..values.len())
            .filter(|&i| !hidden[i])
            .filter_map(|i| values[i].map(|value| (value == 0, value, i)))
            .min();
        match next {
            Some((_, _, place)) => hidden[place] = true,
            None => break,
        }
    }
    hidden
}

/// Whether each small count keeps two possible values for somebody who knows the sum of the hidden ones, that the small ones
/// lie between 1 and the threshold, and that the others are the smallest of the rest.
fn is_safe(values: &[Option<u64>], hidden: &[bool], threshold: u64) -> bool {
    let count = |i: usize| values[i].unwrap_or(0);
    let of = |wanted: bool| (0..values.len()).filter(move |&i| hidden[i] == wanted);
    let next = of(false).map(count).filter(|&v| v >= threshold).min();
    let sum: u64 = of(true).map(count).sum();
    let bounds: Vec<(u64, u64, bool)> = of(true)
        .map(|i| match count(i) {
            // A hidden nought looks like any other hidden count.
            0 => (0, next.unwrap_or(u64::MAX), false),
            v if v < threshold => (1, threshold - 1, true),
            _ => (threshold, next.unwrap_or(u64::MAX), false),
        })
        .collect();
    let low_sum: u64 = bounds.iter().map(|bound| bound.0).sum();
    let high_sum = bounds.iter().fold(0u64, |sum, bound| sum.saturating_add(bound.1));
    bounds.iter().filter(|bound| bound.2).all(|&(low, high, _)| {
        let others_low = low_sum - low;
        let others_high = if high_sum == u64::MAX { u64::MAX } else { high_sum - high };
        let least = low.max(sum.saturating_sub(others_high));
        let most = high.min(sum.saturating_sub(others_low));
        least < most
    })
}

/// Which months of an area are hidden, where sums of twelve months are shown. Two sums a month apart differ by a month and
/// the same month a year before, so a small month is hidden with that month of every year. Months of one name alone would
/// follow from one sum, so another name is hidden with each: the first, from the first month held, that began with no small
/// count. That choice stands when months are added, so that an earlier edition does not show what a later one hides.
///
/// One thing cannot be kept back: the first small month that comes after a year of months that were all shown. Only
/// withholding the year's sum would hide it.
pub(super) fn hidden_months(months: &BTreeMap<Month, u64>, threshold: u64) -> BTreeSet<Month> {
    let small = months.iter().filter(|&(_, &value)| is_small(value, threshold));
    let small: BTreeSet<u32> = small.map(|(month, _)| month.month()).collect();
    let mut names = small.clone();
    for name in small {
        let mut first = months.iter().take(12).filter(|(month, _)| month.month() != name);
        let other = first
            .clone()
            .find(|&(_, &value)| value >= threshold)
            .or_else(|| first.next())
            .map(|(month, _)| month.month());
        names.extend(other);
    }
    months.keys().filter(|month| names.contains(&month.month())).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn some(values: &[u64]) -> Vec<Option<u64>> {
        values.iter().copied().map(Some).collect()
    }

    #[test]
    fn small_counts_are_hidden_and_one_alone_takes_the_smallest_other_with_it() {
        assert_eq!(hidden(&some(&[12, 7, 30]), 5), [false, false, false]);
        assert_eq!(hidden(&some(&[0, 7, 30]), 5), [false, false, false]);
        assert_eq!(hidden(&some(&[3, 12, 7, 30]), 5), [true, false, true, false]);
        assert_eq!(hidden(&some(&[3, 2, 30, 40]), 5), [true, true, false, false]);
        // Two ones can only be two ones, so a third is hidden.
        assert_eq!(hidden(&some(&[1, 1, 30, 40]), 5), [true, true, true, false]);
        assert_eq!(hidden(&some(&[3, 12]), 0), [false, false]);
        assert_eq!(hidden(&[Some(3), None, Some(9), Some(20)], 5), [true, false, true, false]);
    }

    #[test]
    fn a_small_month_is_hidden_in_every_year_with_another() {
        let start: Month = "2019-01".parse().unwrap();
        let mut months: BTreeMap<Month, u64> =
            (0..24).map(|i| (start.plus(i), 20 + u64::try_from(i % 12).unwrap())).collect();
        assert!(hidden_months(&months, 5).is_empty());
        months.insert("2020-05".parse().unwrap(), 3);
        let hidden: Vec<String> =
            hidden_months(&months, 5).iter().map(ToString::to_string).collect();
        assert_eq!(hidden, ["2019-01", "2019-05", "2020-01", "2020-05"]);
    }

    /// Every way to fill the hidden places so that the sum is kept and the same places would be hidden.
    fn possible(values: &[u64], hide: &[bool], threshold: u64) -> Vec<Vec<u64>> {
        let places: Vec<usize> = (0..values.len()).filter(|&i| hide[i]).collect();
        let sum: u64 = places.iter().map(|&i| values[i]).sum();
        let mut found = Vec::new();
        let mut trial = values.to_vec();
        fill(&places, sum, &mut trial, &mut |trial| {
            if hidden(&some(trial), threshold) == hide {
                found.push(trial.to_vec());
            }
        });
        found
    }

    fn fill(places: &[usize], left: u64, trial: &mut Vec<u64>, found: &mut impl FnMut(&[u64])) {
        match places {
            [] => {}
            [last] => {
                trial[*last] = left;
                found(trial);
            }
            [first, rest @ ..] => {
                for value in 0..=left {
                    trial[*first] = value;
                    fill(rest, left - value, trial, found);
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn no_small_count_can_be_worked_out_even_by_who_knows_the_rule(
            values in prop::collection::vec(prop_oneof![0u64..6, 5u64..25], 3..7),
        ) {
            let hide = hidden(&some(&values), 5);
            let all_hidden = hide.iter().zip(&values).all(|(&hide, &v)| hide || v == 0);
            let possible = possible(&values, &hide, 5);
            for (place, &value) in values.iter().enumerate() {
                if is_small(value, 5) && !all_hidden {
                    prop_assert!(hide[place]);
                    let choices: BTreeSet<u64> = possible.iter().map(|trial| trial[place]).collect();
                    prop_assert!(choices.len() >= 2, "{values:?} {hide:?} {choices:?}");
                }
            }
        }
    }
}
