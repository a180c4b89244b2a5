//! What is usual for a series: the range that each month's past lets expect, the counts without their season, and peaks.

use figure::{Interval, Month, SeriesMethods, SeriesMonth, Surprise};
use statistics::StatisticsError;
use statistics::time::{
    Baseline, DeclaredEvent, FarringtonSettings, Season, StlSettings, admissible_baseline,
    farrington, laney_chart, short_history, stl,
};

use super::population::number;
use crate::Settings;

/// Months before a month that its range is made from, at least and at most.
const LEAST: usize = 12;
const MOST: usize = 60;
/// Months before a month from which its peak is told beside the same time of earlier years: three years and the three
/// latest months, which are left out.
const YEARS_OF_MONTHS: usize = 39;

/// Fills in what is usual for the months from the place `shown` on, each from its own past, and says by which methods.
/// Hidden, missing and provisional months are part of no baseline, and no baseline goes across a declared break. A
/// provisional month that is a peak already stays one when it has grown.
pub(super) fn say(months: &mut [SeriesMonth], shown: usize, settings: &Settings) -> SeriesMethods {
    let past = Past {
        counts: months.iter().map(whole).collect(),
        days: months.iter().map(|one| f64::from(one.month.days())).collect(),
        alpha: FarringtonSettings::monthly().alpha.min(settings.level),
    };
    let breaks = declared(months, settings);
    let (mut ranged, mut beside_years, mut beside_range) = (0, 0, 0);
    for (at, month) in months.iter_mut().enumerate().skip(shown) {
        let wanted = at.saturating_sub(MOST)..at;
        let Ok(baseline) = admissible_baseline(wanted, at, &breaks) else { continue };
        if baseline.keep(&past.counts).iter().flatten().count() < LEAST {
            continue;
        }
        let Ok(range) = past.range(&baseline, at) else { continue };
        ranged += 1;
        let count = counted(month);
        if let Some((peak, surprise)) = past.beside_earlier_years(&baseline, at, count) {
            beside_years += 1;
            (month.peak, month.surprise) = (peak, surprise);
        } else {
            beside_range += 1;
            // Of small counts the range ends too low: above it is a peak only where chance seldom gives it.
            let surprise = past.beside_few_months(&baseline, at, count);
            let above = count.is_some_and(|count| number(count) > range.upper);
            month.peak = above && surprise.is_some_and(|found| found.p_value <= past.alpha);
            month.surprise = surprise;
        }
        month.expected = Some(range);
    }
    let adjusted = adjust(months, &past.counts);
    SeriesMethods {
        expected: expected_words(ranged, months.len() - shown, &breaks),
        adjusted,
        peaks: peak_words(beside_years, beside_range, past.alpha),
    }
}

/// A series as its months are judged by it.
struct Past {
    counts: Vec<Option<u64>>,
    days: Vec<f64>,
    /// A board sees a dozen months of a dozen measures: a peak is what comes once in a hundred by chance, or more seldom where
    /// the partnership's own level says so.
    alpha: f64,
}

impl Past {
    /// What the months of a baseline let expect of the month at `at`: Laney's u′ limits of counts a day, for its days.
    fn range(&self, baseline: &Baseline, at: usize) -> Result<Interval, StatisticsError> {
        let kept = baseline.keep(&self.counts);
        let chart = laney_chart(&kept, &self.days, baseline.range.clone())?;
        let (point, days) = (chart.points[at], self.days[at]);
        Ok(Interval { lower: point.lower * days, upper: point.upper * days })
    }

    /// The baseline's counts with the one that is judged at its place.
    fn judging(&self, baseline: &Baseline, at: usize, count: Option<u64>) -> Vec<Option<u64>> {
        let mut counts = baseline.keep(&self.counts);
        counts[at] = count;
        counts
    }

