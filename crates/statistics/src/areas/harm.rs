//! Counts weighed by the harm each kind does.

use crate::StatisticsError;
use crate::counts::{Limits, garwood};
use crate::numbers::{confidence, real, same_length};

/// The harm of one count of a kind, in whatever unit the table of weights has (days of a sentence, a score).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HarmWeight {
    /// The weight.
    pub value: f64,
    /// The lowest it may be.
    pub lower: f64,
    /// The highest it may be.
    pub upper: f64,
}

impl HarmWeight {
    /// A weight that the table gives.
    pub fn exact(value: f64) -> Self {
        Self { value, lower: value, upper: value }
    }

    /// A kind of which only the range of weights of what it holds is known: taken at the middle, which is a convention and
    /// not an estimate. Where the range is wide (violence of every degree in one kind), only the limits mean anything.
    pub fn between(lower: f64, upper: f64) -> Self {
        Self { value: f64::midpoint(lower, upper), lower, upper }
    }
}

/// The harm of all kinds together.
#[derive(Debug, Clone, PartialEq)]
pub struct HarmTotal {
    /// Σ weight · count, in the unit of the weights.
    pub total: f64,
    /// Within what the total lies where weights are only known as ranges: the sums at their lowest and highest.
    pub by_weight: Limits,
    /// Within what the total lies for the chance in the counts, at the weights' values.
    pub by_chance: Limits,
    /// What each kind adds, in the order given; nought where it has no weight.
    pub parts: Vec<f64>,
    /// How many counts have no weight and are not in the total.
    pub unweighted: u64,
}

/// The harm-weighted total of counts: Σ wᵢ cᵢ, with one interval for weights known as ranges and another for chance.
///
/// The interval for chance is that of a weighted sum of Poisson counts: with C = Σ cᵢ over the weighted kinds, V = Σ wᵢ² cᵢ
/// and (L, U) Garwood's limits of C, the total plus √(V/C) (L − C) and plus √(V/C) (U − C). With no count at all it is
/// nought to U times the greatest weight. The two intervals answer different questions and are not added.
///
/// Kinds without a weight are left out and their counts told, never guessed.
///
/// Source: the weighted sum ONS, Crime Severity Score (2016), and Sherman, L., Neyroud, P. W. and Neyroud, E. (2016), The
/// Cambridge Crime Harm Index, Policing 10, 171–183; its interval Dobson, A. J., Kuulasmaa, K., Eberle, E. and Scherer, J.
/// (1991), Confidence intervals for weighted sums of Poisson parameters, Statistics in Medicine 10, 457–462, with Garwood's
/// limits.
///
/// Errors: lists that differ in length, a weight that is negative or not finite or outside its own range, a level that is
/// none. No kind at all is no harm.
pub fn harm_total(
    counts: &[u64],
    weights: &[Option<HarmWeight>],
    level: f64,
) -> Result<HarmTotal, StatisticsError> {
    same_length("weights", weights.len(), counts.len())?;
    confidence(level)?;
    let mut found = HarmTotal {
        total: 0.0,
        by_weight: Limits { lower: 0.0, upper: 0.0 },
        by_chance: Limits { lower: 0.0, upper: 0.0 },
        parts: Vec::with_capacity(counts.len()),
        unweighted: 0,
    };
    let (mut counted, mut variance, mut greatest) = (0u64, 0.0, 0.0_f64);
    for (place, (&count, weight)) in counts.iter().zip(weights).enumerate() {
        let Some(weight) = weight else {
            found.parts.push(0.0);
            found.unweighted = found.unweighted.saturating_add(count);
            continue;
        };
        check(place, *weight)?;
        let c = real(count);
        found.parts.push(weight.value * c);
        found.total += weight.value * c;
        found.by_weight.lower += weight.lower * c;
        found.by_weight.upper += weight.upper * c;
        variance += weight.value * weight.value * c;
        greatest = greatest.max(weight.value);
        counted = counted.saturating_add(count);
    }
    if !(variance.is_finite() && found.by_weight.upper.is_finite()) {
        let wanted = "small enough for their sum to be a number";
        let value = variance;
        return Err(StatisticsError::Setting { name: "sum of weighted counts", value, wanted });
    }
    let limits = garwood(counted, level)?;
    let c = real(counted);
    let step = if counted == 0 { greatest } else { (variance / c).sqrt() };
    found.by_chance.lower = (found.total + step * (limits.lower - c)).max(0.0);
    found.by_chance.upper = found.total + step * (limits.upper - c);
    Ok(found)
}

