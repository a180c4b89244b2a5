//! What binds the cells of a table to each other: sums of rows and columns, differences, changes, shares, rates. What a column
//! is of is not read from its head alone: it is what most of its rows fit.

use super::{ColumnKind, Grid, GridCell, sums};
use crate::number::Unit;
use crate::rounding::{Fit, change, fit_value};

/// A cell by its row and its column.
pub(crate) type Place = (usize, usize);

/// A cell that is made of others.
#[derive(Debug, Clone)]
pub(crate) struct Bond {
    /// The cell.
    pub(crate) cell: Place,
    /// What it is made of.
    pub(crate) parts: Vec<Place>,
    /// How.
    pub(crate) how: How,
}

/// How a cell is made of others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum How {
    /// The sum of them.
    Sum,
    /// The second less the first.
    Difference,
    /// How much more the second is than the first, in per cent.
    Change,
    /// So many of the first for each of the sum of the others.
    Ratio(f64),
    /// The first by a number that the table does not show, the same in every row: a rate of one population.
    Times(f64),
}

impl Bond {
    /// What the cell should be.
    pub(crate) fn truth(&self, value: &dyn Fn(Place) -> Option<f64>) -> Option<f64> {
        let parts: Option<Vec<f64>> = self.parts.iter().map(|part| value(*part)).collect();
        let parts = parts?;
        match self.how {
            How::Sum => Some(parts.iter().sum()),
            How::Difference => Some(parts.get(1)? - parts.first()?),
            How::Change => change(*parts.first()?, *parts.get(1)?),
            How::Times(factor) => Some(parts.first()? * factor),
            How::Ratio(base) => {
                let whole: f64 = parts.iter().skip(1).sum();
                (whole > 0.0).then(|| parts[0] / whole * base)
            }
        }
    }

    /// How its cell fits what it should be.
    pub(crate) fn fit(&self, grid: &Grid, value: &dyn Fn(Place) -> Option<f64>) -> Option<Fit> {
        let truth = self.truth(value)?;
        let printed = value(self.cell)?;
        let number = &grid.at(self.cell)?.number;
        let parts = || self.parts.iter().filter_map(|part| grid.at(*part));
        let decimals = parts().map(|part| part.number.decimals).max().unwrap_or(0);
        let fitted = match self.how {
            How::Sum | How::Difference => {
                let slack = sums::slack(decimals.max(number.decimals), self.parts.len())
                    .max(rounded_to(parts().chain(grid.at(self.cell))));
                let signed = grid.signs(self.cell.1) || self.how == How::Sum;
                let off = if signed { printed - truth } else { printed.abs() - truth.abs() };
                if off.abs() <= slack + 1e-9 { Fit::Right } else { Fit::Wrong }
            }
            // The factor is not known so well that a last digit could be held against it.
            How::Times(_) if (printed - truth).abs() < number.step() => Fit::Right,
            How::Times(_) => Fit::Wrong,
            How::Change | How::Ratio(_) => {
                // What is made of rounded numbers can be off by what they were rounded by.
                let rounded = parts().filter(|part| part.number.decimals > 0);
                let unsure: f64 = rounded
                    .map(|part| part.number.half() / part.number.value.abs().max(0.001))
                    .sum();
                let nearest =
                    printed.abs().clamp(truth.abs() * (1.0 - unsure), truth.abs() * (1.0 + unsure));
                let turned =
                    self.how == How::Change && grid.signs(self.cell.1) && printed * truth < 0.0;
                match fit_value(printed.abs(), number.step(), nearest) {
                    Fit::Right | Fit::Odd if turned && truth.abs() > number.step() => Fit::Wrong,
                    fit => fit,
                }
            }
        };
        Some(fitted)
    }
}

/// How far a sum can be off where its numbers are rounded to fives, tens or hundreds: half of that for each.
fn rounded_to<'a>(cells: impl Iterator<Item = &'a GridCell>) -> f64 {
    let values: Vec<f64> = cells.map(|cell| cell.number.value.abs()).collect();
    let all = |unit: f64| values.iter().all(|value| (value / unit).fract() == 0.0);
    let unit = [1_000.0, 100.0, 10.0, 5.0].into_iter().find(|unit| all(*unit));
    match unit {
        // A few round numbers are so by chance.
        Some(unit)
            if values.iter().any(|value| *value > unit * 10.0)
                && values.len()
                    >= if unit >= 100.0 || values.iter().all(|value| *value >= 1_000.0) {
                        4
                    } else {
                        6
                    } =>
        {
            values.iter().map(|_| unit / 2.0).sum()
        }
        _ => 0.0,
    }
}

/// A larger table is a list of data: every share is held against the whole of its column, and every column against all pairs
/// of others, of which no more than so many cells are tried.
const MOST_ROWS: usize = 1_000;
const MOST_TRIED: usize = 2_000_000;

impl Grid {
    /// The cell at a place.
    pub(crate) fn at(&self, (row, column): Place) -> Option<&GridCell> {
        self.rows.get(row)?.cells.get(column)?.as_ref()
    }

