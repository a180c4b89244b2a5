//! How great a change two counts can show.

use super::poisson::Probabilities;
use super::rejection::Rejection;
use crate::StatisticsError;
use crate::normal::{above, distance};
use crate::numbers::{ratio_of_exposures, significance};

/// Means above this are answered by the normal distribution, which is then right to three digits.
const EXACT_UP_TO: f64 = 20_000.0;

/// How often a comparison of two counts calls a change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Power {
    /// The probability of the verdict "higher".
    pub higher: f64,
    /// The probability of the verdict "lower".
    pub lower: f64,
}

/// The smallest true changes that a comparison would show with a given probability.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DetectableChange {
    /// The smallest rise, as a part of the base: 0.3 for 30%.
    pub rise: f64,
    /// The smallest fall, as a part of the base: 0.3 for −30%. None where not even a fall to nought would be shown so often.
    pub fall: Option<f64>,
}

/// A comparison before it is made: what is expected at the base, the two exposures and the level of significance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlannedComparison {
    /// The count expected in the base period or area.
    pub base: f64,
    /// The exposure of the base.
    pub base_exposure: f64,
    /// The exposure of what is held against it.
    pub exposure: f64,
    /// The level of significance, such as 0.05; for many cells at once, what the correction leaves of it.
    pub alpha: f64,
}

impl PlannedComparison {
    /// The mean of the second count where the rate changes by `change` of itself.
    fn mean(&self, change: f64) -> f64 {
        self.base * (1.0 + change) * (self.exposure / self.base_exposure)
    }

    fn checked(self) -> Result<Self, StatisticsError> {
        let ratio = ratio_of_exposures(self.exposure, self.base_exposure)?;
        significance(self.alpha)?;
        if self.base > 0.0 && self.base < 1e12 && self.base * ratio < 1e12 {
            return Ok(self);
        }
        let wanted = "a number above 0 and below a million million";
        Err(StatisticsError::Setting { name: "expected count", value: self.base, wanted })
    }
}

/// How often [`super::change`] would say "higher" and "lower" of a rate that changes by `change` of itself (0.2 for +20%, −1
/// for a fall to nought, 0 for no change, whose power is the rate of false alarms).
///
/// Exactly, by adding up the Poisson probabilities of all pairs of counts that the test calls a change, where the means are
/// at most 20,000; above, by the normal distribution of the difference of square roots, which has mean
/// 2(√μ₁ − √(r μ₂))/√(1 + r), r = n₁/n₂, and variance 1.
///
/// Source: the sum as in Krishnamoorthy and Thomson (2004), as [`super::e_test`]; the approximation from Huffman (1984), as
/// [`super::square_root_test`].
pub fn power(comparison: PlannedComparison, change: f64) -> Result<Power, StatisticsError> {
    let comparison = comparison.checked()?;
    if !(change.is_finite() && change >= -1.0) {
        let wanted = "a part of the base, not below −1: 0.2 for a rise of a fifth";
        return Err(StatisticsError::Setting { name: "change", value: change, wanted });
    }
    let mean = comparison.mean(change);
    if mean.max(comparison.base) > EXACT_UP_TO {
        return Ok(by_normal(&comparison, mean));
    }
    let first = Likely::around(mean);
    let region = region(&comparison, first.start, first.end())?;
    Ok(by_sum(&region, &first, &Likely::around(comparison.base)))
}

/// The smallest true rise and fall that [`super::change`] would show with probability `probability`, such as 0.8.
///
/// Found by halving, to a part in a million, on the power that [`power`] gives. That rises with the change but for the last
/// digits.
pub fn smallest_detectable_change(
    comparison: PlannedComparison,
    probability: f64,
) -> Result<DetectableChange, StatisticsError> {
    let comparison = comparison.checked()?;
    if !(probability > comparison.alpha && probability < 1.0) {
        let wanted = "a probability above the level of significance, such as 0.8";
        return Err(StatisticsError::Setting { name: "power", value: probability, wanted });
    }
    let mut most = 0.5;
    let mut rises = Powers::over(&comparison, 0.0, most)?;
    while rises.at(most).higher < probability {
        most *= 2.0;
        rises = Powers::over(&comparison, 0.0, most)?;
    }
    let rise = smallest(most, |rise| rises.at(rise).higher >= probability);
    let falls = Powers::over(&comparison, -1.0, 0.0)?;
    let fall = (falls.at(-1.0).lower >= probability)
        .then(|| smallest(1.0, |fall| falls.at(-fall).lower >= probability));
    Ok(DetectableChange { rise, fall })
}

