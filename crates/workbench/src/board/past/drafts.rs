//! Proposals that wait for somebody to go on with them: a file each, for the folder's owner alone to read.

use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;

use jiff::{Timestamp, ToSpan as _};

use super::{PastError, PastMinutes};
use crate::Folder;

/// How many days a draft waits.
pub const DRAFT_DAYS: i64 = 90;

/// Every draft, the one that was read last first. A file that is none is passed over.
pub fn drafts(folder: &Folder) -> Result<Vec<PastMinutes>, PastError> {
    let place = folder.past_minutes();
    if !place.is_dir() {
        return Ok(Vec::new());
    }
    let wrong = |source| PastError::Draft { path: place.clone(), what: "read", source };
    let mut drafts = Vec::new();
    for entry in fs::read_dir(&place).map_err(wrong)? {
        let name = entry.map_err(wrong)?.file_name();
        let id = name.to_str().and_then(|name| name.strip_suffix(".json"));
        if let Some(found) = id.and_then(|id| draft(folder, id).ok()) {
            drafts.push(found);
        }
    }
    drafts.sort_by(|one, other| other.read.cmp(&one.read).then_with(|| one.id.cmp(&other.id)));
    Ok(drafts)
}

/// The draft with this id.
///
/// # Errors
/// Where there is none, or its file cannot be read.
pub fn draft(folder: &Folder, id: &str) -> Result<PastMinutes, PastError> {
    let path = path(folder, id)?;
    let wrong = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => PastError::NoDraft,
        _ => PastError::Draft { path: path.clone(), what: "read", source },
    };
    let bytes = fs::read(&path).map_err(wrong)?;
    serde_json::from_slice(&bytes).map_err(|error| wrong(error.into()))
}

/// Removes a draft. What was kept of it stays.
///
/// # Errors
/// Where there is none, or its file cannot be removed.
pub fn discard(folder: &Folder, id: &str) -> Result<(), PastError> {
    let path = path(folder, id)?;
    fs::remove_file(&path).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound => PastError::NoDraft,
        _ => PastError::Draft { path, what: "written", source },
    })
}

/// Discards every draft that was read longer than [`DRAFT_DAYS`] ago: names that nobody goes on with are not held for good. How many.
pub fn forget(folder: &Folder, now: Timestamp) -> Result<usize, PastError> {
    let oldest = now - (24 * DRAFT_DAYS).hours();
    let old: Vec<PastMinutes> =
        drafts(folder)?.into_iter().filter(|draft| draft.read < oldest).collect();
    for draft in &old {
        discard(folder, &draft.id)?;
    }
    Ok(old.len())
}

/// Keeps a proposal, in place of an earlier one from the same file.
pub(super) fn write(folder: &Folder, minutes: &PastMinutes) -> Result<(), PastError> {
    let path = path(folder, &minutes.id)?;
    let beside = path.with_extension("tmp");
    let written = || -> io::Result<()> {
        fs::create_dir_all(folder.past_minutes())?;
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&beside)?;
        file.write_all(&serde_json::to_vec_pretty(minutes)?)?;
        file.sync_all()?;
        fs::rename(&beside, &path)
    };
    written().map_err(|source| PastError::Draft { path: path.clone(), what: "written", source })
}

/// The file of a draft. An id is of a hash: nothing else leads to a file.
fn path(folder: &Folder, id: &str) -> Result<PathBuf, PastError> {
    let is_id = !id.is_empty() && id.chars().all(|letter| letter.is_ascii_hexdigit());
    is_id.then(|| folder.past_minutes().join(format!("{id}.json"))).ok_or(PastError::NoDraft)
}
