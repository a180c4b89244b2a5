//! Farrington's method, flexible: whether a count is a peak beside the same time of the years before.

mod baseline;
mod model;
mod settings;

use std::ops::Range;

use rayon::prelude::*;

use self::model::{Expectation, Spread, expectation, pearson};
pub use self::settings::{FarringtonSettings, Threshold};
use super::negative_binomial::Counts;
use crate::StatisticsError;
use crate::normal;
use crate::numbers::{self, real};

/// A count beside what the past lets expect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FarringtonPeak {
    /// What was counted; none where it is missing.
    pub observed: Option<u64>,
    /// What was to be expected.
    pub expected: f64,
    /// The bound: a peak is a count above it.
    pub upper: f64,
    /// How many times more than chance the past scatters, at least one.
    pub dispersion: f64,
    /// (observed − expected) / (upper − expected): above one is above the bound. None where the count is missing, where
    /// nothing was to be expected, or where there are too few counts of late.
    pub score: Option<f64>,
    /// The probability of a count at least as high where nothing has changed, by a negative binomial of the expected mean
    /// and dispersion.
    pub p_value: Option<f64>,
    /// Whether it is a peak: above the bound, and with enough counts of late.
    pub peak: bool,
    /// Whether a trend was used.
    pub trend: bool,
    /// How many values the baseline has.
    pub references: usize,
    /// How many years it reaches back: fewer than asked for where the series is short or an event cut it.
    pub years: usize,
}

/// Whether the count at the place `at` of a series is a peak, beside the same time of the years before.
///
/// The baseline is the years before ([`FarringtonSettings::years`]) without the latest values; a quasi-Poisson regression
/// with a trend and levels for the time of year is fitted to it, once more with less weight for values whose standardised
/// Anscombe residual is above 2.58, so that past peaks do not hide new ones. Its mean at `at` is what was to be expected;
/// its dispersion φ = max(1, Pearson's) gives the bound, for [`Threshold::PlugIn`] the 1 − α quantile of a negative binomial
/// of mean μ and variance φμ.
///
/// A missing value of the baseline is left out. A missing value at `at` has an expectation and a bound, and is no peak.
/// Fewer years than asked for are used where there are no more; `years` of the result says how many. With exposures
/// (populations, days), rates are compared, and the expected count is that at the exposure of `at`.
///
/// Source: Noufaily, A., Enki, D. G., Farrington, P., Garthwaite, P., Andrews, N. and Charlett, A. (2013), An improved
/// algorithm for outbreak detection in multiple surveillance systems, Statistics in Medicine 32, 1206–1222; Farrington, C.
/// P., Andrews, N. J., Beale, A. D. and Catchpole, M. A. (1996), A statistical algorithm for the early detection of
/// outbreaks of infectious disease, Journal of the Royal Statistical Society A 159, 547–563. Conventions:
/// `farringtonFlexible` of R's surveillance (Salmon, M., Schumacher, D. and Höhle, M. 2016, Journal of Statistical Software
/// 70(10)). The score of that package (1.20.3) with its thresholds `nbPlugin` and `muan` takes the logarithm of the expected
/// count for the count; here both are counts. The verdicts are the same. Its standard errors (in `delta`, `muan` and the
/// trend's p-value) are widened by Σ ω((y − μ)/μ)² over the degrees of freedom, where the dispersion Σ ω(y − μ)²/μ is meant;
/// here they are widened by that.
///
/// # Errors
/// Where a setting has no meaning, `at` is no place of the series, exposures are not as many as counts or not above nought,
/// or the baseline has too few values or does not settle.
pub fn farrington(
    counts: &[Option<u64>],
    exposures: Option<&[f64]>,
    at: usize,
    settings: &FarringtonSettings,
) -> Result<FarringtonPeak, StatisticsError> {
    farrington_with(counts, exposures, at, settings, pearson)
}

/// [`farrington`], with standard errors widened by this.
fn farrington_with(
    counts: &[Option<u64>],
    exposures: Option<&[f64]>,
    at: usize,
    settings: &FarringtonSettings,
    spread: Spread,
) -> Result<FarringtonPeak, StatisticsError> {
    settings.check()?;
    let Some(&observed) = counts.get(at) else {
        let (given, wanted) = (counts.len(), at + 1);
        return Err(StatisticsError::TooFew { what: "values", given, wanted });
    };
    if let Some(exposures) = exposures {
        numbers::exposures(exposures, counts.len())?;
    }
    let found = expectation(counts, exposures, at, settings, spread)?;
    let (expected, upper) = (found.log_mean.exp(), upper(&found, settings));
    let recent = (at + 1).saturating_sub(settings.least_cases_in);
    let cases: u64 =
        counts[recent..=at].iter().flatten().fold(0, |sum, one| sum.saturating_add(*one));
    let enough = cases >= settings.least_cases;
    let chance = Counts { mean: expected, dispersion: found.dispersion };
    Ok(FarringtonPeak {
        observed,
        expected,
        upper,
        dispersion: found.dispersion,
        score: observed
            .filter(|_| enough && upper > expected && expected > 0.0)
            .map(|observed| (real(observed) - expected) / (upper - expected)),
        p_value: observed.map(|observed| chance.from(observed)),
        peak: enough && observed.is_some_and(|observed| real(observed) > upper),
        trend: found.trend,
        references: found.references,
        years: found.years,
    })
}

/// [`farrington`] for each place of a range, each from its own past, on all processors.
pub fn farrington_range(
    counts: &[Option<u64>],
    exposures: Option<&[f64]>,
    range: Range<usize>,
    settings: &FarringtonSettings,
) -> Vec<Result<FarringtonPeak, StatisticsError>> {
    range.into_par_iter().map(|at| farrington(counts, exposures, at, settings)).collect()
}

/// [`farrington`] at one place of many series, on all processors. The results are in the order of the series.
pub fn farrington_many<S: AsRef<[Option<u64>]> + Sync>(
    series: &[S],
    at: usize,
    settings: &FarringtonSettings,
) -> Vec<Result<FarringtonPeak, StatisticsError>> {
    series.par_iter().map(|counts| farrington(counts.as_ref(), None, at, settings)).collect()
}

fn upper(found: &Expectation, settings: &FarringtonSettings) -> f64 {
    let mean = found.log_mean.exp();
    let z = -normal::quantile(settings.alpha);
    let quantile =
        |mean| real(Counts { mean, dispersion: found.dispersion }.quantile(1.0 - settings.alpha));
    match settings.threshold {
        Threshold::PlugIn => quantile(mean),
        Threshold::UpperMean => quantile((found.log_mean + z * found.standard_error).exp()),
        Threshold::PowerTwoThirds => {
            // The variance of the mean is μ² times that of its logarithm.
            let variance = found.dispersion + mean * found.standard_error.powi(2);
            let error = (4.0 / 9.0 * mean.cbrt() * variance).sqrt();
            (mean.powf(2.0 / 3.0) + z * error).powf(1.5)
        }
    }
}

#[cfg(test)]
mod tests;
