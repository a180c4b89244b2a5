//! A table: rows of cells, which hold blocks.

use super::block::Block;

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Its rows from the top.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Whether the document says that it heads the columns.
    pub head: bool,
    /// Its cells from the left.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// How many columns it spans; 1 for one.
    pub span: u16,
}

impl Cell {
    /// A cell of one column.
    pub(crate) fn new(blocks: Vec<Block>) -> Self {
        Self { blocks, span: 1 }
    }

    /// Its text, a paragraph a block with a space between.
    pub fn text(&self) -> String {
        self.blocks.iter().map(Block::text).collect::<Vec<_>>().join(" ")
    }
}

impl Table {
    /// A line a row, tabs between cells.
    pub fn text(&self) -> String {
        let rows = self
            .rows
            .iter()
            .map(|row| row.cells.iter().map(Cell::text).collect::<Vec<_>>().join("\t"));
        rows.collect::<Vec<_>>().join("\n")
    }

    /// The blocks of all cells, row by row.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.blocks)
    }

    /// The blocks of all cells, to be changed.
    pub(crate) fn blocks_mut(&mut self) -> impl Iterator<Item = &mut Block> {
        self.rows.iter_mut().flat_map(|row| &mut row.cells).flat_map(|cell| &mut cell.blocks)
    }
}
