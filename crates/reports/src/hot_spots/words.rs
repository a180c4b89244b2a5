//! The finding in sentences. None of them says why.

use document::words;
use figure::{Unit, write};

use super::answer::HotSpots;
use super::lasting::{foretold, lasting};
use super::places::{many, real};
use super::{HotSpotMethod, HotSpotsOn};

/// What is said, a sentence or two each.
pub(super) fn say(found: &HotSpots) -> Vec<String> {
    let mut said = vec![placed(found)];
    if let Some(reason) = &found.reason {
        said.push(format!("Hot spots are {reason}.", reason = lower(&reason.0)));
        return said;
    }
    said.push(hot(found));
    said.extend(uncorrected(found));
    said.extend(clusters(found));
    said.extend(concentration(found));
    said.push(half(found));
    said.extend(lasting(found));
    said.extend(foretold(found));
    said.extend(alike(found));
    said.extend(neighbours(found));
    said.push("This shows where, not why.".to_owned());
    said
}

/// The title of the page and its map: what was found.
pub(super) fn finding(found: &HotSpots) -> String {
    let what = words::lower_first(&found.title);
    let area = &found.area.name;
    if found.reason.is_some() {
        return format!("Hot spots of {what} in {area}: not available");
    }
    if found.hot == 0 {
        return format!("No hot spot of {what} in {area}");
    }
    let spots = found.on.counted(found.hot);
    let is = if found.hot == 1 { "is a hot spot" } else { "are hot spots" };
    let held = found.concentration.map(|share| {
        let [count, ground] = [share.count_percent, share.ground_percent].map(write::percent);
        format!(", with {count} of it on {ground} of the ground")
    });
    format!("{spots} of {area} {is} of {what}{}", held.unwrap_or_default())
}

fn placed(found: &HotSpots) -> String {
    let places = found.on.counted(found.rows.len());
    let when = words::period_phrase(found.period);
    let area = &found.area.name;
    let Some(total) = found.total else {
        return format!(
            "How many were counted in the {places} of {area} {when} is not shown: they are few."
        );
    };
    let noun = count(&found.title, &found.unit, total);
    let verb = if total == 1 { "was" } else { "were" };
    match found.on {
        HotSpotsOn::Wards | HotSpotsOn::Lsoas => {
            format!("{noun} {verb} counted in the {places} of {area} {when}.")
        }
        HotSpotsOn::Hexagons { metres } | HotSpotsOn::Grid { metres } => format!(
            "{noun} with a point in {area} {verb} counted {when}. The area lies in {places} of {metres} m."
        ),
    }
}

fn hot(found: &HotSpots) -> String {
    let of = format!(
        "{} of the {} {}",
        if found.hot == 0 { "None".to_owned() } else { whole(found.hot) },
        found.on.counted(found.rows.len()),
        if found.hot < 2 { "is a hot spot" } else { "are hot spots" }
    );
    let on = found.on.noun(2);
    let level = found.level;
    match (found.method, found.hot) {
        (HotSpotMethod::Gi, 0) => format!(
            "{of}: nowhere do high counts gather more than chance lets expect, once as many tests as {on} are allowed for."
        ),
        (HotSpotMethod::Gi, _) if found.hot_uncorrected.is_none() => format!(
            "{of}: there and next to them more was counted than chance lets expect (p at most {level}). As many tests as \
             {on} were not allowed for, so that some are hot by chance alone."
        ),
        (HotSpotMethod::Gi, _) => format!(
            "{of}: there and next to them more was counted than chance lets expect. Of those called hot in this way no more \
             than {} are false, on average.",
            write::percent(100.0 * level).replace(".0%", "%")
        ),
        (HotSpotMethod::Scan, 0) => {
            format!(
                "{of}: no circle holds more than chance would give somewhere (p at most {level})."
            )
        }
        (HotSpotMethod::Scan, _) => {
            let circles = match found.clusters.len() {
                1 => "they lie in one circle that holds".to_owned(),
                many => format!("they lie in {} circles that each hold", whole(many)),
            };
            format!("{of}: {circles} more than chance would give anywhere (p at most {level}).")
        }
        (HotSpotMethod::Kde, 0) => format!("{of}: all are equally dense."),
        (HotSpotMethod::Kde, _) => {
            format!(
                "{of}: the densest. This is no test: there are densest cells by chance alone too."
            )
        }
    }
}

