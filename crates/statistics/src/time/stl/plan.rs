//! The decomposition itself.

use super::loess::Smoother;
use super::robustness::{biweight, six_medians};
use super::settings::{Season, StlSettings};
use crate::StatisticsError;
use crate::numbers::{at_least, finite, number, real, same_length};

/// A series in parts: each value is seasonal + trend + remainder.
#[derive(Debug, Clone, PartialEq)]
pub struct Decomposition {
    /// What the time of year adds, in the values' unit; known for missing values too.
    pub seasonal: Vec<f64>,
    /// The level without the season, in the values' unit; known for missing values too.
    pub trend: Vec<f64>,
    /// What neither explains; none where the value is missing.
    pub remainder: Vec<Option<f64>>,
    /// The values without the season: trend and remainder. None where the value is missing.
    pub adjusted: Vec<Option<f64>>,
    /// How much each value counted in the last pass, from nought to one: one for all where the decomposition is not robust,
    /// nought for a missing value.
    pub weights: Vec<f64>,
}

/// STL, the seasonal-trend decomposition by loess, for series of one length: what does not depend on the values is worked
/// out once.
///
/// Each inner pass takes the trend from the values, smooths each month of the year over the years (one year beyond either
/// end), takes from that its low pass (moving averages over a year, a year and three values, then loess) as the season, and
/// smooths the values without the season as the trend. Each outer pass weighs the values by Tukey's biweight of their
/// distance from both, with a reach of six median distances, and begins again. A periodic season is smoothed by a window of
/// ten times the series and averaged over the years in the end, as R does.
///
/// A missing value has no weight in any smoothing; season and trend there are what the values near it say.
///
/// Source: Cleveland, R. B., Cleveland, W. S., `McRae`, J. E. and Terpenning, I. (1990), STL: a seasonal-trend decomposition
/// procedure based on loess, Journal of Official Statistics 6, 3–73. Conventions: [`StlSettings`].
#[derive(Debug, Clone)]
pub struct StlPlan {
    length: usize,
    settings: StlSettings,
    /// For the months of the year that have one more value than the others, and for the others.
    years: [Smoother; 2],
    trend: Smoother,
    low_pass: Smoother,
}

impl StlPlan {
    /// For series of this length.
    ///
    /// # Errors
    /// Where a setting has no meaning, or the series is not longer than two years.
    pub fn new(length: usize, settings: &StlSettings) -> Result<Self, StatisticsError> {
        settings.check()?;
        let wanted = 2 * settings.period + 1;
        at_least("values", length, wanted)?;
        let [seasonal_jump, trend_jump, low_pass_jump] = settings.jumps;
        let (window, degree) = match settings.season {
            Season::Periodic => (10 * length + 1, 0),
            Season::Window(window) => (window, settings.seasonal_degree),
        };
        let years = |count| Smoother::new(count, window, degree, seasonal_jump, true);
        let smoother = |window, degree, jump| Smoother::new(length, window, degree, jump, false);
        Ok(Self {
            length,
            settings: *settings,
            years: [years(length.div_ceil(settings.period)), years(length / settings.period)],
            trend: smoother(settings.trend_window, settings.trend_degree, trend_jump),
            low_pass: smoother(settings.low_pass_window, settings.low_pass_degree, low_pass_jump),
        })
    }

    /// Decomposes a series.
    ///
    /// # Errors
    /// Where it is of another length, a value is not finite, or so many values are missing in a row (as long as the trend's
    /// window), or of one month of the year, that nothing can be said of them.
    pub fn decompose(&self, values: &[Option<f64>]) -> Result<Decomposition, StatisticsError> {
        self.decompose_with(values, six_medians)
    }

    /// As [`Self::decompose`], with this reach of the weights.
    pub(super) fn decompose_with(
        &self,
        values: &[Option<f64>],
        mut reach: impl FnMut(&mut [f64]) -> f64,
    ) -> Result<Decomposition, StatisticsError> {
        let length = self.length;
        same_length("values", values.len(), length)?;
        let filled: Vec<f64> = values.iter().map(|value| value.unwrap_or(0.0)).collect();
        finite("values", &filled)?;
        let present: Vec<f64> =
            values.iter().map(|value| if value.is_some() { 1.0 } else { 0.0 }).collect();
        let whole = values.iter().all(Option::is_some);
        let mut room = Room::new(length, self.settings.period);
        if !whole {
            self.check_gaps(&present, &mut room)?;
        }

        let mut weights = present.clone();
        for pass in 0..=self.settings.outer {
            let counting = (pass > 0 || !whole).then_some((&weights[..], &present[..]));
            for _ in 0..self.settings.inner {
                self.pass(&filled, counting, &mut room);
            }
            if pass < self.settings.outer {
                let distance =
                    |place: usize| (filled[place] - room.trend[place] - room.seasonal[place]).abs();
                let mut known: Vec<f64> =
                    (0..length).filter(|place| values[*place].is_some()).map(distance).collect();
                let reach = reach(&mut known);
                for (place, weight) in weights.iter_mut().enumerate() {
                    *weight = present[place] * biweight(distance(place), reach);
                }
            }
        }

        let Room { mut seasonal, trend, .. } = room;
        if self.settings.season == Season::Periodic {
            self.average_years(&mut seasonal);
        }
        let adjusted: Vec<Option<f64>> = values
            .iter()
            .zip(&seasonal)
            .map(|(value, season)| value.map(|value| value - season))
            .collect();
        let remainder = adjusted
            .iter()
            .zip(&trend)
            .map(|(value, trend)| value.map(|value| value - trend))
            .collect();
        Ok(Decomposition { seasonal, trend, remainder, adjusted, weights })
    }