    /// Whether a count is a peak beside the same time of earlier years, and how surprising; none where there are too few of
    /// them.
    fn beside_earlier_years(
        &self,
        baseline: &Baseline,
        at: usize,
        count: Option<u64>,
    ) -> Option<(bool, Option<Surprise>)> {
        if at - baseline.range.start < YEARS_OF_MONTHS {
            return None;
        }
        let settings = FarringtonSettings {
            not_before: baseline.range.start,
            alpha: self.alpha,
            ..FarringtonSettings::monthly()
        };
        let counts = self.judging(baseline, at, count);
        let found = farrington(&counts, Some(&self.days), at, &settings).ok()?;
        // Where nothing was ever counted at that time of year, the first is no miracle.
        let surprise = if found.expected > 0.0 {
            let expected = found.expected;
            found.p_value.map(|p_value| Surprise { expected, p_value, seasonal: true })
        } else {
            self.beside_few_months(baseline, at, count)
        };
        Some((found.peak, surprise))
    }

    /// How surprising a count is beside the months before it, whatever their season.
    fn beside_few_months(
        &self,
        baseline: &Baseline,
        at: usize,
        count: Option<u64>,
    ) -> Option<Surprise> {
        let counts = self.judging(baseline, at, count);
        let found = short_history(&counts, &self.days, baseline.range.clone(), at).ok()?;
        let expected = found.expected;
        found.p_value.map(|p_value| Surprise { expected, p_value, seasonal: false })
    }
}

/// The count of a month, where it is whole: neither hidden nor still growing.
fn whole(one: &SeriesMonth) -> Option<u64> {
    counted(one).filter(|_| !one.provisional)
}

/// The count of a month, where it is not hidden.
fn counted(one: &SeriesMonth) -> Option<u64> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count is a whole number from nought"
    )]
    one.value.filter(|value| *value >= 0.0).map(|value| value as u64)
}

/// The partnership's breaks by their places in the series.
fn declared(months: &[SeriesMonth], settings: &Settings) -> Vec<DeclaredEvent> {
    let Some(first) = months.first().map(|one| one.month) else { return Vec::new() };
    let place = |month: Month| usize::try_from(month.index() - first.index()).unwrap_or(0);
    let known = settings.breaks.iter().map(|known| match known.until {
        None => DeclaredEvent::Step { at: place(known.month) },
        Some(until) => DeclaredEvent::Spell { from: place(known.month), until: place(until) },
    });
    known.collect()
}

/// Takes the season off, and says how.
fn adjust(months: &mut [SeriesMonth], counts: &[Option<u64>]) -> String {
    let values: Vec<Option<f64>> = counts.iter().map(|count| count.map(number)).collect();
    match stl(&values, &StlSettings::new(12, Season::Periodic).robust()) {
        Ok(found) => {
            for (month, adjusted) in months.iter_mut().zip(found.adjusted) {
                month.adjusted = adjusted;
            }
            "STL (Cleveland and others 1990): robust, the same season each year".to_owned()
        }
        Err(error) => format!("not adjusted for the season: {error}"),
    }
}

fn expected_words(ranged: usize, all: usize, breaks: &[DeclaredEvent]) -> String {
    if ranged == 0 {
        return format!("no range: fewer than {LEAST} whole months stand before any month");
    }
    let mut words = format!(
        "Laney u′ chart (2002) of counts a day, three sigma, from the {LEAST} to {MOST} months before each month"
    );
    if ranged < all {
        words += "; none for months with fewer before them";
    }
    if !breaks.is_empty() {
        words += "; no baseline goes across a declared event";
    }
    words
}

