//! The outlines of a shapefile, one record after another (ESRI Shapefile Technical Description, July 1998).

use std::io::Read;

use geo_types::{Coord, LineString};

use super::features::unreadable;
use super::{Drawn, MOST_FEATURE, Outline, not_a_polygon};
use crate::SourceError;

const HEADER: usize = 100;
/// Kind, box, and the numbers of rings and points.
const RECORD_HEAD: usize = 44;
/// The coordinates of a point.
const POINT: usize = 16;

/// The records of a .shp.
pub(super) struct Shp<'r, 'f> {
    read: &'r mut dyn Read,
    file: &'f str,
    /// The length that its head gives, in bytes.
    length: u64,
    record: Vec<u8>,
    number: u64,
    taken: u64,
}

impl<'r, 'f> Shp<'r, 'f> {
    /// Reads the head.
    pub(super) fn new(read: &'r mut dyn Read, file: &'f str) -> Result<Self, SourceError> {
        let mut shp = Self { read, file, length: 0, record: Vec::new(), number: 0, taken: 0 };
        if !shp.fill(HEADER)? || shp.record.len() < HEADER {
            return Err(unreadable(file, "is a shapefile cut off in its head; download it again"));
        }
        // Lengths are in words of two bytes.
        shp.length = u64::from(be_u32(&shp.record, 24).unwrap_or(0)) * 2;
        Ok(shp)
    }

    /// How many vertices there can be by the length that its head gives.
    pub(super) fn most_vertices(&self) -> u64 {
        self.length / POINT as u64
    }

    /// Bytes read since this was last asked.
    pub(super) fn taken(&mut self) -> u64 {
        std::mem::take(&mut self.taken)
    }

    /// The next record's outline.
    pub(super) fn next(&mut self) -> Result<Option<Drawn>, SourceError> {
        if !self.fill(8)? {
            return Ok(None);
        }
        self.number += 1;
        let words = match be_u32(&self.record, 4) {
            Some(words) if self.record.len() == 8 => words,
            _ => return Err(self.damaged()),
        };
        let length = usize::try_from(u64::from(words) * 2).unwrap_or(usize::MAX);
        if length > MOST_FEATURE {
            let (number, mib) = (self.number, MOST_FEATURE >> 20);
            let problem = format!(
                "has a record {number} said to be longer than {mib} MiB; it is damaged, or import generalised boundaries instead \
                 (BGC or BUC)"
            );
            return Err(unreadable(self.file, problem));
        }
        if length < 4 || !self.fill(length)? || self.record.len() < length {
            return Err(self.damaged());
        }
        Ok(Some(outline(&self.record)))
    }

    fn damaged(&self) -> SourceError {
        let problem = format!("is cut off or damaged at record {}; download it again", self.number);
        unreadable(self.file, problem)
    }

    /// Reads this many bytes, or as many as there are; whether there was any.
    fn fill(&mut self, length: usize) -> Result<bool, SourceError> {
        self.record.clear();
        let read = Read::by_ref(&mut self.read).take(length as u64).read_to_end(&mut self.record);
        let read = read.map_err(|source| SourceError::Io { file: self.file.to_owned(), source })?;
        self.taken += read as u64;
        Ok(read > 0)
    }
}

/// The outline of a record, or why there is none.
fn outline(record: &[u8]) -> Drawn {
    match le_u32(record, 0) {
        // Plain, with heights, with measures: these stand behind the points.
        Some(5 | 15 | 25) => {}
        Some(0) => return Err("has no outline; draw it, or leave the feature out".to_owned()),
        Some(1 | 11 | 21) => return Err(not_a_polygon("Point")),
        Some(3 | 13 | 23) => return Err(not_a_polygon("LineString")),
        Some(8 | 18 | 28) => return Err(not_a_polygon("MultiPoint")),
        _ => return Err(not_a_polygon("MultiPatch")),
    }
    rings(record)
        .map(polygons)
        .ok_or_else(|| "is damaged: its numbers of rings and points do not agree".to_owned())
}

fn rings(record: &[u8]) -> Option<Vec<LineString<f64>>> {
    let count = |at| le_u32(record, at).and_then(|count| usize::try_from(count).ok());
    let (parts, points) = (count(36)?, count(40)?);
    let first_point = parts.checked_mul(4)?.checked_add(RECORD_HEAD)?;
    let coords = record.get(first_point..points.checked_mul(POINT)?.checked_add(first_point)?)?;
    let mut starts = Vec::with_capacity(parts + 1);
    for part in 0..parts {
        starts.push(count(RECORD_HEAD + 4 * part)?);
    }
    starts.push(points);
    starts
        .windows(2)
        .map(|ends| {
            let ring = coords.get(ends[0].checked_mul(POINT)?..ends[1] * POINT)?;
            let coord = |point: &[u8]| Some(Coord { x: le_f64(point, 0)?, y: le_f64(point, 8)? });
            ring.chunks_exact(POINT).map(coord).collect::<Option<Vec<_>>>().map(LineString)
        })
        .collect()
}

