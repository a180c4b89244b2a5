//! Verifying: whether a backup is whole, and whether a folder is in order.

use std::path::Path;

use lake::Lake;
use partnership::Store;

use super::Backup;
use super::restore::each;
use crate::board::altered_packs;
use crate::{Folder, Progress, WorkbenchError, editions, publication};

/// What was found in a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many entries the trail of changes has; none where there are no records yet.
    pub trail: Option<u64>,
    /// How many vintages are held, and how many rows in them were counted.
    pub vintages: usize,
    /// How many rows were counted in them.
    pub rows: u64,
    /// How many editions are as they were published.
    pub editions: usize,
    /// How many packs are as they were published.
    pub packs: usize,
    /// What is not in order, in words.
    pub faults: Vec<String>,
}

/// Reads a whole backup and holds every part against its hash.
pub fn verify_backup(from: &Path, progress: &mut dyn Progress) -> Result<Backup, WorkbenchError> {
    let made = each(from, progress, |path, reader| {
        std::io::copy(reader, &mut std::io::sink())
            .map(|_| ())
            .map_err(super::BackupError::file(path))
    })?;
    progress.end();
    Ok(made)
}

/// Checks a folder: the store is whole and its trail unaltered, every vintage can be read and has the rows that it should,
/// every edition's files are what was published.
pub fn verify_folder(
    folder: &Folder,
    progress: &mut dyn Progress,
) -> Result<Verified, WorkbenchError> {
    let mut found = Verified::default();
    let records = folder.records();
    if records.is_file() {
        match Store::check(&records) {
            Ok(entries) => found.trail = Some(entries),
            Err(error) => found.faults.push(error.to_string()),
        }
    }
    let lake = Lake::create(folder.lake())?;
    let vintages = lake.vintages();
    progress.begin("reading the data", Some(vintages.len() as u64), false);
    for record in vintages {
        match lake.rows_on_disk(&record.id) {
            Ok(rows) if rows == record.rows => {
                found.vintages += 1;
                found.rows += rows;
            }
            Ok(rows) => found.faults.push(format!(
                "{} has {rows} rows, and its manifest says {}",
                record.id, record.rows
            )),
            Err(error) => found.faults.push(format!("{}: {error}", record.id)),
        }
        progress.advance(1);
    }
    for edition in editions(folder)? {
        let altered = publication::altered(folder, &edition);
        if altered.is_empty() {
            found.editions += 1;
        }
        found.faults.extend(
            altered
                .into_iter()
                .map(|file| format!("{}: {file} is not what was published", edition.name)),
        );
    }
    if found.trail.is_some() {
        for (pack, altered) in altered_packs(folder, &Store::open(&records)?)? {
            found.packs += usize::from(altered.is_empty());
            let fault = |file| format!("{pack}: {file} is not what was published");
            found.faults.extend(altered.into_iter().map(fault));
        }
    }
    progress.end();
    Ok(found)
}
