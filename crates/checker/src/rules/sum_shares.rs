//! "41% of all crimes in the 4 wards" against the table that has those wards.

use std::sync::LazyLock;

use regex::Regex;

use super::table_share;
use crate::count_words::count_word;
use crate::desk::{Desk, finding};
use crate::grid::ColumnKind;
use crate::pattern::pattern;
use crate::rounding::{fit, percent, shown};
use crate::subject;
use crate::{Kind, Sure};

static IN_SO_MANY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:in|by|from|within|across)\s+(?:the|these|those|just|only)?\s*(?:top\s+|highest\s+)?(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s+(?:[\w-]+\s+){0,2}(?:wards|areas|boroughs|districts|neighbourhoods|places|streets|locations|sectors)\b",
    )
});

/// Checks every share that so many places are said to have together.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for (at, sentence) in book.sentences.iter().enumerate() {
        let Some(found) = IN_SO_MANY.captures(&sentence.text) else { continue };
        let Some(places) = found.get(1).and_then(|number| count_word(number.as_str())) else {
            continue;
        };
        let start = found.get(0).map_or(0, |whole| whole.start());
        let Some(number) = sentence
            .numbers
            .iter()
            .rev()
            .find(|number| number.is_percent() && number.range.end <= start)
        else {
            continue;
        };
        let Some(subject) =
            sentence.subjects.first().map(|(_, subject)| *subject).or_else(|| book.inherited(at))
        else {
            continue;
        };
        let line = sentence.line();
        let grid = book
            .grids
            .iter()
            .filter(|grid| {
                grid.body().count() == places
                    && subject::scan(&grid.caption).first().is_some_and(|(_, of)| *of == subject)
            })
            .min_by_key(|grid| grid.first_line().abs_diff(line));
        let Some(grid) = grid else { continue };
        let Some(share) = grid.of_kind(ColumnKind::Share).next() else { continue };
        let Some(count) = grid.of_kind(ColumnKind::Count).next() else { continue };
        let Some(total) = table_share::total(desk, grid, count, share) else { continue };
        let sum: f64 = grid.cells(count).map(|(_, cell)| cell.number.value).sum();
        let truth = sum / total * 100.0;
        let spot = desk.spot(sentence, &number.range);
        let is = percent(truth, number.decimals.max(1));
        let working = format!(
            "The {places} rows of the table add up to {}, which is {is} of {}.",
            shown(sum, 0),
            shown(total, 0)
        );
        let says = sentence.part(&number.range).to_owned();
        let against = grid.body().next().map(|row| book.row(row));
        desk.judged(
            fit(number, truth),
            |severity| {
                finding(Kind::SumOfShares, severity, Sure::Likely, spot.clone(), says, working)
                    .should(is)
                    .against(against)
            },
            &spot,
        );
    }
}
