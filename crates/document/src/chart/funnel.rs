//! Rates against populations: whose rate is further from the average than chance alone would give.

use serde::Serialize;

use super::Frame;
use crate::{Cell, Column, Row, RowKind, Table};

/// A funnel: each area a point at its population and rate, the group's average as a line, and around it the limits that
/// narrow as populations grow.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FunnelChart {
    /// What the areas are: "Ward".
    pub of: String,
    /// The unit of the rates: "offences per 1,000 residents".
    pub unit: String,
    /// What stands along the bottom: "residents".
    pub population: String,
    /// The group's average.
    pub average: f64,
    /// The limits, smallest population first.
    pub limits: Vec<FunnelLimits>,
    /// The areas.
    pub points: Vec<FunnelPoint>,
}

/// The limits at one population.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct FunnelLimits {
    /// The population.
    pub population: f64,
    /// The 95% limits.
    pub inner: (f64, f64),
    /// The 99.8% limits.
    pub outer: (f64, f64),
}

/// One area.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FunnelPoint {
    /// The area.
    pub name: String,
    /// Its population.
    pub population: f64,
    /// Its rate.
    pub rate: f64,
    /// Where it lies: "above the 99.8% limit"; empty within.
    pub outside: String,
    /// Whether it is the partnership's own area, or one to be named whatever its place.
    pub own: bool,
}

impl FunnelChart {
    pub(super) fn table(&self, frame: &Frame) -> Table {
        let mut table = frame.table(vec![
            Column::words(self.of.clone()),
            Column::numbers("Population", self.population.clone()),
            Column::numbers("Rate", self.unit.clone()),
            Column::words("Against the limits"),
        ]);
        table.rows = self
            .points
            .iter()
            .map(|point| {
                let kind = if point.own { RowKind::Own } else { RowKind::Plain };
                let place = if point.outside.is_empty() { "within" } else { &point.outside };
                let cells = vec![
                    Cell::text(point.name.clone()),
                    Cell::count(point.population),
                    Cell::rate(point.rate),
                    Cell::text(place),
                ];
                Row { kind, cells }
            })
            .collect();
        table
    }
}
