//! What the needs assessment is made for, read from the partnership's folder.

use figure::{Against, Month};
use reports::needs_assessment::{Answers, Input, Priority};

use crate::{Session, WorkbenchError, given};

/// The input of the twelve months to `to`.
pub fn input(session: &Session, to: Month, against: Against) -> Result<Input, WorkbenchError> {
    let settings = session.folder().settings();
    let area = session.own()?;
    let mut input = Input::new(settings.partnership.name.clone(), area, to);
    input.against = against;
    input.comparators = given::comparators(session)?;
    input.named_comparators = given::named_comparators(session);
    input.events = given::events(session);
    input.demonstration = session.notice().map(str::to_owned);
    input.held = given::held(session);
    // The rest is what people said of the partnership's own area. It is not so of another.
    if !session.is_about_own_area() {
        return Ok(input);
    }
    input.neighbours.clone_from(&settings.neighbours.areas);
    input.priorities = settings
        .priorities
        .iter()
        .map(|priority| Priority {
            title: priority.title.clone(),
            measures: priority.measures.clone(),
            note: priority.note.clone(),
        })
        .collect();
    let said = settings.assessment.clone();
    input.answers = Answers {
        previous_assessment: said.previous_assessment,
        why_changed: said.why_changed,
        plan_implemented: said.plan_implemented,
        proposed_priorities: said.proposed_priorities,
        community_views: said.community_views,
        for_the_county: said.for_the_county,
        substance_misuse: said.substance_misuse,
    };
    Ok(input)
}
