//! Shares of a whole.

use figure::Reason;
use serde::Serialize;

use super::Frame;
use crate::{Cell, Column, Row, RowKind, Table};

/// Shares of a whole, one bar a whole: each part's percentage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StackedShares {
    /// What the bars are: "Year", "Ward".
    pub of: String,
    /// The parts, in the order they are stacked: four at most, the last of which may be "other".
    pub parts: Vec<String>,
    /// The bars.
    pub bars: Vec<StackedBar>,
}

/// One whole.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StackedBar {
    /// Its name.
    pub name: String,
    /// Each part's share in per cent; none where it is missing or hidden.
    pub shares: Vec<Option<f64>>,
    /// Whether it is the partnership's own area.
    pub own: bool,
}

impl StackedShares {
    pub(super) fn table(&self, frame: &Frame) -> Table {
        let mut columns = vec![Column::words(self.of.clone())];
        columns.extend(self.parts.iter().map(|part| Column::numbers(part.clone(), "%")));
        let mut table = frame.table(columns);
        table.rows = self
            .bars
            .iter()
            .map(|bar| {
                let kind = if bar.own { RowKind::Own } else { RowKind::Plain };
                let mut cells = vec![Cell::text(bar.name.clone())];
                cells.extend(bar.shares.iter().map(|share| match share {
                    Some(share) => Cell::percent(*share),
                    None => Cell::Missing(Reason::new("the data held do not give it")),
                }));
                Row { kind, cells }
            })
            .collect();
        table
    }
}