/// The smallest change up to `high` of which something holds.
fn smallest(mut high: f64, holds: impl Fn(f64) -> bool) -> f64 {
    let mut low = 0.0;
    while high - low > 1e-6 * high {
        let middle = f64::midpoint(low, high);
        if holds(middle) { high = middle } else { low = middle }
    }
    high
}

/// The power at each change of a range, from one region of rejection.
struct Powers<'a> {
    comparison: &'a PlannedComparison,
    /// None where the normal distribution answers.
    exact: Option<(Rejection, Likely)>,
}

impl<'a> Powers<'a> {
    fn over(
        comparison: &'a PlannedComparison,
        from: f64,
        to: f64,
    ) -> Result<Self, StatisticsError> {
        let (low, high) = (comparison.mean(from), comparison.mean(to));
        if high.max(comparison.base) > EXACT_UP_TO {
            return Ok(Self { comparison, exact: None });
        }
        let region = region(comparison, Likely::around(low).start, Likely::around(high).end())?;
        Ok(Self { comparison, exact: Some((region, Likely::around(comparison.base))) })
    }

    fn at(&self, change: f64) -> Power {
        let mean = self.comparison.mean(change);
        match &self.exact {
            Some((region, second)) => by_sum(region, &Likely::around(mean), second),
            None => by_normal(self.comparison, mean),
        }
    }
}

/// The pairs that are called a change, for the first counts of a range.
fn region(
    comparison: &PlannedComparison,
    from: u64,
    to: u64,
) -> Result<Rejection, StatisticsError> {
    Rejection::of(comparison.exposure, comparison.base_exposure, comparison.alpha, from, to)
}

fn by_sum(region: &Rejection, first: &Likely, second: &Likely) -> Power {
    let mut power = Power { higher: 0.0, lower: 0.0 };
    for (count, probability) in (first.start..).zip(&first.each) {
        let (below, from) = region.at(count);
        power.higher += probability * second.below(below);
        power.lower += probability * (1.0 - second.below(from));
    }
    Power { higher: power.higher.clamp(0.0, 1.0), lower: power.lower.clamp(0.0, 1.0) }
}

fn by_normal(comparison: &PlannedComparison, mean: f64) -> Power {
    let ratio = comparison.exposure / comparison.base_exposure;
    let apart = 2.0 * (mean.sqrt() - (ratio * comparison.base).sqrt()) / (1.0 + ratio).sqrt();
    let z = distance(comparison.alpha);
    Power { higher: above(z - apart), lower: above(z + apart) }
}

/// The counts around a mean that are likely enough to matter, and what adds up before each.
struct Likely {
    start: u64,
    each: Vec<f64>,
    sums: Vec<f64>,
}

impl Likely {
    fn around(mean: f64) -> Self {
        if mean <= 0.0 {
            return Self { start: 0, each: vec![1.0], sums: vec![0.0, 1.0] };
        }
        let mut table = Probabilities::around(mean);
        table.leave_out_below(1e-14);
        let Probabilities { start, each } = table;
        let mut sums = vec![0.0];
        let mut sum = 0.0;
        for probability in &each {
            sum += probability;
            sums.push(sum);
        }
        Self { start, each, sums }
    }

    fn end(&self) -> u64 {
        self.start.saturating_add(self.each.len() as u64)
    }

