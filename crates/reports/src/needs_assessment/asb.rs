//! Anti-social behaviour: calls to the police where a source gives them, else the incidents that data.police.uk publishes.

use document::{Block, Section};
use figure::Reason;

use super::Asking;
use super::crimes::push_extremes;
use super::topics::{ASB, ASB_CALLS, Topic, not_available};
use super::{average, linking};
use crate::ReportsError;

/// "Anti-social behaviour".
pub(super) fn section(asking: &mut Asking) -> Result<Section, ReportsError> {
    let mut section = Section::new("anti-social-behaviour", "Anti-social behaviour");
    let calls = asking.topic(ASB_CALLS)?;
    if let Some(calls) = calls.as_ref().filter(|t| t.has_anything()) {
        return told(asking, section, calls);
    }
    let reason = calls
        .and_then(|t| t.why_not())
        .unwrap_or_else(|| Reason::new("the catalogue has no such measure"));
    section
        .blocks
        .push(Block::not_available("The number of calls about anti-social behaviour", reason));
    let Some(incidents) = asking.topic(ASB)? else { return Ok(section) };
    if incidents.has_anything() {
        return told(asking, section, &incidents);
    }
    if let Some(reason) = incidents.why_not() {
        section.blocks.push(Block::Paragraph(not_available(&incidents.title, &reason)));
    }
    Ok(section)
}

fn told(asking: &mut Asking, mut section: Section, topic: &Topic) -> Result<Section, ReportsError> {
    section.blocks.push(Block::Paragraph(topic.sentence()));
    push_extremes(&mut section, topic);
    section.blocks.push(asking.chart_of_months("anti-social-behaviour-months", topic));
    let told = asking.comparators(&topic.measure, topic.period(asking.input.period()))?;
    match (&told, topic.figure()) {
        (Ok(table), Some(own)) => {
            let text = average::sentence(own, table, &asking.input.comparators);
            let text = text.then(linking::top(table, 3));
            section.blocks.push(Block::Paragraph(text));
            let title = format!("{} among {}", topic.title, asking.input.comparators.label);
            section.blocks.push(asking.chart_of_areas(
                "anti-social-behaviour-by-area",
                title,
                table,
            ));
        }
        (Err(reason), _) => {
            let what = format!("{} among {}", topic.title, asking.input.comparators.label);
            section.blocks.push(Block::not_available(what, reason.clone()));
        }
        (Ok(_), None) => {}
    }
    Ok(section)
}
