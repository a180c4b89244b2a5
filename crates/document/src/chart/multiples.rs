//! The same small chart for each of several areas, on shared axes.

use serde::Serialize;

use super::months::month_cell;
use super::{Frame, MonthPoint};
use crate::{Cell, Column, Row, Table};

/// Small multiples: one panel an area, all with the same months and the same scale, in the order of what matters.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Multiples {
    /// The unit of the shared axis: "offences".
    pub unit: String,
    /// The panels.
    pub panels: Vec<Multiple>,
}

/// One panel.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Multiple {
    /// The area.
    pub name: String,
    /// What is said under its name: "927, 10.9% fewer".
    pub note: String,
    /// Its months.
    pub months: Vec<MonthPoint>,
    /// Whether it is the partnership's own area, or the one that is spoken of.
    pub own: bool,
}

impl Multiples {
    pub(super) fn table(&self, frame: &Frame) -> Table {
        let mut columns = vec![Column::words("Month")];
        let names = self.panels.iter().map(|p| Column::numbers(p.name.clone(), self.unit.clone()));
        columns.extend(names);
        let mut table = frame.table(columns);
        let months = self.panels.first().map_or(&[][..], |panel| &panel.months);
        table.rows = months
            .iter()
            .enumerate()
            .map(|(i, point)| {
                let mut cells = vec![Cell::text(point.month.label())];
                cells.extend(self.panels.iter().map(|panel| match panel.months.get(i) {
                    Some(p) => month_cell(p.value, p.suppressed),
                    None => month_cell(None, false),
                }));
                Row::plain(cells)
            })
            .collect();
        table
    }
}
