//! One table a worksheet: its title in the first cell, what a reader must know above it, then the table and nothing else.

use document::{Cell, ColumnKind, RowKind, Table};
use rust_xlsxwriter::{Format, TableColumn, Workbook, Worksheet, XlsxError};

use super::{Book, Sheet, front, style};

/// Narrowest and widest column, in characters.
const WIDTHS: (usize, usize) = (11, 48);

/// How many columns an upright sheet of paper holds.
const UPRIGHT: usize = 7;

pub(super) fn write(
    workbook: &mut Workbook,
    book: &Book<'_>,
    sheet: &Sheet,
    place: usize,
) -> Result<(), XlsxError> {
    let page = workbook.add_worksheet();
    page.set_name(&sheet.name)?;
    front::paper(page, book.document);
    let table = &sheet.table;
    if table.columns.len() > UPRIGHT {
        page.set_landscape();
    }
    page.write_string_with_format(0, 0, &sheet.heading, &book.styles.title)?;
    let above = above(sheet);
    for (row, line) in (1u32..).zip(&above) {
        page.write_string_with_format(row, 0, line, &book.styles.line)?;
    }
    let header = row(1, above.len());
    page.set_repeat_rows(header, header)?;
    body(page, table, header + 1)?;
    let heads: Vec<TableColumn> = headings(table)
        .into_iter()
        .zip(&table.columns)
        .map(|(heading, column)| {
            let format = match column.kind {
                ColumnKind::Words => &book.styles.words_header,
                ColumnKind::Numbers => &book.styles.number_header,
            };
            TableColumn::new().set_header(heading).set_header_format(format)
        })
        .collect();
    let last_row = row(header, table.rows.len().max(1));
    let last_column = column(table.columns.len() - 1);
    let marked = front::plain_table(&format!("table_{place}"), &sheet.heading, &heads);
    page.add_table(header, 0, last_row, last_column, &marked)?;
    let mut highest: f64 = 0.0;
    for (at, (width, heading)) in widths(table).into_iter().zip(headings(table)).enumerate() {
        let width = f64::from(u32::try_from(width).unwrap_or(11));
        page.set_column_width(column(at), width)?;
        // Bold letters and the indent take a little more room.
        highest = highest.max(style::height(&heading, width - 2.0));
    }
    page.set_row_height(header, highest)?;
    Ok(())
}

/// The lines between title and table.
fn above(sheet: &Sheet) -> Vec<String> {
    let table = &sheet.table;
    let mut lines = Vec::new();
    if !table.subtitle.is_empty() {
        lines.push(table.subtitle.clone());
    }
    lines.push("This worksheet contains one table.".to_owned());
    let own: Vec<&str> = table
        .rows
        .iter()
        .filter(|r| r.kind == RowKind::Own)
        .map(|r| table.name_of(r))
        .filter(|name| !name.is_empty())
        .collect();
    if !own.is_empty() {
        lines.push(format!(
            "In bold, the partnership\u{2019}s own: {}.",
            document::words::list(&own)
        ));
    }
    if !sheet.notes.is_empty() {
        let marks: Vec<String> = sheet.notes.iter().map(|n| mark(*n)).collect();
        lines.push(format!("Notes: {}; see the worksheet Notes.", marks.join(", ")));
    }
    if !table.source.is_empty() {
        lines.push(table.source.clone());
    }
    lines
}

/// How a note is called: "[note 3]".
pub(super) fn mark(number: usize) -> String {
    format!("[note {number}]")
}

fn body(page: &mut Worksheet, table: &Table, first: u32) -> Result<(), XlsxError> {
    for (at, row) in (first..).zip(&table.rows) {
        let is_bold = row.kind != RowKind::Plain;
        for (place, cell) in row.cells.iter().enumerate().take(table.columns.len()) {
            let is_number = table.columns[place].kind == ColumnKind::Numbers;
            let format = style::cell(cell, is_number, is_bold);
            write_cell(page, at, column(place), cell, &format)?;
        }
    }
    Ok(())
}

fn write_cell(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Number { value, .. } if value.is_finite() => {
            page.write_number_with_format(row, column, *value, format)?
        }
        // No cell is left blank: a reader who hears the table cannot tell a blank from a mistake.
        cell if cell.shown().is_empty() => {
            page.write_string_with_format(row, column, "[z]", format)?
        }
        cell => page.write_string_with_format(row, column, cell.shown(), format)?,
    };
    Ok(())
}

/// The headings with their units, each once: a marked-up table holds no two that are the same.
fn headings(table: &Table) -> Vec<String> {
    let mut headings: Vec<String> = Vec::new();
    for column in &table.columns {
        let wanted = crate::csv::heading(column);
        let mut heading = wanted.clone();
        let mut next = 2;
        while heading.is_empty()
            || headings.iter().any(|held| held.to_lowercase() == heading.to_lowercase())
        {
            heading = if wanted.is_empty() {
                format!("Column {next}")
            } else {
                format!("{wanted} {next}")
            };
            next += 1;
        }
        headings.push(heading);
    }
    headings
}

/// Wide enough for every cell, and for the longest word of the heading, which wraps.
fn widths(table: &Table) -> Vec<usize> {
    let longest_word = |text: &str| text.split(' ').map(|w| w.chars().count()).max().unwrap_or(0);
    let headings = headings(table);
    (0..table.columns.len())
        .map(|at| {
            let cells = table.rows.iter().filter_map(|r| r.cells.get(at));
            let widest = cells.map(|c| c.shown().chars().count()).max().unwrap_or(0);
            let (least, most) = WIDTHS;
            (widest.max(longest_word(&headings[at])) + 3).clamp(least, most)
        })
        .collect()
}

/// A row so many rows on.
pub(super) fn row(from: u32, more: usize) -> u32 {
    from.saturating_add(u32::try_from(more).unwrap_or(u32::MAX))
}

/// The column at this place.
pub(super) fn column(place: usize) -> u16 {
    u16::try_from(place).unwrap_or(u16::MAX)
}
