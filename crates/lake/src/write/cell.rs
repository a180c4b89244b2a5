//! One cell: a month, area and category, by the numbers of their names, and how many events it has.

use super::spill::{Record, half, word};

/// What is counted where and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Cell {
    pub(super) category: u32,
    pub(super) subcategory: u32,
    pub(super) area: u32,
    pub(super) month: i32,
    pub(super) parent: u32,
}

/// A cell with its count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) cell: Cell,
    pub(super) count: i64,
}

/// Where a cell stands in the order of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) category: u32,
    pub(super) subcategory: u32,
    pub(super) area: u32,
    pub(super) month: i32,
    pub(super) parent: u32,
}

impl Record for Counted {
    const BYTES: usize = 28;

    fn put(&self, bytes: &mut Vec<u8>) {
        let Cell { category, subcategory, area, month, parent } = self.cell;
        for half in [category, subcategory, area, month.cast_unsigned(), parent] {
            bytes.extend_from_slice(&half.to_le_bytes());
        }
        bytes.extend_from_slice(&self.count.to_le_bytes());
    }

    fn get(bytes: &[u8]) -> Self {
        let cell = Cell {
            category: half(bytes, 0),
            subcategory: half(bytes, 4),
            area: half(bytes, 8),
            month: half(bytes, 12).cast_signed(),
            parent: half(bytes, 16),
        };
        Self { cell, count: word(bytes, 20).cast_signed() }
    }
}
