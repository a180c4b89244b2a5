//! The data register: which publishers' files are held, from when to when, under which licence.

use document::{Block, Cell, Column, Document, Row, Section, Table, Target, Text};
use figure::{Reason, write};

use super::Input;

/// Composes the page.
pub fn register(input: &Input) -> Document {
    let mut document = Document::new("Data held", input.partnership.clone());
    document.notice = input.demonstration.as_deref().map(Text::from);
    document.summary = Text::from(
        "The publications that figures on this site are made from. Each is kept as it came, beside those that follow it. ",
    )
    .with_page("How figures are made", Target::Methods)
    .with(" says how.");
    let mut table = Table::new(
        "vintages",
        "Publications held",
        vec![
            Column::words("Data"),
            Column::words("Publisher"),
            Column::words("From"),
            Column::words("To"),
            Column::numbers("Rows", ""),
            Column::numbers("Rows left out", ""),
            Column::words("Vintage"),
        ],
    );
    for held in &input.held {
        let month = |month: Option<figure::Month>| {
            month.map_or_else(|| Cell::text(""), |month| Cell::text(month.label()))
        };
        table.rows.push(Row::plain(vec![
            Cell::text(held.title.clone()),
            Cell::text(held.publisher.clone()),
            month(held.months.map(|(from, _)| from)),
            month(held.months.map(|(_, to)| to)),
            count(held.rows),
            count(held.rejects),
            Cell::text(held.vintage.to_string()),
        ]));
        if !held.licence.is_empty() && !document.licences.contains(&held.licence) {
            document.licences.push(held.licence.clone());
        }
    }
    let section = Section::new("publications", "Publications");
    document.sections.push(if table.rows.is_empty() {
        let reason = Reason::new("nothing has been imported yet");
        section.with(Block::not_available("A table of publications", reason))
    } else {
        section.with(Block::Table(table))
    });
    let mut caveats: Vec<Text> = Vec::new();
    for caveat in input.held.iter().flat_map(|held| &held.caveats) {
        let said = Text::from(caveat.clone());
        if !caveats.contains(&said) {
            caveats.push(said);
        }
    }
    if !caveats.is_empty() {
        let list = document::List { ordered: false, items: caveats };
        document.sections.push(Section::new("caveats", "To bear in mind").with(Block::List(list)));
    }
    document.settle();
    document
}

/// A count of rows.
fn count(rows: u64) -> Cell {
    #[expect(clippy::cast_precision_loss, reason = "counts of rows are far below 2^53")]
    Cell::text(write::count(rows as f64))
}
