//! A table: caption, columns with their units, rows, and where it came from.

use serde::Serialize;

use crate::{Cell, FigureId};

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum ColumnKind {
    /// Words, set left.
    Words,
    /// Numbers, set right.
    Numbers,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// The unit of its numbers, printed under the heading: "per 1,000 residents", "%"; empty for none.
    pub unit: String,
    /// How it is set.
    pub kind: ColumnKind,
}

impl Column {
    /// A column of words.
    pub fn words(title: impl Into<String>) -> Self {
        Self { title: title.into(), unit: String::new(), kind: ColumnKind::Words }
    }

    /// A column of numbers with their unit (empty for none).
    pub fn numbers(title: impl Into<String>, unit: impl Into<String>) -> Self {
        Self { title: title.into(), unit: unit.into(), kind: ColumnKind::Numbers }
    }
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum RowKind {
    /// One of many.
    #[default]
    Plain,
    /// The partnership's own area: marked and bold.
    Own,
    /// A total: set off from the rest.
    Total,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// Its cells, one a column.
    pub cells: Vec<Cell>,
}

impl Row {
    /// A row like any other.
    pub fn plain(cells: Vec<Cell>) -> Self {
        Self { kind: RowKind::Plain, cells }
    }

    /// The partnership's own area.
    pub fn own(cells: Vec<Cell>) -> Self {
        Self { kind: RowKind::Own, cells }
    }

    /// A total.
    pub fn total(cells: Vec<Cell>) -> Self {
        Self { kind: RowKind::Total, cells }
    }
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Its name in an address after `#`, unique in the document.
    pub id: String,
    /// "Table 3"; empty where it has no number.
    pub number: String,
    /// What it shows.
    pub caption: String,
    /// Measure, unit, area and period, where the caption leaves them out.
    pub subtitle: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Which column names the row: the first column is 0.
    pub row_header: usize,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Publisher, vintage and licence.
    pub source: String,
    /// What a reader must know of it.
    pub notes: Vec<String>,
    /// Its file among the published tables: `table-3-tno-by-ward.csv`.
    pub file: String,
    /// The evidence it rests on.
    pub from: Vec<FigureId>,
}

impl Table {
    /// An empty table with these columns, the first of which names the row; its file is `<id>.csv`.
    pub fn new(id: impl Into<String>, caption: impl Into<String>, columns: Vec<Column>) -> Self {
        let id = id.into();
        Self {
            number: String::new(),
            caption: caption.into(),
            subtitle: String::new(),
            columns,
            row_header: 0,
            rows: Vec::new(),
            source: String::new(),
            notes: Vec::new(),
            file: format!("{id}.csv"),
            from: Vec::new(),
            id,
        }
    }

    /// "Table 3: Wards with the most offences".
    pub fn heading(&self) -> String {
        if self.number.is_empty() {
            self.caption.clone()
        } else {
            format!("{}: {}", self.number, self.caption)
        }
    }

    /// The cell that names this row.
    pub fn name_of<'a>(&self, row: &'a Row) -> &'a str {
        row.cells.get(self.row_header).map_or("", Cell::shown)
    }

    /// Without columns in which every cell is missing for one and the same reason: a note says so in their place.
    #[must_use]
    pub fn without_empty_columns(mut self) -> Self {
        let why = |at: usize| match self.rows.first()?.cells.get(at)? {
            Cell::Missing(reason) => Some(reason.clone()),
            _ => None,
        };
        let all_lack = |at: usize, reason: &figure::Reason| {
            let lacks = |cell: &Cell| matches!(cell, Cell::Missing(other) if other == reason);
            self.rows.iter().all(|row| row.cells.get(at).is_some_and(lacks))
        };
        let empty: Vec<(usize, figure::Reason)> = (0..self.columns.len())
            .filter(|at| *at != self.row_header)
            .filter_map(|at| Some((at, why(at).filter(|reason| all_lack(at, reason))?)))
            .collect();
        let mut lacking: Vec<(figure::Reason, Vec<String>)> = Vec::new();
        for (at, reason) in empty.into_iter().rev() {
            let title = self.columns.remove(at).title.trim_end_matches('?').to_owned();
            self.rows.iter_mut().for_each(|row| drop(row.cells.remove(at)));
            if at < self.row_header {
                self.row_header -= 1;
            }
            match lacking.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, titles)) => titles.insert(0, title),
                None => lacking.push((reason, vec![title])),
            }
        }
        for (reason, titles) in lacking {
            let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
            let reason = crate::words::reason(&reason.0);
            self.notes.insert(
                0,
                format!(
                    "Without {}: {reason}.",
                    crate::words::lower_first(&crate::words::list(&titles))
                ),
            );
        }
        self
    }

    /// Whether any cell is hidden.
    pub fn has_suppressed(&self) -> bool {
        self.rows.iter().flat_map(|r| &r.cells).any(|c| matches!(c, Cell::Suppressed))
    }

    /// Why cells are missing: each reason once, with the rows it stands for, in the order they come.
    pub fn missing(&self) -> Vec<(&str, Vec<&str>)> {
        let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
        for row in &self.rows {
            let name = self.name_of(row);
            for cell in &row.cells {
                let Cell::Missing(reason) = cell else { continue };
                match reasons.iter_mut().find(|(known, _)| *known == reason.0) {
                    Some((_, rows)) if rows.last() != Some(&name) => rows.push(name),
                    Some(_) => {}
                    None => reasons.push((&reason.0, vec![name])),
                }
            }
        }
        reasons
    }
}
