//! What the whole numbers of a table are rounded to: estimates to tens, accounts to millions.

use std::sync::LazyLock;

use regex::Regex;

use super::Grid;
use crate::book::Line;
use crate::number::Unit;
use crate::pattern::pattern;

/// So few numbers are round by chance.
const FEWEST: usize = 8;
/// The same in a table whose other numbers are rounded.
const FEW: usize = 3;

/// A head that says that the numbers below are cut to thousands or millions, or were rounded: their last digit is not exact.
static IN_MILLIONS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bin\s+(?:thousands|millions|billions)\b|\(\s*(?:thousands|millions|[£$€]\s?(?:m|bn|k|000s?))\s*\)|[’'‘]000|[£$€]000|[£$€]\s?(?:m|bn|millions?|billions?|thousands?)\b|\brounded\b",
    )
});
/// A note just below a table: its totals and its parts were rounded each by itself.
static ROUNDING: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\brounded\b|\brounding\b"));
/// The unit of a table on a line of its own.
static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^\(?(?:in\s+)?(?:[£$€]\s?)?(?:thousands|millions|billions)\)?$")
});
/// So many lines above a table its unit stands, and so many below its notes.
const ABOVE: usize = 4;
const BELOW: usize = 8;

/// Marks what the columns of a table are rounded to: what all numbers of one are, else what all of the table are. Of a table
/// that is rounded a column of few numbers can be rounded further.
pub(super) fn mark(grid: &mut Grid, lines: &[Line]) {
    let end = grid.rows.last().map_or(0, |row| row.lines.end);
    let below = lines.iter().skip(end).take(BELOW);
    let first = grid.first_line();
    // Each head of a column is a line, in up to two rows.
    let heads = 2 * (grid.columns.len() + 1);
    let above = lines.iter().take(first).skip(first.saturating_sub(ABOVE + heads));
    let noted = below.map(|line| &line.text).any(|text| ROUNDING.is_match(text))
        || above.map(|line| &line.text).any(|text| UNIT.is_match(text));
    let cut = if noted || IN_MILLIONS.is_match(&grid.words()) { 1.0 } else { 0.0 };
    let all: Vec<Vec<f64>> = (0..grid.columns.len()).map(|at| values(grid, at)).collect();
    let table = unit(&all.concat(), FEWEST);
    let units: Vec<f64> = all
        .iter()
        .map(|own| unit(own, if table > 1.0 { FEW } else { FEWEST }).max(table))
        .map(|unit| if unit > 1.0 { unit } else { cut })
        .collect();
    for (column, unit) in grid.columns.iter_mut().zip(units) {
        column.rounded = unit;
    }
}

/// The whole numbers of a column but noughts.
fn values(grid: &Grid, column: usize) -> Vec<f64> {
    let cells = grid.rows.iter().filter_map(|row| row.cells.get(column)?.as_ref());
    let whole = cells.map(|cell| &cell.number).filter(|number| {
        number.decimals == 0
            && number.value != 0.0
            && matches!(number.unit, Unit::Plain | Unit::Pounds)
    });
    whole.map(|number| number.value).collect()
}

/// What whole numbers are all multiples of; 1 where there are too few to tell.
fn unit(values: &[f64], fewest: usize) -> f64 {
    let all = |unit: &f64| values.iter().all(|value| (value / unit).fract() == 0.0);
    let large = |unit: &f64| values.iter().any(|value| value.abs() > unit * 10.0);
    let mut units = [1_000.0, 500.0, 100.0, 50.0, 10.0, 5.0].into_iter();
    let found =
        if values.len() < fewest { None } else { units.find(|unit| all(unit) && large(unit)) };
    found.unwrap_or(1.0)
}
