//! What is usual for a series: the range that each month's past lets expect, the counts without their season, and peaks.

use figure::{Interval, Month, SeriesMethods, SeriesMonth};
use statistics::StatisticsError;
use statistics::time::{
    Baseline, DeclaredEvent, FarringtonSettings, Season, StlSettings, admissible_baseline,
    farrington, laney_chart, stl,
};

use super::population::number;
use crate::Settings;

/// Months before a month that its range is made from, at least and at most.
const LEAST: usize = 12;
const MOST: usize = 60;
/// Months before a month from which its peak is told beside the same time of earlier years: three years and the three
/// latest months, which are left out.
const YEARS_OF_MONTHS: usize = 39;

/// Fills in what is usual, each month from its own past, and says by which methods. Hidden, missing and provisional months
/// are part of no baseline, and no baseline goes across a declared break.
pub(super) fn say(months: &mut [SeriesMonth], settings: &Settings) -> SeriesMethods {
    let counts: Vec<Option<u64>> = months.iter().map(whole).collect();
    let days: Vec<f64> = months.iter().map(|one| f64::from(one.month.days())).collect();
    let breaks = declared(months, settings);
    let (mut ranged, mut beside_years, mut beside_range) = (0, 0, 0);
    for (at, month) in months.iter_mut().enumerate() {
        let wanted = at.saturating_sub(MOST)..at;
        let Ok(baseline) = admissible_baseline(wanted, at, &breaks) else { continue };
        if baseline.keep(&counts).iter().flatten().count() < LEAST {
            continue;
        }
        let Ok(range) = range(&counts, &days, &baseline, at) else { continue };
        ranged += 1;
        if let Some(peak) = beside_earlier_years(&counts, &days, &baseline, at, settings.level) {
            beside_years += 1;
            month.peak = peak;
        } else {
            beside_range += 1;
            month.peak = counts[at].is_some_and(|count| number(count) > range.upper);
        }
        month.expected = Some(range);
    }
    let adjusted = adjust(months, &counts);
    SeriesMethods {
        expected: expected_words(ranged, months.len(), &breaks),
        adjusted,
        peaks: peak_words(beside_years, beside_range, settings.level),
    }
}

/// The count of a month, where it is whole: neither hidden nor still growing.
fn whole(one: &SeriesMonth) -> Option<u64> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count is a whole number from nought"
    )]
    one.value.filter(|value| !one.provisional && *value >= 0.0).map(|value| value as u64)
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

/// What the months of a baseline let expect of the month at `at`: Laney's u′ limits of counts a day, for the days it has.
fn range(
    counts: &[Option<u64>],
    days: &[f64],
    baseline: &Baseline,
    at: usize,
) -> Result<Interval, StatisticsError> {
    let chart = laney_chart(&baseline.keep(counts), days, baseline.range.clone())?;
    let point = chart.points[at];
    Ok(Interval { lower: point.lower * days[at], upper: point.upper * days[at] })
}

/// Whether a count is a peak beside the same time of earlier years; none where there are too few of them.
fn beside_earlier_years(
    counts: &[Option<u64>],
    days: &[f64],
    baseline: &Baseline,
    at: usize,
    level: f64,
) -> Option<bool> {
    let mut past = baseline.keep(counts);
    if at - baseline.range.start < YEARS_OF_MONTHS {
        return None;
    }
    past[at] = counts[at];
    // A board sees a dozen months of a dozen measures: one in a hundred, and no more than the partnership's own level.
    let monthly = FarringtonSettings::monthly();
    let settings = FarringtonSettings {
        not_before: baseline.range.start,
        alpha: monthly.alpha.min(level),
        ..monthly
    };
    farrington(&past, Some(days), at, &settings).ok().map(|found| found.peak)
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

fn peak_words(beside_years: usize, beside_range: usize, level: f64) -> String {
    let alpha = FarringtonSettings::monthly().alpha.min(level);
    let years = format!("Farrington flexible (Noufaily and others 2013), level {alpha}");
    match (beside_years, beside_range) {
        (0, 0) => "no peaks are looked for: too few months are held".to_owned(),
        (_, 0) => years,
        (0, _) => "above the expected range, because fewer than three years are held".to_owned(),
        _ => format!("{years}; above the expected range where fewer than three years stand before"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
        let said = say(&mut few, &Settings::default());
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
            let said = say(&mut series, &Settings::default());
            assert!(series.last().unwrap().peak, "{many}: {said:?}");
            assert_eq!(series.iter().filter(|one| one.peak).count(), 1, "{many}");
            assert!(said.peaks.contains(word), "{said:?}");
        }
    }

    #[test]
    fn an_unfinished_month_is_no_peak_and_has_a_range() {
        let mut series = months(&steady(40));
        let last = series.last_mut().unwrap();
        (last.value, last.provisional) = (Some(500.0), true);
        say(&mut series, &Settings::default());
        let last = series.last().unwrap();
        assert!(!last.peak && last.expected.is_some() && last.adjusted.is_none());
    }

    #[test]
    fn a_range_does_not_go_across_a_declared_break() {
        let mut counts = steady(60);
        for count in &mut counts[40..] {
            *count += 200.0;
        }
        let at_the_break = Break { month: Month::new(2018, 5).unwrap(), until: None };
        let (mut blind, mut told) = (months(&counts), months(&counts));
        say(&mut blind, &Settings::default());
        say(&mut told, &Settings { breaks: vec![at_the_break], ..Settings::default() });
        assert!(blind[40].peak && blind[59].expected.unwrap().lower < 200.0);
        assert!(told[40..52].iter().all(|one| one.expected.is_none() && !one.peak));
        assert!(told[59].expected.unwrap().lower > 230.0);
    }
}
