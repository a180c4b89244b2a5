//! The summary: what changed beyond chance, what did not, where the area stands, and what could not be said.

use document::{Block, FigureRef, KeyFigure, List, Section, Text, words};
use figure::{Figure, Verdict, write};

use super::Asking;
use super::topics::{
    ALL, ASB, ASB_CALLS, BURGLARY, FROM_PERSON, FROM_VEHICLE, HOMES, NON_DOMESTIC, OF_VEHICLE,
    Topic, VEHICLE, VIOLENCE,
};
use crate::ReportsError;

/// How many figures stand large at the top.
const LARGE: usize = 6;

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

/// "Summary".
pub(super) fn section(asking: &mut Asking) -> Result<Section, ReportsError> {
    let topics = spoken_of(asking)?;
    let told: Vec<&Figure> = topics
        .iter()
        .filter_map(Topic::figure)
        .filter(|f| f.value.is_some() && !f.suppressed)
        .collect();
    let mut section = Section::new("summary", "Summary");
    section
        .blocks
        .push(Block::KeyFigures(told.iter().take(LARGE).map(|f| key_figure(f)).collect()));
    let verdict = |f: &&Figure| f.comparison.as_ref().and_then(|c| c.verdict);
    let beyond: Vec<Text> = told
        .iter()
        .filter(|f| matches!(verdict(f), Some(Verdict::Higher | Verdict::Lower)))
        .map(|f| changed(f))
        .collect();
    if !beyond.is_empty() {
        section.blocks.push(Block::paragraph("Changed by more than chance alone would give:"));
        section.blocks.push(Block::List(List { ordered: false, items: beyond }));
    }
    let within: Vec<String> = told
        .iter()
        .filter(|f| verdict(f) == Some(Verdict::WithinChance))
        .map(|f| words::lower_first(&f.title))
        .collect();
    if !within.is_empty() {
        section.blocks.push(Block::paragraph(format!(
            "Within the range expected by chance: {}.",
            words::list(&within)
        )));
    }
    let places: Vec<Text> = told.iter().filter(|f| f.rank.is_some()).map(|f| placed(f)).collect();
    if !places.is_empty() {
        section
            .blocks
            .push(Block::paragraph(format!("Among {}, by rate:", asking.input.comparators.label)));
        section.blocks.push(Block::List(List { ordered: false, items: places }));
    }
    let missing: Vec<String> = topics.iter().filter_map(missing).collect();
    if !missing.is_empty() {
        section.blocks.push(Block::paragraph("Not available for the whole period:"));
        let items = missing.into_iter().map(Text::from).collect();
        section.blocks.push(Block::List(List { ordered: false, items }));
    }
    Ok(section)
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
    }
}

/// "Burglary: 1,474, 46.2% fewer than in the 12 months to February 2020 (2,738)."
fn changed(figure: &Figure) -> Text {
    Text::from(format!("{}: ", figure.title))
        .with_figure(write::count(figure.value.unwrap_or_default()), figure)
        .with(", ")
        .joined(words::comparison(figure))
        .with(".")
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
