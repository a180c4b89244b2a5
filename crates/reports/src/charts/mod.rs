//! Answers as charts, for every report: from series and tables to [`document::Chart`]s with frame, finding, description and
//! evidence. A function takes the chart's id (its name in an address, unique in the document), the answer, and what else it
//! needs; where the answer does not allow the chart it says why. An empty title leaves the finding to the chart's own
//! numbers.
//!
//! | chart | from | shows |
//! | --- | --- | --- |
//! | [`months`] | a series | months, rolling 12, expected range, peaks, events |
//! | [`lines`] | two to four series | the same on one axis |
//! | [`bars`] | a table | areas in order, with 95% intervals |
//! | [`rank`] | a table | places, with what chance could have given |
//! | [`funnel`] | a table, residents | whose rate stands out |
//! | [`control`] | a series | which months are signals |
//! | [`slope`] | a table with a comparator | two periods |
//! | [`multiples`] | several series | small charts on one scale |
//! | [`stacked`] | shares | parts of a whole |
//! | [`heat`] | several series | the number of each month |
//!
//! [`asked`] makes any of them from one question.

mod areas;
mod asked;
mod control;
mod funnel;
mod series;
mod shares;

use document::{Block, Chart, ChartKind, FigureId, Frame, words};
use figure::{AreaCode, Provenance, Reason, Series, Table};

pub use areas::{bars, rank, slope};
pub use asked::{ChartQuestion, Kind, asked};
pub use control::control;
pub use funnel::{funnel, implied_residents};
pub use series::{heat, lines, months, multiples};
pub use shares::{Whole, stacked};

/// A chart, or why there is none.
pub type Drawn = Result<Chart, Reason>;

/// Whose areas a chart shows, and which of them is the one that is spoken of.
#[derive(Debug, Clone, Copy)]
pub struct Of<'a> {
    /// What one is called, with a capital: "Borough", "Ward".
    pub one: &'a str,
    /// The own area, which stands out; none where no area is.
    pub own: Option<&'a AreaCode>,
}

impl Of<'_> {
    fn is_own(self, code: &AreaCode) -> bool {
        self.own == Some(code)
    }
}

/// A chart in a report, or a note that says what is missing and why. `what` names it: "Funnel of wards, burglary".
pub fn block(what: impl Into<String>, drawn: Drawn) -> Block {
    match drawn {
        Ok(chart) => Block::Chart(chart),
        Err(reason) => Block::not_available(what, reason),
    }
}

/// The frame of a chart of one series.
fn of_series(id: &str, title: &str, series: &Series) -> Frame {
    let mut frame = framed(id, title, &series.provenance);
    frame.from = vec![FigureId::of_series(series)];
    frame.subtitle = format!(
        "{}, {}, by month",
        words::counted_heading(&series.title, &series.unit),
        series.area.name
    );
    frame
}

/// The frame of a chart of one table.
fn of_table(id: &str, title: &str, table: &Table) -> Frame {
    let mut frame = framed(id, title, &table.provenance);
    frame.from = vec![FigureId::of_table(table)];
    let counted = words::counted_heading(&table.title, &table.unit);
    let per = if table.order.by_rate() { PER } else { "" };
    frame.subtitle = format!("{counted}{per}, {}, {}", table.group, table.period);
    frame
}

const PER: &str = " per 1,000 residents";

fn framed(id: &str, title: &str, provenance: &Provenance) -> Frame {
    let mut frame = Frame::new(id, title);
    frame.source = words::source_line(provenance);
    frame.caveat = provenance.caveats.first().cloned().unwrap_or_default();
    frame
}

/// The chart, described, and titled with its own finding where it was given no title. `otherwise` is the title where there
/// is no finding either.
fn titled(
    mut frame: Frame,
    kind: ChartKind,
    finding: String,
    otherwise: impl FnOnce() -> String,
    description: String,
) -> Chart {
    if frame.title.is_empty() {
        frame.title = if finding.is_empty() { otherwise() } else { finding };
    }
    frame.description = description;
    Chart { frame, kind }
}

/// A count that can be tested: whole and not below nought.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be within what a count can be"
)]
fn whole(value: f64) -> Option<u64> {
    (0.0..9e15).contains(&value).then(|| value.round() as u64)
}
