//! How unevenly something is spread over areas, as a curve and as the two shares people speak of.

use crate::StatisticsError;
use crate::numbers::{at_least, not_negative, not_nought, number, whole};

/// The Lorenz curve, from (0, 0) to (1, 1): one point before the first area and one after each.
#[derive(Debug, Clone, PartialEq)]
pub struct LorenzCurve {
    /// The share of areas, from those that hold least.
    pub areas: Vec<f64>,
    /// The share of the whole that they hold together, never above the share of areas.
    pub held: Vec<f64>,
}

/// How much few areas hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Concentration {
    /// How few areas hold at least the share asked for, those that hold most first.
    pub areas_holding: usize,
    /// The same as a share of all areas.
    pub share_of_areas_holding: f64,
    /// The share of the whole that the top areas asked for hold.
    pub held_by_top: f64,
}

/// The Lorenz curve of values that are not negative (counts, weighted counts), areas in rising order.
///
/// Source: Lorenz, M. O. (1905), Methods of measuring the concentration of wealth, Publications of the American Statistical
/// Association 9, 209–219. Convention: rising, below the diagonal; drawn from the areas that hold most, as criminologists
/// often do, it is turned by half about its middle.
///
/// Errors: no area, a value that is negative or not finite, all values nought.
pub fn lorenz(values: &[f64]) -> Result<LorenzCurve, StatisticsError> {
    let (sorted, total) = rising(values)?;
    let n = number(sorted.len());
    let mut sum = 0.0;
    let mut curve = LorenzCurve { areas: vec![0.0], held: vec![0.0] };
    for (place, value) in sorted.iter().enumerate() {
        sum += value;
        curve.areas.push(number(place + 1) / n);
        curve.held.push((sum / total).min(1.0));
    }
    if let Some(last) = curve.held.last_mut() {
        *last = 1.0;
    }
    Ok(curve)
}

/// How few areas hold the share `held` (0.8 for "80% of it is in so many areas"), and what share the `top` share of areas
/// holds (0.2 for "a fifth of areas hold so much").
///
/// The first is a whole number of areas: the fewest that together hold at least so much. The second is read off the Lorenz
/// curve, so where the share is no whole number of areas (a fifth of 22), the last counts in part.
///
/// Errors: as [`lorenz`](fn@super::lorenz), and a share that is not above 0 and at most 1.
pub fn concentration(
    values: &[f64],
    held: f64,
    top: f64,
) -> Result<Concentration, StatisticsError> {
    for value in [held, top] {
        if !(value > 0.0 && value <= 1.0) {
            let wanted = "above 0 and at most 1, such as 0.8";
            return Err(StatisticsError::Setting { name: "share", value, wanted });
        }
    }
    let (sorted, total) = rising(values)?;
    let n = number(sorted.len());
    // A hair's breadth for rounding, so that eight of ten equal areas hold 80%.
    let enough = total * held * (1.0 - 1e-12);
    let (mut areas_holding, mut sum) = (0, 0.0);
    for value in sorted.iter().rev() {
        if sum >= enough {
            break;
        }
        sum += value;
        areas_holding += 1;
    }
    let wanted = n * top;
    let full = whole(wanted + 1e-9).min(sorted.len());
    let part = (wanted - number(full)).max(0.0);
    let mut rest = sorted.iter().rev();
    let all: f64 = rest.by_ref().take(full).sum();
    let next = rest.next().copied().unwrap_or(0.0);
    Ok(Concentration {
        areas_holding,
        share_of_areas_holding: number(areas_holding) / n,
        held_by_top: ((all + part * next) / total).min(1.0),
    })
}

/// The values in rising order, and their sum.
pub(super) fn rising(values: &[f64]) -> Result<(Vec<f64>, f64), StatisticsError> {
    at_least("values", values.len(), 1)?;
    not_negative("values", values)?;
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let total = not_nought(sorted.iter().sum())?;
    Ok((sorted, total))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn shares_by_hand() {
        // The ten areas of the lorenzgini package's first figure.
        let values = [22.0, 18.0, 17.0, 12.0, 11.0, 8.0, 6.0, 3.0, 2.0, 1.0];
        let found = concentration(&values, 0.8, 0.2).unwrap();
        // 22 + 18 + 17 + 12 + 11 = 80 exactly.
        assert_eq!(found.areas_holding, 5);
        assert!((found.held_by_top - 0.40).abs() < 1e-12);
        let curve = lorenz(&values).unwrap();
        assert_eq!(curve.areas.len(), 11);
        assert!((curve.held[5] - 0.20).abs() < 1e-12);
        // A quarter of ten areas is two and a half: 22 + 18 + 17/2.
        assert!((concentration(&values, 0.8, 0.25).unwrap().held_by_top - 0.485).abs() < 1e-12);
    }

    #[test]
    fn equal_areas_one_area_and_one_that_holds_all() {
        let equal = concentration(&[3.0; 10], 0.8, 0.2).unwrap();
        assert_eq!(equal.areas_holding, 8);
        assert!((equal.held_by_top - 0.2).abs() < 1e-12);
        let one = concentration(&[5.0], 0.8, 0.2).unwrap();
        assert_eq!(one.areas_holding, 1);
        assert!((one.held_by_top - 0.2).abs() < 1e-12);
        let all = concentration(&[0.0, 0.0, 7.0, 0.0, 0.0], 0.8, 0.2).unwrap();
        assert_eq!(all.areas_holding, 1);
        assert!((all.held_by_top - 1.0).abs() < 1e-12);
    }

    #[test]
    fn refusals() {
        for wrong in [&[][..], &[0.0, 0.0], &[1.0, -1.0], &[1.0, f64::NAN], &[f64::INFINITY]] {
            assert!(lorenz(wrong).is_err(), "{wrong:?}");
            assert!(concentration(wrong, 0.8, 0.2).is_err(), "{wrong:?}");
        }
        assert!(lorenz(&[f64::MAX, f64::MAX]).is_err());
        for share in [0.0, -0.1, 1.1, f64::NAN] {
            assert!(concentration(&[1.0], share, 0.2).is_err());
            assert!(concentration(&[1.0], 0.8, share).is_err());
        }
    }

    proptest! {
        #[test]
        fn the_curve_rises_below_the_diagonal_and_order_does_not_matter(
            values in prop::collection::vec(0u32..1000, 1..60), held in 0.01f64..1.0,
        ) {
            prop_assume!(values.iter().any(|&value| value > 0));
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let turned: Vec<f64> = values.iter().rev().copied().collect();
            let curve = lorenz(&values).unwrap();
            prop_assert_eq!(&curve, &lorenz(&turned).unwrap());
            for (area, held) in curve.areas.iter().zip(&curve.held) {
                prop_assert!(*held <= *area + 1e-12);
            }
            let found = concentration(&values, held, 0.2).unwrap();
            prop_assert_eq!(found, concentration(&turned, held, 0.2).unwrap());
            // That many hold so much, and one fewer do not.
            let at = |areas: usize| 1.0 - curve.held[values.len() - areas];
            prop_assert!(at(found.areas_holding) >= held - 1e-9);
            prop_assert!(at(found.areas_holding - 1) < held + 1e-9);
        }
    }
}
