//! Provenance: which vintages and files an answer was read from, by which query, and what a reader must know.

use std::collections::BTreeSet;

use figure::{AreaCode, AreaKind, FiguresError, FileUsed, Period, Provenance, VintageId};

use super::Evaluator;
use super::choice::{Choice, Months};
use crate::Measure;

impl Evaluator {
    /// The provenance of an answer that there is none for.
    pub(super) fn no_origin(measure: &Measure) -> Provenance {
        Provenance {
            source: None,
            licence: None,
            vintage: None,
            vintages: Vec::new(),
            files: Vec::new(),
            rows_used: 0,
            definition: measure.definition.clone(),
            query: String::new(),
            caveats: measure.caveats.clone(),
        }
    }

    /// The provenance of an answer from these vintages.
    pub(super) fn origin(
        &self,
        measure: &Measure,
        choice: &Choice,
        areas: &[AreaCode],
        rows_used: u64,
    ) -> Result<Provenance, FiguresError> {
        let mut provenance = Self::no_origin(measure);
        let value = self.newest_first(choice.value.vintages())?;
        let other: BTreeSet<&VintageId> =
            choice.comparator.iter().flat_map(Months::vintages).collect();
        let all = self.newest_first(value.iter().chain(other.iter().copied()).collect())?;
        let mut files: BTreeSet<FileUsed> = BTreeSet::new();
        let mut queries: Vec<String> = Vec::new();
        for id in &all {
            let record = self.record(id)?;
            files.extend(record.files.iter().map(|file| file.file.clone()));
            let query = &self.cells(&choice.offer, record)?.query;
            if !queries.contains(query) {
                queries.push(query.clone());
            }
            if provenance.licence.is_none() {
                provenance.licence = Some(format!("{}. {}", record.publisher, record.licence));
            }
        }
        let periods: Vec<Period> = std::iter::once(&choice.value)
            .chain(&choice.comparator)
            .map(|months| months.period)
            .collect();
        let source = sources::by_id(choice.offer.source.as_str());
        let said = source.iter().flat_map(|source| source.caveats).map(|&text| text.to_owned());
        provenance.caveats.extend(choice.offer.caveats_for(&periods));
        provenance.caveats.extend(said);
        provenance.caveats.extend(self.sum_caveats(areas));
        provenance.caveats.extend(self.placed_caveat(areas, &value)?);
        if value.len() > 1 {
            provenance.caveats.push(
                "No vintage held has every month; each is taken from the newest that has it."
                    .to_owned(),
            );
        }
        if all.len() > value.len() {
            provenance.caveats.push(
                "The comparator is from another vintage than the value: some of the change may be revision."
                    .to_owned(),
            );
        }
        provenance.source = Some(choice.offer.source.clone());
        provenance.vintage = value.first().cloned();
        provenance.vintages = all;
        provenance.files = files.into_iter().collect();
        provenance.rows_used = rows_used;
        provenance.query = queries.join(";\n");
        Ok(provenance)
    }

    /// Adds the vintages and files of a second answer, such as a table's total.
    pub(super) fn also_from(
        &self,
        provenance: &mut Provenance,
        months: &Months,
    ) -> Result<(), FiguresError> {
        for id in self.newest_first(months.vintages())? {
            if provenance.vintages.contains(&id) {
                continue;
            }
            provenance.files.extend(self.record(&id)?.files.iter().map(|file| file.file.clone()));
            provenance.vintages.push(id);
        }
        provenance.files.sort();
        provenance.files.dedup();
        Ok(())
    }

    /// Whether a period ends in the last month of the vintage it is taken from, which grows in later ones.
    pub(super) fn is_provisional(&self, months: &Months) -> Result<bool, FiguresError> {
        let last = months.period.to();
        Ok(match months.from.get(&last) {
            Some(id) => {
                let record = self.record(id)?;
                record.provisional && record.last_month == last
            }
            None => false,
        })
    }

    /// What must be said of an area that is the sum of its districts.
    fn sum_caveats(&self, areas: &[AreaCode]) -> Option<String> {
        let [area] = areas else { return None };
        if !matches!(area.kind(), AreaKind::Region | AreaKind::Country) {
            return None;
        }
        let districts = self.districts_of(area);
        let london = districts.iter().all(|district| district.as_str().starts_with("E09"));
        Some(if london {
            "London is the sum of its 32 boroughs; the City of London has its own police force."
                .to_owned()
        } else {
            format!("{} is the sum of its {} districts.", self.name_of(area), districts.len())
        })
    }

    fn newest_first(&self, ids: BTreeSet<&VintageId>) -> Result<Vec<VintageId>, FiguresError> {
        let mut records =
            ids.into_iter().map(|id| self.record(id)).collect::<Result<Vec<_>, _>>()?;
        records.sort_by(|a, b| b.lateness().cmp(&a.lateness()));
        Ok(records.into_iter().map(|record| record.id.clone()).collect())
    }
}
