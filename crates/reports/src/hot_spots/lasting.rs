//! How lasting hot spots are, in sentences.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use document::words;
use figure::write;

use super::HotSpotsOn;
use super::answer::{HotSpotHeat, HotSpotRow, HotSpotShare, HotSpots};
use super::words::whole;

/// No more names than this stand in a sentence; the table has the rest.
const NAMED: usize = 6;

/// How lasting they are, and which.
pub(super) fn lasting(found: &HotSpots) -> Vec<String> {
    let periods = found.earlier.len();
    let (before, never) = match found.earlier[..] {
        [] => return Vec::new(),
        [only] => (format!("in the {only}"), format!("in the {only}")),
        _ => {
            let them = format!(
                "of the {} earlier periods of {} {}",
                whole(periods),
                found.period.len(),
                if found.period.len() == 1 { "month" } else { "months" }
            );
            (format!("in one or more {them}"), format!("in none {them}"))
        }
    };
    let never = if periods == 1 { format!("not hot {never}") } else { format!("hot {never}") };
    let of = |heat, how: String, times: bool| {
        let rows: Vec<&HotSpotRow> = found.of(heat).collect();
        let each = |row: &&HotSpotRow| {
            if times && periods > 1 {
                format!("{} ({} of {periods})", name(row), row.earlier_hot)
            } else {
                name(row)
            }
        };
        let names = by_area(found, &rows).unwrap_or_else(|| rows.iter().map(each).collect());
        (!rows.is_empty()).then(|| format!("{} {how}: {}.", are(rows.len()), some(&names)))
    };
    let said = [
        of(HotSpotHeat::Persistent, format!("persistent, hot {before} too"), true),
        of(HotSpotHeat::New, format!("new, {never}"), false),
        of(HotSpotHeat::Fading, format!("fading, hot {before} and not now"), true),
    ];
    said.into_iter().flatten().collect()
}

/// How many lie in each area drawn over them, the most first: many codes and grid references say little. None for wards, for
/// few places, and where nothing is drawn over one.
fn by_area(found: &HotSpots, rows: &[&HotSpotRow]) -> Option<Vec<String>> {
    if found.on == HotSpotsOn::Wards || rows.len() <= NAMED {
        return None;
    }
    let mut areas: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows {
        *areas.entry(row.within.as_deref()?).or_default() += 1;
    }
    let mut areas: Vec<(&str, usize)> = areas.into_iter().collect();
    // Of areas with as many the one whose name comes first.
    areas.sort_by_key(|(_, places)| Reverse(*places));
    let listed = areas.len().min(if areas.len() > NAMED { NAMED - 1 } else { NAMED });
    let rest: usize = areas[listed..].iter().map(|(_, places)| places).sum();
    let each = areas[..listed].iter().map(|(area, cells)| format!("{} in {area}", whole(*cells)));
    let rest = (rest > 0).then(|| format!("{} elsewhere", whole(rest)));
    Some(each.chain(rest).collect())
}

/// What going by the hot spots of the period before would have come to.
pub(super) fn foretold(found: &HotSpots) -> Option<String> {
    let HotSpotShare { places, count_percent, ground_percent, pai, .. } = found.foretold?;
    Some(format!(
        "Whoever had gone by the {} of the {} would have looked at {} of the ground and met {} of what came after (PAI {}).",
        if places == 1 {
            "one hot spot".to_owned()
        } else {
            format!("{} hot spots", whole(places))
        },
        found.earlier.first()?,
        write::percent(ground_percent),
        write::percent(count_percent),
        write::decimal(pai, 1)
    ))
}

/// A place with the area over it, where there is one: "Bromley 008B in Bromley Town".
fn name(row: &HotSpotRow) -> String {
    match &row.within {
        Some(within) if *within != row.name => format!("{} in {within}", row.name),
        _ => row.name.clone(),
    }
}

fn are(places: usize) -> String {
    if places == 1 { "1 is".to_owned() } else { format!("{} are", whole(places)) }
}

/// The first names, and how many more there are.
fn some(names: &[String]) -> String {
    if names.len() <= NAMED {
        return words::list(names);
    }
    format!("{} and {} more", names[..NAMED - 1].join(", "), names.len() - NAMED + 1)
}
