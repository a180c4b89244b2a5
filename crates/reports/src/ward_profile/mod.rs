//! The ward profile: two pages on one ward. First the ward itself: its key figures, each kind of crime with its change and
//! place among the wards, its months. Then the ward among the others: their order, where they lie, how deprived it is. All
//! wards share their questions, so that many cost little.

pub(crate) mod among;
mod input;
pub(crate) mod told;
pub(crate) mod ward;

use document::{Detail, Document, DocumentKind, Text, words};
use figure::{AreaRef, Figures, Reason, Table};

pub use input::Input;

use crate::{ReportsError, annex};

/// So many kinds of crime are told of, those that the ward has most of.
const KINDS: usize = 5;

pub(crate) type Asking<'a> = crate::asking::Asking<'a, Input>;

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
    let told = told::of(asking, tables, ward, months.as_ref().ok(), KINDS)?;
    document.kind = DocumentKind::WardProfile;
    document.summary = ward::finding(&told);
    document.details = vec![
        Detail::new("Ward", format!("{} in {}", ward.code, input.area.name)),
        Detail::new("Period", words::span(input.period)),
        Detail::new("Residents", ward::residents(&told)),
    ];
    document.notice = input.demonstration.as_deref().map(Text::from);
    let mut headline = ward::headline(ward, &told, "All recorded crime and its largest kinds");
    if let Some(first) = told.first() {
        headline.blocks.push(ward::months(asking, first.compared(), &months));
        headline.blocks.extend(among::lies(asking, first.table, ward));
    }
    document.sections = vec![headline];
    document.sections.extend(told.first().map(|first| among::wards(first.table, ward)));
    let index = input.deprivation.as_ref();
    document.sections.push(among::deprived(index, ward, &input.area));
    document.sections.push(among::how_to_read(told.first().map(|first| first.table)));
    document.evidence = document.resting_on(asking.evidence());
    document.licences = annex::licences(&document.evidence);
    if let Some(ground) = &input.ground {
        document.licences.extend(ground.licences.iter().map(|line| annex::outlines(line)));
    }
    document.number();
    Ok(document)
}
