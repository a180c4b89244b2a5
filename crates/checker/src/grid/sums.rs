//! Which rows are the sums of rows above them, by what they are called or by what they add up to.

use std::cmp::Reverse;

use super::{ColumnKind, Grid};
use crate::number::Unit;

/// A row that is the sum of others.
#[derive(Debug, Clone)]
pub(crate) struct Sum {
    /// The row.
    pub(crate) total: usize,
    /// The rows that it is the sum of.
    pub(crate) parts: Vec<usize>,
    /// The columns that it holds for, or should.
    pub(crate) columns: Vec<usize>,
}

/// Words of a caption that say that the rows are not all there are, or not apart from each other.
const PARTIAL: [&str; 8] = [
    "not shown",
    "largest",
    "selected",
    "more than one",
    "more than once",
    "several",
    "main ",
    "top ",
];
/// Rows that are a part of the row above them.
const WITHIN: [&str; 4] = ["of which", "including", "incl", "- of which"];

/// Marks the rows that are sums, whatever they are called.
pub(super) fn mark(grid: &mut Grid) {
    for sum in sums(grid) {
        if let Some(row) = grid.rows.get_mut(sum.total) {
            row.is_sum = true;
        }
    }
}

/// A larger table is a list of data: every row is held, column by column, against all above it, and there are no more such
/// pairs than this.
const MOST_PAIRS: usize = 20_000_000;

/// The rows of a table that are sums of rows above them.
pub(crate) fn sums(grid: &Grid) -> Vec<Sum> {
    if grid.rows.len().saturating_pow(2).saturating_mul(grid.columns.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let text = grid.words().to_lowercase();
    let is_partial = PARTIAL.iter().any(|word| text.contains(word));
    // Asked once a row and not once for every two rows.
    let is_part: Vec<bool> = (0..grid.rows.len())
        .map(|row| !is_within(grid, row) && !grid.rows[row].is_average())
        .collect();
    let mut sums: Vec<Sum> = Vec::new();
    for total in 2..grid.rows.len() {
        if grid.rows[total].rank.is_some() || !is_part[total] {
            continue;
        }
        let lucky = lucky(&is_part, total)
            .filter_map(|parts| tally(grid, total, parts))
            .filter(|tally| tally.right.len() > 1 && tally.wrong.is_empty() && tally.far == 0);
        let best = choices(&is_part, &sums, total)
            .into_iter()
            .filter_map(|parts| tally(grid, total, parts))
            .chain(lucky)
            .max_by_key(|tally| (tally.right.len(), Reverse(tally.wrong.len() + tally.far)));
        if let Some(tally) = best.filter(|tally| tally.is_sum(grid, total, is_partial)) {
            let mut columns = tally.right;
            if !is_partial {
                columns.extend(tally.wrong);
            }
            columns.sort_unstable();
            sums.push(Sum { total, parts: tally.parts, columns });
        }
    }
    sums
}

fn is_within(grid: &Grid, row: usize) -> bool {
    let label = grid.rows[row].label.to_lowercase();
    WITHIN.iter().any(|word| label.starts_with(word))
}

/// So many rows at once above it can be what a row is the sum of, although others stand above them.
const MOST_ABOVE: usize = 12;

/// The rows that a row may be the sum of where all is right and not otherwise: a few at once above it, or every second.
fn lucky(is_part: &[bool], total: usize) -> impl Iterator<Item = Vec<usize>> + '_ {
    let above = (2..=MOST_ABOVE.min(total)).map(move |count| (total - count..total).collect());
    let second = (2..=MOST_ABOVE.min(total / 2))
        .map(move |count| (1..=count).rev().map(|back| total - back * 2).collect());
    let all: Vec<Vec<usize>> = above.chain(second).collect();
    all.into_iter().filter(|parts| parts.iter().all(|row| is_part[*row]))
}

/// The rows that a row may be the sum of: those since the sum before it, with that sum or all sums, all that are no sums, or
/// all that are part of no sum.
fn choices(is_part: &[bool], sums: &[Sum], total: usize) -> Vec<Vec<usize>> {
    let is_sum = |row: usize| sums.binary_search_by_key(&row, |sum| sum.total).is_ok();
    let is_part = |row: &usize| is_part[*row];
    let start = sums.last().map_or(0, |sum| sum.total + 1);
    let since: Vec<usize> = (start..total).filter(is_part).collect();
    let mut choices = vec![since.clone()];
    if let Some(last) = sums.last() {
        choices.push(std::iter::once(last.total).chain(since.clone()).collect());
        choices.push(sums.iter().map(|sum| sum.total).chain(since).collect());
        choices.push((0..total).filter(|row| !is_sum(*row)).filter(is_part).collect());
        let is_open = |row: &usize| !sums.iter().any(|sum| sum.parts.contains(row));
        choices.push((0..total).filter(is_part).filter(is_open).collect());
    }
    choices.retain(|parts| parts.len() > 1);
    choices
}

