//! The first page: what changed beyond chance, each with its course; then the months of all that was recorded.

use document::{Block, Document, Section, Target, Text, words};
use figure::Figures;

use super::{Asking, Input, residents};
use crate::topic::Topic;
use crate::{ReportsError, annex, charts};

/// Composes the page.
pub fn home(figures: &dyn Figures, input: &Input) -> Result<Document, ReportsError> {
    let mut asking = Asking::new(figures, input);
    let title = format!("Crime and disorder in {}", input.area.name);
    let mut document = Document::new(title, input.partnership.clone());
    document.notice = input.demonstration.as_deref().map(Text::from);
    let topics = residents::topics(&mut asking)?;
    document.summary = Text::from(format!(
        "What was recorded in the {}, and what changed from the period before. ",
        input.period
    ))
    .with_page(
        "Every measure",
        Target::Measures { area: input.area.code.clone(), period: input.period },
    )
    .with(" has its own page.");
    document.sections.push(residents::changes(input, &topics));
    document.sections.extend(months(&asking, &topics));
    document.evidence = asking.into_evidence();
    document.licences = annex::licences(&document.evidence);
    document.settle();
    Ok(document)
}

/// The months of the first kind that has any.
fn months(asking: &Asking, topics: &[Topic]) -> Option<Section> {
    let topic = topics.iter().find(|topic| topic.months.is_ok())?;
    let series = topic.months.as_ref().ok()?;
    let title = topic.figure().map(words::change_finding).unwrap_or_default();
    let chart = charts::months("months-chart", &title, series, &asking.events(series));
    let section = Section::new("months", format!("{}, month by month", topic.title));
    Some(section.with(Block::Chart(chart)))
}
