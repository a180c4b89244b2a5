//! A document as it is read: blocks in reading order, each of lines that know their page, their number and, in a PDF, their
//! place.

mod assembly;
mod block;
mod docx;
mod format;
mod html;
mod join;
mod markdown;
mod marks;
mod parts;
mod pdf;
mod running;
mod shape;
mod table;
mod text;
mod tidy;
mod xlsx;

pub use block::{Block, Join, Kind, Line, Place};
pub use format::Format;
pub use table::{Cell, Row, Table};

use crate::ReadingError;

/// The largest file that is read.
pub const LARGEST: usize = 64 << 20;

/// The most text that is kept of one document, in bytes.
const MOST_TEXT: usize = 32 << 20;

/// A document that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What it was.
    pub format: Format,
    /// How many pages it has; 1 where it has none.
    pub pages: u32,
    /// What stands on them, in reading order.
    pub blocks: Vec<Block>,
    /// What whoever uses the reading should know: text left out, pages that could not be read.
    pub remarks: Vec<String>,
}

impl Reading {
    /// All lines in reading order, those of tables too.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.blocks.iter().flat_map(Block::all_lines)
    }

    /// The whole text, a paragraph a block; what repeats at the top or foot of pages left out.
    pub fn text(&self) -> String {
        let texts = self.blocks.iter().filter(|block| block.kind != Kind::Running).map(Block::text);
        texts.collect::<Vec<_>>().join("\n\n")
    }
}

/// Reads a document. What it is is recognised by its content.
pub fn read(bytes: &[u8]) -> Result<Reading, ReadingError> {
    if bytes.len() > LARGEST {
        return Err(ReadingError::TooLarge {
            what: "the file",
            limit: format!("{} MB", LARGEST >> 20),
        });
    }
    let mut reading = match format::recognise(bytes)? {
        Format::Text => text::read(&format::decode(bytes)?),
        Format::Markdown => markdown::read(&format::decode(bytes)?),
        Format::Html => html::read(&format::decode(bytes)?),
        Format::Docx => docx::read(bytes)?,
        Format::Xlsx => xlsx::read(bytes)?,
        Format::Pdf => pdf::read(bytes)?,
    };
    if reading.lines().map(|line| line.text.len()).sum::<usize>() > MOST_TEXT {
        return Err(ReadingError::TooLarge {
            what: "its text",
            limit: format!("{} MB", MOST_TEXT >> 20),
        });
    }
    // What has pages of its own counts them; a text has said which numbers its pages have.
    let has_pages = match reading.format {
        Format::Pdf | Format::Xlsx => true,
        Format::Docx => reading.pages > 1,
        Format::Text | Format::Markdown | Format::Html => false,
    };
    if has_pages {
        for block in &mut reading.blocks {
            block.each_line(&mut |line| line.page_shown = Some(line.page));
        }
    }
    // Sheets are no printed pages: what their tops have in common is no header.
    if reading.format != Format::Xlsx {
        running::mark(&mut reading);
    }
    join::mend(&mut reading);
    Ok(reading)
}
