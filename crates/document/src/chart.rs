//! A chart as data: what it shows and says, not how it is drawn. Every chart has a finding for a title, words for those who
//! cannot see it, a source line, and the table behind it.

use figure::{Month, Reason};
use serde::Serialize;

use crate::{Cell, Column, FigureId, Row, RowKind, Table};

/// What stands around a chart or a map.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Frame {
    /// Its name in an address after `#`, unique in the document.
    pub id: String,
    /// The finding: "Burglary fell by 46.2% in the 12 months to February 2021".
    pub title: String,
    /// Measure, unit, area and period.
    pub subtitle: String,
    /// What a reader who cannot see it is told.
    pub description: String,
    /// Publisher, vintage and licence.
    pub source: String,
    /// The caveat that matters; empty for none.
    pub caveat: String,
    /// The file of the table behind it among the published tables.
    pub file: String,
    /// The evidence it rests on.
    pub from: Vec<FigureId>,
}

impl Frame {
    /// A frame with this name; its file is `<id>.csv`.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        let id = id.into();
        let file = format!("{id}.csv");
        Self { id, title: title.into(), file, ..Self::default() }
    }

    /// The start of the table behind it.
    pub(crate) fn table(&self, columns: Vec<Column>) -> Table {
        let mut table = Table::new(format!("{}-data", self.id), self.title.clone(), columns);
        table.subtitle.clone_from(&self.subtitle);
        table.source.clone_from(&self.source);
        table.file.clone_from(&self.file);
        table.from.clone_from(&self.from);
        table
    }
}

/// A chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// What stands around it.
    pub frame: Frame,
    /// What it shows.
    pub kind: ChartKind,
}

/// The kinds of chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum ChartKind {
    /// One measure month by month, with its rolling 12 months in a small panel of their own.
    Months(MonthsChart),
    /// Areas in order, one bar each, the own area standing out.
    Bars(BarsChart),
    /// Two measures (or more, at most four) month by month on one axis: state-based against victim-based.
    Lines(LinesChart),
}

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
}

impl From<&figure::SeriesMonth> for MonthPoint {
    fn from(month: &figure::SeriesMonth) -> Self {
        Self {
            month: month.month,
            value: month.value.filter(|_| !month.suppressed),
            rolling_12: month.rolling_12,
            provisional: month.provisional,
            suppressed: month.suppressed,
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

/// One bar.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bar {
    /// The area.
    pub name: String,
    /// Its value; none where hidden or missing.
    pub value: Option<f64>,
    /// The value as it is printed at the bar's end; `[c]` or `[x]` where there is none.
    pub text: String,
    /// Whether it is the partnership's own area.
    pub own: bool,
}

/// Areas in order, one bar each.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BarsChart {
    /// What the areas are: "Borough", "Ward".
    pub of: String,
    /// The unit of the axis: "offences per 1,000 residents".
    pub unit: String,
    /// The bars, first to last.
    pub bars: Vec<Bar>,
    /// A value that a thin line marks across the bars, with its word: the group's average.
    pub mark: Option<(f64, String)>,
}

/// One of a chart's lines.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// Its name, printed at its end.
    pub name: String,
    /// Its months.
    pub months: Vec<MonthPoint>,
}

/// Several measures month by month on one axis.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LinesChart {
    /// The unit of the axis.
    pub unit: String,
    /// The lines: two as a rule, four at most. All have the same months.
    pub lines: Vec<Line>,
    /// Declared events.
    pub events: Vec<Event>,
}

impl Chart {
    /// The table behind it: what is drawn, every number.
    pub fn table(&self) -> Table {
        match &self.kind {
            ChartKind::Months(chart) => chart.table(&self.frame),
            ChartKind::Bars(chart) => chart.table(&self.frame),
            ChartKind::Lines(chart) => chart.table(&self.frame),
        }
    }
}

/// A month's number for a table.
fn month_cell(value: Option<f64>, suppressed: bool) -> Cell {
    let reason = Reason::new("the month, or one of the twelve, is not held");
    Cell::or_why(value, suppressed, Some(&reason), Cell::count)
}

impl MonthsChart {
    fn table(&self, frame: &Frame) -> Table {
        let mut table = frame.table(vec![
            Column::words("Month"),
            Column::numbers("Month's count", self.unit.clone()),
            Column::numbers("12 months to this month", self.unit.clone()),
            Column::words("Status"),
        ]);
        table.rows = self
            .months
            .iter()
            .map(|point| {
                Row::plain(vec![
                    Cell::text(point.month.label()),
                    month_cell(point.value, point.suppressed),
                    month_cell(point.rolling_12, false),
                    Cell::text(if point.provisional { "provisional" } else { "" }),
                ])
            })
            .collect();
        table
    }
}

impl BarsChart {
    fn table(&self, frame: &Frame) -> Table {
        let mut table = frame.table(vec![
            Column::words(self.of.clone()),
            Column::numbers("Value", self.unit.clone()),
        ]);
        table.rows = self
            .bars
            .iter()
            .map(|bar| {
                let cell = match bar.value {
                    Some(value) => Cell::number(value, bar.text.clone()),
                    None if bar.text == Cell::Suppressed.shown() => Cell::Suppressed,
                    None => Cell::Missing(Reason::new("the data held do not give it")),
                };
                let kind = if bar.own { RowKind::Own } else { RowKind::Plain };
                Row { kind, cells: vec![Cell::text(bar.name.clone()), cell] }
            })
            .collect();
        table
    }
}

impl LinesChart {
    fn table(&self, frame: &Frame) -> Table {
        let mut columns = vec![Column::words("Month")];
        columns
            .extend(self.lines.iter().map(|l| Column::numbers(l.name.clone(), self.unit.clone())));
        let mut table = frame.table(columns);
        let months = self.lines.first().map_or(&[][..], |l| &l.months);
        table.rows = months
            .iter()
            .enumerate()
            .map(|(i, point)| {
                let mut cells = vec![Cell::text(point.month.label())];
                cells.extend(self.lines.iter().map(|line| match line.months.get(i) {
                    Some(p) => month_cell(p.value, p.suppressed),
                    None => month_cell(None, false),
                }));
                Row::plain(cells)
            })
            .collect();
        table
    }
}
