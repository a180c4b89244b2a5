//! Every place of a document that a reader reads and a mistake could stand in, in reading order.

use document::map::{MapKind, Readings};
use document::{
    Block, Cell, Chart, ChartKind, Document, Frame, Inline, Map, MonthPoint, Section, Table, Text,
};

/// What stands at a place.
pub enum Slot<'a> {
    /// Words, and how close to figures they stand.
    Words(&'a mut String, Bound),
    /// A number that opens to a figure, in a text.
    Figure(&'a mut String),
    /// A number as it is printed, with its value.
    Number(&'a mut f64, &'a mut String),
    /// A number that a chart draws.
    Value(&'a mut f64),
}

/// Whether words stand close to figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// In a text with figures in it, or at a table, chart or large number.
    Close,
    /// In a text that has none.
    Loose,
    /// A name: of a row, a column, a line of a chart, a section.
    Label,
}

type Visit<'v> = &'v mut dyn FnMut(&'static str, Slot);

/// Visits every place.
pub fn walk(document: &mut Document, visit: Visit) {
    visit("title", Slot::Words(&mut document.title, Bound::Loose));
    text("summary", &mut document.summary, visit);
    for detail in &mut document.details {
        text("detail", &mut detail.value, visit);
    }
    for each in document.sections.iter_mut().chain(&mut document.appendices) {
        section(each, visit);
    }
}

fn section(section_of: &mut Section, visit: Visit) {
    visit("heading", Slot::Words(&mut section_of.title, Bound::Label));
    for each in &mut section_of.blocks {
        block(each, visit);
    }
    for each in &mut section_of.subsections {
        section(each, visit);
    }
}

fn block(block_of: &mut Block, visit: Visit) {
    match block_of {
        Block::Paragraph(words) => text("paragraph", words, visit),
        Block::List(list) => list.items.iter_mut().for_each(|item| text("list", item, visit)),
        Block::Note(note) => text("note", &mut note.body, visit),
        Block::SummaryList(details) => {
            for detail in details {
                text("detail", &mut detail.value, visit);
            }
        }
        Block::KeyFigures(figures) => {
            for figure in figures {
                visit("key figure", Slot::Figure(&mut figure.value.text));
                visit("key figure", Slot::Words(&mut figure.label, Bound::Close));
                text("key figure", &mut figure.sentence, visit);
            }
        }
        Block::Narrative(narrative) => {
            for each in &mut narrative.blocks {
                block(each, visit);
            }
        }
        Block::Table(table_of) => table(table_of, visit),
        Block::Chart(chart_of) => chart(chart_of, visit),
        Block::TileMap(map) => {
            frame(&mut map.frame, visit);
            for tile in &mut map.tiles {
                visit("chart label", Slot::Words(&mut tile.name, Bound::Label));
                printed(&mut tile.value, &mut tile.text, visit);
            }
        }
        Block::Map(map) => map_of(map, visit),
        Block::MapSeries(maps) => {
            frame(&mut maps.frame, visit);
            maps.ground.areas.iter_mut().for_each(|area| label(&mut area.name, visit));
            for panel in &mut maps.panels {
                label(&mut panel.title, visit);
                readings(&mut panel.values, visit);
            }
        }
        Block::Checklist(_) | Block::NotAvailable(_) => {}
    }
}

fn text(place: &'static str, text: &mut Text, visit: Visit) {
    let bound = if text.figures().is_empty() { Bound::Loose } else { Bound::Close };
    for piece in &mut text.0 {
        match piece {
            Inline::Text(words) | Inline::Strong(words) => visit(place, Slot::Words(words, bound)),
            Inline::Figure(figure) => visit(place, Slot::Figure(&mut figure.text)),
            _ => {}
        }
    }
}

fn table(table: &mut Table, visit: Visit) {
    visit("caption", Slot::Words(&mut table.caption, Bound::Close));
    visit("caption", Slot::Words(&mut table.subtitle, Bound::Close));
    for column in &mut table.columns {
        visit("column", Slot::Words(&mut column.title, Bound::Label));
        visit("column", Slot::Words(&mut column.unit, Bound::Label));
    }
    for row in &mut table.rows {
        row.cells.iter_mut().for_each(|each| cell(each, visit));
    }
    table.notes.iter_mut().for_each(|note| visit("table note", Slot::Words(note, Bound::Close)));
}

fn cell(cell: &mut Cell, visit: Visit) {
    match cell {
        Cell::Text(words) | Cell::Page { text: words, .. } => {
            visit("cell", Slot::Words(words, Bound::Label));
        }
        Cell::Number { value, text, .. } => visit("cell", Slot::Number(value, text)),
        _ => {}
    }
}

fn frame(frame: &mut Frame, visit: Visit) {
    for words in [&mut frame.title, &mut frame.subtitle, &mut frame.description] {
        visit("chart words", Slot::Words(words, Bound::Close));
    }
}

fn label(name: &mut String, visit: Visit) {
    visit("chart label", Slot::Words(name, Bound::Label));
}

fn printed(value: &mut Option<f64>, text: &mut String, visit: Visit) {
    if let Some(value) = value {
        visit("chart number", Slot::Number(value, text));
    }
}

fn drawn(value: Option<&mut f64>, visit: Visit) {
    if let Some(value) = value {
        visit("chart number", Slot::Value(value));
    }
}

fn months(points: &mut [MonthPoint], visit: Visit) {
    for point in points {
        drawn(point.value.as_mut(), visit);
        drawn(point.rolling_12.as_mut(), visit);
    }
}

fn chart(chart: &mut Chart, visit: Visit) {
    frame(&mut chart.frame, visit);
    match &mut chart.kind {
        ChartKind::Months(chart) => months(&mut chart.months, visit),
        ChartKind::Bars(chart) => {
            for bar in &mut chart.bars {
                label(&mut bar.name, visit);
                printed(&mut bar.value, &mut bar.text, visit);
            }
        }
        ChartKind::Lines(chart) => {
            for line in &mut chart.lines {
                label(&mut line.name, visit);
                months(&mut line.months, visit);
            }
        }
        ChartKind::Rank(chart) => {
            for dot in &mut chart.dots {
                label(&mut dot.name, visit);
                visit("chart number", Slot::Words(&mut dot.text, Bound::Close));
            }
        }
        ChartKind::Funnel(chart) => {
            for point in &mut chart.points {
                label(&mut point.name, visit);
                drawn(Some(&mut point.rate), visit);
                drawn(Some(&mut point.population), visit);
            }
        }
        ChartKind::Control(chart) => {
            chart.points.iter_mut().for_each(|point| drawn(point.value.as_mut(), visit));
        }
        ChartKind::Slope(chart) => {
            label(&mut chart.before, visit);
            label(&mut chart.after, visit);
            for line in &mut chart.lines {
                label(&mut line.name, visit);
                printed(&mut line.before, &mut line.texts.0, visit);
                printed(&mut line.after, &mut line.texts.1, visit);
            }
        }
        ChartKind::Multiples(chart) => {
            for panel in &mut chart.panels {
                label(&mut panel.name, visit);
                visit("chart words", Slot::Words(&mut panel.note, Bound::Close));
                months(&mut panel.months, visit);
            }
        }
        ChartKind::Stacked(chart) => {
            chart.parts.iter_mut().for_each(|part| label(part, visit));
            for bar in &mut chart.bars {
                label(&mut bar.name, visit);
                bar.shares.iter_mut().for_each(|share| drawn(share.as_mut(), visit));
            }
        }
        ChartKind::Heat(chart) => {
            for row in &mut chart.rows {
                label(&mut row.name, visit);
                row.cells.iter_mut().for_each(|cell| drawn(cell.value.as_mut(), visit));
            }
        }
    }
}

fn map_of(map: &mut Map, visit: Visit) {
    frame(&mut map.frame, visit);
    map.ground.areas.iter_mut().for_each(|area| label(&mut area.name, visit));
    match &mut map.kind {
        MapKind::Choropleth(map) => readings(&mut map.values, visit),
        MapKind::Circles(map) => readings(&mut map.values, visit),
        MapKind::HotSpots(map) => {
            for spot in map.spots.values_mut() {
                cell(&mut spot.value, visit);
            }
        }
    }
}

fn readings(values: &mut Readings, visit: Visit) {
    for each in values.values_mut() {
        cell(each, visit);
    }
}
