//! The weighted displacement difference of a treated area, its control, and the area that may have been displaced to.

use super::change::Change;
use crate::StatisticsError;
use crate::normal::reach;
use crate::numbers::{exposure, finite, not_negative, real, same_length};

/// One area's counts before and after, and its size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// How many events in the period before.
    pub before: u64,
    /// How many events in the period after.
    pub after: u64,
    /// Its size (area, persons, premises) that counts are divided by; 1 where counts are compared as they are.
    pub size: f64,
}

impl Place {
    /// A place whose counts are taken as they are.
    pub const fn new(before: u64, after: u64) -> Self {
        Self { before, after, size: 1.0 }
    }

    /// The same place with its counts divided by a size.
    #[must_use]
    pub const fn of_size(self, size: f64) -> Self {
        Self { size, ..self }
    }
}

/// The counts of a design with a treated area, a control and, where displacement is looked for, an area it may have gone to
/// with a control of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DisplacementDesign {
    /// Where something was done.
    pub treated: Place,
    /// Where nothing was done and the same trend is expected.
    pub control: Place,
    /// The area that events may have been displaced to, and its control.
    pub displacement: Option<(Place, Place)>,
    /// The length of the period before, in any unit.
    pub before: f64,
    /// The length of the period after, in the same unit; where it is 1, a change is one per period after.
    pub after: f64,
}

impl DisplacementDesign {
    /// A design of equally long periods, without a look at displacement.
    pub const fn new(treated: Place, control: Place) -> Self {
        Self { treated, control, displacement: None, before: 1.0, after: 1.0 }
    }

    /// The same design with an area that may have been displaced to, and its control.
    #[must_use]
    pub const fn with_displacement(self, area: Place, control: Place) -> Self {
        Self { displacement: Some((area, control)), ..self }
    }

    /// The same design with periods of these lengths.
    #[must_use]
    pub const fn over(self, before: f64, after: f64) -> Self {
        Self { before, after, ..self }
    }

    /// Every length and size, checked.
    pub(super) fn check(&self) -> Result<(), StatisticsError> {
        exposure(self.before)?;
        exposure(self.after)?;
        exposure(self.treated.size)?;
        exposure(self.control.size)?;
        if let Some((area, control)) = self.displacement {
            exposure(area.size)?;
            exposure(control.size)?;
        }
        Ok(())
    }

    /// How a place changed, in events per unit of size and time, and the variance of that.
    fn moved(&self, place: Place) -> (f64, f64) {
        let (before, after) = (self.before * place.size, self.after * place.size);
        let (x, y) = (real(place.before), real(place.after));
        (y / after - x / before, y / (after * after) + x / (before * before))
    }

    /// How one place changed less how its control did, and the variance of that.
    pub(super) fn against(&self, place: Place, control: Place) -> (f64, f64) {
        let (own, own_variance) = self.moved(place);
        let (other, other_variance) = self.moved(control);
        (own - other, own_variance + other_variance)
    }
}

/// A weighted displacement difference and its parts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeightedDisplacement {
    /// The change of the treated area beyond its control's.
    pub local: Change,
    /// The change of the displacement area beyond its control's: above nought points to displacement, below nought to a
    /// benefit that spread.
    pub displaced: Option<Change>,
    /// Both together: what remains when displacement is counted against the gain.
    pub total: Change,
}

