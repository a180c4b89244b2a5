//! Tables: the width of each column is measured, so that Typst need not try, and a table that an upright sheet cannot hold
//! is known.

use document::{Cell, ColumnKind, RowKind, Table};
use serde::Serialize;

use super::drawing::UPRIGHT;
use super::text::{Rating, printed};
use crate::pdf::typeface::{self, Weight, width};
use crate::table_notes;

/// The width of a sheet on its side between its margins, in points.
const SIDEWAYS: f64 = 728.5;

/// The size of a table's text in points; `style.typ` has the same.
const SIZE: f64 = 9.5;

/// What stands left and right of a cell's words.
const PADDING: f64 = 8.0;

/// Room for the shape of a rating and the mark of the own area.
const MARK: f64 = 20.0;

/// A table that is no higher than this, in points, stands on one sheet, whatever comes before it.
const WHOLE: f64 = 330.0;

/// With more columns than the first, a table whose rows take more lines than the second on the average is better on a sheet
/// on its side.
const CRAMPED: [(usize, f64); 2] = [(8, 1.6), (5, 3.0)];

/// A line of a cell, and what stands above and below its words, in points.
const LINE: f64 = 11.2;
const ABOVE_AND_BELOW: f64 = 6.4;

/// A table narrower than this share of the page is stretched to it, as a few narrow columns far apart are hard to follow.
const NARROW: f64 = 0.72;

/// A table.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Grid {
    id: String,
    heading: String,
    subtitle: String,
    columns: Vec<Head>,
    /// Which column names the row.
    row_header: usize,
    rows: Vec<Line>,
    notes: Vec<String>,
    source: String,
    /// Whether it is kept on one sheet.
    whole: bool,
    #[serde(skip)]
    sideways: bool,
}

/// A column.
#[derive(Debug, Serialize)]
struct Head {
    title: String,
    unit: String,
    numbers: bool,
    /// How wide it is, in points.
    width: f64,
}

/// A row.
#[derive(Debug, Serialize)]
struct Line {
    /// "plain", "own" or "total".
    kind: &'static str,
    cells: Vec<Set>,
}

/// A cell: its words, or its rating.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Set {
    Words(String),
    Rating { rating: Rating },
}

impl Grid {
    /// A table of this id, its columns measured.
    pub(super) fn of(table: &Table, id: String) -> Self {
        let needs: Vec<Need> = (0..table.columns.len()).map(|i| Need::of(table, i)).collect();
        let least: f64 = needs.iter().map(|need| need.least).sum();
        let upright = shared_out(&needs, UPRIGHT);
        let many = |(columns, high): &(usize, f64)| {
            table.columns.len() > *columns && lines(table, &upright) > *high
        };
        let sideways = least > UPRIGHT || CRAMPED.iter().any(many);
        let widths = if sideways { shared_out(&needs, SIDEWAYS) } else { upright };
        #[expect(clippy::cast_precision_loss, reason = "no table has near 2 to the 53 rows")]
        let rows = table.rows.len() as f64;
        let height = rows * (lines(table, &widths) * LINE + ABOVE_AND_BELOW);
        let columns = table.columns.iter().zip(widths);
        Self {
            id,
            heading: printed(&table.heading()),
            subtitle: printed(&table.subtitle),
            columns: columns
                .map(|(column, width)| Head {
                    title: printed(&column.title),
                    unit: printed(&column.unit),
                    numbers: column.kind == ColumnKind::Numbers,
                    width: (width * 10.0).round() / 10.0,
                })
                .collect(),
            row_header: table.row_header,
            rows: table.rows.iter().map(line).collect(),
            notes: notes(table).iter().map(|note| printed(note)).collect(),
            source: printed(&table.source),
            whole: height <= WHOLE,
            sideways,
        }
    }

    /// Whether it needs a sheet on its side.
    pub(super) fn is_sideways(&self) -> bool {
        self.sideways
    }
}

/// How many lines a row takes on the average, with columns of these widths.
fn lines(table: &Table, widths: &[f64]) -> f64 {
    let of_cell = |(cell, width): (&Cell, &f64)| {
        let words = typeface::width(cell.shown(), Weight::Regular) * SIZE;
        (words / (width - PADDING).max(1.0)).ceil().max(1.0)
    };
    let of_row =
        |row: &document::Row| row.cells.iter().zip(widths).map(of_cell).fold(1.0, f64::max);
    #[expect(clippy::cast_precision_loss, reason = "no table has near 2 to the 53 rows")]
    let rows = table.rows.len().max(1) as f64;
    table.rows.iter().map(of_row).sum::<f64>() / rows
}

fn line(row: &document::Row) -> Line {
    let kind = match row.kind {
        RowKind::Plain => "plain",
        RowKind::Own => "own",
        RowKind::Total => "total",
    };
    let set = |cell: &Cell| match cell {
        Cell::Rag(rag) => Set::Rating { rating: (*rag).into() },
        cell => Set::Words(printed(cell.shown())),
    };
    Line { kind, cells: row.cells.iter().map(set).collect() }
}

