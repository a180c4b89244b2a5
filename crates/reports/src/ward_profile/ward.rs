//! The first page: the ward itself. What matters most in large, every measure with its change, the months.

use document::{
    Block, Cell, ChartKind, Column, FigureId, KeyFigure, Row, Section, Table as Shown, Target,
    Text, words,
};
use figure::{AreaRef, Figure, Month, Period, Reason, Series, Table, TableRow, write};

use super::Asking;
use super::told::Told;
use crate::asking::Told as Answered;
use crate::cells::change_cells;
use crate::{charts, key_figures};

/// The finding: what was recorded and, as far as it can be told, how it changed.
pub(crate) fn finding(told: &[Told]) -> Text {
    let Some(first) = told.first() else { return Text::new() };
    match &first.held {
        Some(held) => words::value(&first.figure).then(words::change(held)),
        None => words::change(&first.figure),
    }
}

/// "15,210 (mid-2020)", or why it is not known.
pub(crate) fn residents(told: &[Told]) -> Text {
    match told.iter().find_map(|t| Some((&t.figure, &t.figure.rate.as_ref()?.denominator))) {
        Some((figure, denominator)) => Text::new()
            .with_figure(people(denominator.value), figure)
            .with(format!(" ({})", short_of_people(&denominator.title))),
        None => Text::from("not available: no population by ward held"),
    }
}

/// "mid-2020" of "Resident population, mid-2020".
fn short_of_people(title: &str) -> String {
    let title = words::lower_first(title);
    title.strip_prefix("resident population, ").unwrap_or(&title).to_owned()
}

fn people(residents: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "no ward has near 2 to the 53 people")]
    write::count(residents as f64)
}

/// Count, rate and place of all recorded crime, large; then a line for every measure that is told, under this caption.
pub(crate) fn headline(ward: &AreaRef, told: &[Told], caption: &str) -> Section {
    let mut section = Section::new("headline-figures", "Recorded crime in the ward");
    if told.is_empty() {
        let reason = Reason::new("no measure is counted by ward");
        return section.with(Block::not_available("Figures of the ward", reason));
    }
    let large = told.first().map(|first| large(first, ward)).unwrap_or_default();
    if !large.is_empty() {
        section.blocks.push(Block::KeyFigures(large));
    }
    section.with(Block::Table(table(ward, told, caption)))
}

fn large(first: &Told, ward: &AreaRef) -> Vec<KeyFigure> {
    let figure = &first.figure;
    let row = row_of(first.table, ward);
    let id = FigureId::of_table(first.table);
    let of_all = match row.and_then(|row| row.share) {
        Some(share) => Text::new()
            .with_number(write::percent(share), &id)
            .with(format!(" of all in {}.", first.table.total_of)),
        None => Text::from(format!("Recorded {}.", words::period_phrase(figure.period))),
    };
    let Some(count) = key_figures::count(figure, of_all) else { return Vec::new() };
    let place = row.and_then(|row| key_figures::place(first.table, row, "wards"));
    [count].into_iter().chain(key_figures::rate(figure)).chain(place).collect()
}

fn row_of<'a>(table: &'a Table, ward: &AreaRef) -> Option<&'a TableRow> {
    table.rows.iter().find(|row| row.area.code == ward.code)
}

/// What wards are in order of.
fn by(table: &Table) -> &'static str {
    if table.order.by_rate() { "rate" } else { "count" }
}

/// Every measure: count, rate, place among the wards, change and what the test says of it.
fn table(ward: &AreaRef, told: &[Told], caption: &str) -> Shown {
    let held = told.iter().find_map(|t| t.held.as_ref());
    let order = told.first().map_or("count", |first| by(first.table));
    let mut columns = vec![
        Column::words("Measure"),
        Column::numbers("Count", ""),
        Column::numbers("Rate", "per 1,000"),
        Column::words(format!("Place by {order}")),
    ];
    match held {
        Some(figure) => {
            let before = figure.comparison.as_ref().map(|c| short(c.period));
            columns.push(Column::numbers(short(figure.period), ""));
            columns.push(Column::numbers(before.unwrap_or_default(), ""));
        }
        None => columns.push(Column::numbers("Count before", "")),
    }
    columns.extend([Column::numbers("Change", "%"), Column::words("Beyond chance?")]);
    let mut shown = Shown::new("headline-table", caption, columns);
    // The source is said once for the page, under the chart of months.
    if let Some(first) = told.first() {
        shown.subtitle = first.figure.period.to_string();
    }
    if held.is_some() {
        shown.subtitle += "; change of months held a year before too";
    }
    for one in told {
        shown.from.push(FigureId::of_table(one.table));
        let mut cells = vec![
            Cell::page(&one.figure.title, page_of(one)),
            Cell::figure(&one.figure),
            Cell::figure_rate(&one.figure),
            place(one.table, ward),
        ];
        let change = change_cells(one.compared());
        // The count of the whole period stands before its rate.
        cells.extend(change.into_iter().skip(usize::from(held.is_none())));
        shown.rows.push(Row::plain(cells));
    }
    shown.without_empty_columns()
}

/// The page of a measure in the ward.
fn page_of(one: &Told) -> Target {
    let Figure { measure, area, period, .. } = &one.figure;
    Target::Measure { measure: measure.clone(), area: area.code.clone(), period: *period }
}

/// "2nd (1st to 4th)".
fn place(table: &Table, ward: &AreaRef) -> Cell {
    let Some(row) = row_of(table, ward) else {
        return Cell::Missing(Reason::new("the ward is not among those that are ranked"));
    };
    match words::place_in(table, row).filter(|_| !row.suppressed) {
        Some(place) => Cell::text(match row.rank_ci95 {
            Some(range) => format!("{place} ({})", words::places(range)),
            None => place,
        }),
        None => Cell::or_why(None, row.suppressed, row.reason.as_ref(), Cell::count),
    }
}

/// The months of all recorded crime, without the twelve months to each: they would be high for a short document.
pub(crate) fn months(asking: &Asking, figure: &Figure, months: &Answered<Series>) -> Block {
    let series = match months {
        Ok(series) => series,
        Err(reason) => return Block::not_available("Chart of months", reason.clone()),
    };
    let events = match (series.months.first(), series.months.last()) {
        (Some(first), Some(last)) => asking.events(first.month, last.month),
        _ => Vec::new(),
    };
    let mut chart = charts::months("months", &words::change_finding(figure), series, &events);
    if let ChartKind::Months(chart) = &mut chart.kind {
        chart.months.iter_mut().for_each(|month| month.rolling_12 = None);
    }
    // Said once, under "How to read this".
    chart.frame.caveat = String::new();
    Block::Chart(chart)
}

/// "Jan to Feb 2021": a period for the head of a column.
fn short(period: Period) -> String {
    let name = |month: Month| month.name().chars().take(3).collect::<String>();
    let (from, to) = (period.from(), period.to());
    if from == to {
        return format!("{} {}", name(to), to.year());
    }
    if from.year() == to.year() {
        return format!("{} to {} {}", name(from), name(to), to.year());
    }
    format!("{} {} to {} {}", name(from), from.year(), name(to), to.year())
}
