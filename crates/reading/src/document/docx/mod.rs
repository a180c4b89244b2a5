//! Word files: what `WordprocessingML` says, as a reader would see it.
//!
//! Pages are those that Word laid out when it last saved the file; numbers of lists are counted as Word counts them. Text that
//! tracked changes deleted is left out, text that they inserted stays.

mod body;
mod numbering;
mod styles;
mod xml;

use std::collections::BTreeSet;

use super::Reading;
use super::block::{Block, Kind};
use super::format::Format;
use super::parts::{MOST_UNPACKED, Parts};
use crate::ReadingError;

/// Reads a Word file.
pub(super) fn read(bytes: &[u8]) -> Result<Reading, ReadingError> {
    let mut parts = Parts::open(bytes, MOST_UNPACKED)?;
    let document = parts.text("word/document.xml")?.unwrap_or_default();
    let styles = styles::Styles::read(&parts.text("word/styles.xml")?.unwrap_or_default())?;
    let numbering =
        numbering::Numbering::read(&parts.text("word/numbering.xml")?.unwrap_or_default())?;
    let mut body = body::Body::new(&styles, numbering);
    body.read(&document)?;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(notes) = parts.text(notes)? {
            body.read_notes(&notes)?;
        }
    }
    let mut remarks = body.remarks();
    let pages = body.pages();
    let mut blocks = body.finish();
    let running = running(&mut parts, &styles)?;
    if blocks.iter().all(|block| block.kind == Kind::Footnote) {
        return Err(ReadingError::NoText { pages });
    }
    if running.is_empty() && pages == 1 && blocks.len() > 100 {
        remarks.push(
            "The file does not say where its pages end, so that page numbers are not known."
                .to_owned(),
        );
    }
    blocks.extend(running);
    Ok(Reading { format: Format::Docx, pages, blocks, remarks })
}

/// The headers and footers of all sections, each once.
fn running(parts: &mut Parts<'_>, styles: &styles::Styles) -> Result<Vec<Block>, ReadingError> {
    let mut found: Vec<Block> = Vec::new();
    let mut known = BTreeSet::new();
    for name in parts.named("word/", &["header", "footer"]) {
        let Some(text) = parts.text(&name)? else { continue };
        let mut body = body::Body::new(styles, numbering::Numbering::default());
        body.read(&text)?;
        for block in body.finish() {
            let lines = block.all_lines().cloned().collect();
            let block = Block::new(Kind::Running, lines);
            if known.insert(block.text()) {
                found.push(block);
            }
        }
    }
    Ok(found)
}
