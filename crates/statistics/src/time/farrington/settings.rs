//! What of the past is taken for the present's baseline, and what is called a peak.

use crate::StatisticsError;
use crate::numbers::number;

/// How the upper bound follows from what is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Threshold {
    /// The quantile of a negative binomial with the expected mean and the dispersion found (`nbPlugin`).
    PlugIn,
    /// The same, with the upper confidence limit of the mean for the mean (`muan`): for the uncertainty of the mean too.
    UpperMean,
    /// A normal approximation after the power 2/3, with the variance of the mean added (`delta`): the first method of 1996,
    /// one-sided here. The bound is no whole number.
    PowerTwoThirds,
}

/// The settings of [`super::farrington`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FarringtonSettings {
    /// How many values make a year: 12 or 52.
    pub period: usize,
    /// How many years back the baseline goes.
    pub years: usize,
    /// How many values before and after the same time of year belong to it.
    pub half_window: usize,
    /// Into how many levels the year is divided, of which the window around the time judged is one. With one level, only the
    /// windows are used and there is no season.
    pub levels: usize,
    /// How many of the latest values before the one judged are left out, so that a peak that has begun is not its own
    /// baseline.
    pub skipped: usize,
    /// The first value that may be used, by its place: what lies before a declared event is no baseline.
    pub not_before: usize,
    /// A trend is used only where its p-value is below this; at 1 always. Never with fewer than three years, or where it
    /// leads beyond everything counted so far.
    pub trend_below: f64,
    /// Values whose standardised Anscombe residual is greater get less weight in a second fit; none for no second fit.
    pub reweight_above: Option<f64>,
    /// The probability of a count above the bound where nothing has changed, one-sided.
    pub alpha: f64,
    /// How the bound is found.
    pub threshold: Threshold,
    /// There is no peak where fewer than this many were counted ...
    pub least_cases: u64,
    /// ... in this many values, the one judged among them.
    pub least_cases_in: usize,
}

impl FarringtonSettings {
    /// For months: five years, one month either side, no season beside the windows, the last three months left out, α 0.01.
    pub fn monthly() -> Self {
        Self {
            period: 12,
            years: 5,
            half_window: 1,
            levels: 1,
            skipped: 3,
            not_before: 0,
            trend_below: 1.0,
            reweight_above: Some(2.58),
            alpha: 0.01,
            threshold: Threshold::PlugIn,
            least_cases: 5,
            least_cases_in: 4,
        }
    }

    /// For weeks, as in the paper: five years, three weeks either side, ten levels, the last 26 weeks left out, α 0.05.
    pub fn weekly() -> Self {
        let monthly = Self::monthly();
        Self { period: 52, half_window: 3, levels: 10, skipped: 26, alpha: 0.05, ..monthly }
    }

    /// Nothing, where every setting has a meaning.
    pub(super) fn check(&self) -> Result<(), StatisticsError> {
        let between = self.period.saturating_sub(2 * self.half_window + 1);
        let reweight = self.reweight_above.unwrap_or(1.0);
        for (name, value, wanted, well) in [
            ("period", number(self.period), "at least 2", self.period >= 2),
            ("years", number(self.years), "at least 1", self.years >= 1),
            (
                "half_window",
                number(self.half_window),
                "less than half of the period",
                2 * self.half_window < self.period,
            ),
            (
                "levels",
                number(self.levels),
                "at least 1, and a value for each between the windows,",
                self.levels >= 1 && self.levels - 1 <= between,
            ),
            (
                "trend_below",
                self.trend_below,
                "a probability",
                (0.0..=1.0).contains(&self.trend_below),
            ),
            (
                "reweight_above",
                reweight,
                "a number above nought",
                reweight > 0.0 && reweight.is_finite(),
            ),
            (
                "alpha",
                self.alpha,
                "a number between 0 and 0.5",
                self.alpha > 0.0 && self.alpha < 0.5,
            ),
            ("least_cases_in", number(self.least_cases_in), "at least 1", self.least_cases_in >= 1),
        ] {
            if !well {
                return Err(StatisticsError::Setting { name, value, wanted });
            }
        }
        Ok(())
    }
}
