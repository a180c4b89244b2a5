//! An interrupted time series: a step, and a turn, in one long series at a known date.

use std::f64::consts::TAU;

use super::change::{Change, RateRatio};
use crate::StatisticsError;
use crate::glm::{Design, GlmFit, PoissonGlm};
use crate::normal::reach;
use crate::numbers::{self, at_least, number, real};

/// What is taken to have happened, and the season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interruption {
    /// The first period after, by its place in the series.
    pub start: usize,
    /// Whether the trend may turn there, beside the step.
    pub slope: bool,
    /// How many pairs of sine and cosine describe the season: 2 is usual for months, 0 leaves the season out.
    pub harmonics: usize,
    /// How many periods make a season: 12 for months.
    pub season: usize,
}

/// What changed at the interruption.
#[derive(Debug, Clone, PartialEq)]
pub struct InterruptedSeries {
    /// The level from the start on over the level without the interruption; with `slope`, at the period before the first
    /// one.
    pub step: RateRatio,
    /// The same with the standard error that counts would have were they Poisson: to show how much it claims, not for use.
    pub step_if_poisson: RateRatio,
    /// The turn of the trend: the ratio by which each period from the start on changes more.
    pub slope: Option<RateRatio>,
    /// The trend that was there before: the ratio from one period to the next.
    pub trend: RateRatio,
    /// How many times more the counts vary around the fit than Poisson counts do. Standard errors are multiplied by its
    /// root, or by 1 where it is below 1.
    pub dispersion: f64,
    /// The correlation of neighbouring periods' residuals: above about 2/√periods the intervals are too narrow.
    pub autocorrelation: f64,
    /// The fitted mean of each period, in events, also where the count is missing.
    pub fitted: Vec<f64>,
    /// What would have been expected without the interruption; the same as `fitted` before it.
    pub without: Vec<f64>,
    /// The difference of the two over all periods from the start on whose count is there, in events.
    pub difference: Change,
}

/// The quasi-Poisson regression of an interrupted time series.
///
/// ln E(yₜ) = ln Nₜ + β₀ + β₁ t + β₂ [t ≥ start] + β₃ (t − start + 1) [t ≥ start] + Σⱼ (aⱼ sin 2πjt/s + bⱼ cos 2πjt/s), with
/// exposures N (populations; 1 where none are given), β₃ only with `slope`, and Var(yₜ) = φ E(yₜ), φ from Pearson's
/// residuals. The turn is 1 in the first period after, so that with it the step is that of the trend's two lines at the
/// period before; counting from 0, or from the beginning of the series, gives another step from the same fit.
///
/// Missing counts are left out while time runs on. It assumes that trend and season would have gone on and that nothing else
/// happened at the date; a control series is the better answer where there is one.
///
/// Errors: a start that leaves fewer than 2 periods before or none after (2 with `slope`), harmonics that a season of that
/// length cannot hold, fewer periods than effects and one more, exposures that are too few or not above nought, a turn or
/// step that cannot be told apart from the rest.
///
/// Source: Lopez Bernal, J., Cummins, S. and Gasparrini, A. (2017), Interrupted time series regression for the evaluation of
/// public health interventions: a tutorial, International Journal of Epidemiology 46, 348–355. Convention: R's
/// `glm(family = quasipoisson)` with intervals from the normal distribution, but that φ is not taken below 1.
pub fn interrupted_series(
    counts: &[Option<u64>],
    exposures: Option<&[f64]>,
    interruption: Interruption,
    level: f64,
) -> Result<InterruptedSeries, StatisticsError> {
    let reach = reach(level)?;
    let Interruption { start, slope, .. } = interruption;
    check(counts, &interruption)?;
    let offsets = offsets(counts.len(), exposures)?;
    let rows: Vec<Vec<f64>> = (0..counts.len()).map(|at| row(at, &interruption, true)).collect();
    let there: Vec<usize> = (0..counts.len()).filter(|&at| counts[at].is_some()).collect();
    let columns = rows[0].len();
    at_least("periods with a count", there.len(), columns + 1)?;
    let values = there.iter().flat_map(|&at| rows[at].iter().copied()).collect();
    let design = Design::from_rows(values, columns)?;
    let response: Vec<f64> = there.iter().filter_map(|&at| counts[at].map(real)).collect();
    let offset: Vec<f64> = there.iter().map(|&at| offsets[at]).collect();
    let fit = PoissonGlm::new(&design, &response).offset(&offset).fit()?;
    let dispersion = fit.dispersion.unwrap_or(1.0);
    let errors = fit.standard_errors(dispersion.max(1.0));
    let ratio = |place: usize| RateRatio::new(fit.coefficients[place], errors[place], level);

    let mean = |row: &[f64], at: usize| {
        (offsets[at] + row.iter().zip(&fit.coefficients).map(|(x, b)| x * b).sum::<f64>()).exp()
    };
    let fitted: Vec<f64> = rows.iter().enumerate().map(|(at, row)| mean(row, at)).collect();
    let bare: Vec<Vec<f64>> = (0..counts.len()).map(|at| row(at, &interruption, false)).collect();
    let without: Vec<f64> = bare.iter().enumerate().map(|(at, row)| mean(row, at)).collect();
    let mut gradient = vec![0.0; columns];
    let mut total = 0.0;
    for &at in there.iter().filter(|&&at| at >= start) {
        total += fitted[at] - without[at];
        for (sum, (with, bare)) in gradient.iter_mut().zip(rows[at].iter().zip(&bare[at])) {
            *sum += fitted[at] * with - without[at] * bare;
        }
    }
    let variance = dispersion.max(1.0) * quadratic(&fit, &gradient);
    Ok(InterruptedSeries {
        step: ratio(2)?,
        step_if_poisson: RateRatio::new(fit.coefficients[2], fit.standard_errors(1.0)[2], level)?,
        slope: if slope { Some(ratio(3)?) } else { None },
        trend: ratio(1)?,
        dispersion,
        autocorrelation: autocorrelation(counts, &fitted),
        difference: Change::new(total, variance, reach),
        fitted,
        without,
    })
}

