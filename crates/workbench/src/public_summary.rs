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
    let more = format!(
        "{name} has a needs assessment with more, and a profile of each ward. Ask us for them. At www.police.uk you can see \
         what was recorded near you."
    );
    let mut input = Input::new(name, session.own()?, to);
    input.more = more;
    let own_words = format!("summary/{}.md", summary::OWN_WORDS);
    input.has_own_words =
        session.is_about_own_area() && session.folder().narratives().join(own_words).is_file();
    input.against = against;
    input.events = given::events(session);
    input.demonstration = session.notice().map(str::to_owned);
    Ok(summary::compose(session.figures(), &input)?)
}
