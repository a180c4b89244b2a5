//! The page of a ward, for those who live in it: what went up and what went down, as the test says, then what a profile of the
//! ward says: its numbers, its months, its place among the wards, where it lies.

use document::{Block, Detail, Document, List, Section, Target, Text, words};
use figure::{AreaRef, Figure, Figures, Reason, Verdict};

use crate::ward_profile::told::{self, Told};
use crate::ward_profile::{Asking, Input, among, ward as profile};
use crate::{ReportsError, annex};

/// Composes the page of a ward of the input's area.
///
/// # Errors
/// Where a question cannot be asked at all.
pub fn ward(
    figures: &dyn Figures,
    input: &Input,
    ward: &AreaRef,
) -> Result<Document, ReportsError> {
    let mut asking = Asking::new(figures, input);
    let tables = told::tables(&mut asking)?;
    let months = match tables.first() {
        Some(table) => asking.months_of(&table.measure, ward.code.to_string())?,
        None => Err(Reason::new("no measure is counted by ward")),
    };
    let told = told::of(&mut asking, &tables, ward, months.as_ref().ok(), usize::MAX)?;
    let mut document =
        Document::new(format!("Your ward: {}", ward.name), input.partnership.clone());
    document.summary = profile::finding(&told);
    document.details = vec![
        Detail::new("Ward", format!("{} ({}), in {}", ward.name, ward.code, input.area.name)),
        Detail::new("Period", words::span(input.period)),
        Detail::new("Residents", profile::residents(&told)),
    ];
    document.notice = input.demonstration.as_deref().map(Text::from);
    document.sections.extend(up_or_down(&told));
    document.sections.push(profile::headline(ward, &told, "All recorded crime and its kinds"));
    if let Some(first) = told.first() {
        let chart = profile::months(&asking, first.compared(), &months);
        document.sections.push(Section::new("month-by-month", "Month by month").with(chart));
        let mut among = among::wards(first.table, ward);
        among.blocks.extend(among::lies(&asking, first.table, ward));
        document.sections.push(among);
    }
    let index = input.deprivation.as_ref();
    document.sections.push(among::deprived(index, ward, &input.area));
    document.sections.push(among::how_to_read(told.first().map(|first| first.table)));
    document.sections.push(more(input, ward));
    document.evidence = document.resting_on(asking.evidence());
    document.licences = annex::licences(&document.evidence);
    document.licences.extend(annex::outlines_of(&document, input.ground.as_ref()));
    document.settle();
    Ok(document)
}

/// The way to every measure of the ward and to how figures are made.
fn more(input: &Input, ward: &AreaRef) -> Section {
    let all = Target::Measures { area: ward.code.clone(), period: input.period };
    let words = Text::new()
        .with_page("Every measure of this ward", all)
        .with(", and ")
        .with_page("how figures are made", Target::Methods)
        .with(".");
    Section::new("more", "More").with(Block::Paragraph(words))
}

/// What rose and what fell, a list each; what did neither beyond chance, in a sentence. Nothing where nothing is told.
fn up_or_down(told: &[Told]) -> Option<Section> {
    let compared: Vec<&Figure> = told.iter().map(Told::compared).collect();
    let with = |wanted: Option<Verdict>| -> Vec<&Figure> {
        let verdict = |figure: &Figure| figure.comparison.as_ref().and_then(|c| c.verdict);
        compared.iter().copied().filter(|figure| verdict(figure) == wanted).collect()
    };
    let mut section = Section::new("what-changed", "What changed here");
    let listed = |figures: Vec<&Figure>| {
        let items = figures.into_iter().map(words::finding).collect();
        Block::List(List { ordered: false, items })
    };
    for (lead, wanted) in [
        ("Up:", Some(Verdict::Higher)),
        ("Down:", Some(Verdict::Lower)),
        ("Cannot be compared with the time before:", None),
    ] {
        let found = with(wanted);
        if !found.is_empty() {
            section.blocks.push(Block::Paragraph(Text::new().with_strong(lead)));
            section.blocks.push(listed(found));
        }
    }
    let same = words::unchanged(&with(Some(Verdict::WithinChance)));
    if !same.is_empty() {
        section.blocks.push(Block::Paragraph(same));
    }
    (!compared.is_empty()).then_some(section)
}
