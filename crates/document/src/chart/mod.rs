//! A chart as data: what it shows and says, not how it is drawn. Every chart has a finding for a title, words for those who
//! cannot see it, a source line, and the table behind it.

mod bars;
mod control;
mod funnel;
mod heat;
mod lines;
mod months;
mod multiples;
mod rank;
mod slope;
mod stacked;

use serde::Serialize;

use crate::{Column, FigureId, Table};

pub use bars::{Bar, BarsChart};
pub use control::{ControlChart, ControlPoint};
pub use funnel::{FunnelChart, FunnelLimits, FunnelPoint, Standing};
pub use heat::{HeatCell, HeatRow, HeatTable};
pub use lines::{Line, LinesChart};
pub use months::{Event, MonthPoint, MonthsChart};
pub use multiples::{Multiple, Multiples};
pub use rank::{RankChart, RankDot};
pub use slope::{SlopeChart, SlopeLine};
pub use stacked::{StackedBar, StackedShares};

/// What stands around a chart or a map.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Frame {
    /// Its name in an address after `#`, unique in the document.
    pub id: String,
    /// "Figure 3"; given by [`Document::number`](crate::Document::number).
    pub number: String,
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
    /// The table of the same document that has the same numbers and more; none where they stand nowhere else.
    pub told_by: Option<String>,
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

    /// "Figure 3: Burglary fell by 46.2% …".
    pub fn heading(&self) -> String {
        if self.number.is_empty() {
            self.title.clone()
        } else {
            format!("{}: {}", self.number, self.title)
        }
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
    /// Areas by place, each a dot with the places that chance alone could have given it.
    Rank(RankChart),
    /// Rates against populations, with the limits that chance alone would keep within.
    Funnel(FunnelChart),
    /// One measure month by month between control limits.
    Control(ControlChart),
    /// Two periods, a line between them for each area or measure.
    Slope(SlopeChart),
    /// The same small chart of months for each of several areas, on shared axes.
    Multiples(Multiples),
    /// Shares of a whole, one bar a whole.
    Stacked(StackedShares),
    /// Measure by month, the number in each cell.
    Heat(HeatTable),
}

impl Chart {
    /// The table behind it: what is drawn, every number.
    pub fn table(&self) -> Table {
        match &self.kind {
            ChartKind::Months(chart) => chart.table(&self.frame),
            ChartKind::Bars(chart) => chart.table(&self.frame),
            ChartKind::Lines(chart) => chart.table(&self.frame),
            ChartKind::Rank(chart) => chart.table(&self.frame),
            ChartKind::Funnel(chart) => chart.table(&self.frame),
            ChartKind::Control(chart) => chart.table(&self.frame),
            ChartKind::Slope(chart) => chart.table(&self.frame),
            ChartKind::Multiples(chart) => chart.table(&self.frame),
            ChartKind::Stacked(chart) => chart.table(&self.frame),
            ChartKind::Heat(chart) => chart.table(&self.frame),
        }
    }
}
