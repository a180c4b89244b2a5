//! The ward profile: two pages on one ward. First the ward itself: its key figures, each kind of crime with its change and
//! place among the wards, its months. Then the ward among the others: their order, where they lie, how deprived it is. All
//! wards share their questions, so that many cost little.

mod among;
mod input;
mod told;
mod ward;

use document::{Detail, Document, DocumentKind, Entry, Evidence, Text, words};
use figure::{AreaRef, Figures, Reason, Table};

pub use input::Input;

use crate::{ReportsError, annex};

type Asking<'a> = crate::asking::Asking<'a, Input>;

/// The profile of every ward of the area, in the order of its first table.
pub fn compose_all(
    figures: &dyn Figures,
    input: &Input,
) -> Result<Vec<(AreaRef, Document)>, ReportsError> {
    let mut asking = Asking::new(figures, input);
    let tables = told::tables(&mut asking)?;
    let wards: Vec<AreaRef> =
        tables.first().map(|t| t.rows.iter().map(|r| r.area.clone()).collect()).unwrap_or_default();
    if wards.is_empty() {
        return Err(ReportsError::Question(format!(
            "no measure is counted by ward in {} in the {}; import data by ward, or ask for another period",
            input.area.name, input.period
        )));
    }
    wards
        .into_iter()
        .map(|ward| Ok((ward.clone(), profile(&mut asking, &tables, &ward)?)))
        .collect()
}

/// The profile of one ward.
pub fn compose(
    figures: &dyn Figures,
    input: &Input,
    ward: &AreaRef,
) -> Result<Document, ReportsError> {
    let mut asking = Asking::new(figures, input);
    let tables = told::tables(&mut asking)?;
    profile(&mut asking, &tables, ward)
}

fn profile(
    asking: &mut Asking,
    tables: &[Table],
    ward: &AreaRef,
) -> Result<Document, ReportsError> {
    let input = asking.input;
    let mut document =
        Document::new(format!("{}: ward profile", ward.name), input.partnership.clone());
    let months = match tables.first() {
        Some(table) => asking.months_of(&table.measure, ward.code.to_string())?,
        None => Err(Reason::new("no measure is counted by ward")),
    };
    let told = told::of(asking, tables, ward, months.as_ref().ok())?;
    document.kind = DocumentKind::WardProfile;
    document.summary = ward::finding(&told);
    document.details = vec![
        Detail::new("Ward", format!("{} in {}", ward.code, input.area.name)),
        Detail::new("Period", words::span(input.period)),
        Detail::new("Residents", ward::residents(&told)),
    ];
    document.notice = input.demonstration.as_deref().map(Text::from);
    let mut headline = ward::headline(ward, &told);
    if let Some(first) = told.first() {
        headline.blocks.push(ward::months(asking, first.compared(), &months));
        headline.blocks.extend(among::lies(asking, first.table, ward));
    }
    document.sections = vec![headline];
    document.sections.extend(told.first().map(|first| among::wards(first.table, ward)));
    let index = input.deprivation.as_ref();
    document.sections.push(among::deprived(index, ward, &input.area));
    document.sections.push(among::how_to_read(told.first().map(|first| first.table)));
    document.evidence = used(&document, asking.evidence());
    document.licences = annex::licences(&document.evidence);
    if let Some(ground) = &input.ground {
        document.licences.extend(ground.licences.iter().map(|line| annex::outlines(line)));
    }
    document.number();
    Ok(document)
}

/// Of the evidence that all wards share, what this document speaks of.
fn used(document: &Document, all: &Evidence) -> Evidence {
    let mut used = Evidence::default();
    for id in document.mentioned() {
        match all.get(id) {
            Some(Entry::Figure(figure)) => used.figure(figure),
            Some(Entry::Table(table)) => used.table(table),
            Some(Entry::Series(series)) => used.series(series),
            None => continue,
        };
    }
    used
}
