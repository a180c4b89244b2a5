//! Directly standardised rates: what the rate would be if every area had the same make-up.

use super::{CountInterval, Limits};
use crate::StatisticsError;
use crate::numbers::{at_least, exposure, not_negative, not_nought, real, same_length};

/// A directly standardised rate with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StandardisedRate {
    /// The rate: events for `per` units of exposure in the standard population.
    pub rate: f64,
    /// The interval's limits, in the rate's unit.
    pub limits: Limits,
    /// How many units of exposure the rate is for, such as 1,000 person-years.
    pub per: f64,
    /// The interval's level of confidence, such as 0.95.
    pub level: f64,
    /// How many events there were in all groups. OHID publishes no standardised rate on fewer than 10.
    pub count: u64,
}

/// The directly standardised rate of groups (of age, say) with `counts`, `exposures` and the sizes of the groups in a
/// `standard` population, with Dobson's interval.
///
/// With counts kᵢ, exposures nᵢ and standard sizes wᵢ, the rate is R = Σ wᵢ kᵢ/nᵢ / Σ wᵢ and its variance V = Σ wᵢ² kᵢ/nᵢ² /
/// (Σ wᵢ)². With K = Σ kᵢ and the limits of K by `interval`, the limits are R + √(V/K) (limit − K): those of the count,
/// moved and scaled. At K = 0 no group's weight is known to matter, and the greatest is taken: from 0 to max(wᵢ/nᵢ)/Σ wᵢ
/// times the upper limit of 0, which errs to the wide side.
///
/// Source: Dobson, A. J., Kuulasmaa, K., Eberle, E. and Scherer, J. (1991), Confidence intervals for weighted sums of
/// Poisson parameters, Statistics in Medicine 10, 457–462, who take the exact limits ([`CountInterval::Garwood`]). OHID
/// takes Byar's ([`CountInterval::Byar`]).
pub fn directly_standardised_rate(
    counts: &[u64],
    exposures: &[f64],
    standard: &[f64],
    per: f64,
    level: f64,
    interval: CountInterval,
) -> Result<StandardisedRate, StatisticsError> {
    at_least("counts", counts.len(), 1)?;
    same_length("exposures", exposures.len(), counts.len())?;
    same_length("sizes of the standard population", standard.len(), counts.len())?;
    let per = exposure(per)?;
    not_negative("sizes of the standard population", standard)?;
    let whole = not_nought(standard.iter().sum())?;
    let (mut rate, mut variance, mut greatest, mut count) = (0.0, 0.0, 0.0_f64, 0_u64);
    for ((&k, &n), &size) in counts.iter().zip(exposures).zip(standard) {
        // What one event of this group adds to the rate.
        let weight = per * (size / whole) / exposure(n)?;
        rate += weight * real(k);
        variance += weight * weight * real(k);
        greatest = greatest.max(weight);
        count = count.saturating_add(k);
    }
    let of_count = interval.limits(count, level)?;
    let limits = if count == 0 {
        Limits { lower: 0.0, upper: greatest * of_count.upper }
    } else {
        let scale = (variance / real(count)).sqrt();
        let limit = |limit: f64| (rate + scale * (limit - real(count))).max(0.0);
        Limits { lower: limit(of_count.lower), upper: limit(of_count.upper) }
    };
    Ok(StandardisedRate { rate, limits, per, level, count })
}

#[cfg(test)]
mod tests {
    use super::super::{byar, garwood};
    use super::*;
    use proptest::prelude::*;

    /// Fay and Feuer (1997), Statistics in Medicine 16, 791–801, table II: births to mothers with five children or more in
    /// Michigan 1950–1964, by the mother's age, those with Down's syndrome, and all births.
    const CASES: [u64; 6] = [0, 8, 63, 112, 262, 295];
    const BIRTHS: [f64; 6] = [327.0, 30_666.0, 123_419.0, 149_919.0, 104_088.0, 34_392.0];
    const ALL: [f64; 6] = [319_933.0, 931_318.0, 786_511.0, 488_235.0, 237_863.0, 61_313.0];

