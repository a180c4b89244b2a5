//! Theft of and from motor vehicles; every vehicle offence together where a source does not tell the two
//! apart.

use document::{Block, Cell, Column, FigureId, Row, Section, Table as Shown, Text, words};
use figure::{AreaCode, Figure, Reason, Table, TableRow, write};

use super::Asking;
use super::crimes::push_extremes;
use super::ranking;
use super::topics::{FROM_VEHICLE, OF_VEHICLE, Topic, VEHICLE};
use crate::ReportsError;
use crate::area_tables::{Heading, capital, rate_cell, rate_places, start};
use crate::asking::Told;

/// "Theft of and from motor vehicles".
pub(super) fn section(asking: &mut Asking) -> Result<Section, ReportsError> {
    let section = Section::new("vehicles", "Theft of and from motor vehicles");
    let (of, from) = (asking.topic(OF_VEHICLE)?, asking.topic(FROM_VEHICLE)?);
    let all = asking.topic(VEHICLE)?;
    match (of, from) {
        (Some(of), Some(from)) if of.has_anything() || from.has_anything() => {
            apart(asking, section, &of, &from, all.as_ref())
        }
        _ => together(asking, section, all.as_ref()),
    }
}

/// The two told apart.
fn apart(
    asking: &mut Asking,
    mut section: Section,
    of: &Topic,
    from: &Topic,
    all: Option<&Topic>,
) -> Result<Section, ReportsError> {
    for (topic, chart) in [(of, "theft-of-vehicles-months"), (from, "theft-from-vehicles-months")] {
        section.blocks.push(Block::Paragraph(topic.sentence()));
        push_extremes(&mut section, topic);
        section.blocks.push(asking.chart_of_months(chart, topic));
    }
    let parts = [from, of].into_iter().filter_map(|t| share(t.figure()?, all?.figure()?));
    let parts = Text::sentences(parts);
    if !parts.is_empty() {
        section.blocks.push(Block::Paragraph(parts));
    }
    let heading = Heading::new(
        "vehicles-by-area",
        format!("Theft from and theft of motor vehicles among {}", asking.input.comparators.label),
    );
    let period = asking.input.period();
    let from_table = asking.comparators(&from.measure, from.period(period))?;
    let of_table = asking.comparators(&of.measure, of.period(period))?;
    section.blocks.push(heading.block(side_by_side(asking, &heading, &from_table, &of_table)));
    for (table, topic, id) in [
        (from_table, from, "theft-from-vehicles-by-area"),
        (of_table, of, "theft-of-vehicles-by-area"),
    ] {
        let finding = topic.figure().map(words::place_finding);
        if let (Ok(table), Some(title)) = (table, finding) {
            section.blocks.push(asking.chart_of_areas(id, title, &table));
        }
    }
    let heading = Heading::new("theft-of-vehicles-by-ward", "Theft of motor vehicles by ward");
    ranking::by_ward(asking, of, section, &heading)
}

/// Every vehicle offence, where the two are not told apart.
fn together(
    asking: &mut Asking,
    mut section: Section,
    all: Option<&Topic>,
) -> Result<Section, ReportsError> {
    let caption = |what: &str| format!("Offences about vehicles {what}");
    let among = format!("among {}", asking.input.comparators.label);
    let by_area = Heading::new("vehicles-by-area", caption(&among));
    let by_ward = Heading::new("vehicles-by-ward", caption("by ward"));
    let Some(topic) = all else {
        let reason = Reason::new("the catalogue has no such measure");
        return Ok(section
            .with(by_area.block(Err(reason.clone())))
            .with(by_ward.block(Err(reason))));
    };
    section.blocks.push(Block::paragraph(
        "The data held do not tell theft of a vehicle from theft out of one; both are counted together, with the other \
         offences about vehicles.",
    ));
    section.blocks.push(Block::Paragraph(topic.sentence()));
    push_extremes(&mut section, topic);
    section.blocks.push(asking.chart_of_months("vehicles-months", topic));
    let section = ranking::areas(asking, topic, section, &by_area, "vehicles-by-area-chart")?;
    ranking::by_ward(asking, topic, section, &by_ward)
}

