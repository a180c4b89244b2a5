//! Importing: what lies at the paths is recognised, read, checked and kept, one vintage a publication.
//!
//! A file is one publication, and so are all the files of one source in an archive, or loose in a folder that was named
//! (an archive that somebody unpacked), where the source comes as many files. What cannot be read is reported and leaves
//! nothing behind; everything else is kept.

mod publication;
mod report;

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

use figure::{SourceId, VintageId};
use lake::{Imported, Lake, VintageDraft};
use sources::{Container, Recognised, SourceError};

pub use report::{Came, ImportReport, LeftOut, Outcome};

use crate::{Folder, Progress, WorkbenchError, clock};
use publication::Publication;

/// How many rejected rows a report shows of each vintage.
const REJECTS_SHOWN: usize = 5;

/// Imports what lies at the paths; without any, what lies in the folder's inbox.
pub fn import(
    folder: &Folder,
    paths: &[PathBuf],
    progress: &mut dyn Progress,
) -> Result<ImportReport, WorkbenchError> {
    let inbox = if paths.is_empty() { children(&folder.inbox())? } else { Vec::new() };
    if paths.is_empty() && inbox.is_empty() {
        return Err(WorkbenchError::NothingToImport(format!(
            "there is nothing in {}; drop publishers' files there, or name them: watchward import FILE",
            folder.inbox().display()
        )));
    }
    let paths = if paths.is_empty() { &inbox } else { paths };
    let mut report = ImportReport::default();
    let mut lake = Lake::create(folder.lake())?;
    for path in paths {
        match sources::open(path) {
            Ok(found) => {
                report.ignored += found.ignored.len();
                report.failed.extend(found.problems.iter().map(LeftOut::failed));
                let invented = folder.settings().demonstration;
                let mut taking =
                    Taking { lake: &mut lake, invented, progress, report: &mut report };
                taking.take(&found.containers, path.is_dir())?;
            }
            Err(error) => report.failed.push(LeftOut::failed(&error)),
        }
    }
    progress.end();
    Ok(report)
}

/// What lies in the inbox: each file or folder by itself, in the order of their names.
fn children(inbox: &Path) -> Result<Vec<PathBuf>, WorkbenchError> {
    let unreadable = |source| crate::FolderError::Read { path: inbox.to_owned(), source };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(inbox).map_err(unreadable)? {
        paths.push(entry.map_err(unreadable)?.path());
    }
    paths.sort();
    Ok(paths)
}

/// An import under way.
struct Taking<'a> {
    lake: &'a mut Lake,
    /// Whether the data are the demonstration's: then no publisher is named as theirs.
    invented: bool,
    progress: &'a mut dyn Progress,
    report: &'a mut ImportReport,
}

impl Taking<'_> {
    /// Imports the containers of one path.
    fn take(&mut self, containers: &[Container], is_folder: bool) -> Result<(), WorkbenchError> {
        for entry in containers.iter().flat_map(Container::entries) {
            let left_out = |why: &str| LeftOut { file: entry.label.clone(), why: why.to_owned() };
            match &entry.recognised {
                Recognised::Source(_) => {}
                Recognised::Ignored(_) => self.report.ignored += 1,
                Recognised::Unknown(why) => self.report.unrecognised.push(left_out(why)),
                Recognised::Unreadable(why) => self.report.failed.push(left_out(why)),
            }
        }
        for publication in publication::publications(containers, is_folder) {
            match self.keep(&publication) {
                Ok(came) => self.report.imported.push(came),
                // A file that cannot be read is that file's failure; a lake that cannot be written is everybody's.
                Err(WorkbenchError::Source(error)) => {
                    self.report.failed.push(LeftOut::failed(&error));
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Keeps one publication as a vintage, whole or not at all.
    fn keep(&mut self, publication: &Publication<'_>) -> Result<Came, WorkbenchError> {
        let source = publication.source;
        if let Some(id) = self.held(publication)? {
            return came(self.lake, publication, &Imported::AlreadyHeld(id));
        }
        self.progress.begin(&publication.label(), Some(publication.bytes()), true);
        let mut draft = VintageDraft::of(source, publication.retrieved(), clock::now());
        if self.invented {
            draft.licence = format!(
                "Invented for the demonstration, in the layout of: {} ({}).",
                source.title, source.publisher
            );
            "Watchward, invented".clone_into(&mut draft.publisher);
        }
        let progress = &mut *self.progress;
        let mut writer = self.lake.begin(draft)?.with_progress(|bytes| progress.advance(bytes));
        for part in &publication.parts {
            write_part(&mut writer, part)?;
        }
        let imported = writer.finish()?;
        self.progress.end();
        came(self.lake, publication, &imported)
    }

    /// The live vintage of the very same files, where there is one. Mostly the files' sizes tell that there is none; only
    /// else are their checksums taken before they are read.
    fn held(&mut self, publication: &Publication<'_>) -> Result<Option<VintageId>, WorkbenchError> {
        let source = SourceId::new(publication.source.id);
        if !self.lake.may_hold(&source, &publication.sizes()) {
            return Ok(None);
        }
        let sums = publication.checksums(self.progress)?;
        let held = self.lake.holds_files(&source, &sums).filter(|record| !record.dropped);
        Ok(held.map(|record| record.id.clone()))
    }
}

/// Writes the rows of a file or archive, taking its checksum meanwhile.
fn write_part(
    writer: &mut lake::Writer<'_>,
    part: &publication::Part<'_>,
) -> Result<(), WorkbenchError> {
    let container = part.container;
    writer.start_file(&part.label(), container.bytes)?;
    let sha256 = match part.single() {
        Some(entry) => {
            writer.start_entry(&entry.label)?;
            container.read_entry_summed(entry, writer).map_err(unwrapped)?
        }
        None => thread::scope(|scope| {
            let sum = scope.spawn(|| container.sha256(&mut |_| {}));
            for entry in &part.entries {
                writer.start_entry(&entry.label)?;
                container.read_entry(entry, writer).map_err(unwrapped)?;
            }
            sum.join().unwrap_or_else(|panic| resume_unwind(panic)).map_err(unwrapped)
        })?,
    };
    Ok(writer.end_file(sha256)?)
}

/// A lake's failure on its way through a source is the lake's again.
fn unwrapped(error: SourceError) -> WorkbenchError {
    match error {
        SourceError::Sink { file, source } => match source.downcast::<lake::LakeError>() {
            Ok(lake) => WorkbenchError::Lake(*lake),
            Err(source) => WorkbenchError::Source(SourceError::Sink { file, source }),
        },
        other => WorkbenchError::Source(other),
    }
}

fn came(
    lake: &Lake,
    publication: &Publication<'_>,
    imported: &Imported,
) -> Result<Came, WorkbenchError> {
    let record = lake.vintage(imported.id())?;
    let first_rejects = if record.rejects > 0 {
        let mut rejects = lake.rejects(&record.id)?;
        rejects.truncate(REJECTS_SHOWN);
        rejects
    } else {
        Vec::new()
    };
    Ok(Came::new(publication, imported, record, first_rejects))
}
