//! The needs assessment: composed from figures, and written as a page, its figures as data, and its tables.

mod ground;
mod input;

use std::path::Path;

use figure::{Against, Month};
use reports::needs_assessment;

use crate::publication::{self, Written};
use crate::{Folder, Progress, Session, WorkbenchError};

/// Writes the needs assessment of the twelve months to `to` into the folder `out`: `index.html`, `figures.json`,
/// `tables/*.csv`.
pub fn assess(
    folder: Folder,
    to: Month,
    against: Against,
    out: &Path,
    progress: &mut dyn Progress,
) -> Result<Written, WorkbenchError> {
    progress.begin("asking for figures", None, false);
    let session = Session::open(folder)?;
    let mut input = input::input(&session, to, against)?;
    input.ground = ground::ground(&session, to)?;
    let document = needs_assessment::compose(session.figures(), &input)?.document;
    progress.end();
    let data = publish::json::figures(&document)?;
    publication::write(&document, "figures.json", &data, out)
}
