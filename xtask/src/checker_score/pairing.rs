//! Findings given to rows, each to one at most, for the most in all.

/// What a pair is worth. Larger kinds outweigh any number of smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    pub row: usize,
    pub finding: usize,
    /// Whether the reason is right.
    pub right: bool,
    /// How far they stand apart, 0 or 1.
    pub distance: u8,
}

impl Pair {
    fn worth(&self) -> i64 {
        let right = if self.right { 1 << 40 } else { 0 };
        right + (1 << 20) + i64::from(1 - self.distance.min(1))
    }
}

/// The finding of each row, such that the most are right, then the most are found, then the most stand on the row's own line.
/// Of equal ways the one that gives the first rows the first findings, as the pairs have them.
pub fn best(rows: usize, findings: usize, pairs: &[Pair]) -> Vec<Option<Pair>> {
    let mut of_row: Vec<Option<Pair>> = vec![None; rows];
    let mut of_finding: Vec<Option<Pair>> = vec![None; findings];
    // Each round takes the path of swaps that gains most, which keeps the whole the best of its size.
    loop {
        let mut gain: Vec<Option<i64>> =
            of_row.iter().map(|pair| pair.is_none().then_some(0)).collect();
        let mut reached: Vec<Option<(i64, Pair)>> = vec![None; findings];
        let mut changed = true;
        while changed {
            changed = false;
            for pair in pairs.iter().filter(|pair| of_row[pair.row] != Some(**pair)) {
                let Some(before) = gain[pair.row] else { continue };
                let now = before + pair.worth();
                if reached[pair.finding].is_some_and(|(best, _)| best >= now) {
                    continue;
                }
                reached[pair.finding] = Some((now, *pair));
                changed = true;
                if let Some(held) = of_finding[pair.finding] {
                    gain[held.row] = Some(now - held.worth());
                }
            }
        }
        let mut end: Option<(i64, usize)> = None;
        for (finding, reached) in reached.iter().enumerate() {
            if let Some((gain, _)) = reached
                && of_finding[finding].is_none()
                && *gain > end.map_or(0, |(best, _)| best)
            {
                end = Some((*gain, finding));
            }
        }
        let Some((_, mut finding)) = end else { return of_row };
        while let Some((_, pair)) = reached[finding] {
            let before = of_row[pair.row].replace(pair);
            of_finding[finding] = Some(pair);
            let Some(before) = before else { break };
            finding = before.finding;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(row: usize, finding: usize, right: bool, distance: u8) -> Pair {
        Pair { row, finding, right, distance }
    }

    fn findings(pairs: &[Pair]) -> Vec<Option<usize>> {
        best(3, 3, pairs).iter().map(|pair| pair.map(|pair| pair.finding)).collect()
    }

    #[test]
    fn one_finding_counts_for_one_row() {
        let pairs = [pair(0, 1, true, 0), pair(1, 1, true, 0), pair(2, 1, false, 0)];
        assert_eq!(findings(&pairs), [Some(1), None, None]);
    }

    #[test]
    fn a_row_gives_way_where_more_are_found() {
        let pairs = [pair(0, 0, false, 0), pair(0, 1, false, 1), pair(1, 0, false, 1)];
        assert_eq!(findings(&pairs), [Some(1), Some(0), None]);
        let chain = [
            pair(0, 0, true, 0),
            pair(0, 1, true, 0),
            pair(1, 0, true, 0),
            pair(1, 2, true, 0),
            pair(2, 0, true, 0),
        ];
        assert_eq!(findings(&chain), [Some(1), Some(2), Some(0)]);
    }

    #[test]
    fn right_reasons_come_before_rows_found_and_those_before_nearness() {
        let pairs = [pair(0, 0, false, 0), pair(1, 0, true, 1)];
        assert_eq!(findings(&pairs), [None, Some(0), None]);
        let near = [pair(0, 0, true, 1), pair(0, 2, true, 0)];
        assert_eq!(findings(&near), [Some(2), None, None]);
    }
}
