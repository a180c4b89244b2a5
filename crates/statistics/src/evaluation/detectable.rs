//! The smallest effect that a design could have seen: what "no change was found" is worth.

use super::displacement::DisplacementDesign;
use crate::StatisticsError;
use crate::counts::{PlannedComparison, smallest_detectable_change};
use crate::normal::{quantile, reach};
use crate::numbers::{confidence, exposure, outside, real};

/// What a design is asked to see, and how surely.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sensitivity {
    /// The level of the test's interval: 0.95 for a two-sided test at 5%.
    pub level: f64,
    /// The probability that the test calls an effect of this size; 0.5 is an effect that is just called on average.
    pub power: f64,
    /// How many times more the counts vary than Poisson counts do; 1 where they are Poisson, more where they come in runs.
    pub dispersion: f64,
}

impl Default for Sensitivity {
    fn default() -> Self {
        Self { level: 0.95, power: 0.8, dispersion: 1.0 }
    }
}

impl Sensitivity {
    fn check(&self) -> Result<(), StatisticsError> {
        confidence(self.level)?;
        confidence(self.power)?;
        if !(self.dispersion.is_finite() && self.dispersion >= 1.0) {
            let (name, value, wanted) = ("dispersion", self.dispersion, "a number of at least 1");
            return Err(StatisticsError::Setting { name, value, wanted });
        }
        Ok(())
    }
}

/// The smallest fall that a design sees with the power asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detectable {
    /// How many events fewer, in the period after.
    pub events: f64,
    /// How many events are expected in the period after where nothing is done.
    pub expected: f64,
}

impl Detectable {
    /// The fall as a share of what is expected.
    pub fn share(&self) -> f64 {
        self.events / self.expected
    }
}

/// The smallest local fall that a weighted displacement difference of this design sees, from the counts before alone.
///
/// Where nothing is done each place is expected to have after what it had before, times the ratio of the periods' lengths. A
/// fall of x in the treated area's count moves the difference by x/w, w = length of the period after × the area's size, and
/// leaves it the variance φ (V − x/w²) with V the variance where nothing is done. It is called with the probability asked
/// for where x/w = k √(φ (V − x/w²)), k = z(1 − α/2) + z(power), so that x = −k²φ/2 + √(k⁴φ²/4 + k²φ V w²).
///
/// None where that is more than there is to prevent: the design could not have seen even an end to all events. The counts
/// after are not looked at: power worked out from the effect that was found says nothing that the p-value does not.
///
/// Source: the variance of Wheeler and Ratcliffe (2018), whose graph of what is seen at one-tailed p < 0.1 gives about 30 to
/// be prevented where all areas have about 100 a period, and 15 where they have 20: a level of 0.8 and a power of 0.5 here.
pub fn detectable_displacement(
    design: &DisplacementDesign,
    sensitivity: Sensitivity,
) -> Result<Option<Detectable>, StatisticsError> {
    sensitivity.check()?;
    design.check()?;
    let ratio = design.after / design.before;
    let (area, control) = design.displacement.unzip();
    let variance: f64 = [Some(design.treated), Some(design.control), area, control]
        .into_iter()
        .flatten()
        .map(|place| {
            let (before, after) = (design.before * place.size, design.after * place.size);
            let count = real(place.before);
            count / (before * before) + count * ratio / (after * after)
        })
        .sum();
    let expected = real(design.treated.before) * ratio;
    let weight = design.after * design.treated.size;
    let k = reach(sensitivity.level)? + quantile(sensitivity.power);
    if k <= 0.0 {
        let (name, value) = ("power", sensitivity.power);
        let wanted = "a power above the chance of a false alarm";
        return Err(StatisticsError::Setting { name, value, wanted });
    }
    let part = k * k * sensitivity.dispersion;
    let events = (part * part / 4.0 + part * variance * weight * weight).sqrt() - part / 2.0;
    Ok((expected > 0.0 && events <= expected).then_some(Detectable { events, expected }))
}

/// The smallest fall and the smallest rise from a count in one period that the comparison with the next shows, in events.
///
/// `count` is what one period of length `before` has on average; the next has the length `after`. Both counts vary by
/// chance. The answer is that of [`smallest_detectable_change`], which says it as a part of the count, for counts that vary
/// as Poisson counts do; where they vary more, counts divided by the dispersion take their place.
///
/// The fall is none where even an end to all events would not be seen often enough.
///
/// # Errors
/// Those of [`smallest_detectable_change`]: a power that is not above 1 − level is none, nor is a level of a half or less.
pub fn detectable_change(
    count: f64,
    before: f64,
    after: f64,
    sensitivity: Sensitivity,
) -> Result<(Option<Detectable>, Detectable), StatisticsError> {
    sensitivity.check()?;
    let expected = exposure(count)? * (exposure(after)? / exposure(before)?);
    let comparison = PlannedComparison {
        base: count / sensitivity.dispersion,
        base_exposure: before,
        exposure: after,
        alpha: outside(sensitivity.level)?,
    };
    let found = smallest_detectable_change(comparison, sensitivity.power)?;
    let events = |part: f64| Detectable { events: expected * part, expected };
    Ok((found.fall.map(events), events(found.rise)))
}

#[cfg(test)]
mod tests {
    use super::super::displacement::Place;
    use super::*;
    use crate::counts::compare_counts;
    use crate::counts::poisson::Probabilities;
    use proptest::prelude::*;