    /// Whether a column prints signs.
    fn signs(&self, column: usize) -> bool {
        (0..self.rows.len())
            .any(|row| self.at((row, column)).is_some_and(|cell| cell.number.signed))
    }

    /// What binds its cells to each other.
    pub(crate) fn bonds(&self) -> Vec<Bond> {
        let sums = sums::sums(self);
        let mut bonds = Vec::new();
        for sum in &sums {
            bonds.extend(sum.columns.iter().map(|column| Bond {
                cell: (sum.total, *column),
                parts: sum.parts.iter().map(|row| (*row, *column)).collect(),
                how: How::Sum,
            }));
        }
        let levels: Vec<usize> =
            (0..self.columns.len()).filter(|column| is_level(self, *column)).collect();
        let tried = levels.len().saturating_pow(2).saturating_mul(self.columns.len());
        if self.rows.len() > MOST_ROWS || tried.saturating_mul(self.rows.len()) > MOST_TRIED {
            return bonds;
        }
        for column in 0..self.columns.len() {
            bonds.extend(of_column(self, &levels, column));
        }
        bonds
    }
}

/// Whether a column holds numbers of things or amounts, of which others can be made.
fn is_level(grid: &Grid, column: usize) -> bool {
    let kind = grid.columns[column].kind;
    let mut cells = (0..grid.rows.len()).filter_map(|row| grid.at((row, column)));
    !matches!(kind, ColumnKind::Rank | ColumnKind::PercentChange)
        && cells.all(|cell| !cell.number.signed && cell.number.unit != Unit::Percent)
}

/// What a column may be of, with what speaks for it.
struct Choice {
    bonds: Vec<Bond>,
    /// Whether its head or its look says so.
    hinted: bool,
    /// How far the columns stand apart; the nearest are meant.
    far: usize,
}

fn of_column(grid: &Grid, levels: &[usize], column: usize) -> Vec<Bond> {
    let others: Vec<usize> = levels.iter().copied().filter(|at| *at != column).collect();
    let rows: Vec<usize> =
        (0..grid.rows.len()).filter(|row| grid.at((*row, column)).is_some()).collect();
    let mut choices = Vec::new();
    let look = Look::of(grid, &rows, column);
    if levels.contains(&column) && look.is_whole() {
        choices.extend(row_sums(grid, &others, &rows, column));
    }
    for &from in &others {
        for &to in &others {
            if from != to {
                choices.extend(of_pair(grid, &look, &rows, (from, to), column));
            }
        }
        if look.kind == ColumnKind::Rate && !look.percent {
            choices.extend(times(grid, &rows, from, column));
        }
        if look.is_share() {
            choices.extend(shares(grid, &look, &rows, from, column));
        }
    }
    let value = |place: Place| grid.at(place).map(|cell| cell.number.value);
    let count = |choice: &Choice, odd: bool| {
        let fits = choice.bonds.iter().filter_map(|bond| bond.fit(grid, &value));
        fits.filter(|fit| *fit == Fit::Right || odd && *fit == Fit::Odd).count()
    };
    let best = choices.into_iter().max_by_key(|choice| {
        (count(choice, false), count(choice, true), choice.hinted, std::cmp::Reverse(choice.far))
    });
    let Some(best) = best else { return Vec::new() };
    let (right, near, all) = (count(&best, false), count(&best, true), best.bonds.len());
    let fits = if best.hinted {
        right > 1 && right * 2 >= all && near * 3 >= all * 2 || right > 2 && right * 5 >= all * 3
    } else {
        right > 2 && right * 4 >= all * 3
    };
    if fits { best.bonds } else { Vec::new() }
}

/// What the numbers of a column may be.
struct Look {
    kind: ColumnKind,
    percent: bool,
    signed: bool,
    decimal: bool,
}

impl Look {
    fn of(grid: &Grid, rows: &[usize], column: usize) -> Self {
        let kind = grid.columns[column].kind;
        let cells = || rows.iter().filter_map(|row| grid.at((*row, column)));
        let most = |test: &dyn Fn(&GridCell) -> bool| {
            cells().filter(|cell| test(cell)).count() * 2 > rows.len()
        };
        let percent = most(&|cell| cell.number.unit == Unit::Percent);
        let decimal = most(&|cell| cell.number.decimals > 0);
        Self { kind, percent, signed: cells().any(|cell| cell.number.signed), decimal }
    }

    /// Whole numbers of things, or amounts.
    fn is_whole(&self) -> bool {
        !self.percent && !matches!(self.kind, ColumnKind::Rate | ColumnKind::Share)
    }

    /// Shares, in per cent.
    fn is_share(&self) -> bool {
        self.kind == ColumnKind::Share || self.percent && self.kind != ColumnKind::PercentChange
    }
}

