//! One measure: its rating, what changed, its months, and the wards with the most.

use document::{Block, Cell, Column, Detail, FigureId, Row, Section, Table as Shown, words};
use figure::{MeasureId, Reason, Table};

use super::{Asking, rating};
use crate::ReportsError;
use crate::cells::{change_cells, count_cell};
use crate::charts;
use crate::given::held_against;
use crate::topic::Topic;

/// How many wards are named.
const WARDS: usize = 5;

/// A measure's section; its id is the measure's, so that a narrative can be kept for it.
pub(super) fn section(asking: &mut Asking, topic: &Topic) -> Result<Section, ReportsError> {
    let rating = rating(asking, topic);
    let mut section = Section::new(topic.measure.as_str(), topic.title.clone());
    let period = topic.period(asking.input.period);
    let mut details = vec![
        Detail::new("Period", period.to_string()),
        Detail::new(
            "Compared with",
            held_against(asking.input, &asking.input.named_comparators, topic.figure()),
        ),
    ];
    details.extend(rating.details());
    section.blocks.push(Block::SummaryList(details));
    section.blocks.push(Block::Paragraph(topic.sentence()));
    // Where months and wards are missing for the reason that the sentence gives, it is not said again.
    let missing = topic.why_not();
    if missing.is_none() || topic.months.as_ref().err() != missing.as_ref() {
        section.blocks.push(months(asking, topic));
    }
    let by_ward = format!("{}-wards", topic.measure);
    match asking.wards(&topic.measure, period)? {
        Ok(table) => {
            section.blocks.push(Block::Paragraph(words::top(&table, 3)));
            section.blocks.push(Block::Table(wards(asking, &by_ward, &table)?));
        }
        Err(reason) if missing.is_some_and(|missing| missing == reason) => {}
        Err(reason) => {
            section.blocks.push(Block::not_available("A table of the wards with the most", reason));
        }
    }
    Ok(section)
}

fn months(asking: &Asking, topic: &Topic) -> Block {
    let series = match &topic.months {
        Ok(series) => series,
        Err(reason) => return Block::not_available("A chart of months", reason.clone()),
    };
    let title = topic.figure().map(words::change_finding).unwrap_or_default();
    let id = format!("{}-months", topic.measure);
    Block::Chart(charts::months(&id, &title, series, &asking.events(series)))
}

/// The wards with the most, each against the comparator period.
fn wards(asking: &mut Asking, id: &str, table: &Table) -> Result<Shown, ReportsError> {
    let before = table.against.map_or_else(|| "comparator".to_owned(), |p| p.to_string());
    let mut shown = Shown::new(
        id,
        format!("Wards with the most: {}", words::lower_first(&table.title)),
        vec![
            Column::words("Ward"),
            Column::numbers("Count", table.unit.0.clone()),
            Column::numbers("Share", format!("% of {}", table.total_of)),
            Column::numbers("Count before", before),
            Column::numbers("Change", "%"),
            Column::words("Beyond chance?"),
        ],
    );
    shown.subtitle =
        format!("{}, {}", words::counted_heading(&table.title, &table.unit), table.period);
    shown.source = words::source_line(&table.provenance);
    shown.from = vec![FigureId::of_table(table)];
    for row in table.rows.iter().filter(|row| row.value.is_some() && !row.suppressed).take(WARDS) {
        let against = asking.against(table.period);
        let told = asking.figure(&table.measure, row.area.code.as_str(), table.period, against)?;
        let mut cells = vec![
            Cell::text(row.area.name.clone()),
            count_cell(row),
            Cell::or_why(row.share, row.suppressed, row.reason.as_ref(), Cell::percent),
        ];
        match told {
            Ok(figure) => cells.extend(change_cells(&figure).into_iter().skip(1)),
            Err(reason) => cells.extend((0..3).map(|_| Cell::Missing(reason.clone()))),
        }
        shown.rows.push(Row::plain(cells));
    }
    Ok(shown.without_empty_columns())
}

/// What cannot be reported at all, and why.
pub(super) fn unknown(measure: &MeasureId) -> Section {
    let reason = Reason::new("the catalogue has no measure of this name");
    Section::new(measure.as_str(), measure.to_string())
        .with(Block::not_available(measure.to_string(), reason))
}
