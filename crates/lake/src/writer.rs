//! A writer: takes what a source reads and makes a vintage of it.

use figure::{FileUsed, Month};
use sources::{Batch, Reject, Sink, SourceError};

use crate::{Imported, Lake, LakeError, VintageDraft};

/// One vintage being written. Give it its files in the order of their names.
pub struct Writer<'lake> {
    lake: &'lake mut Lake,
    draft: VintageDraft,
    progress: Option<Box<dyn FnMut(u64) + 'lake>>,
}

impl<'lake> Writer<'lake> {
    pub(crate) fn new(lake: &'lake mut Lake, draft: VintageDraft) -> Self {
        Self { lake, draft, progress: None }
    }

    /// Reports bytes read to `progress` as they are.
    #[must_use]
    pub fn with_progress(mut self, progress: impl FnMut(u64) + 'lake) -> Self {
        self.progress = Some(Box::new(progress));
        self
    }

    /// The next file (an archive is one file) of so many bytes.
    pub fn start_file(&mut self, file: FileUsed, bytes: u64) -> Result<(), LakeError> {
        let _ = (file, bytes, &self.draft);
        Ok(())
    }

    /// The next file inside the archive, by the label that messages name it by. A file that is no archive needs no call:
    /// it is its own only entry.
    pub fn start_entry(&mut self, label: &str) -> Result<(), LakeError> {
        let _ = label;
        Ok(())
    }

    /// The file is read to its end.
    pub fn end_file(&mut self) -> Result<(), LakeError> {
        Ok(())
    }

    /// Makes the vintage one that is held, at once and whole.
    pub fn finish(self) -> Result<Imported, LakeError> {
        Err(LakeError::Empty(self.lake.dir().display().to_string()))
    }
}

impl Sink for Writer<'_> {
    fn batches(&mut self, batches: Vec<Batch>) -> Result<(), SourceError> {
        drop(batches);
        Ok(())
    }

    fn reject(&mut self, reject: Reject) {
        drop(reject);
    }

    fn covers(&mut self, part: Option<&str>, months: &[Month]) {
        let _ = (part, months);
    }

    fn progress(&mut self, bytes: u64) {
        if let Some(progress) = &mut self.progress {
            progress(bytes);
        }
    }
}
