//! How many rows are said to pass a mark: "Six forces have a rate above 14%".

use std::sync::LazyLock;

use regex::Regex;

use crate::book::Sentence;
use crate::count_words::{FEW, count_word};
use crate::desk::{Desk, finding};
use crate::grid::{ColumnKind, Grid};
use crate::number::Number;
use crate::pattern::pattern;
use crate::{Kind, Severity, Sure};

static ABOVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?:\S{{1,5}}\s+)?(?P<n>{FEW}|\d{{1,2}})\s+(?:[\w’'-]+\s+){{1,3}}?(?:have|has|had|are|were|recorded|saw)\s+(?:(?:an?|the|rates?|levels?|figures?|scores?|share|proportion)\s+){{0,3}}(?:(?P<up>above|over|higher\s+than|more\s+than)|(?P<down>below|under|lower\s+than|less\s+than|fewer\s+than))\s+(?:(?:the|a|rate|average|of|\w+wide|borough|county|force|district|overall)\s+){{0,5}}$"
    ))
});
/// A table stands so many lines above at most.
const FAR: usize = 25;

/// Checks how many rows pass a mark in the table above.
pub(super) fn check(desk: &mut Desk, sentence: &Sentence) {
    let mut figures = sentence.numbers.iter().filter(|number| number.is_figure());
    let Some((mark, found)) = figures
        .find_map(|mark| Some((mark, ABOVE.captures(sentence.between(0, mark.range.start))?)))
    else {
        return;
    };
    let Some(number) = found.name("n") else { return };
    let Some(said) = count_word(number.as_str()) else { return };
    let up = found.name("up").is_some();
    let line = sentence.line();
    let above = desk.book.grids.iter().rev().find(|grid| {
        let last = grid.rows.last().map_or(0, |row| row.lines.end);
        last <= line && line - last <= FAR
    });
    let Some(grid) = above else { return };
    let counts: Vec<usize> =
        (0..grid.columns.len()).filter_map(|at| passing(grid, at, mark, up)).collect();
    let Some(&first) = counts.first() else { return };
    let spot = desk.spot(sentence, &number.range());
    desk.checked(&spot);
    let far = first.abs_diff(said) > 2;
    if counts.contains(&said) || counts.iter().any(|count| *count != first) || far {
        return;
    }
    let what = if up { "above" } else { "below" };
    let working =
        format!("The table has {first} rows that are {what} {}.", sentence.part(&mark.range));
    let against = grid.rows.first().map(|row| desk.book.row(row));
    desk.found(
        finding(
            Kind::ListCount,
            Severity::Contradiction,
            Sure::Likely,
            spot,
            number.as_str(),
            working,
        )
        .should(first.to_string())
        .against(against),
    );
}

/// How many rows of a column pass the mark; none where the mark is not of its kind or lies outside it.
fn passing(grid: &Grid, column: usize, mark: &Number, up: bool) -> Option<usize> {
    let kind = grid.columns.get(column)?.kind;
    let values: Vec<&Number> = grid.cells(column).map(|(_, cell)| &cell.number).collect();
    let percent = values.iter().any(|value| value.is_percent());
    let decimals = values.iter().any(|value| value.decimals > 0);
    let same = percent == mark.is_percent()
        && (mark.decimals == 0 || decimals)
        && !matches!(kind, ColumnKind::Rank | ColumnKind::Change | ColumnKind::PercentChange);
    let least = values.iter().map(|value| value.value).fold(f64::INFINITY, f64::min);
    let most = values.iter().map(|value| value.value).fold(f64::NEG_INFINITY, f64::max);
    // One that stands at the mark may be meant or not.
    let at_mark = values.iter().any(|value| (value.value - mark.value).abs() < 1e-9);
    if !same || at_mark || values.len() < 3 || mark.value <= least || mark.value >= most {
        return None;
    }
    Some(values.iter().filter(|value| (value.value > mark.value) == up).count())
}
