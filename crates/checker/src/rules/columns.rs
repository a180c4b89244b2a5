//! The cells of a table against those that they are made of: totals, differences, changes, shares, rates.
//!
//! Where one figure is wrong more than one cell can look wrong: the one whose correction makes most come right is blamed.

use crate::desk::{Desk, finding};
use crate::grid::{Bond, Grid, GridCell, How, Place};
use crate::number::{self, Unit};
use crate::rounding::{Fit, percent, rounds_to, shown};
use crate::{Kind, Severity, Sure};

/// Checks what binds the cells of every table.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for grid in &book.grids {
        held(desk, grid);
        said_above(desk, grid);
    }
}

/// The first row of a table that was not read as one stands within so many lines above it; a large number stands there by
/// chance hardly ever, wherever the rows before were torn from their labels.
const ABOVE: usize = 8;
const FAR_ABOVE: usize = 60;
const LARGE: f64 = 500.0;

/// More figures than this are hardly wrong in one table: what binds its cells was misread.
const MOST: usize = 8;

/// A cell to blame.
struct Blame<'a> {
    bond: &'a Bond,
    cell: Place,
    should: f64,
    /// Whether more comes right by it than goes wrong.
    sure: bool,
}

fn held(desk: &mut Desk, grid: &Grid) {
    let bonds = grid.bonds();
    for bond in bonds {
        for cell in bond.places().filter_map(|place| grid.at(place)) {
            let spot = desk.cell_spot(cell, "");
            desk.checked(&spot);
        }
    }
    let mut mended: Vec<(Place, f64)> = Vec::new();
    let mut blames = Vec::new();
    while let Some(blame) = worst(grid, bonds, &mended) {
        // What would put as much wrong as right is found and not believed: nothing else is held against it.
        let now = value(grid, &mended, blame.cell).filter(|_| !blame.sure);
        mended.push((blame.cell, now.unwrap_or(blame.should)));
        blames.push(blame);
        if blames.len() > MOST {
            return;
        }
    }
    // Totals that are one off, several of them, are of numbers that were rounded.
    let one_off = |blame: &&Blame| {
        let printed = grid.at(blame.cell).map_or(0.0, |cell| cell.number.value);
        blame.bond.how == How::Sum && (blame.should - printed).abs() <= 1.0
    };
    let rounded = blames.iter().filter(one_off).count() > 1;
    for (at, blame) in blames.iter().enumerate() {
        if is_misread(desk, grid, blame) {
            continue;
        }
        let severity =
            if rounded && one_off(&blame) { Severity::Rounding } else { Severity::Contradiction };
        // What was mended before it is what it was held against.
        report(desk, grid, blame, severity, mended.get(..at).unwrap_or_default());
    }
    let value = |place: Place| value(grid, &mended, place);
    let mut odd: Vec<&Bond> = Vec::new();
    for bond in bonds {
        let is_mended = mended.iter().any(|(cell, _)| *cell == bond.cell);
        if !is_mended
            && bond.fit(grid, &value) == Some(Fit::Odd)
            && let Some(should) = bond.truth(&value)
            // "9% 9%" beside one pair of numbers is told once.
            && !odd.iter().any(|other| other.how == bond.how && other.parts == bond.parts)
        {
            odd.push(bond);
            let blame = Blame { bond, cell: bond.cell, should, sure: true };
            report(desk, grid, &blame, Severity::Rounding, &mended);
        }
    }
}

/// Whether a sum is so far off, or by a number that stands just above the rows, that its parts were not all read, or are none.
fn is_misread(desk: &Desk, grid: &Grid, blame: &Blame) -> bool {
    let Some(printed) = grid.at(blame.cell).map(|cell| cell.number.value) else { return true };
    if blame.bond.how != How::Sum || blame.cell != blame.bond.cell {
        return false;
    }
    let first = grid.first_line();
    let off = printed - blame.should;
    let above = if off >= LARGE { FAR_ABOVE } else { ABOVE };
    let lines = desk.book.lines.get(first.saturating_sub(above)..first).unwrap_or(&[]);
    let left_out = off > 2.0
        && lines
            .iter()
            .flat_map(|line| number::scan(&line.text, &[]))
            .any(|number| number.is_count() && (number.value - off).abs() < 0.5);
    let far = printed > 0.0 && !(0.5..=2.0).contains(&(blame.should / printed));
    left_out || far && printed.max(blame.should) >= 20.0
}

