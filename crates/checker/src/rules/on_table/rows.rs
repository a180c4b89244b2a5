//! The rows of the tables near a sentence that it names.

use std::ops::Range;

use crate::book::{Book, Sentence};
use crate::grid::{ColumnKind, Grid, GridCell, Row};

/// A table ends no farther above the sentence on it, and begins no farther below, than this many lines.
const FAR: usize = 40;
/// A name of a row has at least so many letters.
const SHORTEST: usize = 3;
/// A table of more rows is a list of data, and its names are common words.
const MOST_ROWS: usize = 60;

/// A row that a sentence names.
pub(super) struct Named<'a> {
    /// Its table.
    pub(super) grid: &'a Grid,
    /// The row.
    pub(super) row: &'a Row,
    /// Where the sentence names it.
    pub(super) range: Range<usize>,
}

/// The rows that a sentence names in the tables before it and at once after it; of names that overlap the longest.
pub(super) fn named<'a>(book: &'a Book, sentence: &Sentence) -> Vec<Named<'a>> {
    named_of(book, sentence, |row| !row.is_total())
}

/// The same with the totals that have a name of more than one word: "All crime".
pub(super) fn named_with_totals<'a>(book: &'a Book, sentence: &Sentence) -> Vec<Named<'a>> {
    named_of(book, sentence, |row| !row.is_total() || row.label.contains(' ') && !row.is_average())
}

/// Where a sentence names the one row that it names, in however many tables; none where it names several.
pub(super) fn one_name(rows: &[Named]) -> Option<Range<usize>> {
    let (first, others) = rows.split_first()?;
    others.iter().all(|row| row.range == first.range).then(|| first.range.clone())
}

fn named_of<'a>(
    book: &'a Book,
    sentence: &Sentence,
    is_meant: impl Fn(&Row) -> bool,
) -> Vec<Named<'a>> {
    let lower = sentence.lower();
    let line = sentence.line();
    let near = book.grids.iter().filter(|grid| {
        let last = grid.last_line();
        let apart = line.saturating_sub(last).max(grid.first_line().saturating_sub(line));
        apart <= FAR && grid.rows.len() <= MOST_ROWS
    });
    let mut rows: Vec<Named> = Vec::new();
    for grid in near {
        for row in grid.rows.iter().filter(|row| row.label.len() >= SHORTEST && is_meant(row)) {
            let label = row.label.to_lowercase();
            rows.extend(places(&lower, &label).map(|range| Named { grid, row, range }));
        }
    }
    let ranges: Vec<Range<usize>> = rows.iter().map(|row| row.range.clone()).collect();
    rows.retain(|row| {
        !ranges.iter().any(|other| {
            other.len() > row.range.len()
                && other.start < row.range.end
                && row.range.start < other.end
        })
    });
    rows.sort_by_key(|row| row.range.start);
    rows
}

/// Where a text has a label as words of its own: as printed, or in the singular before another noun ("drug crimes").
fn places<'a>(text: &'a str, label: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let single = label.strip_suffix('s').filter(|single| single.len() > SHORTEST);
    let whole = |start: usize, end: usize| {
        !text[..start].ends_with(|letter: char| letter.is_alphanumeric() || letter == '-')
            && !text[end..].starts_with(|letter: char| letter.is_alphanumeric() || letter == '-')
    };
    let as_printed = text
        .match_indices(label)
        .map(|(start, found)| start..start + found.len())
        .filter(move |range| whole(range.start, range.end));
    let before_noun = single.into_iter().flat_map(move |single| {
        text.match_indices(single).map(|(start, found)| start..start + found.len()).filter(
            move |range| {
                whole(range.start, range.end)
                    && [" crimes", " offences", " incidents", " cases"]
                        .iter()
                        .any(|noun| text[range.end..].starts_with(noun))
            },
        )
    });
    as_printed.chain(before_noun)
}

impl<'a> Named<'a> {
    /// The cell of the row in a column.
    pub(super) fn cell(&self, column: usize) -> Option<&'a GridCell> {
        self.row.cells.get(column)?.as_ref()
    }

    /// Its cells, each with what its column holds.
    pub(super) fn cells(&self) -> impl Iterator<Item = (ColumnKind, &'a GridCell)> {
        let kinds = self.grid.columns.iter().map(|column| column.kind);
        kinds.zip(&self.row.cells).filter_map(|(kind, cell)| Some((kind, cell.as_ref()?)))
    }
}

/// The columns that say how much there is, and not how it changed, in order.
pub(super) fn levels(grid: &Grid) -> Vec<usize> {
    let is_level = |kind: ColumnKind| {
        !matches!(kind, ColumnKind::Change | ColumnKind::PercentChange | ColumnKind::Rank)
    };
    let columns = grid.columns.iter().enumerate();
    columns.filter(|(_, column)| is_level(column.kind)).map(|(at, _)| at).collect()
}

/// The columns of numbers of things that periods head, the earliest first; none where the order is not known.
pub(super) fn periods(grid: &Grid) -> Vec<usize> {
    let mut dated: Vec<(u32, usize)> = Vec::new();
    for (at, column) in grid.columns.iter().enumerate() {
        let kind = column.kind;
        let changes = matches!(
            kind,
            ColumnKind::Change | ColumnKind::PercentChange | ColumnKind::Rank | ColumnKind::Share
        );
        if let Some(order) = order(&column.head).filter(|_| !changes) {
            dated.push((order, at));
        }
    }
    dated.sort_unstable();
    let same = dated.windows(2).any(|pair| pair[0].0 == pair[1].0);
    if same { Vec::new() } else { dated.into_iter().map(|(_, at)| at).collect() }
}

/// What a head says of when: a year with its month, or a number in a row of them ("Year 2").
fn order(head: &str) -> Option<u32> {
    let lower = head.to_lowercase();
    if lower.contains("per ") || lower.contains("change") || lower.contains('%') {
        return None;
    }
    let period = crate::when::scan(head).iter().find_map(crate::when::When::period);
    if let Some(period) = period {
        return u32::try_from(period.to().year()).ok().map(|year| year * 12 + period.to().month());
    }
    let numbered = ["year ", "quarter ", "round ", "wave ", "q"];
    let rest = numbered.iter().find_map(|word| lower.strip_prefix(word))?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Which way a row went by its own columns of change, else by its last two periods: more than nothing is up.
pub(super) fn went(named: &Named) -> Option<f64> {
    let changes: Vec<f64> = named
        .cells()
        .filter(|(kind, cell)| {
            matches!(kind, ColumnKind::Change | ColumnKind::PercentChange)
                && cell.number.value != 0.0
        })
        .map(|(_, cell)| cell.number.value)
        .collect();
    if let Some(first) = changes.first() {
        let agree = changes.iter().all(|change| (*change > 0.0) == (*first > 0.0));
        // Changes without signs say nothing of the way.
        let signed = named.grid.columns.iter().enumerate().any(|(at, column)| {
            matches!(column.kind, ColumnKind::Change | ColumnKind::PercentChange)
                && named.grid.cells(at).any(|(_, cell)| cell.number.signed)
        });
        return (agree && signed).then_some(*first);
    }
    let periods = periods(named.grid);
    let [.., before, last] = *periods else { return None };
    Some(named.cell(last)?.number.value - named.cell(before)?.number.value)
}
