//! Which source and which vintages answer a question: the newest single vintage that covers period and comparator, else the
//! newest for each, else month by month.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use figure::{AreaCode, FiguresError, Month, Period, Reason, VintageId};
use lake::VintageRecord;

use super::Evaluator;
use super::offer::{Offer, offers};
use super::reach::Spoken;
use super::reasons;
use crate::Measure;

/// The areas that a choice of vintages is made for.
#[derive(Debug, Clone, Copy)]
pub(super) enum For<'a> {
    /// The vintage that speaks of most of these is taken: of one area, or of a group.
    Most(&'a [AreaCode]),
    /// Any of these will do: the wards of a district, of whichever generation.
    Any(&'a [AreaCode]),
}

/// Which vintage each month of a period is taken from; what no vintage covers is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Months {
    pub period: Period,
    pub from: BTreeMap<Month, VintageId>,
}

impl Months {
    /// The months that no vintage covers.
    pub fn missing(&self) -> Vec<Month> {
        self.period.months().filter(|month| !self.from.contains_key(month)).collect()
    }

    /// The vintages used.
    pub fn vintages(&self) -> BTreeSet<&VintageId> {
        self.from.values().collect()
    }
}

/// The source and vintages of an answer.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub offer: Offer,
    pub value: Months,
    pub comparator: Option<Months>,
}

impl Evaluator {
    /// The live vintages of a source, the newest first; only the one asked for, where one is.
    pub(super) fn records(&self, offer: &Offer, forced: Option<&VintageId>) -> Vec<&VintageRecord> {
        let mut records: Vec<&VintageRecord> = self
            .lake
            .vintages()
            .iter()
            .filter(|record| record.source == offer.source)
            .filter(|record| forced.is_none_or(|id| &record.id == id))
            .collect();
        records.sort_by(|a, b| b.lateness().cmp(&a.lateness()));
        records
    }

    /// The live vintage of this name.
    pub(super) fn record(&self, id: &VintageId) -> Result<&VintageRecord, FiguresError> {
        let live = self.lake.vintages().iter().find(|record| &record.id == id);
        live.ok_or_else(|| FiguresError::UnknownVintage(id.clone()))
    }

    /// The first offer that answers the whole period; else why there is none.
    pub(super) fn choose(
        &self,
        measure: &Measure,
        areas: For<'_>,
        period: Period,
        comparator: Option<Period>,
        forced: Option<&VintageId>,
    ) -> Result<Result<Choice, Reason>, FiguresError> {
        if let Some(id) = forced {
            self.record(id)?;
        }
        let offers = offers(measure);
        let mut nearest: Option<(reasons::Nearness, Reason)> = None;
        for offer in &offers {
            let records = self.records(offer, forced);
            if records.is_empty() {
                continue;
            }
            let held = self.held(offer, &records, areas)?;
            let value = held.months(period, comparator);
            if value.missing().is_empty() {
                let comparator = comparator.map(|other| held.months(other, Some(period)));
                return Ok(Ok(Choice { offer: offer.clone(), value, comparator }));
            }
            let why = reasons::not_covered(self, offer, &records, areas, &held, &value)?;
            if nearest.as_ref().is_none_or(|(nearness, _)| why.0 > *nearness) {
                nearest = Some(why);
            }
        }
        Ok(Err(match (nearest, &measure.unavailable) {
            // Own counts that lack a month say more than that no published source has any.
            (Some((nearness, reason)), Some(_)) if nearness >= reasons::Nearness::OtherMonths => {
                reason
            }
            (_, Some(unavailable)) => Reason::new(unavailable.clone()),
            (Some((_, reason)), None) => reason,
            (None, None) => reasons::nothing_held(&offers, forced),
        }))
    }

    /// Which months each vintage has of how many of the areas.
    pub(super) fn held<'r>(
        &self,
        offer: &Offer,
        records: &[&'r VintageRecord],
        areas: For<'_>,
    ) -> Result<Held<'r>, FiguresError> {
        let (codes, any) = match areas {
            For::Most(codes) => (codes, false),
            For::Any(codes) => (codes, true),
        };
        if !codes.is_empty() {
            let vintages: Vec<&VintageId> = records.iter().map(|record| &record.id).collect();
            self.store.read_all(&self.lake, &self.register, &vintages)?;
        }
        let mut held = Held { vintages: Vec::new(), any };
        for record in records {
            let mut months = Vec::new();
            for area in codes {
                let spoken = self.covered(offer, record, area)?;
                if matches!(*spoken, Spoken::Months(_)) {
                    months.push(spoken);
                }
            }
            held.vintages.push((*record, months));
        }
        Ok(held)
    }
}

/// What the vintages of a source have of some areas.
pub(super) struct Held<'r> {
    /// The newest first; of each vintage the months of each area it speaks of.
    pub vintages: Vec<(&'r VintageRecord, Vec<Arc<Spoken>>)>,
    any: bool,
}

impl Held<'_> {
    /// Which vintage each month of the period is taken from, where `with` is to be held against it.
    pub fn months(&self, period: Period, with: Option<Period>) -> Months {
        let alone = self.newest(|months| covers(months, period));
        let both = with
            .and_then(|with| self.newest(|months| covers(months, period) && covers(months, with)));
        // A vintage that covers both periods, but fewer of the areas, would leave some out that another has.
        let single = match (alone, both) {
            (Some((_, of)), Some((place, both))) if both == of => Some(place),
            (alone, _) => alone.map(|(place, _)| place),
        };
        let id = |place: usize| self.vintages[place].0.id.clone();
        let from = match single {
            Some(place) => period.months().map(|month| (month, id(place))).collect(),
            None => period
                .months()
                .filter_map(|month| {
                    let newest = self.newest(|spoken| spoken.tally(month).is_some());
                    newest.map(|(place, _)| (month, id(place)))
                })
                .collect(),
        };
        Months { period, from }
    }

    /// Every month that any vintage has.
    pub fn all_months(&self) -> BTreeSet<Month> {
        let areas = self.vintages.iter().flat_map(|(_, areas)| areas);
        areas.flat_map(|spoken| spoken.months()).collect()
    }

    /// The newest of the vintages that have what is wanted for most areas, and for how many.
    fn newest(&self, wanted: impl Fn(&Spoken) -> bool) -> Option<(usize, usize)> {
        let mut best: Option<(usize, usize)> = None;
        for (place, (_, areas)) in self.vintages.iter().enumerate() {
            let of = areas.iter().filter(|months| wanted(months)).count();
            let of = if self.any { of.min(1) } else { of };
            if of > best.map_or(0, |(_, of)| of) {
                best = Some((place, of));
            }
        }
        best
    }
}

fn covers(spoken: &Spoken, period: Period) -> bool {
    period.months().all(|month| spoken.tally(month).is_some())
}
