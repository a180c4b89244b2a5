//! A tile map as data: each area one equal tile, roughly in its place, so that small areas do not vanish.

use serde::Serialize;

use crate::{Cell, Column, Frame, Row, RowKind, Table};
use figure::Reason;

/// One area's tile.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tile {
    /// The area's name.
    pub name: String,
    /// What fits on the tile: "Bro", "Penge".
    pub label: String,
    /// Its column, from 0 at the left.
    pub column: u32,
    /// Its row, from 0 at the top.
    pub row: u32,
    /// Its value; none where hidden or missing.
    pub value: Option<f64>,
    /// The value as it is printed; `[c]` or `[x]` where there is none.
    pub text: String,
    /// Whether it is the partnership's own area.
    pub own: bool,
}

/// A tile map, in five classes at most.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TileMap {
    /// What stands around it.
    pub frame: Frame,
    /// What the areas are: "Borough", "Ward".
    pub of: String,
    /// The unit of the values.
    pub unit: String,
    /// How the classes were made: "five classes of equal number".
    pub rule: String,
    /// Where one class ends and the next begins, rising: at most four for five classes. A value equal to a break belongs
    /// to the class above it.
    pub breaks: Vec<f64>,
    /// The tiles.
    pub tiles: Vec<Tile>,
}

impl TileMap {
    /// The class of a value, from 0.
    pub fn class(&self, value: f64) -> usize {
        self.breaks.iter().filter(|&&b| value >= b).count()
    }

    /// Breaks that put about the same number of values in each of `classes` classes; fewer where values tie.
    pub fn equal_number_breaks(values: &[f64], classes: usize) -> Vec<f64> {
        let mut sorted: Vec<f64> = values.iter().copied().filter(|v| v.is_finite()).collect();
        sorted.sort_by(f64::total_cmp);
        let mut breaks: Vec<f64> = (1..classes)
            .filter_map(|i| sorted.get(i * sorted.len() / classes.max(1)).copied())
            .collect();
        breaks.dedup();
        breaks.retain(|b| sorted.first().is_some_and(|first| b > first));
        breaks
    }

    /// The table behind it.
    pub fn table(&self) -> Table {
        let mut table = self.frame.table(vec![
            Column::words(self.of.clone()),
            Column::numbers("Value", self.unit.clone()),
        ]);
        table.rows = self
            .tiles
            .iter()
            .map(|tile| {
                let cell = match tile.value {
                    Some(value) => Cell::number(value, tile.text.clone()),
                    None if tile.text == Cell::Suppressed.shown() => Cell::Suppressed,
                    None => Cell::Missing(Reason::new("the data held do not give it")),
                };
                let kind = if tile.own { RowKind::Own } else { RowKind::Plain };
                Row { kind, cells: vec![Cell::text(tile.name.clone()), cell] }
            })
            .collect();
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_in_each_class_unless_values_tie() {
        let values: Vec<f64> = (1..=10).map(f64::from).collect();
        assert_eq!(TileMap::equal_number_breaks(&values, 5), vec![3.0, 5.0, 7.0, 9.0]);
        assert_eq!(TileMap::equal_number_breaks(&[2.0; 6], 5), Vec::<f64>::new());
        assert_eq!(TileMap::equal_number_breaks(&[], 5), Vec::<f64>::new());
        assert_eq!(TileMap::equal_number_breaks(&[0.0, 0.0, 0.0, 0.0, 1.0, 2.0], 5), vec![1.0]);
    }
}
