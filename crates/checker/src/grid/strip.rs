//! The lines of a document as rows of the page: what a text's gaps parted into cells stands in one row again.

use std::ops::Range;

use reading::Reading;
use reading::document::{Block, Format, Kind, Table};

use crate::book::{Line, LineKind};

/// A row of the page: a line, or the lines that stand side by side.
#[derive(Debug, Clone)]
pub(super) struct Strip {
    /// Its text, with a space between cells.
    pub(super) text: String,
    /// What it is a part of.
    pub(super) kind: LineKind,
    /// Which block it is of.
    pub(super) block: usize,
    /// Where each of its lines begins in the text, and which line that is.
    parts: Vec<(usize, usize)>,
}

impl Strip {
    fn new(lines: &[Line], range: Range<usize>, kind: LineKind) -> Option<Self> {
        let mut text = String::new();
        let mut parts = Vec::new();
        let block = lines.get(range.start)?.block;
        for at in range {
            let line = lines.get(at)?;
            if !text.is_empty() {
                text.push(' ');
            }
            parts.push((text.len(), at));
            text.push_str(&line.text);
        }
        Some(Self { text, kind, block, parts })
    }

    /// Its first line.
    pub(super) fn first(&self) -> usize {
        self.parts.first().map_or(0, |(_, line)| *line)
    }

    /// The lines that it is of.
    pub(super) fn lines(&self) -> Range<usize> {
        self.first()..self.parts.last().map_or(0, |(_, line)| line + 1)
    }

    /// Which line a part of the text stands on, and where.
    pub(super) fn place(&self, range: &Range<usize>) -> (usize, Range<usize>) {
        let part = self.parts.iter().rev().find(|(start, _)| *start <= range.start);
        part.map_or((0, range.clone()), |(start, line)| {
            (*line, range.start - start..range.end - start)
        })
    }

    /// Its cells, where the page parts it into some.
    pub(super) fn cells(&self) -> Option<Vec<&str>> {
        if self.text.matches('|').count() > 1 {
            let cells = self.text.trim_matches(['|', ' ']).split('|');
            return Some(cells.map(str::trim).collect());
        }
        let ends = self.parts.iter().skip(1).map(|(start, _)| start - 1).chain([self.text.len()]);
        (self.parts.len() > 1)
            .then(|| self.parts.iter().zip(ends).map(|((start, _), end)| &self.text[*start..end]))
            .map(Iterator::collect)
    }
}

/// The rows of a document. Cells of a table that the document itself has stay one by one.
pub(super) fn all(reading: &Reading, lines: &[Line]) -> Vec<Strip> {
    let is_text = reading.format == Format::Text;
    let stacked: Vec<Option<usize>> = reading.blocks.iter().map(stack).collect();
    let mut strips = Vec::new();
    let mut line = 0;
    for (at, block) in reading.blocks.iter().enumerate() {
        let count = block.all_lines().count();
        match &block.kind {
            Kind::Table(table) if is_text => strips.extend(rows(table, line, lines)),
            Kind::Paragraph if is_text && is_stack(&reading.blocks, &stacked, at) => {
                strips.extend(Strip::new(lines, line..line + count, LineKind::Text));
            }
            _ => strips.extend((line..line + count).filter_map(|at| {
                let kind = lines.get(at)?.kind;
                Strip::new(lines, at..at + 1, kind)
            })),
        }
        line += count;
    }
    strips
}

fn rows(table: &Table, first: usize, lines: &[Line]) -> Vec<Strip> {
    let mut at = first;
    let mut strips = Vec::new();
    for row in &table.rows {
        let count =
            row.cells.iter().flat_map(|cell| &cell.blocks).flat_map(Block::all_lines).count();
        strips.extend(Strip::new(lines, at..at + count, LineKind::Text));
        at += count;
    }
    strips
}

/// So many words has a cell of a row that stands one cell a line.
const CELL_WORDS: usize = 5;

/// How many cells a paragraph has that is a row of a table, one cell a line: one label, the rest numbers.
fn stack(block: &Block) -> Option<usize> {
    let count = block.lines.len();
    let labels: Vec<usize> =
        (0..count).filter(|at| !super::row::is_number(&block.lines[*at].text)).collect();
    (block.kind == Kind::Paragraph && count >= 3 && short(block) && matches!(*labels, [0 | 1]))
        .then_some(count)
}

fn short(block: &Block) -> bool {
    block.lines.iter().all(|line| line.text.split_whitespace().count() <= CELL_WORDS)
}

/// Whether a paragraph is a row that stands one cell a line, beside another: or heads such rows.
fn is_stack(blocks: &[Block], stacked: &[Option<usize>], at: usize) -> bool {
    let size = |at: usize| stacked.get(at).copied().flatten();
    let before = at.checked_sub(1).and_then(size);
    let after = size(at + 1);
    if let Some(own) = size(at) {
        return [before, after].into_iter().flatten().any(|other| own.abs_diff(other) <= 1);
    }
    let count = blocks[at].lines.len();
    after == Some(count) && size(at + 2) == Some(count) && short(&blocks[at])
}
