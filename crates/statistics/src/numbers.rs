//! What many methods need of numbers: casts, checks of what was given, and the quantile of a sample.

use crate::StatisticsError;

/// A count as a number that can be calculated with.
#[expect(clippy::cast_precision_loss, reason = "counts beyond 2^53 are no counts of anything")]
pub(crate) fn real(count: u64) -> f64 {
    count as f64
}

/// How many, or which place, as a number that can be calculated with.
pub(crate) fn number(places: usize) -> f64 {
    real(places as u64)
}

/// The whole number of places below a number that is not negative.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast stops at nought, and at the greatest"
)]
pub(crate) fn whole(value: f64) -> usize {
    value as usize
}

/// As [`whole`], for a count.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast stops at nought, and at the greatest"
)]
pub(crate) fn whole_count(value: f64) -> u64 {
    value as u64
}

/// The whole number nearer to nought.
#[expect(clippy::cast_possible_truncation, reason = "the cast stops at the least and the greatest")]
pub(crate) fn whole_change(value: f64) -> i64 {
    value as i64
}

/// The exposure, where it can be divided by.
pub(crate) fn exposure(value: f64) -> Result<f64, StatisticsError> {
    if value.is_finite() && value > 0.0 { Ok(value) } else { Err(StatisticsError::Exposure(value)) }
}

/// Nothing, where there are as many exposures as wanted and each can be divided by.
pub(crate) fn exposures(values: &[f64], wanted: usize) -> Result<(), StatisticsError> {
    same_length("exposures", values.len(), wanted)?;
    values.iter().try_for_each(|&value| exposure(value).map(drop))
}

/// The first exposure over the second, where both can be divided by, and the ratio can be multiplied by itself.
pub(crate) fn ratio_of_exposures(n1: f64, n2: f64) -> Result<f64, StatisticsError> {
    let ratio = exposure(n1)? / exposure(n2)?;
    if (1e-100..=1e100).contains(&ratio) {
        Ok(ratio)
    } else {
        Err(StatisticsError::Exposure(ratio))
    }
}

/// A sum of values that are not below nought, where one is above, and the sum can be calculated with.
pub(crate) fn not_nought(sum: f64) -> Result<f64, StatisticsError> {
    if sum.is_finite() && sum > 0.0 {
        Ok(sum)
    } else if sum > 0.0 {
        Err(StatisticsError::Inestimable("the values are too great to be added up"))
    } else {
        Err(StatisticsError::Inestimable("all values are nought"))
    }
}

/// Nothing, where every value is a number.
pub(crate) fn finite(what: &'static str, values: &[f64]) -> Result<(), StatisticsError> {
    each(what, values, "a finite number", f64::is_finite)
}

/// Nothing, where the value at this place is a number.
pub(crate) fn finite_at(
    what: &'static str,
    place: usize,
    value: f64,
) -> Result<(), StatisticsError> {
    let wanted = "a finite number";
    if value.is_finite() {
        Ok(())
    } else {
        Err(StatisticsError::Value { what, place, value, wanted })
    }
}

/// Nothing, where every value is a number not below nought.
pub(crate) fn not_negative(what: &'static str, values: &[f64]) -> Result<(), StatisticsError> {
    each(what, values, "a finite number not below nought", |value| {
        value.is_finite() && value >= 0.0
    })
}

fn each(
    what: &'static str,
    values: &[f64],
    wanted: &'static str,
    good: impl Fn(f64) -> bool,
) -> Result<(), StatisticsError> {
    match values.iter().position(|&value| !good(value)) {
        None => Ok(()),
        Some(place) => Err(StatisticsError::Value { what, place, value: values[place], wanted }),
    }
}

/// Nothing, where there are as many as wanted.
pub(crate) fn same_length(
    what: &'static str,
    given: usize,
    wanted: usize,
) -> Result<(), StatisticsError> {
    if given == wanted { Ok(()) } else { Err(StatisticsError::Lengths { what, given, wanted }) }
}

