//! The figures of finished documents, checked: read, held against each other, and told to the author. Nothing of a document
//! is kept but what somebody let stand, in a file beside it.

mod accept;
mod accepted;
mod data;
mod folder;
mod forms;
#[cfg(test)]
mod tests;

use std::io::Read as _;
use std::path::{Path, PathBuf};

use checker::Checked;
use publish::findings::{Examined, ExaminedFile, Sorted};
use reading::Reading;
use reading::document::LARGEST;

pub use accept::Decided;
use accepted::AcceptedFile;
pub use data::DataBehind;
pub use forms::{CheckForm, FormOptions, Formed};

use crate::{FolderError, Progress, WorkbenchError};

/// Documents that were checked.
#[derive(Debug, Default)]
pub struct CheckReport {
    /// Those that could be read, in the order in which they were named.
    pub documents: Vec<CheckedDocument>,
    /// Why others could not, one a document.
    pub unread: Vec<WorkbenchError>,
}

/// A document that was checked: a file, or a folder of files as one.
#[derive(Debug)]
pub struct CheckedDocument {
    path: PathBuf,
    shown: String,
    name: String,
    files: Vec<ExaminedFile>,
    reading: Reading,
    checked: Checked,
    accepted: AcceptedFile,
}

/// Checks documents, each by itself; a folder is one document of the files in it. What cannot be read keeps nothing else from
/// being checked. With data they are held against those too.
pub fn check(
    paths: &[PathBuf],
    data: Option<&DataBehind>,
    progress: &mut dyn Progress,
) -> CheckReport {
    let mut report = CheckReport::default();
    progress.begin("Checking", Some(paths.len() as u64), false);
    for path in paths {
        let read = if path.is_dir() { folder::read(path, &mut report.unread) } else { file(path) };
        match read.and_then(|(files, reading)| CheckedDocument::new(path, files, reading, data)) {
            Ok(document) => report.documents.push(document),
            Err(error) => report.unread.push(error),
        }
        progress.advance(1);
    }
    progress.end();
    report
}

impl CheckReport {
    /// Whether a document has a contradiction that nobody accepted.
    pub fn contradicts(&self) -> bool {
        self.documents.iter().any(|document| Sorted::new(&document.examined()).contradicts())
    }

    /// How many findings nobody accepted.
    pub fn open(&self) -> usize {
        self.documents.iter().map(|document| Sorted::new(&document.examined()).open.len()).sum()
    }
}

impl CheckedDocument {
    fn new(
        path: &Path,
        files: Vec<ExaminedFile>,
        reading: Reading,
        data: Option<&DataBehind>,
    ) -> Result<Self, WorkbenchError> {
        let shown = path.display().to_string();
        let name = path.file_name();
        let name = name.map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
        let place = if path.is_dir() {
            path.join(folder::ACCEPTED)
        } else {
            beside(path, ".findings.toml")
        };
        let accepted = AcceptedFile::open(place)?;
        let checked = match data {
            Some(data) => data.check(&reading),
            None => checker::check(&reading),
        };
        Ok(Self { path: path.to_owned(), shown, name, files, reading, checked, accepted })
    }

    /// As the forms take it.
    fn examined(&self) -> Examined<'_> {
        Examined {
            name: &self.name,
            path: &self.shown,
            files: &self.files,
            reading: &self.reading,
            checked: &self.checked,
            accepted: self.accepted.all(),
        }
    }
}

/// A document that is a file.
fn file(path: &Path) -> Result<(Vec<ExaminedFile>, Reading), WorkbenchError> {
    let shown = path.display().to_string();
    let bytes = read_within(path)?;
    let reading = reading::read(&bytes)
        .map_err(|source| WorkbenchError::NotChecked { file: shown.clone(), source })?;
    let file = ExaminedFile {
        name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        path: shown,
        bytes,
        format: reading.format,
        pages: reading.pages,
        first: 0,
    };
    Ok((vec![file], reading))
}

/// The bytes of a file; no more than one more than is read of any.
fn read_within(path: &Path) -> Result<Vec<u8>, FolderError> {
    let failed = |source| FolderError::Read { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(failed)?;
    file.take(LARGEST as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// The file beside another whose name goes on with `more`.
fn beside(path: &Path, more: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(more);
    path.with_file_name(name)
}
