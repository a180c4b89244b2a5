//! Reach: whether a vintage speaks of an area, and what is added up for it.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use figure::{AreaCode, AreaKind, FiguresError, Month, VintageId};
use lake::{PartCoverage, VintageRecord};
use sources::Table;

use super::Evaluator;
use super::offer::Offer;
use super::store::{ByMonth, Cells, Tally};

/// What is added up for an area in one vintage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pieces {
    /// These published areas; the part (force) that speaks for them, where the source has parts.
    Areas(Vec<AreaCode>, Option<String>),
    /// What was placed in this ward by its point; the part that speaks for it.
    Placed(AreaCode, Option<String>),
    /// Everything of a part, with what has no location.
    Part(String),
}

/// The part that speaks for an area; none where the source has no parts.
struct SpokenFor(Option<String>);

/// A vintage and an area.
type Place = (VintageId, AreaCode);
/// An offer's key, a vintage and an area.
type Asked = (Arc<str>, Place);

/// What is known of vintages and areas, kept; what is spoken of and covered, also by the offer's
/// key.
#[derive(Debug, Default)]
pub(super) struct Reach {
    pieces: Mutex<HashMap<Place, Option<Arc<Pieces>>>>,
    spoken: Mutex<HashMap<Asked, Arc<Spoken>>>,
    covered: Mutex<HashMap<Asked, Arc<Spoken>>>,
}

/// What is known of this already, or what is found now, which is then known. Not locked while it is looked for.
fn kept(
    known: &Mutex<HashMap<Asked, Arc<Spoken>>>,
    offer: &Offer,
    record: &VintageRecord,
    area: &AreaCode,
    find: impl FnOnce() -> Result<Spoken, FiguresError>,
) -> Result<Arc<Spoken>, FiguresError> {
    let key = (Arc::clone(&offer.key), (record.id.clone(), area.clone()));
    if let Some(spoken) = known.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Ok(Arc::clone(spoken));
    }
    let found = Arc::new(find()?);
    known.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&found));
    Ok(found)
}

/// What an offer has of an area in a vintage.
#[derive(Debug)]
pub(super) enum Spoken {
    /// The vintage does not speak of the area.
    NotHere,
    /// It does, but the categories never occur in it.
    NoCategory,
    /// The counts of the months it speaks of; those of nought are among them.
    Months(ByMonth),
}

impl Spoken {
    /// The months it speaks of.
    pub fn months(&self) -> impl Iterator<Item = Month> {
        let months = match self {
            Self::Months(months) => Some(months),
            Self::NotHere | Self::NoCategory => None,
        };
        months.into_iter().flat_map(|months| months.keys().copied())
    }

    /// The count of a month that it speaks of.
    pub fn tally(&self, month: Month) -> Option<Tally> {
        match self {
            Self::Months(months) => months.get(&month).copied(),
            Self::NotHere | Self::NoCategory => None,
        }
    }
}

