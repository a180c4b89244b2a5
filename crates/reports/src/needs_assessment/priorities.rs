//! The partnership's priorities: what each is measured by, how the priority measures moved beside the others, and
//! where the priorities' offences are.

use document::{
    Block, Cell, Column, List, NotAvailable, Row, Section, Table as Shown, Text, words,
};
use figure::{Against, MeasureId, Month, Period, Reason};

use super::Asking;
use super::linking;
use super::topics::{
    BURGLARY, FROM_PERSON, FROM_VEHICLE, NON_DOMESTIC, OF_VEHICLE, ROBBERY, VEHICLE,
};
use crate::ReportsError;
use crate::area_tables::{Heading, change_cells};

/// "Priorities".
pub(super) fn section(asking: &mut Asking) -> Result<Section, ReportsError> {
    Ok(Section::new("priorities", "Priorities")
        .with_subsection(agreed(asking)?)
        .with_subsection(side_by_side(asking)?)
        .with_subsection(where_they_are(asking)?))
}

fn agreed(asking: &mut Asking) -> Result<Section, ReportsError> {
    let section = Section::new("agreed-priorities", "What was agreed");
    if asking.input.priorities.is_empty() {
        let reason = Reason::new("the partnership’s folder names no priorities");
        return Ok(section.with(Block::not_available("A list of agreed priorities", reason)));
    }
    let mut items = Vec::new();
    for priority in &asking.input.priorities {
        let mut text = Text::new().with_strong(priority.title.clone()).with(".");
        if !priority.note.is_empty() {
            text = text.then(priority.note.as_str());
        }
        if priority.measures.is_empty() {
            text = text.then("No measure in the data held shows how it goes.");
        }
        for measure in &priority.measures {
            text = text.then(asking.topic_of(measure)?.sentence());
        }
        items.push(text);
    }
    Ok(section.with(Block::List(List { ordered: true, items })))
}

/// Every measure of a priority, and the volume crimes beside them.
fn measures(asking: &mut Asking) -> Result<Vec<(MeasureId, bool)>, ReportsError> {
    let mut measures: Vec<(MeasureId, bool)> = asking
        .input
        .priorities
        .iter()
        .flat_map(|p| &p.measures)
        .map(|measure| (measure.clone(), true))
        .collect();
    let two_told_apart = asking.topic(OF_VEHICLE)?.is_some_and(|t| t.has_anything());
    let vehicles: &[&[&str]] =
        if two_told_apart { &[FROM_VEHICLE, OF_VEHICLE] } else { &[VEHICLE] };
    let volume = [NON_DOMESTIC, ROBBERY].into_iter().chain(vehicles.iter().copied());
    for candidates in volume.chain([FROM_PERSON, BURGLARY]) {
        if let Some(topic) = asking.topic(candidates)? {
            measures.push((topic.measure, false));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    measures.retain(|(measure, _)| seen.insert(measure.clone()));
    Ok(measures)
}

/// The financial year up to its last whole quarter, against the same months a year before.
fn side_by_side(asking: &mut Asking) -> Result<Section, ReportsError> {
    let heading = Heading::new(
        "priority-measures",
        "Priority measures and other volume crime, the financial year so far",
    );
    let section = Section::new("financial-year", "The financial year so far");
    let Some((period, before)) = quarters_so_far(asking.input.to) else {
        let reason = Reason::new("no quarter of the financial year has ended yet");
        return Ok(section.with(heading.block(Err(reason))));
    };
    let mut table = Shown::new(
        heading.id,
        heading.caption.clone(),
        vec![
            Column::words("Measure"),
            Column::words("Priority"),
            Column::numbers(period.to_string(), "count"),
            Column::numbers(before.to_string(), "count"),
            Column::numbers("Change", "%"),
            Column::words("Beyond chance?"),
        ],
    );
    table.subtitle = format!("{}, {period} against {before}", asking.input.area.name);
    for (measure, is_priority) in measures(asking)? {
        let mut cells = vec![
            Cell::text(asking.title(&measure)),
            Cell::text(if is_priority { "priority" } else { "other" }),
        ];
        match asking.own_in(&measure, period, Against::Period(before))? {
            Ok(figure) => {
                if table.source.is_empty() && figure.provenance.source.is_some() {
                    table.source = words::source_line(&figure.provenance);
                }
                table.from.push(document::FigureId::of(&figure));
                cells.extend(change_cells(&figure));
            }
            Err(reason) => cells.extend((0..4).map(|_| Cell::Missing(reason.clone()))),
        }
        table.rows.push(Row::plain(cells));
    }
    Ok(section.with(heading.block(Ok(table))))
}

/// April to the end of the last whole quarter of the financial year that `to` lies in, and the same months a year before.
fn quarters_so_far(to: Month) -> Option<(Period, Period)> {
    let months_in = i32::try_from((to.month() + 8) % 12 + 1).ok()?;
    let april = to.plus(1 - months_in);
    let whole = months_in / 3 * 3;
    let period = Period::new(april, april.plus(whole - 1)).ok()?;
    Some((period, Period::new(april.plus(-12), april.plus(whole - 13)).ok()?))
}

/// The wards with the most, for each priority that is counted by ward.
fn where_they_are(asking: &mut Asking) -> Result<Section, ReportsError> {
    let mut section = Section::new("priorities-by-ward", "Where they are");
    let mut said = Vec::new();
    let mut unsaid: Vec<(String, Reason)> = Vec::new();
    let measures: Vec<MeasureId> =
        asking.input.priorities.iter().flat_map(|p| p.measures.clone()).collect();
    for measure in measures {
        let topic = asking.topic_of(&measure)?;
        let period = topic.period(asking.input.period());
        match asking.wards(&measure, period)? {
            Ok(table) => {
                let title = Text::new().with_strong(topic.title).with(":");
                said.push(title.then(linking::top(&table, 4)));
            }
            Err(reason) => unsaid.push((topic.title, reason)),
        }
    }
    if said.is_empty() && unsaid.is_empty() {
        let reason = Reason::new("no priority has a measure");
        return Ok(section.with(Block::not_available("A count of each priority by ward", reason)));
    }
    if !said.is_empty() {
        section.blocks.push(Block::List(List { ordered: false, items: said }));
    }
    for (title, reason) in unsaid {
        let what = format!("{title} by ward");
        section.blocks.push(Block::NotAvailable(NotAvailable { what, reason }));
    }
    Ok(section)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn so_far(to: &str) -> String {
        match quarters_so_far(to.parse().unwrap()) {
            Some((p, b)) => format!("{}..{} {}..{}", p.from(), p.to(), b.from(), b.to()),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn whole_quarters_of_the_financial_year() {
        assert_eq!(so_far("2021-02"), "2020-04..2020-12 2019-04..2019-12");
        assert_eq!(so_far("2021-03"), "2020-04..2021-03 2019-04..2020-03");
        assert_eq!(so_far("2021-06"), "2021-04..2021-06 2020-04..2020-06");
        assert_eq!(so_far("2021-05"), "none");
    }
}
