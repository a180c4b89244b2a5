//! Which area a point is in.
//!
//! A grid of cells lies over the areas. Most cells lie in one area whole: there the answer is looked up. In the others the
//! edges of the areas that pass are asked. The grid only saves work: the answer is that of [`Shape::contains`].

use std::sync::OnceLock;

use rayon::prelude::*;
use rstar::RTree;
use rstar::primitives::{GeomWithData, Line};

use crate::bands::Bands;
use crate::numbers::{float, place, short, whole};
use crate::{Bounds, Point, Shape};

/// So many cells to an area, and no more in all.
const CELLS_PER_AREA: usize = 512;
const MOST_CELLS: usize = 8_000_000;

/// How far over its end an edge is taken to reach, in parts of a cell: more than rounding can move it.
const MARGIN: f64 = 1e-6;

/// Set in an entry whose area covers the whole cell.
const WHOLE: u32 = 1 << 31;

type AreaEdge = GeomWithData<Line<[f64; 2]>, usize>;

/// Many areas, ready to be asked which of them a point is in.
///
/// A point on an edge is in the area east of the edge, or north of it where the edge runs east and west: one that is on the
/// shared edge of neighbours is in exactly one of them, whatever their order. Where areas overlap, the one that comes first is
/// taken.
#[derive(Debug)]
pub struct AreaIndex {
    bounds: Bounds,
    columns: usize,
    rows: usize,
    /// Cells a metre.
    scale: f64,
    /// Where the entries of each cell begin, and at the end how many there are.
    starts: Vec<u32>,
    /// Numbers of areas, with [`WHOLE`] set where the area covers the cell.
    entries: Vec<u32>,
    bands: Bands,
    segments: Vec<[[f64; 2]; 2]>,
    /// How many of the segments belong to the areas up to each.
    ends: Vec<usize>,
    nearest: OnceLock<RTree<AreaEdge>>,
}

