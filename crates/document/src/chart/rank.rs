//! Areas by place, with the places that chance alone could have given each.

use figure::RankInterval;
use serde::Serialize;

use super::Frame;
use crate::{Cell, Column, Row, RowKind, Table};

/// Areas by place, first to last: a dot at the place, a line over the places that chance alone could have given.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankChart {
    /// What the areas are: "Borough", "Ward".
    pub of: String,
    /// What is first: "lowest rate".
    pub first: String,
    /// The areas.
    pub dots: Vec<RankDot>,
}

/// One area's place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankDot {
    /// The area.
    pub name: String,
    /// Its place, from 1.
    pub place: usize,
    /// The places that chance alone could have given it; none where that is not known.
    pub interval: Option<RankInterval>,
    /// What it is ranked by, as printed: "4.4".
    pub text: String,
    /// Whether it is the partnership's own area.
    pub own: bool,
}

impl RankChart {
    pub(super) fn table(&self, frame: &Frame) -> Table {
        let mut table = frame.table(vec![
            Column::words(self.of.clone()),
            Column::numbers("Place", format!("1 is the {}", self.first)),
            Column::numbers("Place at least", ""),
            Column::numbers("Place at most", ""),
            Column::words("Ranked by"),
        ]);
        table.rows = self
            .dots
            .iter()
            .map(|dot| {
                let end = |place: Option<usize>| place.map_or(Cell::Empty, Cell::place);
                let kind = if dot.own { RowKind::Own } else { RowKind::Plain };
                let cells = vec![
                    Cell::text(dot.name.clone()),
                    Cell::place(dot.place),
                    end(dot.interval.map(|i| i.from)),
                    end(dot.interval.map(|i| i.to)),
                    Cell::text(dot.text.clone()),
                ];
                Row { kind, cells }
            })
            .collect();
        table
    }
}