/// The weighted displacement difference.
///
/// WDD = (T₁ − T₀) − (C₁ − C₀) + (D₁ − D₀) − (E₁ − E₀), with the counts before (0) and after (1) of the treated area T, its
/// control C, the displacement area D and its control E. Counts are Poisson, so the variance is the sum of all counts. Where
/// periods or areas differ, each count is divided by the length of its period times the size of its area, its variance by
/// the square of that. z = WDD / SE is held against the normal distribution. Negative is fewer than expected.
///
/// It assumes that without the treatment both areas would have changed by the same number (per unit of size), so a control
/// should have a similar count; and that counts vary as Poisson counts do: where they vary more, z is too great, and placebo
/// dates and areas ([`placebo_dates`](super::placebo_dates), [`placebo_areas`](super::placebo_areas)) say by how much.
///
/// A single nought is an ordinary count. With no event in any place and period there is nothing to compare, which is an
/// error, as are lengths, sizes and levels that are not above nought and finite.
///
/// Source: Wheeler, A. P. and Ratcliffe, J. H. (2018), A simple weighted displacement difference test to evaluate place
/// based crime interventions, Crime Science 7, 11. Convention: that of the package ptools, whose order of arguments (control
/// first) is not ours, and whose interval is at 90% unless told otherwise.
pub fn weighted_displacement(
    design: &DisplacementDesign,
    level: f64,
) -> Result<WeightedDisplacement, StatisticsError> {
    design.check()?;
    let reach = reach(level)?;
    let (local, local_variance) = design.against(design.treated, design.control);
    let displaced = design.displacement.map(|(area, control)| design.against(area, control));
    let (elsewhere, elsewhere_variance) = displaced.unwrap_or_default();
    let variance = local_variance + elsewhere_variance;
    if variance <= 0.0 {
        return Err(StatisticsError::TooFew { what: "events", given: 0, wanted: 1 });
    }
    Ok(WeightedDisplacement {
        local: Change::new(local, local_variance, reach),
        displaced: displaced.map(|(estimate, variance)| Change::new(estimate, variance, reach)),
        total: Change::new(local + elsewhere, variance, reach),
    })
}

