//! Measure by month: the number in each cell, shaded by how it stands within its own row.

use figure::{Month, Reason};
use serde::Serialize;

use super::Frame;
use crate::{Cell, Column, Row, Table};

/// A heat table. Each row is shaded within itself, so that a small measure's course is seen beside a large one's.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeatTable {
    /// What the rows are: "Crime type".
    pub of: String,
    /// The unit of the numbers: "offences".
    pub unit: String,
    /// The months.
    pub months: Vec<Month>,
    /// The rows.
    pub rows: Vec<HeatRow>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeatRow {
    /// The measure.
    pub name: String,
    /// Its cells, one a month.
    pub cells: Vec<HeatCell>,
}

/// One cell.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct HeatCell {
    /// The number; none where it is missing or hidden.
    pub value: Option<f64>,
    /// Whether it is hidden because it is small.
    pub suppressed: bool,
}

impl HeatTable {
    pub(super) fn table(&self, frame: &Frame) -> Table {
        let mut columns = vec![Column::words(self.of.clone())];
        let months = self.months.iter().map(|m| Column::numbers(m.label(), self.unit.clone()));
        columns.extend(months);
        let mut table = frame.table(columns);
        table.rows = self
            .rows
            .iter()
            .map(|row| {
                let reason = Reason::new("the month is not held");
                let mut cells = vec![Cell::text(row.name.clone())];
                cells.extend(row.cells.iter().map(|cell| {
                    Cell::or_why(cell.value, cell.suppressed, Some(&reason), Cell::count)
                }));
                Row::plain(cells)
            })
            .collect();
        table
    }
}