    fn all_at(count: u64, displacement: bool) -> DisplacementDesign {
        let place = Place::new(count, 0);
        let design = DisplacementDesign::new(place, place);
        if displacement { design.with_displacement(place, place) } else { design }
    }

    #[test]
    fn about_a_hundred_a_period_needs_about_thirty_prevented() {
        // Wheeler on Wheeler and Ratcliffe (2018): weak evidence, a one-tailed p of 0.1. All eight counts at 100 need about
        // 30, at 20 they need 15.
        let weak = Sensitivity { level: 0.8, power: 0.5, dispersion: 1.0 };
        let local = detectable_displacement(&all_at(100, false), weak).unwrap().unwrap();
        let both = detectable_displacement(&all_at(100, true), weak).unwrap().unwrap();
        assert!((local.events - 24.8).abs() < 0.1, "{local:?}");
        assert!((both.events - 35.4).abs() < 0.1, "{both:?}");
        let small = detectable_displacement(&all_at(20, true), weak).unwrap().unwrap();
        assert!((small.events - 15.4).abs() < 0.1, "{small:?}");
        // What is called half the time at 5%, one-tailed, is 30 to the nearest ten too; what is called surely, half of all.
        let even = Sensitivity { level: 0.9, power: 0.5, dispersion: 1.0 };
        let even = detectable_displacement(&all_at(100, false), even).unwrap().unwrap();
        assert!((even.events - 31.57).abs() < 0.01, "{even:?}");
        let sure = detectable_displacement(&all_at(100, false), Sensitivity::default());
        assert!((sure.unwrap().unwrap().share() - 0.522_5).abs() < 0.001);
        // 20 a period cannot show anything surely, not even an end to all.
        let sure = detectable_displacement(&all_at(20, true), Sensitivity::default()).unwrap();
        assert_eq!(sure, None);
    }

    #[test]
    fn the_smallest_effect_is_seen_as_often_as_asked_for() {
        let sensitivity = Sensitivity::default();
        for (count, after) in [(100.0, 1.0), (40.0, 2.0), (1000.0, 0.25)] {
            let (fall, rise) = detectable_change(count, 1.0, after, sensitivity).unwrap();
            let fall = fall.unwrap();
            for second in [count * after - fall.events, count * after + rise.events] {
                // The sum over all pairs, by the test itself.
                let (one, two) = (Probabilities::around(count), Probabilities::around(second));
                let mut power = 0.0;
                for (k1, p1) in (one.start..).zip(&one.each).filter(|(_, p)| **p > 1e-6) {
                    for (k2, p2) in (two.start..).zip(&two.each).filter(|(_, p)| **p > 1e-6) {
                        if compare_counts(k1, 1.0, k2, after).unwrap().p_value <= 0.05 {
                            power += p1 * p2;
                        }
                    }
                }
                assert!((power - 0.8).abs() < 0.001, "{count} {second}: {power}");
            }
        }
    }

    #[test]
    fn counts_that_vary_more_need_as_much_more_to_show_a_change() {
        let rough = Sensitivity { dispersion: 2.5, ..Sensitivity::default() };
        let (fall, rise) = detectable_change(250.0, 12.0, 6.0, rough).unwrap();
        let (plain_fall, plain_rise) =
            detectable_change(100.0, 12.0, 6.0, Sensitivity::default()).unwrap();
        assert!((rise.events / plain_rise.events - 2.5).abs() < 1e-9);
        assert!((fall.unwrap().share() / plain_fall.unwrap().share() - 1.0).abs() < 1e-9);
        assert!((rise.expected - 125.0).abs() < 1e-9);
    }

    #[test]
    fn what_has_no_answer() {
        let (fall, rise) = detectable_change(3.0, 1.0, 1.0, Sensitivity::default()).unwrap();
        assert!(fall.is_none() && rise.events > 3.0);
        for wrong in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(detectable_change(wrong, 1.0, 1.0, Sensitivity::default()).is_err());
            assert!(detectable_change(5.0, wrong, 1.0, Sensitivity::default()).is_err());
            let sensitivity = Sensitivity { power: wrong, ..Sensitivity::default() };
            assert!(detectable_change(5.0, 1.0, 1.0, sensitivity).is_err());
            let sensitivity = Sensitivity { dispersion: wrong, ..Sensitivity::default() };
            assert!(detectable_displacement(&all_at(100, false), sensitivity).is_err());
        }
        let none = detectable_displacement(&all_at(0, true), Sensitivity::default()).unwrap();
        assert_eq!(none, None);
        let powerless = Sensitivity { power: 0.001, ..Sensitivity::default() };
        assert!(detectable_displacement(&all_at(100, false), powerless).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn more_events_and_less_scatter_show_smaller_shares(count in 60u64..3000) {
            let plain = Sensitivity::default();
            let rough = Sensitivity { dispersion: 2.0, ..plain };
            let share = |count: u64, sensitivity: Sensitivity| {
                detectable_displacement(&all_at(count, false), sensitivity)
                    .unwrap()
                    .map_or(1.0, |smallest| smallest.share())
            };
            prop_assert!(share(count * 2, plain) < share(count, plain));
            prop_assert!(share(count, plain) < share(count, rough) + 1e-12);
            let (fall, rise) = detectable_change(real(count), 1.0, 1.0, plain).unwrap();
            // A rise brings more scatter than a fall.
            prop_assert!(fall.unwrap().events < rise.events + 1.0);
        }
    }
}
