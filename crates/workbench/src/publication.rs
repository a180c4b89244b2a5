//! A document written into a folder: a page, its data, its tables.

use std::fs;
use std::path::{Path, PathBuf};

use document::{Document, Entry};

use crate::WorkbenchError;

/// What was written.
#[derive(Debug)]
pub struct Written {
    /// The page.
    pub page: PathBuf,
    /// What it rests on, as JSON.
    pub data: PathBuf,
    /// How many figures.
    pub figures: usize,
    /// How many tables.
    pub tables: usize,
}

/// Writes `index.html`, `tables/*.csv` and the data under this name. Files of an earlier one with the same names are replaced,
/// each at once and whole.
pub(crate) fn write(
    document: &Document,
    data_name: &str,
    data_text: &str,
    out: &Path,
) -> Result<Written, WorkbenchError> {
    let (page, data, folder) = (out.join("index.html"), out.join(data_name), out.join("tables"));
    fs::create_dir_all(&folder)
        .map_err(|source| WorkbenchError::Write { path: folder.clone(), source })?;
    let tables = publish::csv::files(document)?;
    for (name, text) in &tables {
        put(&folder.join(name), text.as_bytes())?;
    }
    put(&data, data_text.as_bytes())?;
    // The page last: where it stands, what it links to stands too.
    put(&page, publish::html::page(document).as_bytes())?;
    let is_figure = |entry: &Entry| matches!(entry, Entry::Figure(_));
    let figures = document.evidence.entries().filter(|(_, entry)| is_figure(entry)).count();
    Ok(Written { page, data, figures, tables: tables.len() })
}

/// Writes a file beside its place and moves it there, so that nobody reads half of it.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> Result<(), WorkbenchError> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".tmp");
    let beside = path.with_file_name(name);
    fs::write(&beside, bytes)
        .and_then(|()| fs::rename(&beside, path))
        .map_err(|source| WorkbenchError::Write { path: path.to_owned(), source })
}
