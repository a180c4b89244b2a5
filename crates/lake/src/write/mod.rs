//! Writing: takes what a source reads and makes a vintage of it. A vintage grows in a staging folder that nobody reads; at
//! the end that folder gets the vintage's name, and then the manifest names it.

mod bloom;
mod cell;
mod cell_rows;
mod cells;
mod encoder;
mod hash;
mod held;
mod ingest;
mod limits;
mod names;
mod sieve;
mod span;
mod spill;
mod staging;
mod tally;
#[cfg(test)]
mod tests;

use figure::Month;
use sources::{Batch, Reject, Sink, SourceError};

use self::ingest::Ingest;
use self::limits::Limits;
use self::span::Span;
use self::staging::Staging;
use self::tally::Tally;
use crate::{Imported, Lake, LakeError, VintageDraft, VintageRecord};

/// How many rejected rows are kept in full. All are counted.
const REJECTS_KEPT: usize = 10_000;
/// How many notices are kept. A file that gives more is not what it seems, and the first say so.
const NOTICES_KEPT: usize = 20;

/// One vintage being written. Give it its files in the order of their names: then equal files give equal vintages.
/// Dropped unfinished, it leaves nothing behind.
pub struct Writer<'lake> {
    lake: &'lake mut Lake,
    draft: VintageDraft,
    staging: Staging,
    ingest: Ingest,
    tally: Tally,
    span: Span,
    rejects: Vec<Reject>,
    rejected: u64,
    notices: Vec<String>,
    progress: Option<Box<dyn FnMut(u64) + 'lake>>,
}

impl std::fmt::Debug for Writer<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("draft", &self.draft).finish_non_exhaustive()
    }
}

impl<'lake> Writer<'lake> {
    /// A writer for a lake whose lock is held by the staging folder.
    pub(crate) fn new(lake: &'lake mut Lake, draft: VintageDraft) -> Result<Self, LakeError> {
        let lock = lake.lock()?;
        let staging = Staging::new(lake.dir(), lake.disk(), lock)?;
        let ingest = Ingest::new(
            draft.table,
            lake.disk(),
            &staging.folder(),
            &staging.scratch(),
            Limits::default(),
        )?;
        let span = Span::new(draft.table);
        Ok(Self {
            lake,
            draft,
            staging,
            ingest,
            tally: Tally::new(),
            span,
            rejects: Vec::new(),
            rejected: 0,
            notices: Vec::new(),
            progress: None,
        })
    }

    /// Reports to `progress` how many bytes were read since it was last called.
    #[must_use]
    pub fn with_progress(mut self, progress: impl FnMut(u64) + 'lake) -> Self {
        self.progress = Some(Box::new(progress));
        self
    }

    /// The next file (an archive is one file), by its name and of so many bytes.
    pub fn start_file(&mut self, name: &str, bytes: u64) -> Result<(), LakeError> {
        self.span.end_entry();
        self.tally.start_file(name, bytes);
        Ok(())
    }

    /// The next file inside an archive, by the label that messages name it by. A file that is no archive needs no call: it
    /// is its own only entry.
    pub fn start_entry(&mut self, label: &str) -> Result<(), LakeError> {
        self.span.end_entry();
        self.tally.start_entry(label);
        Ok(())
    }

    /// The file is read to its end, and this is its SHA-256 in hexadecimal.
    pub fn end_file(&mut self, sha256: String) -> Result<(), LakeError> {
        self.span.end_entry();
        if !self.tally.has_entry() {
            self.tally.current();
        }
        self.tally.end_file(sha256)
    }

    /// Makes the vintage one that is held, at once and whole.
    pub fn finish(mut self) -> Result<Imported, LakeError> {
        self.span.end_entry();
        let checksums = self.tally.checksums()?;
        if let Some(held) = self.lake.held_already(&self.draft.source, &checksums)? {
            return Ok(held);
        }
        let ingested = self.ingest.finish(&mut self.tally)?;
        if ingested.rows == 0 {
            return Err(LakeError::Empty {
                file: self.tally.label().to_owned(),
                rejected: self.rejected,
                first: self.rejects.first().map(|reject| format!("; the first: {reject}")),
            });
        }
        let coverage = self.span.coverage();
        let last_month = match coverage.span() {
            Some(span) => span.to(),
            None => month_of(&self.draft.retrieved)?,
        };
        let (files, entries) = self.tally.finish();
        let record = VintageRecord {
            id: self.lake.name(&self.draft.source, last_month, &checksums),
            source: self.draft.source,
            table: self.draft.table,
            last_month,
            retrieved: self.draft.retrieved,
            imported: self.draft.imported,
            publisher: self.draft.publisher,
            licence: self.draft.licence,
            files,
            rows: ingested.rows,
            rejects: self.rejected,
            duplicates: ingested.duplicates,
            repeated_identifiers: ingested.repeated_identifiers,
            indistinguishable: ingested.indistinguishable,
            without_location: ingested.without_location,
            notices: self.notices,
            coverage,
            provisional: self.draft.provisional,
            dropped: false,
        };
        self.staging.note(&self.rejects, &entries)?;
        self.staging.name(&record)?;
        let id = record.id.clone();
        self.lake.add(record)?;
        Ok(Imported::Added(id))
    }

    fn take(&mut self, batches: Vec<Batch>) -> Result<(), LakeError> {
        self.ingest.take(batches, &mut self.tally, &mut self.span)
    }
}

impl Sink for Writer<'_> {
    fn batches(&mut self, batches: Vec<Batch>) -> Result<(), SourceError> {
        self.take(batches).map_err(|error| SourceError::Sink {
            file: self.tally.label().to_owned(),
            source: Box::new(error),
        })
    }

    fn reject(&mut self, reject: Reject) {
        self.rejected += 1;
        self.tally.reject();
        if self.rejects.len() < REJECTS_KEPT {
            self.rejects.push(reject);
        }
    }

    fn notice(&mut self, sentence: &str) {
        if self.notices.len() < NOTICES_KEPT {
            self.notices.push(sentence.to_owned());
        }
    }

    fn covers(&mut self, part: Option<&str>, months: &[Month]) {
        self.span.covers(part, months);
    }

    fn progress(&mut self, bytes: u64) {
        if let Some(progress) = &mut self.progress {
            progress(bytes);
        }
    }
}

/// The month of a moment written as RFC 3339.
fn month_of(moment: &str) -> Result<Month, LakeError> {
    moment.get(..7).and_then(|month| month.parse().ok()).ok_or_else(|| {
        LakeError::Misuse(format!("\"{moment}\" is not a moment written as 2021-02-28T12:00:00Z"))
    })
}