/// Rings into polygons: outer ones run clockwise, and a hole belongs to the smallest outer one about it. Where none runs
/// clockwise all are outer; where a hole is in none it goes to the last, and the check of shapes says so.
fn polygons(rings: Vec<LineString<f64>>) -> Outline {
    let clockwise = |ring: &LineString<f64>| double_area(ring) < 0.0;
    let any = rings.iter().any(clockwise);
    let (outer, holes): (Vec<_>, Vec<_>) =
        rings.into_iter().partition(|ring| !any || clockwise(ring));
    let mut polygons: Outline = outer.into_iter().map(|ring| vec![ring]).collect();
    for hole in holes {
        let place = (0..polygons.len())
            .filter(|&place| lies_in(&hole, &polygons[place][0]))
            .min_by(|&a, &b| {
                let size = |place: usize| double_area(&polygons[place][0]).abs();
                size(a).total_cmp(&size(b))
            })
            .unwrap_or(polygons.len().saturating_sub(1));
        if let Some(polygon) = polygons.get_mut(place) {
            polygon.push(hole);
        }
    }
    polygons
}

/// Twice the area of a ring, above nought where it runs anticlockwise. Coordinates are taken from the first point on, so that
/// those of a small ring far out do not drown it.
fn double_area(ring: &LineString<f64>) -> f64 {
    let Some(&from) = ring.0.first() else { return 0.0 };
    let edges = ring.0.iter().zip(ring.0.iter().skip(1));
    edges.map(|(a, b)| (a.x - from.x) * (b.y - from.y) - (b.x - from.x) * (a.y - from.y)).sum()
}

/// Whether more of the points of a ring lie in another than not. A few are enough to tell rings that do not cross.
fn lies_in(hole: &LineString<f64>, outer: &LineString<f64>) -> bool {
    const LOOKED_AT: usize = 9;
    let step = hole.0.len().div_ceil(LOOKED_AT).max(1);
    let (mut inside, mut all) = (0, 0);
    for point in hole.0.iter().step_by(step) {
        all += 1;
        let crossed = outer.0.iter().zip(outer.0.iter().skip(1)).filter(|(a, b)| {
            (a.y > point.y) != (b.y > point.y)
                && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x
        });
        inside += crossed.count() % 2;
    }
    inside * 2 > all
}

fn be_u32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}

fn le_u32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

fn le_f64(bytes: &[u8], at: usize) -> Option<f64> {
    bytes.get(at..at + 8)?.try_into().ok().map(f64::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: f64, y: f64, size: f64, clockwise: bool) -> LineString<f64> {
        let mut ring = vec![(x, y), (x, y + size), (x + size, y + size), (x + size, y), (x, y)];
        if !clockwise {
            ring.reverse();
        }
        ring.into()
    }

    #[test]
    fn a_hole_belongs_to_the_smallest_ring_about_it_whatever_the_order() {
        let large = square(0.0, 0.0, 100.0, true);
        let lake = square(10.0, 10.0, 50.0, false);
        let island = square(20.0, 20.0, 30.0, true);
        let pond = square(30.0, 30.0, 5.0, false);
        let outline = polygons(vec![pond.clone(), large.clone(), island.clone(), lake.clone()]);
        assert_eq!(outline, [vec![large, lake], vec![island, pond]]);
    }

    #[test]
    fn rings_that_all_run_the_wrong_way_are_all_outer_ones() {
        let (a, b) = (square(0.0, 0.0, 1.0, false), square(5.0, 0.0, 1.0, false));
        assert_eq!(polygons(vec![a.clone(), b.clone()]), [vec![a], vec![b]]);
        assert!(polygons(Vec::new()).is_empty());
    }

    #[test]
    fn counts_that_do_not_agree_are_damage() {
        let mut record = vec![0; RECORD_HEAD];
        record[0] = 5;
        assert!(outline(&record).is_ok_and(|outline| outline.is_empty()));
        for (at, count) in [(36, u32::MAX), (40, u32::MAX), (40, 1), (36, 1)] {
            let mut damaged = record.clone();
            damaged[at..at + 4].copy_from_slice(&count.to_le_bytes());
            assert!(outline(&damaged).unwrap_err().starts_with("is damaged"), "{at}");
        }
        for (kind, said) in
            [(0, "no outline"), (1, "is a Point"), (13, "is a LineString"), (31, "is a MultiPatch")]
        {
            record[0] = kind;
            assert!(outline(&record).unwrap_err().contains(said), "{kind}");
        }
        assert!(outline(&[5]).is_err());
    }
}
