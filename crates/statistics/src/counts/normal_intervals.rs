//! The intervals for the mean behind a count that rest on the normal distribution.

use super::garwood::Limits;
use crate::StatisticsError;
use crate::normal::reach;
use crate::numbers::real;

/// The score interval for the mean of a Poisson count `k`: every mean m with |k − m|/√m at most the normal quantile z, which
/// is k + z²/2 ± z √(k + z²/4). At 0 it is from 0 to z².
///
/// Source: Rao's test turned round; Brown, Cai and Dasgupta (2003), as [`super::jeffreys`]. Convention: `score` in
/// statsmodels, without a correction for continuity.
pub fn score_interval(count: u64, level: f64) -> Result<Limits, StatisticsError> {
    let (k, z) = (real(count), reach(level)?);
    let (middle, arm) = (k + z * z / 2.0, z * (k + z * z / 4.0).sqrt());
    // Their product is k²; taken so, nothing is lost where the two nearly cancel out.
    let upper = middle + arm;
    Ok(Limits { lower: k * k / upper, upper })
}

/// The interval that takes √k for normal with variance ¼: (√k ± z/2)², from 0 where √k is less than z/2. Its upper limit is
/// too low for small counts.
///
/// Convention: `sqrt` in statsmodels, except below z/2, where that squares what is below nought.
pub fn square_root_interval(count: u64, level: f64) -> Result<Limits, StatisticsError> {
    let (k, z) = (real(count), reach(level)?);
    let lower = (k.sqrt() - z / 2.0).max(0.0);
    Ok(Limits { lower: lower * lower, upper: (k.sqrt() + z / 2.0).powi(2) })
}

/// The interval of the text books, k ± z √k, from 0 where that is less. It covers the mean far too seldom for small counts,
/// and has no width at 0: for comparison with figures made elsewhere, not for new ones.
///
/// Convention: `wald` in statsmodels, except that the lower limit stops at 0.
pub fn wald_interval(count: u64, level: f64) -> Result<Limits, StatisticsError> {
    let (k, z) = (real(count), reach(level)?);
    Ok(Limits { lower: (k - z * k.sqrt()).max(0.0), upper: k + z * k.sqrt() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normal::distance;
    use proptest::prelude::*;

    #[test]
    fn agree_with_statsmodels() {
        // statsmodels confint_poisson, methods score, sqrt and wald.
        let near = |limits: Limits, lower: f64, upper: f64| {
            assert!((limits.lower - lower).abs() < 1e-10, "{limits:?} {lower}");
            assert!((limits.upper - upper).abs() < 1e-10, "{limits:?} {upper}");
        };
        near(score_interval(5, 0.95).unwrap(), 2.135_701_137_573_451_4, 11.705_757_683_120_677);
        near(score_interval(100, 0.95).unwrap(), 82.227_200_434_127_87, 121.614_258_386_566_26);
        near(square_root_interval(5, 0.95).unwrap(), 1.577_752_002_290_623, 10.342_977_408_056_441);
        near(square_root_interval(100, 0.95).unwrap(), 81.360_724_859_773, 120.560_004_550_574_1);
        near(wald_interval(5, 0.95).unwrap(), 0.617_387_297_117_090_8, 9.382_612_702_882_91);
        near(wald_interval(100, 0.95).unwrap(), 80.400_360_154_599_45, 119.599_639_845_400_55);
    }

    #[test]
    fn at_nought() {
        let z = distance(0.05);
        let none = score_interval(0, 0.95).unwrap();
        assert!(none.lower.abs() < f64::EPSILON && (none.upper - z * z).abs() < 1e-12);
        let none = square_root_interval(0, 0.95).unwrap();
        assert!(none.lower.abs() < f64::EPSILON && (none.upper - z * z / 4.0).abs() < 1e-12);
        assert_eq!(wald_interval(0, 0.95).unwrap(), Limits { lower: 0.0, upper: 0.0 });
        assert!(wald_interval(1, 0.95).unwrap().lower.abs() < f64::EPSILON);
        assert!(score_interval(1, 1.0).is_err() && wald_interval(1, -1.0).is_err());
    }

    proptest! {
        #[test]
        fn the_limits_of_the_score_interval_are_just_z_away(
            count in 1u64..1_000_000, level in 0.5f64..0.9999,
        ) {
            let (limits, z) = (score_interval(count, level).unwrap(), distance(1.0 - level));
            for limit in [limits.lower, limits.upper] {
                let away = (real(count) - limit).abs() / limit.sqrt();
                prop_assert!((away - z).abs() < 1e-7, "{away} {z}");
            }
        }
    }
}