    /// The probability of less than `count`.
    fn below(&self, count: u64) -> f64 {
        let place = usize::try_from(count.saturating_sub(self.start)).unwrap_or(usize::MAX);
        self.sums[place.min(self.each.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Counted, Verdict, change, compare_counts};
    use super::*;

    fn year(base: f64) -> PlannedComparison {
        PlannedComparison { base, base_exposure: 1.0, exposure: 1.0, alpha: 0.05 }
    }

    /// Every pair asked.
    fn by_the_book(comparison: PlannedComparison, change: f64) -> Power {
        let second = Likely::around(comparison.base);
        let first = Likely::around(comparison.mean(change));
        let mut power = Power { higher: 0.0, lower: 0.0 };
        for (k1, p1) in (first.start..).zip(&first.each).filter(|(_, p)| **p > 1e-7) {
            for (k2, p2) in (second.start..).zip(&second.each).filter(|(_, p)| **p > 1e-7) {
                let (n1, n2) = (comparison.exposure, comparison.base_exposure);
                let test = compare_counts(k1, n1, k2, n2).unwrap();
                match Verdict::of(test.p_value, test.order, comparison.alpha) {
                    Verdict::Higher => power.higher += p1 * p2,
                    Verdict::Lower => power.lower += p1 * p2,
                    Verdict::WithinChance => {}
                }
            }
        }
        power
    }

    #[test]
    fn as_if_every_pair_were_asked() {
        let unequal =
            PlannedComparison { base: 30.0, base_exposure: 3.0, exposure: 1.0, alpha: 0.05 };
        for (comparison, change) in [
            (year(5.0), 0.0),
            (year(20.0), 0.5),
            (year(20.0), -0.5),
            (year(60.0), 0.2),
            (unequal, 0.5),
        ] {
            let (quick, slow) =
                (power(comparison, change).unwrap(), by_the_book(comparison, change));
            assert!((quick.higher - slow.higher).abs() < 1e-4, "{change} {quick:?} {slow:?}");
            assert!((quick.lower - slow.lower).abs() < 1e-4, "{change} {quick:?} {slow:?}");
        }
    }

    #[test]
    fn the_published_powers_of_the_e_test() {
        // With no change the power is the level, about; for few events less.
        let none = power(year(100.0), 0.0).unwrap();
        assert!((none.higher + none.lower - 0.05).abs() < 0.004, "{none:?}");
        let few = power(year(2.0), 0.0).unwrap();
        assert!(few.higher + few.lower < 0.05, "{few:?}");
    }

    #[test]
    fn a_hundred_must_fall_by_a_third_or_so() {
        // About 30 fewer of 100 are what can be told (Wheeler's rule of thumb); with probability 0.8 it takes 36.
        let smallest = smallest_detectable_change(year(100.0), 0.8).unwrap();
        assert!((smallest.fall.unwrap() - 0.36).abs() < 0.01, "{smallest:?}");
        assert!((smallest.rise - 0.436).abs() < 0.01, "{smallest:?}");
        let reached = power(year(100.0), smallest.rise).unwrap().higher;
        assert!((0.8..0.8 + 1e-4).contains(&reached), "{reached}");
        // Seen once, a fall of 30 is called one and a fall of 24 is not.
        let seen = |now| {
            let with = |count| Counted { count, exposure: 1.0 };
            change(with(now), with(100), 0.05).unwrap().verdict
        };
        assert_eq!([seen(70), seen(76)], [Verdict::Lower, Verdict::WithinChance]);
        // Of three a year, not even none would be told from chance.
        assert_eq!(smallest_detectable_change(year(3.0), 0.8).unwrap().fall, None);
    }

    #[test]
    fn where_the_normal_distribution_takes_over_it_says_the_same() {
        let (below, beyond) = (year(EXACT_UP_TO / 1.03), year(EXACT_UP_TO / 1.01));
        let exact = power(below, 0.02).unwrap();
        let normal = by_normal(&below, below.mean(0.02));
        assert!((exact.higher - normal.higher).abs() < 1e-3, "{exact:?} {normal:?}");
        let smallest = |comparison| smallest_detectable_change(comparison, 0.8).unwrap().rise;
        assert!((smallest(below) / smallest(beyond) - 1.0).abs() < 0.02);
        assert!(smallest(year(1e9)) < 2e-4);
    }

    #[test]
    fn what_is_refused() {
        assert!(power(year(0.0), 0.1).is_err() && power(year(f64::NAN), 0.1).is_err());
        assert!(power(year(5.0), -1.1).is_err() && power(year(5.0), f64::NAN).is_err());
        assert!(power(PlannedComparison { alpha: 0.95, ..year(5.0) }, 0.1).is_err());
        assert!(power(PlannedComparison { exposure: 0.0, ..year(5.0) }, 0.1).is_err());
        for wrong in [0.0, 0.05, 1.0, f64::NAN] {
            assert!(smallest_detectable_change(year(5.0), wrong).is_err(), "{wrong}");
        }
        let gone = power(year(100.0), -1.0).unwrap();
        assert!(gone.lower > 0.999_999 && gone.higher < 1e-9, "{gone:?}");
    }
}
