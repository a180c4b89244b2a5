//! Each kind of local crime in turn: what was counted, how it changed, where it stands, where it happens, month by month.

use document::{Block, Section, Text, words};
use figure::Reason;

use super::Asking;
use super::ranking;
use super::topics::{ALL, BURGLARY, FROM_PERSON, HOMES, INJURY, NON_DOMESTIC, Topic};
use super::{asb, linking, vehicles};
use crate::ReportsError;
use crate::area_tables::Heading;

/// "Each kind of crime".
pub(super) fn section(asking: &mut Asking) -> Result<Section, ReportsError> {
    Ok(Section::new("kinds-of-crime", "Each kind of crime")
        .with_subsection(violence(asking)?)
        .with_subsection(burglary(asking)?)
        .with_subsection(homes(asking)?)
        .with_subsection(asb::section(asking)?)
        .with_subsection(from_person(asking)?)
        .with_subsection(vehicles::section(asking)?))
}

/// Violence with injury without domestic abuse. Where no source gives it, violence with injury as a whole
/// is shown below the reason, under its own name.
fn violence(asking: &mut Asking) -> Result<Section, ReportsError> {
    let section = Section::new("violence", "Violence with injury, without domestic abuse");
    let title = "Non-domestic violence with injury";
    let headings = (
        Heading::new(
            "non-domestic-violence-by-area",
            format!("{title} among {}", asking.input.comparators.label),
        ),
        Heading::new("non-domestic-violence-by-ward", format!("{title} by ward")),
    );
    let topic = asking.topic(NON_DOMESTIC)?;
    if let Some(topic) = topic.as_ref().filter(|t| t.has_anything()) {
        return full(asking, topic, section, &headings.0, &headings.1);
    }
    let reason = topic
        .and_then(|t| t.why_not())
        .unwrap_or_else(|| Reason::new("the catalogue has no such measure"));
    // Both tables of the pack are named with their reason, which is that of the count too.
    let mut section = section.with(headings.0.block(Err(reason.clone())));
    section.blocks.push(headings.1.block(Err(reason)));
    if let Some(instead) = asking.topic(INJURY)?.filter(Topic::has_anything) {
        section.blocks.push(Block::paragraph(format!(
            "Shown instead is {}, which takes in domestic abuse.",
            words::lower_first(&instead.title)
        )));
        section.blocks.push(Block::Paragraph(instead.sentence()));
        push_extremes(&mut section, &instead);
        section.blocks.push(asking.chart_of_months("violence-months", &instead));
        let told = asking.wards(&instead.measure, instead.period(asking.input.period()))?;
        if let Ok(table) = told {
            section.blocks.push(Block::Paragraph(linking::top(&table, 6)));
        }
    }
    Ok(section)
}

/// Burglary of any building.
fn burglary(asking: &mut Asking) -> Result<Section, ReportsError> {
    let section = Section::new("burglary", "Burglary");
    let headings = (
        Heading::new(
            "burglary-by-area",
            format!("Burglary among {}", asking.input.comparators.label),
        ),
        Heading::new("burglary-by-ward", "Burglary by ward"),
    );
    of(asking, BURGLARY, section, &headings)
}

/// Burglary of homes, as a part of all burglary.
fn homes(asking: &mut Asking) -> Result<Section, ReportsError> {
    let mut section = Section::new("residential-burglary", "Residential burglary");
    let Some(topic) = asking.topic(HOMES)? else {
        let reason = Reason::new("the catalogue does not tell burglary of homes apart");
        return Ok(
            section.with(Block::not_available("The number of residential burglaries", reason))
        );
    };
    section.blocks.push(Block::Paragraph(topic.sentence()));
    if !topic.has_anything() {
        return Ok(section);
    }
    let all = asking.topic(BURGLARY)?;
    let pair = topic.figure().zip(all.as_ref().and_then(Topic::figure));
    if let Some((homes, all)) = pair.filter(|(homes, all)| homes.period == all.period)
        && let (Some(part), Some(whole)) = (homes.value, all.value.filter(|v| *v > 0.0))
    {
        let text = Text::new()
            .with_figure(figure::write::percent(part / whole * 100.0), homes)
            .with(format!(" of all burglary in {} was of homes.", asking.input.area.name));
        section.blocks.push(Block::Paragraph(text));
    }
    push_extremes(&mut section, &topic);
    section.blocks.push(asking.chart_of_months("residential-burglary-months", &topic));
    if let Ok(table) = asking.wards(&topic.measure, topic.period(asking.input.period()))? {
        section.blocks.push(Block::Paragraph(linking::top(&table, 6)));
    }
    Ok(section)
}

/// Theft from the person.
fn from_person(asking: &mut Asking) -> Result<Section, ReportsError> {
    let section = Section::new("theft-from-the-person", "Theft from the person");
    let headings = (
        Heading::new(
            "theft-from-the-person-by-area",
            format!("Theft from the person among {}", asking.input.comparators.label),
        ),
        Heading::new("theft-from-the-person-by-ward", "Theft from the person by ward"),
    );
    of(asking, FROM_PERSON, section, &headings)
}

/// The whole section of the first of these measures that can be answered.
fn of(
    asking: &mut Asking,
    candidates: &[&str],
    section: Section,
    headings: &(Heading, Heading),
) -> Result<Section, ReportsError> {
    if let Some(topic) = asking.topic(candidates)? {
        return full(asking, &topic, section, &headings.0, &headings.1);
    }
    let reason = Reason::new("the catalogue has no such measure");
    Ok(section.with(headings.0.block(Err(reason.clone()))).with(headings.1.block(Err(reason))))
}

/// Sentence, part of all crime, months, ranking and wards.
fn full(
    asking: &mut Asking,
    topic: &Topic,
    mut section: Section,
    by_area: &Heading,
    by_ward: &Heading,
) -> Result<Section, ReportsError> {
    section.blocks.push(Block::Paragraph(topic.sentence()));
    if let Some(all) = asking.topic(ALL)?
        && let (Some(part), Some(whole)) = (topic.figure(), all.figure())
        && part.period == whole.period
        && let (Some(value), Some(total)) = (part.value, whole.value.filter(|v| *v > 0.0))
    {
        let text = Text::from("It made ")
            .with_figure(figure::write::percent(value / total * 100.0), part)
            .with(format!(" of {}.", words::lower_first(&all.title)));
        section.blocks.push(Block::Paragraph(text));
    }
    push_extremes(&mut section, topic);
    let chart = format!("{}-months", section.id);
    section.blocks.push(asking.chart_of_months(&chart, topic));
    let bars = format!("{}-by-area-chart", section.id);
    let section = ranking::areas(asking, topic, section, by_area, &bars)?;
    ranking::by_ward(asking, topic, section, by_ward)
}

/// The highest, lowest and last month, and what is missing.
pub(super) fn push_extremes(section: &mut Section, topic: &Topic) {
    if let Ok(series) = &topic.months {
        let text = linking::extremes(series).then(words::gaps(series));
        section.blocks.push(Block::Paragraph(Text::from("Month by month.").then(text)));
    }
}
