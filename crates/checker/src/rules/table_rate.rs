//! The rates of a table against its counts and its populations.

use crate::desk::{Desk, finding};
use crate::grid::{ColumnKind, Grid, GridCell, Row};
use crate::rounding::{fit, shown};
use crate::{Kind, Sure};

/// Checks every column of rates that has counts and populations beside it.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for grid in &book.grids {
        let (Some(population), Some(count)) =
            (grid.of_kind(ColumnKind::Population).next(), grid.of_kind(ColumnKind::Count).next())
        else {
            continue;
        };
        for rate in grid.of_kind(ColumnKind::Rate).collect::<Vec<_>>() {
            if grid.bonds().iter().any(|bond| bond.cell.1 == rate) {
                continue;
            }
            // Of several counts the one nearest before the rate is meant.
            let count =
                grid.of_kind(ColumnKind::Count).filter(|at| *at < rate).last().unwrap_or(count);
            column(desk, grid, population, count, rate);
        }
    }
}

fn column(desk: &mut Desk, grid: &Grid, population: usize, count: usize, rate: usize) {
    let rows: Vec<(&Row, &GridCell, &GridCell, &GridCell)> = grid
        .rows
        .iter()
        .filter_map(|row| {
            Some((
                row,
                row.cells.get(population)?.as_ref()?,
                row.cells.get(count)?.as_ref()?,
                row.cells.get(rate)?.as_ref()?,
            ))
        })
        .filter(|(_, population, ..)| population.number.value > 0.0)
        .collect();
    let bases = [1_000.0, 10_000.0, 100_000.0, 100.0, 1_000_000.0];
    let near = |base: f64| {
        rows.iter()
            .filter(|(_, population, count, rate)| {
                let truth = count.number.value / population.number.value * base;
                truth > 0.0 && (rate.number.value / truth - 1.0).abs() < 0.1
            })
            .count()
    };
    let Some(base) = bases.into_iter().max_by_key(|base| near(*base)) else { return };
    // Where hardly a rate comes near, the columns are of different things.
    if rows.is_empty() || near(base) * 2 <= rows.len() {
        return;
    }
    for (row, population, count, rate) in rows {
        let truth = count.number.value / population.number.value * base;
        let spot = desk.cell_spot(rate, &row.text);
        let against = [desk.cell_spot(count, &row.text), desk.cell_spot(population, &row.text)];
        for spot in &against {
            desk.checked(spot);
        }
        let is = shown(truth, usize::from(rate.number.decimals) + 1);
        let implied = shown(count.number.value / rate.number.value * base, 0);
        let working = format!(
            "{} for {} people is {is} per {}; {} would need {implied} people.",
            count.printed,
            population.printed,
            shown(base, 0),
            rate.printed
        );
        desk.judged(
            fit(&rate.number, truth),
            |severity| {
                finding(
                    Kind::Rate,
                    severity,
                    Sure::Certain,
                    spot.clone(),
                    rate.printed.clone(),
                    working,
                )
                .should(is)
                .against(against)
            },
            &spot,
        );
    }
}
