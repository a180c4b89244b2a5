//! Answers as cells: the same number, sign and reason wherever a figure or a row of a table is shown.

use document::Cell;
use figure::{Figure, Reason, Table, TableRow, Verdict};

/// A row's count.
pub(crate) fn count_cell(row: &TableRow) -> Cell {
    Cell::or_why(row.value, row.suppressed, row.reason.as_ref(), Cell::count)
}

/// A rate, with so many decimals.
pub(crate) fn rate_cell(row: &TableRow, rate: Option<f64>, places: usize) -> Cell {
    let no_rate = Reason::new("not available: no population held");
    let reason = row.reason.as_ref().or(Some(&no_rate));
    Cell::or_why(rate, row.suppressed, reason, |rate| Cell::decimal(rate, places))
}

/// How many decimals a column of rates needs to tell its areas apart: one, or two where the lowest is under ten.
pub(crate) fn rate_places(table: &Table) -> usize {
    let lowest = table.rows.iter().filter_map(|row| row.rate).fold(f64::INFINITY, f64::min);
    if lowest < 10.0 { 2 } else { 1 }
}

/// A figure, its comparator, the change and what the test says: four cells.
pub(crate) fn change_cells(figure: &Figure) -> Vec<Cell> {
    let none = Reason::new("nothing to compare with is held");
    let hidden = figure.suppressed;
    let Some(against) = &figure.comparison else {
        let missing = || Cell::Missing(none.clone());
        return vec![Cell::figure(figure), missing(), missing(), missing()];
    };
    let reason = against.reason.as_ref().or(figure.reason.as_ref()).or(Some(&none));
    let zero = Reason::new("no percentage is made of a base of none");
    let why_no_percent = if against.value == Some(0.0) { Some(&zero) } else { reason };
    let percent = against.change_percent.filter(|_| figure.value.is_some());
    let verdict = match against.verdict.filter(|_| figure.value.is_some() && !hidden) {
        Some(Verdict::Higher) => Cell::text("higher"),
        Some(Verdict::Lower) => Cell::text("lower"),
        Some(Verdict::WithinChance) => Cell::text("within chance"),
        None if hidden => Cell::Suppressed,
        None => Cell::Missing(reason.cloned().unwrap_or(none.clone())),
    };
    vec![
        Cell::figure(figure),
        Cell::or_why(against.value, hidden, reason, Cell::count),
        Cell::or_why(percent, hidden, why_no_percent, Cell::percent_change).read_off(figure),
        verdict,
    ]
}

/// A row's count in the comparator period, the change since, and whether it is beyond chance.
pub(crate) fn row_change_cells(row: &TableRow) -> [Cell; 3] {
    let hidden = row.suppressed;
    let none = Reason::new("nothing to compare with is held");
    let change = row.value.zip(row.comparator.filter(|before| *before > 0.0));
    let change = change.map(|(now, before)| (now - before) / before * 100.0);
    let zero = Reason::new("no percentage is made of a base of none");
    let why = if row.comparator == Some(0.0) { &zero } else { &none };
    [
        Cell::or_why(row.comparator, hidden, Some(&none), Cell::count),
        Cell::or_why(change, hidden, Some(why), Cell::percent_change),
        match row.verdict.filter(|_| !hidden) {
            Some(Verdict::Higher) => Cell::text("higher"),
            Some(Verdict::Lower) => Cell::text("lower"),
            Some(Verdict::WithinChance) => Cell::text("within chance"),
            None if hidden => Cell::Suppressed,
            None => Cell::Missing(row.reason.clone().unwrap_or_else(|| none.clone())),
        },
    ]
}

/// With its first letter large.
pub(crate) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
