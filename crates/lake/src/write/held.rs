//! Rows held aside until it is known whether they are duplicates: in memory while they are few, else in a file.

use std::path::{Path, PathBuf};

use arrow::array::RecordBatch;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::encoder::{EVENTS_A_GROUP, Encoder};
use super::spill::{Record, Spill, half, word};
use crate::LakeError;
use crate::fs::Disk;

/// What is known of a row held aside.
pub(super) struct Candidate {
    /// Its place among the rows with an identifier.
    pub(super) ordinal: u64,
    /// Its identifier's hash.
    pub(super) key: u64,
    /// Its content's hash.
    pub(super) row: u64,
    /// The file it is from.
    pub(super) entry: u32,
    /// Whether it speaks of the same row as the candidate before it, by another key.
    pub(super) again: bool,
}

impl Record for Candidate {
    const BYTES: usize = 29;

    fn put(&self, bytes: &mut Vec<u8>) {
        self.ordinal.put(bytes);
        self.key.put(bytes);
        self.row.put(bytes);
        bytes.extend_from_slice(&self.entry.to_le_bytes());
        bytes.push(u8::from(self.again));
    }

    fn get(bytes: &[u8]) -> Self {
        Self {
            ordinal: word(bytes, 0),
            key: word(bytes, 8),
            row: word(bytes, 16),
            entry: half(bytes, 24),
            again: bytes.get(28).is_some_and(|&again| again != 0),
        }
    }
}

/// The rows, and what is known of each, in the same order.
pub(super) struct Held {
    disk: Disk,
    path: PathBuf,
    candidates: Spill<Candidate>,
    limit: usize,
    bytes: usize,
    waiting: Vec<RecordBatch>,
    file: Option<Encoder>,
}

impl Held {
    /// None yet.
    pub(super) fn new(disk: &Disk, scratch: &Path, limit: usize) -> Self {
        Self {
            disk: disk.clone(),
            path: scratch.join("held.parquet"),
            candidates: Spill::new(disk, scratch.join("candidates")),
            limit,
            bytes: 0,
            waiting: Vec::new(),
            file: None,
        }
    }

    /// Holds what is known of one row.
    pub(super) fn push(&mut self, candidate: &Candidate) -> Result<(), LakeError> {
        self.candidates.push(candidate)
    }

    /// What is known of each row.
    pub(super) fn candidates(&mut self) -> &mut Spill<Candidate> {
        &mut self.candidates
    }

    /// Holds the rows themselves.
    pub(super) fn rows(&mut self, rows: RecordBatch) -> Result<(), LakeError> {
        self.bytes += rows.get_array_memory_size();
        self.waiting.push(rows);
        if self.bytes > self.limit { self.spill() } else { Ok(()) }
    }

    fn spill(&mut self) -> Result<(), LakeError> {
        if self.file.is_none()
            && let Some(rows) = self.waiting.first()
        {
            let schema = rows.schema();
            self.file = Some(Encoder::create(&self.disk, &self.path, schema, EVENTS_A_GROUP)?);
        }
        if let Some(file) = &mut self.file {
            file.write(&self.waiting)?;
        }
        self.waiting.clear();
        self.bytes = 0;
        Ok(())
    }

    /// Hands over the rows in the order they came.
    pub(super) fn each(
        mut self,
        mut take: impl FnMut(RecordBatch) -> Result<(), LakeError>,
    ) -> Result<(), LakeError> {
        if self.file.is_some() {
            self.spill()?;
        }
        let Some(file) = self.file else {
            return self.waiting.into_iter().try_for_each(take);
        };
        file.close()?;
        let path = &self.path;
        let open = std::fs::File::open(path).map_err(LakeError::read(path))?;
        let rows = ParquetRecordBatchReaderBuilder::try_new(open)
            .and_then(|builder| builder.with_batch_size(1 << 14).build())
            .map_err(LakeError::parquet(path))?;
        rows.into_iter().try_for_each(|rows| take(rows?))
    }
}
