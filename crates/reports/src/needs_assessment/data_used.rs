//! The data used: every vintage that is held, its months, the rows kept and rejected, and what a reader must know of it.

use document::{Block, Cell, Column, List, Row, Section, Table as Shown, words};
use figure::Reason;

use super::Asking;
use crate::annex;
use crate::area_tables::Heading;

/// Every vintage that is held, with its months and caveats.
pub(super) fn section(asking: &Asking) -> Section {
    let section = Section::new("data-used", "Data used");
    let heading = Heading::new("sources-held", "Sources and vintages held");
    let mut held: Vec<&crate::Held> = asking.input.held.iter().collect();
    held.sort_by(|a, b| (&a.source, &a.vintage).cmp(&(&b.source, &b.vintage)));
    if held.is_empty() {
        return section.with(heading.block(Err(Reason::new("no source is held"))));
    }
    let mut table = Shown::new(
        heading.id,
        heading.caption.clone(),
        vec![
            Column::words("Source"),
            Column::words("Publisher"),
            Column::words("Vintage"),
            Column::words("Months"),
            Column::words("Missing months"),
            Column::numbers("Rows kept", ""),
            Column::numbers("Rows rejected", ""),
        ],
    );
    for held in held {
        let months = held.months.map_or(Cell::Empty, |(first, last)| {
            let span = if first == last {
                first.label()
            } else {
                format!("{} to {}", first.label(), last.label())
            };
            Cell::text(span)
        });
        let missing = match held.months {
            None => Cell::Empty,
            Some(_) if held.missing_months.is_empty() => Cell::text("none"),
            Some(_) => Cell::text(words::months(&held.missing_months)),
        };
        table.rows.push(Row::plain(vec![
            Cell::text(held.title.clone()),
            Cell::text(held.publisher.clone()),
            Cell::text(held.vintage.to_string()),
            months,
            missing,
            count(held.rows),
            count(held.rejects),
        ]));
    }
    let items = annex::caveats_of(&asking.input.held);
    let section = section.with(heading.block(Ok(table)));
    if items.is_empty() {
        section
    } else {
        section.with(Block::List(List { ordered: false, items }))
    }
}

#[expect(clippy::cast_precision_loss, reason = "no file has near 2 to the 53 rows")]
fn count(rows: u64) -> Cell {
    Cell::count(rows as f64)
}
