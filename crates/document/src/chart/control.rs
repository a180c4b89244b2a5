//! One measure month by month between control limits: which months are signals, and which are the usual noise.

use figure::Month;
use serde::Serialize;

use super::months::month_cell;
use super::{Event, Frame};
use crate::{Cell, Column, Row, Table};

/// A control chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ControlChart {
    /// The unit of the axis: "offences".
    pub unit: String,
    /// By which rule its limits were drawn: "limits of an `XmR` chart".
    pub rule: String,
    /// Every month.
    pub points: Vec<ControlPoint>,
    /// Declared events.
    pub events: Vec<Event>,
}

/// One month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ControlPoint {
    /// The month.
    pub month: Month,
    /// Its count; none where it is not held.
    pub value: Option<f64>,
    /// The centre line and the limits, lower and upper, where they can be drawn.
    pub limits: Option<(f64, f64, f64)>,
    /// Why it is a signal: "above the upper limit"; empty for none.
    pub signal: String,
    /// Whether it is provisional.
    pub provisional: bool,
}

impl ControlChart {
    pub(super) fn table(&self, frame: &Frame) -> Table {
        let mut table = frame.table(vec![
            Column::words("Month"),
            Column::numbers("Month's count", self.unit.clone()),
            Column::numbers("Centre", self.unit.clone()),
            Column::numbers("Lower limit", self.unit.clone()),
            Column::numbers("Upper limit", self.unit.clone()),
            Column::words("Signal"),
        ]);
        table.rows = self
            .points
            .iter()
            .map(|point| {
                let limit = |of: fn((f64, f64, f64)) -> f64| {
                    point.limits.map_or(Cell::Empty, |limits| Cell::rate(of(limits)))
                };
                Row::plain(vec![
                    Cell::text(point.month.label()),
                    month_cell(point.value, false),
                    limit(|l| l.0),
                    limit(|l| l.1),
                    limit(|l| l.2),
                    Cell::text(point.signal.clone()),
                ])
            })
            .collect();
        table
    }
}