/// What the mark stands for, and the table's notes.
fn notes(table: &Table) -> Vec<String> {
    let is_marked = table.rows.iter().any(|row| row.kind == RowKind::Own);
    let mark = is_marked.then(|| "\u{25b8} marks the partnership\u{2019}s own area.".to_owned());
    mark.into_iter().chain(table_notes::notes(table)).collect()
}

/// How wide a column must be and would like to be.
#[derive(Debug, Clone, Copy)]
struct Need {
    /// So that no word and no number is broken.
    least: f64,
    /// So that each cell stands on one line.
    most: f64,
}

impl Need {
    fn of(table: &Table, index: usize) -> Self {
        let column = &table.columns[index];
        let numbers = column.kind == ColumnKind::Numbers;
        let head = longest(&column.title, Weight::Bold).max(longest(&column.unit, Weight::Regular));
        // A head may take two or three lines.
        let lines = width(&column.title, Weight::Bold).max(width(&column.unit, Weight::Regular));
        let (mut least, mut most) = (head.max(1.2), head.max(lines / 2.4));
        for row in &table.rows {
            let Some(cell) = row.cells.get(index) else { continue };
            let weight = if row.kind == RowKind::Plain { Weight::Regular } else { Weight::Bold };
            let mark = match cell {
                Cell::Rag(_) => MARK / SIZE,
                _ if row.kind == RowKind::Own && index == table.row_header => MARK / SIZE,
                _ => 0.0,
            };
            let whole = width(cell.shown(), weight) + mark;
            let is_one = numbers || matches!(cell, Cell::Rag(_));
            let unbroken = if is_one { whole } else { longest(cell.shown(), weight) + mark };
            least = least.max(unbroken);
            most = most.max(whole);
        }
        let points = |ems: f64| ems * SIZE * 1.01 + PADDING;
        Self { least: points(least), most: points(most.max(least)) }
    }
}

/// The width of the longest piece that is not broken over lines. A hyphen before a letter may end a line.
fn longest(words: &str, weight: Weight) -> f64 {
    let mut longest = 0.0_f64;
    for word in words.split([' ', '\u{2013}']) {
        let mut start = 0;
        for (at, _) in word.match_indices('-') {
            if word[at + 1..].starts_with(char::is_alphabetic) {
                longest = longest.max(width(&word[start..=at], weight));
                start = at + 1;
            }
        }
        longest = longest.max(width(&word[start..], weight));
    }
    longest
}

/// The width of each column on a page of this width: each what it needs, and what is left by what each would like.
fn shared_out(needs: &[Need], page: f64) -> Vec<f64> {
    let sum = |of: fn(&Need) -> f64| needs.iter().map(of).sum::<f64>();
    let (least, most) = (sum(|n| n.least), sum(|n| n.most));
    if least >= page {
        return needs.iter().map(|n| n.least * page / least).collect();
    }
    if most <= page {
        let wide = if most < page * NARROW { page * NARROW } else { page };
        return needs.iter().map(|n| n.most * wide / most).collect();
    }
    // The wish of one endless column does not starve the others: wishes count by their root.
    let wish = |n: &Need| (n.most - n.least).sqrt();
    let wishes: f64 = needs.iter().map(wish).sum();
    let mut widths: Vec<f64> = needs.iter().map(|n| n.least).collect();
    let mut left = page - least;
    // Twice, so that what one column does not need goes to the others.
    for _ in 0..4 {
        let open: f64 =
            needs.iter().zip(&widths).filter(|(n, w)| **w < n.most).map(|(n, _)| wish(n)).sum();
        if left < 0.5 || open <= 0.0 || wishes <= 0.0 {
            break;
        }
        let share = left / open;
        for (need, width) in needs.iter().zip(&mut widths) {
            if *width < need.most {
                let more = (share * wish(need)).min(need.most - *width);
                *width += more;
                left -= more;
            }
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(needs: &[(f64, f64)], page: f64) -> Vec<f64> {
        let needs: Vec<Need> = needs.iter().map(|&(least, most)| Need { least, most }).collect();
        shared_out(&needs, page)
    }

    #[test]
    fn columns_share_the_page() {
        let sum = |widths: &[f64]| widths.iter().sum::<f64>();
        let some = widths(&[(50.0, 300.0), (30.0, 30.0), (60.0, 900.0)], 400.0);
        assert!((sum(&some) - 400.0).abs() < 0.5, "{some:?}");
        assert!(some[0] > 50.0 && some[2] > some[0] && (some[1] - 30.0).abs() < 1e-9, "{some:?}");
        assert!((sum(&widths(&[(50.0, 60.0), (30.0, 40.0)], 400.0)) - 288.0).abs() < 0.5);
        assert!((sum(&widths(&[(500.0, 600.0), (300.0, 400.0)], 400.0)) - 400.0).abs() < 0.5);
    }
}
