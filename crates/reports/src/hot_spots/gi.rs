//! Gi*: around which places high counts gather.

use statistics::multiple::Correction;
use statistics::space::{PermutationP, gi_star, gi_star_permutation, moran, moran_permutation};

use super::HotSpotsInput;
use super::answer::{HotSpotMoran, HotSpotNumbers};
use super::found::Found;
use super::places::{Places, many, numbers, real};
use crate::ReportsError;

/// The p-value by the normal distribution decides, adjusted for as many tests as places. That by dealing the counts anew is
/// printed beside: 999 deals give none below 0.002, which no control over hundreds of places lets pass.
pub(super) fn look(
    input: &HotSpotsInput,
    places: &Places,
    period: usize,
) -> Result<Found, ReportsError> {
    let settings = &input.settings;
    let counts = numbers(&places.counts(period));
    let weights = places.weights.with_self();
    let gi = gi_star(&counts, &weights)?;
    let adjusted = gi.adjusted(settings.correction)?;
    let dealt = if period == 0 {
        gi_star_permutation(&counts, &weights, settings.replicas, settings.seed)?
    } else {
        vec![None; counts.len()]
    };
    let is_hot = |place: usize, p: Option<f64>| {
        gi.z[place].is_some_and(|z| z > 0.0) && p.is_some_and(|p| p <= settings.level)
    };
    let all = 0..counts.len();
    let expected = Some(real(places.total(period)) / many(places.all.len()));
    Ok(Found {
        hot: all.clone().map(|place| is_hot(place, adjusted[place])).collect(),
        uncorrected: (settings.correction != Correction::None)
            .then(|| all.clone().filter(|place| is_hot(*place, gi.p[*place])).count()),
        numbers: all
            .map(|place| HotSpotNumbers {
                expected,
                z: gi.z[place],
                p_value: gi.p[place],
                adjusted_p_value: adjusted[place],
                permutation_p_value: dealt[place].map(PermutationP::two_sided),
                ..HotSpotNumbers::default()
            })
            .collect(),
        ..Found::default()
    })
}

/// Moran's I of the period asked for; none for fewer than four places, counts that are all equal, or where nobody has a
/// neighbour.
pub(super) fn alike(input: &HotSpotsInput, places: &Places) -> Option<HotSpotMoran> {
    let counts = numbers(&places.counts(0));
    let moran = moran(&counts, &places.weights).ok()?;
    let settings = &input.settings;
    let dealt =
        moran_permutation(&counts, &places.weights, settings.replicas, settings.seed).ok()?;
    Some(HotSpotMoran {
        i: moran.i,
        expected: moran.expected,
        z: moran.z_randomisation,
        p_value: moran.p,
        permutation_p_value: dealt.p.two_sided(),
    })
}
