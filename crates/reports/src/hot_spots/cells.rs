//! Hexagons and square cells over the area, with the points that lie in them.

use std::collections::BTreeMap;

use geometry::{AreaIndex, Cell, Contiguity, HexGrid, Point, Shape, SquareGrid};
use statistics::space::SpatialWeights;

use super::HotSpotsInput;
use super::places::{OnePlace, Places};
use crate::ReportsError;

/// A grid of squares, for the kernel.
#[derive(Debug)]
pub(super) struct Cells {
    /// The side in metres.
    pub side: f64,
    /// The cell of each place.
    pub places: Vec<Cell>,
    /// The points in the area, from west to east, with their counts by period.
    pub points: Vec<([f64; 2], Vec<u64>)>,
}

pub(super) fn hexagons(input: &HotSpotsInput, metres: u32) -> Result<Places, ReportsError> {
    let grid = HexGrid::new(input.outline.bounds(), f64::from(metres))?;
    let shapes = grid.cells().map(|cell| (cell, grid.polygon(cell), grid.centre(cell)));
    let laid = Laid::new(input, shapes, |point| grid.cell_of(point));
    laid.places(&format!("hex-{metres}"), |cell| grid.neighbours(cell))
}

pub(super) fn squares(input: &HotSpotsInput, metres: u32) -> Result<Places, ReportsError> {
    let side = f64::from(metres);
    let grid = SquareGrid::new(input.outline.bounds(), side)?;
    let shapes = grid.cells().map(|cell| (cell, grid.polygon(cell), grid.centre(cell)));
    let laid = Laid::new(input, shapes, |point| grid.cell_of(point));
    let cells = laid.cells.iter().map(|one| one.cell).collect();
    let points = laid.points.clone();
    let name = format!("grid-{metres}");
    let mut places = laid.places(&name, |cell| grid.neighbours(cell, Contiguity::Queen))?;
    places.grid = Some(Cells { side, places: cells, points });
    Ok(places)
}

/// A cell with ground in the area.
struct LaidCell {
    cell: Cell,
    shape: Shape,
    middle: Point,
    ground: f64,
    counts: Vec<u64>,
}

/// Cells over an area with what lies in them.
struct Laid {
    /// By row and column.
    cells: Vec<LaidCell>,
    points: Vec<([f64; 2], Vec<u64>)>,
    outside: u64,
}

impl Laid {
    fn new(
        input: &HotSpotsInput,
        shapes: impl Iterator<Item = (Cell, Shape, Point)>,
        cell_of: impl Fn(Point) -> Option<Cell>,
    ) -> Self {
        let periods = 1 + input.earlier.len();
        let all: Vec<(Cell, Shape, Point)> = shapes.collect();
        let outlines: Vec<&Shape> = all.iter().map(|(_, shape, _)| shape).collect();
        let inside: BTreeMap<usize, f64> = input.outline.share_in(&outlines).into_iter().collect();
        let mut counted: BTreeMap<Cell, Vec<u64>> = BTreeMap::new();
        let area = AreaIndex::new([&input.outline]);
        let (mut points, mut outside) = (Vec::new(), 0);
        for placed in &input.points {
            let cell = area.locate(placed.point).and_then(|_| cell_of(placed.point));
            let Some(cell) = cell else {
                outside += placed.counts[0];
                continue;
            };
            let sums = counted.entry(cell).or_insert_with(|| vec![0; periods]);
            for (sum, count) in sums.iter_mut().zip(&placed.counts) {
                *sum += count;
            }
            points.push(([placed.point.easting, placed.point.northing], placed.counts.clone()));
        }
        points.sort_by(|(one, of_one), (other, of_other)| {
            let by = |axis: usize| one[axis].total_cmp(&other[axis]);
            by(0).then(by(1)).then_with(|| of_one.cmp(of_other))
        });
        let cells = all.into_iter().enumerate().filter_map(|(place, (cell, shape, middle))| {
            let counts = counted.remove(&cell);
            // A point on the outline can lie in a cell that has no ground inside.
            let ground = inside.get(&place).copied();
            (ground.is_some() || counts.is_some()).then(|| LaidCell {
                cell,
                shape,
                middle,
                ground: ground.unwrap_or(0.0),
                counts: counts.unwrap_or_else(|| vec![0; periods]),
            })
        });
        Self { cells: cells.collect(), points, outside }
    }

    fn places(
        self,
        name: &str,
        neighbours: impl Fn(Cell) -> Vec<Cell>,
    ) -> Result<Places, ReportsError> {
        let at: BTreeMap<Cell, usize> =
            self.cells.iter().enumerate().map(|(place, one)| (one.cell, place)).collect();
        let lists: Vec<Vec<usize>> = self
            .cells
            .iter()
            .map(|one| neighbours(one.cell).iter().filter_map(|c| at.get(c).copied()).collect())
            .collect();
        let place = |one: LaidCell| OnePlace {
            code: format!("{name}-{}-{}", one.cell.column, one.cell.row),
            name: grid_reference(one.middle),
            shape: one.shape,
            middle: one.middle,
            ground: one.ground,
            population: None,
            counts: one.counts,
        };
        Ok(Places {
            weights: SpatialWeights::from_neighbours(&lists)?,
            all: self.cells.into_iter().map(place).collect(),
            grid: None,
            outside: self.outside,
        })
    }
}

/// The National Grid reference to 100 m: "TQ 402 691".
pub(super) fn grid_reference(point: Point) -> String {
    let hundreds = |metres: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "the grid has 13,000 of them")]
        let hundreds = (metres / 100.0).floor() as i64;
        hundreds
    };
    let (east, north) = (hundreds(point.easting), hundreds(point.northing));
    // The false origin is the south-west corner of the square SV: third column, fourth row of the great squares.
    let great = (2 + east.div_euclid(5_000), 3 - north.div_euclid(5_000));
    let small = (east.div_euclid(1_000).rem_euclid(5), 4 - north.div_euclid(1_000).rem_euclid(5));
    let letter = |(column, row): (i64, i64)| {
        let place = usize::try_from(row * 5 + column).unwrap_or(usize::MAX);
        b"ABCDEFGHJKLMNOPQRSTUVWXYZ".get(place).copied().map_or('?', char::from)
    };
    let digits = |hundreds: i64| hundreds.rem_euclid(1_000);
    format!("{}{} {:03} {:03}", letter(great), letter(small), digits(east), digits(north))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grid_references_are_those_of_the_national_grid() {
        let at = |easting, northing| grid_reference(Point { easting, northing });
        // Ordnance Survey's guide to the National Grid: Bromley lies in TQ, Land's End in SW, Lerwick in HU, Caister Castle
        // (TG 51409 13177) at 651409, 313177.
        assert_eq!(at(540_250.0, 169_199.0), "TQ 402 691");
        assert_eq!(at(134_200.0, 25_000.0), "SW 342 250");
        assert_eq!(at(447_600.0, 1_141_500.0), "HU 476 415");
        assert_eq!(at(651_409.0, 313_177.0), "TG 514 131");
        assert_eq!(at(0.0, 0.0), "SV 000 000");
    }
}
