//! The summary: what changed beyond chance, what did not, where the area stands, and what could not be said.

use document::{Block, FigureRef, KeyFigure, List, Section, Text, words};
use figure::{Figure, write};

use super::Asking;
use super::topics::{
    ALL, ASB, ASB_CALLS, BURGLARY, FROM_PERSON, FROM_VEHICLE, HOMES, NON_DOMESTIC, OF_VEHICLE,
    Topic, VEHICLE, VIOLENCE,
};
use crate::ReportsError;
use crate::priority_ranking::PriorityRanking;

/// How many figures stand large at the top.
const LARGE: usize = 6;
/// How many findings a page holds.
const FINDINGS: usize = 6;

/// What a summary speaks of, in the order it speaks.
const SPOKEN_OF: &[&[&str]] = &[
    ALL,
    VIOLENCE,
    NON_DOMESTIC,
    BURGLARY,
    HOMES,
    FROM_PERSON,
    OF_VEHICLE,
    FROM_VEHICLE,
    VEHICLE,
    ASB_CALLS,
    ASB,
];

/// One sentence on all recorded crime, for the document's head.
pub(super) fn opening(asking: &mut Asking) -> Result<Text, ReportsError> {
    let topic = asking.topic(ALL)?.ok_or_else(|| ReportsError::NoMeasure(ALL.join(", ")))?;
    Ok(match topic.figure() {
        Some(figure) => changed_and_placed(figure),
        None => topic.sentence(),
    })
}

/// "Executive summary": a page, the strongest findings first.
pub(super) fn section(
    asking: &mut Asking,
    ranked: &PriorityRanking,
) -> Result<Section, ReportsError> {
    let topics = spoken_of(asking)?;
    let kinds = super::kinds::topics(asking)?;
    let shown = |f: &&Figure| f.value.is_some() && !f.suppressed;
    let told: Vec<&Figure> = topics.iter().filter_map(Topic::figure).filter(shown).collect();
    let mut all = told.clone();
    for figure in kinds.iter().filter_map(Topic::figure).filter(shown) {
        if all.iter().all(|other| other.measure != figure.measure) {
            all.push(figure);
        }
    }
    let mut section = Section::new("summary", "Executive summary");
    section
        .blocks
        .push(Block::KeyFigures(told.iter().take(LARGE).map(|f| key_figure(f)).collect()));
    let found = words::findings(&all, FINDINGS);
    if !found.items.is_empty() {
        section.blocks.push(Block::paragraph(
            "The strongest findings, in the order of the evidence for them and of their size:",
        ));
        section.blocks.push(Block::List(found));
    }
    let unchanged = words::unchanged(&all);
    if !unchanged.is_empty() {
        section.blocks.push(Block::Paragraph(unchanged));
    }
    section.blocks.extend(stands(asking, &told)?);
    let first: Vec<String> =
        ranked.types.iter().take(3).map(|one| words::lower_first(&one.title)).collect();
    if !first.is_empty() {
        section.blocks.push(Block::Paragraph(
            Text::from(format!(
                "First in the order of types of crime stand {}; how far that order holds is said in ",
                words::list(&first)
            ))
            .with_reference("matters")
            .with("."),
        ));
    }
    let missing: Vec<String> = topics.iter().filter_map(missing).collect();
    if !missing.is_empty() {
        section.blocks.push(Block::paragraph("What could not be said for the whole period:"));
        let items = missing.into_iter().map(Text::from).collect();
        section.blocks.push(Block::List(List { ordered: false, items }));
    }
    Ok(section)
}

/// Where the area stands among its comparators, with the places that chance alone could have given, and where in it most is.
fn stands(asking: &mut Asking, told: &[&Figure]) -> Result<Vec<Block>, ReportsError> {
    let mut blocks = Vec::new();
    let places: Vec<Text> =
        told.iter().filter(|f| f.rank.is_some()).take(LARGE).map(|f| placed(f)).collect();
    if !places.is_empty() {
        let label = &asking.input.comparators.label;
        blocks.push(Block::paragraph(format!("Among {label}, by rate:")));
        blocks.push(Block::List(List { ordered: false, items: places }));
    }
    let Some(topic) = asking.topic(ALL)? else { return Ok(blocks) };
    let period = topic.period(asking.input.period());
    let mut text = Text::new();
    if let Ok(table) = asking.comparators(&topic.measure, period)?
        && let Some(row) = table.rows.iter().find(|row| row.area.code == asking.input.area.code)
    {
        text = text.then(words::place_range(&table, row));
    }
    if let Ok(table) = asking.wards(&topic.measure, period)? {
        text = text.then(words::concentration(&table));
    }
    if !text.is_empty() {
        blocks.push(Block::Paragraph(text));
    }
    Ok(blocks)
}

/// The topics, each measure once; a stand-in is left out where what it stands in for is there.
fn spoken_of(asking: &mut Asking) -> Result<Vec<Topic>, ReportsError> {
    let mut topics: Vec<Topic> = Vec::new();
    for candidates in SPOKEN_OF {
        let Some(topic) = asking.topic(candidates)? else { continue };
        let has = |measures: &[&str]| {
            topics.iter().any(|t| measures.contains(&t.measure.as_str()) && t.figure().is_some())
        };
        let stood_for = match *candidates {
            VEHICLE => has(OF_VEHICLE) || has(FROM_VEHICLE),
            ASB => has(ASB_CALLS),
            _ => topics.iter().any(|t| t.measure == topic.measure),
        };
        if !stood_for {
            topics.push(topic);
        }
    }
    Ok(topics)
}

/// What changed, and the place where there is one.
fn changed_and_placed(figure: &Figure) -> Text {
    let text = words::change(figure);
    if figure.rank.is_some() { text.then(words::place(figure)) } else { text }
}

fn key_figure(figure: &Figure) -> KeyFigure {
    let value = figure.value.unwrap_or_default();
    KeyFigure {
        value: FigureRef::new(write::count(value), figure),
        label: words::counted(&figure.title, &figure.unit, value),
        sentence: changed_and_placed(figure),
        trend: None,
    }
}

/// "Burglary: 6th lowest of 32 (4.4 per 1,000 residents)."
fn placed(figure: &Figure) -> Text {
    let text = Text::from(format!("{}: ", figure.title)).joined(words::place(figure));
    match &figure.rate {
        Some(rate) => text
            .then("That is ")
            .with_figure(write::rate(rate.value), figure)
            .with(" per 1,000 residents."),
        None => text,
    }
}

/// "Theft of a motor vehicle: no month of 2019 is held."
fn missing(topic: &Topic) -> Option<String> {
    let reason = topic.why_not()?;
    Some(format!("{}: {}.", topic.title, words::reason(&reason.0)))
}
