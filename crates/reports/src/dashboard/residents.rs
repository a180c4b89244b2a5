//! What residents are told of, on the first page and on a ward's: the few kinds that people ask about, and which of them
//! changed by more than chance alone would give.

use document::{Block, KeyFigure, List, Section, Target, Text, Trend, words};
use figure::{Figure, Reason, Verdict, write};

use super::{Asking, Input};
use crate::ReportsError;
use crate::summary::SPOKEN_OF;
use crate::topic::Topic;

/// How many months a small line shows.
const TREND: usize = 24;

/// The kinds that the data held answer, in their order.
pub(super) fn topics(asking: &mut Asking) -> Result<Vec<Topic>, ReportsError> {
    let mut topics = Vec::new();
    for candidates in SPOKEN_OF {
        topics.extend(asking.topic(candidates)?);
    }
    Ok(topics)
}

/// Whether a figure changed by more than chance.
pub(super) fn moved(figure: &Figure) -> bool {
    let verdict = figure.comparison.as_ref().and_then(|comparison| comparison.verdict);
    matches!(verdict, Some(Verdict::Higher | Verdict::Lower))
}

/// "What changed", each in a sentence that leads to its page, then what did not.
pub(super) fn changes(input: &Input, topics: &[Topic]) -> Section {
    let mut section = Section::new("what-changed", "What changed");
    let (changed, same): (Vec<&Topic>, Vec<&Topic>) = topics
        .iter()
        .filter(|topic| topic.figure().is_some())
        .partition(|topic| topic.figure().is_some_and(moved));
    if changed.is_empty() && same.is_empty() {
        let why = topics.iter().find_map(Topic::why_not);
        let why = why.unwrap_or_else(|| {
            Reason::new("the data held have no figures for this area and period")
        });
        return section.with(Block::not_available("What changed", why));
    }
    let large: Vec<KeyFigure> = changed.iter().filter_map(|topic| large(input, topic)).collect();
    if changed.is_empty() {
        section
            .blocks
            .push(Block::paragraph("Nothing changed by more than chance alone would give."));
    } else if !large.is_empty() {
        section.blocks.push(Block::KeyFigures(large));
    }
    if !same.is_empty() {
        let items = same.iter().map(|topic| said(input, topic)).collect();
        section.blocks.push(Block::paragraph("No change beyond chance:"));
        section.blocks.push(Block::List(List { ordered: false, items }));
    }
    section
}

/// A figure in large, with its change, the course of its months, and the way to its page.
fn large(input: &Input, topic: &Topic) -> Option<KeyFigure> {
    let figure = topic.figure()?;
    let comparison = words::upper_first(&words::comparison(figure).to_string());
    let text = Text::from(format!("{comparison}. ")).with_page("More", page(input, topic));
    let mut large = crate::key_figures::count(figure, text)?;
    large.trend = topic.months.as_ref().ok().and_then(|series| Trend::of(series, TREND));
    Some(large)
}

/// A count and how it compares, after the way to its page.
fn said(input: &Input, topic: &Topic) -> Text {
    let lead = Text::new().with_page(topic.title.clone(), page(input, topic)).with(": ");
    let Some(figure) = topic.figure() else { return lead.then(topic.sentence()) };
    match figure.value.filter(|_| !figure.suppressed) {
        None => lead.then(topic.sentence()),
        Some(count) => {
            let compared = words::comparison(figure);
            let lead = lead.with_figure(write::count(count), figure);
            if compared.is_empty() { lead } else { lead.with(", ").then(compared) }
        }
    }
}

/// The page of a topic's measure.
fn page(input: &Input, topic: &Topic) -> Target {
    Target::Measure {
        measure: topic.measure.clone(),
        area: input.area.code.clone(),
        period: input.period,
    }
}
