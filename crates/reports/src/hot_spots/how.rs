//! How it was worked out, and what a reader must know.

use figure::write;
use statistics::multiple::Correction;
use statistics::space::PointPrecision;

use super::found::Found;
use super::hiding::Hidden;
use super::kde::DENSEST;
use super::places::Places;
use super::scan::{self, Exposure};
use super::words::{count, whole};
use super::{HotSpotMethod, HotSpotsInput, HotSpotsOn};

/// The method in a line, for a map's legend.
pub(super) fn rule(input: &HotSpotsInput, now: &Found) -> String {
    let settings = &input.settings;
    let level = percent(settings.level);
    match (input.method, settings.correction) {
        (HotSpotMethod::Gi, Correction::None) => {
            format!("Gi*, p at most {}, not corrected for the number of places", settings.level)
        }
        (HotSpotMethod::Gi, correction) => {
            format!("Gi*, {level} false discoveries allowed ({})", correction.name())
        }
        (HotSpotMethod::Scan, _) => {
            format!("Kulldorff\u{2019}s scan, p at most {}", settings.level)
        }
        (HotSpotMethod::Kde, _) => {
            let width = now
                .bandwidth
                .map_or_else(String::new, |width| format!(", bandwidth {} m", write::count(width)));
            let densest = percent(DENSEST);
            format!("Kernel density{width}: the densest cells on {densest} of the ground")
        }
    }
}

/// How it was worked out, a sentence or two each.
pub(super) fn how(input: &HotSpotsInput, places: &Places, now: &Found) -> Vec<String> {
    let mut how = vec![ground(input)];
    how.extend(match input.method {
        HotSpotMethod::Gi => gathering(input),
        HotSpotMethod::Scan => circles(input, places),
        HotSpotMethod::Kde => density(input, now),
    });
    how.push(
        "Persistent: hot now and in one earlier period or more. New: hot now, in none of them. Fading: hot in one of them, \
         not now. Each period is looked at by the same method."
            .to_owned(),
    );
    how.push(
        "PAI, the predictive accuracy index (Chainey, Tompson and Uhlig 2008): the share of what was counted over the share \
         of the ground; 1 is what chance gives."
            .to_owned(),
    );
    how.push(format!(
        "Moran\u{2019}s I (Moran 1950) of the counts, with its p-value under randomisation, and by {} random deals.",
        write::count(super::places::many(input.settings.replicas))
    ));
    how
}

fn ground(input: &HotSpotsInput) -> String {
    match input.on {
        HotSpotsOn::Wards | HotSpotsOn::Lsoas => format!(
            "The {} stand by code; neighbours share a border or a corner (queen).",
            input.on.noun(2)
        ),
        HotSpotsOn::Hexagons { metres } => format!(
            "Hexagons of {metres} m from edge to opposite edge, laid from the origin of the National Grid: all that have \
             ground in the area, in part or whole, each known by its middle; neighbours share an edge."
        ),
        HotSpotsOn::Grid { metres } => format!(
            "Cells of {metres} m, laid from the origin of the National Grid: all that have ground in the area, in part or \
             whole, each known by its middle; neighbours share an edge or a corner (queen)."
        ),
    }
}

fn gathering(input: &HotSpotsInput) -> Vec<String> {
    let settings = &input.settings;
    let on = input.on.noun(2);
    let one = input.on.one();
    let one_of_them = capital(&one);
    let control = match settings.correction {
        Correction::None => format!(
            "{one_of_them} is hot where z is above nought and its two-sided p-value by the normal distribution is at most \
             {}. Nothing allows for the number of {on}: many of them are hot by chance alone.",
            settings.level
        ),
        correction => format!(
            "{one_of_them} is hot where z is above nought and its two-sided p-value by the normal distribution, adjusted for \
             the number of {on} ({}), is at most {}: the share of false ones among those called hot that is put up with. {}",
            correction.name(),
            settings.level,
            match correction {
                Correction::BenjaminiYekutieli =>
                    "It holds whatever way neighbours depend on each other.",
                _ => {
                    "It holds where neighbours, which share counts, are alike rather than unlike; the stricter \
                     Benjamini\u{2013}Yekutieli correction holds in any case."
                }
            }
        ),
    };
    vec![
        format!(
            "Gi* (Ord and Getis 1995) of the counts, each and its neighbours weighing the same; {one} without \
             neighbours is held against the others by its own count alone. Counts, not rates: residents say little of how \
             many people or homes there are to fall victim where others work and shop, and {one} with more of them shows \
             more."
        ),
        control,
        format!(
            "The permutation p-value beside it is two-sided and not adjusted: each keeps its count while those of the \
             others are dealt anew {} times (seed {}). So it says whether the neighbours have more than chance deals them, \
             where z counts the place itself too.",
            write::count(super::places::many(settings.replicas)),
            settings.seed
        ),
        format!("Of {on} equally extreme the one whose code comes first stands first."),
    ]
}

