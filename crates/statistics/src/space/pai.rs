//! How well hot spots say where things will happen.

use crate::StatisticsError;
use crate::numbers::{exposure, finite, not_negative, not_nought, same_length};

/// The predictive accuracy index (n/N)/(a/A): the share of later events in the hot spots over the share of the ground that
/// they cover. 1 is no better than chance.
///
/// Source: Chainey, S., Tompson, L. and Uhlig, S. (2008), The utility of hotspot mapping for predicting spatial patterns of
/// crime, Security Journal 21, 4–28.
///
/// # Errors
/// Where an area or the number of all events is not above nought, the hot spots hold more than all, or `inside` is below
/// nought.
pub fn pai(inside: f64, all: f64, area: f64, whole: f64) -> Result<f64, StatisticsError> {
    not_negative("events", &[inside])?;
    let (all, area, whole) = (exposure(all)?, exposure(area)?, exposure(whole)?);
    for (name, part, of) in [("events inside", inside, all), ("hot spots' area", area, whole)] {
        if part > of * (1.0 + 1e-12) {
            return Err(StatisticsError::Setting {
                name,
                value: part,
                wanted: "no more than there is in the whole",
            });
        }
    }
    Ok(inside / all / (area / whole))
}

/// The predictive accuracy index of the first cell, the first two, and so on, by falling `forecast`; of equal forecasts the
/// cell that comes first is first.
///
/// # Errors
/// Where the lengths differ, a forecast is no number, a count is below nought or all are, or an area is not above nought.
pub fn pai_curve(
    counts: &[f64],
    areas: &[f64],
    forecast: &[f64],
) -> Result<Vec<f64>, StatisticsError> {
    for (what, given) in [("areas", areas.len()), ("forecasts", forecast.len())] {
        same_length(what, given, counts.len())?;
    }
    not_negative("counts", counts)?;
    finite("forecasts", forecast)?;
    for &area in areas {
        exposure(area)?;
    }
    let (all, whole) = (not_nought(counts.iter().sum())?, exposure(areas.iter().sum())?);
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by(|&one, &other| forecast[other].total_cmp(&forecast[one]));
    let (mut count, mut area) = (0.0, 0.0);
    let curve = order.into_iter().map(|cell| {
        count += counts[cell];
        area += areas[cell];
        count / all / (area / whole)
    });
    Ok(curve.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_ptools() {
        // The package's own test: counts 6, 3 and 0 in cells of one size, as forecast.
        let curve = pai_curve(&[3.0, 6.0, 0.0], &[1.0; 3], &[5.0, 9.0, 1.0]).unwrap();
        for (ours, theirs) in curve.iter().zip([2.0, 1.5, 1.0]) {
            assert!((ours - theirs).abs() < 1e-12, "{curve:?}");
        }
        assert!((pai(6.0, 9.0, 1.0, 3.0).unwrap() - 2.0).abs() < 1e-12);
    }

    #[test]
    fn what_has_no_answer() {
        assert!(pai(1.0, 0.0, 1.0, 2.0).is_err());
        assert!(pai(3.0, 2.0, 1.0, 2.0).is_err());
        assert!(pai(1.0, 2.0, 3.0, 2.0).is_err());
        assert!(pai(1.0, 2.0, 0.0, 2.0).is_err());
        assert!(pai(f64::NAN, 2.0, 1.0, 2.0).is_err());
        assert!(pai_curve(&[1.0], &[1.0, 2.0], &[1.0]).is_err());
        assert!(pai_curve(&[0.0, 0.0], &[1.0; 2], &[1.0; 2]).is_err());
        assert!(pai_curve(&[1.0, 2.0], &[1.0; 2], &[f64::NAN, 1.0]).is_err());
        assert!(pai_curve(&[], &[], &[]).is_err());
    }
}
