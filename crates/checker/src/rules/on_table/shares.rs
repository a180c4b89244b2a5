//! Shares that sentences give to rows one after the other: "Speeding was named by 46% and parking by 44%".

use std::sync::LazyLock;

use regex::Regex;

use super::rows::{Named, periods};
use super::{is_of, leads};
use crate::Spot;
use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::grid::{ColumnKind, Grid};
use crate::number::Number;
use crate::pattern::pattern;
use crate::rounding::{Fit, fit, percent};
use crate::{Kind, Severity, Sure};

/// What stands between a row and its share.
static IS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s+(?:(?:was|were|is|are)\s+(?:named|chosen|mentioned|given|picked)\s+by\s+|(?:made|makes|make)\s+up\s+|(?:accounts?|accounted)\s+for\s+|represents?\s+|represented\s+|by\s+|for\s+|(?:has|had|saw|recorded)\s+)?(?:just\s+)?$",
    )
});

/// "53%, 57% and 51% in the three years": the share is one of several of the same row.
static ONE_OF_SEVERAL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:,\s+|\s+and\s+|,\s+and\s+)\d|\brespectively\b"));

/// After a share: that it is of all there is.
static OF_ALL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s+of\s+(?:(?:all|the\s+total|total|overall)\b|(?:the\s+)?(?:recorded\s+|reported\s+)?(?:crimes?|offences|incidents|calls|reports|cases)\s*(?:[.,;]|$))",
    )
});

/// A row with the share that a sentence gives it.
struct Given<'a> {
    named: &'a Named<'a>,
    share: Number,
    spot: Spot,
    says: String,
}

/// What a share can be: the cells of a column, or their parts of its total.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    Cell(usize),
    Part(usize),
}

/// Checks each share against the column that another row's share beside it, or in the sentence before, fits.
pub(super) fn check(desk: &mut Desk, at: usize, sentence: &Sentence, rows: &[Named]) {
    let own = given(desk, sentence, rows);
    if own.is_empty() {
        return;
    }
    let before = at
        .checked_sub(1)
        .and_then(|at| desk.book.sentences.get(at))
        .filter(|before| sentence.line().abs_diff(before.line()) <= 2 && !before.is_title);
    let earlier_rows =
        before.map(|before| super::rows::named(desk.book, before)).unwrap_or_default();
    let earlier = before.map(|before| given(desk, before, &earlier_rows)).unwrap_or_default();
    for one in &own {
        let grid = one.named.grid;
        let others: Vec<&Given> = own
            .iter()
            .chain(&earlier)
            .filter(|other| {
                std::ptr::eq(other.named.grid, grid) && other.named.row.label != one.named.row.label
            })
            .collect();
        let all = ways(grid);
        let fits = |given: &Given, of: Of| {
            truth(given.named, of).is_some_and(|truth| fit(&given.share, truth) != Fit::Wrong)
        };
        if all.iter().any(|of| fits(one, *of)) {
            desk.checked(&one.spot);
            continue;
        }
        // The others speak for one column, and none of them for another.
        let spoken: Vec<Of> = all
            .into_iter()
            .filter(|of| !others.is_empty() && others.iter().all(|other| fits(other, *of)))
            .collect();
        let own = || {
            let leads = leads(sentence.between(0, one.named.range.start));
            let whole = OF_ALL.is_match(sentence.between(one.share.range.end, sentence.text.len()));
            (leads && whole && rows.iter().all(|row| row.range == one.named.range))
                .then(|| only(one, sentence.line()))?
        };
        let Some(of) = spoken.first().copied().or_else(own) else { continue };
        let Some(truth) = truth(one.named, of) else { continue };
        let is = percent(truth, one.share.decimals);
        let label = &one.named.row.label;
        let (kind, working) = match of {
            Of::Cell(_) => (Kind::CountTwice, format!("The table has {is} for {label}.")),
            Of::Part(_) => {
                (Kind::ShareOfTotal, format!("Of the total of the table {label} is {is}."))
            }
        };
        let against = desk.book.row(one.named.row);
        desk.found(
            finding(
                kind,
                Severity::Contradiction,
                Sure::Likely,
                one.spot.clone(),
                one.says.clone(),
                working,
            )
            .should(is)
            .against([against]),
        );
    }
}

/// The one column of counts with a total, where a share is said to be of all that the table at once above counts.
fn only(given: &Given, line: usize) -> Option<Of> {
    /// The table ends so many lines above at most.
    const NEAR: usize = 16;
    /// What is so many points off is of something else.
    const FAR: f64 = 30.0;
    let grid = given.named.grid;
    let last = grid.last_line();
    let counts: Vec<usize> = grid.of_kind(ColumnKind::Count).collect();
    // Of columns that are periods the last is the latest.
    let column = match *counts {
        [only] => only,
        _ if periods(grid) == counts => *counts.last()?,
        _ => return None,
    };
    let truth = truth(given.named, Of::Part(column))?;
    let near = grid.first_line() <= line && line.saturating_sub(last) <= NEAR;
    (near && (truth - given.share.value).abs() <= FAR).then_some(Of::Part(column))
}

fn given<'a>(desk: &Desk, sentence: &Sentence, rows: &'a [Named<'a>]) -> Vec<Given<'a>> {
    let mut all: Vec<Given> = Vec::new();
    for named in rows.iter().filter(|row| is_of(desk, sentence, row)) {
        let share = sentence.numbers.iter().find(|number| number.range.start >= named.range.end);
        let Some(share) = share.filter(|share| share.is_percent() && !share.signed) else {
            continue;
        };
        let between = sentence.between(named.range.end, share.range.start);
        let after = sentence.between(share.range.end, sentence.text.len());
        let points = sentence.part(&share.range).contains("point");
        if IS.is_match(between) && !points && !ONE_OF_SEVERAL.is_match(after) {
            let spot = desk.spot(sentence, &share.range);
            let says = sentence.part(&share.range).to_owned();
            all.push(Given { named, share: share.clone(), spot, says });
        }
    }
    all
}

/// The columns of shares, and the columns of counts that have a total.
fn ways(grid: &Grid) -> Vec<Of> {
    let columns = grid.columns.iter().enumerate();
    columns
        .filter_map(|(at, column)| match column.kind {
            ColumnKind::Count => Some(Of::Part(at)),
            ColumnKind::Change | ColumnKind::Rank | ColumnKind::Population => None,
            _ => Some(Of::Cell(at)),
        })
        .collect()
}

/// What the share of a row is.
fn truth(named: &Named, of: Of) -> Option<f64> {
    match of {
        Of::Cell(at) => named.cell(at).map(|cell| cell.number.value),
        Of::Part(at) => {
            let own = named.cell(at)?.number.value;
            let total = named.grid.rows.iter().find(|row| row.is_total() && !row.is_average());
            let across =
                named.row.cells.iter().flatten().last().filter(|last| {
                    // A row that ends with its own total is a part of that.
                    named.grid.columns.last().is_some_and(|column| {
                        ["all", "total"].contains(&&*column.head.to_lowercase())
                    }) && last.number.value > own
                });
            let whole = across
                .map(|cell| cell.number.value)
                .or_else(|| total?.cells.get(at)?.as_ref().map(|cell| cell.number.value))?;
            (whole > 0.0).then(|| own / whole * 100.0)
        }
    }
}
