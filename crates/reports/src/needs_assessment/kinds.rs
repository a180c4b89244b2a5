//! What recorded crime is made of: its broad kinds, which do not overlap, beside those of the period before and of the
//! comparators, and the number of each month.

use document::{Block, Cell, Column, FigureId, Frame, Row, Section, Table as Shown, Text, words};
use figure::{Figure, MeasureId, Reason, Table};

use super::Asking;
use super::topics::{ALL, Topic};
use crate::ReportsError;
use crate::area_tables::{Heading, change_cells};
use crate::charts::{self, Whole};

/// The broad kinds of a force's own recorded crime.
const RECORDED: &[&str] = &[
    "vap",
    "sexual-offences",
    "burglary",
    "robbery",
    "theft",
    "vehicle-offences",
    "criminal-damage",
    "public-order",
    "drugs",
    "weapons",
];

/// The kinds of the street-level files.
const STREET: &[&str] = &[
    "street-violence-and-sexual-offences",
    "street-burglary",
    "street-robbery",
    "street-theft-from-the-person",
    "street-shoplifting",
    "street-bicycle-theft",
    "street-other-theft",
    "street-vehicle-crime",
    "street-criminal-damage-and-arson",
    "street-public-order",
    "street-drugs",
    "street-possession-of-weapons",
    "street-other-crime",
];

/// The heat table shows so many months.
const MONTHS: usize = 12;

/// The kinds that do not overlap, of the source that this measure of all crime stands on.
pub(crate) fn beside(all: &MeasureId) -> &'static [&'static str] {
    if all.as_str().starts_with("street-") { STREET } else { RECORDED }
}

/// The kinds of which something can be said, in the order of their counts: those of the source that all crime stands on.
pub(super) fn topics(asking: &mut Asking) -> Result<Vec<Topic>, ReportsError> {
    let Some(all) = asking.topic(ALL)? else { return Ok(Vec::new()) };
    let mut topics = Vec::new();
    for id in beside(&all.measure) {
        let Some(measure) = asking.known(id) else { continue };
        let topic = asking.topic_of(&measure)?;
        let same_period = topic.figure().map(|f| f.period) == all.figure().map(|f| f.period);
        if topic.figure().is_some() && same_period {
            topics.push(topic);
        }
    }
    let value = |topic: &Topic| topic.figure().and_then(|f| f.value).unwrap_or(0.0);
    topics.sort_by(|a, b| value(b).total_cmp(&value(a)).then_with(|| a.title.cmp(&b.title)));
    Ok(topics)
}

/// "What it is made of".
pub(super) fn section(asking: &mut Asking, all: &Topic) -> Result<Section, ReportsError> {
    let mut section = Section::new("made-of", "What it is made of");
    let kinds = topics(asking)?;
    let heading = Heading::new("kinds", "Broad kinds of recorded crime");
    let whole = all.figure().filter(|f| f.value.is_some_and(|v| v > 0.0)).cloned();
    let Some(whole) = whole.filter(|_| !kinds.is_empty()) else {
        let reason = Reason::new("no kind of crime has a count for the period");
        return Ok(section.with(heading.block(Err(reason))));
    };
    section.blocks.push(Block::Paragraph(
        Text::from("The kinds in ")
            .with_reference("kinds")
            .with(" do not overlap. What they leave of the whole is of smaller kinds."),
    ));
    section.blocks.push(heading.block(Ok(table(asking, &heading, &kinds, &whole))));
    if let Some(chart) = shares(asking, all, &kinds, &whole)? {
        section.blocks.push(Block::Chart(chart));
    }
    let series: Vec<_> = kinds.iter().filter_map(|kind| kind.months.as_ref().ok()).collect();
    let drawn = charts::heat("kinds-by-month", "", "Crime type", &series, MONTHS);
    section.blocks.push(charts::block("The number of each kind in each month", drawn));
    Ok(section)
}

fn table(asking: &Asking, heading: &Heading, kinds: &[Topic], whole: &Figure) -> Shown {
    let mut table = Shown::new(
        heading.id,
        heading.caption.clone(),
        vec![
            Column::words("Kind"),
            Column::numbers("Count", ""),
            Column::numbers("Count before", ""),
            Column::numbers("Change", "%"),
            Column::words("Beyond chance?"),
            Column::numbers("Share", format!("% of {}", words::lower_first(&whole.title))),
        ],
    );
    table.subtitle = format!("{}, {}", asking.input.area.name, whole.period);
    for kind in kinds {
        let Some(figure) = kind.figure() else { continue };
        table.from.push(FigureId::of(figure));
        if table.source.is_empty() {
            table.source = words::source_line(&figure.provenance);
        }
        let share = figure.value.zip(whole.value).map(|(part, all)| part / all * 100.0);
        let mut cells = vec![Cell::text(kind.title.clone())];
        cells.extend(change_cells(figure));
        cells.push(Cell::or_why(share, figure.suppressed, None, Cell::percent).read_off(figure));
        table.rows.push(Row::plain(cells));
    }
    table
}

/// Shares of the own area now and before, and of the comparators together.
fn shares(
    asking: &mut Asking,
    all: &Topic,
    kinds: &[Topic],
    whole: &Figure,
) -> Result<Option<document::Chart>, ReportsError> {
    let figures: Vec<&Figure> = kinds.iter().filter_map(Topic::figure).collect();
    let titles: Vec<String> = figures.iter().map(|figure| figure.title.clone()).collect();
    let shown = |f: &Figure| f.value.filter(|_| !f.suppressed);
    let Some(total) = shown(whole) else { return Ok(None) };
    let name = &asking.input.area.name;
    let mut wholes = vec![Whole {
        name: format!("{name}, {}", whole.period),
        parts: figures.iter().map(|f| shown(f)).collect(),
        all: total,
        own: true,
    }];
    let before = |f: &Figure| f.comparison.as_ref().and_then(|c| c.value).filter(|_| !f.suppressed);
    if let Some((then, period)) = before(whole).zip(whole.comparison.as_ref().map(|c| c.period)) {
        let parts = figures.iter().map(|f| before(f)).collect();
        let name = format!("{name}, {period}");
        wholes.push(Whole { name, parts, all: then, own: false });
    }
    let mut from: Vec<FigureId> = figures.iter().map(|f| FigureId::of(f)).collect();
    from.push(FigureId::of(whole));
    let group = asking.comparators(&all.measure, whole.period)?;
    if let Some(together) = group.as_ref().ok().and_then(sum) {
        let mut parts = Vec::new();
        for kind in kinds {
            let table = asking.comparators(&kind.measure, whole.period)?;
            from.extend(table.as_ref().ok().map(FigureId::of_table));
            parts.push(table.as_ref().ok().and_then(sum));
        }
        let mut label = asking.input.comparators.label.clone();
        label.push_str(" together");
        wholes.push(Whole { name: label, parts, all: together, own: false });
    }
    let mut frame = Frame::new("kinds-shares", "");
    frame.subtitle = format!("Share of {}", words::lower_first(&whole.title));
    frame.source = words::source_line(&whole.provenance);
    frame.from = from;
    Ok(Some(charts::stacked(frame, "Area and period", &titles, &wholes)))
}

/// The counts of a table's areas together; none where any has none.
fn sum(table: &Table) -> Option<f64> {
    table.rows.iter().map(|row| row.value.filter(|_| !row.suppressed)).sum::<Option<f64>>()
}
