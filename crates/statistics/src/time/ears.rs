//! EARS: whether a count is a peak beside the few just before it, where there is no history for more.

use std::ops::Range;

use crate::StatisticsError;
use crate::normal;
use crate::numbers::{at_least, number, real};

/// Which of the three methods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EarsMethod {
    /// Beside the values right before.
    C1,
    /// Beside those that end two values before, so that a peak that has begun is not its own baseline.
    C2,
    /// As C2, with what the two values before were above theirs added: for a slow rise.
    C3,
}

/// The settings of [`ears`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EarsSettings {
    /// Which method.
    pub method: EarsMethod,
    /// How many values are the baseline.
    pub baseline: usize,
    /// The probability of a value above the bound, were all values normal.
    pub alpha: f64,
    /// The least standard deviation, for baselines of equal values, in counts.
    pub least_deviation: f64,
}

impl EarsSettings {
    /// Seven values; α 0.001 for C1 and C2 and 0.025 for C3; a standard deviation of at least half a count.
    pub fn new(method: EarsMethod) -> Self {
        let alpha = if method == EarsMethod::C3 { 0.025 } else { 0.001 };
        Self { method, baseline: 7, alpha, least_deviation: 0.5 }
    }
}

/// A count beside those just before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EarsPeak {
    /// The mean of the baseline.
    pub expected: f64,
    /// The bound: a peak is a count above it.
    pub upper: f64,
    /// The method's statistic, C₁, C₂ or C₃; none where the count is missing.
    pub statistic: Option<f64>,
    /// Whether the count is a peak. A missing one is none.
    pub peak: bool,
}

/// Whether the count at the place `at` of a series is a peak beside those just before it.
///
/// C₁ = (y − m)/s, with the mean m and standard deviation s (over n − 1) of the `baseline` values before `at`; C₂ the same
/// two values earlier; a peak is one above z(1 − α), that is y above m + z s. C₃ = Σ max(0, C₂ − 1) over `at` and the two
/// values before it, a peak above z(1 − α) − 1 with α 0.025, so that its bound is m + s (z − Σ max(0, C₂ − 1) of those two).
///
/// A missing value of a baseline is left out, as long as half of it is there. Nothing is known of season or trend here: on a
/// series with either, expect false alarms, and prefer [`super::farrington`] from three years of history on.
///
/// Source: Hutwagner, L., Thompson, W., Seeman, G. M. and Treadwell, T. (2003), The bioterrorism preparedness and response
/// Early Aberration Reporting System (EARS), Journal of Urban Health 80, i89–i96. Conventions: `earsC` of R's surveillance.
///
/// # Errors
/// Where a setting has no meaning, `at` is no place of the series, or too few values are before it.
pub fn ears(
    counts: &[Option<u64>],
    at: usize,
    settings: &EarsSettings,
) -> Result<EarsPeak, StatisticsError> {
    let EarsSettings { method, baseline, alpha, least_deviation } = *settings;
    for (name, value, wanted, well) in [
        ("baseline", number(baseline), "at least 3", baseline >= 3),
        ("alpha", alpha, "a number between 0 and 0.5", alpha > 0.0 && alpha < 0.5),
        (
            "least_deviation",
            least_deviation,
            "a number above nought",
            least_deviation > 0.0 && least_deviation.is_finite(),
        ),
    ] {
        if !well {
            return Err(StatisticsError::Setting { name, value, wanted });
        }
    }
    let (lag, sums) = match method {
        EarsMethod::C1 => (0, 0),
        EarsMethod::C2 => (2, 0),
        EarsMethod::C3 => (2, 2),
    };
    let wanted = baseline + lag + sums + 1;
    if at >= counts.len() || at + 1 < wanted {
        let (given, wanted) = (counts.len().min(at + 1), wanted.max(at + 1));
        return Err(StatisticsError::TooFew { what: "values", given, wanted });
    }
    let usual = |at: usize| usual(&counts[at - lag - baseline..at - lag], least_deviation);
    let standardised = |at: usize| {
        let (mean, deviation) = usual(at)?;
        Ok(counts[at].map(|count| (real(count) - mean) / deviation))
    };
    let z = -normal::quantile(alpha);
    let (mean, deviation) = usual(at)?;
    let over = |c2: Option<f64>| c2.map_or(0.0, |c2: f64| (c2 - 1.0).max(0.0));
    let mut before = 0.0;
    for place in at - sums..at {
        before += over(standardised(place)?);
    }
    let own = standardised(at)?;
    let upper = mean + deviation * (z - before);
    let statistic =
        if method == EarsMethod::C3 { own.map(|own| over(Some(own)) + before) } else { own };
    let peak = counts[at].is_some_and(|count| real(count) > upper);
    Ok(EarsPeak { expected: mean, upper, statistic, peak })
}

