//! "Top 5 wards" over a table against the rows that it has.

use std::sync::LazyLock;

use regex::Regex;

use crate::count_words::count_word;
use crate::desk::{Desk, finding};
use crate::grid::Grid;
use crate::pattern::pattern;
use crate::{Kind, Severity, Sure};

static TOP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:top|bottom|highest|lowest|worst|first|leading|busiest)\s+(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\b",
    )
});

/// Checks every caption that says how many rows follow.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for grid in &book.grids {
        caption(desk, grid);
    }
}

fn caption(desk: &mut Desk, grid: &Grid) {
    let Some(line) = desk.book.lines.get(grid.caption_line) else { return };
    let Some(found) = TOP.captures(&line.text) else { return };
    let (Some(whole), Some(number)) = (found.get(0), found.get(1)) else { return };
    let Some(said) = count_word(number.as_str()) else { return };
    let rows = grid.body().count();
    let spot = desk.book.at(grid.caption_line, number.range(), &line.text);
    desk.checked(&spot);
    // Rows with one rank stand for one place.
    let mut ranks: Vec<u64> = grid
        .body()
        .filter_map(|row| row.rank.as_ref())
        .map(|rank| rank.number.value.to_bits())
        .collect();
    ranks.dedup();
    // Of a table that was not read whole little can be said.
    let whole_table = rows >= 3 || rows + 1 >= said;
    if rows != said && ranks.len() != said && whole_table {
        let working = format!("The table has {rows} rows.");
        let says = whole.as_str().to_owned();
        let last = grid.body().last().map(|row| desk.book.row(row));
        desk.found(
            finding(Kind::ListCount, Severity::Contradiction, Sure::Certain, spot, says, working)
                .should(rows.to_string())
                .against(last),
        );
    }
}
