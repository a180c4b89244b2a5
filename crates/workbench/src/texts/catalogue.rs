//! The catalogue as somebody who looks after it sees it: what each measure counts, whose it is, and whether data for it are held.

use figure::{GoodDirection, MeasureId};
use measures::{Category, Counted, Measure};

use super::OwnMeasure;
use crate::{Session, WorkbenchError};

/// An entry of the catalogue.
#[derive(Debug, Clone)]
pub struct CatalogueEntry {
    /// Its id.
    pub id: MeasureId,
    /// What it stands under: "Burglary and robbery".
    pub theme: String,
    /// What the partnership calls it.
    pub title: String,
    /// What the catalogue calls it, where the partnership says otherwise.
    pub catalogue_title: Option<String>,
    /// What it counts.
    pub definition: String,
    /// The titles of the sources it can be counted from, the preferred one first.
    pub sources: Vec<String>,
    /// Those among them of which data are held.
    pub held: Vec<String>,
    /// Why it is not available, where no open data give it.
    pub unavailable: Option<String>,
    /// Where it is the partnership's own: what it is, as far as a form says it.
    pub own: Option<OwnMeasure>,
    /// Whether the partnership's own says more than a form does, such as two ways of counting.
    pub is_more_than_a_form: bool,
}

/// Every measure of the catalogue, in its order.
///
/// # Errors
/// Where the catalogue cannot be read.
pub fn catalogue_entries(session: &Session) -> Result<Vec<CatalogueEntry>, WorkbenchError> {
    let built_in = measures::Catalogue::built_in()?;
    let held: Vec<&str> =
        session.lake().vintages().iter().map(|vintage| vintage.source.as_str()).collect();
    let entry = |measure: &Measure| {
        let mut sources: Vec<&str> = Vec::new();
        for source in measure.counted.iter().flat_map(|counted| &counted.sources) {
            if !sources.contains(&source.as_str()) {
                sources.push(source.as_str());
            }
        }
        let known = built_in.get(&measure.id);
        let renamed = session.folder().settings().titles.get(&measure.id);
        CatalogueEntry {
            id: measure.id.clone(),
            theme: measure.theme.clone(),
            title: measure.title.clone(),
            catalogue_title: renamed.and(known).map(|known| known.title.clone()),
            definition: measure.definition.clone(),
            held: sources.iter().copied().filter(|id| held.contains(id)).map(title).collect(),
            sources: sources.into_iter().map(title).collect(),
            unavailable: measure.unavailable.clone(),
            own: known.is_none().then(|| own(measure)),
            is_more_than_a_form: measure.counted.len() > 1,
        }
    };
    Ok(session.catalogue().all().iter().filter(|measure| !measure.example).map(entry).collect())
}

/// A source that measures can be counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedSource {
    /// Its id: `mps-borough`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Whether data of it are held.
    pub is_held: bool,
    /// The categories of its newest vintage held, as a measure names them: "Burglary > Domestic Burglary".
    pub categories: Vec<String>,
}

/// Every source that measures can be counted from, those held first.
///
/// # Errors
/// Where the lake cannot be read.
pub fn counted_sources(session: &Session) -> Result<Vec<CountedSource>, WorkbenchError> {
    let mut found = Vec::new();
    for source in sources::all() {
        if source.table != sources::Table::Counts && !source.table.is_events() {
            continue;
        }
        let held =
            session.lake().vintages().iter().filter(|held| held.source.as_str() == source.id);
        let newest =
            held.max_by(|a, b| (a.last_month, &a.imported).cmp(&(b.last_month, &b.imported)));
        let categories = match newest {
            Some(newest) => session.lake().categories(&newest.id)?,
            None => Vec::new(),
        };
        let named = |(name, sub)| Category { name, sub }.to_string();
        found.push(CountedSource {
            id: source.id.to_owned(),
            title: source.title.to_owned(),
            is_held: newest.is_some(),
            categories: categories.into_iter().map(named).collect(),
        });
    }
    found.sort_by_key(|source| !source.is_held);
    Ok(found)
}

/// The title of a source.
fn title(id: &str) -> String {
    sources::by_id(id).map_or(id, |source| source.title).to_owned()
}

/// A measure as a form says it.
fn own(measure: &Measure) -> OwnMeasure {
    let first = measure.counted.first().cloned().unwrap_or_default();
    let Counted { sources, include, exclude, .. } = first;
    OwnMeasure {
        id: measure.id.to_string(),
        title: measure.title.clone(),
        unit: measure.unit.0.clone(),
        good: match measure.good {
            GoodDirection::Lower => "lower",
            GoodDirection::Higher => "higher",
            GoodDirection::Neither => "neither",
        }
        .to_owned(),
        definition: measure.definition.clone(),
        sources: sources.iter().map(|source| source.as_str().to_owned()).collect(),
        include: include.iter().map(ToString::to_string).collect(),
        exclude: exclude.iter().map(ToString::to_string).collect(),
    }
}
