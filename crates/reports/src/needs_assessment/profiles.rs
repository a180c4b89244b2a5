//! Ward profiles in brief: how the wards stand and changed, and a paragraph for each ward. Every answer is asked over all
//! wards at once, so that a district of many wards costs no more questions than one of few.

use document::{Block, Cell, Column, FigureId, Section, Table as Shown, Text, words};
use figure::{Reason, Table, TableRow, Verdict, write};

use super::topics::{ALL, Topic};
use super::{Asking, kinds};
use crate::ReportsError;
use crate::area_tables::{self, Heading};
use crate::charts::{self, Of};
use crate::linking::number;

/// So many kinds are named of each ward.
const NAMED: usize = 3;

/// "Ward profiles".
pub(super) fn section(asking: &mut Asking) -> Result<Section, ReportsError> {
    let mut section = Section::new("ward-profiles", "Ward profiles");
    let heading =
        Heading::new("change-by-ward", "All recorded crime by ward against the comparator period");
    let topic = asking.topic(ALL)?.ok_or_else(|| ReportsError::NoMeasure(ALL.join(", ")))?;
    let period = topic.period(asking.input.period());
    let table = match asking.wards(&topic.measure, period)? {
        Ok(table) => table,
        Err(reason) => {
            section.blocks.push(heading.block(Err(reason)));
            return Ok(section);
        }
    };
    let mut by_kind = Vec::new();
    for kind in kinds::topics(asking)? {
        by_kind.extend(asking.wards(&kind.measure, kind.period(period))?.ok());
    }
    let compared = is_compared(&table);
    let said = if compared { words::changes_in(&table) } else { Text::new() };
    if !said.is_empty() {
        section.blocks.push(Block::Paragraph(said));
    }
    section.blocks.push(heading.block(Ok(glance(&heading, &table, &by_kind))));
    // It stands after the table, which goes on a sheet on its side with the heading.
    if !compared {
        section.blocks.push(Block::paragraph(format!(
            "Nothing can be said of a change of {} in any ward: nothing to compare with is held.",
            words::lower_first(&table.title)
        )));
    }
    let of = Of { one: "Ward", own: None };
    let title = words::lower_first(&topic.title);
    section.blocks.push(charts::block(
        format!("Places of wards, {title}"),
        charts::rank("wards-rank", "", &table, of),
    ));
    if compared {
        section.blocks.push(charts::block(
            format!("A chart of wards in two periods, {title},"),
            charts::slope("wards-slope", "", &table, of),
        ));
    }
    section.blocks.push(small_charts(asking, &topic, &table)?);
    for row in &table.rows {
        section.subsections.push(ward(row, &table, &by_kind));
    }
    Ok(section)
}

/// Whether any ward has a count of the comparator period. Wards of other boundaries have none.
fn is_compared(table: &Table) -> bool {
    table.rows.iter().any(|row| row.comparator.is_some() || row.suppressed)
}

/// A small chart of months for each ward.
fn small_charts(asking: &mut Asking, topic: &Topic, table: &Table) -> Result<Block, ReportsError> {
    let mut series = Vec::new();
    for row in &table.rows {
        if let Ok(months) = asking.months_of(&topic.measure, row.area.code.to_string())? {
            series.push((months, note(row), false));
        }
    }
    let shown: Vec<_> = series.iter().map(|(one, note, own)| (one, note.clone(), *own)).collect();
    let what = format!("Months by ward, {}", words::lower_first(&topic.title));
    Ok(charts::block(what, charts::multiples("wards-months", "", table, &shown)))
}

/// "927, 10.9% lower": what stands under a ward's name.
fn note(row: &TableRow) -> String {
    let Some(value) = row.value.filter(|_| !row.suppressed) else { return String::new() };
    match (row.verdict, percent(row)) {
        (Some(Verdict::Lower), Some(by)) => format!("{}, {by} lower", write::count(value)),
        (Some(Verdict::Higher), Some(by)) => format!("{}, {by} higher", write::count(value)),
        _ => write::count(value),
    }
}

/// The size of a row's change.
fn percent(row: &TableRow) -> Option<String> {
    let (now, before) = row.value.zip(row.comparator.filter(|before| *before > 0.0))?;
    Some(write::percent(((now - before) / before * 100.0).abs()))
}

