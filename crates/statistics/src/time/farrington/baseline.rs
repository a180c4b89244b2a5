//! Which values of the past stand for the present, and which time of year each is of.

use super::settings::FarringtonSettings;

/// A value of the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reference {
    /// Its place in the series.
    pub place: usize,
    /// Its level of the year: nought for the time of year judged, then 1, 2, … through the rest of the year.
    pub level: usize,
}

/// The values before `at` that may be used, in order, and how many years they reach back.
///
/// Around the same time of each of the years before lies a window of `half_window` either side, level nought. What lies
/// between two windows is divided into levels of equal length; where that does not come out even, the first are longer by
/// one.
pub(super) fn baseline(at: usize, settings: &FarringtonSettings) -> (Vec<Reference>, usize) {
    let FarringtonSettings { period, years, half_window, levels, not_before, .. } = *settings;
    let end = at.saturating_sub(settings.skipped);
    let begin = at.saturating_sub(years * period + half_window).max(not_before);
    let reached = (1..=years).filter(|year| at >= year * period + not_before).count();
    let between = period - (2 * half_window + 1).min(period);
    let (short, longer) =
        if levels > 1 { (between / (levels - 1), between % (levels - 1)) } else { (0, 0) };
    let level = |place: usize| {
        // How long after the same time of the year before.
        let since = (period - (at - place) % period) % period;
        if since <= half_window || since + half_window >= period {
            return Some(0);
        }
        if levels == 1 {
            return None;
        }
        let since = since - half_window - 1;
        let first = longer * (short + 1);
        Some(1 + if since < first { since / (short + 1) } else { longer + (since - first) / short })
    };
    let references =
        (begin..end).filter_map(|place| level(place).map(|level| Reference { place, level }));
    (references.collect(), reached)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_alone_where_there_is_one_level() {
        let settings = FarringtonSettings { years: 2, ..FarringtonSettings::monthly() };
        let (references, years) = baseline(30, &settings);
        let places: Vec<usize> = references.iter().map(|one| one.place).collect();
        // Months 6 and 18 with a neighbour either side; 29 is too late.
        assert_eq!((places, years), (vec![5, 6, 7, 17, 18, 19], 2));
        assert!(references.iter().all(|one| one.level == 0));
    }

    #[test]
    fn ten_levels_of_five_weeks_between_windows_of_seven() {
        let settings = FarringtonSettings { years: 4, ..FarringtonSettings::weekly() };
        let (references, years) = baseline(281, &settings);
        assert_eq!(years, 4);
        // From week 281 − 208 − 3 up to the one before the last 26.
        assert_eq!((references[0].place, references[0].level), (70, 0));
        assert_eq!(references.last().map(|one| one.place), Some(254));
        assert_eq!(references.len(), 185);
        let of_a_year: Vec<usize> = references[..52].iter().map(|one| one.level).collect();
        let count = |level| of_a_year.iter().filter(|one| **one == level).count();
        let counts: Vec<usize> = (0..11).map(count).collect();
        assert_eq!(counts, [7, 5, 5, 5, 5, 5, 5, 5, 5, 5, 0]);
        let settings = FarringtonSettings { levels: 8, ..settings };
        let (references, _) = baseline(281, &settings);
        let mut counts = [0; 8];
        for one in &references[..52] {
            counts[one.level] += 1;
        }
        assert_eq!(counts, [7, 7, 7, 7, 6, 6, 6, 6]);
    }

    #[test]
    fn what_may_not_be_used_is_not() {
        let settings = FarringtonSettings { not_before: 20, ..FarringtonSettings::monthly() };
        let (references, years) = baseline(60, &settings);
        assert_eq!(years, 3);
        assert_eq!(references.first().map(|one| one.place), Some(23));
        let (none, years) = baseline(10, &FarringtonSettings::monthly());
        assert!(none.is_empty() && years == 0);
    }
}