/// What a cell says, or should.
fn value(grid: &Grid, mended: &[(Place, f64)], place: Place) -> Option<f64> {
    let known = mended.iter().rev().find(|(cell, _)| *cell == place).map(|(_, value)| *value);
    known.or_else(|| grid.at(place).map(|cell| cell.number.value))
}

/// Whether a cell was found to say something else than it should.
fn is_mended(grid: &Grid, mended: &[(Place, f64)], place: Place) -> bool {
    let printed = grid.at(place).map(|cell| cell.number.value);
    value(grid, mended, place)
        .zip(printed)
        .is_some_and(|(now, printed)| (now - printed).abs() > 1e-9)
}

/// A cell as it is printed; where another finding says what it should be, that, and what is printed.
fn told(grid: &Grid, mended: &[(Place, f64)], place: Place) -> String {
    let Some(cell) = grid.at(place) else { return String::new() };
    match value(grid, mended, place).filter(|_| is_mended(grid, mended, place)) {
        Some(now) => {
            let now = shown(now, usize::from(cell.number.decimals));
            format!("{now} (printed as {})", cell.printed)
        }
        None => cell.printed.clone(),
    }
}

/// The cell that fits least: whose correction makes most come right.
fn worst<'a>(grid: &Grid, bonds: &'a [Bond], mended: &[(Place, f64)]) -> Option<Blame<'a>> {
    let now = |place: Place| value(grid, mended, place);
    let is_wrong = |bond: &Bond| bond.fit(grid, &now) == Some(Fit::Wrong);
    let mut best: Option<(i32, Blame)> = None;
    for bond in bonds.iter().filter(|bond| is_wrong(bond)) {
        for (cell, should) in suspects(bond, &now) {
            if mended.iter().any(|(known, _)| *known == cell) {
                continue;
            }
            let then = |place: Place| if place == cell { Some(should) } else { now(place) };
            let mut score = 0;
            for other in
                bonds.iter().filter(|other| other.cell == cell || other.parts.contains(&cell))
            {
                let before = other.fit(grid, &now) == Some(Fit::Wrong);
                let after = other.fit(grid, &then) == Some(Fit::Wrong);
                score += i32::from(before) - i32::from(after);
            }
            // A part is blamed only where two speak against it; of equals the cell that is made of others.
            let is_part = cell != bond.cell;
            let enough = if is_part { score > 1 } else { true };
            if enough && best.as_ref().is_none_or(|(known, _)| score > *known) {
                best = Some((score, Blame { bond, cell, should, sure: score > 0 }));
            }
        }
    }
    best.map(|(_, blame)| blame)
}

/// The cells that may be wrong in a bond that does not hold, each with what it would be.
fn suspects(bond: &Bond, now: &dyn Fn(Place) -> Option<f64>) -> Vec<(Place, f64)> {
    let (Some(truth), Some(printed)) = (bond.truth(now), now(bond.cell)) else { return Vec::new() };
    let mut suspects = vec![(bond.cell, truth)];
    for (at, part) in bond.parts.iter().enumerate() {
        let Some(value) = now(*part) else { continue };
        let should = match bond.how {
            How::Difference if at == 0 => value + truth - printed,
            How::Sum | How::Difference => value + printed - truth,
            How::Change | How::Ratio(_) | How::Times(_) => continue,
        };
        if should >= 0.0 {
            suspects.push((*part, should));
        }
    }
    suspects
}

