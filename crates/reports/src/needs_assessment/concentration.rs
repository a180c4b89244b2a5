//! Concentration: in how few wards half of each measure lies, which wards' rates stand out, where hot spots are on the map,
//! and which months were higher than their past lets expect.

use document::{Block, Cell, Column, FigureId, Row, Section, Table as Shown, Text, words};
use figure::{Month, Reason, Series, Table, write};
use statistics::areas::gini;

use super::topics::{ALL, Topic};
use super::{Asking, kinds};
use crate::area_tables::Heading;
use crate::charts::{self, Of};
use crate::linking::number;
use crate::{ReportsError, hot_spots};

/// "Concentration and hot spots".
pub(super) fn section(asking: &mut Asking) -> Result<Section, ReportsError> {
    let mut section = Section::new("concentration", "Concentration and hot spots");
    section.subsections.push(by_ward(asking)?);
    section.subsections.push(on_the_map(asking));
    section.subsections.push(peaks(asking)?);
    Ok(section)
}

/// All crime, then its kinds, by ward.
fn by_ward(asking: &mut Asking) -> Result<Section, ReportsError> {
    let mut section = Section::new("concentration-by-ward", "How few wards hold half");
    let heading = Heading::new("concentration-table", "Wards that hold half of each measure");
    let mut topics: Vec<Topic> = asking.topic(ALL)?.into_iter().collect();
    topics.extend(kinds::topics(asking)?);
    let mut shown = Shown::new(
        heading.id,
        heading.caption.clone(),
        vec![
            Column::words("Measure"),
            Column::numbers("Wards that hold half", ""),
            Column::numbers("Wards", ""),
            Column::words("Ward with most"),
            Column::numbers("Its share", "%"),
            Column::numbers("Gini coefficient", "0 even, 1 all in one ward"),
        ],
    );
    shown.subtitle = format!("{}, {}", asking.input.area.name, asking.input.period());
    shown.notes.push(
        "Wards differ in residents: that one has more does not say that its rate is higher. The coefficient is made from \
         counts that are shown."
            .to_owned(),
    );
    let mut first = None;
    let mut why = None;
    for topic in &topics {
        let period = topic.period(asking.input.period());
        match asking.wards(&topic.measure, period)? {
            Ok(table) => {
                shown.from.push(FigureId::of_table(&table));
                if shown.source.is_empty() {
                    shown.source = words::source_line(&table.provenance);
                }
                shown.rows.push(Row::plain(spread(&table)));
                first.get_or_insert(table);
            }
            Err(reason) => why = why.or(Some(reason)),
        }
    }
    let Some(table) = first else {
        let reason = why.unwrap_or_else(|| Reason::new("no count by ward is held"));
        return Ok(section.with(heading.block(Err(reason))));
    };
    let text = words::concentration(&table);
    if !text.is_empty() {
        section.blocks.push(Block::Paragraph(text));
    }
    section.blocks.push(heading.block(Ok(shown)));
    let what = format!("Wards by rate and population, {}", words::lower_first(&table.title));
    let drawn = charts::funnel(
        "wards-funnel",
        "",
        &table,
        &charts::implied_residents(&table),
        Of { one: "Ward", own: None },
    );
    section.blocks.push(charts::block(what, drawn));
    Ok(section)
}

/// How a table is spread: its cells.
fn spread(table: &Table) -> Vec<Cell> {
    let mut counts: Vec<f64> =
        table.rows.iter().filter(|row| !row.suppressed).filter_map(|row| row.value).collect();
    counts.sort_by(|a, b| b.total_cmp(a));
    let total = table.total.filter(|total| *total > 0.0);
    let mut sum = 0.0;
    let half = total.and_then(|total| {
        counts.iter().position(|count| {
            sum += count;
            sum * 2.0 >= total
        })
    });
    let hidden = Reason::new("the wards shown do not reach half");
    let top =
        table.rows.iter().filter(|row| !row.suppressed && row.value.is_some()).max_by(|a, b| {
            let order = a.value.unwrap_or(0.0).total_cmp(&b.value.unwrap_or(0.0));
            order.then_with(|| b.area.name.cmp(&a.area.name))
        });
    let none = Reason::new("no count is shown");
    let place = |n: usize| Cell::place(n);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count is a whole number from nought"
    )]
    let whole: Vec<u64> = counts.iter().map(|count| count.max(0.0).round() as u64).collect();
    vec![
        Cell::text(table.title.clone()),
        half.map_or(Cell::Missing(hidden), |at| place(at + 1)),
        place(table.rows.len()),
        top.map_or(Cell::Missing(none.clone()), |row| Cell::text(row.area.name.clone())),
        Cell::or_why(top.and_then(|row| row.share), false, Some(&none), Cell::percent),
        Cell::or_why(
            gini(&whole).ok().map(|found| found.generalised),
            false,
            Some(&none),
            |value| Cell::decimal(value, 2),
        ),
    ]
}

