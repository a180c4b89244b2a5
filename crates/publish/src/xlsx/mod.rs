//! A document's tables as a spreadsheet in the layout that the Government Analysis Function asks for: a cover, contents, notes,
//! then one table a worksheet; no merged cells, no blank rows, nothing hidden, numbers as numbers, each table a marked-up one
//! with a name of its own (<https://analysisfunction.civilservice.gov.uk/policy-store/releasing-statistics-in-spreadsheets/>).

mod front;
mod sheet;
mod style;

use document::{Block, Cell, Column, Document, Entry, Row, Table, words};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use self::style::Styles;
use crate::PublishError;

/// A worksheet to be: a table with its names.
struct Sheet {
    /// The worksheet's name: `Table_3`.
    name: String,
    /// The line in its first cell: "Table 3: Wards with the most offences".
    heading: String,
    table: Table,
    /// The numbers of its notes on the worksheet of notes.
    notes: Vec<usize>,
}

/// A note on the worksheet of notes.
struct Note {
    text: String,
    /// The worksheets it belongs to.
    sheets: Vec<String>,
}

/// What goes into the workbook besides the document.
struct Book<'a> {
    document: &'a Document,
    sheets: Vec<Sheet>,
    notes: Vec<Note>,
    styles: Styles,
}

/// The tables of a document, those it shows and those behind its charts and maps, as a workbook.
pub fn xlsx(document: &Document) -> Result<Vec<u8>, PublishError> {
    write(document).map_err(|source| PublishError::Spreadsheet {
        title: document.title.clone(),
        source: Box::new(source),
    })
}

fn write(document: &Document) -> Result<Vec<u8>, XlsxError> {
    let book = Book::of(document);
    let mut workbook = Workbook::new();
    // A fixed date, so that the same document gives the same bytes.
    let properties = DocProperties::new()
        .set_title(&document.title)
        .set_subject(document.summary.to_string())
        .set_author(&document.partnership)
        .set_company(&document.partnership)
        .set_custom_property("Language", "en-GB")
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    front::cover(&mut workbook, &book)?;
    front::contents(&mut workbook, &book)?;
    front::notes(&mut workbook, &book)?;
    front::glossary(&mut workbook, &book)?;
    for (place, sheet) in book.sheets.iter().enumerate() {
        sheet::write(&mut workbook, &book, sheet, place + 1)?;
    }
    workbook.save_to_buffer()
}

/// The name of the worksheet of what stands large in the document.
const KEY_FIGURES: &str = "Key figures";

/// What stands large in the document, a row each; none where nothing does.
fn key_figures(document: &Document) -> Option<Table> {
    let columns = vec![
        Column::words("What"),
        Column::numbers("Figure", ""),
        Column::words("What to make of it"),
    ];
    let mut table = Table::new("key-figures", KEY_FIGURES, columns);
    for block in document.all_blocks() {
        let Block::KeyFigures(these) = block else { continue };
        table.rows.extend(these.iter().map(|key| {
            let figure = match document.evidence.get(&key.value.id) {
                Some(Entry::Figure(figure)) => [Cell::figure(figure), Cell::figure_rate(figure)]
                    .into_iter()
                    .find(|cell| cell.shown() == key.value.text),
                _ => None,
            };
            Row::plain(vec![
                Cell::text(words::upper_first(&key.label)),
                figure.unwrap_or_else(|| Cell::text(key.value.text.clone())),
                Cell::text(key.sentence.to_string()),
            ])
        }));
    }
    (!table.rows.is_empty()).then_some(table)
}

impl<'a> Book<'a> {
    fn of(document: &'a Document) -> Self {
        let mut book =
            Self { document, sheets: Vec::new(), notes: Vec::new(), styles: Styles::new() };
        if let Some(table) = key_figures(document) {
            let name = KEY_FIGURES.replace(' ', "_");
            let heading = KEY_FIGURES.to_owned();
            book.sheets.push(Sheet { name, heading, table, notes: Vec::new() });
        }
        for block in document.all_blocks() {
            let Some(table) = block.table().filter(|t| !t.columns.is_empty()) else { continue };
            book.add(block, table);
        }
        book
    }

    fn add(&mut self, block: &Block, table: Table) {
        let number = block.frame().map_or(&table.number, |frame| &frame.number);
        let heading = block.frame().map_or_else(|| table.heading(), document::Frame::heading);
        let wanted = if number.is_empty() { "Table" } else { number };
        let name = self.free_name(&wanted.replace(' ', "_"));
        let mut texts = table.notes.clone();
        if let Some(caveat) = block.frame().map(|f| &f.caveat).filter(|c| !c.is_empty()) {
            texts.push(caveat.clone());
        }
        for (reason, rows) in table.missing() {
            let reason = words::reason(reason);
            let rows = words::list(&rows);
            texts.push(format!("[x] for {rows}: not available: {reason}"));
        }
        let notes = texts.into_iter().map(|text| self.note(text, &name)).collect();
        self.sheets.push(Sheet { name, heading, table, notes });
    }

    /// This name, or the first after it that no other worksheet has.
    fn free_name(&self, wanted: &str) -> String {
        let taken = |name: &str| self.sheets.iter().any(|s| s.name.eq_ignore_ascii_case(name));
        let mut name = wanted.to_owned();
        let mut next = 2;
        while taken(&name) {
            name = format!("{wanted}_{next}");
            next += 1;
        }
        name
    }

    /// The number of this note; the same words are one note.
    fn note(&mut self, text: String, sheet: &str) -> usize {
        if let Some(at) = self.notes.iter().position(|n| n.text == text) {
            let sheets = &mut self.notes[at].sheets;
            if sheets.last().is_none_or(|last| last != sheet) {
                sheets.push(sheet.to_owned());
            }
            return at + 1;
        }
        self.notes.push(Note { text, sheets: vec![sheet.to_owned()] });
        self.notes.len()
    }
}