    /// One inner pass: the season without the trend, then the trend without the season.
    fn pass(&self, values: &[f64], weights: Option<(&[f64], &[f64])>, room: &mut Room) {
        let period = self.settings.period;
        for (place, value) in values.iter().enumerate() {
            room.values[place] = value - room.trend[place];
        }
        for month in 0..period {
            let take = |from: &[f64], to: &mut Vec<f64>| {
                to.clear();
                to.extend(from.iter().skip(month).step_by(period));
            };
            take(&room.values, &mut room.month);
            let count = room.month.len();
            let counting = weights.map(|(weights, present)| {
                take(weights, &mut room.month_weights);
                take(present, &mut room.month_present);
                (&room.month_weights[..], &room.month_present[..])
            });
            let smooth = &mut room.smooth[..count + 2];
            self.years(month).smooth(&room.month, counting, &mut room.products, smooth);
            for (year, value) in smooth.iter().enumerate() {
                room.cycle[year * period + month] = *value;
            }
        }
        moving_average(&room.cycle, period, &mut room.once);
        moving_average(&room.once, period, &mut room.twice);
        moving_average(&room.twice, 3, &mut room.once);
        self.low_pass.smooth(&room.once, None, &mut room.products, &mut room.values);
        for (place, value) in values.iter().enumerate() {
            room.seasonal[place] = room.cycle[place + period] - room.values[place];
            room.values[place] = value - room.seasonal[place];
        }
        self.trend.smooth(&room.values, weights, &mut room.products, &mut room.trend);
    }

    fn years(&self, month: usize) -> &Smoother {
        let more = self.length % self.settings.period;
        &self.years[usize::from(more != 0 && month >= more)]
    }

    fn check_gaps(&self, present: &[f64], room: &mut Room) -> Result<(), StatisticsError> {
        let too_few = |what| StatisticsError::TooFew { what, given: 0, wanted: 1 };
        if !self.trend.reaches(present) {
            return Err(too_few("values within one window of the trend"));
        }
        for month in 0..self.settings.period {
            room.month.clear();
            room.month.extend(present.iter().skip(month).step_by(self.settings.period));
            if !self.years(month).reaches(&room.month) {
                return Err(too_few("values of one time of year within one window of the season"));
            }
        }
        Ok(())
    }

    fn average_years(&self, seasonal: &mut [f64]) {
        let period = self.settings.period;
        for month in 0..period {
            let (mut sum, mut count) = (0.0, 0);
            for value in seasonal.iter().skip(month).step_by(period) {
                sum += value;
                count += 1;
            }
            let mean = sum / real(count);
            seasonal.iter_mut().skip(month).step_by(period).for_each(|value| *value = mean);
        }
    }
}

/// What a decomposition works in.
struct Room {
    seasonal: Vec<f64>,
    trend: Vec<f64>,
    values: Vec<f64>,
    cycle: Vec<f64>,
    once: Vec<f64>,
    twice: Vec<f64>,
    month: Vec<f64>,
    month_weights: Vec<f64>,
    month_present: Vec<f64>,
    smooth: Vec<f64>,
    products: Vec<f64>,
}

impl Room {
    fn new(length: usize, period: usize) -> Self {
        let more = length + 2 * period;
        Self {
            seasonal: vec![0.0; length],
            trend: vec![0.0; length],
            values: vec![0.0; length],
            cycle: vec![0.0; more],
            once: Vec::with_capacity(more),
            twice: Vec::with_capacity(more),
            month: Vec::with_capacity(length),
            month_weights: Vec::with_capacity(length),
            month_present: Vec::with_capacity(length),
            smooth: vec![0.0; length + 2],
            products: Vec::with_capacity(length),
        }
    }
}

/// The means of each run of so many values.
fn moving_average(values: &[f64], over: usize, means: &mut Vec<f64>) {
    means.clear();
    let divisor = number(over);
    let mut sum: f64 = values[..over].iter().sum();
    means.push(sum / divisor);
    for (new, old) in values[over..].iter().zip(values) {
        sum += new - old;
        means.push(sum / divisor);
    }
}
