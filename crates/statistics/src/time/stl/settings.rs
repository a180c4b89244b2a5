//! What a decomposition is to take for season and trend.

use crate::StatisticsError;
use crate::numbers::number;

/// How the season may change from year to year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Season {
    /// Not at all.
    Periodic,
    /// Slowly: each month of the year is smoothed over this many years, an odd number.
    Window(usize),
}

/// The settings of a decomposition, all of them stated: packages differ in what they take where nothing is said.
///
/// [`StlSettings::new`] takes R's degrees and windows and jumps of one, where R and statsmodels agree to the last digits.
/// R itself jumps (every 2nd or 3rd value is smoothed, those between are interpolated), which moves results in the third
/// digit; statsmodels takes a seasonal degree of one and five inner passes, which moves them by whole counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StlSettings {
    /// How many values make a year: 12 for months.
    pub period: usize,
    /// How the season may change.
    pub season: Season,
    /// Whether a month's values are smoothed by a local mean (0) or a local line (1).
    pub seasonal_degree: u8,
    /// Over how many values the trend is smoothed, an odd number.
    pub trend_window: usize,
    /// 0 or 1, as for the season.
    pub trend_degree: u8,
    /// Over how many values what is left of the trend in the season is smoothed, an odd number.
    pub low_pass_window: usize,
    /// 0 or 1, as for the season.
    pub low_pass_degree: u8,
    /// Of how many values one is smoothed and the rest interpolated: season, trend, low pass.
    pub jumps: [usize; 3],
    /// How often season and trend are found in turn.
    pub inner: usize,
    /// How often values far from both are given less weight and all is done again; nought for a decomposition that is not
    /// robust.
    pub outer: usize,
}

impl StlSettings {
    /// For this many values a year: degrees 0, 1, 1; the trend's window the next odd number from 1.5 period / (1 − 1.5 / the
    /// season's window) and the low pass's the next from the period; no jumps; two inner passes; not robust.
    pub fn new(period: usize, season: Season) -> Self {
        // In thirds and halves of whole numbers: 1.5 p / (1 − 1.5 / s) = 3 p s / (2 s − 3), and 1.5 p where s has no end.
        let trend = match season {
            Season::Periodic => (3 * period).div_ceil(2) + usize::from(period.is_multiple_of(2)),
            Season::Window(window) => {
                (3 * period * window).div_ceil((2 * window).saturating_sub(3).max(1))
            }
        };
        Self {
            period,
            season,
            seasonal_degree: 0,
            trend_window: trend | 1,
            trend_degree: 1,
            low_pass_window: period | 1,
            low_pass_degree: 1,
            jumps: [1; 3],
            inner: 2,
            outer: 0,
        }
    }

    /// The same, robust: one inner pass and fifteen outer ones.
    #[must_use]
    pub fn robust(self) -> Self {
        Self { inner: 1, outer: 15, ..self }
    }

    /// Nothing, where every setting has a meaning.
    pub(super) fn check(&self) -> Result<(), StatisticsError> {
        let seasonal = match self.season {
            Season::Periodic => 3,
            Season::Window(window) => window,
        };
        let odd = "an odd number, at least 3,";
        let jump = *self.jumps.iter().min().unwrap_or(&0);
        let degree = self.seasonal_degree.max(self.trend_degree).max(self.low_pass_degree);
        for (name, value, wanted, well) in [
            ("period", self.period, "at least 2", self.period >= 2),
            ("season", seasonal, odd, seasonal >= 3 && seasonal % 2 == 1),
            (
                "trend_window",
                self.trend_window,
                odd,
                self.trend_window >= 3 && self.trend_window % 2 == 1,
            ),
            (
                "low_pass_window",
                self.low_pass_window,
                odd,
                self.low_pass_window >= 3 && self.low_pass_window % 2 == 1,
            ),
            ("degree", usize::from(degree), "0 or 1", degree <= 1),
            ("jumps", jump, "at least 1", jump >= 1),
            ("inner", self.inner, "at least 1", self.inner >= 1),
        ] {
            if !well {
                let value = number(value);
                return Err(StatisticsError::Setting { name, value, wanted });
            }
        }
        Ok(())
    }
}