fn check(counts: &[Option<u64>], interruption: &Interruption) -> Result<(), StatisticsError> {
    let Interruption { start, slope, harmonics, season } = *interruption;
    let split = start.min(counts.len());
    let before = counts[..split].iter().flatten().count();
    let after = counts[split..].iter().flatten().count();
    let parts = [
        ("periods with a count before the start", before, 2),
        ("periods with a count after the start", after, if slope { 2 } else { 1 }),
    ];
    for (what, given, wanted) in parts {
        at_least(what, given, wanted)?;
    }
    if harmonics > 0 && 2 * harmonics >= season {
        let (name, value) = ("harmonics", number(harmonics));
        let wanted = "fewer than half the periods of a season";
        return Err(StatisticsError::Setting { name, value, wanted });
    }
    Ok(())
}

fn offsets(length: usize, exposures: Option<&[f64]>) -> Result<Vec<f64>, StatisticsError> {
    let Some(exposures) = exposures else { return Ok(vec![0.0; length]) };
    numbers::exposures(exposures, length)?;
    Ok(exposures.iter().map(|value| value.ln()).collect())
}

/// The row of a period: constant, time, step, turn, season; without the interruption step and turn are nought.
fn row(at: usize, interruption: &Interruption, interrupted: bool) -> Vec<f64> {
    let Interruption { start, slope, harmonics, season } = *interruption;
    let since = if interrupted && at >= start { number(at - start + 1) } else { 0.0 };
    let mut row = vec![1.0, number(at + 1), f64::from(u8::from(since > 0.0))];
    if slope {
        row.push(since);
    }
    for harmonic in 1..=harmonics {
        let angle = TAU * number(harmonic * (at + 1)) / number(season);
        row.extend([angle.sin(), angle.cos()]);
    }
    row
}

/// gᵀ C g with the covariance of the coefficients at a dispersion of 1.
fn quadratic(fit: &GlmFit, gradient: &[f64]) -> f64 {
    let covariance = fit.covariance();
    covariance
        .chunks_exact(gradient.len())
        .zip(gradient)
        .map(|(row, own)| own * row.iter().zip(gradient).map(|(c, g)| c * g).sum::<f64>())
        .sum()
}

