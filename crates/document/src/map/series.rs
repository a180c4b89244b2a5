//! Several maps of the same areas side by side, in the same classes, so that they can be compared.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{CLASSES, Ground, Readings, number, numbers, reading, row};
use crate::{Cell, Classes, Column, FigureId, Frame, Table};

/// One of the maps.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MapPanel {
    /// What tells it from the others: "2020", "Robbery".
    pub title: String,
    /// Its rates.
    pub values: Readings,
}

/// Several maps of rates of the same areas, by year or by measure, in one legend.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MapSeries {
    /// What stands around them.
    pub frame: Frame,
    /// What each is drawn on.
    pub ground: Ground,
    /// The unit of the values of all.
    pub unit: String,
    /// The classes of all.
    pub classes: Classes,
    /// The maps, in the order of reading.
    pub panels: Vec<MapPanel>,
}

impl MapSeries {
    /// Maps in five classes of about the same number of values over all of them; set `classes` for another rule.
    pub fn new(
        frame: Frame,
        ground: Ground,
        unit: impl Into<String>,
        panels: Vec<MapPanel>,
    ) -> Self {
        let values = numbers(&ground, panels.iter().map(|p| &p.values));
        let classes = Classes::equal_number(&values, CLASSES);
        Self { frame, ground, unit: unit.into(), classes, panels }
    }

    /// The table behind them: a row an area, a column a map.
    pub fn table(&self) -> Table {
        let panels =
            self.panels.iter().map(|p| Column::numbers(p.title.clone(), self.unit.clone()));
        let columns = [Column::words(self.ground.of.clone())].into_iter().chain(panels).collect();
        let mut table = self.frame.table(columns);
        let cells = |code: &str| -> Vec<Cell> {
            self.panels.iter().map(|p| reading(&p.values, code)).collect()
        };
        table.rows = self.ground.areas.iter().map(|area| row(area, cells(&area.code))).collect();
        table
    }

    /// Adds the figures that they show.
    pub(crate) fn mentioned<'a>(&'a self, ids: &mut BTreeSet<&'a FigureId>) {
        ids.extend(&self.frame.from);
        ids.extend(self.panels.iter().flat_map(|p| p.values.values()).filter_map(Cell::from));
    }

    /// The areas of a map that stand in the highest class, in the order of the areas.
    pub(crate) fn highest(&self, panel: &MapPanel) -> Vec<&str> {
        let top = self.classes.count() - 1;
        let is_top = |code: &str| {
            number(&reading(&panel.values, code)).is_some_and(|v| self.classes.of(v) == top)
        };
        let areas = self.ground.areas.iter().filter(|a| is_top(&a.code));
        areas.map(|a| a.name.as_str()).collect()
    }
}
