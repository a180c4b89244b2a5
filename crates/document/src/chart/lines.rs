//! Several measures month by month.

use serde::Serialize;

use super::months::month_cell;
use super::{Event, Frame, MonthPoint};
use crate::{Cell, Column, Row, Table};

/// One of a chart's lines.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// Its name, printed at its end.
    pub name: String,
    /// Its months.
    pub months: Vec<MonthPoint>,
}

/// Several measures month by month on one axis.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LinesChart {
    /// The unit of the axis.
    pub unit: String,
    /// The lines: two as a rule, four at most. All have the same months.
    pub lines: Vec<Line>,
    /// Declared events.
    pub events: Vec<Event>,
}

impl LinesChart {
    pub(super) fn table(&self, frame: &Frame) -> Table {
        let mut columns = vec![Column::words("Month")];
        columns
            .extend(self.lines.iter().map(|l| Column::numbers(l.name.clone(), self.unit.clone())));
        let mut table = frame.table(columns);
        let months = self.lines.first().map_or(&[][..], |l| &l.months);
        table.rows = months
            .iter()
            .enumerate()
            .map(|(i, point)| {
                let mut cells = vec![Cell::text(point.month.label())];
                cells.extend(self.lines.iter().map(|line| match line.months.get(i) {
                    Some(p) => month_cell(p.value, p.suppressed),
                    None => month_cell(None, false),
                }));
                Row::plain(cells)
            })
            .collect();
        table
    }
}