fn report(
    desk: &mut Desk,
    grid: &Grid,
    blame: &Blame,
    severity: Severity,
    mended: &[(Place, f64)],
) {
    let (bond, should) = (blame.bond, blame.should);
    let (Some(cell), Some(row)) = (grid.at(blame.cell), grid.rows.get(blame.cell.0)) else {
        return;
    };
    let now = |place: Place| value(grid, mended, place);
    let told = |place: Place| told(grid, mended, place);
    let printed = |place: usize| bond.parts.get(place).map_or_else(String::new, |at| told(*at));
    let decimals = cell.number.decimals;
    let (kind, is, working) = match bond.how {
        _ if blame.cell != bond.cell => {
            let is = shown(should, usize::from(decimals));
            let working =
                format!("With {is} the sums and changes that it is a part of come right.");
            (if bond.how == How::Sum { Kind::SumOfParts } else { Kind::Difference }, is, working)
        }
        How::Sum => {
            let is = shown(should, usize::from(decimals));
            let off = shown((should - cell.number.value).abs(), usize::from(decimals));
            let more = if should > cell.number.value { "more" } else { "less" };
            let across = bond.parts.first().is_some_and(|part| part.0 == bond.cell.0);
            let what = if across { "columns" } else { "rows" };
            let working = format!(
                "The {} {what} add up to {is}, {off} {more} than is printed.",
                bond.parts.len()
            );
            (Kind::SumOfParts, is, working)
        }
        How::Difference => {
            let is = shown(should, usize::from(decimals));
            let working = format!("From {} to {} is {is}.", printed(0), printed(1));
            (Kind::Difference, is, working)
        }
        How::Change => {
            let is = percent(should, decimals.max(1));
            let rounds = rounds_to(severity, should, decimals);
            let working = format!("From {} to {} is {is}{rounds}.", printed(0), printed(1));
            (Kind::PercentageChange, is, working)
        }
        How::Ratio(base) if (base - 100.0).abs() < 0.5 => {
            let is = percent(should, decimals.max(1));
            let of = match bond.parts.get(1..).unwrap_or_default() {
                [whole] if is_mended(grid, mended, *whole) => told(*whole),
                wholes => shown(wholes.iter().filter_map(|part| now(*part)).sum(), 0),
            };
            let rounds = rounds_to(severity, should, decimals);
            let working = format!("{} of {of} is {is}{rounds}.", printed(0));
            (Kind::ShareOfTotal, is, working)
        }
        How::Ratio(base) if base < 1.5 => {
            let is = shown(should, usize::from(decimals) + 1);
            (Kind::Rate, is.clone(), format!("{} for {} is {is} each.", printed(0), printed(1)))
        }
        How::Times(_) => {
            let is = shown(should, usize::from(decimals) + 1);
            let working = format!("{} at the rate of the other rows is {is}.", printed(0));
            (Kind::Rate, is, working)
        }
        How::Ratio(base) => {
            let is = shown(should, usize::from(decimals) + 1);
            let working =
                format!("{} for {} people is {is} per {}.", printed(0), printed(1), shown(base, 0));
            (Kind::Rate, is, working)
        }
    };
    let is_share = kind == Kind::ShareOfTotal && !cell.printed.ends_with('%');
    let says = if is_share { format!("{}%", cell.printed) } else { cell.printed.clone() };
    let spot = desk.cell_spot(cell, &row.text);
    let against: Vec<_> = bond
        .parts
        .iter()
        .chain([&bond.cell])
        .filter(|place| **place != blame.cell)
        .filter_map(|place| Some(desk.cell_spot(grid.at(*place)?, &grid.rows.get(place.0)?.text)))
        .collect();
    desk.found(
        finding(kind, severity, Sure::Certain, spot, says, working).should(is).against(against),
    );
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
    let Some(unit) = cells.first().map(|cell| cell.number.unit) else { return };
    let is_one =
        |number: &number::Number| number.unit == unit && number.decimals == 0 && !number.signed;
    if !matches!(unit, Unit::Plain | Unit::Pounds) || !cells.iter().all(|cell| is_one(&cell.number))
    {
        return;
    }
    let sum: f64 = cells.iter().map(|cell| cell.number.value).sum();
    let Some(before) = grid.first_line().checked_sub(1) else { return };
    let Some(line) = desk.book.lines.get(before) else { return };
    let counts: Vec<_> = number::scan(&line.text, &[])
        .into_iter()
        .filter(|number| is_one(number) && number.value > 9.0)
        .collect();
    let [total] = &*counts else { return };
    // "33\. Swimmer" is the number of a line.
    let rest = line.text.get(total.range.end..).unwrap_or("");
    // "Repairs £397.25" is a line as those below it are.
    let is_row = rest.trim().is_empty() && line.text.split_whitespace().count() <= 3;
    if is_row || total.range.start == 0 && rest.trim_start_matches('\\').starts_with(['.', ')']) {
        return;
    }
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
