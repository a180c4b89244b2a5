//! Tables that the reading has as tables.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use reading::Reading;
use reading::document::{Block, Cell, Kind, Table};

use super::{Column, ColumnKind, Grid, GridCell, Row, kind, row};
use crate::book::{Line, LineKind, is_caption};
use crate::number::{self, Unit};

/// The tables of a reading. `lines` are all lines, in the order of [`Reading::lines`].
pub(super) fn grids(reading: &Reading, lines: &[Line]) -> Vec<Grid> {
    let mut grids = Vec::new();
    let mut line = 0;
    for block in &reading.blocks {
        let count = block.all_lines().count();
        if let Kind::Table(table) = &block.kind
            && let Some(mut grid) = grid(table, line, lines)
        {
            if let Some(before) = grids.last()
                && grid.goes_on(before, lines)
            {
                grid.caption.clone_from(&before.caption);
            }
            grids.push(grid);
        }
        line += count;
    }
    grids
}

impl Grid {
    /// Whether it goes on, on the next page, with the table before it: the same heads stand again, and nothing between.
    fn goes_on(&self, before: &Self, lines: &[Line]) -> bool {
        let end = before.rows.last().map_or(before.caption_line, |row| row.lines.end);
        let between = lines.get(end..self.first_line()).unwrap_or_default();
        let is_between = |line: &Line| !matches!(line.kind, LineKind::Apart | LineKind::Cell);
        self.caption.is_empty() && self.head == before.head && !between.iter().any(is_between)
    }
}

/// A cell with the line that it begins on.
struct Placed<'a> {
    cell: &'a Cell,
    line: usize,
    column: usize,
}

/// A wider table is a list of data: the rules hold columns against columns.
const MOST_COLUMNS: usize = 500;

/// The cell of a row that begins at a column.
fn at<'a, 'b>(row: &'a [Placed<'b>], column: usize) -> Option<&'a Placed<'b>> {
    let at = row.binary_search_by_key(&column, |placed| placed.column).ok()?;
    row.get(at)
}

fn grid(table: &Table, first: usize, lines: &[Line]) -> Option<Grid> {
    let mut line = first;
    let mut rows: Vec<Vec<Placed>> = Vec::new();
    for row in &table.rows {
        let mut placed = Vec::new();
        let mut column = 0;
        for cell in &row.cells {
            placed.push(Placed { cell, line, column });
            line += cell.blocks.iter().flat_map(Block::all_lines).count();
            column += usize::from(cell.span.max(1));
        }
        rows.push(placed);
    }
    let head = head_rows(table);
    if rows.len() <= head {
        return None;
    }
    let width = rows.iter().flatten().map(|placed| placed.column + 1).max()?;
    // A cell far to the right has thousands of empty columns before it.
    let filled: BTreeSet<usize> = rows
        .iter()
        .flatten()
        .filter(|placed| !placed.cell.blocks.is_empty())
        .map(|placed| placed.column)
        .collect();
    if filled.len() > MOST_COLUMNS {
        return None;
    }
    let is_number = |column: usize| {
        let cells = rows[head..].iter().filter_map(|row| at(row, column));
        let (mut numbers, mut all) = (0, 0);
        for placed in cells {
            let text = placed.cell.text();
            all += usize::from(!text.trim().is_empty() && !row::BLANK.contains(&text.trim()));
            numbers += usize::from(only_number(&text).is_some());
        }
        numbers * 2 > all
    };
    let numeric: Vec<usize> = filled.into_iter().filter(|column| is_number(*column)).collect();
    let label_column = (0..width).find(|column| numeric.binary_search(column).is_err())?;
    let head_of = |column: usize| {
        let texts = rows[..head].iter().filter_map(|row| {
            let placed = row[..row.partition_point(|placed| placed.column <= column)].last()?;
            (column < placed.column + usize::from(placed.cell.span.max(1))).then_some(placed)
        });
        texts.map(|placed| placed.cell.text()).collect::<Vec<_>>().join(" ")
    };
    let rank_column = numeric.first().copied().filter(|column| *column < label_column);
    let columns: Vec<usize> =
        numeric.into_iter().filter(|column| Some(*column) != rank_column).collect();
    let cell = |row: &[Placed], column: usize| {
        let placed = at(row, column)?;
        let text = placed.cell.text();
        let mut number = only_number(&text)?;
        let within = lines
            .get(placed.line)
            .and_then(|line| line.text.find(text.get(number.range.clone())?))
            .unwrap_or(0);
        number.range = within..within + number.range.len();
        Some(GridCell { number, line: placed.line, printed: text.trim().to_owned() })
    };
    let mut grid_rows = Vec::new();
    for row in &rows[head..] {
        let label = at(row, label_column).map(|placed| placed.cell.text()).unwrap_or_default();
        let start = row.first().map_or(first, |placed| placed.line);
        let end = row.last().map_or(start, |placed| {
            placed.line + placed.cell.blocks.iter().flat_map(Block::all_lines).count()
        });
        grid_rows.push(Row {
            label,
            rank: rank_column.and_then(|column| cell(row, column)),
            cells: columns.iter().map(|column| cell(row, *column)).collect(),
            lines: start..end,
            is_sum: false,
            text: row.iter().map(|placed| placed.cell.text()).collect::<Vec<_>>().join(" "),
        });
    }
    let heads: Vec<String> = columns.iter().map(|column| head_of(*column)).collect();
    let (caption, caption_line) = caption(lines, first);
    let mut grid = Grid {
        caption,
        caption_line,
        head: (0..width).map(head_of).collect::<Vec<_>>().join(" "),
        columns: heads
            .into_iter()
            .map(|head| Column { head, kind: ColumnKind::Unknown, rounded: 0.0 })
            .collect(),
        rows: grid_rows,
        bonds: OnceCell::new(),
    };
    name_columns(&mut grid);
    Some(grid)
}

