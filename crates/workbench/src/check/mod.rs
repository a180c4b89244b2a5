//! The figures of finished documents, checked: read, held against each other, and told to the author. Nothing of a document
//! is kept but what somebody let stand, in a file beside it.

mod accept;
mod accepted;
mod forms;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use checker::Checked;
use publish::findings::{Examined, Sorted};
use reading::Reading;
use reading::document::LARGEST;

pub use accept::Decided;
use accepted::AcceptedFile;
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

/// A document that was checked.
#[derive(Debug)]
pub struct CheckedDocument {
    path: PathBuf,
    shown: String,
    name: String,
    bytes: Vec<u8>,
    reading: Reading,
    checked: Checked,
    accepted: AcceptedFile,
}

/// Checks documents, each by itself. One that cannot be read keeps none of the others from being checked.
pub fn check(paths: &[PathBuf], progress: &mut dyn Progress) -> CheckReport {
    let mut report = CheckReport::default();
    progress.begin("Checking", Some(paths.len() as u64), false);
    for path in paths {
        match CheckedDocument::read(path) {
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
    fn read(path: &Path) -> Result<Self, WorkbenchError> {
        let shown = path.display().to_string();
        let name = path
            .file_name()
            .map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
        let bytes = read_within(path)?;
        let reading = reading::read(&bytes)
            .map_err(|source| WorkbenchError::NotChecked { file: shown.clone(), source })?;
        let checked = checker::check(&reading);
        let accepted = AcceptedFile::open(beside(path, ".findings.toml"))?;
        Ok(Self { path: path.to_owned(), shown, name, bytes, reading, checked, accepted })
    }

    /// As the forms take it.
    fn examined(&self) -> Examined<'_> {
        Examined {
            name: &self.name,
            path: &self.shown,
            bytes: &self.bytes,
            reading: &self.reading,
            checked: &self.checked,
            accepted: self.accepted.all(),
        }
    }
}

/// The bytes of a file; no more than one more than is read of any.
fn read_within(path: &Path) -> Result<Vec<u8>, WorkbenchError> {
    use std::io::Read as _;
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
