//! What the columns of a table are made of: what most of their rows fit, of all that they may be of.

use std::collections::BTreeSet;

use super::bond::{Bond, How, Place};
use super::{ColumnKind, Grid, GridCell, sums};
use crate::number::Unit;
use crate::rounding::Fit;

/// A larger table is a list of data: every share is held against the whole of its column, and every column against all pairs
/// of others, of which no more than so many cells are tried.
const MOST_ROWS: usize = 1_000;
const MOST_TRIED: usize = 2_000_000;

impl Grid {
    /// What binds its cells to each other. It is found once, after all of its columns are marked.
    pub(crate) fn bonds(&self) -> &[Bond] {
        self.bonds.get_or_init(|| self.find_bonds())
    }

    fn find_bonds(&self) -> Vec<Bond> {
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
        let mut columns: Vec<Choice> = Vec::new();
        for column in 0..self.columns.len() {
            let Some(choice) = of_column(self, &levels, column) else { continue };
            // Two columns cannot be the same shares: of those with their limits beside them the one that fits best is meant.
            let same = columns.iter().position(|known| is_same(&known.bonds, &choice.bonds));
            match same {
                Some(at) if columns[at].right >= choice.right => {}
                Some(at) => columns[at] = choice,
                None => columns.push(choice),
            }
        }
        bonds.extend(columns.into_iter().flat_map(|choice| choice.bonds));
        bonds
    }
}

/// Whether two columns would be shares of the same parts.
fn is_same(one: &[Bond], other: &[Bond]) -> bool {
    let first = |bonds: &[Bond]| {
        let bond = bonds.first()?;
        (bond.how == How::Ratio(100.0)).then(|| bond.parts.clone())
    };
    first(one).is_some_and(|parts| first(other) == Some(parts))
}

/// Whether a column holds numbers of things or amounts, of which others can be made.
fn is_level(grid: &Grid, column: usize) -> bool {
    let kind = grid.columns[column].kind;
    let mut cells = (0..grid.rows.len()).filter_map(|row| grid.at((row, column)));
    !matches!(kind, ColumnKind::Rank | ColumnKind::PercentChange | ColumnKind::Share)
        && cells.all(|cell| !cell.number.signed && cell.number.unit != Unit::Percent)
}

/// What a column may be of, with what speaks for it.
struct Choice {
    bonds: Vec<Bond>,
    /// Whether its head or its look says so.
    hinted: bool,
    /// How far the columns stand apart; the nearest are meant.
    far: usize,
    /// How many of its bonds tell something, how many of these hold, and how many nearly.
    telling: usize,
    right: usize,
    odd: usize,
}

impl Choice {
    fn new(bonds: Vec<Bond>, hinted: bool, far: usize) -> Self {
        Self { bonds, hinted, far, telling: 0, right: 0, odd: 0 }
    }

    /// Counts what speaks for it. Rows of the same numbers say it once.
    fn tell(&mut self, grid: &Grid, value: &dyn Fn(Place) -> Option<f64>) {
        let mut seen: BTreeSet<Vec<u64>> = BTreeSet::new();
        for bond in &self.bonds {
            let Some(fit) = bond.fit_within(grid, value, &|_| 0.0) else { continue };
            // Of rounded numbers many come near each other: that is neither for it nor against it.
            let is_near = fit == Fit::Wrong && bond.fit(grid, value) != Some(Fit::Wrong);
            let numbers = bond.places().filter_map(value).map(f64::to_bits).collect();
            let nothing = || bond.says_nothing(value) || bond.is_vague(grid);
            if is_near || fit == Fit::Right && nothing() || !seen.insert(numbers) {
                continue;
            }
            self.telling += 1;
            self.right += usize::from(fit == Fit::Right);
            self.odd += usize::from(fit == Fit::Odd);
        }
    }
}

