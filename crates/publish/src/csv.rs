//! Tables as files: UTF-8, one header row, nothing but the table, so that a program can read it. What a reader must know
//! besides (source, licence, notes) stands beside it in CSVW metadata, `<file>-metadata.json`.

use std::collections::BTreeMap;

use document::{Block, Cell, Column, Document, Table};

use crate::PublishError;
pub use crate::csvw::metadata;

/// A table as CSV. Numbers are whole, without separators; a hidden number is `[c]`, a missing one `[x]`. A text that a
/// spreadsheet would run as a formula gets an apostrophe before it.
pub fn write(table: &Table) -> Result<String, PublishError> {
    let error = |source| PublishError::Csv { file: table.file.clone(), source };
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(table.columns.iter().map(|c| inert(&heading(c)))).map_err(error)?;
    for row in &table.rows {
        writer.write_record(row.cells.iter().map(field)).map_err(error)?;
    }
    let bytes = writer.into_inner().map_err(|e| error(e.into_error().into()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Every table of a document: those it shows and those behind its charts and maps, in reading order.
pub fn tables(document: &Document) -> Vec<Table> {
    document.all_blocks().into_iter().filter_map(Block::table).collect()
}

/// Every file that goes into a document's `tables/`: its tables and the metadata beside each, by name.
pub fn files(document: &Document) -> Result<BTreeMap<String, String>, PublishError> {
    let mut files = BTreeMap::new();
    for table in tables(document) {
        let text = write(&table)?;
        if files.get(&table.file).is_some_and(|other| *other != text) {
            return Err(PublishError::SameFile(table.file));
        }
        let beside = format!("{}-metadata.json", table.file.trim_end_matches(".csv"));
        let about = crate::json::pretty(&metadata(&table, document), &beside)?;
        files.insert(beside, about);
        files.insert(table.file, text);
    }
    Ok(files)
}

/// A column's heading with its unit: "Rate (per 1,000 residents)".
pub(crate) fn heading(column: &Column) -> String {
    if column.unit.is_empty() {
        column.title.clone()
    } else {
        format!("{} ({})", column.title, column.unit)
    }
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Number { value, .. } if value.is_finite() => value.to_string(),
        Cell::Number { .. } => String::new(),
        Cell::Text(text) | Cell::Page { text, .. } => inert(text),
        cell => cell.shown().to_owned(),
    }
}

/// A text that no spreadsheet runs (OWASP, CSV injection): one that begins like a formula gets an apostrophe.
fn inert(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::Row;
    use figure::Reason;

    fn table() -> Table {
        let mut table = Table::new(
            "moves",
            "Change by ward",
            vec![
                Column::words("Ward"),
                Column::numbers("Change", "%"),
                Column::numbers("Rate", ""),
            ],
        );
        table.rows = vec![
            Row::plain(vec![
                Cell::text("Penge, \"Cator\""),
                Cell::percent_change(-46.25),
                Cell::Suppressed,
            ]),
            Row::plain(vec![
                Cell::text("=HYPERLINK(\"x\")"),
                Cell::count(1474.0),
                Cell::Missing(Reason::new("no population held")),
            ]),
            Row::total(vec![Cell::text("-Total"), Cell::Empty, Cell::number(f64::NAN, "x")]),
        ];
        table
    }

    #[test]
    fn numbers_stay_numbers_and_texts_cannot_run() {
        assert_eq!(
            write(&table()).unwrap(),
            "Ward,Change (%),Rate\r\n\
             \"Penge, \"\"Cator\"\"\",-46.25,[c]\r\n\
             \"'=HYPERLINK(\"\"x\"\")\",1474,[x]\r\n\
             '-Total,,\r\n"
        );
    }

    #[test]
    fn two_tables_cannot_share_a_file() {
        let mut other = table();
        other.rows.pop();
        let mut document = Document::new("t", "p");
        document.sections.push(
            document::Section::new("a", "A")
                .with(Block::Table(table()))
                .with(Block::Table(table())),
        );
        assert_eq!(files(&document).unwrap().len(), 2);
        document.sections[0].blocks.push(Block::Table(other));
        assert!(
            matches!(files(&document), Err(PublishError::SameFile(file)) if file == "moves.csv")
        );
    }
}
