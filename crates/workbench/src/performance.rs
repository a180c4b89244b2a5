//! The performance report, composed from the folder's figures and the partnership's rules.

use document::Document;
use figure::{Against, Month};
use reports::performance::{self, Group, Input};

use crate::{Session, WorkbenchError, given};

/// The performance report of the twelve months to `to`, of the area that the session speaks of.
pub(crate) fn compose(
    session: &Session,
    to: Month,
    against: Against,
) -> Result<Document, WorkbenchError> {
    let settings = session.folder().settings();
    let mut input = Input::new(settings.partnership.name.clone(), session.own()?, to);
    input.against = against;
    input.comparators = given::comparators(session)?;
    input.named_comparators = given::named_comparators(session);
    input.groups = settings
        .performance
        .groups
        .iter()
        .map(|group| Group { title: group.title.clone(), measures: group.measures.clone() })
        .collect();
    input.rag = settings.rag.clone();
    // A rating that a person gave is of the partnership's own area.
    if session.is_about_own_area() {
        input.overrides.clone_from(&settings.rag_overrides);
    }
    input.events = given::events(session);
    input.demonstration = session.notice().map(str::to_owned);
    input.held = given::held(session);
    Ok(performance::compose(session.figures(), &input)?)
}
