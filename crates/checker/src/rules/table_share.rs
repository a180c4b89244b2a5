//! The shares of a table against its counts and their total, which is found as the number that most shares are of.

use crate::book::Book;
use crate::desk::{Desk, finding};
use crate::grid::{ColumnKind, Grid, GridCell, How, Row};
use crate::number;
use crate::rounding::{Fit, fit, percent, shown};
use crate::{Kind, Spot, Sure};

/// A total stands no farther from its table than this many lines, unless it is the sum.
const FAR: usize = 160;

/// Checks every column of shares that has counts beside it.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for grid in &book.grids {
        for share in grid.of_kind(ColumnKind::Share).collect::<Vec<_>>() {
            let count = (0..share).rev().find(|at| grid.columns[*at].kind == ColumnKind::Count);
            // What the cells of the table are of by themselves is held elsewhere.
            let bonds = grid.bonds();
            if bonds.iter().any(|bond| bond.cell.1 == share) {
                continue;
            }
            let Some(count) = count.or_else(|| grid.of_kind(ColumnKind::Count).next()) else {
                continue;
            };
            // Nor a column beside the one that has the shares of these counts: the limits of them.
            let has_shares = bonds.iter().any(|bond| {
                matches!(bond.how, How::Ratio(base) if (base - 100.0).abs() < 0.5)
                    && bond.parts.first().is_some_and(|part| part.1 == count)
            });
            if !has_shares {
                column(desk, grid, count, share);
            }
        }
    }
}

/// A total that shares may be of.
struct Total {
    value: f64,
    spot: Option<Spot>,
    /// How far from the table, in lines.
    far: usize,
}

/// The total that most shares of a table are of.
pub(super) fn total(desk: &Desk, grid: &Grid, count: usize, share: usize) -> Option<f64> {
    found(desk, grid, count, share).map(|(total, _)| total.value)
}

/// The rows that have both a count and a share.
fn rows(grid: &Grid, count: usize, share: usize) -> Vec<(&Row, &GridCell, &GridCell)> {
    let rows = grid.body();
    rows.filter_map(|row| {
        Some((row, row.cells.get(count)?.as_ref()?, row.cells.get(share)?.as_ref()?))
    })
    .collect()
}

/// The total that most shares are of, and of how many it is exactly.
fn found(desk: &Desk, grid: &Grid, count: usize, share: usize) -> Option<(Total, usize)> {
    // A share of nought is so of any large total, and all of a part of itself: they tell nothing.
    let mut rows = rows(grid, count, share);
    rows.retain(|(_, _, share)| share.number.value > 0.0 && share.number.value < 100.0);
    if rows.len() < 2 {
        return None;
    }
    let fits = |total: f64| {
        let right = rows
            .iter()
            .filter(|(_, count, share)| {
                fit(&share.number, count.number.value / total * 100.0) == Fit::Right
            })
            .count();
        let odd = rows
            .iter()
            .filter(|(_, count, share)| {
                fit(&share.number, count.number.value / total * 100.0) == Fit::Odd
            })
            .count();
        (right, right + odd)
    };
    let best = totals(desk.book, grid, count, share).into_iter().max_by_key(|total| {
        let (right, near) = fits(total.value);
        (near, right, std::cmp::Reverse(total.far))
    });
    // A number near the table is no total where another, which is printed nowhere, is that of more shares.
    let total =
        best.filter(|total| total.far <= 3 || !grid.is_not_of(count, share, total.value))?;
    let (right, near) = fits(total.value);
    // The total must be what most of the shares are of; a number that stands somewhere near fits some of them by chance.
    let (all, wrong) = (rows.len(), rows.len() - near);
    let chosen = total.far <= 3 && (wrong <= 1 || wrong * 4 <= all)
        || wrong == 0 && right * 2 >= all
        || wrong == 1 && right >= 4;
    (chosen && right * 3 >= all && near * 3 >= all * 2).then_some((total, right))
}

