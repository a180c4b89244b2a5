//! The pages besides that of one measure.

use document::Document;
use figure::{AreaCode, AreaKind, Month, Period, PeriodLength};
use reports::dashboard::{self, Input};

use super::{area, district, input_without_ground, last_month, latest_month, period};
use crate::{Session, WorkbenchError, given, ward_profile};

/// What a reader chose to see of all measures.
#[derive(Debug, Clone)]
pub struct MeasuresView {
    /// The area: a district or a ward; none is the partnership's own.
    pub area: Option<AreaCode>,
    /// How long the period is.
    pub length: PeriodLength,
    /// The last month; none is the newest that most measures have.
    pub to: Option<Month>,
}

/// The first page: the partnership's own area in the twelve months to this one.
///
/// # Errors
/// Where no data are held.
pub fn home(session: &Session, to: Option<Month>) -> Result<Document, WorkbenchError> {
    let period = Period::rolling_12(last_month(session, to)?);
    let input = input_without_ground(session, &session.own()?, period)?;
    Ok(dashboard::home(session.figures(), &input)?)
}

/// Every measure.
///
/// # Errors
/// Where no data are held, or the register has no such area.
pub fn measures(session: &Session, view: &MeasuresView) -> Result<Document, WorkbenchError> {
    let to = last_month(session, view.to)?;
    let area = area(session, view.area.as_ref(), to)?;
    let input = input_without_ground(session, &area, period(view.length, to))?;
    Ok(dashboard::measures(session.figures(), &input)?)
}

/// A ward, for those who live there, in the twelve months to this one.
///
/// # Errors
/// Where no data are held, or the code is of no ward.
pub fn ward(
    session: &Session,
    code: &AreaCode,
    to: Option<Month>,
) -> Result<Document, WorkbenchError> {
    let to = last_month(session, to)?;
    let area = area(session, Some(code), to)?;
    if area.code.kind() != AreaKind::Ward {
        return Err(WorkbenchError::question(format!("{} is no ward", area.name)));
    }
    let about = session.about(&district(session, &area, to)?);
    let input = ward_profile::input(&about, to)?;
    Ok(dashboard::ward(session.figures(), &input, &area)?)
}

/// How figures are made.
///
/// # Errors
/// Where the own area is not known.
pub fn methods(session: &Session) -> Result<Document, WorkbenchError> {
    let settings = session.folder().settings();
    let name = settings.partnership.name.clone();
    // Where nothing is held there is no month yet, and nothing is led to by one.
    let none_yet =
        || Month::new(2000, 1).map_err(|error| WorkbenchError::question(error.to_string()));
    let to = latest_month(session).map_or_else(none_yet, Ok)?;
    let mut input = Input::new(name, session.own()?, Period::rolling_12(to));
    input.demonstration = session.notice().map(str::to_owned);
    input.rag.clone_from(&settings.rag);
    input.held = given::held(session);
    Ok(dashboard::methods(session.figures(), &input)?)
}

/// What data are held.
pub fn register(session: &Session) -> Document {
    let partnership = &session.folder().settings().partnership.name;
    dashboard::register(partnership, session.notice(), &given::held(session))
}