impl Evaluator {
    /// What is added up for the area in this vintage; none where the vintage does not speak of it.
    pub(super) fn pieces(
        &self,
        record: &VintageRecord,
        area: &AreaCode,
    ) -> Result<Option<Arc<Pieces>>, FiguresError> {
        let key = (record.id.clone(), area.clone());
        let known = &self.reach.pieces;
        if let Some(pieces) = known.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(pieces.clone());
        }
        let everything = self.store.everything(&self.lake, &self.register, &record.id)?;
        let pieces = if record.table.is_events() {
            self.event_pieces(record, &everything, area)?
        } else {
            self.count_pieces(record, &everything, area)
        };
        let pieces = pieces.map(Arc::new);
        known.lock().unwrap_or_else(PoisonError::into_inner).insert(key, pieces.clone());
        Ok(pieces)
    }

    /// Tables of counts: the area's own rows; a region or force as the sum of its districts, where all are there.
    fn count_pieces(
        &self,
        record: &VintageRecord,
        everything: &Cells,
        area: &AreaCode,
    ) -> Option<Pieces> {
        if everything.by_area.contains_key(area) {
            return Some(Pieces::Areas(vec![area.clone()], None));
        }
        let sums = matches!(area.kind(), AreaKind::Region | AreaKind::Country | AreaKind::Force);
        // A sum of a partnership's own counts could give a hidden one away.
        let own = sources::by_id(record.source.as_str()).is_some_and(|s| s.suppress_below > 0);
        if !sums || own {
            return None;
        }
        let districts = self.districts_of(area);
        let all = !districts.is_empty()
            && districts.iter().all(|district| everything.by_area.contains_key(district));
        all.then_some(Pieces::Areas(districts, None))
    }

    /// Tables of single events: an area's own rows where the source knows it (an LSOA, a ward of the API), a force whole,
    /// any other as the sum of its wards or LSOAs.
    fn event_pieces(
        &self,
        record: &VintageRecord,
        everything: &Cells,
        area: &AreaCode,
    ) -> Result<Option<Pieces>, FiguresError> {
        let by_area = &everything.by_area;
        match area.kind() {
            AreaKind::Force => {
                let is_it = |name: &&str| {
                    self.register.force_of(name).is_some_and(|force| force.code() == area)
                };
                let parts = record.coverage.parts.iter().filter_map(|part| part.part.as_deref());
                return Ok(parts.into_iter().find(is_it).map(|name| Pieces::Part(name.to_owned())));
            }
            AreaKind::Lsoa => {
                let part = self.part_of_district(record, area)?;
                return Ok(part.map(|SpokenFor(part)| Pieces::Areas(vec![area.clone()], part)));
            }
            AreaKind::Ward if by_area.contains_key(area) => {
                let part = main_part(everything, std::slice::from_ref(area));
                return Ok(Some(Pieces::Areas(vec![area.clone()], part)));
            }
            AreaKind::Ward => {
                if !self.can_place(area)? {
                    return Ok(None);
                }
                let part = match self.part_of_district(record, area)? {
                    // Searches name no area at all: whatever force they are of speaks for its wards.
                    None if record.table == Table::StopAndSearch => {
                        self.part_of_force(record, area)
                    }
                    part => part,
                };
                return Ok(part.map(|SpokenFor(part)| Pieces::Placed(area.clone(), part)));
            }
            _ => {}
        }
        let wards = self.register.children_at(area, AreaKind::Ward, record.last_month);
        if !wards.is_empty() && wards.iter().all(|ward| by_area.contains_key(ward.code())) {
            let wards: Vec<AreaCode> = wards.iter().map(|ward| ward.code().clone()).collect();
            let part = main_part(everything, &wards);
            return Ok(Some(Pieces::Areas(wards, part)));
        }
        let lsoas = self.register.children(area, AreaKind::Lsoa);
        let held: Vec<AreaCode> = lsoas
            .iter()
            .map(|lsoa| lsoa.code())
            .filter(|code| by_area.contains_key(code))
            .cloned()
            .collect();
        // A neighbouring force's file has a few rows over the border; a file that speaks of a district has most of its LSOAs.
        if held.is_empty() || held.len() * 2 < lsoas.len() {
            return Ok(None);
        }
        let part = main_part(everything, &held);
        Ok(Some(Pieces::Areas(held, part)))
    }

    /// The part that speaks for the district of an area, where the vintage speaks of that district at all.
    fn part_of_district(
        &self,
        record: &VintageRecord,
        area: &AreaCode,
    ) -> Result<Option<SpokenFor>, FiguresError> {
        let Some(district) = self.register.parent(area, AreaKind::District) else {
            return Ok(None);
        };
        let pieces = self.pieces(record, district.code())?;
        Ok(pieces.map(|pieces| {
            SpokenFor(match pieces.as_ref() {
                Pieces::Areas(_, part) | Pieces::Placed(_, part) => part.clone(),
                Pieces::Part(part) => Some(part.clone()),
            })
        }))
    }

    /// The part of the force that serves an area, where the vintage has it.
    fn part_of_force(&self, record: &VintageRecord, area: &AreaCode) -> Option<SpokenFor> {
        let force = self.register.parent(area, AreaKind::Force)?.code();
        let mut parts = record.coverage.parts.iter().filter_map(|part| part.part.as_deref());
        let is_it =
            |name: &&str| self.register.force_of(name).is_some_and(|found| found.code() == force);
        parts.find(is_it).map(|name| SpokenFor(Some(name.to_owned())))
    }

    /// The districts that a region or force is the sum of. London's are its 32 boroughs: the City of London has its own
    /// police force.
    pub(super) fn districts_of(&self, area: &AreaCode) -> Vec<AreaCode> {
        let districts = self.register.children(area, AreaKind::District);
        let london =
            districts.len() > 1 && districts.iter().all(|d| d.code().as_str().starts_with("E09"));
        let districts = if london { self.register.london_boroughs() } else { districts };
        districts.into_iter().map(|district| district.code().clone()).collect()
    }

    /// What an offer has of an area in a vintage.
    pub(super) fn spoken(
        &self,
        offer: &Offer,
        record: &VintageRecord,
        area: &AreaCode,
    ) -> Result<Arc<Spoken>, FiguresError> {
        kept(&self.reach.spoken, offer, record, area, || self.speak(offer, record, area))
    }

    /// The months that an offer speaks of an area in a vintage, with counts of nought: which vintage answers depends on
    /// months alone, so that the counts of those that do not answer are never read.
    pub(super) fn covered(
        &self,
        offer: &Offer,
        record: &VintageRecord,
        area: &AreaCode,
    ) -> Result<Arc<Spoken>, FiguresError> {
        if offer.is_own() {
            // A partnership's file has the rows it has: its months are those of the counts.
            return self.spoken(offer, record, area);
        }
        kept(&self.reach.covered, offer, record, area, || {
            let pieces = self.pieces(record, area)?;
            Ok(pieces.map_or(Spoken::NotHere, |pieces| covered_by(offer, record, &pieces, [])))
        })
    }

    fn speak(
        &self,
        offer: &Offer,
        record: &VintageRecord,
        area: &AreaCode,
    ) -> Result<Spoken, FiguresError> {
        let cells = self.cells(offer, record)?;
        if offer.is_own() {
            // A partnership's file has the rows it has: a month without one is not a count of nought.
            return Ok(match cells.by_area.get(area) {
                Some(months) => Spoken::Months(months.clone()),
                None if self.pieces(record, area)?.is_some() => Spoken::NoCategory,
                None => Spoken::NotHere,
            });
        }
        if let (false, Some(months)) = (record.table.is_events(), cells.by_area.get(area)) {
            // The area's own rows: no need to read everything to know that the vintage speaks of it.
            return Ok(with_noughts(record.coverage.part(None), [months]));
        }
        let Some(pieces) = self.pieces(record, area)? else { return Ok(Spoken::NotHere) };
        let by_ward;
        let rows: Vec<&ByMonth> = match pieces.as_ref() {
            Pieces::Placed(ward, _) => {
                by_ward = self.placed(offer, record)?;
                by_ward.get(ward).into_iter().collect()
            }
            Pieces::Areas(areas, _) => {
                areas.iter().filter_map(|area| cells.by_area.get(area)).collect()
            }
            Pieces::Part(part) => cells.by_part.get(part).into_iter().collect(),
        };
        Ok(covered_by(offer, record, &pieces, rows))
    }

    /// The counts that an offer takes from a vintage.
    pub(super) fn cells(
        &self,
        offer: &Offer,
        record: &VintageRecord,
    ) -> Result<Arc<Cells>, FiguresError> {
        self.store.cells(&self.lake, &self.register, &record.id, offer)
    }
}

