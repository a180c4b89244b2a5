//! The tally: what became of each row of each file, so that rows in = kept + rejected + duplicates for every one.

use figure::FileUsed;

use super::names::index;
use crate::{EntryRecord, FileRecord, LakeError};

/// The files of a vintage, with the files inside them.
pub(super) struct Tally {
    files: Vec<FileRecord>,
    entries: Vec<Entry>,
    /// Whether rows may come for the last entry.
    open: bool,
}

struct Entry {
    file: usize,
    record: EntryRecord,
}

impl Tally {
    /// No file yet.
    pub(super) fn new() -> Self {
        Self { files: Vec::new(), entries: Vec::new(), open: false }
    }

    /// The next file.
    pub(super) fn start_file(&mut self, name: &str, bytes: u64) {
        self.files.push(FileRecord {
            file: FileUsed { name: name.to_owned(), sha256: String::new() },
            bytes,
            rows_in: 0,
            rows_kept: 0,
            rejects: 0,
            duplicates: 0,
        });
        self.open = false;
    }

    /// The last file is at its end, with this SHA-256.
    pub(super) fn end_file(&mut self, sha256: String) -> Result<(), LakeError> {
        let last = self.files.last_mut();
        let last = last.ok_or_else(|| LakeError::Misuse("no file was started".to_owned()))?;
        last.file.sha256 = sha256;
        Ok(())
    }

    /// The next file inside the last file.
    pub(super) fn start_entry(&mut self, label: &str) {
        let record =
            EntryRecord { label: label.to_owned(), rows_in: 0, kept: 0, rejects: 0, duplicates: 0 };
        self.entries.push(Entry { file: self.files.len().saturating_sub(1), record });
        self.open = true;
    }

    /// Whether the last file has an entry.
    pub(super) fn has_entry(&self) -> bool {
        self.entries.last().is_some_and(|entry| entry.file + 1 == self.files.len())
    }

    /// The number of the entry that rows come from now; the file itself where it has named none.
    pub(super) fn current(&mut self) -> u32 {
        if !self.open {
            let label = self.label().to_owned();
            self.start_entry(&label);
        }
        u32::try_from(self.entries.len() - 1).unwrap_or(u32::MAX)
    }

    /// How messages name what is being read.
    pub(super) fn label(&self) -> &str {
        match (self.entries.last(), self.files.last()) {
            (Some(entry), _) if self.open => &entry.record.label,
            (_, Some(record)) => &record.file.name,
            _ => "rows of no file",
        }
    }

    /// Rows of the entry were kept.
    pub(super) fn kept(&mut self, entry: u32, rows: u64) {
        self.entries[index(entry)].record.kept += rows;
    }

    /// Rows of the entry were set apart.
    pub(super) fn duplicate(&mut self, entry: u32) {
        self.entries[index(entry)].record.duplicates += 1;
    }

    /// A row was rejected.
    pub(super) fn reject(&mut self) {
        let entry = self.current();
        self.entries[index(entry)].record.rejects += 1;
    }

    /// Each file's SHA-256. All must be at their end, and there must be one.
    pub(super) fn checksums(&self) -> Result<Vec<String>, LakeError> {
        if self.files.is_empty() {
            return Err(LakeError::Misuse("a vintage needs at least one file".to_owned()));
        }
        let sums = self.files.iter().map(|FileRecord { file, .. }| {
            if file.sha256.is_empty() {
                return Err(LakeError::Misuse(format!("{} was started and not ended", file.name)));
            }
            Ok(file.sha256.clone())
        });
        sums.collect()
    }

    /// The records of files and entries.
    pub(super) fn finish(self) -> (Vec<FileRecord>, Vec<EntryRecord>) {
        let mut files = self.files;
        let mut entries = Vec::with_capacity(self.entries.len());
        for Entry { file, mut record } in self.entries {
            record.rows_in = record.kept + record.rejects + record.duplicates;
            let file = &mut files[file];
            file.rows_in += record.rows_in;
            file.rows_kept += record.kept;
            file.rejects += record.rejects;
            file.duplicates += record.duplicates;
            entries.push(record);
        }
        (files, entries)
    }
}
