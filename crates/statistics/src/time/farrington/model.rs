//! The regression behind the expected count.

use statrs::distribution::{ContinuousCDF, StudentsT};

use super::baseline::{Reference, baseline};
use super::settings::FarringtonSettings;
use crate::StatisticsError;
use crate::glm::{Design, GlmFit, PoissonGlm};
use crate::numbers::{number, real};

/// What the past lets expect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Expectation {
    /// The logarithm of the expected count.
    pub log_mean: f64,
    /// Its standard error, the dispersion taken in.
    pub standard_error: f64,
    /// At least one.
    pub dispersion: f64,
    pub trend: bool,
    /// How many values it rests on.
    pub references: usize,
    pub years: usize,
}

/// A fit to the baseline.
pub(super) struct Fitted {
    pub fit: GlmFit,
    /// Pearson's, at least one.
    pub dispersion: f64,
    /// The weights of the second fit.
    #[cfg_attr(not(test), expect(dead_code, reason = "for what another package does with them"))]
    pub weights: Option<Vec<f64>>,
}

/// By how much the standard errors of a fit are to be widened: the mean's, and the trend's.
pub(super) type Spread = fn(&Fitted, &[f64]) -> [f64; 2];

/// The dispersion, at least one for the mean, and as it is for the trend. The second argument is the response.
pub(super) fn pearson(fitted: &Fitted, _: &[f64]) -> [f64; 2] {
    [fitted.dispersion, fitted.fit.dispersion.unwrap_or(1.0)]
}

/// The values of the baseline, ready for a fit.
struct Past {
    references: Vec<Reference>,
    response: Vec<f64>,
    offset: Option<Vec<f64>>,
    /// The levels that occur, without the one judged.
    levels: Vec<usize>,
    at: usize,
    period: usize,
}

pub(super) fn expectation(
    counts: &[Option<u64>],
    exposures: Option<&[f64]>,
    at: usize,
    settings: &FarringtonSettings,
    spread: Spread,
) -> Result<Expectation, StatisticsError> {
    let (mut references, years) = baseline(at, settings);
    references.retain(|one| counts[one.place].is_some());
    let mut levels: Vec<usize> = references.iter().map(|one| one.level).collect();
    levels.sort_unstable();
    levels.dedup();
    // A constant, a trend and the levels, and something to tell the scatter by.
    let wanted = levels.len().max(1) + 2;
    let same_time = references.iter().any(|one| one.level == 0);
    if years == 0 || !same_time || references.len() < wanted {
        let given = if years == 0 || !same_time { 0 } else { references.len() };
        return Err(StatisticsError::TooFew { what: "values of the baseline", given, wanted });
    }
    levels.retain(|level| *level != 0);
    let response: Vec<f64> =
        references.iter().map(|one| real(counts[one.place].unwrap_or(0))).collect();
    if response.iter().all(|value| *value <= 0.0) {
        // Nothing was ever counted; no regression is needed to say so.
        return Ok(Expectation {
            log_mean: f64::NEG_INFINITY,
            standard_error: 0.0,
            dispersion: 1.0,
            trend: false,
            references: references.len(),
            years,
        });
    }
    let offset =
        exposures.map(|exposures| references.iter().map(|one| exposures[one.place].ln()).collect());
    let past = Past { references, response, offset, levels, at, period: settings.period };

    let ahead = exposures.map_or(0.0, |exposures| exposures[at].ln());
    let mut trend = years >= 3 && settings.trend_below > 0.0;
    let mut fitted = None;
    if trend {
        // Where the fit with a trend does not settle, the one without may.
        let found = past.fit(true, settings).ok();
        let greatest = past.response.iter().copied().fold(0.0, f64::max);
        trend = found.as_ref().is_some_and(|found| {
            let mean = (found.fit.coefficients[0] + ahead).exp();
            let [_, spread] = spread(found, &past.response);
            mean <= greatest && trend_p_value(&found.fit, spread) < settings.trend_below
        });
        fitted = found.filter(|_| trend);
    }
    let fitted = match fitted {
        Some(found) => found,
        None => past.fit(false, settings)?,
    };
    // The value judged is of the first level, at time nought: only the constant says something of it.
    let mut row = vec![0.0; fitted.fit.coefficients.len()];
    row[0] = 1.0;
    let prediction = fitted.fit.predict(&row, ahead)?;
    let [widened, _] = spread(&fitted, &past.response);
    Ok(Expectation {
        log_mean: prediction.value,
        standard_error: prediction.standard_error * widened.sqrt(),
        dispersion: fitted.dispersion,
        trend,
        references: past.references.len(),
        years,
    })
}

