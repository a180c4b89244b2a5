//! A map as data: shapes with what is known of each, not how it is drawn. Rates are filled classes, counts are circles and
//! never fills, hot spots have a letter each; and behind every map stands its table.
//!
//! ```
//! use document::map::{Ground, MapArea};
//! use document::{Cell, Frame, Map, Readings, words};
//!
//! let ring = vec![(540_000.0, 165_000.0), (543_000.0, 165_000.0), (540_000.0, 168_000.0)];
//! let area = MapArea {
//!     code: "E05000109".to_owned(),
//!     name: "Bromley Town".to_owned(),
//!     rings: vec![ring],
//!     ..MapArea::default()
//! };
//! let values = Readings::from([("E05000109".to_owned(), Cell::rate(7.6))]);
//! let frame = Frame::new("map-burglary", "Burglary was highest in Bromley Town");
//! let mut map = Map::of_rates(
//!     frame,
//!     Ground::new("Ward", vec![area]),
//!     "offences per 1,000 residents",
//!     values,
//! );
//! map.frame.description = words::describe_map(&map);
//! assert_eq!(map.frame.description, "Map of 1 area in 1 class. Bromley Town: 7.6.");
//! assert_eq!(map.table().rows.len(), 1);
//! ```

mod ground;
mod series;
mod spots;

use std::collections::{BTreeMap, BTreeSet};

use figure::Reason;
use serde::Serialize;

pub use ground::{Ground, Inset, MapArea, Outline, Ring};
pub use series::{MapPanel, MapSeries};
pub use spots::{Heat, HotSpots, Spot};

use crate::{Cell, Classes, Column, FigureId, Frame, Row, RowKind, Table};

/// What is known of each area, by its code. An area that is not in it is missing.
pub type Readings = BTreeMap<String, Cell>;

/// A map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Map {
    /// What stands around it.
    pub frame: Frame,
    /// What it is drawn on.
    pub ground: Ground,
    /// What it shows.
    pub kind: MapKind,
}

/// The kinds of map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum MapKind {
    /// Rates, as areas filled by class.
    Choropleth(Choropleth),
    /// Counts, as circles whose area stands for the number.
    Circles(Circles),
    /// Hot spots: new, persistent, fading.
    HotSpots(HotSpots),
}

/// Areas filled by class. For rates and shares only: a count filled over an area misleads, as large areas look like much.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Choropleth {
    /// The unit of the values: "offences per 1,000 residents".
    pub unit: String,
    /// The classes.
    pub classes: Classes,
    /// The rates.
    pub values: Readings,
}

/// Counts as circles.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Circles {
    /// The unit of the values: "offences".
    pub unit: String,
    /// The counts.
    pub values: Readings,
}

/// How many classes a map has unless told otherwise.
pub const CLASSES: usize = 5;

impl Map {
    /// A map of rates in five classes of about the same number of areas; set `classes` for another rule.
    pub fn of_rates(
        frame: Frame,
        ground: Ground,
        unit: impl Into<String>,
        values: Readings,
    ) -> Self {
        let classes = Classes::equal_number(&numbers(&ground, [&values]), CLASSES);
        let kind = MapKind::Choropleth(Choropleth { unit: unit.into(), classes, values });
        Self { frame, ground, kind }
    }

    /// A map of counts.
    pub fn of_counts(
        frame: Frame,
        ground: Ground,
        unit: impl Into<String>,
        values: Readings,
    ) -> Self {
        let kind = MapKind::Circles(Circles { unit: unit.into(), values });
        Self { frame, ground, kind }
    }

    /// A map of hot spots.
    pub fn of_hot_spots(frame: Frame, ground: Ground, spots: HotSpots) -> Self {
        Self { frame, ground, kind: MapKind::HotSpots(spots) }
    }

    /// The table behind it: every area with its number, and its class or what kind of hot spot it is.
    pub fn table(&self) -> Table {
        let of = Column::words(self.ground.of.clone());
        let value = |unit: &String| Column::numbers("Value", unit.clone());
        let mut table = self.frame.table(match &self.kind {
            MapKind::Choropleth(map) => vec![of, value(&map.unit), Column::words("Class")],
            MapKind::Circles(map) => vec![of, value(&map.unit)],
            MapKind::HotSpots(map) => vec![of, Column::words("Hot spot"), value(&map.unit)],
        });
        table.rows =
            self.ground.areas.iter().map(|area| row(area, self.cells(&area.code))).collect();
        table
    }

    /// What the table says of an area after its name.
    fn cells(&self, code: &str) -> Vec<Cell> {
        match &self.kind {
            MapKind::Choropleth(map) => {
                let cell = reading(&map.values, code);
                let class = number(&cell).map(|v| map.classes.range(map.classes.of(v)));
                vec![cell, class.map_or(Cell::Empty, Cell::text)]
            }
            MapKind::Circles(map) => vec![reading(&map.values, code)],
            MapKind::HotSpots(map) => match map.spots.get(code) {
                Some(spot) => vec![Cell::text(spot.heat.word()), spot.value.clone()],
                None => vec![missing(), missing()],
            },
        }
    }