/// "Theft from a motor vehicle made 57.3% of vehicle offences."
fn share(part: &Figure, whole: &Figure) -> Option<Text> {
    let (value, all) = (part.value?, whole.value.filter(|v| *v > 0.0)?);
    (part.period == whole.period && !part.suppressed && !whole.suppressed).then(|| {
        Text::from(format!("{} made ", part.title))
            .with_figure(write::percent(value / all * 100.0), part)
            .with(format!(" of {}.", words::lower_first(&whole.title)))
    })
}

/// For each area the rate and place of both, in the comparator period and in the period.
fn side_by_side(
    asking: &Asking,
    heading: &Heading,
    from: &Told<Table>,
    of: &Told<Table>,
) -> Result<Shown, Reason> {
    let (first, second) = match (from, of) {
        (Ok(from), of) => (from, of.as_ref().ok()),
        (Err(_), Ok(of)) => (of, None),
        (Err(reason), Err(_)) => return Err(reason.clone()),
    };
    let answers: Vec<&Table> = std::iter::once(first).chain(second).collect();
    let mut columns = vec![Column::words(capital(&asking.input.comparators.one))];
    for table in &answers {
        if table.against.is_some() {
            columns.extend(pair(&format!("{}, before", table.title), table));
        }
        columns.extend(pair(&table.title, table));
    }
    let mut shown = start(heading, first, columns);
    shown.subtitle = format!("In order of {}, {}", words::lower_first(&first.title), first.period);
    if let Some(before) = first.against {
        shown.subtitle = format!("{}; before: {before}", shown.subtitle);
    }
    shown.from = answers.iter().map(|t| FigureId::of_table(t)).collect();
    shown.rows = first
        .rows
        .iter()
        .map(|row| {
            let mut cells = vec![Cell::text(row.area.name.clone())];
            for table in &answers {
                cells.extend(cells_of(table, &row.area.code));
            }
            let own = row.area.code == asking.input.area.code;
            if own { Row::own(cells) } else { Row::plain(cells) }
        })
        .collect();
    if !first.order.by_rate() {
        let why = first.reason.as_ref().map_or("no population held", |r| words::reason(&r.0));
        shown.notes.push(format!("Counts are shown; rates are not available: {why}."));
    }
    Ok(shown)
}

fn pair(title: &str, table: &Table) -> [Column; 2] {
    let unit = if table.order.by_rate() { "per 1,000 residents" } else { &table.unit.0 };
    [Column::numbers(title, unit), Column::numbers(format!("Place: {title}"), "")]
}

/// One area's cells of one answer: value and place before, value and place now.
fn cells_of(table: &Table, area: &AreaCode) -> Vec<Cell> {
    let row = table.rows.iter().find(|row| row.area.code == *area);
    let none = Reason::new("not in this table");
    let width = if table.against.is_some() { 4 } else { 2 };
    let Some(row) = row else { return vec![Cell::Missing(none); width] };
    let mut cells = Vec::with_capacity(width);
    if table.against.is_some() {
        let before = if table.order.by_rate() { row.comparator_rate } else { row.comparator };
        cells.push(value(table, row, before));
        let place = row
            .rank
            .zip(row.position_change)
            .and_then(|(now, up)| now.checked_add_signed(isize::try_from(up).ok()?));
        cells.push(place_cell(row, place));
    }
    let now = if table.order.by_rate() { row.rate } else { row.value };
    cells.push(value(table, row, now));
    cells.push(place_cell(row, row.rank));
    cells
}

fn value(table: &Table, row: &TableRow, value: Option<f64>) -> Cell {
    if table.order.by_rate() {
        rate_cell(row, value, rate_places(table))
    } else {
        Cell::or_why(value, row.suppressed, row.reason.as_ref(), Cell::count)
    }
}

fn place_cell(row: &TableRow, place: Option<usize>) -> Cell {
    match place {
        Some(place) if !row.suppressed => Cell::place(place),
        _ => Cell::or_why(None, row.suppressed, row.reason.as_ref(), Cell::count),
    }
}
