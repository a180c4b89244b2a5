//! An offer: one source that could answer a measure, with the categories it would count.

use std::sync::Arc;

use figure::{Period, SourceId};
use lake::{PartCoverage, VintageRecord};

use crate::{Category, CaveatBefore, Counted, Measure};

/// The source of a partnership's own counts, whose categories are the measures' ids.
pub const OWN_COUNTS: &str = "own-counts";

/// One source that could answer a measure.
#[derive(Debug, Clone)]
pub(super) struct Offer {
    /// What is remembered of the offer is remembered under this: its source and categories.
    pub key: Arc<str>,
    pub source: SourceId,
    pub include: Vec<Category>,
    pub exclude: Vec<Category>,
    pub needs: Vec<String>,
    pub caveats: Vec<String>,
    pub caveats_before: Vec<CaveatBefore>,
    /// Counts below this (and above nought) are hidden.
    pub suppress_below: u64,
}

/// Every offer for a measure, the preferred one first; the partnership's own counts last.
pub(super) fn offers(measure: &Measure) -> Vec<Offer> {
    let own = Counted {
        sources: vec![SourceId::new(OWN_COUNTS)],
        include: vec![Category { name: measure.id.to_string(), sub: None }],
        ..Counted::default()
    };
    measure.counted.iter().chain([&own]).flat_map(of).collect()
}

fn of(counted: &Counted) -> impl Iterator<Item = Offer> {
    counted.sources.iter().map(|source| Offer {
        key: format!("{source} {:?} {:?}", counted.include, counted.exclude).into(),
        source: source.clone(),
        include: counted.include.clone(),
        exclude: counted.exclude.clone(),
        needs: counted.needs.clone(),
        caveats: counted.caveats.clone(),
        caveats_before: counted.caveats_before.clone(),
        suppress_below: sources::by_id(source.as_str())
            .map_or(0, |source| u64::from(source.suppress_below)),
    })
}

impl Offer {
    /// Whether it is the partnership's own counts.
    pub fn is_own(&self) -> bool {
        self.source.as_str() == OWN_COUNTS
    }

    /// The names of the categories counted; none where all are.
    pub fn included(&self) -> Vec<String> {
        self.include.iter().map(|one| one.name.clone()).collect()
    }

    /// The names of the categories left out.
    pub fn left_out(&self) -> Vec<String> {
        self.exclude.iter().map(|one| one.name.clone()).collect()
    }

    /// Whether the categories counted occur at all where they must, so that their absence is a count of nought. A file of
    /// single events that never names a category does not speak of it; a table of counts speaks of all its months.
    pub fn is_spoken_of(&self, record: &VintageRecord, part: &PartCoverage) -> bool {
        !record.table.is_events()
            || (self.needs.iter().all(|needed| part.categories.contains(needed))
                && (self.include.is_empty()
                    || self.include.iter().any(|one| part.categories.contains(&one.name))))
    }

    /// The categories' names, for a reason.
    pub fn category_names(&self) -> String {
        let names: Vec<&str> = self
            .include
            .iter()
            .map(|category| category.sub.as_deref().unwrap_or(&category.name))
            .collect();
        match names.len() {
            0 => "rows of every category".to_owned(),
            1..=3 => format!("{} rows", names.join(" or ")),
            _ => "rows of all its categories".to_owned(),
        }
    }

    /// What a reader must know of figures that reach back over these periods.
    pub fn caveats_for(&self, periods: &[Period]) -> Vec<String> {
        let early = |before: &&CaveatBefore| periods.iter().any(|p| p.from() < before.month);
        let before = self.caveats_before.iter().filter(early).map(|before| before.says.clone());
        self.caveats.iter().cloned().chain(before).collect()
    }
}