/// What a map without control would have shown.
fn uncorrected(found: &HotSpots) -> Option<String> {
    let called = found.hot_uncorrected?;
    // Half of a two-sided level is on the high side.
    let by_chance = many(found.rows.len()) * found.level / 2.0;
    Some(format!(
        "Looked at one by one, {} would be called hot; chance alone calls about {} of {}.",
        whole(called),
        write::count(by_chance),
        whole(found.rows.len())
    ))
}

fn clusters(found: &HotSpots) -> Option<String> {
    let first = found.clusters.first()?;
    let p = probability(first.p_value);
    let places = found.on.counted(first.places.len());
    let counted = match (first.count, first.relative_risk) {
        (Some(count), Some(risk)) => format!(
            ", with {} where {} would be expected, {} times the rate outside",
            write::count(real(count)),
            write::count(first.expected),
            write::decimal(risk, 1)
        ),
        _ => String::new(),
    };
    Some(format!("The most surprising is about {}: {places}{counted} ({p}).", first.centre))
}

fn concentration(found: &HotSpots) -> Option<String> {
    let share = found.concentration?;
    let hold = if share.places == 1 { "The hot spot holds" } else { "The hot spots hold" };
    Some(format!(
        "{hold} {} of the {} ({} of {}) in {} of the {} and on {} of the ground: {} times what as much ground holds on \
         average (PAI).",
        write::percent(share.count_percent),
        words::counted(&found.title, &found.unit, 2.0),
        write::count(real(share.count)),
        found.total.map_or_else(|| "all".to_owned(), |total| write::count(real(total))),
        write::percent(share.places_percent),
        found.on.noun(2),
        write::percent(share.ground_percent),
        write::decimal(share.pai, 1)
    ))
}

fn half(found: &HotSpots) -> String {
    format!(
        "Half of all {} in {} of the {} ({}).",
        if found.total == Some(1) { "is" } else { "are" },
        whole(found.half_in),
        found.on.counted(found.rows.len()),
        write::percent(100.0 * many(found.half_in) / many(found.rows.len()))
    )
}

fn alike(found: &HotSpots) -> Option<String> {
    let moran = found.moran?;
    let on = found.on.noun(2);
    let p = probability(moran.p_value);
    let i = write::decimal(moran.i, 2);
    Some(if moran.p_value > found.level {
        format!(
            "Over the whole area, {on} next to each other are no more alike than chance gives (Moran\u{2019}s I {i}, {p})."
        )
    } else if moran.i > moran.expected {
        format!(
            "Over the whole area, {on} next to each other are more alike than chance gives (Moran\u{2019}s I {i}, {p})."
        )
    } else {
        format!(
            "Over the whole area, {on} next to each other are less alike than chance gives (Moran\u{2019}s I {i}, {p})."
        )
    })
}

/// Whether hot places are so by their neighbours or by themselves.
fn neighbours(found: &HotSpots) -> Option<String> {
    let hot = || found.rows.iter().filter(|row| row.hot);
    let known = || hot().filter_map(|row| row.numbers.permutation_p_value);
    if found.method != HotSpotMethod::Gi || known().next().is_none() {
        return None;
    }
    let on = found.on.noun(2);
    Some(format!(
        "A hot spot is judged together with the {on} next to it, and can have few itself. Of the hot spots, {} of {} have \
         more next to them than chance deals (permutation p at most {}); any other is hot mostly by its own count.",
        whole(known().filter(|p| *p <= found.level).count()),
        whole(hot().count()),
        found.level
    ))
}

/// "1,485 burglary offences".
pub(super) fn count(title: &str, unit: &Unit, n: u64) -> String {
    let number = if n == 0 { "No".to_owned() } else { write::count(real(n)) };
    format!("{number} {}", words::counted(title, unit, real(n)))
}

/// A number of places.
pub(super) fn whole(places: usize) -> String {
    write::count(many(places))
}

fn probability(p: f64) -> String {
    if p < 0.001 {
        "p less than 0.001".to_owned()
    } else {
        format!("p = {}", write::probability(p))
    }
}

fn lower(reason: &str) -> &str {
    reason.trim_end_matches('.')
}