/// These counts over the months that the part of an area speaks of, where it speaks of what is counted.
fn covered_by<'a>(
    offer: &Offer,
    record: &VintageRecord,
    pieces: &Pieces,
    rows: impl IntoIterator<Item = &'a ByMonth>,
) -> Spoken {
    let part = match pieces {
        Pieces::Areas(_, part) | Pieces::Placed(_, part) => part.as_deref(),
        Pieces::Part(part) => Some(part.as_str()),
    };
    let Some(coverage) = part_coverage(record, part) else { return Spoken::NotHere };
    if !offer.is_spoken_of(record, coverage) {
        return Spoken::NoCategory;
    }
    with_noughts(Some(coverage), rows)
}

/// The sums of some counts over every month that a part speaks of.
fn with_noughts<'a>(
    coverage: Option<&PartCoverage>,
    rows: impl IntoIterator<Item = &'a ByMonth>,
) -> Spoken {
    let Some(coverage) = coverage else { return Spoken::NotHere };
    let mut months: ByMonth =
        coverage.months.iter().map(|month| (*month, Tally::default())).collect();
    for (month, tally) in rows.into_iter().flatten() {
        if let Some(sum) = months.get_mut(month) {
            sum.add(*tally);
        }
    }
    Spoken::Months(months)
}

/// The part in which most of what these areas have stands.
fn main_part(everything: &Cells, areas: &[AreaCode]) -> Option<String> {
    let mut parts: BTreeMap<&str, u64> = BTreeMap::new();
    for area in areas {
        for (part, count) in everything.parts_of.get(area).into_iter().flatten() {
            *parts.entry(part).or_default() += count;
        }
    }
    // The first by name of those with most.
    parts.into_iter().rev().max_by_key(|&(_, count)| count).map(|(part, _)| part.to_owned())
}

/// What a vintage says of a part; where its files do not come by part, of the whole.
fn part_coverage<'a>(record: &'a VintageRecord, part: Option<&str>) -> Option<&'a PartCoverage> {
    record.coverage.part(part).or_else(|| record.coverage.part(None))
}