fn circles(input: &HotSpotsInput, places: &Places) -> Vec<String> {
    let settings = &input.settings;
    let (one, on) = (input.on.one(), input.on.noun(2));
    let expected = match Exposure::of(places, input) {
        Exposure::Residents => format!("What {one} is expected to have goes with its residents"),
        Exposure::Ground => {
            format!("What {one} is expected to have goes with its ground inside the area")
        }
        Exposure::Alike => {
            "Each is expected to have the same, since residents are not known of all".to_owned()
        }
    };
    vec![
        format!(
            "Kulldorff\u{2019}s scan statistic (1997), discrete Poisson model: of all circles about the {on}\u{2019} \
             middles that hold no more than {} of what is expected, the one whose excess is most surprising. {expected}.",
            percent(scan::largest(input, places))
        ),
        format!(
            "Its p-value says how often the counts dealt at random {} times (seed {}) give a circle as surprising anywhere; \
             so it needs no other correction. Clusters with a p-value of at most {} are hot spots, ten at most, none \
             sharing {one} with one before. Of {on} equally far from a middle the one further west is taken first, then the \
             one further south; of circles equally surprising the one whose middle has the code that comes first.",
            write::count(super::places::many(settings.replicas)),
            settings.seed,
            settings.level
        ),
    ]
}

fn density(input: &HotSpotsInput, now: &Found) -> Vec<String> {
    let whence = match input.settings.bandwidth {
        Some(_) => "as it was set",
        None => "by Scott\u{2019}s rule, the mean of both axes",
    };
    let width = now.bandwidth.map_or_else(
        || "There is no bandwidth.".to_owned(),
        |width| {
            format!(
                "Gaussian kernel with a standard deviation of {} m, {whence}, in every period. Rules differ widely on the \
                 same points, and the bandwidth decides what is seen.",
                write::count(width)
            )
        },
    );
    vec![
        width,
        format!(
            "Hot are the densest cells that together cover no more than {} of the ground, cells of equal density together \
             or not at all. This is a picture and no test: there are densest cells wherever things happen, even by chance \
             alone, and Gi* of a density would not be valid.",
            percent(DENSEST)
        ),
        "No correction at the edges: what happens outside the area is not known here, so that the density near its border \
         is too low."
            .to_owned(),
    ]
}

/// What a reader must know. So many earlier periods could be looked at.
pub(super) fn caveats(
    input: &HotSpotsInput,
    places: &Places,
    hidden: &Hidden,
    looked_at: usize,
) -> Vec<String> {
    let mut caveats = Vec::new();
    if input.precision == PointPrecision::Snapped {
        caveats.push(match input.on.metres() {
            None => "Published points are moved to the nearest of a list of street anchors: nothing finer than a street or \
                     an LSOA can be said, and what happened near a border may stand on its other side."
                .to_owned(),
            Some(metres) => format!(
                "Published points are moved to the nearest of a list of street anchors: nothing finer than a street or an \
                 LSOA can be said. {} of {metres} m may be hot for an anchor that lies in it, and its neighbour empty \
                 for want of one.",
                capital(&input.on.one())
            ),
        });
    }
    if input.on.metres().is_some() {
        caveats.push(format!(
            "{} over woods and fields have nothing: what is hot among them is in part simply where people live and trade.",
            capital(input.on.noun(2))
        ));
    }
    let noun = |n: u64| count(&input.measure.title, &input.measure.unit, n);
    let are = |n: u64| if n == 1 { "is" } else { "are" };
    if input.without_location > 0 {
        let n = input.without_location;
        caveats.push(format!("{} without a location {} left out.", noun(n), are(n)));
    }
    if places.outside > 0 {
        let n = places.outside;
        let lie = if n == 1 { "lies" } else { "lie" };
        caveats.push(format!(
            "{} whose point {lie} outside the area\u{2019}s outline {} left out.",
            noun(n),
            are(n)
        ));
    }
    let islands = places.weights.islands();
    if input.method == HotSpotMethod::Gi && !islands.is_empty() && places.all.len() > 1 {
        let of = input.on.counted(islands.len());
        let has = if islands.len() == 1 { "has" } else { "have" };
        caveats.push(format!("{of} {has} no neighbour and no permutation p-value."));
    }
    if hidden.any() {
        let number = hidden.places.iter().filter(|hidden| **hidden).count();
        caveats.push(format!(
            "The counts of {} are hidden: counts from 1 to {}, and those that would give them away. So are z and p, from \
             which they could be worked out.",
            input.on.counted(number),
            write::count(super::places::real(input.settings.hide_below.saturating_sub(1)))
        ));
    }
    if looked_at == 0 {
        caveats.push(
            "No earlier period could be looked at: whether a hot spot is new cannot be told."
                .to_owned(),
        );
    } else if looked_at < input.earlier.len() {
        caveats.push(format!(
            "{} of the {} earlier periods could be looked at; in the rest too little was counted to tell places apart.",
            whole(looked_at),
            whole(input.earlier.len())
        ));
    }
    caveats.extend(input.measure.caveats.iter().cloned());
    for caveat in &input.provenance.caveats {
        if !caveats.contains(caveat) {
            caveats.push(caveat.clone());
        }
    }
    caveats
}

fn capital(noun: &str) -> String {
    let mut letters = noun.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A share as it is set: "5%", "2.5%".
fn percent(share: f64) -> String {
    let text = write::decimal(100.0 * share, 1);
    format!("{}%", text.strip_suffix(".0").unwrap_or(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_written_without_a_nought() {
        assert_eq!([0.05, 0.025, 0.1].map(percent), ["5%", "2.5%", "10%"]);
        assert_eq!(whole(1_234), "1,234");
    }
}
