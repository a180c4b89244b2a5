//! A table as the rules see it: rows with a label and numbers, columns with a kind.
//!
//! It comes from a table of the reading, or from lines of text that have the same form: "3 Northgate 104 7.05%".

mod bond;
mod choice;
mod fragment;
mod head;
mod kind;
mod real;
mod rounded;
mod row;
mod strip;
mod sums;
mod units;
mod whole;

use std::cell::OnceCell;
use std::ops::Range;

use reading::Reading;

use crate::book::Line;
use crate::number::Number;

pub(crate) use bond::{Bond, How, Place};
pub(crate) use kind::{ColumnKind, is_telling};

/// A table.
#[derive(Debug, Clone)]
pub(crate) struct Grid {
    /// Its caption: the line that names it, or the title above it.
    pub(crate) caption: String,
    /// The line of the caption; the first row's where it has none.
    pub(crate) caption_line: usize,
    /// The lines between its caption and its rows, as one text.
    pub(crate) head: String,
    /// Its columns of numbers.
    pub(crate) columns: Vec<Column>,
    /// Its rows, totals too.
    pub(crate) rows: Vec<Row>,
    /// What binds its cells, once it was asked for.
    bonds: OnceCell<Vec<Bond>>,
}

/// A column of numbers.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    /// What its head says.
    pub(crate) head: String,
    /// What its numbers are.
    pub(crate) kind: ColumnKind,
    /// What its whole numbers are rounded to: tens, hundreds, the last digit of millions; 0 where they are in full.
    pub(crate) rounded: f64,
}

/// A row.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// What it is of.
    pub(crate) label: String,
    /// Its place in a ranking, where the table begins with one.
    pub(crate) rank: Option<GridCell>,
    /// Its numbers, one a column; none where the cell has none.
    pub(crate) cells: Vec<Option<GridCell>>,
    /// The lines that it is of.
    pub(crate) lines: Range<usize>,
    /// Its text.
    pub(crate) text: String,
    /// Whether its numbers are the sums of those above, whatever it is called.
    pub(crate) is_sum: bool,
}

/// A number in a table.
#[derive(Debug, Clone)]
pub(crate) struct GridCell {
    /// The number; its range is within the line.
    pub(crate) number: Number,
    /// The line that it stands on.
    pub(crate) line: usize,
    /// As printed.
    pub(crate) printed: String,
}

impl Grid {
    /// The columns of a kind, by index.
    pub(crate) fn of_kind(&self, kind: ColumnKind) -> impl Iterator<Item = usize> {
        self.columns
            .iter()
            .enumerate()
            .filter(move |(_, column)| column.kind == kind)
            .map(|(at, _)| at)
    }

    /// The cells of a column in the rows that are no totals.
    pub(crate) fn cells(&self, column: usize) -> impl Iterator<Item = (&Row, &GridCell)> {
        self.rows
            .iter()
            .filter(|row| !row.is_total())
            .filter_map(move |row| row.cells.get(column)?.as_ref().map(|cell| (row, cell)))
    }

    /// Its rows that are no totals.
    pub(crate) fn body(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| !row.is_total())
    }

    /// All that is said of the table.
    pub(crate) fn words(&self) -> String {
        format!("{} {}", self.caption, self.head)
    }

    /// The line that it begins with.
    pub(crate) fn first_line(&self) -> usize {
        self.rows.first().map_or(self.caption_line, |row| row.lines.start)
    }

    /// The line that its last row begins with.
    pub(crate) fn last_line(&self) -> usize {
        self.rows.last().map_or(0, |row| row.lines.start)
    }
}

impl Row {
    /// What it counts, where its label does not name a place: of a theme and its measure, in two cells of words, the measure.
    pub(crate) fn counted(&self) -> &str {
        let rest = self.text.strip_prefix(&*self.label).unwrap_or_default();
        let named = crate::subject::scan(rest);
        named.first().and_then(|(found, _)| rest.get(found.clone())).unwrap_or(&self.label)
    }

    /// Whether it is a total or an average of the others.
    pub(crate) fn is_total(&self) -> bool {
        let label = self.label.to_lowercase();
        self.is_sum
            || ["total", "overall", "all ", "sum", "average", "mean", "grand"]
                .iter()
                .any(|word| label.starts_with(word))
            || label.ends_with(" total")
            || label.ends_with(" average")
            || ["all", "both", "year", "whole year"].contains(&label.trim_end_matches([':', '*']))
    }

    /// Whether its label says that its numbers are percentages.
    pub(crate) fn is_of_percentages(&self) -> bool {
        let label = self.label.to_lowercase();
        label.contains('%') || label.contains("per cent") || label.contains("percent")
    }

    /// Whether it is an average.
    pub(crate) fn is_average(&self) -> bool {
        let label = self.label.to_lowercase();
        label.contains("average") || label.contains("mean")
    }
}

/// The tables of a document in reading order.
pub(crate) fn all(reading: &Reading, lines: &[Line]) -> Vec<Grid> {
    let mut grids = fragment::grids(&strip::all(reading, lines));
    let known: Vec<Range<usize>> =
        grids.iter().flat_map(|grid| grid.rows.iter().map(|row| row.lines.clone())).collect();
    let is_known = |row: &Row| known.iter().any(|lines| lines.contains(&row.lines.start));
    let real = real::grids(reading, lines).into_iter();
    grids.extend(real.filter(|grid| !grid.rows.iter().any(is_known)));
    for grid in &mut grids {
        rounded::mark(grid, lines);
    }
    grids.iter_mut().for_each(sums::mark);
    grids.sort_by_key(Grid::first_line);
    grids
}