fn column(desk: &mut Desk, grid: &Grid, count: usize, share: usize) {
    let Some((total, right)) = found(desk, grid, count, share) else { return };
    for (row, count, share) in &rows(grid, count, share) {
        let truth = count.number.value / total.value * 100.0;
        let spot = desk.cell_spot(share, &row.text);
        let count_spot = desk.cell_spot(count, &row.text);
        desk.checked(&count_spot);
        let of = shown(total.value, 0);
        let part = &count.printed;
        let against = [Some(count_spot), total.spot.clone()].into_iter().flatten();
        let says = with_sign(share);
        desk.judged(
            fit(&share.number, truth),
            |severity| {
                let is = percent(truth, share.number.decimals.max(1));
                finding(
                    Kind::ShareOfTotal,
                    severity,
                    Sure::Certain,
                    spot.clone(),
                    says,
                    format!("{part} of {of} is {is}."),
                )
                .should(is.clone())
                .against(against)
            },
            &spot,
        );
    }
    stated_total(desk, grid, &total, right);
}

fn with_sign(cell: &GridCell) -> String {
    if cell.printed.ends_with('%') { cell.printed.clone() } else { format!("{}%", cell.printed) }
}

/// The totals that a column of shares may be of: what the table says, its sum, and numbers near it.
fn totals(book: &Book, grid: &Grid, count: usize, share: usize) -> Vec<Total> {
    let mut totals = Vec::new();
    let cells: Vec<&GridCell> = grid.cells(count).map(|(_, cell)| cell).collect();
    let most = cells.iter().map(|cell| cell.number.value).fold(0.0, f64::max);
    let sum: f64 = cells.iter().map(|cell| cell.number.value).sum();
    if grid.is_whole(count, share) {
        totals.push(Total { value: sum, spot: None, far: 3 });
    }
    for row in grid.rows.iter().filter(|row| row.is_total()) {
        if let Some(Some(cell)) = row.cells.get(count) {
            totals.push(Total {
                value: cell.number.value,
                spot: Some(book.at(cell.line, cell.number.range.clone(), &row.text)),
                far: 0,
            });
        }
    }
    let first = grid.first_line();
    for at in first.saturating_sub(FAR)..(first + FAR).min(book.lines.len()) {
        let text = &book.lines[at].text;
        for found in number::scan(text, &[]) {
            if found.is_count() && found.value >= most {
                totals.push(Total {
                    value: found.value,
                    spot: Some(book.at(at, found.range.clone(), text)),
                    far: 4 + first.abs_diff(at),
                });
            }
        }
    }
    totals.retain(|total| total.value > 0.0 && total.value >= most);
    totals
}

/// A total that the table's own head gives, where its shares are of another.
fn stated_total(desk: &mut Desk, grid: &Grid, total: &Total, right: usize) {
    let book = desk.book;
    let said = |text: &str| -> Option<(f64, std::ops::Range<usize>)> {
        let equals = text.find('=')?;
        let mut numbers = number::scan(text, &[]).into_iter();
        let found = numbers.find(|number| number.range.start > equals && number.decimals == 0)?;
        Some((found.value, found.range))
    };
    for at in grid.caption_line..grid.first_line() {
        let Some(line) = book.lines.get(at) else { continue };
        let Some((value, range)) = said(&line.text) else { continue };
        if line.text.matches('=').count() > 1 || (value - total.value).abs() < 0.5 || right < 3 {
            continue;
        }
        let spot = book.at(at, range.clone(), &line.text);
        let printed = line.text.get(range).unwrap_or("").to_owned();
        let is = shown(total.value, 0);
        let working = format!("The shares of the table are of {is}, not of {printed}.");
        desk.found(
            finding(
                Kind::CountTwice,
                crate::Severity::Contradiction,
                Sure::Likely,
                spot,
                printed,
                working,
            )
            .should(is)
            .against(total.spot.clone()),
        );
    }
}
