//! What is hidden of sources whose small counts are not shown.
//!
//! Such a source shows sums of twelve months, where they are not small. Of a district it also shows single months, and other
//! spans of them, that give no small one away. Wards share their district's total, so they are judged together; their months
//! are not shown at all: once a small one came, it would follow from those of earlier editions.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use figure::{AreaCode, AreaKind, FiguresError, Month, Reason, VintageId};

use super::Evaluator;
use super::choice::{For, Months};
use super::offer::Offer;
use super::suppress;

/// An offer's key and an area.
type Place = (Arc<str>, AreaCode);
/// An offer's key, the first of a family, and the vintage of each month.
type Year = (Arc<str>, AreaCode, BTreeMap<Month, VintageId>);

/// What was found to be hidden, kept.
#[derive(Debug, Default)]
pub(super) struct Hush {
    families: Mutex<HashMap<Place, Arc<[AreaCode]>>>,
    months: Mutex<HashMap<Place, Arc<BTreeSet<Month>>>>,
    years: Mutex<BTreeMap<Year, Arc<BTreeSet<AreaCode>>>>,
}

impl Evaluator {
    /// Whether an area's count over a period is hidden.
    pub(super) fn is_hidden(
        &self,
        offer: &Offer,
        area: &AreaCode,
        months: &Months,
    ) -> Result<bool, FiguresError> {
        let threshold = offer.suppress_below;
        if threshold == 0 {
            return Ok(false);
        }
        if months.period.len() != 12 {
            let hidden = self.hidden_months(offer, area)?;
            return Ok(months.period.months().any(|month| hidden.contains(&month)));
        }
        let hidden = self.hidden_of_family(offer, area, months)?;
        Ok(hidden.contains(area))
    }

    /// Which areas of the family are hidden over twelve months.
    fn hidden_of_family(
        &self,
        offer: &Offer,
        area: &AreaCode,
        months: &Months,
    ) -> Result<Arc<BTreeSet<AreaCode>>, FiguresError> {
        let threshold = offer.suppress_below;
        let family = self.family(offer, area)?;
        let first = family.first().unwrap_or(area).clone();
        let key = (Arc::clone(&offer.key), first, months.from.clone());
        if let Some(hidden) =
            self.hush.years.lock().unwrap_or_else(PoisonError::into_inner).get(&key)
        {
            return Ok(Arc::clone(hidden));
        }
        let mut values = Vec::with_capacity(family.len());
        for member in family.iter() {
            values.push(self.count(offer, member, months)?.ok().map(|tally| tally.count));
        }
        let hidden: Vec<bool> = if family.len() == 1 {
            values.iter().map(|v| v.is_some_and(|v| suppress::is_small(v, threshold))).collect()
        } else {
            suppress::hidden(&values, threshold)
        };
        let hidden: BTreeSet<AreaCode> = family
            .iter()
            .zip(hidden)
            .filter(|(_, hidden)| *hidden)
            .map(|(m, _)| m.clone())
            .collect();
        let hidden = Arc::new(hidden);
        let mut years = self.hush.years.lock().unwrap_or_else(PoisonError::into_inner);
        years.insert(key, Arc::clone(&hidden));
        Ok(hidden)
    }

    /// The single months of an area that are hidden: of wards all.
    pub(super) fn hidden_months(
        &self,
        offer: &Offer,
        area: &AreaCode,
    ) -> Result<Arc<BTreeSet<Month>>, FiguresError> {
        let threshold = offer.suppress_below;
        if threshold == 0 {
            return Ok(Arc::default());
        }
        let key = (Arc::clone(&offer.key), area.clone());
        let known = &self.hush.months;
        if let Some(hidden) = known.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(Arc::clone(hidden));
        }
        let mut hidden = BTreeSet::new();
        for record in self.records(offer, None) {
            let cells = self.cells(offer, record)?;
            let rows = cells.by_area.get(area).into_iter().flatten();
            let months: BTreeMap<Month, u64> =
                rows.map(|(month, tally)| (*month, tally.count)).collect();
            hidden.extend(match area.kind() {
                AreaKind::Ward | AreaKind::Lsoa => months.keys().copied().collect(),
                _ => suppress::hidden_months(&months, threshold),
            });
        }
        let hidden = Arc::new(hidden);
        known.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&hidden));
        Ok(hidden)
    }

    /// The areas that are hidden together: the wards of one district, else the area alone.
    fn family(&self, offer: &Offer, area: &AreaCode) -> Result<Arc<[AreaCode]>, FiguresError> {
        let alone = Arc::from([area.clone()]);
        let key = (Arc::clone(&offer.key), area.clone());
        let known = &self.hush.families;
        if let Some(family) = known.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(Arc::clone(family));
        }
        let parent = |code: &AreaCode| self.register.parent(code, AreaKind::District);
        let Some(district) = parent(area).filter(|_| area.kind() == AreaKind::Ward) else {
            return Ok(alone);
        };
        let mut family = BTreeSet::from([area.clone()]);
        for record in self.records(offer, None) {
            let cells = self.cells(offer, record)?;
            let wards = cells.by_area.keys().filter(|code| code.kind() == AreaKind::Ward);
            family.extend(wards.filter(|code| parent(code) == Some(district)).cloned());
        }
        let family: Arc<[AreaCode]> = family.into_iter().collect();
        known.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&family));
        Ok(family)
    }

    /// Why a count is hidden.
    pub(super) fn hidden_reason(offer: &Offer) -> Reason {
        Reason::new(format!(
            "not shown: a count below {} is hidden, and others that would give it away",
            offer.suppress_below
        ))
    }

    /// Which vintage of an offer each month of an area is taken from, month by month.
    pub(super) fn newest_months(
        &self,
        offer: &Offer,
        area: &AreaCode,
        forced: Option<&VintageId>,
    ) -> Result<BTreeMap<Month, VintageId>, FiguresError> {
        let records = self.records(offer, forced);
        let held = self.held(offer, &records, For::Most(std::slice::from_ref(area)))?;
        let mut from = BTreeMap::new();
        for (record, areas) in &held.vintages {
            for month in areas.iter().flat_map(|spoken| spoken.months()) {
                from.entry(month).or_insert_with(|| record.id.clone());
            }
        }
        Ok(from)
    }
}