    #[test]
    fn published_data_calculated_apart() {
        // Calculated from the formulas by another program, with 50 digits.
        let rate =
            directly_standardised_rate(&CASES, &BIRTHS, &ALL, 1e5, 0.95, CountInterval::Garwood)
                .unwrap();
        assert_eq!(rate.count, 740);
        assert!((rate.rate - 75.529_007_445_256_8).abs() < 1e-9, "{rate:?}");
        assert!((rate.limits.lower - 67.632_835_258_305).abs() < 1e-8, "{rate:?}");
        assert!((rate.limits.upper - 83.867_031_743_518_1).abs() < 1e-8, "{rate:?}");
        let ohid =
            directly_standardised_rate(&CASES, &BIRTHS, &ALL, 1e5, 0.95, CountInterval::Byar)
                .unwrap();
        assert!((ohid.limits.lower - 67.632_743_122_689_6).abs() < 1e-8, "{ohid:?}");
        assert!((ohid.limits.upper - 83.867_108_708_542_4).abs() < 1e-8, "{ohid:?}");
    }

    #[test]
    fn one_group_is_its_own_rate() {
        let one =
            directly_standardised_rate(&[100], &[12_500.0], &[7.0], 1e3, 0.95, CountInterval::Byar)
                .unwrap();
        let limits = byar(100, 0.95).unwrap();
        assert!((one.rate - 8.0).abs() < 1e-12);
        assert!((one.limits.lower - limits.lower * 0.08).abs() < 1e-12, "{one:?}");
        assert!((one.limits.upper - limits.upper * 0.08).abs() < 1e-12, "{one:?}");
    }

    #[test]
    fn noughts_and_what_is_refused() {
        let dsr = |counts: &[u64], exposures: &[f64], standard: &[f64]| {
            directly_standardised_rate(counts, exposures, standard, 1.0, 0.95, CountInterval::Byar)
        };
        let none = dsr(&[0, 0], &[10.0, 5.0], &[1.0, 1.0]).unwrap();
        assert!(none.rate.abs() < f64::EPSILON && none.limits.lower.abs() < f64::EPSILON);
        let upper = garwood(0, 0.95).unwrap().upper;
        assert!((none.limits.upper - upper * 0.1).abs() < 1e-12, "{none:?}");
        // A group that the standard does not have adds nothing.
        assert!(dsr(&[5, 1], &[10.0, 5.0], &[0.0, 1.0]).unwrap().rate < 0.2 + 1e-12);
        assert!(dsr(&[], &[], &[]).is_err());
        assert!(dsr(&[1, 2], &[1.0], &[1.0, 1.0]).is_err());
        assert!(dsr(&[1, 2], &[1.0, 1.0], &[1.0]).is_err());
        assert!(dsr(&[1], &[0.0], &[1.0]).is_err() && dsr(&[1], &[f64::NAN], &[1.0]).is_err());
        assert!(dsr(&[1], &[1.0], &[-1.0]).is_err() && dsr(&[1], &[1.0], &[0.0]).is_err());
        assert!(dsr(&[1], &[1.0], &[f64::INFINITY]).is_err());
    }

    proptest! {
        #[test]
        fn neither_the_order_nor_the_size_of_the_standard_matters(
            groups in prop::collection::vec((0u64..500, 1.0f64..1e5, 1.0f64..1e4), 1..20),
        ) {
            let dsr = |groups: &[(u64, f64, f64)], times: f64| {
                let counts: Vec<u64> = groups.iter().map(|g| g.0).collect();
                let exposures: Vec<f64> = groups.iter().map(|g| g.1).collect();
                let standard: Vec<f64> = groups.iter().map(|g| g.2 * times).collect();
                directly_standardised_rate(
                    &counts, &exposures, &standard, 1e3, 0.95, CountInterval::Byar,
                )
                .unwrap()
            };
            let (one, other) = (dsr(&groups, 1.0), {
                let mut turned = groups.clone();
                turned.reverse();
                dsr(&turned, 3.0)
            });
            prop_assert!((one.rate - other.rate).abs() <= 1e-9 * one.rate.max(1e-9));
            prop_assert!((one.limits.upper - other.limits.upper).abs() <= 1e-9 * one.limits.upper);
            prop_assert!(one.limits.lower <= one.rate && one.rate <= one.limits.upper);
        }
    }
}