fn of_pair(
    grid: &Grid,
    look: &Look,
    rows: &[usize],
    (from, to): (usize, usize),
    column: usize,
) -> Vec<Choice> {
    let far = column.abs_diff(from) + column.abs_diff(to) + usize::from(from > to) * 20;
    let choice = |how: How, hinted: bool| {
        let bonds = rows
            .iter()
            .filter(|row| grid.at((**row, from)).is_some() && grid.at((**row, to)).is_some())
            .map(|row| Bond { cell: (*row, column), parts: vec![(*row, from), (*row, to)], how })
            .collect();
        Choice { bonds, hinted, far }
    };
    let mut choices = Vec::new();
    let is_change = matches!(look.kind, ColumnKind::Change | ColumnKind::PercentChange);
    if !look.percent && (look.kind == ColumnKind::Change || look.signed) {
        choices.push(choice(How::Difference, true));
    }
    if look.percent || is_change {
        choices.push(choice(How::Change, is_change || look.signed));
    }
    if look.is_share() && !look.signed {
        choices.push(choice(How::Ratio(100.0), look.kind == ColumnKind::Share));
    }
    let is_rate = look.kind == ColumnKind::Rate;
    if !look.percent && !look.signed && (is_rate || look.decimal && look.kind != ColumnKind::Share)
    {
        let bases = [1_000.0, 10_000.0, 100_000.0, 100.0, 1.0];
        choices.extend(bases.map(|base| choice(How::Ratio(base), is_rate && base > 1.0)));
    }
    choices
}

/// A column of rates of one population, which the table does not show.
fn times(grid: &Grid, rows: &[usize], of: usize, column: usize) -> Option<Choice> {
    let value = |row: usize, column: usize| grid.at((row, column)).map(|cell| cell.number.value);
    let both = |row: &usize| Some((value(*row, of)?, value(*row, column)?));
    let values: Vec<(f64, f64)> = rows.iter().filter_map(both).collect();
    let step = grid.at((*rows.first()?, column))?.number.step();
    let fits = |factor: f64| {
        values.iter().filter(|(count, rate)| (count * factor - rate).abs() <= step / 2.0).count()
    };
    let factors = values.iter().filter(|(count, _)| *count > 0.0).map(|(count, rate)| rate / count);
    let factor = factors.max_by_key(|factor| fits(*factor))?;
    // Few or small rates fit by chance.
    (fits(factor) > 3 && fits(factor) * 5 >= values.len() * 4).then(|| {
        let bond = |row: &usize| Bond {
            cell: (*row, column),
            parts: vec![(*row, of)],
            how: How::Times(factor),
        };
        let rows = rows.iter().filter(|row| grid.at((**row, of)).is_some());
        Choice { bonds: rows.map(bond).collect(), hinted: false, far: 100 + column.abs_diff(of) }
    })
}

/// A column of shares of the total of another.
fn shares(grid: &Grid, look: &Look, rows: &[usize], of: usize, column: usize) -> Vec<Choice> {
    let far = column.abs_diff(of);
    let body: Vec<Place> = (0..grid.rows.len())
        .filter(|row| !grid.rows[*row].is_total() && grid.at((*row, of)).is_some())
        .map(|row| (row, of))
        .collect();
    let totals =
        (0..grid.rows.len()).filter(|row| grid.rows[*row].is_total()).map(|row| vec![(row, of)]);
    let named = totals.chain([body].into_iter().filter(|body| body.len() > 1));
    named
        .map(|whole| {
            let bonds = rows
                .iter()
                .filter(|row| grid.at((**row, of)).is_some())
                .map(|row| Bond {
                    cell: (*row, column),
                    parts: std::iter::once((*row, of)).chain(whole.iter().copied()).collect(),
                    how: How::Ratio(100.0),
                })
                .collect();
            Choice { bonds, hinted: look.kind == ColumnKind::Share, far }
        })
        .collect()
}

/// A column that is the sum of others in its row: of those beside it, of all, or of every second.
fn row_sums(grid: &Grid, others: &[usize], rows: &[usize], column: usize) -> Vec<Choice> {
    let before: Vec<usize> = others.iter().copied().filter(|at| *at < column).collect();
    let after: Vec<usize> = others.iter().copied().filter(|at| *at > column).collect();
    let mut sets: Vec<Vec<usize>> = vec![others.to_vec()];
    for start in 0..before.len() {
        sets.push(before[start..].to_vec());
        sets.push(
            before[start..].iter().copied().filter(|at| (column - at).is_multiple_of(2)).collect(),
        );
    }
    for end in 2..=after.len() {
        sets.push(after[..end].to_vec());
    }
    sets.retain(|set| set.len() > 1);
    sets.into_iter()
        .map(|set| {
            let bonds = rows
                .iter()
                .filter(|row| set.iter().all(|at| grid.at((**row, *at)).is_some()))
                .map(|row| Bond {
                    cell: (*row, column),
                    parts: set.iter().map(|at| (*row, *at)).collect(),
                    how: How::Sum,
                })
                .collect();
            let far = set.iter().map(|at| at.abs_diff(column)).sum();
            Choice { bonds, hinted: true, far }
        })
        .collect()
}
