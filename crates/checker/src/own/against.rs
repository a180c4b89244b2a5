//! A document's evidence, asked for again: what the data give now for the same question.

use document::{Document, Entry, FigureId};
use figure::{
    Against, Figure, FigureQuestion, Figures, Group, Series, SeriesQuestion, Table, TableQuestion,
    VintageId, write,
};

use super::{Ledger, finding};
use crate::{Checked, Finding, Kind, Spot};

/// Checks a document against its own evidence, and its evidence against the data: every figure, table and series is asked for
/// again by measure, area, period and vintage, and must be what it was. What the data cannot answer any more is not judged.
pub fn check_document_against(document: &Document, figures: &dyn Figures) -> Checked {
    let mut checked = Ledger::of(document).check(document);
    for (id, entry) in document.evidence.entries() {
        let differ = match entry {
            Entry::Figure(figure) => of_figure(figure, figures),
            Entry::Table(table) => of_table(table, figures),
            Entry::Series(series) => of_series(series, figures),
            // It is worked out from many series, which it does not hold.
            Entry::Evaluation(_) => Vec::new(),
        };
        checked
            .findings
            .extend(differ.into_iter().map(|differs| differs.finding(document, id, entry)));
    }
    checked.coverage.contradict = checked.findings.len();
    checked
}

/// A number of the evidence that the data do not give.
struct Differs {
    /// What it is of: "Burglary, Elmham, 12 months to February 2021".
    of: String,
    what: &'static str,
    says: String,
    should: String,
}

impl Differs {
    fn finding(self, document: &Document, id: &FigureId, entry: &Entry) -> Finding {
        let blocks = document.all_blocks();
        let index = blocks.iter().position(|block| block.figures().contains(id)).unwrap_or(0);
        let at = Spot { index, page: Some(1), line: 0, range: 0..0, quote: entry.title() };
        let working = format!("{} of {}: the data give {}.", self.what, self.of, self.should);
        finding(Kind::Data, at, self.says, Some(self.should), working)
    }
}

/// The one vintage that a piece of evidence was read from; none where it needed several, which the data then choose again.
fn vintage(provenance: &figure::Provenance) -> Option<VintageId> {
    match provenance.vintages.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}

fn differs(
    of: &str,
    what: &'static str,
    was: Option<f64>,
    now: Option<f64>,
    shown: fn(f64) -> String,
) -> Option<Differs> {
    let (was, now) = (was.map(shown)?, now.map(shown)?);
    (was != now).then(|| Differs { of: of.to_owned(), what, says: was, should: now })
}

fn of_figure(figure: &Figure, figures: &dyn Figures) -> Vec<Differs> {
    let mut question =
        FigureQuestion::new(figure.measure.clone(), figure.area.code.as_str(), figure.period);
    question.vintage = vintage(&figure.provenance);
    if let Some(comparison) = &figure.comparison {
        question.against = Against::Period(comparison.period);
    }
    question.order = figure.rank.as_ref().map(|rank| rank.order);
    let Ok(now) = figures.figure(&question) else { return Vec::new() };
    let of = format!("{}, {}, {}", figure.title, figure.area.name, figure.period);
    let before = |figure: &Figure| figure.comparison.as_ref().and_then(|c| c.value);
    let place = |figure: &Figure| {
        figure.rank.as_ref().and_then(|rank| u32::try_from(rank.position).ok()).map(f64::from)
    };
    let same_group =
        figure.rank.as_ref().zip(now.rank.as_ref()).is_some_and(|(a, b)| a.group == b.group);
    let mut found = vec![
        differs(&of, "The number", figure.value, now.value, write::count),
        differs(&of, "The number before", before(figure), before(&now), write::count),
    ];
    if same_group {
        found.push(differs(&of, "The place", place(figure), place(&now), write::count));
    }
    found.into_iter().flatten().collect()
}

fn of_table(table: &Table, figures: &dyn Figures) -> Vec<Differs> {
    let areas = table.rows.iter().map(|row| row.area.code.to_string()).collect();
    let mut question = TableQuestion::new(table.measure.clone(), Group::List(areas), table.period);
    question.order = Some(table.order);
    question.vintage = vintage(&table.provenance);
    if let Some(against) = table.against {
        question.against = Against::Period(against);
    }
    let Ok(now) = figures.table(&question) else { return Vec::new() };
    let mut found = Vec::new();
    for row in &table.rows {
        let Some(again) = now.rows.iter().find(|again| again.area.code == row.area.code) else {
            continue;
        };
        let of = format!("{}, {}, {}", table.title, row.area.name, table.period);
        found.extend(differs(&of, "The number", row.value, again.value, write::count));
        found.extend(differs(
            &of,
            "The number before",
            row.comparator,
            again.comparator,
            write::count,
        ));
    }
    found
}

fn of_series(series: &Series, figures: &dyn Figures) -> Vec<Differs> {
    let question = SeriesQuestion {
        measure: series.measure.clone(),
        area: series.area.code.to_string(),
        from: series.months.first().map(|month| month.month),
        to: series.months.last().map(|month| month.month),
        vintage: vintage(&series.provenance),
    };
    let Ok(now) = figures.series(&question) else { return Vec::new() };
    let mut found = Vec::new();
    for month in &series.months {
        let Some(again) = now.months.iter().find(|again| again.month == month.month) else {
            continue;
        };
        let of = format!("{}, {}, {}", series.title, series.area.name, month.month.label());
        found.extend(differs(&of, "The number", month.value, again.value, write::count));
    }
    found
}
