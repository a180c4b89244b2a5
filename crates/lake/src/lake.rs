//! The lake itself: opening it, listing what it holds, dropping and restoring.

use std::path::{Path, PathBuf};

use arrow::record_batch::RecordBatch;
use figure::{SourceId, VintageId};
use sources::Reject;

use crate::{
    CountsQuery, CountsResult, EntryRecord, IndicatorRow, IndicatorsQuery, LakeError, LookupRow,
    PopulationCell, Revision, VintageDraft, VintageRecord, Writer,
};

/// A folder of vintages.
#[derive(Debug)]
pub struct Lake {
    dir: PathBuf,
    live: Vec<VintageRecord>,
    all: Vec<VintageRecord>,
}

impl Lake {
    /// Opens the lake in `dir` (the `lake/` folder itself) to read it.
    pub fn open(dir: impl AsRef<Path>) -> Result<Self, LakeError> {
        Ok(Self { dir: dir.as_ref().to_owned(), live: Vec::new(), all: Vec::new() })
    }

    /// Makes a lake in `dir`, or opens the one that is there.
    pub fn create(dir: impl AsRef<Path>) -> Result<Self, LakeError> {
        Self::open(dir)
    }

    /// The lake's folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The vintages that figures are made from, the newest first.
    pub fn vintages(&self) -> &[VintageRecord] {
        &self.live
    }

    /// Those and the dropped ones, the newest first.
    pub fn all_vintages(&self) -> &[VintageRecord] {
        &self.all
    }

    /// The vintage of this name, dropped or not.
    pub fn vintage(&self, id: &VintageId) -> Result<&VintageRecord, LakeError> {
        self.all
            .iter()
            .find(|vintage| &vintage.id == id)
            .ok_or_else(|| LakeError::UnknownVintage(id.clone()))
    }

    /// The live vintage that was read from the file with this SHA-256.
    pub fn holds(&self, sha256: &str) -> Option<VintageId> {
        let _ = sha256;
        None
    }

    /// The vintage (live or dropped) of this source that was read from exactly these files, given by their SHA-256.
    pub fn holds_files(&self, source: &SourceId, sha256: &[String]) -> Option<&VintageRecord> {
        let _ = (source, sha256);
        None
    }

    /// Begins a new vintage. Nothing is held until [`Writer::finish`]; a writer that is dropped leaves nothing behind.
    pub fn begin(&mut self, draft: VintageDraft) -> Result<Writer<'_>, LakeError> {
        Ok(Writer::new(self, draft))
    }

    /// Drops a vintage: its files stay until [`Lake::purge`], but no figure reads it. Dropping a dropped one changes nothing.
    pub fn drop_vintage(&mut self, id: &VintageId) -> Result<(), LakeError> {
        Err(LakeError::UnknownVintage(id.clone()))
    }

    /// Takes a dropped vintage back.
    pub fn restore(&mut self, id: &VintageId) -> Result<(), LakeError> {
        Err(LakeError::UnknownVintage(id.clone()))
    }

    /// Deletes the files of dropped vintages for good, and says which.
    pub fn purge(&mut self) -> Result<Vec<VintageId>, LakeError> {
        Ok(Vec::new())
    }

    /// The rejected rows of a vintage; the first 10,000 are kept in full, all are counted in its record.
    pub fn rejects(&self, id: &VintageId) -> Result<Vec<Reject>, LakeError> {
        Err(LakeError::UnknownVintage(id.clone()))
    }

    /// What was read from each file (or file inside an archive) of a vintage, in order.
    pub fn entries(&self, id: &VintageId) -> Result<Vec<EntryRecord>, LakeError> {
        Err(LakeError::UnknownVintage(id.clone()))
    }

    /// Counts of one vintage by month and area, parent or nothing.
    pub fn counts(&self, query: &CountsQuery) -> Result<CountsResult, LakeError> {
        Err(LakeError::UnknownVintage(query.vintage.clone()))
    }

    /// Residents (persons, all ages) of every live vintage, by area, year and vintage.
    pub fn population(&self) -> Result<Vec<PopulationCell>, LakeError> {
        Ok(Vec::new())
    }

    /// Every row of every live look-up.
    pub fn lookups(&self) -> Result<Vec<LookupRow>, LakeError> {
        Ok(Vec::new())
    }

    /// Numbers about areas, of live vintages.
    pub fn indicators(&self, query: &IndicatorsQuery) -> Result<Vec<IndicatorRow>, LakeError> {
        let _ = query;
        Ok(Vec::new())
    }

    /// Months held in two or more live vintages of a source: each category's count then and now.
    pub fn revisions(&self, source: &SourceId) -> Result<Vec<Revision>, LakeError> {
        let _ = source;
        Ok(Vec::new())
    }

    /// Any question in SQL over the live vintages: one view a table (`counts`, `street`, …), each with a column `vintage`.
    pub fn sql(&self, query: &str) -> Result<Vec<RecordBatch>, LakeError> {
        let _ = query;
        Ok(Vec::new())
    }
}
