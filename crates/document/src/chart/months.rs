//! One measure month by month.

use figure::{Interval, Month, Reason};
use serde::Serialize;

use super::Frame;
use crate::{Cell, Column, Row, Table};

/// One month's point. What is missing stays a gap.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MonthPoint {
    /// The month.
    pub month: Month,
    /// Its count.
    pub value: Option<f64>,
    /// The twelve months to it.
    pub rolling_12: Option<f64>,
    /// Whether it is provisional; then its point is hollow.
    pub provisional: bool,
    /// Whether it is hidden because it is small.
    pub suppressed: bool,
    /// The range that the months before it let expect: a pale band behind the line.
    pub expected: Option<Interval>,
    /// Whether it is higher than its past lets expect: ringed and named.
    pub peak: bool,
}

impl From<&figure::SeriesMonth> for MonthPoint {
    fn from(month: &figure::SeriesMonth) -> Self {
        Self {
            month: month.month,
            value: month.value.filter(|_| !month.suppressed),
            rolling_12: month.rolling_12,
            provisional: month.provisional,
            suppressed: month.suppressed,
            expected: month.expected,
            peak: month.peak && !month.suppressed,
        }
    }
}

/// A declared event: a thin vertical line with a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// When it began.
    pub month: Month,
    /// The word at its line: "first lockdown".
    pub word: String,
}

/// One measure month by month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonthsChart {
    /// The unit of the axis: "offences".
    pub unit: String,
    /// Every month from the first to the last, held or not.
    pub months: Vec<MonthPoint>,
    /// Declared events.
    pub events: Vec<Event>,
}

/// A month's number for a table.
pub(super) fn month_cell(value: Option<f64>, suppressed: bool) -> Cell {
    let reason = Reason::new("the month, or one of the twelve, is not held");
    Cell::or_why(value, suppressed, Some(&reason), Cell::count)
}

impl MonthsChart {
    pub(super) fn table(&self, frame: &Frame) -> Table {
        let expected = self.months.iter().any(|point| point.expected.is_some());
        let mut columns = vec![
            Column::words("Month"),
            Column::numbers("Month's count", self.unit.clone()),
            Column::numbers("12 months to this month", self.unit.clone()),
        ];
        if expected {
            columns.push(Column::numbers("Expected at least", self.unit.clone()));
            columns.push(Column::numbers("Expected at most", self.unit.clone()));
        }
        columns.push(Column::words("Status"));
        let mut table = frame.table(columns);
        table.rows = self
            .months
            .iter()
            .map(|point| {
                let mut cells = vec![
                    Cell::text(point.month.label()),
                    month_cell(point.value, point.suppressed),
                    month_cell(point.rolling_12, false),
                ];
                if expected {
                    let end = |of: fn(&Interval) -> f64| {
                        point.expected.as_ref().map_or(Cell::Empty, |range| Cell::count(of(range)))
                    };
                    cells.extend([end(|range| range.lower), end(|range| range.upper)]);
                }
                cells.push(Cell::text(point.status()));
                Row::plain(cells)
            })
            .collect();
        table
    }
}

impl MonthPoint {
    /// What is to be said of the month beside its number: "provisional", "peak".
    fn status(&self) -> &'static str {
        match (self.provisional, self.peak) {
            (true, true) => "provisional, peak",
            (true, false) => "provisional",
            (false, true) => "peak",
            (false, false) => "",
        }
    }
}
