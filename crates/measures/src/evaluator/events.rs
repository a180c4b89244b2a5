//! Events with their points: what is counted at which published point, for whoever asks finer than areas.

use std::collections::{BTreeMap, BTreeSet};

use figure::{FiguresError, MeasureId, Month, Period, Provenance, Reason, VintageId};
use geometry::{Bounds, Point};
use lake::{PointCell, PointsQuery};

use super::Evaluator;
use super::choice::{Choice, For, Months};
use super::offer::{Offer, offers};
use crate::outlines::{degrees, distinct_points};

/// What was counted at published points.
#[derive(Debug, Clone)]
pub struct EventPoints {
    /// Each point once, with its count in each of the periods.
    pub points: Vec<(Point, Vec<u64>)>,
    /// The periods that every month is held of.
    pub periods: Vec<Period>,
    /// Where they are from.
    pub provenance: Provenance,
}

impl Evaluator {
    /// A measure's events by their points, near an area (within these bounds), in the first of these periods and as many of
    /// the next ones as are held whole; or why there are none.
    pub fn events(
        &self,
        measure: &MeasureId,
        area: &str,
        bounds: Bounds,
        periods: &[Period],
    ) -> Result<Result<EventPoints, Reason>, FiguresError> {
        let measure = self.measure(measure)?;
        let area = self.area(area, periods.first().map(|period| period.to()))?;
        let codes = std::slice::from_ref(&area.code);
        for offer in offers(measure) {
            let mut records = self.records(&offer, None);
            records.retain(|record| record.table.is_events());
            if records.is_empty() {
                continue;
            }
            let held = self.held(&offer, &records, For::Most(codes))?;
            let whole: Vec<Months> = periods
                .iter()
                .map(|period| held.months(*period, None))
                .take_while(|months| months.missing().is_empty())
                .collect();
            let Some(first) = whole.first() else { continue };
            let choice = Choice { offer: offer.clone(), value: first.clone(), comparator: None };
            let mut counts: BTreeMap<(u64, u64), (Point, Vec<u64>)> = BTreeMap::new();
            let mut rows = 0;
            for (place, months) in whole.iter().enumerate() {
                let cells = self.cells_at_points(&offer, months, bounds)?;
                let (points, of_cells) = distinct_points(&cells);
                for (cell, point) in cells.iter().zip(of_cells) {
                    let Some(point) = point.map(|point| points[point]) else { continue };
                    let key = (point.easting.to_bits(), point.northing.to_bits());
                    let none = || (point, vec![0; whole.len()]);
                    counts.entry(key).or_insert_with(none).1[place] += cell.count;
                    rows += cell.count;
                }
            }
            return Ok(Ok(EventPoints {
                points: counts.into_values().collect(),
                periods: whole.iter().map(|months| months.period).collect(),
                provenance: self.origin(measure, &choice, codes, rows)?,
            }));
        }
        Ok(Err(Reason::new(format!(
            "not available: no file of single events holds {} for every month; only those have points",
            measure.title
        ))))
    }

    fn cells_at_points(
        &self,
        offer: &Offer,
        months: &Months,
        bounds: Bounds,
    ) -> Result<Vec<PointCell>, FiguresError> {
        let vintages: BTreeSet<&VintageId> = months.vintages();
        let mut all = Vec::new();
        for vintage in vintages {
            let query = PointsQuery {
                vintage: vintage.clone(),
                period: Some(months.period),
                categories: offer.included(),
                left_out: offer.left_out(),
                within: degrees(bounds),
            };
            let of_month = |month: Month| months.from.get(&month) == Some(vintage);
            let cells = self.lake.points(&query);
            let cells = cells.map_err(|error| FiguresError::Data(Box::new(error)))?;
            all.extend(cells.into_iter().filter(|cell| of_month(cell.month)));
        }
        Ok(all)
    }
}