/// The hot spots that were looked for.
fn on_the_map(asking: &Asking) -> Section {
    let mut section = Section::new("hot-spots", "Hot spots on the map");
    if asking.input.hot_spots.is_empty() {
        let reason = Reason::new("the outlines of wards are not held");
        return section.with(Block::not_available("A map of hot spots", reason));
    }
    for found in &asking.input.hot_spots {
        let (map, table) = hot_spots::blocks(found);
        // A map on which nothing is hot takes a page to say what a sentence does.
        match map {
            Some(Block::Map(map)) if table.is_none() => {
                let text = format!("{}, {}.", map.frame.title, found.period);
                section.blocks.push(Block::paragraph(text));
            }
            other => section.blocks.extend(other),
        }
        section.blocks.extend(table);
    }
    section.with(Block::paragraph(
        "A hot spot is a ward in whose neighbourhood counts gather by more than chance lets expect, with as many wards as \
         were looked at allowed for. It says where, not why.",
    ))
}

/// The months of the period that were higher than their past lets expect, in the area as a whole.
fn peaks(asking: &mut Asking) -> Result<Section, ReportsError> {
    let section = Section::new("peaks", "Months that stood out");
    let heading = Heading::new("peaks-table", "Months higher than their past lets expect");
    let mut topics: Vec<Topic> = asking.topic(ALL)?.into_iter().collect();
    topics.extend(kinds::topics(asking)?);
    let period = asking.input.period();
    let held: Vec<&Series> = topics.iter().filter_map(|t| t.months.as_ref().ok()).collect();
    let judged = held
        .iter()
        .flat_map(|s| &s.months)
        .any(|m| period.contains(m.month) && m.surprise.is_some());
    if !judged {
        let reason = Reason::new("too few months are held to say what is usual");
        return Ok(section.with(heading.block(Err(reason))));
    }
    let mut table = Shown::new(
        heading.id,
        heading.caption.clone(),
        vec![
            Column::words("Measure"),
            Column::words("Month"),
            Column::numbers("Count", ""),
            Column::numbers("Expected", ""),
            Column::words("Beside"),
        ],
    );
    table.subtitle = format!("{}, {period}", asking.input.area.name);
    let mut found: Vec<(Month, &Series)> = Vec::new();
    for series in held {
        for month in &series.months {
            let (true, Some(value), Some(told)) =
                (month.peak && !month.suppressed, month.value, month.surprise)
            else {
                continue;
            };
            if !period.contains(month.month) {
                continue;
            }
            table.from.push(FigureId::of_series(series));
            if table.source.is_empty() {
                table.source = words::source_line(&series.provenance);
            }
            let beside =
                if told.seasonal { "the same time of earlier years" } else { "the months before" };
            table.rows.push(Row::plain(vec![
                Cell::text(series.title.clone()),
                Cell::text(month.month.label()),
                Cell::count(value),
                Cell::rate(told.expected),
                Cell::text(beside),
            ]));
            found.push((month.month, series));
        }
    }
    if found.is_empty() {
        return Ok(section.with(Block::paragraph(format!(
            "No month of {} or its kinds was higher than its past lets expect, in the area as a whole.",
            topics.first().map_or_else(String::new, |t| words::lower_first(&t.title))
        ))));
    }
    table.notes.push(
        "Chance alone gives such a month about once in a hundred. The more months are looked at, the more of them there \
         are by chance."
            .to_owned(),
    );
    Ok(section.with(Block::Paragraph(said(&found))).with(heading.block(Ok(table))))
}

/// "Months higher than their past lets expect: burglary in May 2020; …"
fn said(found: &[(Month, &Series)]) -> Text {
    let id = FigureId::of_series(found[0].1);
    number(Text::new(), write::count(real(found.len())), &id)
        .with(format!(
            " {} higher than {} past lets expect: ",
            if found.len() == 1 { "month was" } else { "months were" },
            if found.len() == 1 { "its" } else { "their" }
        ))
        .with(
            found
                .iter()
                .map(|(month, series)| {
                    format!("{} in {}", words::lower_first(&series.title), month.label())
                })
                .collect::<Vec<_>>()
                .join("; "),
        )
        .with(".")
}

fn real(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::NAN, f64::from)
}