    /// Adds the figures that it shows.
    pub(crate) fn mentioned<'a>(&'a self, ids: &mut BTreeSet<&'a FigureId>) {
        ids.extend(&self.frame.from);
        match &self.kind {
            MapKind::Choropleth(map) => ids.extend(map.values.values().filter_map(Cell::from)),
            MapKind::Circles(map) => ids.extend(map.values.values().filter_map(Cell::from)),
            MapKind::HotSpots(map) => ids.extend(map.spots.values().filter_map(|s| s.value.from())),
        }
    }
}

/// An area's row.
fn row(area: &MapArea, cells: Vec<Cell>) -> Row {
    let kind = if area.own { RowKind::Own } else { RowKind::Plain };
    Row { kind, cells: [vec![Cell::text(area.name.clone())], cells].concat() }
}

/// What is known of an area: a number, hidden, or missing with why.
pub fn reading(values: &Readings, code: &str) -> Cell {
    match values.get(code) {
        Some(cell @ (Cell::Number { .. } | Cell::Suppressed | Cell::Missing(_))) => cell.clone(),
        _ => missing(),
    }
}

/// The number in a cell, where it has one.
pub(crate) fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number { value, .. } if value.is_finite() => Some(*value),
        _ => None,
    }
}

fn missing() -> Cell {
    Cell::Missing(Reason::new("the data held do not give it"))
}

/// Every number of the map's own areas, for classes.
fn numbers<'a>(ground: &Ground, values: impl IntoIterator<Item = &'a Readings>) -> Vec<f64> {
    let of = |values: &'a Readings| -> Vec<f64> {
        ground.areas.iter().filter_map(|a| number(values.get(&a.code)?)).collect()
    };
    values.into_iter().flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ground() -> Ground {
        let area = |code: &str, name: &str, x: f64| MapArea {
            code: code.to_owned(),
            name: name.to_owned(),
            rings: vec![vec![(x, 0.0), (x + 1.0, 0.0), (x, 1.0)]],
            own: code == "b",
            ..MapArea::default()
        };
        Ground::new(
            "Ward",
            vec![area("a", "Ash", 0.0), area("b", "Birch", 1.0), area("c", "Cedar", 2.0)],
        )
    }

    fn readings() -> Readings {
        let hidden = Cell::Suppressed;
        [("a", Cell::rate(4.24)), ("b", hidden), ("z", Cell::rate(99.0))]
            .into_iter()
            .map(|(code, cell)| (code.to_owned(), cell))
            .collect()
    }

    fn shown(table: &Table) -> Vec<Vec<&str>> {
        table.rows.iter().map(|r| r.cells.iter().map(Cell::shown).collect()).collect()
    }

    #[test]
    fn the_table_has_every_area_and_says_what_is_hidden_and_what_missing() {
        let map = Map::of_rates(Frame::new("m", "M"), ground(), "per 1,000", readings());
        let table = map.table();
        assert_eq!(
            shown(&table),
            [vec!["Ash", "4.2", "all"], vec!["Birch", "[c]", ""], vec!["Cedar", "[x]", ""]]
        );
        assert_eq!(table.rows[1].kind, RowKind::Own);
        assert_eq!((table.id.as_str(), table.file.as_str()), ("m-data", "m.csv"));
        let counts = Map::of_counts(Frame::new("m", "M"), ground(), "offences", readings());
        assert_eq!(shown(&counts.table())[0], ["Ash", "4.2"]);
    }

    #[test]
    fn an_area_that_is_not_on_the_map_makes_no_class() {
        let mut values = readings();
        values.insert("c".to_owned(), Cell::rate(8.0));
        let map = Map::of_rates(Frame::new("m", "M"), ground(), "per 1,000", values);
        let MapKind::Choropleth(map) = map.kind else { unreachable!() };
        assert_eq!(map.classes.breaks(), [8.0]);
    }

    #[test]
    fn words_and_what_is_not_a_number_are_no_reading() {
        let values = Readings::from([
            ("a".to_owned(), Cell::text("many")),
            ("b".to_owned(), Cell::number(f64::NAN, "NaN")),
        ]);
        assert_eq!(reading(&values, "a").shown(), "[x]");
        assert_eq!(number(&reading(&values, "b")), None);
    }

    #[test]
    fn a_hot_spot_says_its_kind_in_words() {
        let spots = BTreeMap::from([(
            "a".to_owned(),
            Spot { heat: Heat::Persistent, value: Cell::count(31.0) },
        )]);
        let spots = HotSpots { rule: "Gi*".to_owned(), unit: "offences".to_owned(), spots };
        let table = Map::of_hot_spots(Frame::new("m", "M"), ground(), spots).table();
        assert_eq!(shown(&table)[0], ["Ash", "persistent hot spot", "31"]);
        assert_eq!(shown(&table)[2], ["Cedar", "[x]", "[x]"]);
    }
}
