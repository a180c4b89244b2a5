//! Charts of months: one series, a few on one axis, many small ones, and the number of each month.

use document::{
    Chart, ChartKind, Event, FigureId, HeatCell, HeatRow, HeatTable, Line, LinesChart, MonthPoint,
    MonthsChart, Multiple, Multiples, words,
};
use figure::{Month, Reason, Series, SeriesMonth, Table};

use super::{Drawn, of_series, titled};

/// One series month by month, with its rolling 12 months, expected range, peaks and these events.
pub fn months(id: &str, title: &str, series: &Series, events: &[Event]) -> Chart {
    let chart = MonthsChart {
        unit: series.unit.0.clone(),
        months: points(series),
        events: within(series, events),
    };
    let said = words::describe_series(series);
    let frame = of_series(id, title, series);
    titled(frame, ChartKind::Months(chart), String::new(), || by_month(series), said)
}

/// Two to four series on one axis, over the months that all have.
pub fn lines(id: &str, title: &str, series: &[&Series], events: &[Event]) -> Drawn {
    let Some((first, from)) = series.first().copied().zip(common(series)) else {
        return Err(Reason::new("no series has a month"));
    };
    let mut frame = of_series(id, title, first);
    frame.subtitle =
        format!("{}, {}, by month", words::upper_first(&first.unit.0), first.area.name);
    frame.from = series.iter().map(|one| FigureId::of_series(one)).collect();
    let each = series.iter().map(|one| Line {
        name: one.title.clone(),
        months: points(one).into_iter().filter(|point| point.month >= from).collect(),
    });
    let chart = LinesChart {
        unit: first.unit.0.clone(),
        lines: each.collect(),
        events: within(first, events).into_iter().filter(|event| event.month >= from).collect(),
    };
    let said: Vec<String> = series.iter().map(|one| words::describe_series(one)).collect();
    let titles: Vec<&str> = series.iter().map(|one| one.title.as_str()).collect();
    let otherwise = || format!("{} in {}, month by month", words::list(&titles), first.area.name);
    Ok(titled(frame, ChartKind::Lines(chart), String::new(), otherwise, said.join(" ")))
}

/// A small chart of months for each series, in this order, on one scale. Each comes with a note under its name ("927, 10.9%
/// fewer") from `table` and whether it is the one that is spoken of.
pub fn multiples(
    id: &str,
    title: &str,
    table: &Table,
    series: &[(&Series, String, bool)],
) -> Drawn {
    let all: Vec<&Series> = series.iter().map(|(one, ..)| *one).collect();
    let Some((first, from)) = all.first().copied().zip(common(&all)) else {
        return Err(Reason::new("no area has a month of it"));
    };
    let panels = series.iter().map(|(one, note, own)| Multiple {
        name: one.area.name.clone(),
        note: note.clone(),
        months: points(one).into_iter().filter(|point| point.month >= from).collect(),
        own: *own,
    });
    let chart = Multiples { unit: first.unit.0.clone(), panels: panels.collect() };
    let said = words::describe_multiples(&chart);
    let mut frame = of_series(id, title, first);
    frame.subtitle = format!(
        "{}, by month, all on one scale",
        words::counted_heading(&first.title, &first.unit)
    );
    frame.from = all.iter().map(|one| FigureId::of_series(one)).collect();
    frame.from.push(FigureId::of_table(table));
    let otherwise = || format!("{}, area by area", first.title);
    Ok(titled(frame, ChartKind::Multiples(chart), String::new(), otherwise, said))
}

/// The last `span` months of each series, the number in each cell, each row shaded by itself. `of` is what a row is:
/// "Crime type".
pub fn heat(id: &str, title: &str, of: &str, series: &[&Series], span: usize) -> Drawn {
    let last = series.iter().filter_map(|one| one.months.last()).map(|month| month.month).max();
    let Some((first, last)) = series.first().copied().zip(last) else {
        return Err(Reason::new("no month of it is held"));
    };
    let back = i32::try_from(span.max(1) - 1).unwrap_or(i32::MAX);
    let months: Vec<Month> = (0..=back).rev().map(|back| last.plus(-back)).collect();
    let rows = series.iter().map(|one| HeatRow {
        name: one.title.clone(),
        cells: months.iter().map(|month| cell(one, *month)).collect(),
    });
    let chart = HeatTable {
        of: of.to_owned(),
        unit: first.unit.0.clone(),
        rows: rows.collect(),
        months: months.clone(),
    };
    let said = words::describe_heat(&chart);
    let mut frame = of_series(id, title, first);
    frame.subtitle = format!(
        "{of}s by month, {}; each row is shaded by itself, from its lowest month to its highest",
        first.area.name
    );
    frame.from = series.iter().map(|one| FigureId::of_series(one)).collect();
    let otherwise = || format!("{}s in {}, month by month", of, first.area.name);
    let finding = words::heat_finding(&chart);
    let finding =
        if finding.is_empty() { finding } else { format!("{}: {finding}", first.area.name) };
    Ok(titled(frame, ChartKind::Heat(chart), finding, otherwise, said))
}

fn cell(series: &Series, month: Month) -> HeatCell {
    let held = series.months.iter().find(|held| held.month == month);
    let suppressed = held.is_some_and(|held| held.suppressed);
    HeatCell { value: held.and_then(|held| held.value).filter(|_| !suppressed), suppressed }
}

/// The title of a series' chart where there is no finding.
pub(super) fn by_month(series: &Series) -> String {
    format!("{} in {}, month by month", series.title, series.area.name)
}

fn points(series: &Series) -> Vec<MonthPoint> {
    series.months.iter().map(MonthPoint::from).collect()
}

/// The first month that all series have, held or not.
fn common(series: &[&Series]) -> Option<Month> {
    let firsts: Option<Vec<Month>> =
        series.iter().map(|one| one.months.first().map(|month| month.month)).collect();
    firsts?.into_iter().max()
}

/// The events that fall within a series.
fn within(series: &Series, events: &[Event]) -> Vec<Event> {
    let ends = |month: Option<&SeriesMonth>| month.map(|month| month.month);
    let (Some(first), Some(last)) = (ends(series.months.first()), ends(series.months.last()))
    else {
        return Vec::new();
    };
    events.iter().filter(|event| (first..=last).contains(&event.month)).cloned().collect()
}
