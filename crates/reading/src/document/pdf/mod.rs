//! PDF files: letters and lines where they stand, put into rows, columns and tables.
//!
//! `hayro` reads the file and says which letter stands where. A page is then laid out as lines of text with their gaps, so
//! that the rules for plain text find headings, lists, columns of figures and what stands beside the text; tables with drawn
//! lines and text in two columns are found before.

mod beside;
mod columns;
mod device;
mod grid;
mod rows;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RectExt, TransformExt, interpret_page,
};

use super::Reading;
use super::block::Block;
use super::format::Format;
use super::text;
use crate::ReadingError;
use device::{Letter, Page};

/// The most pages that are read.
const MOST_PAGES: usize = 2_000;
/// The most letters that are read.
const MOST_LETTERS: usize = 8_000_000;

/// Reads a PDF. A file that upsets the library is damaged, not the program's end.
pub(super) fn read(bytes: &[u8]) -> Result<Reading, ReadingError> {
    catch_unwind(AssertUnwindSafe(|| read_file(bytes)))
        .unwrap_or_else(|_| Err(ReadingError::damaged("its pages cannot be made out")))
}

fn read_file(bytes: &[u8]) -> Result<Reading, ReadingError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| refuse(error, bytes))?;
    let count = pdf.pages().len();
    if count == 0 {
        return Err(ReadingError::damaged("it has no pages"));
    }
    if count > MOST_PAGES {
        return Err(ReadingError::TooLarge {
            what: "the number of its pages",
            limit: MOST_PAGES.to_string(),
        });
    }
    let pages = letters(&pdf)?;
    let body = rows::body_size(&pages);
    let mut blocks = Vec::new();
    let mut empty = Vec::new();
    for (number, page) in (1..).zip(&pages) {
        if page.letters.is_empty() {
            empty.push(number);
        }
        blocks.extend(laid_out(page, number, body));
    }
    let pages = u32::try_from(count).unwrap_or(u32::MAX);
    if blocks.is_empty() {
        return Err(ReadingError::NoText { pages });
    }
    Ok(Reading { format: Format::Pdf, pages, blocks, remarks: remarks(&empty) })
}

/// The letters and the lines of every page.
fn letters(pdf: &Pdf) -> Result<Vec<Page>, ReadingError> {
    let cache = InterpreterCache::new();
    let mut pages = Vec::new();
    let mut count = 0;
    for page in pdf.pages().iter() {
        let settings = InterpreterSettings {
            warning_sink: Arc::new(|_| {}),
            render_annotations: false,
            ..InterpreterSettings::default()
        };
        let transform = page.initial_transform(true).to_kurbo();
        let mut context =
            Context::new(transform, page.crop_box().to_kurbo(), &cache, pdf.xref(), settings);
        let (width, height) = page.render_dimensions();
        let mut read = Page::new(width, height, MOST_LETTERS - count);
        interpret_page(page, &mut context, &mut read);
        count += read.letters.len();
        if count >= MOST_LETTERS {
            return Err(ReadingError::TooLarge {
                what: "the number of its letters",
                limit: MOST_LETTERS.to_string(),
            });
        }
        pages.push(read);
    }
    Ok(pages)
}

/// The blocks of a page: tables with drawn lines where they stand, text between.
fn laid_out(page: &Page, number: u32, body: f32) -> Vec<Block> {
    let grids = grid::grids(&page.rulings, &page.letters);
    let mut blocks = Vec::new();
    let mut line = 0;
    let mut top = f32::NEG_INFINITY;
    let is_held = |letter: &&Letter| grids.iter().any(|grid| grid.holds(letter));
    let free: Vec<&Letter> = page.letters.iter().filter(|letter| !is_held(letter)).collect();
    let between = |top: f32, bottom: f32| -> Vec<Letter> {
        let stands = |letter: &&&Letter| letter.y > top && letter.y <= bottom;
        free.iter().filter(stands).map(|letter| (*letter).clone()).collect()
    };
    for grid in &grids {
        blocks.extend(running_text(between(top, grid.top()), number, body, &mut line));
        blocks.extend(grid.table(&page.letters, number, &mut line));
        top = grid.top();
    }
    blocks.extend(running_text(between(top, f32::INFINITY), number, body, &mut line));
    blocks
}

fn running_text(letters: Vec<Letter>, page: u32, body: f32, line: &mut u32) -> Vec<Block> {
    let rows = rows::rows(letters);
    columns::bands(rows)
        .iter()
        .flat_map(|band| text::blocks(&rows::raws(band, page, body, None, line)))
        .collect()
}

fn remarks(empty: &[u32]) -> Vec<String> {
    if empty.is_empty() {
        return Vec::new();
    }
    let pages = empty.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    vec![format!("No text stands on page(s) {pages}; they can be empty, or pictures.")]
}

fn refuse(error: LoadPdfError, bytes: &[u8]) -> ReadingError {
    // A protected file whose table of objects is lost cannot be put together without its password.
    let is_protected = || bytes.windows(9).any(|window| window == b"/Encrypt ");
    match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => ReadingError::Encrypted,
        LoadPdfError::Decryption(_) => ReadingError::damaged("its protection cannot be read"),
        LoadPdfError::Invalid if is_protected() => ReadingError::Encrypted,
        LoadPdfError::Invalid => ReadingError::damaged("it is no whole PDF"),
    }
}
