//! How far apart the two percentages of a row are said to be: "for robbery it is 3.2 percentage points better".

use std::sync::LazyLock;

use regex::Regex;

use super::is_of;
use super::rows::{Named, one_name};
use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::grid::{ColumnKind, GridCell};
use crate::pattern::pattern;
use crate::rounding::{Fit, fit, shown};
use crate::{Kind, Severity, Sure};

static THAN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s*(?:percentage\s+points?|points)?\s*(?:better|worse|higher|lower|up|down)\b\s*(?:than\s+(?:last\s+year|the\s+year\s+before|before))?[.,]?$",
    )
});

/// Checks percentage points against the one row that the sentence names.
pub(super) fn check(desk: &mut Desk, sentence: &Sentence, rows: &[Named]) {
    let [said] = &*sentence.figures() else { return };
    let is_points = sentence.part(&said.range).contains("point") && said.is_percent();
    if !is_points || !THAN.is_match(sentence.between(said.range.end, sentence.text.len())) {
        return;
    }
    if one_name(rows).is_none() {
        return;
    }
    let mut apart: Vec<(&Named, f64, [&GridCell; 2])> = Vec::new();
    for row in rows.iter().filter(|row| is_of(desk, sentence, row)) {
        let cells: Vec<&GridCell> = row
            .cells()
            .filter(|(kind, cell)| {
                cell.number.is_percent() && !matches!(kind, ColumnKind::PercentChange)
            })
            .map(|(_, cell)| cell)
            .collect();
        if let [one, other] = *cells {
            apart.push((row, (one.number.value - other.number.value).abs(), [one, other]));
        }
    }
    let spot = desk.spot(sentence, &said.range);
    let Some((row, truth, cells)) = apart.first() else { return };
    desk.checked(&spot);
    if apart.iter().any(|(_, truth, _)| fit(said, *truth) != Fit::Wrong) {
        return;
    }
    let decimals = usize::from(cells[0].number.decimals.max(cells[1].number.decimals));
    let is = shown(*truth, decimals);
    let working = format!(
        "The table has {} and {} for {}, {is} percentage points apart.",
        cells[0].printed, cells[1].printed, row.row.label
    );
    let says = sentence.part(&said.range).to_owned();
    let against: Vec<_> = cells.iter().map(|cell| desk.cell_spot(cell, &row.row.text)).collect();
    desk.found(
        finding(
            Kind::DifferenceOfPercentages,
            Severity::Contradiction,
            Sure::Likely,
            spot,
            says,
            working,
        )
        .should(is)
        .against(against),
    );
}
