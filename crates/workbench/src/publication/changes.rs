//! What has changed since an edition was published: each figure, table row and month whose number is another in a later edition,
//! or in what the folder would give today.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use figure::{Figure, Series, Table};
use reports::needs_assessment::Previous;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::compose;
use super::inputs::InputEdition;
use super::{edition, forms, inputs};
use crate::{Folder, FolderError, Session, WorkbenchError};

/// What changed between an edition and what came after it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Changed {
    /// The edition.
    pub edition: String,
    /// The later edition; none where it was held against what the folder gives today.
    pub later: Option<String>,
    /// How many numbers both have.
    pub compared: usize,
    /// Those that are not the same.
    pub figures: Vec<ChangedFigure>,
}

/// A number that is not what it was.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ChangedFigure {
    /// What it is: "Burglary, Bromley, 12 months to February 2021".
    pub what: String,
    /// What it was; null where it was missing, hidden or not asked for.
    pub before: Option<f64>,
    /// What it is; null likewise.
    pub now: Option<f64>,
}

/// The figures of a document, as its `figures.json` has them.
#[derive(Debug, Default, Deserialize)]
struct Published {
    #[serde(default)]
    figures: Vec<Figure>,
    #[serde(default)]
    tables: Vec<Table>,
    #[serde(default)]
    series: Vec<Series>,
}

impl Published {
    fn read(path: &Path) -> Result<Self, WorkbenchError> {
        let text = fs::read_to_string(path)
            .map_err(|source| FolderError::Read { path: path.to_owned(), source })?;
        serde_json::from_str(&text)
            .map_err(|source| WorkbenchError::Record { path: path.to_owned(), source })
    }

    /// Every number in it by what it is. The vintage is no part of that: it is what differs.
    fn numbers(&self) -> BTreeMap<String, Option<f64>> {
        let mut numbers = BTreeMap::new();
        let mut put = |what: String, value: Option<f64>, hidden: bool| {
            numbers.insert(what, value.filter(|_| !hidden));
        };
        for figure in &self.figures {
            let what = format!("{}, {}, {}", figure.title, figure.area.name, figure.period);
            put(format!("{what}, rate"), figure.rate.as_ref().map(|r| r.value), figure.suppressed);
            put(what, figure.value, figure.suppressed);
        }
        for table in &self.tables {
            for row in &table.rows {
                let what = format!("{}, {}, {}", table.title, row.area.name, table.period);
                put(format!("{what}, rate"), row.rate, row.suppressed);
                put(what, row.value, row.suppressed);
            }
        }
        for series in &self.series {
            for month in &series.months {
                let what =
                    format!("{}, {}, {}", series.title, series.area.name, month.month.label());
                put(what, month.value, month.suppressed);
            }
        }
        numbers
    }
}

/// What has changed since an edition: in a later one, or in what the folder gives today for the same question.
pub fn changes(
    folder: &Folder,
    name: &str,
    later: Option<&str>,
) -> Result<Changed, WorkbenchError> {
    let (edition, place) = edition::find(folder, name)?;
    let before = Published::read(&place.join(forms::FIGURES))?;
    let now = match later {
        Some(later) => Published::read(&edition::find(folder, later)?.1.join(forms::FIGURES))?,
        None => today(folder, &edition)?,
    };
    let (before, now) = (before.numbers(), now.numbers());
    let mut figures: Vec<ChangedFigure> = before
        .iter()
        .filter_map(|(what, &was)| {
            let is = *now.get(what)?;
            (!is_same(was, is)).then(|| ChangedFigure { what: what.clone(), before: was, now: is })
        })
        .collect();
    figures.sort_by(|a, b| a.what.cmp(&b.what));
    let compared = before.keys().filter(|what| now.contains_key(*what)).count();
    Ok(Changed { edition: name.to_owned(), later: later.map(str::to_owned), compared, figures })
}

/// Whether two numbers are one. The last bits of a rate can be others once it was written to a file and read again.
fn is_same(was: Option<f64>, is: Option<f64>) -> bool {
    match (was, is) {
        (Some(was), Some(is)) => (was - is).abs() <= 1e-12 * was.abs().max(is.abs()),
        (was, is) => was.is_none() && is.is_none(),
    }
}

/// What the edition before said, for an assessment that looks back on it.
pub(super) fn previous(
    folder: &Folder,
    edition: Option<&InputEdition>,
) -> Result<Option<Previous>, WorkbenchError> {
    let Some(named) = edition else { return Ok(None) };
    let (edition, place) = edition::find(folder, &named.name)?;
    let figures = Published::read(&place.join(forms::FIGURES))?.figures;
    Ok(Some(Previous { edition: edition.name, figures }))
}

/// The figures that the same question has today.
fn today(folder: &Folder, edition: &edition::Edition) -> Result<Published, WorkbenchError> {
    let mut session = Session::open(folder.clone())?;
    session.speak_of(edition.inputs.area.as_str())?;
    let options = edition::options(edition)?;
    let inputs = inputs::of(&session, &options, &inputs::texts(&session)?)?;
    let composed = compose::compose(&session, &options, &inputs)?;
    let mut published = Published::default();
    for one in &composed {
        for (_, entry) in one.document.evidence.entries() {
            match entry {
                document::Entry::Figure(figure) => published.figures.push((**figure).clone()),
                document::Entry::Table(table) => published.tables.push((**table).clone()),
                document::Entry::Series(series) => published.series.push((**series).clone()),
                // No report that is published as an edition holds one.
                document::Entry::Evaluation(_) => {}
            }
        }
    }
    Ok(published)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_read_back_is_the_same_and_a_revised_one_is_not() {
        let rate = 3.949_123_456_789_012_f64;
        assert!(is_same(Some(rate), Some(f64::from_bits(rate.to_bits() + 1))));
        assert!(is_same(None, None) && is_same(Some(0.0), Some(0.0)));
        assert!(!is_same(Some(1_474.0), Some(1_475.0)));
        assert!(!is_same(Some(3.9491), Some(3.9492)));
        assert!(!is_same(Some(0.0), None) && !is_same(None, Some(0.0)));
    }
}
