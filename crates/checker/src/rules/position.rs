//! Changes of position against the ranking: the ranks before must be a ranking too.

use crate::desk::{Desk, finding};
use crate::grid::{ColumnKind, Grid};
use crate::{Kind, Severity, Sure};

/// Checks every column of changes of position.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for grid in &book.grids {
        for column in grid.of_kind(ColumnKind::Change).collect::<Vec<_>>() {
            let head = grid.columns[column].head.to_lowercase();
            if ["position", "rank", "place"].iter().any(|word| head.contains(word)) {
                permutation(desk, grid, column);
            }
        }
    }
}

fn permutation(desk: &mut Desk, grid: &Grid, column: usize) {
    let rows: Vec<_> = grid
        .body()
        .filter_map(|row| Some((row, row.rank.as_ref()?, row.cells.get(column)?.as_ref()?)))
        .collect();
    let length = rows.len();
    let complete = (1..)
        .zip(&rows)
        .all(|(rank, (_, printed, _))| (printed.number.value - f64::from(rank)).abs() < 0.5);
    if !complete || length < 5 {
        return;
    }
    // Plus is a move up the table, or down: whichever makes fewer clashes.
    let clashes = |sign: f64| -> Vec<usize> {
        let before: Vec<f64> = rows
            .iter()
            .map(|(_, rank, moved)| rank.number.value + sign * moved.number.value)
            .collect();
        (0..length)
            .filter(|at| {
                let was = before[*at];
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "tables have fewer rows than a float has whole numbers"
                )]
                let outside = was < 0.5 || was > length as f64 + 0.5;
                outside || before.iter().filter(|other| (**other - was).abs() < 0.5).count() > 1
            })
            .collect()
    };
    let (up, down) = (clashes(1.0), clashes(-1.0));
    let (sign, clashing) = if up.len() <= down.len() { (1.0, up) } else { (-1.0, down) };
    for (row, rank, moved) in &rows {
        for cell in [rank, moved] {
            let spot = desk.cell_spot(cell, &row.text);
            desk.checked(&spot);
        }
    }
    let Some(at) = clashing.first() else { return };
    let (row, rank, moved) = rows[*at];
    let was = rank.number.value + sign * moved.number.value;
    let others: Vec<&str> = clashing
        .iter()
        .filter(|other| {
            *other != at
                && (rows[**other].1.number.value + sign * rows[**other].2.number.value - was).abs()
                    < 0.5
        })
        .map(|other| &*rows[*other].0.label)
        .collect();
    let working = if others.is_empty() {
        format!("{} would have been at {was}, which is no place among {length}.", row.label)
    } else {
        format!("{} and {} would both have been at {was} before.", row.label, others.join(", "))
    };
    let spot = desk.cell_spot(moved, &row.text);
    desk.found(finding(
        Kind::PositionChange,
        Severity::Contradiction,
        Sure::Certain,
        spot,
        moved.printed.clone(),
        working,
    ));
}
