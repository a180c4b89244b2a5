//! A line of a document.

use reading::Reading;
use reading::document::{Block, Kind};

/// A line, and what the reading says of it.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// Its page in the order of the file.
    pub(crate) page: u32,
    /// The number of its page as a reader finds it.
    pub(crate) page_shown: Option<u32>,
    /// Its number there.
    pub(crate) number: u32,
    /// Its text.
    pub(crate) text: String,
    /// What it is a part of.
    pub(crate) kind: LineKind,
    /// Which block it is of, from 0; cells have the block of their table.
    pub(crate) block: usize,
    /// Whether it goes on in the next line without a space.
    pub(crate) joins: bool,
}

/// What a line is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// A heading.
    Heading,
    /// Running text.
    Text,
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// What repeats on pages, or stands beside the text.
    Apart,
}

/// The lines of a reading, as [`Reading::lines`] numbers them.
pub(super) fn lines(reading: &Reading) -> Vec<Line> {
    let mut lines = Vec::new();
    for (at, block) in reading.blocks.iter().enumerate() {
        add(&mut lines, at, block, None);
    }
    lines
}

fn add(lines: &mut Vec<Line>, at: usize, block: &Block, within: Option<LineKind>) {
    let kind = within.unwrap_or(match &block.kind {
        Kind::Heading(_) => LineKind::Heading,
        Kind::Item(_) => LineKind::Item,
        Kind::Running | Kind::Aside => LineKind::Apart,
        Kind::Paragraph | Kind::Footnote | Kind::Table(_) => LineKind::Text,
    });
    if let Kind::Table(table) = &block.kind {
        for block in table.blocks() {
            add(lines, at, block, Some(LineKind::Cell));
        }
        return;
    }
    lines.extend(block.lines.iter().map(|line| Line {
        page: line.page,
        page_shown: line.page_shown,
        number: line.number,
        text: line.text.clone(),
        kind,
        block: at,
        joins: line.join != reading::document::Join::Space,
    }));
}