fn peak_words(beside_years: usize, beside_range: usize, alpha: f64) -> String {
    let years = format!("Farrington flexible (Noufaily and others 2013), level {alpha}");
    let few = format!("above the expected range at level {alpha}");
    match (beside_years, beside_range) {
        (0, 0) => "no peaks are looked for: too few months are held".to_owned(),
        (_, 0) => years,
        (0, _) => format!("{few}, because fewer than three years are held"),
        _ => format!("{years}; {few} where fewer than three years stand before"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use figure::Scope;

    use crate::Break;

    /// Months from January 2015 with these counts.
    fn months(counts: &[f64]) -> Vec<SeriesMonth> {
        let first = Month::new(2015, 1).unwrap().index();
        let month =
            |place: usize| Month::from_index(first + i32::try_from(place).unwrap()).unwrap();
        let known = |(place, &value): (usize, &f64)| SeriesMonth {
            value: Some(value),
            ..SeriesMonth::unknown(month(place))
        };
        counts.iter().enumerate().map(known).collect()
    }

    fn steady(many: usize) -> Vec<f64> {
        // A season of a tenth about 100, and some scatter that is always the same.
        let season = [0.0, -6.0, 2.0, 3.0, 6.0, 8.0, 10.0, 6.0, 2.0, -2.0, -6.0, -9.0];
        (0..many).map(|at| 100.0 + season[at % 12] + [3.0, -4.0, 1.0, 5.0, -5.0][at % 5]).collect()
    }

    #[test]
    fn nothing_is_usual_before_a_year_is_held() {
        let mut few = months(&steady(12));
        let said = say(&mut few, 0, &Settings::default());
        assert!(few.iter().all(|one| one.expected.is_none() && !one.peak), "{said:?}");
        assert!(said.expected.starts_with("no range"), "{said:?}");
        assert!(said.adjusted.starts_with("not adjusted"), "{said:?}");
    }

    #[test]
    fn a_peak_is_told_beside_earlier_years_and_beside_the_range_where_there_are_few() {
        for (many, word) in [(30, "above the expected range"), (72, "Farrington")] {
            let mut counts = steady(many);
            *counts.last_mut().unwrap() = 190.0;
            let mut series = months(&counts);
            let said = say(&mut series, 0, &Settings::default());
            assert!(series.last().unwrap().peak, "{many}: {said:?}");
            assert_eq!(series.iter().filter(|one| one.peak).count(), 1, "{many}");
            assert!(said.peaks.contains(word), "{said:?}");
        }
    }

    #[test]
    fn an_unfinished_month_is_part_of_no_baseline_and_may_be_a_peak_already() {
        for (count, peak) in [(500.0, true), (60.0, false)] {
            let mut series = months(&steady(41));
            for month in &mut series[39..] {
                (month.value, month.provisional) = (Some(count), true);
            }
            say(&mut series, 0, &Settings::default());
            for month in &series[39..] {
                assert_eq!(month.peak, peak);
                assert!(month.expected.is_some_and(|range| range.upper < 200.0));
                assert!(month.adjusted.is_none());
            }
        }
    }

    #[test]
    fn how_surprising_a_month_is_goes_by_the_season_where_that_is_known() {
        for (many, seasonal) in [(30, false), (72, true)] {
            let mut series = months(&steady(many));
            say(&mut series, many - 1, &Settings::default());
            assert!(series[many - 2].surprise.is_none(), "only what is shown is judged");
            let usual = series[many - 1].surprise.unwrap();
            assert_eq!(usual.seasonal, seasonal);
            assert!((80.0..120.0).contains(&usual.expected) && usual.p_value > 0.05, "{usual:?}");
            series[many - 1].value = Some(190.0);
            say(&mut series, many - 1, &Settings::default());
            assert!(series[many - 1].surprise.unwrap().p_value < 1e-4);
        }
        // Nothing for years, then one: seldom, but no miracle.
        let mut series = months(&[&[0.0; 71][..], &[1.0]].concat());
        say(&mut series, 71, &Settings::default());
        let first = series[71].surprise.unwrap();
        assert!(!first.seasonal && first.p_value > 0.01, "{first:?}");
    }

    #[test]
    fn a_range_does_not_go_across_a_declared_break() {
        let mut counts = steady(60);
        for count in &mut counts[40..] {
            *count += 200.0;
        }
        let at_the_break =
            Break { month: Month::new(2018, 5).unwrap(), until: None, of: Scope::everything() };
        let (mut blind, mut told) = (months(&counts), months(&counts));
        say(&mut blind, 0, &Settings::default());
        say(&mut told, 0, &Settings { breaks: vec![at_the_break], ..Settings::default() });
        assert!(blind[40].peak && blind[59].expected.unwrap().lower < 200.0);
        assert!(told[40..52].iter().all(|one| one.expected.is_none() && !one.peak));
        assert!(told[59].expected.unwrap().lower > 230.0);
    }
}
