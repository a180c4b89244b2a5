//! The area among its neighbours: population, offences, rate and place, and whatever else is held of them.

use std::collections::BTreeMap;

use document::{Block, Cell, Column, FigureId, Row, Section, Table as Shown, Text, words};
use figure::{AreaCode, Figure, Reason, Table, write};

use super::Asking;
use super::linking::number;
use super::topics::{ALL, Topic, is_told};
use crate::ReportsError;
use crate::area_tables::{Heading, capital};
use crate::asking::Told;

/// "Similar and neighbouring boroughs".
pub(super) fn section(asking: &mut Asking) -> Result<Section, ReportsError> {
    let many = asking.input.comparators.plural();
    let similar = Section::new("similar", format!("Similar {many}"));
    let similar_table = Heading::new("similar-table", format!("Similar {many}"));
    let next = Section::new("neighbours", format!("Neighbouring {many}"));
    let next_table = Heading::new("neighbours-table", format!("Neighbouring {many}"));
    let input = asking.input;
    let mut section =
        Section::new("wards-and-neighbours", format!("Similar and neighbouring {many}"))
            .with_subsection(beside(asking, similar, &similar_table, &input.similar.areas)?);
    if let Some(similar) = section.subsections.last_mut()
        && !input.similar.areas.is_empty()
        && !input.similar.reason.is_empty()
    {
        let chosen = words::chosen(&input.similar.reason);
        similar.blocks.insert(0, Block::paragraph(format!("They were {chosen}.")));
    }
    section.subsections.push(beside(asking, next, &next_table, &input.neighbours)?);
    Ok(section)
}

/// The own area among these.
fn beside(
    asking: &mut Asking,
    section: Section,
    heading: &Heading,
    areas: &[String],
) -> Result<Section, ReportsError> {
    if areas.is_empty() {
        let which = if section.id == "similar" { "similar" } else { "neighbouring" };
        let reason = Reason::new(format!("the partnership’s folder names no {which} areas"));
        return Ok(section.with(heading.block(Err(reason))));
    }
    let topic = asking.topic(ALL)?.ok_or_else(|| ReportsError::NoMeasure(ALL.join(", ")))?;
    let figures = gather(asking, &topic, areas)?;
    let group = asking.comparators(&topic.measure, topic.period(asking.input.period()))?;
    let mut section = section;
    let text = compared(asking, &figures, &group);
    if !text.is_empty() {
        section.blocks.push(Block::Paragraph(text));
    }
    let table = table(asking, heading, &topic, &figures, &group);
    section.blocks.push(heading.block(Ok(table)));
    Ok(section)
}

/// The figure of each neighbour, and of the own area, by name; why where there is none.
fn gather(
    asking: &mut Asking,
    topic: &Topic,
    areas: &[String],
) -> Result<Vec<(String, Told<Figure>)>, ReportsError> {
    let period = topic.period(asking.input.period());
    let own = asking.input.area.code.to_string();
    let mut gathered = BTreeMap::new();
    for area in areas.iter().chain([&own]) {
        let against = asking.against(period);
        let told = asking.figure(&topic.measure, area, period, against)?;
        let name = told.as_ref().map_or_else(|_| area.clone(), |figure| figure.area.name.clone());
        gathered.insert(name, told);
    }
    let mut gathered: Vec<(String, Told<Figure>)> = gathered.into_iter().collect();
    let rate = |told: &Told<Figure>| told.as_ref().ok()?.rate.as_ref().map(|r| r.value);
    gathered.sort_by(|(_, a), (_, b)| {
        let (a, b) = (rate(a).unwrap_or(f64::INFINITY), rate(b).unwrap_or(f64::INFINITY));
        a.total_cmp(&b)
    });
    Ok(gathered)
}

/// How the own area stands to its neighbours, by rate and by size.
fn compared(asking: &Asking, figures: &[(String, Told<Figure>)], group: &Told<Table>) -> Text {
    let told: Vec<&Figure> =
        figures.iter().filter_map(|(_, f)| f.as_ref().ok()).filter(|f| is_told(f)).collect();
    let own = told.iter().find(|f| f.area.code == asking.input.area.code);
    let Some((own, rate)) = own.and_then(|own| Some((own, own.rate.as_ref()?))) else {
        return Text::new();
    };
    let others: Vec<(&str, f64)> = told
        .iter()
        .filter(|f| f.area.code != own.area.code)
        .filter_map(|f| Some((f.area.name.as_str(), f.rate.as_ref()?.value)))
        .collect();
    if others.is_empty() {
        return Text::new();
    }
    let printed = write::rate(rate.value);
    let side = |keep: &dyn Fn(f64) -> bool| -> Vec<&str> {
        others.iter().filter(|(_, r)| keep(*r)).map(|(name, _)| *name).collect()
    };
    let lower = side(&|other| other < rate.value && write::rate(other) != printed);
    let higher = side(&|other| other > rate.value && write::rate(other) != printed);
    let same = side(&|other| write::rate(other) == printed);
    let mut text = Text::from(format!("{}’s rate was ", own.area.name))
        .with_figure(printed.clone(), own)
        .with(" per 1,000 residents.");
    for (names, what) in [(lower, "lower"), (same, "the same"), (higher, "higher")] {
        if !names.is_empty() {
            text = text.then(format!("It was {what} in {}.", words::list(&names)));
        }
    }
    if let Ok(table) = group
        && let Some(row) = table.rows.iter().find(|row| row.area.code == own.area.code)
        && let Some(place) = words::place_in(table, row)
    {
        text = text.then(format!("Among {} it was ", asking.input.comparators.label));
        text = number(text, place, &FigureId::of_table(table)).with(", lowest rate first.");
    }
    text
}

