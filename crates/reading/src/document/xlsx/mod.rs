//! Workbooks: every sheet that is shown is a page, with its name as a heading and what stands in its cells below.
//!
//! `calamine` says which value a cell holds, of a formula the one that was last computed, and with which format of numbers it
//! is shown; the text is the one that stands in the cell. Nothing is judged: no row is taken for a head.

mod code;
mod date;
mod number;
mod sheet;
mod shown;

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Reader, Sheet, SheetType, SheetVisible, Xlsx, XlsxError};
use regex::bytes::Regex;

use super::block::{Block, Kind, Line};
use super::format::Format;
use super::parts::Parts;
use super::tidy::{single_spaced, tidy};
use super::{MOST_TEXT, Reading};
use crate::ReadingError;
use sheet::Cells;

/// The most that its parts may unpack to together.
const MOST_UNPACKED: u64 = 256 << 20;
/// The most sheets that are read.
const MOST_SHEETS: usize = 500;
/// The most cells that are kept, empty ones between others among them.
const MOST_CELLS: usize = 2_000_000;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads a workbook. A file that upsets the library is damaged, not the program's end.
pub(super) fn read(bytes: &[u8]) -> Result<Reading, ReadingError> {
    let uncomputed = look_through(bytes)?;
    catch_unwind(AssertUnwindSafe(|| read_file(bytes, uncomputed)))
        .unwrap_or_else(|_| Err(ReadingError::damaged("its cells cannot be made out")))
}

fn read_file(bytes: &[u8], uncomputed: usize) -> Result<Reading, ReadingError> {
    let mut workbook = Workbook::new(Cursor::new(bytes)).map_err(|error| refuse(&error))?;
    let sheets = workbook.sheets_metadata().to_vec();
    if sheets.len() > MOST_SHEETS {
        let limit = MOST_SHEETS.to_string();
        return Err(ReadingError::TooLarge { what: "the number of its sheets", limit });
    }
    let mut read = Read { blocks: Vec::new(), remarks: Vec::new(), page: 0, room: Room::default() };
    for sheet in &sheets {
        read.sheet(&mut workbook, sheet)?;
    }
    if uncomputed > 0 {
        read.remarks.push(format!(
            "{uncomputed} formula(s) have no value stored, so that their cells are empty here; open the workbook in the \
             program that made it, and save it."
        ));
    }
    let pages = read.page.max(1);
    if read.blocks.iter().all(|block| matches!(block.kind, Kind::Heading(_))) {
        return Err(ReadingError::NoText { pages });
    }
    Ok(Reading { format: Format::Xlsx, pages, blocks: read.blocks, remarks: read.remarks })
}

/// How much more is kept.
struct Room {
    cells: usize,
    text: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self { cells: MOST_CELLS, text: MOST_TEXT }
    }
}

impl Room {
    /// Takes room for so many cells, with so many bytes of text.
    fn take(&mut self, cells: usize, text: usize) -> Result<(), ReadingError> {
        let too_large = |what, limit| ReadingError::TooLarge { what, limit };
        self.cells = self
            .cells
            .checked_sub(cells)
            .ok_or_else(|| too_large("the number of its cells", MOST_CELLS.to_string()))?;
        self.text = self
            .text
            .checked_sub(text)
            .ok_or_else(|| too_large("its text", format!("{} MB", MOST_TEXT >> 20)))?;
        Ok(())
    }
}

/// What was read so far.
struct Read {
    blocks: Vec<Block>,
    remarks: Vec<String>,
    page: u32,
    room: Room,
}

impl Read {
    fn sheet(&mut self, workbook: &mut Workbook<'_>, sheet: &Sheet) -> Result<(), ReadingError> {
        let name = single_spaced(&tidy(&sheet.name));
        if sheet.visible != SheetVisible::Visible {
            self.remarks.push(format!("The sheet \"{name}\" is hidden and was left out."));
            return Ok(());
        }
        self.page += 1;
        if sheet.typ != SheetType::WorkSheet {
            self.remarks.push(format!(
                "The sheet \"{name}\" has no cells that are read, as a chart has none."
            ));
            return Ok(());
        }
        self.blocks.push(Block::new(Kind::Heading(1), vec![Line::new(self.page, 1, &*name)]));
        let cells = Cells::read(workbook, &sheet.name, &mut self.room)?;
        self.blocks.extend(cells.blocks(self.page, &mut self.room)?);
        Ok(())
    }
}

/// Unpacks every part once, so that no small file grows without bound, and counts the formulas that have no value.
fn look_through(bytes: &[u8]) -> Result<usize, ReadingError> {
    let mut parts = Parts::open(bytes, MOST_UNPACKED)?;
    // A formula that gives an empty text has none either; its cell says that it is text.
    let empty = Regex::new(
        r"<c\b([^>]*)>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>",
    )
    .map_err(|error| ReadingError::damaged(error.to_string()))?;
    let mut count = 0;
    for name in parts.names() {
        let Some(part) = parts.bytes(&name)? else { continue };
        if name.starts_with("xl/worksheets/") {
            let cells = empty.captures_iter(&part).filter_map(|found| found.get(1));
            count += cells
                .filter(|cell| !cell.as_bytes().windows(7).any(|said| said == b"t=\"str\""))
                .count();
        }
    }
    Ok(count)
}

fn refuse(error: &XlsxError) -> ReadingError {
    match error {
        XlsxError::Password => ReadingError::Encrypted,
        error => ReadingError::damaged(error.to_string()),
    }
}
