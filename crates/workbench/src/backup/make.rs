//! Making a backup, while others go on working.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

use partnership::Store;
use sources::Sum;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::contents::{Part, parts};
use super::{Backup, BackupError, BackupFile, LAYOUT, LIST};
use crate::{Folder, Progress, WorkbenchError, clock};

/// Backs a partnership's folder up into the new file `to`. Cut off, it leaves no file of that name.
pub fn backup(
    folder: &Folder,
    to: &Path,
    progress: &mut dyn Progress,
) -> Result<Backup, WorkbenchError> {
    if to.exists() {
        return Err(BackupError::Exists(to.to_owned()).into());
    }
    let half = to.with_extension("tmp");
    let done = write(folder, &half, progress);
    let made = match done {
        Ok(made) => made,
        Err(error) => {
            // Why it failed matters more than what is left.
            let _ = fs::remove_file(&half);
            return Err(error);
        }
    };
    fs::rename(&half, to).map_err(BackupError::file(to))?;
    progress.end();
    Ok(made)
}

fn write(
    folder: &Folder,
    half: &Path,
    progress: &mut dyn Progress,
) -> Result<Backup, WorkbenchError> {
    let zipped = |source: zip::result::ZipError| BackupError::File {
        path: half.to_owned(),
        source: source.into(),
    };
    // The manifest first: every vintage that it names is on the disk already, and stays.
    let manifest = folder.lake().join("manifest.json");
    let mut held: Vec<(String, Vec<u8>)> = Vec::new();
    if manifest.is_file() {
        let bytes = fs::read(&manifest).map_err(BackupError::file(&manifest))?;
        held.push(("lake/manifest.json".to_owned(), bytes));
    }
    let records = folder.records();
    let copy = half.with_extension("db.tmp");
    if records.is_file() {
        let copied = Store::open(&records).and_then(|store| store.backup_to(&copy));
        let bytes = copied.map_err(WorkbenchError::from).and_then(|()| {
            fs::read(&copy).map_err(|source| BackupError::file(&copy)(source).into())
        });
        let _ = fs::remove_file(&copy);
        held.push(("partnership.db".to_owned(), bytes?));
    }
    let mut parts = parts(folder)?;
    parts.retain(|part| !held.iter().any(|(path, _)| *path == part.path));
    let total =
        parts.iter().filter_map(|part| fs::metadata(&part.from).ok()).map(|m| m.len()).sum();
    progress.begin("backing up", Some(total), true);

    let file = File::create(half).map_err(BackupError::file(half))?;
    let mut archive = ZipWriter::new(file);
    let mut files = Vec::new();
    for (path, bytes) in held {
        archive.start_file(path.as_str(), options(&path)).map_err(zipped)?;
        files.push(copied(&path, &mut bytes.as_slice(), &mut archive, half, progress)?);
    }
    for Part { path, from } in parts {
        // A draft may have been written anew meanwhile, and an edition is never: what is gone is left out.
        let Ok(mut source) = File::open(&from) else { continue };
        archive.start_file(path.as_str(), options(&path)).map_err(zipped)?;
        files.push(copied(&path, &mut source, &mut archive, &from, progress)?);
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let made = Backup {
        layout: LAYOUT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        made: clock::now(),
        partnership: folder.settings().partnership.name.clone(),
        files,
    };
    archive.start_file(LIST, options(LIST)).map_err(zipped)?;
    let list = publish::json::pretty(&made, "the list of the backup")?;
    archive.write_all(list.as_bytes()).map_err(BackupError::file(half))?;
    let file = archive.finish().map_err(zipped)?;
    file.sync_all().map_err(BackupError::file(half))?;
    Ok(made)
}

/// What is compressed already is stored as it is.
fn options(path: &str) -> SimpleFileOptions {
    let is_packed = [".parquet", ".pdf", ".docx", ".xlsx", ".zip", ".png", ".gz"];
    let method = if is_packed.iter().any(|end| path.ends_with(end)) {
        CompressionMethod::Stored
    } else {
        CompressionMethod::Deflated
    };
    SimpleFileOptions::default().compression_method(method).large_file(true)
}

/// Copies a file into the archive; its size and hash.
fn copied(
    path: &str,
    from: &mut dyn Read,
    to: &mut dyn Write,
    named: &Path,
    progress: &mut dyn Progress,
) -> Result<BackupFile, BackupError> {
    let (mut hash, mut bytes) = (Sum::new(), 0_u64);
    let mut buffer = vec![0; 1 << 16];
    loop {
        let count = from.read(&mut buffer).map_err(BackupError::file(named))?;
        if count == 0 {
            break;
        }
        hash.update(&buffer[..count]);
        to.write_all(&buffer[..count]).map_err(BackupError::file(named))?;
        bytes += count as u64;
        progress.advance(count as u64);
    }
    Ok(BackupFile { path: path.to_owned(), bytes, sha256: hash.finish() })
}
