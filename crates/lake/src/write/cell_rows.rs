//! Cells into rows of the table of counts.

use std::sync::Arc;

use arrow::array::{ArrayRef, Int32Builder, Int64Builder, RecordBatch, StringDictionaryBuilder};
use arrow::datatypes::Int32Type;
use sources::Table;

use super::cell::Counted;
use super::encoder::{COUNTS_A_GROUP, Encoder};
use super::names::{Names, index};
use crate::LakeError;

/// Turns cells into batches of rows and hands them on.
pub(super) struct CellRows<'a> {
    names: &'a Names,
    areas: &'a [(u32, u32)],
    to: &'a mut Encoder,
    month: Int32Builder,
    /// Area code, area name, parent name, category and subcategory.
    words: [StringDictionaryBuilder<Int32Type>; 5],
    count: Int64Builder,
    rows: usize,
}

impl<'a> CellRows<'a> {
    /// Rows for `to`.
    pub(super) fn new(names: &'a Names, areas: &'a [(u32, u32)], to: &'a mut Encoder) -> Self {
        Self {
            names,
            areas,
            to,
            month: Int32Builder::new(),
            words: Default::default(),
            count: Int64Builder::new(),
            rows: 0,
        }
    }

    /// The next row.
    pub(super) fn push(&mut self, counted: &Counted) -> Result<(), LakeError> {
        let cell = counted.cell;
        let (code, name) = self.areas[index(cell.area)];
        self.month.append_value(cell.month);
        let numbers = [code, name, cell.parent, cell.category, cell.subcategory];
        for (column, number) in self.words.iter_mut().zip(numbers) {
            column.append_option(self.names.text(number));
        }
        self.count.append_value(counted.count);
        self.rows += 1;
        if self.rows == COUNTS_A_GROUP { self.end() } else { Ok(()) }
    }

    /// Hands on what is left.
    pub(super) fn end(&mut self) -> Result<(), LakeError> {
        if self.rows == 0 {
            return Ok(());
        }
        self.rows = 0;
        let mut columns: Vec<ArrayRef> = vec![Arc::new(self.month.finish())];
        columns.extend(self.words.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef));
        columns.push(Arc::new(self.count.finish()));
        let batch = RecordBatch::try_new(Table::Counts.schema(), columns)?;
        self.to.write(&[batch])
    }
}
