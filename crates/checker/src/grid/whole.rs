//! What the shares of a column are of, where no row says it: all of the rows, or more than they show.

use super::{Grid, GridCell};
use crate::rounding::{Fit, between, fit};

impl Grid {
    /// Whether the shares of a column can be of the sum of the counts of another, over its rows. They are not where the last row
    /// is the total, nor where another whole, which the table does not show, makes more of them right.
    pub(crate) fn is_whole(&self, count: usize, share: usize) -> bool {
        let last = self.rows.last().filter(|row| row.is_total());
        if last.is_some_and(|row| row.cells.get(count).is_some_and(Option::is_some)) {
            return false;
        }
        let sum: f64 = self.cells(count).map(|(_, cell)| cell.number.value).sum();
        !self.is_of_another(count, share, (sum, Fit::Right))
    }

    /// Whether another whole than a number that stands near the table makes more of the shares right than come near to being of
    /// that.
    pub(crate) fn is_not_of(&self, count: usize, share: usize, near: f64) -> bool {
        self.is_of_another(count, share, (near, Fit::Odd))
    }

    /// Whether another whole makes more of the shares right than fit the one given so well, and they do not add up to a hundred,
    /// as those of all parts do.
    fn is_of_another(&self, count: usize, share: usize, (whole, least): (f64, Fit)) -> bool {
        let pairs: Vec<(&GridCell, &GridCell)> = self
            .body()
            .filter_map(|row| {
                Some((row.cells.get(count)?.as_ref()?, row.cells.get(share)?.as_ref()?))
            })
            // A share of nought is so of any large whole.
            .filter(|(count, share)| count.number.value > 0.0 && share.number.value > 0.0)
            .collect();
        let fits = |whole: f64, least: Fit| {
            let fit = |(count, share): &(&GridCell, &GridCell)| {
                fit(&share.number, count.number.value / whole * 100.0)
            };
            pairs.iter().map(fit).filter(|fit| *fit == Fit::Right || *fit == least).count()
        };
        let fewest = pairs.iter().map(|(count, _)| count.number.value).fold(0.0, f64::max);
        let sum: f64 = pairs.iter().map(|(_, share)| share.number.value).sum();
        let half = pairs.iter().map(|(_, share)| share.number.half()).fold(0.0, f64::max);
        let rows = f64::from(u32::try_from(pairs.len()).unwrap_or(u32::MAX));
        let is_all = (sum - 100.0).abs() <= half * rows.sqrt() + 1e-9;
        // The least whole that a share can be of: somewhere there as many are right as can be.
        let others = pairs.iter().map(|(count, share)| {
            count.number.value / between(&share.number).1 * 100.0 * (1.0 + 1e-10)
        });
        let known = fits(whole, least);
        !is_all
            && others.filter(|other| *other >= fewest).any(|other| fits(other, Fit::Right) > known)
    }
}
