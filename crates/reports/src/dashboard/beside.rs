//! A measure beside other areas: those that the area is ranked among, and those most like it.

use document::{Block, Chart, Section, Text, words};
use figure::{MeasureId, Period, Reason, Table};

use super::Asking;
use crate::area_tables::{Heading, in_full};
use crate::asking::Told;
use crate::cells::capital;
use crate::charts::{self, Of};
use crate::{ReportsError, linking};

/// The areas that the page's area is ranked among: wards for a ward, the comparator group for a district.
pub(super) fn ranked(
    asking: &mut Asking,
    measure: &MeasureId,
    period: Period,
) -> Result<Told<Table>, ReportsError> {
    if asking.input.is_ward() {
        asking.wards_by_rate(measure, period)
    } else {
        asking.comparators(measure, period)
    }
}

/// "Among London boroughs" and "Similar areas". A ward has its place among the wards alone.
pub(super) fn sections(
    asking: &mut Asking,
    measure: &MeasureId,
    period: Period,
    group: &Told<Table>,
) -> Result<Vec<Section>, ReportsError> {
    if asking.input.is_ward() {
        return Ok(Vec::new());
    }
    let label = &asking.input.comparators.label;
    let among = Section::new("among", format!("Among {label}"));
    let caption = format!("{} among {label}", asking.title(measure));
    let mut sections = vec![told(asking, among, &Heading::new("among-table", caption), group)];
    sections.push(similar(asking, measure, period)?);
    Ok(sections)
}

fn similar(
    asking: &mut Asking,
    measure: &MeasureId,
    period: Period,
) -> Result<Section, ReportsError> {
    let input = asking.input;
    let mut section = Section::new("similar", "Among similar areas");
    let heading = Heading::new("similar-table", "Similar areas");
    if input.similar.areas.is_empty() {
        let reason = Reason::new("the partnership’s folder names no similar areas");
        return Ok(section.with(heading.block(Err(reason))));
    }
    let mut areas = input.similar.areas.clone();
    let own = input.area.code.to_string();
    if !areas.iter().any(|area| *area == own || *area == input.area.name) {
        areas.push(own);
    }
    if !input.similar.reason.is_empty() {
        let chosen = words::chosen(&input.similar.reason);
        section.blocks.push(Block::paragraph(format!("They were {chosen}.")));
    }
    let group = asking.among(measure, areas, period)?;
    Ok(told(asking, section, &heading, &group))
}

/// Where the area stands, as words, as places with their intervals, and as the whole table.
fn told(asking: &Asking, mut section: Section, heading: &Heading, group: &Told<Table>) -> Section {
    let table = match group {
        Ok(table) => table,
        Err(reason) => return section.with(heading.block(Err(reason.clone()))),
    };
    let input = asking.input;
    let of = Of { one: &capital(&input.comparators.one), own: Some(&input.area.code) };
    section.blocks.push(Block::Paragraph(place(table, input)));
    let chart = format!("{}-chart", section.id);
    let ranked = charts::rank(&chart, "", table, of).map(|chart| told_by(chart, heading.id));
    section.blocks.push(charts::block("A chart of places", ranked));
    let full = in_full(heading, table, of.one, of.own, &|_| None);
    section.with(Block::Table(full.without_empty_columns()))
}

/// The chart, whose numbers stand in this table too.
pub(super) fn told_by(mut chart: Chart, table: &str) -> Chart {
    chart.frame.told_by = Some(table.to_owned());
    chart
}

/// Its place with what chance could have given, then who is first.
pub(super) fn place(table: &Table, input: &super::Input) -> Text {
    let row = table.rows.iter().find(|row| row.area.code == input.area.code);
    let place = row.map(|row| words::place_range(table, row)).unwrap_or_default();
    place.then(linking::top(table, 3))
}
