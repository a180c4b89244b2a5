//! Ward by ward: all recorded crime against the comparator period, with what the test says of each ward.

use document::{Block, Cell, Column, Row, Section, Table as Shown, Text, words};
use figure::{Reason, Table, Verdict};

use super::Asking;
use super::linking::number;
use super::tables::{Heading, capital, change_cells, start};
use super::topics::ALL;
use crate::ReportsError;

/// "Ward by ward".
pub(super) fn section(asking: &mut Asking) -> Result<Section, ReportsError> {
    let mut section = Section::new("ward-by-ward", "Ward by ward");
    let heading =
        Heading::new("change-by-ward", "All recorded crime by ward against the comparator period");
    let Some(topic) = asking.topic(ALL)? else {
        return Err(ReportsError::NoMeasure(ALL.join(", ")));
    };
    let period = topic.period(asking.input.period());
    let table = match asking.wards(&topic.measure, period)? {
        Ok(table) => table,
        Err(reason) => {
            section.blocks.push(heading.block(Err(reason)));
            return Ok(section);
        }
    };
    if table.rows.iter().all(|row| row.comparator.is_none()) {
        let before =
            table.against.map_or_else(|| "comparator period".to_owned(), |p| p.to_string());
        let reason =
            Reason::new(format!("no counts by ward are held for the whole of the {before}"));
        section.blocks.push(heading.block(Err(reason)));
        return Ok(section);
    }
    let shown = changes(asking, &heading, &table)?;
    section.blocks.push(Block::Paragraph(verdicts(&shown.1, &table)));
    section.blocks.push(heading.block(Ok(shown.0)));
    Ok(section)
}

/// The table, and what the test says of each of its wards.
fn changes(
    asking: &mut Asking,
    heading: &Heading,
    table: &Table,
) -> Result<(Shown, Vec<Option<Verdict>>), ReportsError> {
    let before = table.against.map_or_else(String::new, |period| period.to_string());
    let mut shown = start(
        heading,
        table,
        vec![
            Column::words("Ward"),
            Column::numbers(capital(&table.period.to_string()), table.unit.0.clone()),
            Column::numbers(capital(&before), table.unit.0.clone()),
            Column::numbers("Change", "%"),
            Column::words("Beyond chance?"),
        ],
    );
    let mut verdicts = Vec::new();
    for row in &table.rows {
        let against = asking.against(table.period);
        let told = asking.figure(&table.measure, row.area.code.as_str(), table.period, against)?;
        let mut cells = vec![Cell::text(row.area.name.clone())];
        match told {
            Ok(figure) => {
                let visible = figure.value.is_some() && !figure.suppressed;
                let verdict = figure.comparison.as_ref().and_then(|c| c.verdict);
                verdicts.push(verdict.filter(|_| visible));
                cells.extend(change_cells(&figure));
            }
            Err(reason) => {
                verdicts.push(None);
                cells.extend((0..4).map(|_| Cell::Missing(reason.clone())));
            }
        }
        shown.rows.push(Row::plain(cells));
    }
    Ok((shown, verdicts))
}

/// "In 12 of 22 wards the count was lower than chance alone would give, in none higher, in 10 the difference is within the
/// range expected by chance."
fn verdicts(verdicts: &[Option<Verdict>], table: &Table) -> Text {
    let id = document::FigureId::of_table(table);
    let times = |wanted: Option<Verdict>| match verdicts.iter().filter(|v| **v == wanted).count() {
        0 => "none".to_owned(),
        n => n.to_string(),
    };
    let text = number(Text::from("In "), times(Some(Verdict::Lower)), &id).with(" of ");
    let text = number(text, verdicts.len().to_string(), &id).with(format!(
        " wards {} were lower than in the comparator period by more than chance alone would give, in ",
        words::lower_first(&table.title)
    ));
    let text = number(text, times(Some(Verdict::Higher)), &id).with(" higher, and in ");
    let text = number(text, times(Some(Verdict::WithinChance)), &id)
        .with(" the difference is within the range expected by chance.");
    if verdicts.contains(&None) {
        let text = text.with(" Nothing can be said of ");
        return number(text, times(None), &id).with(".");
    }
    text
}
