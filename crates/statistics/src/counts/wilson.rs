//! Wilson's interval for a proportion.

use super::garwood::Limits;
use crate::StatisticsError;
use crate::normal::reach;
use crate::numbers::real;

/// Wilson's score interval for the proportion behind `count` out of `of`:
/// (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n).
///
/// Source: Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference, Journal of the
/// American Statistical Association 22, 209–212. Convention: without continuity correction, as `prop.test(correct = FALSE)` of
/// R. A sample is taken to be drawn at random; a survey's weights and clusters make it wider.
///
/// Errors: nobody asked, more of them than there are, a level that is none.
///
/// ```
/// // 212 of 1,000 residents name burglary as a concern.
/// let share = statistics::counts::wilson(212, 1000, 0.95)?;
/// assert!(share.lower > 0.187 && share.upper < 0.239);
/// # Ok::<(), statistics::StatisticsError>(())
/// ```
pub fn wilson(count: u64, of: u64, level: f64) -> Result<Limits, StatisticsError> {
    let z = reach(level)?;
    if of == 0 {
        return Err(StatisticsError::TooFew { what: "persons asked", given: 0, wanted: 1 });
    }
    if count > of {
        let (name, value) = ("count", real(count));
        let wanted = "at most as many as there are";
        return Err(StatisticsError::Setting { name, value, wanted });
    }
    let (n, p) = (real(of), real(count) / real(of));
    let square = z * z / n;
    let middle = p + square / 2.0;
    let half = z * (p * (1.0 - p) / n + square / (4.0 * n)).sqrt();
    let lower = if count == 0 { 0.0 } else { (middle - half) / (1.0 + square) };
    let upper = if count == of { 1.0 } else { (middle + half) / (1.0 + square) };
    Ok(Limits { lower, upper })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_r() {
        // prop.test(15, 148, correct = FALSE): 0.0624 to 0.1605, in Newcombe, R. G. (1998), Statistics in Medicine 17, 861,
        // beside 0 of 20: 0 to 0.1611, and 1 of 29: 0.0061 to 0.1718.
        for (count, of, lower, upper) in
            [(15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let limits = wilson(count, of, 0.95).unwrap();
            assert!((limits.lower - lower).abs() < 5e-5, "{count}/{of}: {limits:?}");
            assert!((limits.upper - upper).abs() < 5e-5, "{count}/{of}: {limits:?}");
        }
    }

    #[test]
    fn all_or_none_stay_within_the_possible_and_nonsense_is_refused() {
        let all = wilson(7, 7, 0.95).unwrap();
        assert!((all.upper - 1.0).abs() < f64::EPSILON && all.lower < 0.7);
        let none = wilson(0, 7, 0.95).unwrap();
        assert!((none.upper - (1.0 - all.lower)).abs() < 1e-12);
        assert!(wilson(0, 0, 0.95).is_err());
        assert!(wilson(2, 1, 0.95).is_err());
        assert!(wilson(1, 2, 1.0).is_err());
    }
}
