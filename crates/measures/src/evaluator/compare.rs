//! A figure held against another period: change, percentage, and whether it is more than chance.

use figure::{Comparison, Period, Reason, Verdict};
use statistics::counts::{self, Counted};

use super::population::number;

/// A count for the comparison, or why there is none.
pub(super) type Known = Result<u64, Reason>;

/// Holds a count against that of another period. Without one of the two there is neither change nor test.
pub(super) fn compare(
    (period, value): (Period, Option<u64>),
    (other, other_value): (Period, &Known),
    chosen_because: Option<String>,
    level: f64,
) -> Comparison {
    let base = other_value.as_ref().ok().copied();
    let mut comparison = Comparison {
        period: other,
        value: base.map(number),
        change: None,
        change_percent: None,
        p_value: None,
        verdict: None,
        method: None,
        chosen_because,
        reason: other_value.as_ref().err().cloned(),
    };
    let (Some(value), Some(base)) = (value, base) else { return comparison };
    let months = (months(period), months(other));
    let equal = period.len() == other.len();
    if equal {
        let change = number(value) - number(base);
        comparison.change = Some(change);
        comparison.change_percent = (base > 0).then(|| 100.0 * change / number(base));
    } else {
        comparison.reason = Some(Reason::new(format!(
            "no change is given: {} months are held against {}",
            period.len(),
            other.len()
        )));
    }
    // For equal spans the exposures are equal whatever their unit; for others they are the months.
    let exposures = if equal { (1.0, 1.0) } else { months };
    let counted = |count, exposure| Counted { count, exposure };
    let (now, then) = (counted(value, exposures.0), counted(base, exposures.1));
    if let Ok(found) = counts::change(now, then, level) {
        comparison.p_value = Some(found.p_value);
        comparison.verdict = Some(said(found.verdict));
        let test = found.test.name();
        comparison.method = Some(if equal {
            format!("{test}, equal spans, level {level}")
        } else {
            format!("{test} of counts per month, level {level}")
        });
    }
    comparison
}

/// A verdict as figures have it.
pub(super) fn said(verdict: counts::Verdict) -> Verdict {
    match verdict {
        counts::Verdict::Higher => Verdict::Higher,
        counts::Verdict::Lower => Verdict::Lower,
        counts::Verdict::WithinChance => Verdict::WithinChance,
    }
}

fn months(period: Period) -> f64 {
    number(u64::try_from(period.len()).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    #[test]
    fn a_change_is_called_one_only_beyond_chance() {
        let (now, then) = (period("2020-03..2021-02"), period("2019-03..2020-02"));
        let fall = compare((now, Some(1474)), (then, &Ok(2738)), None, 0.05);
        assert_eq!((fall.change, fall.verdict), (Some(-1264.0), Some(Verdict::Lower)));
        assert!((fall.change_percent.unwrap() + 46.165).abs() < 0.001);
        // Krishnamoorthy and Thomson 2004: 6 against 2, p = 0.1749.
        let few = compare((now, Some(6)), (then, &Ok(2)), None, 0.05);
        assert_eq!(few.verdict, Some(Verdict::WithinChance));
        assert!((few.p_value.unwrap() - 0.174_874_820_944).abs() < 1e-9);
    }

    #[test]
    fn a_percentage_of_nought_is_not_given() {
        let (now, then) = (period("2021-02..2021-02"), period("2021-01..2021-01"));
        let rise = compare((now, Some(3)), (then, &Ok(0)), None, 0.05);
        assert_eq!((rise.change, rise.change_percent), (Some(3.0), None));
    }

    #[test]
    fn unequal_spans_have_no_change_but_a_test_per_month() {
        let (now, then) = (period("2020-03..2021-02"), period("2019-09..2020-02"));
        let rise = compare((now, Some(240)), (then, &Ok(60)), None, 0.05);
        assert_eq!((rise.change, rise.change_percent), (None, None));
        assert_eq!(rise.verdict, Some(Verdict::Higher));
        assert!(rise.reason.unwrap().0.contains("12 months are held against 6"));
    }
}
