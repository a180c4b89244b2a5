//! Whether a change is one: the verdict that is printed beside two counts.

use std::cmp::Ordering;

use rayon::prelude::*;

use super::ratio_interval::limits;
use super::{CountComparison, CountTest, RatioInterval, RatioLimits, compare_counts};
use crate::StatisticsError;
use crate::multiple::Correction;
use crate::numbers::{real, significance};

/// What may be said of two counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The first rate is higher than the second.
    Higher,
    /// The first rate is lower than the second.
    Lower,
    /// The two do not differ by more than chance would have it.
    WithinChance,
}

impl Verdict {
    /// The verdict in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::WithinChance => "within the range expected by chance",
        }
    }

    /// The verdict of a p-value, adjusted or not, at a level of significance such as 0.05: a change where p is at most that.
    pub fn of(p_value: f64, order: Ordering, alpha: f64) -> Self {
        match order {
            Ordering::Greater if p_value <= alpha => Self::Higher,
            Ordering::Less if p_value <= alpha => Self::Lower,
            _ => Self::WithinChance,
        }
    }
}

/// A count with its exposure: the population, time, or both, in which it was counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    /// The count.
    pub count: u64,
    /// The exposure, in any unit that both sides of a comparison share.
    pub exposure: f64,
}

/// What changed between two counts, and whether that is more than chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// What may be said.
    pub verdict: Verdict,
    /// The level of significance at which it is said, such as 0.05.
    pub alpha: f64,
    /// How likely a difference as great as this is where the rates do not differ, for these two counts alone.
    pub p_value: f64,
    /// The p-value that the verdict rests on: adjusted for the other comparisons of the table.
    pub adjusted_p_value: f64,
    /// The test.
    pub test: CountTest,
    /// How p-values were adjusted.
    pub correction: Correction,
    /// The first rate less the second, for one unit of exposure; with exposures of 1, the change of the count.
    pub difference: f64,
    /// The first rate over the second with an interval of confidence 1 − alpha, for these two counts alone.
    pub ratio: RatioLimits,
    /// Which interval.
    pub interval: RatioInterval,
}

impl Change {
    /// The change in percent of the second rate. None where the second count is nought: there is no percentage of nothing,
    /// and the change of the count must be shown instead.
    pub fn percent(&self) -> Option<f64> {
        self.ratio.ratio.map(|ratio| 100.0 * (ratio - 1.0))
    }
}

/// Whether `now` differs from `before` by more than chance, at a level of significance such as 0.05.
///
/// The test is that of [`compare_counts`]. At equal exposures the interval of the ratio holds 1 just where the verdict is
/// "within chance".
///
/// Holds for counts of events that happen one by one. Where counts vary more than that from year to year (repeats, series,
/// recording drives) the verdict comes too easily; where many cells of a table are compared, take [`changes`].
///
/// ```
/// use statistics::counts::{Counted, Verdict, change};
///
/// let year = |count| Counted { count, exposure: 1.0 };
/// let burglary = change(year(30), year(20), 0.05)?;
/// assert_eq!(burglary.verdict, Verdict::WithinChance);
/// assert_eq!(burglary.percent(), Some(50.0));
/// # Ok::<(), statistics::StatisticsError>(())
/// ```
pub fn change(now: Counted, before: Counted, alpha: f64) -> Result<Change, StatisticsError> {
    let comparison = compare(now, before)?;
    described(now, before, significance(alpha)?, comparison, comparison.p_value, Correction::None)
}

/// Whether each pair of a table, `(now, before)`, differs by more than chance, its p-values adjusted for one another.
///
/// The intervals of the ratios are not adjusted: each is that of its own cell alone, and may leave 1 out where the verdict
/// is "within chance". No pairs give no verdicts.
pub fn changes(
    pairs: &[(Counted, Counted)],
    alpha: f64,
    correction: Correction,
) -> Result<Vec<Change>, StatisticsError> {
    let alpha = significance(alpha)?;
    let compared: Vec<CountComparison> = pairs
        .par_iter()
        .map(|&(now, before)| compare(now, before))
        .collect::<Result<_, StatisticsError>>()?;
    let p_values: Vec<f64> = compared.iter().map(|comparison| comparison.p_value).collect();
    let adjusted = correction.adjust(&p_values)?;
    (pairs, &compared, &adjusted)
        .into_par_iter()
        .map(|(&(now, before), &comparison, &p)| {
            described(now, before, alpha, comparison, p, correction)
        })
        .collect()
}

fn compare(now: Counted, before: Counted) -> Result<CountComparison, StatisticsError> {
    compare_counts(now.count, now.exposure, before.count, before.exposure)
}

