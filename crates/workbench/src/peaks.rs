//! Short-term peaks over all measures and wards.

use figure::{Figures as _, Month};
use jiff::Timestamp;
use lake::VintageRecord;
use reports::peaks::{self, Peak, Peaks, PeaksInput};

use crate::progress::Silent;
use crate::view::latest_month;
use crate::{Folder, Progress, Session, WorkbenchError};

/// Looks for peaks in the own area and its wards, in the `months` up to `to`.
pub fn peaks(
    folder: Folder,
    to: Month,
    months: u32,
    progress: &mut dyn Progress,
) -> Result<Peaks, WorkbenchError> {
    peaks_of(&Session::open(folder)?, to, months, progress)
}

/// The same, in a session that is open.
fn peaks_of(
    session: &Session,
    to: Month,
    months: u32,
    progress: &mut dyn Progress,
) -> Result<Peaks, WorkbenchError> {
    let level = session.folder().settings().figures.level;
    let input = PeaksInput { area: session.own()?, to, months, level };
    let figures = session.figures();
    progress.begin("looking at measures", u64::try_from(figures.measures().len()).ok(), false);
    let found = peaks::find(figures, &input, &mut |_| progress.advance(1));
    progress.end();
    Ok(found?)
}

/// The same in the newest `months` that are held; none where no month is held, or the own area is not known yet.
pub fn latest_peaks(session: &Session, months: u32) -> Result<Option<Peaks>, WorkbenchError> {
    match (latest_month(session), session.own()) {
        (Some(to), Ok(_)) => peaks_of(session, to, months, &mut Silent).map(Some),
        _ => Ok(None),
    }
}

/// Whether a peak's month came with data that were imported after a moment: its source did not hold the month before.
pub fn is_new_since(session: &Session, peak: &Peak, moment: Timestamp) -> bool {
    let held_then = |record: &VintageRecord| {
        let imported: Result<Timestamp, _> = record.imported.parse();
        peak.source.as_ref() == Some(&record.source)
            && imported.is_ok_and(|imported| imported <= moment)
            && record.coverage.span().is_some_and(|span| span.contains(peak.month))
    };
    !session.lake().vintages().iter().any(held_then)
}
