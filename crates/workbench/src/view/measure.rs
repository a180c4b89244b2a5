//! The page of one measure.

use document::Document;
use figure::{Against, AreaCode, MeasureId, Month, PeriodLength};
use reports::dashboard;

use crate::{Session, WorkbenchError, view};

/// What a reader chose to see of a measure.
#[derive(Debug, Clone)]
pub struct MeasureView {
    /// The measure.
    pub measure: MeasureId,
    /// The area: a district or a ward; none is the partnership's own.
    pub area: Option<AreaCode>,
    /// How long the period is.
    pub length: PeriodLength,
    /// The last month; none is the newest that most measures have.
    pub to: Option<Month>,
    /// What it is held against; none is what is usual for a period of its length.
    pub against: Option<Against>,
}

impl MeasureView {
    /// The measure in the partnership's own area, in the newest twelve months.
    pub fn new(measure: MeasureId) -> Self {
        Self { measure, area: None, length: PeriodLength::Rolling12, to: None, against: None }
    }
}

/// The page of one measure, area and period.
///
/// # Errors
/// Where the catalogue has no such measure or the register no such area.
pub fn measure(session: &Session, view: &MeasureView) -> Result<Document, WorkbenchError> {
    let to = view::last_month(session, view.to)?;
    let period = view::period(view.length, to);
    let area = view::area(session, view.area.as_ref(), to)?;
    let mut input = view::input(session, &area, period)?;
    if let Some(against) = &view.against {
        input.against = against.clone();
    }
    Ok(dashboard::measure(session.figures(), &input, &view.measure)?)
}
