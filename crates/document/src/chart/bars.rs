//! Areas in order, one bar each.

use figure::{Interval, Reason};
use serde::Serialize;

use super::Frame;
use crate::{Cell, Column, Row, RowKind, Table};

/// One bar.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bar {
    /// The area.
    pub name: String,
    /// Its value; none where hidden or missing.
    pub value: Option<f64>,
    /// The value as it is printed at the bar's end; `[c]` or `[x]` where there is none.
    pub text: String,
    /// Its 95% interval, from and to: a thin line over the bar's end; none where it has none.
    pub interval: Option<Interval>,
    /// Whether it is the partnership's own area.
    pub own: bool,
}

/// Areas in order, one bar each.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BarsChart {
    /// What the areas are: "Borough", "Ward".
    pub of: String,
    /// The unit of the axis: "offences per 1,000 residents".
    pub unit: String,
    /// The bars, first to last.
    pub bars: Vec<Bar>,
    /// A value that a thin line marks across the bars, with its word: the group's average.
    pub mark: Option<(f64, String)>,
}

impl BarsChart {
    pub(super) fn table(&self, frame: &Frame) -> Table {
        let intervals = self.bars.iter().any(|bar| bar.interval.is_some());
        let mut columns =
            vec![Column::words(self.of.clone()), Column::numbers("Value", self.unit.clone())];
        if intervals {
            columns.push(Column::numbers("95% interval from", self.unit.clone()));
            columns.push(Column::numbers("95% interval to", self.unit.clone()));
        }
        let mut table = frame.table(columns);
        table.rows = self
            .bars
            .iter()
            .map(|bar| {
                let cell = match bar.value {
                    Some(value) => Cell::number(value, bar.text.clone()),
                    None if bar.text == Cell::Suppressed.shown() => Cell::Suppressed,
                    None => Cell::Missing(Reason::new("the data held do not give it")),
                };
                let kind = if bar.own { RowKind::Own } else { RowKind::Plain };
                let mut cells = vec![Cell::text(bar.name.clone()), cell];
                if intervals {
                    let end = |of: fn(&Interval) -> f64| {
                        bar.interval.as_ref().map_or(Cell::Empty, |i| Cell::rate(of(i)))
                    };
                    cells.extend([end(|i| i.lower), end(|i| i.upper)]);
                }
                Row { kind, cells }
            })
            .collect();
        table
    }
}
