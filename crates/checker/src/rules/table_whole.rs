//! A list of shares that must add up to a hundred: each person gave one answer.

use crate::desk::{Desk, finding};
use crate::grid::{Grid, GridCell};
use crate::number::Unit;
use crate::rounding::shown;
use crate::{Kind, Severity, Sure};

/// Words beside a list that say that each has one answer, and that one can have several.
const ONE: [&str; 3] = ["one answer", "single answer", "only one"];
const SEVERAL: [&str; 6] =
    ["more than one", "up to", "several", "multiple", "all that apply", "more than 100"];
/// Answers of which each person gives one.
const SCALE: [&str; 6] = ["strongly", "neither", "tend to", "very ", "fairly ", "not at all"];

/// So many lines around a list can say how it was answered.
const AROUND: usize = 4;

/// Checks every list of shares alone.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for grid in book.grids.iter().filter(|grid| grid.columns.len() == 1) {
        whole(desk, grid);
    }
}

fn whole(desk: &mut Desk, grid: &Grid) {
    let cells: Vec<&GridCell> = grid.cells(0).map(|(_, cell)| cell).collect();
    let are_shares =
        cells.iter().all(|cell| cell.number.unit == Unit::Percent && !cell.number.signed);
    if cells.len() < 3 || !are_shares || !is_of_one(desk, grid) {
        return;
    }
    let sum: f64 = cells.iter().map(|cell| cell.number.value).sum();
    let decimals = cells.iter().map(|cell| cell.number.decimals).max().unwrap_or(0);
    let step: f64 = cells.iter().map(|cell| cell.number.step()).fold(0.0, f64::max);
    let half: f64 = cells.iter().map(|cell| cell.number.half()).sum();
    for cell in &cells {
        let spot = desk.cell_spot(cell, "");
        desk.checked(&spot);
    }
    let off = (sum - 100.0).abs();
    let (Some(last), Some(row)) = (cells.last(), grid.body().last()) else { return };
    if off <= half.max(step) + 1e-9 || off > 40.0 {
        return;
    }
    let is = format!("{}%", shown(sum, usize::from(decimals)));
    let working = format!("The {} shares add up to {is}, and each gave one answer.", cells.len());
    let spot = desk.cell_spot(last, &row.text);
    let against: Vec<_> = grid
        .cells(0)
        .filter(|(other, _)| other.lines != row.lines)
        .map(|(row, cell)| desk.cell_spot(cell, &row.text))
        .collect();
    let says = last.printed.clone();
    desk.found(
        finding(Kind::SumOfShares, Severity::Contradiction, Sure::Likely, spot, says, working)
            .should(is)
            .against(against),
    );
}

/// Whether each of those who answered is in one row.
fn is_of_one(desk: &Desk, grid: &Grid) -> bool {
    let end = grid.rows.last().map_or(0, |row| row.lines.end);
    let around = grid.first_line().saturating_sub(AROUND)..end + AROUND;
    let text = around
        .filter_map(|at| desk.book.lines.get(at))
        .map(|line| line.text.to_lowercase())
        .collect::<Vec<_>>()
        .join(" ");
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let scale = |row: &&crate::grid::Row| {
        let label = row.label.to_lowercase();
        SCALE.iter().any(|word| label.starts_with(word))
    };
    !says(&SEVERAL) && (says(&ONE) || grid.body().filter(scale).count() > 1)
}
