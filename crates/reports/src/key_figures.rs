//! The few large numbers of one measure and area: its count, its rate, its place among others.

use document::{FigureId, FigureRef, KeyFigure, Text, words};
use figure::{Figure, Table, TableRow, write};

/// The count, with what it is and this said of it; none where it cannot be shown.
pub(crate) fn count(figure: &Figure, sentence: Text) -> Option<KeyFigure> {
    let value = figure.value.filter(|_| !figure.suppressed)?;
    Some(KeyFigure {
        value: FigureRef::new(write::count(value), figure),
        label: words::counted(&figure.title, &figure.unit, value),
        sentence,
        trend: None,
    })
}

/// The rate with its interval; none where there is none.
pub(crate) fn rate(figure: &Figure) -> Option<KeyFigure> {
    let rate = figure.rate.as_ref().filter(|_| !figure.suppressed)?;
    Some(KeyFigure {
        value: FigureRef::new(write::rate(rate.value), figure),
        label: format!("per {} residents", write::count(f64::from(rate.per))),
        sentence: Text::from(format!(
            "95% interval {} to {}.",
            write::rate(rate.ci95.lower),
            write::rate(rate.ci95.upper)
        )),
        trend: None,
    })
}

/// The place among those that are ranked, which are called `many`, with the places that chance could have given; none where
/// it has no place.
pub(crate) fn place(table: &Table, row: &TableRow, many: &str) -> Option<KeyFigure> {
    let place = words::place_in(table, row).filter(|_| !row.suppressed)?;
    let of = table.rows.iter().filter(|row| row.rank.is_some()).count();
    let by = if table.order.by_rate() { "rate" } else { "count" };
    let first = if table.order.ascending() { "lowest" } else { "highest" };
    Some(KeyFigure {
        value: FigureRef { text: place, id: FigureId::of_table(table) },
        label: format!("of {of} {many} by {by}"),
        sentence: match row.rank_ci95 {
            Some(range) => {
                Text::from(format!("1st is the {first}. By chance: {}.", words::places(range)))
            }
            None => Text::from(format!("1st is the {first}.")),
        },
        trend: None,
    })
}
