//! Making a change that was looked at: the text is replaced in one step, so that whoever reads it sees the old or the new.

use std::fs;
use std::io::Write as _;

use tempfile::NamedTempFile;

use super::{MakeError, Proposal};
use crate::{Folder, FolderError};

impl Proposal {
    /// Replaces the text in the folder.
    ///
    /// # Errors
    /// Where the text is no longer the one that the proposal was made from, or cannot be written; then nothing is changed.
    pub fn make(&self, folder: &Folder) -> Result<(), MakeError> {
        if self.file.read(folder)? != self.before {
            return Err(MakeError::ChangedMeanwhile(self.file.name()));
        }
        let path = self.path(folder.root(), folder.settings());
        let write = |source| FolderError::Write { path: path.clone(), source };
        let beside = path.parent().unwrap_or_else(|| folder.root());
        let mut new = NamedTempFile::new_in(beside).map_err(write)?;
        new.write_all(self.after.as_bytes()).map_err(write)?;
        // Whoever could read it before can read it after: a temporary file is its owner's alone.
        let like = fs::metadata(&path).or_else(|_| fs::metadata(folder.settings_file()));
        new.as_file().set_permissions(like.map_err(write)?.permissions()).map_err(write)?;
        new.as_file().sync_all().map_err(write)?;
        new.persist(&path).map_err(|error| write(error.error))?;
        Ok(())
    }
}
