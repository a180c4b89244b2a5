//! The course of all recorded crime month by month, and what each event that the partnership declared fell together with.
//! It says what was counted then, never that the event made it so.

use document::{Block, Section, Text, words};
use figure::{Against, Period};

use super::Asking;
use super::linking;
use super::topics::{Topic, is_told};
use crate::ReportsError;

/// "Month by month".
pub(super) fn section(asking: &mut Asking, topic: &Topic) -> Result<Section, ReportsError> {
    let mut section = Section::new("month-by-month", "Month by month, and what happened when");
    section.blocks.push(asking.chart_of_months("all-crime-months", topic));
    let Ok(series) = &topic.months else { return Ok(section) };
    let text = linking::extremes(series).then(words::gaps(series));
    section.blocks.push(Block::Paragraph(text));
    for event in asking.events(series) {
        let month = Period::month(event.month);
        let before = Period::month(event.month.plus(-12));
        let lead = Text::new()
            .with_strong(format!(
                "{} ({})",
                crate::cells::capital(&event.word),
                event.month.label()
            ))
            .with(".");
        let told = asking.own_in(&topic.measure, month, Against::Period(before))?;
        let said = match told {
            Ok(figure) if is_told(&figure) => words::change(&figure),
            Ok(figure) => words::value(&figure),
            Err(reason) => super::topics::not_available(&topic.title, &reason),
        };
        section.blocks.push(Block::Paragraph(lead.then(said)));
    }
    if asking.input.events.is_empty() {
        section.blocks.push(Block::paragraph(
            "The partnership has declared no events to set beside these months.",
        ));
    } else {
        section.blocks.push(Block::paragraph(
            "Months are set beside the same month of the year before. That an event and a change fall together does not \
             show that the one made the other.",
        ));
    }
    Ok(section)
}