fn table(
    asking: &Asking,
    heading: &Heading,
    topic: &Topic,
    figures: &[(String, Told<Figure>)],
    group: &Told<Table>,
) -> Shown {
    let input = asking.input;
    let mut columns = vec![
        Column::words(capital(&input.comparators.one)),
        Column::numbers("Population", "residents"),
    ];
    let indicators: Vec<&super::Indicator> = input.indicators.iter().collect();
    columns.extend(indicators.iter().map(|i| Column::numbers(i.title.clone(), i.unit.clone())));
    columns.push(Column::numbers(topic.title.clone(), "count"));
    columns.push(Column::numbers("Rate", "per 1,000 residents"));
    columns.push(Column::numbers("Place", format!("among {}", input.comparators.label)));
    let mut shown = Shown::new(heading.id, heading.caption.clone(), columns);
    shown.subtitle = format!("{}, {}", topic.title, topic.period(input.period()));
    for (name, told) in figures {
        let mut cells = vec![Cell::text(name.clone())];
        cells.push(population(told));
        let code = told.as_ref().ok().map(|f| &f.area.code);
        cells.extend(indicators.iter().map(|i| indicator(i, name, code)));
        match told {
            Ok(figure) => cells.extend([Cell::figure(figure), Cell::figure_rate(figure)]),
            Err(reason) => {
                cells.extend([Cell::Missing(reason.clone()), Cell::Missing(reason.clone())]);
            }
        }
        cells.push(place(group, code));
        if let Ok(figure) = told {
            shown.from.push(FigureId::of(figure));
            if shown.source.is_empty() && figure.provenance.source.is_some() {
                shown.source = words::source_line(&figure.provenance);
            }
        }
        let own = code == Some(&input.area.code);
        shown.rows.push(if own { Row::own(cells) } else { Row::plain(cells) });
    }
    for indicator in indicators {
        let note = [indicator.source.as_str(), indicator.note.as_str()];
        let note: Vec<&str> = note.into_iter().filter(|part| !part.is_empty()).collect();
        shown.notes.push(format!(
            "{}: {}.",
            indicator.title,
            note.join("; ").trim_end_matches('.')
        ));
    }
    for (what, held) in [("Size", "size"), ("Deprivation", "depriv")] {
        if !input.indicators.iter().any(|i| i.title.to_lowercase().contains(held)) {
            shown.notes.push(format!("{what}: not available: no source held gives it by area."));
        }
    }
    shown
}

fn population(told: &Told<Figure>) -> Cell {
    let none = Reason::new("not available: no population held");
    match told {
        Ok(figure) => {
            let reason = figure.rate_reason.as_ref().or(figure.reason.as_ref()).unwrap_or(&none);
            #[expect(clippy::cast_precision_loss, reason = "no population comes near 2 to the 53")]
            let value = figure.rate.as_ref().map(|rate| rate.denominator.value as f64);
            Cell::or_why(value, false, Some(reason), Cell::count).read_off(figure)
        }
        Err(reason) => Cell::Missing(reason.clone()),
    }
}

fn indicator(indicator: &super::Indicator, name: &str, code: Option<&AreaCode>) -> Cell {
    let is_it = |area: &str| area == name || code.is_some_and(|code| code.as_str() == area);
    let value = indicator.values.iter().find(|(area, _)| is_it(area)).map(|(_, value)| *value);
    let reason = Reason::new(format!(
        "not available: {} is not held for it",
        words::lower_first(&indicator.title)
    ));
    Cell::or_why(value, false, Some(&reason), Cell::count)
}

fn place(group: &Told<Table>, code: Option<&AreaCode>) -> Cell {
    let outside = Reason::new("it is not among the areas that are ranked");
    match group {
        Err(reason) => Cell::Missing(reason.clone()),
        Ok(table) if !table.order.by_rate() => {
            Cell::Missing(Reason::new("not available: no rates to rank by"))
        }
        Ok(table) => {
            let row = table.rows.iter().find(|row| Some(&row.area.code) == code);
            match row.map(|row| (row.rank, row)) {
                Some((Some(rank), _)) => Cell::place(rank),
                Some((None, row)) => {
                    Cell::or_why(None, row.suppressed, row.reason.as_ref(), Cell::count)
                }
                None => Cell::Missing(outside),
            }
        }
    }
}