/// [`ears`] for each place of a range.
pub fn ears_range(
    counts: &[Option<u64>],
    range: Range<usize>,
    settings: &EarsSettings,
) -> Vec<Result<EarsPeak, StatisticsError>> {
    range.map(|at| ears(counts, at, settings)).collect()
}

/// The mean and standard deviation of a baseline.
fn usual(counts: &[Option<u64>], least: f64) -> Result<(f64, f64), StatisticsError> {
    let known: Vec<f64> = counts.iter().flatten().map(|count| real(*count)).collect();
    let wanted = counts.len().div_ceil(2).max(2);
    at_least("values of the baseline", known.len(), wanted)?;
    let number = number(known.len());
    let mean = known.iter().sum::<f64>() / number;
    let squares: f64 = known.iter().map(|value| (value - mean).powi(2)).sum();
    Ok((mean, (squares / (number - 1.0)).sqrt().max(least)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNTS: [u64; 12] = [4, 6, 5, 5, 7, 3, 5, 5, 6, 12, 9, 14];

    fn series() -> Vec<Option<u64>> {
        COUNTS.into_iter().map(Some).collect()
    }

    #[test]
    fn worked_by_hand() {
        // The seven values before the eighth: mean 5, squares 1 + 1 + 4 + 4 over 6.
        let found = ears(&series(), 7, &EarsSettings::new(EarsMethod::C1)).unwrap();
        let deviation = (10.0_f64 / 6.0).sqrt();
        assert!((found.expected - 5.0).abs() < 1e-12);
        assert!((found.upper - (5.0 + 3.090_232_306_168 * deviation)).abs() < 1e-9);
        assert!(found.statistic.unwrap().abs() < 1e-12 && !found.peak);
        // The same baseline two later.
        let found = ears(&series(), 9, &EarsSettings::new(EarsMethod::C2)).unwrap();
        assert!((found.statistic.unwrap() - 7.0 / deviation).abs() < 1e-12 && found.peak);
    }

    #[test]
    fn c3_adds_what_the_two_before_were_above() {
        let c2 = |at| {
            let found = ears(&series(), at, &EarsSettings::new(EarsMethod::C2)).unwrap();
            (found.statistic.unwrap() - 1.0).max(0.0)
        };
        let found = ears(&series(), 11, &EarsSettings::new(EarsMethod::C3)).unwrap();
        assert!((found.statistic.unwrap() - (c2(9) + c2(10) + c2(11))).abs() < 1e-12);
        assert!(found.peak && c2(9) > 0.0);
        let alone = ears(
            &series(),
            11,
            &EarsSettings { alpha: 0.025, ..EarsSettings::new(EarsMethod::C2) },
        );
        let alone = alone.unwrap();
        let deviation = (alone.upper - alone.expected) / 1.959_963_984_540;
        assert!((found.upper - (alone.upper - deviation * (c2(9) + c2(10)))).abs() < 1e-9);
    }

    #[test]
    fn edges_are_defined() {
        let c1 = EarsSettings::new(EarsMethod::C1);
        assert!(ears(&[], 0, &c1).is_err());
        assert!(ears(&series(), 6, &c1).is_err() && ears(&series(), 12, &c1).is_err());
        assert!(ears(&series(), 8, &EarsSettings::new(EarsMethod::C2)).is_err());
        assert!(ears(&series(), 10, &EarsSettings::new(EarsMethod::C3)).is_err());
        // All equal: half a count is the least deviation, so that one more is no peak and two are.
        let mut equal = vec![Some(3); 8];
        assert!(!ears(&equal, 7, &c1).unwrap().peak);
        equal[7] = Some(4);
        assert!(!ears(&equal, 7, &c1).unwrap().peak);
        equal[7] = Some(5);
        assert!(ears(&equal, 7, &c1).unwrap().peak);
        equal[7] = None;
        let missing = ears(&equal, 7, &c1).unwrap();
        assert_eq!((missing.statistic, missing.peak), (None, false));
        equal[..4].fill(None);
        assert!(ears(&equal, 7, &c1).is_err());
        for wrong in [
            EarsSettings { alpha: f64::NAN, ..c1 },
            EarsSettings { baseline: 2, ..c1 },
            EarsSettings { least_deviation: 0.0, ..c1 },
        ] {
            assert!(ears(&series(), 11, &wrong).is_err(), "{wrong:?}");
        }
    }
}
