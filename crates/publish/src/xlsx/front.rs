//! What stands before the tables: cover, contents, notes and glossary.

use document::{Cell, Document};
use rust_xlsxwriter::{
    Format, Table, TableColumn, TableStyle, Url, Workbook, Worksheet, XlsxError,
};

use super::{Book, sheet, style};

/// How wide a column of running words is, in characters.
const WIDE: f64 = 90.0;

/// The symbols of the tables that follow, each with what it means.
fn symbols(book: &Book<'_>) -> Vec<&'static str> {
    let has = |wanted: fn(&Cell) -> bool| {
        let rows = book.sheets.iter().flat_map(|s| &s.table.rows);
        rows.flat_map(|r| &r.cells).any(wanted)
    };
    let mut lines = Vec::new();
    if has(|c| matches!(c, Cell::Suppressed)) {
        lines.push("[c] means not shown, so that no person can be recognised by a small number.");
    }
    if has(|c| matches!(c, Cell::Missing(_))) {
        lines.push("[x] means not available; the worksheet Notes says why.");
    }
    if has(|c| c.shown().is_empty()) {
        lines.push("[z] means not applicable: nothing belongs in this cell.");
    }
    lines
}

/// The cover: one column of words.
pub(super) fn cover(workbook: &mut Workbook, book: &Book<'_>) -> Result<(), XlsxError> {
    let page = workbook.add_worksheet();
    page.set_name("Cover")?.set_column_width(0, WIDE)?;
    paper(page, book.document);
    let styles = &book.styles;
    let mut lines: Vec<(String, &Format)> = vec![(book.document.title.clone(), &styles.title)];
    let mut say = |text: String, format| {
        if !text.is_empty() {
            lines.push((text, format));
        }
    };
    let document = book.document;
    if let Some(marking) = &document.marking {
        say(marking.words(), &styles.strong);
    }
    say(format!("Produced by {}", document.partnership.trim_end_matches('.')), &styles.words);
    say(document.summary.to_string(), &styles.words);
    if let Some(notice) = &document.notice {
        say(format!("Please note: {notice}"), &styles.words);
    }
    for detail in &document.details {
        say(format!("{}: {}", detail.name, detail.value), &styles.words);
    }
    let edition = &document.edition;
    if !edition.status.is_empty() {
        say(format!("Status: {}", edition.status), &styles.words);
    }
    if let Some(date) = &edition.date {
        say(format!("Published: {date}"), &styles.words);
    }
    if let Some(inputs) = &edition.inputs {
        say(format!("Made from inputs {inputs}"), &styles.words);
    }
    say("What is in this workbook".to_owned(), &styles.strong);
    let count = book.sheets.len();
    let tables = if count == 1 { "one table" } else { "tables" };
    say(
        format!(
            "The worksheet Contents leads to {tables}, one a worksheet. Numbers stand in full behind what is shown. The \
             partnership\u{2019}s own area, where a table has it, is in bold and named above the table."
        ),
        &styles.words,
    );
    let symbols = symbols(book);
    if !symbols.is_empty() {
        say("Symbols".to_owned(), &styles.strong);
        for line in symbols {
            say(line.to_owned(), &styles.words);
        }
    }
    if !document.licences.is_empty() {
        say("Licences of the data".to_owned(), &styles.strong);
        document.licences.iter().for_each(|line| say(line.clone(), &styles.words));
    }
    for (row, (text, format)) in (0u32..).zip(lines) {
        // The title stands on one line; what follows wraps.
        if row > 0 {
            page.set_row_height(row, style::height(&text, WIDE))?;
        }
        page.write_string_with_format(row, 0, text, format)?;
    }
    page.set_active(true);
    Ok(())
}

/// The contents: each worksheet with a link to it.
pub(super) fn contents(workbook: &mut Workbook, book: &Book<'_>) -> Result<(), XlsxError> {
    let mut rows = Vec::new();
    if !book.notes.is_empty() {
        rows.push(["Notes".to_owned(), "Notes on the tables".to_owned()]);
    }
    if !book.document.glossary.is_empty() {
        rows.push(["Glossary".to_owned(), "Abbreviations".to_owned()]);
    }
    rows.extend(book.sheets.iter().map(|s| [s.name.clone(), s.heading.clone()]));
    let columns = [("Worksheet", 20.0), ("Title", WIDE)];
    let page = list(workbook, book, "Contents", "Contents", &columns, &rows)?;
    for (row, [name, _]) in (FIRST_ROW..).zip(&rows) {
        let link = Url::new(format!("internal:'{name}'!A1")).set_text(name);
        page.write_url_with_format(row, 0, link, &book.styles.link)?;
    }
    Ok(())
}

/// The notes: each with the worksheets it belongs to.
pub(super) fn notes(workbook: &mut Workbook, book: &Book<'_>) -> Result<(), XlsxError> {
    if book.notes.is_empty() {
        return Ok(());
    }
    let rows: Vec<[String; 3]> = (1..)
        .zip(&book.notes)
        .map(|(n, note)| [sheet::mark(n), note.text.clone(), note.sheets.join(", ")])
        .collect();
    let columns = [("Note number", 16.0), ("Note text", WIDE), ("Worksheets", 30.0)];
    list(workbook, book, "Notes", "Notes on the tables", &columns, &rows)?;
    Ok(())
}

/// The abbreviations.
pub(super) fn glossary(workbook: &mut Workbook, book: &Book<'_>) -> Result<(), XlsxError> {
    if book.document.glossary.is_empty() {
        return Ok(());
    }
    let terms = book.document.glossary.iter();
    let rows: Vec<[String; 2]> = terms.map(|t| [t.short.clone(), t.long.clone()]).collect();
    let columns = [("Abbreviation", 18.0), ("What it stands for", WIDE)];
    list(workbook, book, "Glossary", "Abbreviations", &columns, &rows)?;
    Ok(())
}

/// The first row under the header of a list: after its title and the line that says what is here.
const FIRST_ROW: u32 = 3;

/// A worksheet with a table of words: its columns by heading and width.
fn list<'w, const N: usize>(
    workbook: &'w mut Workbook,
    book: &Book<'_>,
    name: &str,
    title: &str,
    columns: &[(&str, f64); N],
    rows: &[[String; N]],
) -> Result<&'w mut Worksheet, XlsxError> {
    let page = workbook.add_worksheet();
    page.set_name(name)?;
    paper(page, book.document);
    page.write_string_with_format(0, 0, title, &book.styles.title)?;
    page.write_string_with_format(1, 0, "This worksheet contains one table.", &book.styles.line)?;
    for (row, cells) in (FIRST_ROW..).zip(rows) {
        let mut highest: f64 = 0.0;
        for ((at, text), (_, width)) in (0u16..).zip(cells).zip(columns) {
            page.write_string_with_format(row, at, text, &book.styles.words)?;
            highest = highest.max(style::height(text, *width));
        }
        page.set_row_height(row, highest)?;
    }
    let heads: Vec<TableColumn> = columns
        .iter()
        .map(|(head, _)| {
            TableColumn::new().set_header(*head).set_header_format(&book.styles.header)
        })
        .collect();
    for (at, (_, width)) in (0u16..).zip(columns) {
        page.set_column_width(at, *width)?;
    }
    let last_row = sheet::row(FIRST_ROW, rows.len().max(1)) - 1;
    let table = plain_table(&format!("{}_list", name.to_lowercase()), title, &heads);
    page.add_table(FIRST_ROW - 1, 0, last_row, sheet::column(N - 1), &table)?;
    Ok(page)
}

/// A marked-up table without bands, filters or colours.
pub(super) fn plain_table(name: &str, title: &str, columns: &[TableColumn]) -> Table {
    Table::new()
        .set_name(name)
        .set_alt_text_title(title)
        .set_style(TableStyle::None)
        .set_autofilter(false)
        .set_banded_rows(false)
        .set_columns(columns)
}

/// How a worksheet prints: upright A4 one sheet wide, the marking and whose it is on each.
pub(super) fn paper(page: &mut Worksheet, document: &Document) {
    let escape = |text: &str| text.replace('&', "&&").chars().take(120).collect::<String>();
    page.set_paper_size(9).set_print_fit_to_pages(1, 0);
    if let Some(marking) = &document.marking {
        page.set_header(format!("&C{}", escape(&marking.words())));
    }
    page.set_footer(format!("&L{}&RPage &P of &N", escape(&document.partnership)));
}