/// The correlation of Pearson's residuals of neighbouring periods; 0 where all are nought.
fn autocorrelation(counts: &[Option<u64>], fitted: &[f64]) -> f64 {
    let residuals: Vec<Option<f64>> = counts
        .iter()
        .zip(fitted)
        .map(|(count, mean)| count.map(|count| (real(count) - mean) / mean.sqrt()))
        .collect();
    let squares: f64 = residuals.iter().flatten().map(|value| value * value).sum();
    let products: f64 = residuals.windows(2).filter_map(|pair| Some(pair[0]? * pair[1]?)).sum();
    if squares > 0.0 { products / squares } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(length: usize, start: usize, ratio: f64) -> Vec<Option<u64>> {
        (0..length)
            .map(|at| {
                let season = (TAU * number(at) / 12.0).sin() * 0.2;
                let level = if at >= start { ratio } else { 1.0 };
                let mean = 5000.0 * level * (season + 0.004 * number(at)).exp();
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a mean of some thousands"
                )]
                Some(mean.round() as u64)
            })
            .collect()
    }

    const STEP: Interruption = Interruption { start: 60, slope: false, harmonics: 1, season: 12 };

    #[test]
    fn a_known_step_trend_and_loss_are_found() {
        let counts = series(84, 60, 0.8);
        let result = interrupted_series(&counts, None, STEP, 0.95).unwrap();
        assert!((result.step.ratio - 0.8).abs() < 1e-3, "{:?}", result.step);
        assert!((result.trend.log_ratio - 0.004).abs() < 1e-4);
        assert!(result.dispersion < 0.1 && result.slope.is_none());
        // The counts scatter less than Poisson counts; the interval does not.
        assert!((result.step.standard_error - result.step_if_poisson.standard_error).abs() < 1e-12);
        let after: f64 = counts[60..].iter().flatten().map(|&count| real(count)).sum();
        assert!((result.difference.estimate / (after - after / 0.8) - 1.0).abs() < 0.01);
        assert!(result.difference.upper < 0.0);
        assert!(result.fitted[..60] == result.without[..60]);
        // A turn beside the step: none is there.
        let turn = Interruption { slope: true, ..STEP };
        let result = interrupted_series(&counts, None, turn, 0.95).unwrap();
        let slope = result.slope.unwrap();
        assert!(slope.lower < 1.0 && slope.upper > 1.0, "{slope:?}");
    }

    #[test]
    fn populations_and_missing_months() {
        let mut counts = series(84, 60, 0.8);
        let plain = interrupted_series(&counts, None, STEP, 0.95).unwrap();
        let scaled = interrupted_series(&counts, Some(&[3e5; 84]), STEP, 0.95).unwrap();
        assert!((plain.step.ratio - scaled.step.ratio).abs() < 1e-9);
        assert!((plain.fitted[70] - scaled.fitted[70]).abs() < 1e-4);
        for at in [3, 17, 40, 66] {
            counts[at] = None;
        }
        let missing = interrupted_series(&counts, None, STEP, 0.95).unwrap();
        assert!((missing.step.ratio - 0.8).abs() < 2e-3);
        assert_eq!(missing.fitted.len(), 84);
    }

    #[test]
    fn what_cannot_be_fitted() {
        let counts = series(84, 60, 0.8);
        let run = |counts: &[Option<u64>], interruption| {
            interrupted_series(counts, None, interruption, 0.95)
        };
        assert!(run(&counts, Interruption { start: 1, ..STEP }).is_err());
        assert!(run(&counts, Interruption { start: 84, ..STEP }).is_err());
        assert!(run(&counts, Interruption { start: 83, slope: true, ..STEP }).is_err());
        assert!(run(&counts, Interruption { harmonics: 6, ..STEP }).is_err());
        assert!(run(&counts[56..61], Interruption { start: 4, ..STEP }).is_err());
        assert!(run(&[], STEP).is_err());
        assert!(interrupted_series(&counts, Some(&[1.0; 83]), STEP, 0.95).is_err());
        assert!(interrupted_series(&counts, Some(&[0.0; 84]), STEP, 0.95).is_err());
        assert!(interrupted_series(&counts, None, STEP, 0.0).is_err());
    }
}
