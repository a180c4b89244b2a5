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
    /// Where it lies against the limits.
    pub standing: Standing,
    /// Whether it is the partnership's own area, or one to be named whatever its place.
    pub own: bool,
}

/// Where an area lies against a funnel's limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Below the 99.8% limit.
    FarBelow,
    /// Below the 95% limit.
    Below,
    /// Within the 95% limits.
    Within,
    /// Above the 95% limit.
    Above,
    /// Above the 99.8% limit.
    FarAbove,
}

impl Standing {
    /// "above the 99.8% limit", "within the limits".
    pub fn words(self) -> &'static str {
        match self {
            Self::FarBelow => "below the 99.8% limit",
            Self::Below => "below the 95% limit",
            Self::Within => "within the limits",
            Self::Above => "above the 95% limit",
            Self::FarAbove => "above the 99.8% limit",
        }
    }

    /// Whether it is beyond even the wider limits.
    pub fn is_far(self) -> bool {
        matches!(self, Self::FarBelow | Self::FarAbove)
    }
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
                let cells = vec![
                    Cell::text(point.name.clone()),
                    Cell::count(point.population),
                    Cell::rate(point.rate),
                    Cell::text(point.standing.words()),
                ];
                Row { kind, cells }
            })
            .collect();
        table
    }
}
