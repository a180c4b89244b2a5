//! Importing: what lies at the paths is recognised, read, checked and kept, one vintage a publication.
//!
//! A file is one publication, and so are all the files of one source in an archive, or loose in a folder that was named
//! (an archive that somebody unpacked), where the source comes as many files. What cannot be read is reported and leaves
//! nothing behind; everything else is kept.

mod publication;
mod report;

use std::path::{Path, PathBuf};

use figure::FileUsed;
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
                take(&mut lake, &found.containers, path.is_dir(), progress, &mut report)?;
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

/// Imports the containers of one path.
fn take(
    lake: &mut Lake,
    containers: &[Container],
    is_folder: bool,
    progress: &mut dyn Progress,
    report: &mut ImportReport,
) -> Result<(), WorkbenchError> {
    for container in containers {
        for entry in container.entries() {
            let left_out = |why: &str| LeftOut { file: entry.label.clone(), why: why.to_owned() };
            match &entry.recognised {
                Recognised::Source(_) => {}
                Recognised::Ignored(_) => report.ignored += 1,
                Recognised::Unknown(why) => report.unrecognised.push(left_out(why)),
                Recognised::Unreadable(why) => report.failed.push(left_out(why)),
            }
        }
    }
    for publication in publication::publications(containers, is_folder) {
        match keep(lake, &publication, progress) {
            Ok(came) => report.imported.push(came),
            // A file that cannot be read is that file's failure; a lake that cannot be written is everybody's.
            Err(WorkbenchError::Source(error)) => report.failed.push(LeftOut::failed(&error)),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Keeps one publication as a vintage, whole or not at all.
fn keep(
    lake: &mut Lake,
    publication: &Publication<'_>,
    progress: &mut dyn Progress,
) -> Result<Came, WorkbenchError> {
    let source = publication.source;
    let files = publication.checksums(progress)?;
    let sums: Vec<String> = files.iter().map(|file| file.sha256.clone()).collect();
    let held = lake
        .holds_files(&figure::SourceId::new(source.id), &sums)
        .filter(|record| !record.dropped)
        .map(|record| record.id.clone());
    if let Some(id) = held {
        return came(lake, publication, &Imported::AlreadyHeld(id));
    }
    progress.begin(&publication.label(), Some(publication.bytes()), true);
    let draft = VintageDraft::of(source, publication.retrieved(), clock::now());
    let mut writer = lake.begin(draft)?.with_progress(|bytes| progress.advance(bytes));
    for (part, file) in publication.parts.iter().zip(files) {
        write_part(&mut writer, part, file)?;
    }
    let imported = writer.finish()?;
    progress.end();
    came(lake, publication, &imported)
}

fn write_part(
    writer: &mut lake::Writer<'_>,
    part: &publication::Part<'_>,
    file: FileUsed,
) -> Result<(), WorkbenchError> {
    writer.start_file(file, part.container.bytes)?;
    for entry in &part.entries {
        writer.start_entry(&entry.label)?;
        part.container.read_entry(entry, writer).map_err(unwrapped)?;
    }
    Ok(writer.end_file()?)
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