fn name_columns(grid: &mut Grid) {
    let kinds: Vec<ColumnKind> = (0..grid.columns.len())
        .map(|at| {
            let cells: Vec<&GridCell> = grid.cells(at).map(|(_, cell)| cell).collect();
            kind::of(&grid.columns[at].head, &cells)
        })
        .collect();
    for (column, kind) in grid.columns.iter_mut().zip(kinds) {
        column.kind = kind;
    }
}

/// How many rows head the columns: those that the document says, else the first where it has no numbers but years.
fn head_rows(table: &Table) -> usize {
    let said = table.rows.iter().take_while(|row| row.head).count();
    if said > 0 {
        // A row of years and words goes on with the head.
        let years = |row: &reading::document::Row| {
            let texts: Vec<String> = row.cells.iter().map(Cell::text).collect();
            let filled: Vec<&String> =
                texts.iter().filter(|text| !text.trim().is_empty()).collect();
            let years = filled
                .iter()
                .filter(|text| only_number(text).is_some_and(|number| number.unit == Unit::Label));
            let numbers = filled.iter().filter(|text| only_number(text).is_some()).count();
            let count = years.count();
            (numbers, count > 0 && count == numbers)
        };
        // So does one of words alone above it.
        let more: Vec<bool> = table.rows[said..]
            .iter()
            .map(years)
            .take_while(|(numbers, years)| *years || *numbers == 0)
            .map(|(_, years)| years)
            .collect();
        return said + more.iter().rposition(|years| *years).map_or(0, |last| last + 1);
    }
    let numbers = |row: &reading::document::Row| {
        row.cells
            .iter()
            .filter(|cell| {
                only_number(&cell.text()).is_some_and(|number| number.unit != Unit::Label)
            })
            .count()
    };
    usize::from(table.rows.first().is_some_and(|row| row.cells.len() > 1 && numbers(row) == 0))
}

/// The number that a cell is, and nothing else.
fn only_number(text: &str) -> Option<number::Number> {
    let trimmed = text.trim();
    // "<5" hides the number that it is not above.
    if trimmed.starts_with(['<', '>', '≤', '≥']) {
        return None;
    }
    let mut numbers = number::scan(text, &[]);
    let [number] = &mut *numbers else { return None };
    let rest = format!("{}{}", &text[..number.range.start], &text[number.range.end..]);
    let bare = !rest.chars().any(char::is_alphanumeric);
    let year = trimmed.len() == 4 && number.unit == Unit::Label;
    if number.unit == Unit::Label && bare && !year {
        number.unit = Unit::Plain;
    }
    // A number in brackets by itself is below nothing, as accounts print it.
    let bracketed =
        trimmed.trim_start_matches('$').starts_with('(') && trimmed.ends_with([')', '%']);
    if bracketed && !number.signed && trimmed.contains(')') {
        number.value = -number.value.abs();
        number.signed = true;
        if trimmed.ends_with('%') {
            number.unit = Unit::Percent;
        }
    }
    bare.then(|| number.clone())
}

/// The line that names a table, near above it on its page, else the line before it, where it is short.
fn caption(lines: &[Line], first: usize) -> (String, usize) {
    let page = lines.get(first).map(|line| line.page);
    let near = || {
        let above = (first.saturating_sub(NEAR)..first).rev();
        let above = above.filter_map(|at| lines.get(at).map(|line| (at, line)));
        // What runs at the top of every page is said of no table.
        above.filter(|(_, line)| line.kind != LineKind::Apart)
    };
    let named = near()
        .take_while(|(_, line)| Some(line.page) == page && line.kind != LineKind::Cell)
        .find(|(_, line)| is_caption(&line.text));
    let is_short = |line: &Line| {
        line.text.len() < 160 && line.kind != LineKind::Cell && !line.text.ends_with('.')
    };
    match named.or_else(|| near().next().filter(|(_, line)| is_short(line))) {
        Some((at, line)) => (line.text.clone(), at),
        None => (String::new(), first),
    }
}

/// A caption stands at most so many lines above its table: between are what it counts, its source and its notes.
const NEAR: usize = 6;
