//! Ward profiles, composed from the folder's figures: of one ward or of each.

use document::Document;
use figure::{Against, AreaKind, AreaRef, Month};
use reports::ward_profile::{self, Input};

use crate::{Session, WorkbenchError, assess, deprivation, given};

/// What profiles of the wards of the area that the session speaks of are made for, in the twelve months to `to`.
pub(crate) fn input(session: &Session, to: Month) -> Result<Input, WorkbenchError> {
    let own = session.own()?;
    let name = session.folder().settings().partnership.name.clone();
    let mut input = Input::new(name, own.clone(), to);
    input.events = given::events(session);
    input.demonstration = session.notice().map(str::to_owned);
    input.ground = assess::ground(session, to)?;
    let deciles = deprivation::deciles(session)?;
    input.deprivation = deprivation::of(session, deciles, &own, to);
    Ok(input)
}

/// The profiles of the twelve months to `to` of the ward named, or of every ward of the area that the session speaks of.
pub(crate) fn compose(
    session: &Session,
    to: Month,
    against: Against,
    ward: Option<&str>,
) -> Result<Vec<(AreaRef, Document)>, WorkbenchError> {
    let mut input = input(session, to)?;
    input.against = against;
    let Some(ward) = ward else { return Ok(ward_profile::compose_all(session.figures(), &input)?) };
    let ward = session.register().find_at(ward, to)?.to_ref();
    if ward.code.kind() != AreaKind::Ward {
        return Err(WorkbenchError::question(format!(
            "{} is no ward; leave --ward out for a profile of each ward of {}",
            ward.name, input.area.name
        )));
    }
    let document = ward_profile::compose(session.figures(), &input, &ward)?;
    Ok(vec![(ward, document)])
}