/// Nothing, where there are as many as wanted or more.
pub(crate) fn at_least(
    what: &'static str,
    given: usize,
    wanted: usize,
) -> Result<(), StatisticsError> {
    if given >= wanted { Ok(()) } else { Err(StatisticsError::TooFew { what, given, wanted }) }
}

/// A level of confidence, such as 0.95.
pub(crate) fn confidence(level: f64) -> Result<f64, StatisticsError> {
    if level > 0.0 && level < 1.0 { Ok(level) } else { Err(StatisticsError::Level(level)) }
}

/// What a level of confidence leaves outside, both sides together: 0.05 for 0.95.
pub(crate) fn outside(level: f64) -> Result<f64, StatisticsError> {
    Ok(1.0 - confidence(level)?)
}

/// A level of significance. One half and more is refused: who gives 0.95 means a level of confidence.
pub(crate) fn significance(alpha: f64) -> Result<f64, StatisticsError> {
    if alpha > 0.0 && alpha < 0.5 {
        return Ok(alpha);
    }
    let wanted = "a number above 0 and below 0.5, such as 0.05";
    Err(StatisticsError::Setting { name: "level of significance", value: alpha, wanted })
}

/// The quantile of sorted values by R's type 7 (numpy's default): linear between the values at (n − 1)p. NaN of no values.
pub(crate) fn quantile(sorted: &[f64], p: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    let at = number(last) * p.clamp(0.0, 1.0);
    let below = whole(at).min(last);
    let above = (below + 1).min(last);
    sorted[below] + (at - number(below)) * (sorted[above] - sorted[below])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_r() {
        // R: quantile(c(1, 2, 4, 8, 16), c(0, .1, .5, .9, 1)).
        let sorted = [1.0, 2.0, 4.0, 8.0, 16.0];
        for (p, expected) in [(0.0, 1.0), (0.1, 1.4), (0.5, 4.0), (0.9, 12.8), (1.0, 16.0)] {
            assert!((quantile(&sorted, p) - expected).abs() < 1e-12, "{p}");
        }
        assert!((quantile(&[3.0], 0.3) - 3.0).abs() < 1e-12);
        assert!(quantile(&[], 0.3).is_nan());
    }

    #[test]
    fn a_level_of_confidence_is_not_taken_for_one_of_significance() {
        assert!(significance(0.95).is_err() && significance(f64::NAN).is_err());
        assert!(significance(0.0).is_err() && significance(0.05).is_ok());
        assert!(outside(f64::NAN).is_err() && outside(1.0).is_err());
    }

    #[test]
    fn what_is_refused_is_named_with_its_place() {
        let wrong = not_negative("weights", &[1.0, 0.0, -2.0]).unwrap_err().to_string();
        assert_eq!(
            wrong,
            "value 2 of the weights is -2; a finite number not below nought is wanted"
        );
        let wrong = significance(0.95).unwrap_err().to_string();
        assert_eq!(
            wrong,
            "level of significance is 0.95, and must be a number above 0 and below 0.5, such as 0.05"
        );
        assert!(finite("weights", &[-1.0]).is_ok() && finite_at("weights", 3, f64::NAN).is_err());
        assert!(not_negative("weights", &[f64::INFINITY]).is_err());
        assert!(exposures(&[1.0, 2.0], 2).is_ok());
        assert!(not_nought(0.0).is_err() && not_nought(f64::NAN).is_err());
        assert!(exposures(&[1.0], 2).is_err() && exposures(&[1.0, 0.0], 2).is_err());
    }

    #[test]
    fn casts_stop_at_their_ends() {
        assert_eq!((whole(2.9), whole(-1.0), whole(f64::NAN)), (2, 0, 0));
        assert_eq!((whole_count(1e300), whole_change(-1e300)), (u64::MAX, i64::MIN));
    }
}