fn described(
    now: Counted,
    before: Counted,
    alpha: f64,
    comparison: CountComparison,
    adjusted_p_value: f64,
    correction: Correction,
) -> Result<Change, StatisticsError> {
    let interval = RatioInterval::for_counts(now.count, before.count);
    let (one, other) = ((now.count, now.exposure), (before.count, before.exposure));
    Ok(Change {
        verdict: Verdict::of(adjusted_p_value, comparison.order, alpha),
        alpha,
        p_value: comparison.p_value,
        adjusted_p_value,
        test: comparison.test,
        correction,
        difference: real(now.count) / now.exposure - real(before.count) / before.exposure,
        ratio: limits(one, other, alpha, interval)?,
        interval,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn year(count: u64) -> Counted {
        Counted { count, exposure: 1.0 }
    }

    #[test]
    fn a_rise_of_half_can_be_chance_and_a_fall_of_an_eighth_a_change() {
        let small = change(year(30), year(20), 0.05).unwrap();
        assert_eq!(small.verdict, Verdict::WithinChance);
        assert!((small.percent().unwrap() - 50.0).abs() < 1e-12);
        assert!((small.difference - 10.0).abs() < f64::EPSILON);
        assert!(small.ratio.lower < 1.0 && small.ratio.upper.unwrap() > 1.0);
        assert_eq!(small.verdict.words(), "within the range expected by chance");
        let large = change(year(1474), year(1700), 0.05).unwrap();
        assert_eq!(large.verdict, Verdict::Lower);
        assert_eq!(large.test, CountTest::Score);
        assert!(large.ratio.upper.unwrap() < 1.0);
        assert_eq!(change(year(9), year(0), 0.05).unwrap().verdict, Verdict::Higher);
    }

    #[test]
    fn there_is_no_percentage_of_nought() {
        let from_none = change(year(7), year(0), 0.05).unwrap();
        assert_eq!((from_none.percent(), from_none.ratio.upper), (None, None));
        assert!((from_none.difference - 7.0).abs() < f64::EPSILON);
        let to_none = change(year(0), year(7), 0.05).unwrap();
        assert_eq!(to_none.percent(), Some(-100.0));
        let neither = change(year(0), year(0), 0.05).unwrap();
        assert_eq!((neither.verdict, neither.percent()), (Verdict::WithinChance, None));
        assert!((neither.p_value - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn a_table_is_corrected_for_its_size() {
        // One real change among a hundred cells that did not move, and one that chance moves once in thirty.
        let mut pairs = vec![(year(50), year(50)); 98];
        pairs.push((year(120), year(50)));
        pairs.push((year(73), year(50)));
        let plain = changes(&pairs, 0.05, Correction::None).unwrap();
        let corrected = changes(&pairs, 0.05, Correction::BenjaminiHochberg).unwrap();
        assert_eq!([plain[98].verdict, plain[99].verdict], [Verdict::Higher; 2]);
        assert_eq!(corrected[98].verdict, Verdict::Higher);
        assert_eq!(corrected[99].verdict, Verdict::WithinChance);
        assert!((corrected[99].p_value - plain[99].p_value).abs() < f64::EPSILON);
        assert!(corrected[99].adjusted_p_value > corrected[99].p_value);
        assert!(changes(&[], 0.05, Correction::BenjaminiHochberg).unwrap().is_empty());
    }

    #[test]
    fn a_level_of_confidence_is_refused() {
        assert!(change(year(1), year(2), 0.95).is_err());
        assert!(changes(&[], f64::NAN, Correction::None).is_err());
        let wrong = Counted { count: 1, exposure: 0.0 };
        assert!(change(wrong, year(1), 0.05).is_err());
        assert!(changes(&[(year(1), year(1)), (year(1), wrong)], 0.05, Correction::None).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn at_equal_exposures_interval_and_verdict_do_not_contradict_each_other(
            now in 0u64..700, part in 0.5f64..1.5, exposure in 0.1f64..1e6, alpha in 0.001f64..0.2,
        ) {
            let count = (0..2_000).find(|&k| real(k) >= real(now) * part).unwrap_or(0);
            let with = |count| Counted { count, exposure };
            let change = change(with(now), with(count), alpha).unwrap();
            let upper = change.ratio.upper.unwrap_or(f64::INFINITY);
            let by_interval = match (change.ratio.lower > 1.0, upper < 1.0) {
                (true, false) => Verdict::Higher,
                (false, true) => Verdict::Lower,
                _ => Verdict::WithinChance,
            };
            prop_assert_eq!(change.verdict, by_interval, "{:?}", change);
        }

        #[test]
        fn the_order_of_cells_does_not_matter(
            cells in prop::collection::vec((0u64..60, 0u64..60), 1..20),
        ) {
            let mut pairs: Vec<_> = cells.iter().map(|&(a, b)| (year(a), year(b))).collect();
            let mut forwards = changes(&pairs, 0.05, Correction::default()).unwrap();
            pairs.reverse();
            let backwards = changes(&pairs, 0.05, Correction::default()).unwrap();
            forwards.reverse();
            prop_assert_eq!(forwards, backwards);
        }
    }
}