fn glance(heading: &Heading, table: &Table, by_kind: &[Table]) -> Shown {
    let mut shown = area_tables::in_full(heading, table, "Ward", None, &|_| None);
    shown.columns.push(Column::words("Largest kind"));
    shown.from.extend(by_kind.iter().map(FigureId::of_table));
    for (row, line) in table.rows.iter().zip(&mut shown.rows) {
        let first = largest(row, by_kind).first().map(|(kind, _)| kind.title.clone());
        line.cells.push(first.map_or(Cell::Empty, Cell::text));
    }
    shown.without_empty_columns()
}

/// The kinds of a ward, the most first.
fn largest<'a>(row: &TableRow, by_kind: &'a [Table]) -> Vec<(&'a Table, &'a TableRow)> {
    let mut kinds: Vec<(&Table, &TableRow)> = by_kind
        .iter()
        .filter_map(|table| {
            let of_ward = table.rows.iter().find(|other| other.area.code == row.area.code)?;
            (of_ward.value.is_some() && !of_ward.suppressed).then_some((table, of_ward))
        })
        .collect();
    let value = |row: &TableRow| row.value.unwrap_or(0.0);
    kinds.sort_by(|a, b| value(b.1).total_cmp(&value(a.1)).then_with(|| a.0.title.cmp(&b.0.title)));
    kinds.truncate(NAMED);
    kinds
}

/// One ward's paragraph and its largest kinds.
fn ward(row: &TableRow, table: &Table, by_kind: &[Table]) -> Section {
    let id = format!("ward-{}", row.area.code.as_str().to_lowercase());
    let section = Section::new(id, row.area.name.clone());
    let from = FigureId::of_table(table);
    let title = words::lower_first(&table.title);
    let Some(value) = row.value.filter(|_| !row.suppressed) else {
        let reason = row
            .reason
            .clone()
            .unwrap_or_else(|| Reason::new("not shown, so that no person can be recognised by it"));
        return section.with(Block::not_available(table.title.clone(), reason));
    };
    let noun = words::counted(&table.title, &table.unit, value);
    let mut text = number(Text::new(), write::count(value), &from).with(format!(" {noun}"));
    if let Some(share) = row.share {
        text = number(text.with(", "), write::percent(share), &from)
            .with(format!(" of those in {}", table.total_of));
    }
    if let Some(rate) = row.rate {
        text = number(text.with("; "), write::rate(rate), &from).with(" per 1,000 residents");
    }
    text = text.with(".").then(words::place_range(table, row));
    // Where no ward has anything to compare with, that is said once, above all of them.
    if is_compared(table) {
        text = text.then(changed(row, &from, &title));
    }
    let mut section = section.with(Block::Paragraph(text));
    let kinds = largest(row, by_kind);
    let mut said = Text::new();
    for (i, (kind, row)) in kinds.iter().enumerate() {
        said = of_kind(said.with(if i == 0 { "Largest kinds: " } else { "; " }), kind, row);
    }
    if !kinds.is_empty() {
        section.blocks.push(Block::Paragraph(said.with(".")));
    }
    section
}

/// "That is 12.3% fewer than in the period before (1,028), more than chance alone would give."
fn changed(row: &TableRow, from: &FigureId, title: &str) -> Text {
    let (Some(before), Some(value), Some(verdict)) = (row.comparator, row.value, row.verdict)
    else {
        return Text::from(format!("Nothing can be said of a change of {title} here."));
    };
    if verdict == Verdict::WithinChance {
        return number(
            Text::from("The difference to the comparator period ("),
            write::count(before),
            from,
        )
        .with(") is within the range expected by chance.");
    }
    let more = if value > before { "more" } else { "fewer" };
    let text = match percent(row) {
        Some(by) => number(Text::from("That is "), by, from).with(format!(" {more}")),
        None => Text::from(format!("That is {more}")),
    };
    number(text.with(" than in the comparator period ("), write::count(before), from)
        .with("), by more than chance alone would give.")
}

/// "burglary 81, 20.0% fewer", after what is said already.
fn of_kind(text: Text, kind: &Table, row: &TableRow) -> Text {
    let from = FigureId::of_table(kind);
    let text = text.with(format!("{} ", words::lower_first(&kind.title)));
    let text = number(text, write::count(row.value.unwrap_or_default()), &from);
    match (row.verdict, percent(row)) {
        (Some(Verdict::Lower), Some(by)) => number(text.with(", "), by, &from).with(" fewer"),
        (Some(Verdict::Higher), Some(by)) => number(text.with(", "), by, &from).with(" more"),
        (Some(Verdict::WithinChance), _) => text.with(", no change beyond chance"),
        _ => text,
    }
}
