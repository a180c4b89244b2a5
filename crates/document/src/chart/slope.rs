//! Two periods side by side, a line between them for each area or measure.

use figure::{Reason, Verdict};
use serde::Serialize;

use super::Frame;
use crate::{Cell, Column, Row, RowKind, Table};

/// A slope chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SlopeChart {
    /// What the lines are: "Ward", "Crime type".
    pub of: String,
    /// The unit of the axis.
    pub unit: String,
    /// The first period, as its axis is named.
    pub before: String,
    /// The second.
    pub after: String,
    /// The lines.
    pub lines: Vec<SlopeLine>,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SlopeLine {
    /// Its name, printed at its end.
    pub name: String,
    /// Its value in the first period; none where it is missing or hidden.
    pub before: Option<f64>,
    /// Its value in the second.
    pub after: Option<f64>,
    /// Both as they are printed.
    pub texts: (String, String),
    /// What a test says of the change; only a change beyond chance is drawn strongly.
    pub verdict: Option<Verdict>,
    /// Whether it is the partnership's own area.
    pub own: bool,
}

impl SlopeChart {
    pub(super) fn table(&self, frame: &Frame) -> Table {
        let mut table = frame.table(vec![
            Column::words(self.of.clone()),
            Column::numbers(self.before.clone(), self.unit.clone()),
            Column::numbers(self.after.clone(), self.unit.clone()),
            Column::words("Change"),
        ]);
        table.rows = self
            .lines
            .iter()
            .map(|line| {
                let kind = if line.own { RowKind::Own } else { RowKind::Plain };
                let verdict = line.verdict.map(|v| v.to_string()).unwrap_or_default();
                let cells = vec![
                    Cell::text(line.name.clone()),
                    end(line.before, &line.texts.0),
                    end(line.after, &line.texts.1),
                    Cell::text(verdict),
                ];
                Row { kind, cells }
            })
            .collect();
        table
    }
}

/// A line's end as a cell: hidden or missing where it has no value.
fn end(value: Option<f64>, text: &str) -> Cell {
    match value {
        Some(value) => Cell::number(value, text),
        None if text == Cell::Suppressed.shown() => Cell::Suppressed,
        None => Cell::Missing(Reason::new("the data held do not give it")),
    }
}
