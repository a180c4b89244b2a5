//! Offences of every borough by category and month.

use std::ops::Range;

use super::random::{Random, apportion, nearest, real};
use super::tables::{Borough, Tables};
use super::{BEFORE, LATEST, MONTHS, OWN, YEARS, month, place_of};
use crate::folder::FolderError;

/// Offences by category, in the order of the table, and month.
pub(super) type Crimes = Vec<Vec<u64>>;

/// The share of burglaries that are of homes (the pack, line 2793).
const HOMES: f64 = 0.78;

/// The share of motor vehicles stolen whose taking was aggravated.
const AGGRAVATED: f64 = 0.03;

/// Violence with injury within families and couples against the other: the other is 64% (the pack, line 2675).
const DOMESTIC: f64 = 36.0 / 64.0;

/// Offences that divide what the fixed ones leave, per 1,000 residents, in an ordinary borough: before and since.
const ORDINARY: [f64; 2] = [34.0, 28.0];

/// Places of January and February 2020, and of 2021.
const NEW_YEAR: [Range<usize>; 2] = [22..24, 34..36];

/// Some months with what happened in them.
type Windows = Vec<(Range<usize>, u64)>;

/// Offences of every borough, in the order of the table.
pub(super) fn crimes(tables: &Tables) -> Result<Vec<Crimes>, FolderError> {
    tables.areas.borough.iter().map(|borough| of_borough(tables, borough)).collect()
}

fn of_borough(tables: &Tables, borough: &Borough) -> Result<Crimes, FolderError> {
    let totals = totals(tables, borough)?;
    let mut windows: Vec<Windows> = Vec::with_capacity(totals.len());
    for (place, total) in totals.iter().enumerate() {
        windows.push(windows_of(tables, borough, place, *total));
    }
    if let Some(year) = borough.tno_2020 {
        fit_calendar_year(tables, borough, &mut windows, year)?;
    }
    let mut crimes = Vec::with_capacity(windows.len());
    for (category, windows) in tables.categories.iter().zip(windows) {
        let mut months = vec![0; MONTHS];
        for (range, total) in windows {
            let seed = |place: usize| {
                [borough.code.clone(), category.key.clone(), month(place).to_string()]
            };
            let months_here = range.len().max(1);
            let mean = real(total) / real(u64::try_from(months_here).unwrap_or(1));
            // Chance strays by the root of what is expected; a little less, so that the course can be seen.
            let stray = 0.03 + 0.7 / mean.max(0.5).sqrt();
            let weights: Vec<f64> = range
                .clone()
                .map(|place| {
                    let words = seed(place);
                    let mut chance = Random::of(&[&words[0], &words[1], &words[2]]);
                    tables.weight(&category.course, month(place)) * chance.about_one(stray)
                })
                .collect();
            months[range].copy_from_slice(&apportion(total, &weights));
        }
        crimes.push(months);
    }
    Ok(crimes)
}

/// Offences by category in the 12 months to February 2020 and in those to February 2021.
fn totals(tables: &Tables, borough: &Borough) -> Result<Vec<[u64; 2]>, FolderError> {
    let mut totals: Vec<Option<[u64; 2]>> = vec![None; tables.categories.len()];
    let mut set = |key: &str, values: [u64; 2]| -> Result<(), FolderError> {
        totals[tables.place(key)?] = Some(values);
        Ok(())
    };
    let part = |whole: [u64; 2], share: f64| whole.map(|count| nearest(real(count) * share));
    let rest = |whole: [u64; 2], part: [u64; 2]| [whole[0] - part[0], whole[1] - part[1]];
    let homes = part(borough.burglary, HOMES);
    set("burglary-residential", homes)?;
    set("burglary-business", rest(borough.burglary, homes))?;
    let aggravated = part(borough.tomv, AGGRAVATED);
    set("aggravated-vehicle-taking", aggravated)?;
    set("theft-or-taking", rest(borough.tomv, aggravated))?;
    set("tfmv", borough.tfmv)?;
    set("theft-from-person", borough.theft_from_person)?;
    set("vwi-non-da", borough.vwi_non_da)?;
    let domestic = part(borough.vwi_non_da, DOMESTIC);
    set("vwi-da", domestic)?;
    let mut chance = Random::of(&[&borough.code, "violence"]);
    let homicide = [2 + chance.below(6), 1 + chance.below(5)];
    set("homicide", homicide)?;
    let mut without = [0; 2];
    for (year, without) in without.iter_mut().enumerate() {
        let injury = borough.vwi_non_da[year] + domestic[year];
        *without = match borough.vap {
            Some(vap) => {
                vap[year].checked_sub(injury + homicide[year]).ok_or_else(|| too_many(borough))?
            }
            None => nearest(real(injury) * 2.0 * chance.about_one(0.05)),
        };
    }
    set("violence-without-injury", without)?;
    if let Some(robbery) = borough.robbery_personal {
        set("robbery-personal", robbery)?;
    }
    if borough.code == OWN {
        for (place, category) in tables.categories.iter().enumerate() {
            let told = [BEFORE, LATEST].map(|year| told(tables, &category.key, &YEARS[year]));
            if told != [0, 0] {
                totals[place] = Some(told);
            }
        }
    }
    divide_rest(tables, borough, &mut totals)?;
    Ok(totals.into_iter().map(Option::unwrap_or_default).collect())
}

