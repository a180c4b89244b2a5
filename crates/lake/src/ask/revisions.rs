//! Revisions: what a later publication says of months that an earlier one counted too.

use std::collections::{BTreeMap, BTreeSet};

use figure::{Month, SourceId};
use sources::Table;

use super::text::{count, identifier, integers, small_integers, strings, text};
use crate::{Lake, LakeError, PartCoverage, Revision, VintageRecord, layout};

/// Counts of one vintage by parent, month and category.
type Totals = BTreeMap<(Option<String>, Month, String), u64>;

impl Lake {
    /// For each month that two or more live vintages of a source speak of: every category's count then and now, from each
    /// vintage to the next.
    pub fn revisions(&self, source: &SourceId) -> Result<Vec<Revision>, LakeError> {
        let vintages: Vec<&VintageRecord> = self
            .vintages()
            .iter()
            .rev()
            .filter(|held| {
                &held.source == source && (held.table == Table::Counts || held.table.is_events())
            })
            .collect();
        // What each vintage says is asked for once, and only where there is something to compare it with.
        let mut totals: Vec<Option<Totals>> = vec![None; vintages.len()];
        let mut revisions = Vec::new();
        let parts: BTreeSet<_> = vintages
            .iter()
            .flat_map(|held| held.coverage.parts.iter().map(|part| part.part.clone()))
            .collect();
        for part in &parts {
            let speaking: Vec<(usize, &PartCoverage)> = vintages
                .iter()
                .enumerate()
                .filter_map(|(place, held)| Some((place, held.coverage.part(part.as_deref())?)))
                .collect();
            let months: BTreeSet<Month> =
                speaking.iter().flat_map(|(_, covered)| covered.months.iter().copied()).collect();
            for month in months {
                let holding: Vec<usize> = speaking
                    .iter()
                    .filter(|(_, covered)| covered.months.contains(&month))
                    .map(|&(place, _)| place)
                    .collect();
                for pair in holding.windows(2) {
                    for &place in pair {
                        if totals[place].is_none() {
                            totals[place] = Some(self.totals(vintages[place])?);
                        }
                    }
                    let of = |place: usize| {
                        by_category(totals[place].as_ref(), vintages[place], part.as_deref(), month)
                    };
                    let (then, now) = (of(pair[0]), of(pair[1]));
                    for category in then.keys().chain(now.keys()).collect::<BTreeSet<_>>() {
                        revisions.push(Revision {
                            month,
                            part: part.clone(),
                            category: category.clone(),
                            earlier: vintages[pair[0]].id.clone(),
                            later: vintages[pair[1]].id.clone(),
                            then: then.get(category).copied().unwrap_or(0),
                            now: now.get(category).copied().unwrap_or(0),
                        });
                    }
                }
            }
        }
        revisions.sort();
        Ok(revisions)
    }

    fn totals(&self, vintage: &VintageRecord) -> Result<Totals, LakeError> {
        let engine = self.answers.engine()?;
        let file = layout::counts_file(vintage);
        engine.know(vintage, &file, Table::Counts)?;
        let sql = format!(
            "SELECT parent_name, month, category, SUM(\"count\") FROM {} GROUP BY parent_name, month, category",
            identifier(&file)
        );
        let mut totals = Totals::new();
        for rows in engine.rows_of(vintage, &file, &sql)? {
            let (parents, months) = (strings(&rows, 0)?, small_integers(&rows, 1)?);
            let (categories, counts) = (strings(&rows, 2)?, integers(&rows, 3)?);
            for row in 0..rows.num_rows() {
                let month = Month::from_index(months.value(row))
                    .map_err(|error| LakeError::Misuse(error.to_string()))?;
                let key = (text(&parents, row), month, categories.value(row).to_owned());
                totals.insert(key, count(&counts, row));
            }
        }
        Ok(totals)
    }
}

/// The part's counts of a month. A vintage of only one part has no others to leave out.
fn by_category(
    totals: Option<&Totals>,
    vintage: &VintageRecord,
    part: Option<&str>,
    month: Month,
) -> BTreeMap<String, u64> {
    let whole = vintage.coverage.parts.len() == 1;
    let mut by_category = BTreeMap::new();
    for ((parent, of, category), count) in totals.into_iter().flatten() {
        if *of == month && (whole || parent.as_deref() == part) {
            *by_category.entry(category.clone()).or_insert(0) += count;
        }
    }
    by_category
}
