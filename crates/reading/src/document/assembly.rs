//! Blocks put together from events: what Markdown, HTML and Word files have in common.

use super::block::{Block, Kind, Line};
use super::table::{Cell, Row, Table};
use super::tidy::{single_spaced, tidy};

/// Blocks being put together.
#[derive(Default)]
pub(super) struct Assembly {
    blocks: Vec<Block>,
    open: Option<(Kind, Vec<Line>)>,
    /// The line being written: where it began, and its text.
    page: u32,
    number: u32,
    begun: Option<(u32, u32)>,
    text: String,
    tables: Vec<Open>,
    /// How many empty cells were set under cells that go over several rows.
    set: usize,
}

/// A table that is open.
#[derive(Default)]
struct Open {
    table: Table,
    /// By column, in how many rows to come it is taken by a cell from above.
    taken: Vec<u16>,
    /// The column that the next cell of the row stands in.
    column: usize,
}

/// The most empty cells that are set.
const MOST_SET: usize = 200_000;

impl Assembly {
    /// Where what comes next stands.
    pub(super) fn at(&mut self, page: u32, number: u32) {
        (self.page, self.number) = (page, number);
    }

    /// Begins a block; ends the one before.
    pub(super) fn begin(&mut self, kind: Kind) {
        self.end();
        self.open = Some((kind, Vec::new()));
    }

    /// Whether a block has begun.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether an item has begun in which at most its number stands.
    pub(super) fn is_fresh(&self) -> bool {
        matches!(&self.open, Some((Kind::Item(_) | Kind::Footnote, lines)) if lines.is_empty())
    }

    /// The open block becomes another kind.
    pub(super) fn turn(&mut self, to: Kind) {
        if let Some((kind, _)) = &mut self.open {
            *kind = to;
        }
    }

    /// Text; a paragraph begins where no block has.
    pub(super) fn text(&mut self, text: &str) {
        if self.open.is_none() {
            if text.trim().is_empty() {
                return;
            }
            self.open = Some((Kind::Paragraph, Vec::new()));
        }
        if self.begun.is_none() && !text.trim().is_empty() {
            self.begun = Some((self.page, self.number));
        }
        self.text.push_str(text);
    }

    /// A new line of the same block.
    pub(super) fn line(&mut self) {
        let text = single_spaced(&tidy(&self.text));
        self.text.clear();
        let begun = self.begun.take();
        if let (Some((_, lines)), Some((page, number)), false) =
            (&mut self.open, begun, text.is_empty())
        {
            lines.push(Line::new(page, number, text));
        }
    }

    /// Ends the block.
    pub(super) fn end(&mut self) {
        self.line();
        if let Some((kind, lines)) = self.open.take()
            && !lines.is_empty()
        {
            self.push(Block::new(kind, lines));
        }
    }

    fn push(&mut self, block: Block) {
        match self.cell() {
            Some(cell) => cell.blocks.push(block),
            None => self.blocks.push(block),
        }
    }

    /// The cell that has begun.
    fn cell(&mut self) -> Option<&mut Cell> {
        self.tables.last_mut()?.table.rows.last_mut()?.cells.last_mut()
    }

    /// Begins a table.
    pub(super) fn begin_table(&mut self) {
        self.end();
        self.tables.push(Open::default());
    }

    /// Begins a row.
    pub(super) fn begin_row(&mut self, head: bool) {
        self.end();
        self.end_row();
        if let Some(open) = self.tables.last_mut() {
            open.table.rows.push(Row { head, cells: Vec::new() });
        }
    }

    /// Ends a row: what cells from above take at its end is empty.
    fn end_row(&mut self) {
        while self.set_empty() {}
        if let Some(open) = self.tables.last_mut() {
            open.column = 0;
        }
    }

    /// Sets an empty cell where one from above takes the column.
    fn set_empty(&mut self) -> bool {
        let Some(open) = self.tables.last_mut() else { return false };
        let Some(taken) = open.taken.get_mut(open.column).filter(|taken| **taken > 0) else {
            return false;
        };
        *taken -= 1;
        open.column += 1;
        if self.set < MOST_SET
            && let Some(row) = open.table.rows.last_mut()
        {
            row.cells.push(Cell::new(Vec::new()));
            self.set += 1;
        }
        true
    }

    /// Whether the row that has begun heads the columns.
    pub(super) fn head_row(&mut self, is_head: bool) {
        if let Some(row) = self.tables.last_mut().and_then(|open| open.table.rows.last_mut()) {
            row.head = is_head;
        }
    }

    /// Begins a cell that spans columns; a row begins where none has.
    pub(super) fn begin_cell(&mut self, span: u16) {
        self.end();
        if let Some(open) = self.tables.last_mut()
            && open.table.rows.is_empty()
        {
            open.table.rows.push(Row::default());
        }
        while self.set_empty() {}
        if let Some(open) = self.tables.last_mut()
            && let Some(row) = open.table.rows.last_mut()
        {
            row.cells.push(Cell { blocks: Vec::new(), span });
            open.column += usize::from(span);
        }
    }

    /// The cell that has begun goes over so many rows.
    pub(super) fn rows(&mut self, count: u16) {
        let Some(span) = self.cell().map(|cell| usize::from(cell.span)) else { return };
        if let Some(open) = self.tables.last_mut().filter(|_| count > 1) {
            let first = open.column.saturating_sub(span);
            if open.taken.len() < open.column {
                open.taken.resize(open.column, 0);
            }
            open.taken[first..open.column].fill(count - 1);
        }
    }

    /// The cell that has begun spans columns.
    pub(super) fn span(&mut self, span: u16) {
        if let Some(cell) = self.cell() {
            cell.span = span;
        }
    }

    /// Ends a table. One within a cell gives its text to that cell.
    pub(super) fn end_table(&mut self) {
        self.end();
        self.end_row();
        let Some(Open { table, .. }) = self.tables.pop() else { return };
        if self.tables.is_empty() {
            if table.rows.iter().any(|row| !row.cells.is_empty()) {
                self.blocks.push(Block::new(Kind::Table(table), Vec::new()));
            }
            return;
        }
        for block in table.rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.blocks) {
            self.push(block);
        }
    }

    /// All blocks.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.end();
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.blocks
    }
}
