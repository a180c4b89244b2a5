//! The pages besides that of one measure.

use document::Document;
use figure::{AreaCode, Month, Period, PeriodLength};
use reports::dashboard::{self, Input};

use super::{area, input, last_month, latest_month, period};
use crate::{Session, WorkbenchError, given};

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
pub fn home(session: &Session, to: Option<Month>) -> Result<Document, WorkbenchError> {
    let input = input(session, &session.own()?, Period::rolling_12(last_month(session, to)?))?;
    Ok(dashboard::home(session.figures(), &input)?)
}

/// Every measure.
pub fn measures(session: &Session, view: &MeasuresView) -> Result<Document, WorkbenchError> {
    let to = last_month(session, view.to)?;
    let area = area(session, view.area.as_ref(), to)?;
    let input = input(session, &area, period(view.length, to))?;
    Ok(dashboard::measures(session.figures(), &input)?)
}

/// A ward, for those who live there.
pub fn ward(
    session: &Session,
    code: &AreaCode,
    to: Option<Month>,
) -> Result<Document, WorkbenchError> {
    let to = last_month(session, to)?;
    let area = area(session, Some(code), to)?;
    let input = input(session, &area, Period::rolling_12(to))?;
    Ok(dashboard::ward(session.figures(), &input)?)
}

/// How figures are made.
pub fn methods(session: &Session) -> Result<Document, WorkbenchError> {
    Ok(dashboard::methods(session.figures(), &bare(session)?)?)
}

/// What data are held.
pub fn register(session: &Session) -> Result<Document, WorkbenchError> {
    let mut input = bare(session)?;
    input.held = given::held(session);
    Ok(dashboard::register(&input))
}

/// What a page is made for that is of no period: it can be read before there are any data.
fn bare(session: &Session) -> Result<Input, WorkbenchError> {
    let name = session.folder().settings().partnership.name.clone();
    // Where nothing is held there is no month yet, and none is printed.
    let none_yet =
        || Month::new(2000, 1).map_err(|error| WorkbenchError::question(error.to_string()));
    let to = latest_month(session).map_or_else(none_yet, Ok)?;
    let mut input = Input::new(name, session.own()?, Period::rolling_12(to));
    input.demonstration = session.notice().map(str::to_owned);
    Ok(input)
}
