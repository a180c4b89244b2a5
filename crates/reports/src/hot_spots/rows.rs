//! The rows in their order, with their shapes as they are drawn.

use geometry::{Shape, simplify};

use super::NamedShape;
use super::answer::{HotSpotNumbers, HotSpotRow, HotSpotShapes};
use super::heat::heats;
use super::looked::Looked;
use crate::ReportsError;

/// How far drawn borders may lie from the source's, in metres: about a pixel of a borough's map.
const TOLERANCE: f64 = 15.0;

pub(super) fn rows(looked: &Looked<'_>) -> Result<(Vec<HotSpotRow>, HotSpotShapes), ReportsError> {
    let (input, all) = (looked.input, &looked.places.all);
    let earlier: Vec<_> = looked.earlier.iter().map(|(_, found)| found).collect();
    let heats = heats(&looked.now, &earlier);
    let within = looked.places.within(input);
    let numbers = numbers(looked);
    // Cells have no vertex to spare.
    let tolerance = if input.on.metres().is_some() { 0.0 } else { TOLERANCE };
    let mut rows = Vec::new();
    for (at, place) in all.iter().enumerate() {
        let (longitude, latitude) = place.middle.to_lonlat()?;
        let hidden = looked.hidden.places[at];
        rows.push(HotSpotRow {
            code: place.code.clone(),
            name: place.name.clone(),
            within: within[at].clone(),
            longitude,
            latitude,
            count: (!hidden).then_some(place.counts[0]),
            suppressed: hidden,
            numbers: numbers[at].clone(),
            hot: looked.now.hot[at],
            heat: heats[at].0,
            earlier_hot: heats[at].1,
        });
    }
    let borders = drawn(&all.iter().map(|place| &place.shape).collect::<Vec<_>>(), tolerance)?;
    let mut pairs: Vec<(HotSpotRow, Shape)> = rows.into_iter().zip(borders).collect();
    pairs.sort_by(|(one, _), (other, _)| {
        // Of a cluster all places stand together; of the rest the most extreme is first.
        let cluster = |row: &HotSpotRow| row.numbers.cluster.unwrap_or(usize::MAX);
        let extreme = |row: &HotSpotRow| row.numbers.z.or(row.numbers.density).unwrap_or(0.0);
        one.heat
            .cmp(&other.heat)
            .then(cluster(one).cmp(&cluster(other)))
            .then(extreme(other).total_cmp(&extreme(one)))
            .then_with(|| one.code.cmp(&other.code))
    });
    let (rows, places) = pairs.into_iter().unzip();
    let over: Vec<&Shape> = input.over.iter().map(|over| &over.shape).collect();
    let over = input.over.iter().zip(drawn(&over, TOLERANCE)?);
    let shapes = HotSpotShapes {
        places,
        outline: drawn(&[&input.outline], TOLERANCE)?,
        over: over.map(|(over, shape)| NamedShape { name: over.name.clone(), shape }).collect(),
        tolerance,
    };
    Ok((rows, shapes))
}

/// What may be said of each place: where a count is hidden, nothing that counts could be worked out from.
fn numbers(looked: &Looked<'_>) -> Vec<HotSpotNumbers> {
    let numbers = looked.now.numbers.iter();
    if !looked.hidden.any() {
        return numbers.cloned().collect();
    }
    let kept = numbers.map(|all| HotSpotNumbers {
        expected: all.expected,
        cluster: all.cluster,
        ..HotSpotNumbers::default()
    });
    kept.collect()
}

fn drawn(shapes: &[&Shape], tolerance: f64) -> Result<Vec<Shape>, ReportsError> {
    if tolerance > 0.0 {
        Ok(simplify(shapes, tolerance)?)
    } else {
        Ok(shapes.iter().map(|shape| (*shape).clone()).collect())
    }
}
