//! The ground divided: places with their counts and neighbours, whatever they are.

use geometry::{AreaIndex, Contiguity, Point, Shape, contiguous};
use statistics::space::SpatialWeights;

use super::cells::{self, Cells};
use super::{HotSpotsInput, HotSpotsOn};
use crate::ReportsError;

/// Vertices of neighbours no further apart than this, in metres, are one.
const SNAP: f64 = 0.1;

/// A place.
#[derive(Debug)]
pub(super) struct OnePlace {
    pub code: String,
    pub name: String,
    pub shape: Shape,
    pub middle: Point,
    /// Its ground inside the area's outline, in m².
    pub ground: f64,
    pub population: Option<f64>,
    /// By period, this one first.
    pub counts: Vec<u64>,
}

/// All places, in an order that does not depend on that of the input.
#[derive(Debug)]
pub(super) struct Places {
    pub all: Vec<OnePlace>,
    /// Who is whose neighbour; nobody is their own.
    pub weights: SpatialWeights,
    /// The grid, where they are square cells.
    pub grid: Option<Cells>,
    /// How many of the period lie outside the outline.
    pub outside: u64,
}

impl Places {
    pub fn of(input: &HotSpotsInput) -> Result<Self, ReportsError> {
        match input.on {
            HotSpotsOn::Wards | HotSpotsOn::Lsoas => Self::of_areas(input),
            HotSpotsOn::Hexagons { metres } => cells::hexagons(input, metres),
            HotSpotsOn::Grid { metres } => cells::squares(input, metres),
        }
    }

    fn of_areas(input: &HotSpotsInput) -> Result<Self, ReportsError> {
        let place = |place: &super::Place| OnePlace {
            code: place.area.code.to_string(),
            name: place.area.name.clone(),
            shape: place.shape.clone(),
            middle: place.shape.centroid(),
            ground: place.shape.area(),
            population: place.population.filter(|people| people.is_finite() && *people > 0.0),
            counts: place.counts.clone(),
        };
        let mut all: Vec<OnePlace> = input.places.iter().map(place).collect();
        all.sort_by(|one, other| one.code.cmp(&other.code));
        let shapes: Vec<&Shape> = all.iter().map(|place| &place.shape).collect();
        let neighbours = contiguous(&shapes, Contiguity::Queen, SNAP)?;
        let weights = SpatialWeights::from_neighbours(&neighbours)?;
        Ok(Self { all, weights, grid: None, outside: 0 })
    }

    /// The counts of a period, by place.
    pub fn counts(&self, period: usize) -> Vec<u64> {
        self.all.iter().map(|place| place.counts[period]).collect()
    }

    pub fn total(&self, period: usize) -> u64 {
        self.all.iter().map(|place| place.counts[period]).sum()
    }

    /// Why nothing can be said of a period; none where something can.
    pub fn senseless(&self, period: usize) -> Option<&'static str> {
        let counts = self.counts(period);
        if counts.iter().all(|count| *count == 0) {
            Some("none was counted in any place")
        } else if counts.len() < 2 {
            Some("there is only one place, and nothing to hold it against")
        } else if counts.iter().all(|count| *count == counts[0]) {
            Some("as many were counted in every place")
        } else {
            None
        }
    }

    /// The area over it that each place's middle lies in; for cells, whose middle can lie outside the outline, or else the
    /// one nearest to it.
    pub fn within(&self, input: &HotSpotsInput) -> Vec<Option<String>> {
        let index = AreaIndex::new(input.over.iter().map(|over| &over.shape));
        let reach = input.on.metres().map_or(0.0, f64::from);
        let name = |place: &OnePlace| {
            let (over, _) = index.nearest(place.middle, reach)?;
            Some(input.over[over].name.clone())
        };
        self.all.iter().map(name).collect()
    }
}

/// Counts as numbers.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
pub(super) fn numbers(counts: &[u64]) -> Vec<f64> {
    counts.iter().map(|count| *count as f64).collect()
}

/// A count as a number.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
pub(super) fn real(count: u64) -> f64 {
    count as f64
}

/// A number of places as a number.
#[expect(clippy::cast_precision_loss, reason = "places are far below 2^53")]
pub(super) fn many(places: usize) -> f64 {
    places as f64
}
