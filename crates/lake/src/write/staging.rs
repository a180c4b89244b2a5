//! The staging folder: where a vintage grows until it gets its name.

use std::path::{Path, PathBuf};

use sources::Reject;

use crate::fs::{Disk, Lock};
use crate::layout::{self, ENTRIES, REJECTS};
use crate::{EntryRecord, LakeError, VintageRecord};

/// The folder, with the right to write to its lake. Dropped, it takes with it what did not get a name.
pub(super) struct Staging {
    lake: PathBuf,
    disk: Disk,
    _lock: Lock,
}

impl Staging {
    /// A new, empty folder.
    pub(super) fn new(lake: &Path, disk: &Disk, lock: Lock) -> Result<Self, LakeError> {
        let staging = Self { lake: lake.to_owned(), disk: disk.clone(), _lock: lock };
        disk.make_dir(&staging.folder())?;
        disk.make_dir(&staging.scratch())?;
        Ok(staging)
    }

    /// Where the vintage's files are written.
    pub(super) fn folder(&self) -> PathBuf {
        layout::staging(&self.lake).join("vintage")
    }

    /// Where files are written that are needed only meanwhile. It lies in the lake, because that is where the user has
    /// room; the system's own folder for such files is often small.
    pub(super) fn scratch(&self) -> PathBuf {
        layout::staging(&self.lake).join("scratch")
    }

    /// Writes what is said of rows that were rejected, and of each file.
    pub(super) fn note(
        &self,
        rejects: &[Reject],
        entries: &[EntryRecord],
    ) -> Result<(), LakeError> {
        let folder = self.folder();
        let mut lines = Vec::new();
        for reject in rejects {
            serde_json::to_writer(&mut lines, reject).map_err(|error| no_json(&error))?;
            lines.push(b'\n');
        }
        if !rejects.is_empty() {
            self.disk.write(&folder.join(REJECTS), &lines)?;
        }
        let mut entries = serde_json::to_vec(entries).map_err(|error| no_json(&error))?;
        entries.push(b'\n');
        self.disk.write(&folder.join(ENTRIES), &entries)
    }

    /// Gives the folder the name of its vintage. The vintage is held only once the manifest names it too.
    pub(super) fn name(&self, record: &VintageRecord) -> Result<(), LakeError> {
        let (source, id) = (record.source.as_str(), record.id.as_str());
        let place = self.lake.join(source);
        self.disk.sync_dir(&self.folder())?;
        self.disk.make_dir(&place)?;
        self.disk.sync_dir(&self.lake)?;
        let vintage = layout::vintage(&self.lake, source, id);
        if vintage.exists() {
            self.disk.remove(&vintage)?;
        }
        self.disk.rename(&self.folder(), &vintage)?;
        self.disk.sync_dir(&place)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be removed now is swept away before the next import.
        let _ = self.disk.remove(&layout::staging(&self.lake));
    }
}

fn no_json(error: &serde_json::Error) -> LakeError {
    LakeError::Misuse(format!("what the vintage says of its files could not be written: {error}"))
}