fn of_column(grid: &Grid, levels: &[usize], column: usize) -> Option<Choice> {
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
    for choice in &mut choices {
        choice.tell(grid, &value);
    }
    let best = choices.into_iter().max_by_key(|choice| {
        let near = choice.right + choice.odd;
        // What is wrong of a choice speaks against it as what is right speaks for it.
        let speaks = (choice.right + near).saturating_sub(choice.telling);
        (speaks, choice.right, near, choice.hinted, std::cmp::Reverse(choice.far))
    })?;
    let (right, near, all) = (best.right, best.right + best.odd, best.telling);
    let fits = if best.hinted {
        right > 1 && right * 2 >= all && near * 3 >= all * 2 || right > 2 && right * 5 >= all * 3
    } else {
        right > 2 && right * 4 >= all * 3
    };
    fits.then_some(best)
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
        Choice::new(bonds, hinted, far)
    };
    let mut choices = Vec::new();
    let is_change = matches!(look.kind, ColumnKind::Change | ColumnKind::PercentChange);
    if !look.percent && (look.kind == ColumnKind::Change || look.signed) {
        choices.push(choice(How::Difference, true));
    }
    if look.percent || is_change {
        // What is in per cent itself goes up by points.
        let mut changes = choice(How::Change, is_change || look.signed);
        changes.bonds.retain(|bond| !grid.rows[bond.cell.0].is_of_percentages());
        choices.push(changes);
    }
    if look.is_share() && !look.signed {
        choices.push(choice(How::Ratio(100.0), look.kind == ColumnKind::Share));
        // "12 (30%), 28 (70%)": shares of the two together.
        let mut of_both = choice(How::Ratio(100.0), look.kind == ColumnKind::Share);
        for bond in &mut of_both.bonds {
            bond.parts.insert(1, (bond.cell.0, from));
        }
        of_both.far += 1;
        choices.push(of_both);
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
        let slack = step / 2.0 + 1e-9;
        values.iter().filter(|(count, rate)| (count * factor - rate).abs() <= slack).count()
    };
    // Each row leaves the factor so much room; the middle of what most of them leave is meant.
    let rooms = || {
        let some = values.iter().filter(|(count, _)| *count > 0.0);
        some.map(|(count, rate)| ((rate - step / 2.0) / count, (rate + step / 2.0) / count))
    };
    let least = rooms().map(|(least, _)| least).max_by_key(|least| fits(*least))?;
    let most = rooms().map(|(_, most)| most).filter(|most| *most >= least);
    let factor = most.min_by(f64::total_cmp).map_or(least, |most| f64::midpoint(least, most));
    // Few or small rates fit by chance.
    (fits(factor) > 3 && fits(factor) * 5 >= values.len() * 4).then(|| {
        let bond = |row: &usize| Bond {
            cell: (*row, column),
            parts: vec![(*row, of)],
            how: How::Times(factor),
        };
        let rows = rows.iter().filter(|row| grid.at((**row, of)).is_some());
        Choice::new(rows.map(bond).collect(), false, 100 + column.abs_diff(of))
    })
}

/// Whether a column looks like the shares in another: no more than a hundred, with as many decimals.
fn is_like_shares(grid: &Grid, of: usize, column: usize) -> bool {
    let decimals = |at: usize| grid.cells(at).map(|(_, cell)| cell.number.decimals).max();
    decimals(of).is_some_and(|decimals| decimals > 0)
        && decimals(of) == decimals(column)
        && grid.cells(of).all(|(_, cell)| cell.number.value <= 100.0)
}

/// A column of shares of the total of another.
fn shares(grid: &Grid, look: &Look, rows: &[usize], of: usize, column: usize) -> Vec<Choice> {
    if is_like_shares(grid, of, column) {
        return Vec::new();
    }
    let far = column.abs_diff(of);
    let body: Vec<Place> = (0..grid.rows.len())
        .filter(|row| !grid.rows[*row].is_total() && grid.at((*row, of)).is_some())
        .map(|row| (row, of))
        .collect();
    let totals =
        (0..grid.rows.len()).filter(|row| grid.rows[*row].is_total()).map(|row| vec![(row, of)]);
    let all = Some(body).filter(|body| body.len() > 1 && grid.is_whole(of, column));
    let named = totals.chain(all);
    named
        .map(|whole| {
            let bonds = rows
                .iter()
                .filter(|row| {
                    grid.at((**row, of)).is_some() && !is_sum_of_rounded(grid, **row, column)
                })
                .map(|row| Bond {
                    cell: (*row, column),
                    parts: std::iter::once((*row, of)).chain(whole.iter().copied()).collect(),
                    how: How::Ratio(100.0),
                })
                .collect();
            Choice::new(bonds, look.kind == ColumnKind::Share, far)
        })
        .collect()
}

/// Whether a share in a row of totals is what its rounded shares add up to: 99% or 101%.
fn is_sum_of_rounded(grid: &Grid, row: usize, column: usize) -> bool {
    let Some(share) = grid.at((row, column)).filter(|_| grid.rows[row].is_total()) else {
        return false;
    };
    let most: f64 = grid.cells(column).map(|(_, cell)| cell.number.half()).sum();
    (share.number.value - 100.0).abs() <= most
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
            let bond = |row: &usize| {
                let cells = set.iter().map(|at| (*row, *at));
                let parts: Vec<Place> = cells.filter(|place| grid.at(*place).is_some()).collect();
                let full = parts.len() == set.len();
                let bond = Bond { cell: (*row, column), parts, how: How::Sum };
                // A blank is nothing, or it is hidden: such a row speaks for the sum where it fits, and never against it.
                let value = |place: Place| grid.at(place).map(|cell| cell.number.value);
                let fits = || bond.parts.len() > 1 && bond.fit(grid, &value) == Some(Fit::Right);
                (full || fits()).then_some(bond)
            };
            let bonds = rows.iter().filter_map(bond).collect();
            let far = set.iter().map(|at| at.abs_diff(column)).sum();
            Choice::new(bonds, true, far)
        })
        .collect()
}
