//! What a page lets a reader choose from: months, areas, measures.

use std::collections::BTreeMap;

use figure::{AreaKind, AreaRef, Figures as _, MeasureId, Month};
use measures::OWN_COUNTS;

use crate::{Session, WorkbenchError};

/// The areas that a reader can choose.
#[derive(Debug, Clone)]
pub struct Places {
    /// The partnership's own.
    pub own: AreaRef,
    /// Its wards, in the order of their names.
    pub wards: Vec<AreaRef>,
    /// The areas that it is ranked among, in the order of their names.
    pub comparators: Vec<AreaRef>,
}

/// A measure that a reader can choose.
#[derive(Debug, Clone)]
pub struct MeasureChoice {
    /// Its identifier.
    pub id: MeasureId,
    /// Its title.
    pub title: String,
    /// What it stands under: "Burglary and robbery".
    pub theme: String,
}

/// The areas that a reader can choose, with the wards as they stood in this month.
pub fn places(session: &Session, to: Month) -> Result<Places, WorkbenchError> {
    let own = session.own()?;
    let mut wards: Vec<AreaRef> = session
        .register()
        .children_at(&own.code, AreaKind::Ward, to)
        .into_iter()
        .map(geography::Area::to_ref)
        .collect();
    wards.sort_by(|a, b| a.name.cmp(&b.name));
    let comparators = session.comparators(to)?;
    Ok(Places { own, wards, comparators })
}

/// Every measure of the catalogue, in its order.
pub fn choices(session: &Session) -> Vec<MeasureChoice> {
    let choice = |measure: figure::MeasureSummary| MeasureChoice {
        id: measure.id,
        title: measure.title,
        theme: measure.theme,
    };
    session.figures().measures().into_iter().map(choice).collect()
}

/// The measures that any source held gives, in the catalogue's order.
pub fn measures_held(session: &Session) -> Vec<MeasureId> {
    reaching(session).into_iter().map(|(measure, _)| measure).collect()
}

/// The newest month that most of the measures have which any source held gives: what a page shows where no month is named.
/// None where nothing is held.
pub fn latest_month(session: &Session) -> Option<Month> {
    let mut months: Vec<Month> = reaching(session).into_iter().map(|(_, to)| to).collect();
    // Half of them and more reach at least as far as the one in the middle.
    months.sort_unstable();
    months.get((months.len() / 2).min(months.len().saturating_sub(1))).copied()
}

/// Each measure that any source held gives, with the last month that it reaches. A partnership's own counts give those that
/// they name.
fn reaching(session: &Session) -> Vec<(MeasureId, Month)> {
    let mut of_source: BTreeMap<&str, Month> = BTreeMap::new();
    let mut own: BTreeMap<&str, Month> = BTreeMap::new();
    for vintage in session.lake().vintages() {
        let Some(span) = vintage.coverage.span() else { continue };
        let later = |known: &mut Month| *known = span.to().max(*known);
        if vintage.source.as_str() == OWN_COUNTS {
            for named in vintage.coverage.parts.iter().flat_map(|part| &part.categories) {
                own.entry(named).and_modify(later).or_insert(span.to());
            }
        }
        of_source.entry(vintage.source.as_str()).and_modify(later).or_insert(span.to());
    }
    let of_measure = |measure: &measures::Measure| {
        let sources = measure.counted.iter().flat_map(|counted| &counted.sources);
        let published = sources.filter_map(|source| of_source.get(source.as_str()));
        let to = published.chain(own.get(measure.id.as_str())).copied().max()?;
        Some((measure.id.clone(), to))
    };
    let counted = session.catalogue().all().iter().filter(|measure| !measure.example);
    counted.filter_map(of_measure).collect()
}
