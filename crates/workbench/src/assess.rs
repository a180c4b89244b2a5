//! The needs assessment, composed from the folder's figures.

mod beyond;
mod ground;
mod input;

pub(crate) use ground::{ground, ward_areas};

use document::Document;
use figure::{Against, Month};
use reports::needs_assessment::{self, Previous};

use crate::{Session, WorkbenchError};

/// The needs assessment of the twelve months to `to`, of the area that the session speaks of, looking back on the edition before
/// it.
pub(crate) fn compose(
    session: &Session,
    to: Month,
    against: Against,
    previous: Option<Previous>,
) -> Result<Document, WorkbenchError> {
    let mut input = input::input(session, to, against)?;
    input.ground = ground(session, to)?;
    input.previous = previous;
    beyond::fill(session, to, &mut input)?;
    Ok(needs_assessment::compose(session.figures(), &input)?.document)
}
