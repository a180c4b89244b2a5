//! Placed: single events added up by the ward that their published point lies in, where their file names no ward.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use figure::{AreaCode, AreaKind, FiguresError, Month, VintageId};
use geography::{Boundaries, BoundarySet};
use geometry::Bounds;
use lake::{PointsQuery, VintageRecord};

use super::Evaluator;
use super::offer::Offer;
use super::reach::Pieces;
use super::store::{ByMonth, Tally};
use crate::outlines::distinct_points;

/// What a reader must know of a figure that was placed.
const CAVEAT: &str = "Events are counted in the ward that their published point lies in. Points are those of streets and places \
                      nearby, not of the event; what has no point is in no ward.";

/// Counts by ward and month.
pub(super) type ByWard = BTreeMap<AreaCode, ByMonth>;

/// A vintage, the categories counted and those left out of them.
type Key = (VintageId, Vec<String>, Vec<String>);

/// What was placed so far, by vintage and categories.
#[derive(Debug, Default)]
pub(super) struct Placed {
    known: Mutex<HashMap<Key, Arc<ByWard>>>,
}

impl Evaluator {
    /// The boundaries held; read once.
    pub fn boundaries(&self) -> Result<&Boundaries, FiguresError> {
        if let Some(known) = self.boundaries.get() {
            return Ok(known);
        }
        let read = crate::boundaries(&self.lake)?;
        Ok(self.boundaries.get_or_init(|| read))
    }

    /// Whether points can be placed in this ward: its outline is held.
    pub(super) fn can_place(&self, ward: &AreaCode) -> Result<bool, FiguresError> {
        Ok(ward_sets(self.boundaries()?).iter().any(|set| set.area(ward).is_some()))
    }

    /// An offer's events in a vintage, by ward of every generation whose outlines are held.
    pub(super) fn placed(
        &self,
        offer: &Offer,
        record: &VintageRecord,
    ) -> Result<Arc<ByWard>, FiguresError> {
        let key = (record.id.clone(), offer.included(), offer.left_out());
        let known = &self.placed.known;
        if let Some(known) = known.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(Arc::clone(known));
        }
        let sets = ward_sets(self.boundaries()?);
        let within = sets.iter().fold(Bounds::EMPTY, |all, set| all.joined(set.bounds()));
        let query = PointsQuery {
            vintage: record.id.clone(),
            period: None,
            categories: key.1.clone(),
            left_out: key.2.clone(),
            within: crate::degrees(within),
        };
        let cells = self.lake.points(&query);
        let cells = cells.map_err(|error| FiguresError::Data(Box::new(error)))?;
        let by_ward = by_ward(&sets, &cells);
        let by_ward = Arc::new(by_ward);
        known.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&by_ward));
        Ok(by_ward)
    }

    /// Whether a ward's line belongs into a table of this month. A vintage that names its wards has those it has; points can
    /// be placed in wards of every generation, and the one that stood is meant.
    pub(super) fn is_of_its_time(
        &self,
        record: &VintageRecord,
        ward: &AreaCode,
        month: Month,
    ) -> Result<bool, FiguresError> {
        if ward.kind() != AreaKind::Ward
            || !matches!(self.pieces(record, ward)?.as_deref(), Some(Pieces::Placed(..)))
        {
            return Ok(true);
        }
        if let Some(area) = self.register.area(ward)
            && (area.from().is_some() || area.to().is_some())
        {
            return Ok(area.stood_in(month));
        }
        let sets = ward_sets(self.boundaries()?);
        let year = u16::try_from(month.year()).unwrap_or(u16::MAX);
        let of_its_time = sets.iter().find(|set| set.year() <= year).or(sets.last());
        Ok(of_its_time.is_some_and(|set| set.area(ward).is_some()))
    }

    /// What must be said where one of these areas was placed in these vintages.
    pub(super) fn placed_caveat(
        &self,
        areas: &[AreaCode],
        vintages: &[VintageId],
    ) -> Result<Option<String>, FiguresError> {
        for area in areas.iter().filter(|area| area.kind() == AreaKind::Ward) {
            for id in vintages {
                let pieces = self.pieces(self.record(id)?, area)?;
                if matches!(pieces.as_deref(), Some(Pieces::Placed(..))) {
                    return Ok(Some(CAVEAT.to_owned()));
                }
            }
        }
        Ok(None)
    }
}

/// The sets of electoral wards, the newest first.
fn ward_sets(boundaries: &Boundaries) -> Vec<&BoundarySet> {
    boundaries.of_kind(AreaKind::Ward)
}

/// The counts of cells by the wards that their points lie in, of every set.
fn by_ward(sets: &[&BoundarySet], cells: &[lake::PointCell]) -> ByWard {
    let (points, places) = distinct_points(cells);
    let mut by_ward = ByWard::new();
    for set in sets {
        let found = set.locate_all(&points);
        for (cell, place) in cells.iter().zip(&places) {
            let ward = place.and_then(|place| found[place]).and_then(|ward| set.areas().get(ward));
            let Some(ward) = ward else { continue };
            let months = by_ward.entry(ward.code.clone()).or_default();
            let tally = Tally { count: cell.count, rows: cell.count };
            months.entry(cell.month).or_default().add(tally);
        }
    }
    by_ward
}
