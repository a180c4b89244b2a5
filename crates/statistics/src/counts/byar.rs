//! Byar's interval for the mean behind a count, in the form that OHID publishes.

use super::garwood::{Limits, garwood};
use crate::StatisticsError;
use crate::normal::reach;
use crate::numbers::real;

/// Below this count OHID takes the exact interval.
const EXACT_BELOW: u64 = 10;

/// Byar's interval for the mean of a Poisson count as the Office for Health Improvement and Disparities (OHID, before it
/// Public Health England) gives it for rates: exact ([`garwood`]) below a count of 10, [`byar_formula`] from there.
///
/// Source: the package `PHEindicatormethods`, `phe_rate`; Breslow, N. E. and Day, N. E. (1987), Statistical Methods in
/// Cancer Research II, page 69.
pub fn byar(count: u64, level: f64) -> Result<Limits, StatisticsError> {
    if count < EXACT_BELOW { garwood(count, level) } else { byar_formula(count, level) }
}

/// Byar's approximation at any count: with z the normal quantile of the level,
/// L = k (1 − 1/(9k) − z/(3√k))³ and U = (k+1) (1 − 1/(9(k+1)) + z/(3√(k+1)))³; L is 0 at `count` = 0 and where the formula
/// falls below it.
///
/// Convention: `byars_lower` and `byars_upper` of OHID's package. `pois.byar` of the R package epitools is another formula,
/// corrected for continuity, with k + ½ on both sides: 81.813 to 121.079 for 100, where this one has 81.362 to 121.628.
pub fn byar_formula(count: u64, level: f64) -> Result<Limits, StatisticsError> {
    let z = reach(level)?;
    let limit = |k: f64, z: f64| k * (1.0 - 1.0 / (9.0 * k) + z / (3.0 * k.sqrt())).powi(3);
    let k = real(count);
    let lower = if count == 0 { 0.0 } else { limit(k, -z).max(0.0) };
    Ok(Limits { lower, upper: limit(k + 1.0, z) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn agrees_with_ohid_and_not_with_epitools() {
        // The lower limit is asserted by OHID's own test; the upper is from the formula run in R.
        let limits = byar(100, 0.95).unwrap();
        assert!((limits.lower - 81.362_105_490_527_88).abs() < 1e-11, "{limits:?}");
        assert!((limits.upper - 121.627_937_579_207).abs() < 1e-9, "{limits:?}");
        // epitools' pois.byar(100): not to be confused with it.
        assert!((limits.lower - 81.813_133_878_121).abs() > 0.4);
        assert!((limits.upper - 121.079_077_417_969).abs() > 0.5);
    }

    #[test]
    fn exact_below_ten() {
        for count in 0..10 {
            assert_eq!(byar(count, 0.95), garwood(count, 0.95));
            assert_ne!(byar(count, 0.95), byar_formula(count, 0.95));
        }
        assert_eq!(byar(10, 0.95), byar_formula(10, 0.95));
        assert!(byar(10, 95.0).is_err() && byar(3, 95.0).is_err());
        assert!(byar_formula(0, 0.95).unwrap().lower.abs() < f64::EPSILON);
        // At one and a level of 99.9% the formula is below nought.
        assert!(byar_formula(1, 0.999).unwrap().lower.abs() < f64::EPSILON);
    }

    proptest! {
        #[test]
        fn near_the_exact_interval(count in 10u64..100_000, level in 0.8f64..0.999) {
            let (byar, exact) = (byar(count, level).unwrap(), garwood(count, level).unwrap());
            let near = 0.002 * real(count).sqrt();
            prop_assert!((byar.lower - exact.lower).abs() < near.max(0.05), "{byar:?} {exact:?}");
            prop_assert!((byar.upper - exact.upper).abs() < near.max(0.05), "{byar:?} {exact:?}");
        }
    }
}
