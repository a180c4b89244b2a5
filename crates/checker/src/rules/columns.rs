//! Columns against each other: totals, differences, changes in per cent.

use crate::desk::{Desk, finding};
use crate::grid::{ColumnKind, Grid, GridCell, Row};
use crate::number;
use crate::rounding::{Fit, change, fit, percent, shown};
use crate::{Kind, Severity, Sure};

/// Checks totals, differences and changes of every table.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for grid in &book.grids {
        totals(desk, grid);
        said_above(desk, grid);
        changes(desk, grid);
    }
}

/// A row of totals against the rows above it.
fn totals(desk: &mut Desk, grid: &Grid) {
    for (at, column) in grid.columns.iter().enumerate() {
        if !matches!(column.kind, ColumnKind::Count | ColumnKind::Population) {
            continue;
        }
        let Some(total) = grid.rows.iter().find(|row| row.is_total() && !row.is_average()) else {
            continue;
        };
        let Some(Some(printed)) = total.cells.get(at) else { continue };
        let cells: Vec<&GridCell> = grid.cells(at).map(|(_, cell)| cell).collect();
        if cells.len() < 2 || cells.len() < grid.body().count() {
            continue;
        }
        let sum: f64 = cells.iter().map(|cell| cell.number.value).sum();
        let off = (sum - printed.number.value).abs();
        // A total of much more than its rows counts what the table leaves out.
        let is_partial = printed.number.value > sum * 1.2 || printed.number.value < sum * 0.5;
        let spot = desk.cell_spot(printed, &total.text);
        desk.checked(&spot);
        for cell in &cells {
            let spot = desk.cell_spot(cell, "");
            desk.checked(&spot);
        }
        if off > 0.5 && !is_partial {
            let working = format!(
                "The {} rows add up to {}, {} {}.",
                cells.len(),
                shown(sum, 0),
                shown(off, 0),
                if sum > printed.number.value { "more" } else { "less" }
            );
            desk.found(
                finding(
                    Kind::SumOfParts,
                    Severity::Contradiction,
                    Sure::Certain,
                    spot,
                    printed.printed.clone(),
                    working,
                )
                .should(shown(sum, 0)),
            );
        }
    }
}

/// A total that the line above a list of parts gives: "South Area has had 16,113 incidents", then three areas.
fn said_above(desk: &mut Desk, grid: &Grid) {
    if grid.columns.len() != 1
        || grid.rows.len() < 2
        || grid.rows.iter().any(|row| row.rank.is_some() || row.is_total())
    {
        return;
    }
    let cells: Vec<&GridCell> = grid.cells(0).map(|(_, cell)| cell).collect();
    if !cells.iter().all(|cell| cell.number.is_count()) {
        return;
    }
    let sum: f64 = cells.iter().map(|cell| cell.number.value).sum();
    let Some(before) = grid.first_line().checked_sub(1) else { return };
    let Some(line) = desk.book.lines.get(before) else { return };
    let counts: Vec<_> = number::scan(&line.text, &[])
        .into_iter()
        .filter(|number| number.is_count() && number.value > 9.0)
        .collect();
    let [total] = &*counts else { return };
    let spot = desk.book.at(before, total.range.clone(), &line.text);
    let off = (total.value - sum).abs();
    if off <= 0.1 * sum {
        desk.checked(&spot);
    }
    if off > 0.5 && off <= 0.1 * sum {
        let working = format!("The {} parts below add up to {}.", cells.len(), shown(sum, 0));
        let says = line.text.get(total.range.clone()).unwrap_or("").to_owned();
        desk.found(
            finding(Kind::SumOfParts, Severity::Contradiction, Sure::Likely, spot, says, working)
                .should(shown(sum, 0)),
        );
    }
}

/// A column of changes against the two columns that it is of.
fn changes(desk: &mut Desk, grid: &Grid) {
    let levels: Vec<usize> = (0..grid.columns.len())
        .filter(|at| {
            matches!(
                grid.columns[*at].kind,
                ColumnKind::Count | ColumnKind::Rate | ColumnKind::Population | ColumnKind::Unknown
            )
        })
        .collect();
    for (at, column) in grid.columns.iter().enumerate() {
        let is_percent = match column.kind {
            ColumnKind::PercentChange => true,
            ColumnKind::Change => false,
            _ => continue,
        };
        let candidates = levels
            .iter()
            .flat_map(|from| levels.iter().map(move |to| (*from, *to)))
            .filter(|(from, to)| from != to);
        let best = candidates
            .map(|(from, to)| (fitting(grid, from, to, at, is_percent), from, to))
            .max_by_key(|(fits, from, to)| (*fits, std::cmp::Reverse(from.abs_diff(*to))));
        let Some((fits, from, to)) = best else { continue };
        let all =
            grid.rows.iter().filter(|row| row.cells.get(at).is_some_and(Option::is_some)).count();
        if fits < 2 || fits * 3 < all * 2 {
            continue;
        }
        for row in &grid.rows {
            hold(desk, row, from, to, at, is_percent);
        }
    }
}

fn truth(row: &Row, from: usize, to: usize, is_percent: bool) -> Option<f64> {
    let value = |at: usize| row.cells.get(at)?.as_ref().map(|cell| cell.number.value);
    let (from, to) = (value(from)?, value(to)?);
    if is_percent { change(from, to) } else { Some(to - from) }
}

fn fitting(grid: &Grid, from: usize, to: usize, at: usize, is_percent: bool) -> usize {
    grid.rows
        .iter()
        .filter(|row| {
            let Some(Some(cell)) = row.cells.get(at) else { return false };
            truth(row, from, to, is_percent).is_some_and(|truth| {
                fit(&cell.number, truth) == Fit::Right && truth * cell.number.value >= 0.0
            })
        })
        .count()
}

fn hold(desk: &mut Desk, row: &Row, from: usize, to: usize, at: usize, is_percent: bool) {
    let (Some(Some(cell)), Some(truth)) = (row.cells.get(at), truth(row, from, to, is_percent))
    else {
        return;
    };
    let (Some(Some(before)), Some(Some(after))) = (row.cells.get(from), row.cells.get(to)) else {
        return;
    };
    let spot = desk.cell_spot(cell, &row.text);
    let against = [desk.cell_spot(before, &row.text), desk.cell_spot(after, &row.text)];
    for spot in &against {
        desk.checked(spot);
    }
    let turned = cell.number.value * truth < 0.0;
    let fit = if turned { Fit::Wrong } else { fit(&cell.number, truth) };
    let decimals = usize::from(cell.number.decimals);
    let (kind, is) = if is_percent {
        (Kind::PercentageChange, percent(truth, cell.number.decimals.max(1)))
    } else {
        (Kind::Difference, shown(truth, decimals))
    };
    let working = format!("From {} to {} is {is}.", before.printed, after.printed);
    desk.judged(
        fit,
        |severity| {
            finding(kind, severity, Sure::Certain, spot.clone(), cell.printed.clone(), working)
                .should(is)
                .against(against)
        },
        &spot,
    );
}