impl AreaIndex {
    /// Areas are answered by their place among these.
    pub fn new<'a>(shapes: impl IntoIterator<Item = &'a Shape>) -> Self {
        let shapes: Vec<&Shape> = shapes.into_iter().collect();
        let bounds = shapes.iter().fold(Bounds::EMPTY, |all, shape| all.joined(shape.bounds()));
        let wanted = (shapes.len() * CELLS_PER_AREA).clamp(1, MOST_CELLS);
        let side = (bounds.width() * bounds.height() / float(wanted)).sqrt();
        // No area, or none of any extent: one cell.
        let scale = if side > 0.0 { side.recip() } else { 0.0 };
        let mut this = Self {
            bounds,
            columns: whole(bounds.width() * scale) + 1,
            rows: whole(bounds.height() * scale) + 1,
            scale,
            starts: Vec::new(),
            entries: Vec::new(),
            bands: Bands::new(&shapes),
            segments: Vec::new(),
            ends: Vec::new(),
            nearest: OnceLock::new(),
        };
        let mut entries: Vec<(u32, u32)> = shapes
            .par_iter()
            .enumerate()
            .flat_map_iter(|(area, shape)| this.entries_of(area, shape))
            .collect();
        // By cell, and in a cell by area.
        entries.par_sort_unstable_by_key(|(cell, entry)| (*cell, entry & !WHOLE));
        this.starts = vec![0; this.columns * this.rows + 1];
        for (cell, _) in &entries {
            this.starts[place(*cell) + 1] += 1;
        }
        for cell in 1..this.starts.len() {
            this.starts[cell] += this.starts[cell - 1];
        }
        this.entries = entries.into_iter().map(|(_, entry)| entry).collect();
        for shape in shapes {
            this.segments.extend(shape.segments());
            this.ends.push(this.segments.len());
        }
        this
    }

    /// The area that the point is in; the first where there are more.
    pub fn locate(&self, point: Point) -> Option<usize> {
        if !self.bounds.contains(point) {
            return None;
        }
        let at = point.array();
        let cell = self.row(at[1]) * self.columns + self.column(at[0]);
        self.entries[place(self.starts[cell])..place(self.starts[cell + 1])]
            .iter()
            .find(|entry| **entry & WHOLE != 0 || self.bands.contains(place(**entry), at))
            .map(|entry| place(entry & !WHOLE))
    }

    /// The same for many points, on all processors.
    pub fn locate_all(&self, points: &[Point]) -> Vec<Option<usize>> {
        points.par_iter().with_min_len(1_024).map(|point| self.locate(*point)).collect()
    }

    /// The area that the point is in, at a distance of nought, or else the one whose edge is nearest, and how far that is in
    /// metres. None where no edge is within so many metres. Of areas equally near the first is taken.
    pub fn nearest(&self, point: Point, within_metres: f64) -> Option<(usize, f64)> {
        if let Some(area) = self.locate(point) {
            return Some((area, 0.0));
        }
        // The tree cannot be asked about what is no number.
        if !point.is_finite() {
            return None;
        }
        let tree = self.nearest.get_or_init(|| self.edge_tree());
        let mut found: Option<(usize, f64)> = None;
        for (edge, squared) in tree.nearest_neighbor_iter_with_distance_2(&point.array()) {
            let metres = squared.sqrt();
            if metres.is_nan()
                || metres > within_metres
                || found.is_some_and(|(_, least)| metres > least)
            {
                break;
            }
            found = Some((found.map_or(edge.data, |(area, _)| area.min(edge.data)), metres));
        }
        found
    }

    fn edge_tree(&self) -> RTree<AreaEdge> {
        let mut area = 0;
        let edges = self.segments.iter().enumerate().map(|(number, [from, to])| {
            while number >= self.ends[area] {
                area += 1;
            }
            AreaEdge::new(Line::new(*from, *to), area)
        });
        RTree::bulk_load(edges.collect())
    }

    fn column(&self, easting: f64) -> usize {
        whole((easting - self.bounds.west) * self.scale).min(self.columns - 1)
    }

    fn row(&self, northing: f64) -> usize {
        whole((northing - self.bounds.south) * self.scale).min(self.rows - 1)
    }

    /// The cells that an area meets.
    fn entries_of(&self, area: usize, shape: &Shape) -> Vec<(u32, u32)> {
        // A cell as (row, column).
        let mut passed: Vec<(usize, usize)> = Vec::new();
        for segment in shape.segments() {
            self.pass(segment, &mut passed);
        }
        passed.sort_unstable();
        passed.dedup();
        let entry = short(area);
        let cell = |row: usize, column: usize| short(row * self.columns + column);
        let mut entries: Vec<(u32, u32)> =
            passed.iter().map(|(row, column)| (cell(*row, *column), entry)).collect();
        // Between two cells of a row that edges pass lie cells that are all inside or all outside.
        for pair in passed.windows(2) {
            let [(row, from), (other, to)] = *pair else { continue };
            if row == other
                && to > from + 1
                && self.bands.contains(area, self.middle(row, from + 1))
            {
                entries.extend((from + 1..to).map(|column| (cell(row, column), entry | WHOLE)));
            }
        }
        entries
    }

    fn middle(&self, row: usize, column: usize) -> [f64; 2] {
        [
            self.bounds.west + (float(column) + 0.5) / self.scale,
            self.bounds.south + (float(row) + 0.5) / self.scale,
        ]
    }

    /// The cells that an edge passes, and now and then one that it only comes near.
    fn pass(&self, [from, to]: [[f64; 2]; 2], passed: &mut Vec<(usize, usize)>) {
        if self.scale == 0.0 {
            passed.push((0, 0));
            return;
        }
        let margin = MARGIN / self.scale;
        let (low, high) = if from[1] <= to[1] { (from, to) } else { (to, from) };
        let slope = (high[0] - low[0]) / (high[1] - low[1]);
        let across = |northing: f64| {
            let clamped = northing.clamp(low[1], high[1]);
            low[0] + (clamped - low[1]) * slope
        };
        let level = high[1] - low[1] <= margin;
        for row in self.row(low[1] - margin)..=self.row(high[1] + margin) {
            let (one, other) = if level {
                (low[0], high[0])
            } else {
                let south = self.bounds.south + float(row) / self.scale;
                (across(south - margin), across(south + self.scale.recip() + margin))
            };
            let (west, east) = (one.min(other) - margin, one.max(other) + margin);
            passed.extend((self.column(west)..=self.column(east)).map(|column| (row, column)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_shapes::{shape, square};

    fn at(easting: f64, northing: f64) -> Point {
        Point { easting, northing }
    }

    #[test]
    fn a_point_on_a_shared_edge_is_in_one_area_whatever_their_order() {
        let squares: Vec<Shape> = (0..9_u8)
            .map(|n| square(f64::from(n % 3) * 10.0, f64::from(n / 3) * 10.0, 10.0))
            .collect();
        let index = AreaIndex::new(&squares);
        let turned = AreaIndex::new(squares.iter().rev());
        for (x, y, area) in [
            (10.0, 5.0, Some(1)),
            (5.0, 10.0, Some(3)),
            (10.0, 10.0, Some(4)),
            (0.0, 0.0, Some(0)),
            (30.0, 5.0, None),
            (5.0, 30.0, None),
        ] {
            assert_eq!(index.locate(at(x, y)), area, "{x}, {y}");
            assert_eq!(turned.locate(at(x, y)).map(|n| 8 - n), area, "{x}, {y}");
        }
    }

    #[test]
    fn where_areas_overlap_the_first_is_taken() {
        let (small, large) = (square(40.0, 40.0, 20.0), square(0.0, 0.0, 100.0));
        assert_eq!(AreaIndex::new([&small, &large]).locate(at(50.0, 50.0)), Some(0));
        assert_eq!(AreaIndex::new([&small, &large]).locate(at(5.0, 5.0)), Some(1));
        assert_eq!(AreaIndex::new([&large, &small]).locate(at(50.0, 50.0)), Some(0));
    }

    #[test]
    fn nothing_is_in_no_area() {
        let none = AreaIndex::new([]);
        assert_eq!((none.locate(at(1.0, 1.0)), none.nearest(at(1.0, 1.0), 1e9)), (None, None));
        let index = AreaIndex::new([&square(0.0, 0.0, 10.0)]);
        for (x, y) in [(f64::NAN, 1.0), (1.0, f64::NAN), (f64::INFINITY, 1.0), (-1.0, 1.0)] {
            assert_eq!(index.locate(at(x, y)), None);
        }
        assert_eq!(index.nearest(at(f64::NAN, 1.0), 1e9), None);
    }

    #[test]
    fn the_nearest_area_is_found_with_its_distance() {
        let squares = [square(0.0, 0.0, 10.0), square(20.0, 0.0, 10.0)];
        let index = AreaIndex::new(&squares);
        assert_eq!(index.nearest(at(5.0, 5.0), 0.0), Some((0, 0.0)));
        assert_eq!(index.nearest(at(18.0, 5.0), 5.0), Some((1, 2.0)));
        assert_eq!(index.nearest(at(15.0, 5.0), 5.0), Some((0, 5.0)));
        assert_eq!(index.nearest(at(15.0, 5.0), 4.9), None);
        assert_eq!(index.nearest(at(33.0, 14.0), 5.0), Some((1, 5.0)));
    }

    #[test]
    fn holes_are_outside() {
        let ring = shape(&[&[
            &[(0.0, 0.0), (1_000.0, 0.0), (1_000.0, 1_000.0), (0.0, 1_000.0)],
            &[(100.0, 100.0), (100.0, 900.0), (900.0, 900.0), (900.0, 100.0)],
        ]]);
        let index = AreaIndex::new([&ring]);
        assert_eq!(index.locate(at(500.0, 500.0)), None);
        assert_eq!(index.nearest(at(500.0, 440.0), 400.0), Some((0, 340.0)));
    }
}
