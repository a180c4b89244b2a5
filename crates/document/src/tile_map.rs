//! A tile map as data: each area one equal tile, roughly in its place, so that small areas do not vanish.

use serde::Serialize;

use crate::{Cell, Classes, Column, Frame, Row, RowKind, Table};
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
    /// The classes of the values.
    pub classes: Classes,
    /// The tiles.
    pub tiles: Vec<Tile>,
}

impl TileMap {
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
