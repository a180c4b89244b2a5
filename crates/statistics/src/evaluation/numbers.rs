//! The normal distribution and small checks, for all of this family.

use statrs::function::erf::erfc_inv;
use statrs::function::gamma::gamma_ur;
use std::f64::consts::{PI, SQRT_2};

use crate::StatisticsError;
use crate::counts::poisson::real;

/// A length as a number that can be calculated with.
pub(super) fn number(length: usize) -> f64 {
    real(length as u64)
}

/// The two-sided p-value of a standard normal value: by the incomplete gamma function, because the library's error function
/// has eleven digits only.
pub(super) fn two_sided(z: f64) -> f64 {
    if z == 0.0 { 1.0 } else { gamma_ur(0.5, 0.5 * z * z) }
}

/// The value below which a standard normal lies with this probability: the inverse of the complementary error function, and
/// one Newton step to the last digit.
pub(super) fn quantile(probability: f64) -> f64 {
    let first = -SQRT_2 * erfc_inv(2.0 * probability);
    let density = (-0.5 * first * first).exp() / (2.0 * PI).sqrt();
    let tail = 0.5 * two_sided(first);
    let below = if first < 0.0 { tail } else { 1.0 - tail };
    let step = (below - probability) / density;
    if step.is_finite() { first - step } else { first }
}

/// How many standard errors a two-sided interval of this level reaches to either side.
pub(super) fn reach(level: f64) -> Result<f64, StatisticsError> {
    if level > 0.0 && level < 1.0 {
        Ok(-quantile((1.0 - level) / 2.0))
    } else {
        Err(StatisticsError::Level(level))
    }
}

/// Which of `length` places are chosen: each inside and once, at least one.
pub(super) fn chosen(places: &[usize], length: usize) -> Result<Vec<bool>, StatisticsError> {
    if places.is_empty() {
        return Err(StatisticsError::TooFew { what: "chosen areas", given: 0, wanted: 1 });
    }
    let mut mask = vec![false; length];
    for (at, &place) in places.iter().enumerate() {
        match mask.get_mut(place) {
            Some(slot) if !*slot => *slot = true,
            _ => {
                return Err(StatisticsError::Value {
                    what: "chosen areas",
                    place: at,
                    value: number(place),
                    wanted: "the number of an area, counted from 0 and named once",
                });
            }
        }
    }
    Ok(mask)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_agree_with_r() {
        // R qnorm.
        for (probability, expected) in [
            (0.975, 1.959_963_984_540_054),
            (0.95, 1.644_853_626_951_472_2),
            (0.5, 0.0),
            (0.001, -3.090_232_306_167_813),
            (1e-10, -6.361_340_902_404_056),
        ] {
            let value = quantile(probability);
            assert!((value - expected).abs() < 1e-13, "{probability}: {value}");
        }
        assert!((two_sided(1.959_963_984_540_054) - 0.05).abs() < 1e-15);
        assert!(reach(95.0).is_err() && reach(f64::NAN).is_err());
    }

    #[test]
    fn places_are_inside_and_named_once() {
        assert_eq!(chosen(&[2, 0], 3), Ok(vec![true, false, true]));
        for wrong in [&[3][..], &[1, 1], &[]] {
            assert!(chosen(wrong, 3).is_err(), "{wrong:?}");
        }
    }
}
