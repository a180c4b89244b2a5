//! The months of a measure, with what is usual and what stands out, and the same months of earlier years.

use document::{Block, Cell, Column, FigureId, Row, Section, Table, Text, words};
use figure::{Against, Period};

use super::Asking;
use crate::cells::change_cells;
use crate::topic::{Topic, is_told};
use crate::{ReportsError, charts, linking};

/// So many periods back are listed.
const YEARS: i32 = 5;

/// "Month by month".
pub(super) fn section(asking: &mut Asking, topic: &Topic) -> Result<Section, ReportsError> {
    let mut section = Section::new("months", "Month by month");
    match &topic.months {
        Ok(series) => {
            let said = linking::extremes(series)
                .then(words::peaks(series))
                .then(words::gaps(series))
                .then(series.joined.clone().unwrap_or_default());
            section.blocks.push(Block::Paragraph(said));
            let title = topic.figure().map(words::change_finding).unwrap_or_default();
            section.blocks.push(Block::Chart(charts::months(
                "months-chart",
                &title,
                series,
                &asking.events(series),
            )));
        }
        Err(reason) => {
            section.blocks.push(Block::not_available("A chart of months", reason.clone()));
        }
    }
    section.blocks.extend(years(asking, topic)?.map(Block::Table));
    Ok(section)
}

/// The period and the same one of each year before, as far back as is held, each against the year before it; none where only
/// one is held.
fn years(asking: &mut Asking, topic: &Topic) -> Result<Option<Table>, ReportsError> {
    let whole = topic.period(asking.input.period);
    let back =
        |years: i32| Period::new(whole.from().plus(-12 * years), whole.to().plus(-12 * years)).ok();
    let mut told = Vec::new();
    for years in 0..YEARS {
        let Some((period, before)) = back(years).zip(back(years + 1)) else { break };
        match asking.own_in(&topic.measure, period, Against::Period(before))? {
            Ok(figure) if is_told(&figure) => told.push(figure),
            _ => break,
        }
    }
    if told.len() < 2 {
        return Ok(None);
    }
    let mut table = Table::new(
        "years",
        format!("{}, year by year", topic.title),
        vec![
            Column::words("Period"),
            Column::numbers("Count", told[0].unit.0.clone()),
            Column::numbers("Count a year before", ""),
            Column::numbers("Change", "%"),
            Column::words("Beyond chance?"),
            Column::numbers("Rate", "per 1,000 residents"),
        ],
    );
    table.subtitle.clone_from(&asking.input.area.name);
    table.source = words::source_line(&told[0].provenance);
    for figure in &told {
        table.from.push(FigureId::of(figure));
        let mut cells = vec![Cell::text(words::upper_first(&figure.period.to_string()))];
        cells.extend(change_cells(figure));
        cells.push(Cell::figure_rate(figure));
        table.rows.push(Row::plain(cells));
    }
    if told.iter().any(|figure| figure.provisional) {
        let said = told.iter().find(|figure| figure.provisional).map(words::provisional);
        table.notes.extend(said.as_ref().map(Text::to_string));
    }
    Ok(Some(table.without_empty_columns()))
}