/// What the pack tells of Bromley's offences of a category within a range of months.
fn told(tables: &Tables, key: &str, range: &Range<usize>) -> u64 {
    let here = tables.areas.window.iter().filter(|window| {
        window.category == key
            && range.contains(&place_of(window.from))
            && range.contains(&place_of(window.to))
    });
    here.map(|window| window.count).sum()
}

/// Divides what a borough's total leaves among the categories that nothing fixes.
fn divide_rest(
    tables: &Tables,
    borough: &Borough,
    totals: &mut [Option<[u64; 2]>],
) -> Result<(), FolderError> {
    let free: Vec<usize> = (0..totals.len()).filter(|&place| totals[place].is_none()).collect();
    let mut divided = vec![[0; 2]; free.len()];
    for year in 0..2 {
        let fixed: u64 = totals.iter().flatten().map(|total| total[year]).sum();
        let left = borough.tno[year].checked_sub(fixed).ok_or_else(|| too_many(borough))?;
        let crowded = real(left) / real(borough.population[year]) * 1000.0 / ORDINARY[year] - 1.0;
        let weights: Vec<f64> = free
            .iter()
            .map(|&place| {
                let category = &tables.categories[place];
                let share = category.share.map_or(0.0, |share| share[year]);
                let lasting = Random::of(&[&borough.code, &category.key, "share"]).about_one(0.08);
                let passing =
                    Random::of(&[&borough.code, &category.key, ["a", "b"][year]]).about_one(0.03);
                share * (1.0 + category.crowd * crowded).max(0.1) * lasting * passing
            })
            .collect();
        for (divided, part) in divided.iter_mut().zip(apportion(left, &weights)) {
            divided[year] = part;
        }
    }
    for (place, divided) in free.into_iter().zip(divided) {
        totals[place] = Some(divided);
    }
    Ok(())
}

/// The windows of a category: years, or what the pack tells of Bromley.
fn windows_of(tables: &Tables, borough: &Borough, place: usize, total: [u64; 2]) -> Windows {
    let category = &tables.categories[place];
    let weigh = |range: &Range<usize>| -> f64 {
        range.clone().map(|place| tables.weight(&category.course, month(place))).sum()
    };
    let mut chance = Random::of(&[&borough.code, &category.key, "years"]);
    let earlier = nearest(real(total[0]) * category.ratio * chance.about_one(0.02));
    let growth = weigh(&YEARS[3]) / weigh(&YEARS[LATEST]);
    let later = nearest(real(total[1]) * growth * chance.about_one(0.03));
    let mut windows = Windows::new();
    for (year, total) in YEARS.iter().zip([earlier, total[0], total[1], later]) {
        let before = windows.len();
        if borough.code == OWN {
            let told = tables.areas.window.iter().filter(|window| window.category == category.key);
            let told =
                told.map(|window| (place_of(window.from)..place_of(window.to) + 1, window.count));
            windows.extend(told.filter(|(range, _)| year.contains(&range.start)));
        }
        if windows.len() == before {
            windows.push((year.clone(), total));
        }
    }
    windows
}

/// Shifts offences between the new year and the rest of its twelve months so that calendar 2020 comes to the total that the
/// pack prints: what falls into January and February 2020 counts, what falls into those of 2021 does not.
fn fit_calendar_year(
    tables: &Tables,
    borough: &Borough,
    windows: &mut [Windows],
    year: u64,
) -> Result<(), FolderError> {
    let signed = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let free: Vec<usize> =
        (0..windows.len()).filter(|&place| windows[place].len() == YEARS.len()).collect();
    let mut told = [0; 2];
    for (told, range) in told.iter_mut().zip(&NEW_YEAR) {
        let all = windows.iter().flatten().filter(|(window, _)| window == range);
        *told = all.map(|(_, count)| count).sum();
    }
    let expected = |place: usize, half: usize| -> f64 {
        let (range, total) = &windows[place][BEFORE + half];
        let weigh = |range: &Range<usize>| -> f64 {
            let course = &tables.categories[place].course;
            range.clone().map(|place| tables.weight(course, month(place))).sum()
        };
        real(*total) * weigh(&NEW_YEAR[half]) / weigh(range)
    };
    let by_half =
        [0, 1].map(|half| free.iter().map(|&place| expected(place, half)).collect::<Vec<_>>());
    let sums = [0, 1].map(|half| nearest(by_half[half].iter().sum()));
    let wanted = signed(year) - signed(borough.tno[1]);
    let off = wanted - (signed(told[0] + sums[0]) - signed(told[1] + sums[1]));
    let shifts = [off / 2, off / 2 - off];
    for half in 0..2 {
        let sum =
            u64::try_from(signed(sums[half]) + shifts[half]).map_err(|_| too_many(borough))?;
        for (&place, part) in free.iter().zip(apportion(sum, &by_half[half])) {
            let at = windows[place]
                .iter()
                .position(|(range, _)| range.end == NEW_YEAR[half].end)
                .ok_or_else(|| too_many(borough))?;
            let (range, total) = windows[place][at].clone();
            let part = part.min(total);
            windows[place][at] = (range.start..NEW_YEAR[half].start, total - part);
            windows[place].push((NEW_YEAR[half].clone(), part));
        }
    }
    Ok(())
}

fn too_many(borough: &Borough) -> FolderError {
    FolderError::Demonstration(format!(
        "the parts of {} come to more than their total",
        borough.name
    ))
}
