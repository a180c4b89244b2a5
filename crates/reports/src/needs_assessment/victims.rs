//! Offences with an identifiable victim and those without: victim-based and state-based.

use document::{Block, Section, words};
use figure::Reason;

use super::Asking;
use super::linking;
use super::topics::{STATE, Topic, VICTIM};
use crate::ReportsError;

const WHAT: &str = "A count of state-based and victim-based offences";

/// "State-based and victim-based offences".
pub(super) fn section(asking: &mut Asking) -> Result<Section, ReportsError> {
    let title = "State-based and victim-based offences";
    let section = Section::new("state-and-victim-based", title);
    let (state, victim) = (asking.topic(STATE)?, asking.topic(VICTIM)?);
    let (Some(state), Some(victim)) = (state, victim) else {
        let reason = Reason::new("the catalogue does not tell the two apart");
        return Ok(section.with(Block::not_available(WHAT, reason)));
    };
    if !state.has_anything() || !victim.has_anything() {
        let reason = state.why_not().or(victim.why_not());
        let reason = reason.unwrap_or_else(|| Reason::new("no source held tells the two apart"));
        return Ok(section.with(Block::not_available(WHAT, reason)));
    }
    Ok(told(asking, section, &state, &victim))
}

fn told(asking: &Asking, mut section: Section, state: &Topic, victim: &Topic) -> Section {
    section.blocks.push(Block::paragraph(
        "State-based offences have no identifiable victim, such as possession of drugs or of a weapon; many are found by \
         the police rather than reported to them. Victim-based offences have one.",
    ));
    for topic in [state, victim] {
        section.blocks.push(Block::Paragraph(topic.sentence()));
    }
    let (Ok(a), Ok(b)) = (&state.months, &victim.months) else { return section };
    let title = format!("State-based and victim-based offences in {}", asking.input.area.name);
    let chart = asking.chart_of_two("state-and-victim-based-months", title, [a, b]);
    section.blocks.extend(chart.map(Block::Chart));
    for series in [a, b] {
        let lead = document::Text::new().with_strong(series.title.clone()).with(".");
        let text = lead.then(linking::extremes(series)).then(words::gaps(series));
        section.blocks.push(Block::Paragraph(text));
    }
    section
}
