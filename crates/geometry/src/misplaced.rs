//! Coordinates that are not of the system they are said to be in: swapped axes, another system, another country.

use geo::CoordsIter;

use crate::Crs;
use crate::edges::Edge;
use crate::to_grid::ToGrid;

/// England and Wales with 10 km of sea about them, roughly: easting and northing in kilometres, clockwise from Scilly.
const OUTLINE: [[f64; 2]; 23] = [
    [70.0, -5.0],
    [70.0, 20.0],
    [120.0, 45.0],
    [195.0, 140.0],
    [155.0, 230.0],
    [200.0, 320.0],
    [200.0, 385.0],
    [215.0, 410.0],
    [300.0, 455.0],
    [280.0, 515.0],
    [310.0, 580.0],
    [355.0, 605.0],
    [390.0, 668.0],
    [410.0, 670.0],
    [445.0, 575.0],
    [495.0, 525.0],
    [535.0, 485.0],
    [565.0, 400.0],
    [635.0, 360.0],
    [670.0, 295.0],
    [655.0, 150.0],
    [560.0, 85.0],
    [290.0, 10.0],
];

/// This many vertices, spread over all, are enough to tell.
const SAMPLE: usize = 1_000;

/// See [`Crs::guess_wrong`].
pub fn guess(crs: &Crs, polygons: &geo_types::MultiPolygon<f64>) -> Option<String> {
    let step = polygons.coords_count().div_ceil(SAMPLE).max(1);
    let sample: Vec<[f64; 2]> =
        polygons.coords_iter().step_by(step).map(|coord| [coord.x, coord.y]).collect();
    let [x, y] = sample.iter().copied().find(|[x, y]| !is_home(crs, *x, *y))?;
    if mostly_home(crs, &sample, false) {
        return None;
    }
    let place = format!("{x}, {y} does not lie in England or Wales if read as {crs}");
    Some(match looks_like(crs, &sample) {
        Some(instead) => format!("{place}; {instead}"),
        None => {
            format!("{place}, nor do most of the other points; this is a file of another place")
        }
    })
}

/// As what most of the points would lie in England or Wales.
pub fn looks_like(crs: &Crs, points: &[[f64; 2]]) -> Option<String> {
    if mostly_home(crs, points, true) {
        return Some(format!(
            "the two numbers seem to be swapped: read the other way round they lie in England or Wales (in {crs} the one that \
             grows eastwards comes first)"
        ));
    }
    let others = [Crs::BritishNationalGrid, Crs::Wgs84, Crs::WebMercator];
    others.iter().filter(|other| *other != crs).find_map(|other| {
        let swapped = mostly_home(other, points, true);
        let swaps = if swapped { ", with the two numbers swapped" } else { "" };
        (swapped || mostly_home(other, points, false))
            .then(|| format!("the numbers look like {other}{swaps}"))
    })
}

fn mostly_home(crs: &Crs, points: &[[f64; 2]], swapped: bool) -> bool {
    let home = points
        .iter()
        .filter(|[x, y]| if swapped { is_home(crs, *y, *x) } else { is_home(crs, *x, *y) })
        .count();
    home > 0 && home * 2 >= points.len()
}

fn is_home(crs: &Crs, x: f64, y: f64) -> bool {
    let Some(point) = ToGrid::new(crs).ok().and_then(|to_grid| to_grid.try_point(x, y).ok()) else {
        return false;
    };
    let at = [point.easting / 1_000.0, point.northing / 1_000.0];
    let ends = OUTLINE.iter().zip(OUTLINE.iter().cycle().skip(1));
    ends.filter(|(from, to)| Edge::new(**from, **to).is_some_and(|edge| edge.is_east_of(at)))
        .count()
        % 2
        == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: f64, y: f64, side: f64) -> geo_types::MultiPolygon<f64> {
        let ring = vec![(x, y), (x + side, y), (x + side, y + side), (x, y + side)];
        geo_types::Polygon::new(ring.into(), Vec::new()).into()
    }

    #[test]
    fn english_and_welsh_places_are_at_home() {
        for (name, x, y) in [
            ("Bromley", 540_260.0, 169_398.0),
            ("Scilly", 91_492.0, 11_318.0),
            ("Berwick", 399_800.0, 653_000.0),
            ("Holyhead", 224_800.0, 382_500.0),
            ("Lowestoft", 655_000.0, 293_000.0),
            ("St Davids", 175_300.0, 225_400.0),
            ("Dover", 631_000.0, 141_000.0),
            ("Carlisle", 340_000.0, 556_000.0),
        ] {
            assert_eq!(Crs::BritishNationalGrid.guess_wrong(&square(x, y, 100.0)), None, "{name}");
        }
        assert_eq!(Crs::Wgs84.guess_wrong(&square(0.01, 51.4, 0.01)), None);
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (crs, x, y, wanted) in [
            (Crs::Wgs84, 51.4, 0.01, "swapped"),
            (Crs::BritishNationalGrid, 169_398.0, 540_260.0, "swapped"),
            (Crs::BritishNationalGrid, 0.01, 51.4, "look like WGS84"),
            (
                Crs::BritishNationalGrid,
                51.4,
                0.01,
                "look like WGS84 longitude and latitude (EPSG:4326), with",
            ),
            (Crs::Wgs84, 540_260.0, 169_398.0, "look like British National Grid"),
            (Crs::Wgs84, 1_690.0, 6_691_000.0, "look like Web Mercator"),
            (Crs::Wgs84, 2.35, 48.85, "another place"),
            (Crs::Wgs84, -74.0, 40.7, "another place"),
            (Crs::Wgs84, -5.93, 54.6, "another place"),
            (Crs::BritishNationalGrid, 325_000.0, 673_000.0, "another place"),
        ] {
            let said = crs.guess_wrong(&square(x, y, 0.001)).unwrap_or_default();
            assert!(said.contains(wanted), "{crs} {x} {y}: {said}");
        }
    }
}
