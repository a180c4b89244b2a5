//! All recorded crime in the area: level, change, rate and place, what it is made of, its course, and offences with and
//! without an identifiable victim.

use document::{Block, Note, NoteKind, Section, Text, words};
use figure::{Against, Figure, write};

use super::Asking;
use super::topics::{self, ALL, DRUGS, INJURY, Topic, VIOLENCE};
use super::{average, course, kinds, victims};
use crate::ReportsError;

/// "All recorded crime".
pub(super) fn section(asking: &mut Asking) -> Result<Section, ReportsError> {
    let topic = asking.topic(ALL)?.ok_or_else(|| ReportsError::NoMeasure(ALL.join(", ")))?;
    Ok(Section::new("all-crime", "All recorded crime")
        .with_subsection(overview(asking, &topic)?)
        .with_subsection(kinds::section(asking, &topic)?)
        .with_subsection(course::section(asking, &topic)?)
        .with_subsection(victims::section(asking)?)
        .with_subsection(substances(asking)?))
}

fn overview(asking: &mut Asking, topic: &Topic) -> Result<Section, ReportsError> {
    let mut section = Section::new("all-crime-overview", "Level, change and place");
    section.blocks.push(Block::Paragraph(topic.sentence()));
    let period = topic.period(asking.input.period());
    if let (Some(own), Ok(table)) = (topic.figure(), asking.comparators(&topic.measure, period)?) {
        let text = average::sentence(own, &table, &asking.input.comparators);
        if !text.is_empty() {
            section.blocks.push(Block::Paragraph(text));
        }
    }
    let parts = made_of(asking, topic)?;
    if !parts.is_empty() {
        section.blocks.push(Block::Paragraph(parts));
    }
    // A comparator of twelve months is no match for the few months that are held.
    let named = if topic.held.is_none() { named_comparators(asking, topic)? } else { Vec::new() };
    for text in named {
        section.blocks.push(Block::Paragraph(text));
    }
    if let Some(measure) = asking.measure(&topic.measure) {
        section.blocks.push(Block::Note(Note {
            kind: NoteKind::Information,
            title: "What is counted".to_owned(),
            body: Text::from(measure.definition.as_str()),
        }));
    }
    Ok(section)
}

/// Violence, and violence that caused injury, as parts of all crime.
fn made_of(asking: &mut Asking, all: &Topic) -> Result<Text, ReportsError> {
    let mut text = Text::new();
    let Some(whole) = all.figure().cloned() else { return Ok(text) };
    let Some(violence) = asking.topic(VIOLENCE)? else { return Ok(text) };
    let Some(part) = same_period(violence.figure(), &whole) else { return Ok(text) };
    text = share(text, part, &whole, "of these");
    let change = words::comparison(part);
    if !change.is_empty() {
        text = text.then("That is ").joined(change).with(".");
        let verdict = words::verdict(part);
        if !verdict.is_empty() {
            text = text.then(format!("{}.", crate::cells::capital(&verdict)));
        }
    }
    let injury = asking.topic(&INJURY[..1])?;
    if let Some(injured) = injury.as_ref().and_then(|t| same_period(t.figure(), &whole)) {
        text = share(text, injured, part, "of the violence");
    }
    Ok(text)
}

/// "Violence against the person made 30.1% of these (6,281 offences)."
fn share(text: Text, part: &Figure, whole: &Figure, of: &str) -> Text {
    let (Some(value), Some(all)) = (part.value, whole.value.filter(|v| *v > 0.0)) else {
        return text;
    };
    if part.suppressed || whole.suppressed {
        return text;
    }
    text.then(format!("{} made ", part.title))
        .with_figure(write::percent(value / all * 100.0), part)
        .with(format!(" {of} ("))
        .with_figure(write::count(value), part)
        .with(format!(" {}).", part.unit))
}

fn same_period<'a>(part: Option<&'a Figure>, whole: &Figure) -> Option<&'a Figure> {
    part.filter(|part| part.period == whole.period)
}

/// All crime against each comparator that the partnership named and that is not the one used throughout.
fn named_comparators(asking: &mut Asking, topic: &Topic) -> Result<Vec<Text>, ReportsError> {
    let mut texts = Vec::new();
    let period = topic.period(asking.input.period());
    for named in &asking.input.named_comparators {
        let against = Against::Named(named.name.clone());
        if against == asking.input.against {
            continue;
        }
        let lead = format!("Against {} ({}):", named.name, words::chosen(&named.reason));
        let said = match asking.own_in(&topic.measure, period, against)? {
            Ok(figure) => words::change(&figure),
            Err(reason) => topics::not_available(&topic.title, &reason),
        };
        texts.push(Text::from(lead).then(said));
    }
    Ok(texts)
}

/// Substance misuse, as far as recorded crime shows it.
fn substances(asking: &mut Asking) -> Result<Section, ReportsError> {
    let mut section = Section::new("substance-misuse", "Substance misuse in recorded crime");
    if let Some(topic) = asking.topic(DRUGS)? {
        section.blocks.push(Block::Paragraph(topic.sentence()));
        section.blocks.push(asking.chart_of_months("drugs-months", &topic));
    }
    section.blocks.push(match &asking.input.answers.substance_misuse {
        Some(words) => Block::paragraph(words.as_str()),
        None => Block::paragraph(
            "Recorded drug offences follow what the police look for. Treatment, alcohol and health data, which show \
             substance misuse itself, are not held.",
        ),
    });
    Ok(section)
}