/// How far a row is the sum of others.
struct Tally {
    parts: Vec<usize>,
    /// The columns in which it is, and those in which it is nearly.
    right: Vec<usize>,
    wrong: Vec<usize>,
    /// How many columns add up to something else altogether: of a table that goes on from another page.
    far: usize,
}

fn tally(grid: &Grid, total: usize, parts: Vec<usize>) -> Option<Tally> {
    let mut tally = Tally { parts, right: Vec::new(), wrong: Vec::new(), far: 0 };
    for (column, of) in grid.columns.iter().enumerate() {
        let cell = |row: usize| grid.rows.get(row)?.cells.get(column)?.as_ref();
        let Some(printed) = cell(total) else { continue };
        let cells: Vec<_> = tally.parts.iter().filter_map(|row| cell(*row)).collect();
        let is_percent = |unit: Unit| unit == Unit::Percent;
        if cells.len() < tally.parts.len()
            || matches!(of.kind, ColumnKind::Rank | ColumnKind::Share | ColumnKind::PercentChange)
            || is_percent(printed.number.unit)
            || cells.iter().any(|cell| is_percent(cell.number.unit))
        {
            continue;
        }
        let sum: f64 = cells.iter().map(|cell| cell.number.value).sum();
        let decimals = cells.iter().map(|cell| cell.number.decimals).max().unwrap_or(0);
        let value = printed.number.value;
        let off = (sum - value).abs();
        let firm = cells.iter().all(|cell| !cell.number.signed)
            && !matches!(of.kind, ColumnKind::Rate | ColumnKind::Change | ColumnKind::Other)
            && (decimals == 0 || printed.number.unit == Unit::Pounds);
        let count = f64::from(u32::try_from(cells.len() + 1).unwrap_or(u32::MAX));
        if sum == 0.0 && value == 0.0 {
            continue;
        }
        if off <= slack(decimals, cells.len()) {
            tally.right.push(column);
        } else if decimals == 0 && off <= of.rounded * count / 2.0 {
            // What is rounded can be a sum, or any other number near it.
        } else if firm && value >= sum * 0.6 && value <= sum * 1.4 {
            tally.wrong.push(column);
        } else if firm {
            tally.far += 1;
        }
    }
    (!tally.right.is_empty() || !tally.wrong.is_empty()).then_some(tally)
}

/// How far a sum of so many rounded numbers can be from the rounded total.
pub(crate) fn slack(decimals: u8, count: usize) -> f64 {
    if decimals == 0 {
        return 0.5;
    }
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    f64::from(count + 1) / 2.0 * 10_f64.powi(-i32::from(decimals))
}

impl Tally {
    /// Whether a row is meant as the sum: where its name says so, where it is last, or where all agrees.
    fn is_sum(&self, grid: &Grid, total: usize, is_partial: bool) -> bool {
        let (right, wrong) = (self.right.len(), self.wrong.len());
        let row = &grid.rows[total];
        let last = total + 1 == grid.rows.len();
        let named = row.is_total() || last && is_capital(grid, total);
        let value = |at: usize| {
            row.cells.get(at).and_then(Option::as_ref).map_or(0.0, |cell| cell.number.value)
        };
        let great = self.right.iter().all(|at| value(*at) >= 10.0);
        if self.far > right {
            return false;
        }
        if wrong == 0 {
            return right > 1 && (named || great)
                || right == 1 && (named || last && great && self.parts.len() > 2);
        }
        if is_partial || self.wrong.iter().all(|column| heads(grid, total, *column)) {
            return false;
        }
        match (right, wrong) {
            // One column alone: only its name says that it is a sum.
            (0, 1) => {
                let column = self.wrong[0];
                let sum: f64 = self
                    .parts
                    .iter()
                    .filter_map(|row| grid.rows[*row].cells[column].as_ref())
                    .map(|cell| cell.number.value)
                    .sum();
                let all = total - self.parts.len() == 0;
                named && all && value(column) <= sum * 1.2 && value(column) >= sum * 0.7
            }
            (right, wrong) if named => right >= wrong,
            (right, wrong) => last && great && right >= wrong * 2,
        }
    }
}

/// Whether a row is the sum of rows at once below it: some tables have their totals first.
fn heads(grid: &Grid, total: usize, column: usize) -> bool {
    let value = |row: usize| Some(grid.rows.get(row)?.cells.get(column)?.as_ref()?.number.value);
    let Some(printed) = value(total) else { return false };
    let mut sum = 0.0;
    (total + 1..(total + 1 + MOST_ABOVE).min(grid.rows.len())).enumerate().any(|(at, row)| {
        sum += value(row).unwrap_or(0.0);
        at > 0 && (sum - printed).abs() < 0.5
    })
}

/// Whether the label of a row alone is in capitals.
fn is_capital(grid: &Grid, row: usize) -> bool {
    let capital = |label: &str| {
        let mut letters = label.chars().filter(|letter| letter.is_alphabetic());
        label.len() > 2 && letters.all(char::is_uppercase)
    };
    capital(&grid.rows[row].label)
        && grid.rows.iter().filter(|row| capital(&row.label)).count() == 1
}