/// Of a trend, by Student's t with this dispersion.
fn trend_p_value(fit: &GlmFit, dispersion: f64) -> f64 {
    if fit.degrees_of_freedom == 0 {
        return 1.0;
    }
    let t = fit.coefficients[1] / fit.standard_errors(dispersion)[1];
    let freedom = number(fit.degrees_of_freedom);
    // A perfect fit has no scatter at all; its trend is beyond doubt, or nought.
    if !t.is_finite() {
        return if fit.coefficients[1].abs() > 1e-9 { 0.0 } else { 1.0 };
    }
    // A p-value of exactly one is no reason to leave the trend out where it is always wanted.
    StudentsT::new(0.0, 1.0, freedom)
        .map_or(1.0, |student| (2.0 * student.sf(t.abs())).min(1.0 - 1e-12))
}

impl Past {
    fn fit(&self, trend: bool, settings: &FarringtonSettings) -> Result<Fitted, StatisticsError> {
        let columns = 1 + usize::from(trend) + self.levels.len();
        let mut values = vec![0.0; columns * self.references.len()];
        for (row, one) in values.chunks_exact_mut(columns).zip(&self.references) {
            row[0] = 1.0;
            if trend {
                // In years before the time judged, so that the constant is the value there.
                row[1] = -number(self.at - one.place) / number(self.period);
            }
            if let Ok(level) = self.levels.binary_search(&one.level) {
                row[columns - self.levels.len() + level] = 1.0;
            }
        }
        let design = Design::from_rows(values, columns)?;
        let glm = PoissonGlm::new(&design, &self.response);
        let glm = match &self.offset {
            Some(offset) => glm.offset(offset),
            None => glm,
        };
        let fit = glm.fit()?;
        let dispersion = fit.dispersion.unwrap_or(1.0).max(1.0);
        let Some(above) = settings.reweight_above else {
            return Ok(Fitted { fit, dispersion, weights: None });
        };
        let weights = self.weights(&fit, &design, dispersion, above)?;
        let fit = glm.weights(&weights).fit()?;
        let dispersion = fit.dispersion.unwrap_or(1.0).max(1.0);
        Ok(Fitted { fit, dispersion, weights: Some(weights) })
    }

    /// The weights of the second fit: γ, and γ/s² where the standardised Anscombe residual s is too great, with γ so that
    /// they add up to the number of values.
    ///
    /// The residual is 3/2 (y^⅔ − μ^⅔) μ^(−1/6) / √(φ(1 − h)).
    fn weights(
        &self,
        fit: &GlmFit,
        design: &Design,
        dispersion: f64,
        above: f64,
    ) -> Result<Vec<f64>, StatisticsError> {
        let leverages = fit.leverages(design)?;
        let each = self.response.iter().zip(&fit.fitted).zip(&leverages);
        let mut weights: Vec<f64> = each
            .map(|((y, mean), leverage)| {
                let left = 1.0 - leverage;
                if left < 1e-9 || *mean <= 0.0 {
                    // The value has a level of its own and is no residual at all.
                    return 1.0;
                }
                let residual = 1.5 * (y.powf(2.0 / 3.0) * mean.powf(-1.0 / 6.0) - mean.sqrt());
                let standardised = residual / (dispersion * left).sqrt();
                if standardised > above { standardised.powi(-2) } else { 1.0 }
            })
            .collect();
        let times = number(weights.len()) / weights.iter().sum::<f64>();
        for weight in &mut weights {
            *weight *= times;
        }
        Ok(weights)
    }
}
