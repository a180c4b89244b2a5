//! The boundaries that a lake holds, as shapes.

use std::collections::HashMap;

use figure::{AreaCode, FiguresError};
use geography::{Boundaries, Outline, OwnOutline};
use geometry::{Bounds, GeometryError, Point, Shape};
use lake::{BoundaryRow, Box2, Lake, PointCell};

/// Every outline held, by set. The newest vintage of a set is taken.
pub fn boundaries(lake: &Lake) -> Result<Boundaries, FiguresError> {
    let data = |error: Box<dyn std::error::Error + Send + Sync>| FiguresError::Data(error);
    let rows = lake.boundaries().map_err(|error| data(Box::new(error)))?;
    let (mut outlines, mut own) = (Vec::with_capacity(rows.len()), Vec::new());
    let shapes = shapes(&rows);
    for (row, shape) in rows.into_iter().zip(shapes) {
        let shape = shape.map_err(|error| data(Box::new(error)))?;
        let name = row.area_name;
        match code(&row.area_code) {
            Some(code) => outlines.push((row.area_set, Outline { code, name, shape })),
            None => own.push((row.area_set, OwnOutline { id: row.area_code, name, shape })),
        }
    }
    Ok(Boundaries::of(outlines).with_own(own))
}

/// The shape of each row, half of them beside the other half: a country's small areas take a second otherwise.
fn shapes(rows: &[BoundaryRow]) -> Vec<Result<Shape, GeometryError>> {
    let read = |rows: &[BoundaryRow]| -> Vec<_> {
        rows.iter().map(|row| Shape::from_wkb(&row.wkb)).collect()
    };
    let (first, second) = rows.split_at(rows.len() / 2);
    std::thread::scope(|scope| {
        let beside = scope.spawn(|| read(second));
        let mut shapes = read(first);
        shapes.extend(beside.join().unwrap_or_else(|_| read(second)));
        shapes
    })
}

/// A published code. Police neighbourhoods may have a ward's code with a letter behind it.
fn code(published: &str) -> Option<AreaCode> {
    let of_ward = || published.get(..9).filter(|_| published.len() == 10)?.parse().ok();
    published.parse().ok().or_else(of_ward)
}

/// Each point once (many cells share one), and for each cell the place of its point; none where it has none on the grid.
pub fn distinct_points(cells: &[PointCell]) -> (Vec<Point>, Vec<Option<usize>>) {
    let mut points = Vec::new();
    let mut known: HashMap<(u64, u64), Option<usize>> = HashMap::new();
    let places = cells
        .iter()
        .map(|cell| {
            let (east, north) = cell.longitude.zip(cell.latitude)?;
            *known.entry((east.to_bits(), north.to_bits())).or_insert_with(|| {
                let point = Point::from_lonlat(east, north).ok()?;
                points.push(point);
                Some(points.len() - 1)
            })
        })
        .collect();
    (points, places)
}

/// The part of the earth that holds these bounds; none where nothing is bounded.
pub fn degrees(bounds: Bounds) -> Option<Box2> {
    let corners = [
        (bounds.west, bounds.south),
        (bounds.west, bounds.north),
        (bounds.east, bounds.south),
        (bounds.east, bounds.north),
    ];
    let corners: Option<Vec<(f64, f64)>> = corners
        .into_iter()
        .map(|(easting, northing)| Point { easting, northing }.to_lonlat().ok())
        .collect();
    let corners = corners?;
    let of = |pick: fn(&(f64, f64)) -> f64, fold: fn(f64, f64) -> f64, from: f64| {
        corners.iter().map(pick).fold(from, fold)
    };
    // Grid lines bend against meridians and parallels: a little more on each side.
    let more = 0.01;
    Some(Box2 {
        west: of(|c| c.0, f64::min, f64::INFINITY) - more,
        south: of(|c| c.1, f64::min, f64::INFINITY) - more,
        east: of(|c| c.0, f64::max, f64::NEG_INFINITY) + more,
        north: of(|c| c.1, f64::max, f64::NEG_INFINITY) + more,
    })
}
