//! The needs assessment: composed from figures, and written as a page, its figures as data, and its tables.

mod input;

use std::fs;
use std::path::{Path, PathBuf};

use figure::{Against, Month};
use reports::needs_assessment;

use crate::{Folder, Progress, Session, WorkbenchError};

/// What was written.
#[derive(Debug)]
pub struct Written {
    /// The page.
    pub page: PathBuf,
    /// Every figure in it, as JSON.
    pub data: PathBuf,
    /// How many figures.
    pub figures: usize,
    /// How many tables.
    pub tables: usize,
}

/// Writes the needs assessment of the twelve months to `to` into the folder `out`: `index.html`, `figures.json`,
/// `tables/*.csv`. Files of an earlier one with the same names are replaced, each at once and whole.
pub fn assess(
    folder: Folder,
    to: Month,
    against: Against,
    out: &Path,
    progress: &mut dyn Progress,
) -> Result<Written, WorkbenchError> {
    progress.begin("asking for figures", None, false);
    let session = Session::open(folder)?;
    let input = input::input(&session, to, against)?;
    let assessment = needs_assessment::compose(session.figures(), &input)?;
    progress.end();
    let page = out.join("index.html");
    let data = out.join("figures.json");
    let figures = assessment.figures().len();
    let tables = assessment.files().len();
    let folder = out.join("tables");
    make(&folder)?;
    for (name, text) in publish::csv::files(&assessment.document)? {
        write(&folder.join(name), text.as_bytes())?;
    }
    write(&data, publish::json::figures(&assessment.document)?.as_bytes())?;
    // The page last: where it stands, what it links to stands too.
    write(&page, publish::html::page(&assessment.document).as_bytes())?;
    Ok(Written { page, data, figures, tables })
}

fn make(folder: &Path) -> Result<(), WorkbenchError> {
    fs::create_dir_all(folder)
        .map_err(|source| WorkbenchError::Write { path: folder.to_owned(), source })
}

/// Writes a file beside its place and moves it there, so that nobody reads half of it.
fn write(path: &Path, bytes: &[u8]) -> Result<(), WorkbenchError> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".tmp");
    let beside = path.with_file_name(name);
    fs::write(&beside, bytes)
        .and_then(|()| fs::rename(&beside, path))
        .map_err(|source| WorkbenchError::Write { path: path.to_owned(), source })
}
