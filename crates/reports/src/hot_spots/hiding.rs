//! Hiding small counts, and those that would give them away.

use std::collections::BTreeMap;

use super::found::Found;
use super::places::Places;

/// What may not be shown.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    /// Whether each place's count is hidden.
    pub places: Vec<bool>,
    /// Whether sums over hot places or clusters would give a count away.
    pub sums: bool,
    /// Whether the sum over all places would.
    pub total: bool,
}

impl Hidden {
    /// Counts above nought and below `least` are hidden. Places are summed by whether they are hot and by cluster: where the
    /// hidden counts of such a group come to less than `least`, or are one alone, the least other count of it is hidden too.
    pub fn of(places: &Places, found: &Found, least: u64) -> Self {
        let counts = places.counts(0);
        let mut groups: BTreeMap<(bool, Option<usize>), Vec<usize>> = BTreeMap::new();
        for place in 0..counts.len() {
            let group = (found.hot[place], found.numbers[place].cluster);
            groups.entry(group).or_default().push(place);
        }
        let small = |place: &usize| (1..least).contains(&counts[*place]);
        let mut hidden = vec![false; counts.len()];
        let mut sums = false;
        for group in groups.values() {
            sums |= !hide(group, &counts, least, small, &mut hidden);
        }
        let mut total = false;
        if sums {
            // The groups' sums are not shown, so that only all places together must be safe.
            hidden.fill(false);
            let all: Vec<usize> = (0..counts.len()).collect();
            total = !hide(&all, &counts, least, small, &mut hidden);
        }
        Self { places: hidden, sums, total }
    }

    /// Whether anything is hidden: then no number is shown that counts can be worked out from.
    pub fn any(&self) -> bool {
        self.places.contains(&true)
    }
}

/// Whether the group's sum may be shown once these are hidden.
fn hide(
    group: &[usize],
    counts: &[u64],
    least: u64,
    small: impl Fn(&usize) -> bool,
    hidden: &mut [bool],
) -> bool {
    let (first, mut others): (Vec<usize>, Vec<usize>) = group.iter().partition(|one| small(one));
    if first.is_empty() {
        return true;
    }
    // Of equal counts the place that comes first.
    others.sort_by_key(|place| counts[*place]);
    let mut number = first.len();
    let mut sum: u64 = first.iter().map(|place| counts[*place]).sum();
    for place in first {
        hidden[place] = true;
    }
    let mut others = others.into_iter();
    while number < 2 || sum < least {
        let Some(place) = others.next() else { return false };
        hidden[place] = true;
        (number, sum) = (number + 1, sum + counts[place]);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(counts: &[u64], least: u64) -> (Vec<bool>, bool) {
        let all: Vec<usize> = (0..counts.len()).collect();
        let mut hidden = vec![false; counts.len()];
        let small = |place: &usize| (1..least).contains(&counts[*place]);
        let safe = hide(&all, counts, least, small, &mut hidden);
        (hidden, safe)
    }

    #[test]
    fn what_would_give_a_small_count_away_is_hidden_with_it() {
        assert_eq!(hidden(&[9, 8, 3, 0], 5), (vec![false, true, true, true], true));
        assert_eq!(hidden(&[9, 4, 3, 0], 5), (vec![false, true, true, false], true));
        assert_eq!(hidden(&[9, 8, 0], 5), (vec![false; 3], true));
        assert_eq!(hidden(&[3], 5), (vec![true], false));
        assert_eq!(hidden(&[9, 1, 2], 0), (vec![false; 3], true));
    }
}
