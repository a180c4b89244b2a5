//! Answers as maps of wards: rates as filled areas where residents are known, counts as circles where they are not.

use document::map::{Map, Readings};
use document::{Block, Cell, FigureId, Frame, words};
use figure::{AreaCode, Table, TableRow, write};

use crate::{Ground, annex};

/// A map of this table's wards, that of code `own` marked; none where an outline is not held.
pub(crate) fn of_wards(
    id: &str,
    held: &Ground,
    table: &Table,
    own: Option<&AreaCode>,
) -> Option<Block> {
    let mut ground = held.wards.clone();
    let row = |code: &str| table.rows.iter().find(|row| row.area.code.as_str() == code);
    // In the order of the table; a ward of another generation is on no line of it.
    ground.areas.retain(|area| row(&area.code).is_some());
    if ground.areas.len() < table.rows.len() || ground.areas.is_empty() {
        return None;
    }
    let place = |code: &str| table.rows.iter().position(|row| row.area.code.as_str() == code);
    ground.areas.sort_by_key(|area| place(&area.code));
    for area in &mut ground.areas {
        area.own = own.is_some_and(|own| own.as_str() == area.code);
    }
    let rates = table.rows.iter().any(|row| row.rate.is_some());
    let values: Readings =
        table.rows.iter().map(|row| (row.area.code.to_string(), cell(row, rates))).collect();
    let mut frame = Frame::new(id, title(table, rates));
    frame.subtitle =
        format!("{}, by ward, {}", words::counted_heading(&table.title, &table.unit), table.period);
    frame.source = words::source_line(&table.provenance);
    frame.source = format!("{} {}", frame.source, annex::outlines(&held.licences.join(" ")));
    frame.caveat = table.provenance.caveats.first().cloned().unwrap_or_default();
    frame.from = vec![FigureId::of_table(table)];
    let mut map = if rates {
        Map::of_rates(frame, ground, format!("{} per 1,000 residents", table.unit), values)
    } else {
        Map::of_counts(frame, ground, table.unit.0.clone(), values)
    };
    map.frame.description = words::describe_map(&map);
    Some(Block::Map(Box::new(map)))
}

fn cell(row: &TableRow, rates: bool) -> Cell {
    if rates {
        Cell::or_why(row.rate, row.suppressed, row.reason.as_ref(), Cell::rate)
    } else {
        Cell::or_why(row.value, row.suppressed, row.reason.as_ref(), Cell::count)
    }
}

/// The finding: where the rate, or the count, is highest.
fn title(table: &Table, rates: bool) -> String {
    let number = |row: &TableRow| if rates { row.rate } else { row.value };
    let highest = table
        .rows
        .iter()
        .filter(|row| !row.suppressed)
        .filter_map(|row| Some((number(row)?, row)))
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.area.cmp(&a.1.area)));
    match highest {
        Some((value, row)) if rates => format!(
            "{}: the highest rate was in {}, {} per 1,000 residents",
            table.title,
            row.area.name,
            write::rate(value)
        ),
        Some((value, row)) => {
            format!("{}: most were in {}, {}", table.title, row.area.name, write::count(value))
        }
        None => format!("{} by ward", table.title),
    }
}
