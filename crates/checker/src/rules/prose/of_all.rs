//! A share of all that a table above counts: "Girls were 389 of all victims, which is 34%".

use std::sync::LazyLock;

use regex::Regex;

use super::figures::figures;
use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::grid::{ColumnKind, Grid};
use crate::number::Number;
use crate::pattern::pattern;
use crate::rounding::{Fit, fit, percent, shown};
use crate::{Kind, Severity, Sure};

static OF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s+of\s+(?:all\s+(?:the\s+)?|those\s+)(?P<what>[a-z][a-z\s]{2,40}?),?\s+(?:which\s+is|or|a\s+share\s+of|that\s+is|\()\s*$",
    )
});
/// A table stands so many lines above at most.
const FAR: usize = 25;

/// Checks shares of "all victims" and "those in treatment" against the table that counts them.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for sentence in &book.sentences {
        for pair in figures(sentence).windows(2) {
            let [part, share] = pair else { continue };
            if !part.is_count() || !share.is_percent() {
                continue;
            }
            let between = sentence.between(part.range.end, share.range.start);
            let Some(what) = OF.captures(between).and_then(|found| found.name("what")) else {
                continue;
            };
            let what = what.as_str().to_lowercase();
            let line = sentence.line();
            let near = book.grids.iter().filter(|grid| {
                let first = grid.first_line();
                first <= line && line - first <= FAR
            });
            let wholes: Vec<(f64, &Grid)> = near
                .flat_map(|grid| wholes(grid, &what).into_iter().map(move |whole| (whole, grid)))
                .collect();
            hold(desk, sentence, part, share, &wholes);
        }
    }
}

/// How many there are of a thing by a table that names it: its totals, or the sum of the one column that it heads.
fn wholes(grid: &Grid, what: &str) -> Vec<f64> {
    let words: Vec<&str> = what.split_whitespace().filter(|word| word.len() > 3).collect();
    let named = |text: &str| {
        let lower = text.to_lowercase();
        !words.is_empty() && words.iter().all(|word| lower.contains(word))
    };
    let total = grid.rows.iter().find(|row| row.is_total() && !row.is_average());
    let mut all = Vec::new();
    for (at, column) in grid.columns.iter().enumerate() {
        let counts = matches!(column.kind, ColumnKind::Count | ColumnKind::Unknown);
        if !counts || !(named(&column.head) || named(&grid.words())) {
            continue;
        }
        let of_total = total.and_then(|row| row.cells.get(at)?.as_ref());
        let sum: f64 = grid.cells(at).map(|(_, cell)| cell.number.value).sum();
        all.push(of_total.map_or(sum, |cell| cell.number.value));
    }
    all
}

fn hold(
    desk: &mut Desk,
    sentence: &Sentence,
    part: &Number,
    share: &Number,
    wholes: &[(f64, &Grid)],
) {
    let can_be: Vec<&(f64, &Grid)> =
        wholes.iter().filter(|(whole, _)| *whole >= part.value && *whole > 0.0).collect();
    // The last column of a table is the latest.
    let Some((whole, grid)) = can_be.last() else { return };
    let spot = desk.spot(sentence, &share.range);
    let part_spot = desk.spot(sentence, &part.range);
    desk.checked(&spot);
    desk.checked(&part_spot);
    let fits = |whole: f64| fit(share, part.value / whole * 100.0);
    if fits(*whole) != Fit::Wrong || can_be.iter().any(|(whole, _)| fits(*whole) == Fit::Right) {
        return;
    }
    let is = percent(part.value / whole * 100.0, share.decimals);
    let working = format!(
        "The table counts {}, and {} of these is {is}.",
        shown(*whole, 0),
        sentence.part(&part.range)
    );
    let says = sentence.part(&share.range).to_owned();
    let table = desk.book.at(grid.first_line(), 0..0, &grid.caption);
    desk.found(
        finding(Kind::ShareOfTotal, Severity::Contradiction, Sure::Likely, spot, says, working)
            .should(is)
            .against([part_spot, table]),
    );
}