/// Nothing, where a weight and its range can be worked with.
fn check(place: usize, weight: HarmWeight) -> Result<(), StatisticsError> {
    let HarmWeight { lower, value, upper } = weight;
    if lower >= 0.0 && lower <= value && value <= upper && upper.is_finite() {
        return Ok(());
    }
    let wanted =
        "a finite weight not below nought, whose lowest and highest lie to its either side";
    Err(StatisticsError::Value { what: "weights", place, value, wanted })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::whole;
    use crate::random::replica;
    use proptest::prelude::*;
    use rand_distr::{Distribution, Poisson};

    #[test]
    fn by_hand() {
        // Murder 7,979 and possession of cannabis 3 in the Crime Severity Score; printed as 7,797, the total would be 182
        // less.
        let weights = [
            Some(HarmWeight::exact(7979.0)),
            Some(HarmWeight::exact(3.0)),
            Some(HarmWeight::between(10.0, 50.0)),
            None,
        ];
        let found = harm_total(&[1, 100, 10, 40], &weights, 0.95).unwrap();
        assert!((found.total - 8579.0).abs() < 1e-9);
        assert!((found.by_weight.lower - 8379.0).abs() < 1e-9);
        assert!((found.by_weight.upper - 8779.0).abs() < 1e-9);
        assert_eq!(found.parts, [7979.0, 300.0, 300.0, 0.0]);
        assert_eq!(found.unweighted, 40);
        // One murder is nearly all of it, and nearly all the chance.
        assert!(found.by_chance.lower < 1000.0 && found.by_chance.upper > 20_000.0);
    }

    #[test]
    fn equal_weights_give_the_interval_of_the_count() {
        let weights = [Some(HarmWeight::exact(2.0)); 2];
        let found = harm_total(&[4, 6], &weights, 0.95).unwrap();
        assert!((found.by_chance.lower - 2.0 * 4.795_388_696_132).abs() < 1e-9);
        assert!((found.by_chance.upper - 2.0 * 18.390_356_042_018).abs() < 1e-9);
    }

    #[test]
    fn noughts_and_refusals() {
        let none = harm_total(&[0, 0], &[Some(HarmWeight::exact(5.0)), None], 0.95).unwrap();
        assert!(none.total.abs() < 1e-12 && none.by_chance.lower.abs() < 1e-12);
        assert!((none.by_chance.upper - 5.0 * 3.688_879_454_114).abs() < 1e-9);
        assert!(harm_total(&[], &[], 0.95).unwrap().total.abs() < 1e-12);
        let one = |weight| harm_total(&[1], &[Some(weight)], 0.95);
        for wrong in [-1.0, f64::NAN, f64::INFINITY] {
            assert!(one(HarmWeight::exact(wrong)).is_err());
        }
        assert!(one(HarmWeight { value: 5.0, lower: 6.0, upper: 7.0 }).is_err());
        assert!(one(HarmWeight::between(7.0, 6.0)).is_err());
        assert!(one(HarmWeight::exact(f64::MAX)).is_err());
        assert!(harm_total(&[1], &[], 0.95).is_err());
        assert!(harm_total(&[1], &[None], 2.0).is_err());
    }

    #[test]
    fn the_true_total_is_covered_about_as_often_as_the_level_says() {
        let weights = [1.0, 5.0, 20.0, 60.0].map(|w| Some(HarmWeight::exact(w)));
        let means = [200.0, 60.0, 25.0, 12.0];
        let truth = 200.0 + 300.0 + 500.0 + 720.0;
        let mut rng = replica(4, 0);
        let covered = (0..2000)
            .filter(|_| {
                let counts =
                    means.map(|mean| whole(Poisson::new(mean).unwrap().sample(&mut rng)) as u64);
                let limits = harm_total(&counts, &weights, 0.95).unwrap().by_chance;
                limits.lower <= truth && truth <= limits.upper
            })
            .count();
        // 95% is 1,900; the method is known to be a little off where few counts carry most of the weight.
        assert!((1850..=1960).contains(&covered), "{covered}");
    }

    proptest! {
        #[test]
        fn the_unit_of_weights_does_not_matter_and_the_total_lies_inside(
            kinds in prop::collection::vec((0u64..500, 0.0f64..900.0, 1.0f64..5.0), 1..12),
            unit in 0.1f64..50.0,
        ) {
            let counts: Vec<u64> = kinds.iter().map(|kind| kind.0).collect();
            let weigh = |unit: f64| -> Vec<_> {
                let range = |low: f64, times: f64| HarmWeight::between(low * unit, low * times * unit);
                kinds.iter().map(|kind| Some(range(kind.1, kind.2))).collect()
            };
            let found = harm_total(&counts, &weigh(1.0), 0.95).unwrap();
            let scaled = harm_total(&counts, &weigh(unit), 0.95).unwrap();
            for (one, other) in [
                (found.total, scaled.total),
                (found.by_weight.upper, scaled.by_weight.upper),
                (found.by_chance.upper, scaled.by_chance.upper),
            ] {
                prop_assert!((one * unit - other).abs() <= 1e-9 * other.abs().max(1.0));
            }
            prop_assert!(found.by_weight.lower <= found.total + 1e-6);
            prop_assert!(found.total <= found.by_weight.upper + 1e-6);
            prop_assert!(found.by_chance.lower <= found.total);
            prop_assert!(found.total <= found.by_chance.upper);
        }
    }
}
