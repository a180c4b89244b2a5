//! The front table of the dashboard: every measure that the data held answer for this area and period, by what it stands under;
//! then those they do not answer, with why.

use document::{
    Block, Cell, Column, Document, FigureId, List, Row, Section, Table, Target, Text, Trend, words,
};
use figure::{Figures, GoodDirection, MeasureSummary};

use super::{Asking, Input};
use crate::cells::change_cells;
use crate::rating::Rating;
use crate::topic::Topic;
use crate::{ReportsError, annex};

/// How many months a small line shows.
const TREND: usize = 24;

/// Composes the page.
pub fn measures(figures: &dyn Figures, input: &Input) -> Result<Document, ReportsError> {
    let mut asking = Asking::new(figures, input);
    let title = format!("Crime and disorder in {}", input.area.name);
    let mut document = Document::new(title, input.partnership.clone());
    document.notice = input.demonstration.as_deref().map(Text::from);
    let mut without: Vec<Text> = Vec::new();
    let mut themes: Vec<(String, Vec<(MeasureSummary, Topic)>)> = Vec::new();
    let catalogue: Vec<MeasureSummary> = asking.catalogue().cloned().collect();
    for measure in catalogue {
        let topic = asking.topic_of(&measure.id)?;
        if topic.figure().is_none() {
            let why = topic.why_not().map(|why| why.to_string()).unwrap_or_default();
            without.push(Text::new().with_strong(format!("{}: ", measure.title)).with(why));
            continue;
        }
        match themes.iter_mut().find(|(theme, _)| *theme == measure.theme) {
            Some((_, held)) => held.push((measure, topic)),
            None => themes.push((measure.theme.clone(), vec![(measure, topic)])),
        }
    }
    let count: usize = themes.iter().map(|(_, held)| held.len()).sum();
    document.summary = Text::from(format!(
        "{count} measures for the {}, each held against the period before it. A change is called one only where a test says so.",
        input.period
    ));
    for (number, (theme, held)) in themes.into_iter().enumerate() {
        document.sections.push(section(&asking, number, theme, held));
    }
    if !without.is_empty() {
        let list = List { ordered: false, items: without };
        let section = Section::new("without", "Measures without figures for this choice");
        document.sections.push(section.with(Block::List(list)));
    }
    document.evidence = asking.into_evidence();
    document.licences = annex::licences(&document.evidence);
    document.settle();
    Ok(document)
}

fn section(
    asking: &Asking,
    number: usize,
    theme: String,
    held: Vec<(MeasureSummary, Topic)>,
) -> Section {
    let input = asking.input;
    let id = format!("theme-{}", number + 1);
    let mut table = Table::new(
        format!("{id}-table"),
        format!("Each measure of {} against the period before", words::lower_first(&theme)),
        vec![
            Column::words("Measure"),
            Column::numbers("Count", ""),
            Column::numbers("Count before", ""),
            Column::numbers("Change", "%"),
            Column::words("Beyond chance?"),
            Column::words("Rating"),
            Column::words("Trend"),
        ],
    );
    table.subtitle = format!("{}, {}", input.area.name, input.period);
    for (measure, topic) in held {
        let Some(figure) = topic.figure() else { continue };
        table.from.push(FigureId::of(figure));
        if table.source.is_empty() {
            table.source = words::source_line(&figure.provenance);
        }
        if figure.period != input.period {
            table.notes.push(format!("{}: {} only.", topic.title, figure.period));
        }
        let page = Target::Measure {
            measure: measure.id.clone(),
            area: input.area.code.clone(),
            period: input.period,
        };
        let good: GoodDirection = measure.good;
        let rules = (&input.rag, input.overrides.as_slice());
        let rating = Rating::of(rules, &measure.id, Some(figure), good);
        let mut cells = vec![Cell::page(topic.title.clone(), page)];
        cells.extend(change_cells(figure));
        cells.push(Cell::Rag(rating.rag()));
        let trend = topic.months.as_ref().ok().and_then(|series| Trend::of(series, TREND));
        cells.push(trend.map_or_else(|| Cell::text(""), Cell::Trend));
        table.rows.push(Row::plain(cells));
    }
    Section::new(id, theme).with(Block::Table(table.without_empty_columns()))
}
