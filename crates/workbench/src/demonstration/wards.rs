//! Offences of Bromley's wards: the borough's own, dealt out like cards, so that every ward has its total, every category its
//! own, and no month more than the borough had.

use super::boroughs::Crimes;
use super::random::{Random, apportion, real};
use super::tables::{Tables, Ward};
use super::{LATEST, MONTHS, OWN, YEARS};
use crate::folder::FolderError;

/// A total that the pack prints by ward, with the categories it is made of.
struct Fixed {
    categories: &'static [&'static str],
    of: fn(&Ward) -> u64,
}

const FIXED: [Fixed; 4] = [
    Fixed { categories: &["burglary-residential", "burglary-business"], of: |ward| ward.burglary },
    Fixed { categories: &["vwi-non-da"], of: |ward| ward.vwi_non_da },
    Fixed { categories: &["theft-from-person"], of: |ward| ward.theft_from_person },
    Fixed { categories: &["theft-or-taking", "aggravated-vehicle-taking"], of: |ward| ward.tomv },
];

/// Offences of each ward, in the order of the table.
pub(super) fn crimes(tables: &Tables, borough: &Crimes) -> Result<Vec<Crimes>, FolderError> {
    let wards = &tables.areas.ward;
    let mut all = vec![vec![vec![0; MONTHS]; tables.categories.len()]; wards.len()];
    for (year, range) in YEARS.iter().enumerate() {
        let hands = year_by_category(tables, borough, year)?;
        for (category, hand) in hands.iter().enumerate() {
            let key = &tables.categories[category].key;
            let mut cards = deck(hand);
            Random::of(&["months", key, &year.to_string()]).shuffle(&mut cards);
            let mut cards = cards.into_iter();
            for month in range.clone() {
                for ward in
                    cards.by_ref().take(usize::try_from(borough[category][month]).unwrap_or(0))
                {
                    // The last hand is of offences that lie in no ward.
                    if let Some(ward) = all.get_mut(ward) {
                        ward[category][month] += 1;
                    }
                }
            }
        }
    }
    Ok(all)
}

/// For each category, how many of a year's offences each ward has; last, how many lie in none.
fn year_by_category(
    tables: &Tables,
    borough: &Crimes,
    year: usize,
) -> Result<Vec<Vec<u64>>, FolderError> {
    let in_year = |crimes: &[u64]| -> u64 { crimes[YEARS[year].clone()].iter().sum() };
    let totals: Vec<u64> = borough.iter().map(|months| in_year(months)).collect();
    let latest: u64 = own_latest(tables)?;
    let mut left = by_ward(tables, year, "tno", totals.iter().sum(), latest, |ward| ward.tno)?;
    let mut hands = vec![vec![0; left.len()]; totals.len()];
    let mut free: Vec<usize> = (0..totals.len()).collect();
    for fixed in &FIXED {
        let places =
            fixed.categories.iter().map(|key| tables.place(key)).collect::<Result<Vec<_>, _>>()?;
        let total = places.iter().map(|&place| totals[place]).sum();
        let latest = places
            .iter()
            .map(|&place| borough[place][YEARS[LATEST].clone()].iter().sum::<u64>())
            .sum();
        let hand = by_ward(tables, year, fixed.categories[0], total, latest, fixed.of)?;
        for (left, taken) in left.iter_mut().zip(&hand) {
            *left = left.checked_sub(*taken).ok_or_else(|| too_many(fixed.categories[0]))?;
        }
        let mut cards = deck(&hand);
        Random::of(&["parts", fixed.categories[0], &year.to_string()]).shuffle(&mut cards);
        let mut cards = cards.into_iter();
        for &place in &places {
            for ward in cards.by_ref().take(usize::try_from(totals[place]).unwrap_or(0)) {
                hands[place][ward] += 1;
            }
        }
        free.retain(|place| !places.contains(place));
    }
    // What gathers in town centres is dealt first, while their hands are full.
    free.sort_by(|&a, &b| {
        tables.categories[b].town.total_cmp(&tables.categories[a].town).then(a.cmp(&b))
    });
    for place in free {
        draw(tables, place, totals[place], &mut left, &mut hands[place], year);
    }
    Ok(hands)
}

/// A total by ward: as the table has it for the year to February 2021, and much like it in others. Last, what lies in no ward.
fn by_ward(
    tables: &Tables,
    year: usize,
    what: &str,
    total: u64,
    latest: u64,
    of: fn(&Ward) -> u64,
) -> Result<Vec<u64>, FolderError> {
    let mut counts: Vec<u64> = tables.areas.ward.iter().map(of).collect();
    let nowhere = latest.checked_sub(counts.iter().sum()).ok_or_else(|| too_many(what))?;
    counts.push(nowhere);
    if year == LATEST {
        return Ok(counts);
    }
    let names = tables.areas.ward.iter().map(|ward| ward.code.as_str()).chain(["nowhere"]);
    let weights: Vec<f64> = counts
        .iter()
        .zip(names)
        .map(|(&count, code)| {
            real(count) * Random::of(&[code, what, &year.to_string()]).about_one(0.05)
        })
        .collect();
    Ok(apportion(total, &weights))
}

/// Draws a category's offences from what the wards have left.
fn draw(
    tables: &Tables,
    category: usize,
    count: u64,
    left: &mut [u64],
    hand: &mut [u64],
    year: usize,
) {
    let category = &tables.categories[category];
    // Theft from the person tells how much of a town centre a ward has.
    let pull: Vec<f64> = (0..left.len())
        .map(|place| {
            let centre = tables
                .areas
                .ward
                .get(place)
                .map_or(0.0, |ward| real(ward.theft_from_person) / 30.0);
            1.0 + (category.town - 1.0) * centre.min(1.0)
        })
        .collect();
    let mut chance = Random::of(&["draw", &category.key, &year.to_string()]);
    for _ in 0..count {
        let weight = |place: usize| real(left[place]) * pull[place];
        let mut at = chance.unit() * (0..left.len()).map(weight).sum::<f64>();
        let mut chosen = None;
        for place in (0..left.len()).filter(|&place| left[place] > 0) {
            chosen = Some(place);
            at -= weight(place);
            if at < 0.0 {
                break;
            }
        }
        if let Some(place) = chosen {
            left[place] -= 1;
            hand[place] += 1;
        }
    }
}

/// A deck with as many cards of each number as the hand says.
fn deck(hand: &[u64]) -> Vec<usize> {
    let copies = |(number, &count): (usize, &u64)| {
        std::iter::repeat_n(number, usize::try_from(count).unwrap_or(0))
    };
    hand.iter().enumerate().flat_map(copies).collect()
}

fn own_latest(tables: &Tables) -> Result<u64, FolderError> {
    let own = tables.areas.borough.iter().find(|borough| borough.code == OWN);
    own.map(|own| own.tno[1]).ok_or_else(|| too_many("tno"))
}

fn too_many(what: &str) -> FolderError {
    FolderError::Demonstration(format!("the wards come to more than the borough in {what}"))
}
