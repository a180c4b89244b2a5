//! Short-term peaks over all measures and wards.

use figure::{Figures as _, Month};
use reports::peaks::{self, Peaks, PeaksInput};

use crate::{Folder, Progress, Session, WorkbenchError};

/// Looks for peaks in the own area and its wards, in the `months` up to `to`.
pub fn peaks(
    folder: Folder,
    to: Month,
    months: u32,
    progress: &mut dyn Progress,
) -> Result<Peaks, WorkbenchError> {
    let session = Session::open(folder)?;
    let level = session.folder().settings().figures.level;
    let input = PeaksInput { area: session.own()?, to, months, level };
    let figures = session.figures();
    progress.begin("looking at measures", u64::try_from(figures.measures().len()).ok(), false);
    let found = peaks::find(figures, &input, &mut |_| progress.advance(1));
    progress.end();
    Ok(found?)
}
