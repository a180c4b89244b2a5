//! The one-page summary for the public, composed from the folder's figures.

use document::Document;
use figure::{Against, Month};
use reports::summary::{self, Input};

use crate::{Session, WorkbenchError, given};

/// The summary of the twelve months to `to`, of the area that the session speaks of.
pub(crate) fn compose(
    session: &Session,
    to: Month,
    against: Against,
) -> Result<Document, WorkbenchError> {
    let name = session.folder().settings().partnership.name.clone();
    let mut input = Input::new(name, session.own()?, to);
    input.against = against;
    input.events = given::events(session);
    input.demonstration = session.notice().map(str::to_owned);
    Ok(summary::compose(session.figures(), &input)?)
}