/// The weighted sum of several changes, such as harm from the changes of several kinds of event.
///
/// Σ wᵢ Δᵢ with the standard error √(Σ wᵢ² SEᵢ²): kinds are taken to vary independently. One event of weight 10 is not 10
/// events of weight 1: harm must be weighted so, never by putting harm in place of counts, which would take the variance of
/// the harm to be the harm.
///
/// Weights are finite and not negative, with at least one above nought; as many as changes.
///
/// Source: Wheeler, A. P. (2020), Amending the WDD test to incorporate harm weights (`wdd_harm` of the package ptools).
pub fn weighted_changes(
    changes: &[Change],
    weights: &[f64],
    level: f64,
) -> Result<Change, StatisticsError> {
    let reach = reach(level)?;
    same_length("weights", weights.len(), changes.len())?;
    not_negative("weights", weights)?;
    for change in changes {
        finite("changes", &[change.estimate, change.standard_error])?;
    }
    if !weights.iter().any(|&weight| weight > 0.0) {
        return Err(StatisticsError::TooFew { what: "weights above nought", given: 0, wanted: 1 });
    }
    let sum = |part: fn(&Change, f64) -> f64| -> f64 {
        changes.iter().zip(weights).map(|(change, &weight)| part(change, weight)).sum()
    };
    let estimate = sum(|change, weight| weight * change.estimate);
    let variance = sum(|change, weight| (weight * change.standard_error).powi(2));
    Ok(Change::new(estimate, variance, reach))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn paper() -> DisplacementDesign {
        DisplacementDesign::new(Place::new(207, 110), Place::new(308, 318))
            .with_displacement(Place::new(178, 157), Place::new(150, 140))
    }

    #[test]
    fn the_example_of_the_paper() {
        // Wheeler and Ratcliffe (2018), table 1.
        let result = weighted_displacement(&paper(), 0.95).unwrap();
        assert!((result.total.estimate + 118.0).abs() < 1e-12);
        assert!((result.total.standard_error - 39.597_979_746_447).abs() < 1e-11);
        assert!((result.total.z + 2.979_950_006_429).abs() < 1e-11);
        assert!((result.total.lower + 195.610_614_163_582).abs() < 1e-10);
        assert!((result.total.upper + 40.389_385_836_418).abs() < 1e-10);
        assert_eq!(result.total.fewer().events, 118);
    }

    #[test]
    fn harm_is_weighted_after_the_counts_are_compared() {
        // ptools, test "Cumulative Harm": five kinds, weights 3, 2, 5, 7, 10.
        let kinds = [
            ((130, 74), (133, 91), 3.0),
            ((327, 202), (388, 305), 2.0),
            ((398, 190), (148, 97), 5.0),
            ((144, 92), (86, 64), 7.0),
            ((183, 96), (94, 67), 10.0),
        ];
        let mut changes = Vec::new();
        let mut harm_as_counts = 0.0;
        for ((t0, t1), (c0, c1), weight) in kinds {
            let design = DisplacementDesign::new(Place::new(t0, t1), Place::new(c0, c1));
            changes.push(weighted_displacement(&design, 0.95).unwrap().local);
            harm_as_counts += weight * real(t0 + t1 + c0 + c1);
        }
        let weights: Vec<f64> = kinds.iter().map(|kind| kind.2).collect();
        let harm = weighted_changes(&changes, &weights, 0.95).unwrap();
        assert!((harm.estimate + 1721.0).abs() < 1e-9);
        assert!((harm.standard_error - 304.103_600_77).abs() < 1e-8);
        assert!((harm.z + 5.659_255_58).abs() < 1e-8);
        assert!((harm.lower + 2_317.032_105_07).abs() < 1e-8);
        assert!((harm.upper + 1_124.967_894_93).abs() < 1e-8);
        // The trap: harm in place of counts makes the change look surer than it is.
        assert!(harm_as_counts.sqrt() < 0.5 * harm.standard_error);
    }

    #[test]
    fn noughts_lengths_and_sizes() {
        let none = DisplacementDesign::new(Place::new(0, 0), Place::new(0, 0));
        assert!(weighted_displacement(&none, 0.95).is_err());
        let one = DisplacementDesign::new(Place::new(0, 1), Place::new(0, 0));
        assert!((weighted_displacement(&one, 0.95).unwrap().total.z - 1.0).abs() < 1e-12);
        for wrong in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(weighted_displacement(&paper().over(wrong, 1.0), 0.95).is_err());
            assert!(weighted_displacement(&paper().over(1.0, wrong), 0.95).is_err());
            let mut design = paper();
            design.control.size = wrong;
            assert!(weighted_displacement(&design, 0.95).is_err());
            let change = Change::new(1.0, 1.0, 2.0);
            assert!(weighted_changes(&[change], &[wrong], 0.95).is_err());
        }
        assert!(weighted_displacement(&paper(), 95.0).is_err());
        assert!(weighted_changes(&[], &[], 0.95).is_err());
        assert!(weighted_changes(&[], &[1.0], 0.95).is_err());
        let great = Place::new(1 << 50, 1 << 50);
        let result = weighted_displacement(&DisplacementDesign::new(great, great), 0.95).unwrap();
        assert!(result.total.standard_error.is_finite());
    }

    proptest! {
        #[test]
        fn treated_and_control_are_each_others_mirror(
            t0 in 0u64..5000, t1 in 1u64..5000, c0 in 0u64..5000, c1 in 0u64..5000,
        ) {
            let (treated, control) = (Place::new(t0, t1), Place::new(c0, c1));
            let one = weighted_displacement(&DisplacementDesign::new(treated, control), 0.9);
            let two = weighted_displacement(&DisplacementDesign::new(control, treated), 0.9);
            let (one, two) = (one.unwrap().total, two.unwrap().total);
            prop_assert!((one.estimate + two.estimate).abs() < 1e-9);
            prop_assert!((one.lower + two.upper).abs() < 1e-9);
            prop_assert!((one.p_value - two.p_value).abs() < 1e-12);
        }

        #[test]
        fn the_unit_of_time_and_size_matters_to_no_verdict(
            t1 in 0u64..500, c1 in 0u64..500, unit in 0.01f64..100.0,
        ) {
            let design = DisplacementDesign::new(
                Place::new(200, t1).of_size(1.2), Place::new(300, c1).of_size(0.9),
            ).over(2.0, 1.0);
            let mut other = design.over(2.0 * unit, unit);
            other.treated.size *= unit;
            other.control.size *= unit;
            let one = weighted_displacement(&design, 0.95).unwrap().total;
            let two = weighted_displacement(&other, 0.95).unwrap().total;
            prop_assert!((one.z - two.z).abs() < 1e-9);
            prop_assert!((one.estimate - two.estimate * unit * unit).abs() < 1e-7);
        }
    }
}
