//! What binds the cells of a table to each other: sums of rows and columns, differences, changes, shares, rates. What a column
//! is of is not read from its head alone: it is what most of its rows fit, which [`super::choice`] finds.

use super::{Grid, GridCell, sums};
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

    /// Its cell and what that is made of.
    pub(crate) fn places(&self) -> impl Iterator<Item = Place> {
        self.parts.iter().copied().chain([self.cell])
    }

    /// Whether it would hold whatever the column is of: nothing of something, all of all.
    pub(super) fn says_nothing(&self, value: &dyn Fn(Place) -> Option<f64>) -> bool {
        let parts: Vec<f64> = self.parts.iter().filter_map(|part| value(*part)).collect();
        let printed = value(self.cell).unwrap_or(0.0);
        let nothing = printed == 0.0 && parts.first().is_none_or(|part| *part == 0.0);
        match self.how {
            // One number and noughts add up to it in any table.
            How::Sum => parts.iter().filter(|part| **part != 0.0).count() <= 1,
            How::Difference => nothing && parts.iter().all(|part| *part == 0.0),
            How::Change => false,
            How::Times(_) => printed == 0.0,
            How::Ratio(base) => {
                let whole: f64 = parts.iter().skip(1).sum();
                let all = (printed - base).abs() < f64::EPSILON;
                printed == 0.0
                    || all
                    || parts.first().is_some_and(|part| (part - whole).abs() < f64::EPSILON)
            }
        }
    }

    /// Whether its numbers have so few digits that much would fit: 0.1 and 0.1 are 0.3 as well as 0.2.
    pub(super) fn is_vague(&self, grid: &Grid) -> bool {
        let rounded = |place: &Place| {
            let number = &grid.at(*place)?.number;
            (number.decimals > 0).then(|| number.half() / number.value.abs().max(0.001))
        };
        match self.how {
            How::Sum | How::Difference => {
                let cells = self.places().filter_map(|place| grid.at(place));
                let decimals = cells.map(|cell| cell.number.decimals).max().unwrap_or(0);
                let printed = grid.at(self.cell).map_or(0.0, |cell| cell.number.value.abs());
                decimals > 0 && printed <= 4.0 * sums::slack(decimals, self.parts.len())
            }
            _ => self.parts.iter().filter_map(rounded).sum::<f64>() > 0.05,
        }
    }

    /// How its cell fits what it should be.
    pub(crate) fn fit(&self, grid: &Grid, value: &dyn Fn(Place) -> Option<f64>) -> Option<Fit> {
        self.fit_within(grid, value, &|place| grid.rounded(place))
    }

    /// The same, with what each cell may be rounded to.
    pub(super) fn fit_within(
        &self,
        grid: &Grid,
        value: &dyn Fn(Place) -> Option<f64>,
        rounded: &dyn Fn(Place) -> f64,
    ) -> Option<Fit> {
        let truth = self.truth(value)?;
        let printed = value(self.cell)?;
        let number = &grid.at(self.cell)?.number;
        let parts = || self.parts.iter().filter_map(|part| grid.at(*part));
        let decimals = parts().map(|part| part.number.decimals).max().unwrap_or(0);
        let fitted = match self.how {
            How::Sum | How::Difference => {
                let slack = sums::slack(decimals.max(number.decimals), self.parts.len())
                    .max(rounded_to(parts().chain(grid.at(self.cell))))
                    .max(self.places().map(rounded).sum::<f64>() / 2.0);
                let signed = grid.signs(self.cell.1) || self.how == How::Sum;
                let off = if signed { printed - truth } else { printed.abs() - truth.abs() };
                if off.abs() <= slack + 1e-9 { Fit::Right } else { Fit::Wrong }
            }
            // The factor is not known so well that a last digit could be held against it.
            How::Times(_) if (printed - truth).abs() < number.step() => Fit::Right,
            How::Times(_) => Fit::Wrong,
            How::Change | How::Ratio(_) => {
                // What is made of rounded numbers can be off by what they were rounded by.
                let unsure: f64 = self
                    .parts
                    .iter()
                    .filter_map(|place| {
                        let number = &grid.at(*place)?.number;
                        let exact = if number.decimals > 0 { number.half() } else { 0.0 };
                        Some(exact.max(rounded(*place) / 2.0) / number.value.abs().max(0.001))
                    })
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

impl Grid {
    /// The cell at a place.
    pub(crate) fn at(&self, (row, column): Place) -> Option<&GridCell> {
        self.rows.get(row)?.cells.get(column)?.as_ref()
    }

    /// What a cell's whole number is rounded to, beyond its last digit; 0 where it is in full.
    fn rounded(&self, (row, column): Place) -> f64 {
        let whole = self.at((row, column)).is_some_and(|cell| {
            cell.number.decimals == 0 && matches!(cell.number.unit, Unit::Plain | Unit::Pounds)
        });
        if whole { self.columns.get(column).map_or(0.0, |column| column.rounded) } else { 0.0 }
    }

    /// Whether a column prints signs.
    fn signs(&self, column: usize) -> bool {
        (0..self.rows.len())
            .any(|row| self.at((row, column)).is_some_and(|cell| cell.number.signed))
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
