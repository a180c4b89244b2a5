//! A spill: a long run of small records that is written once and read from its start, in memory while it is short and in a
//! file of the staging folder once it is not.

use std::io::{Read, Seek, SeekFrom, Write};
use std::marker::PhantomData;
use std::path::PathBuf;

use crate::LakeError;
use crate::fs::{Disk, DiskFile};

/// How many bytes are collected before they go to the file.
const BUFFER: usize = 1 << 20;

/// A record of a fixed number of bytes.
pub(super) trait Record: Sized {
    /// How many.
    const BYTES: usize;

    /// Appends the bytes.
    fn put(&self, bytes: &mut Vec<u8>);

    /// Reads them again.
    fn get(bytes: &[u8]) -> Self;
}

/// The eight bytes from `at`, as a number.
pub(super) fn word(bytes: &[u8], at: usize) -> u64 {
    bytes[at..at + 8].iter().rev().fold(0, |word, &byte| (word << 8) | u64::from(byte))
}

/// The four bytes from `at`, as a number.
pub(super) fn half(bytes: &[u8], at: usize) -> u32 {
    bytes[at..at + 4].iter().rev().fold(0, |half, &byte| (half << 8) | u32::from(byte))
}

impl Record for u64 {
    const BYTES: usize = 8;

    fn put(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.to_le_bytes());
    }

    fn get(bytes: &[u8]) -> Self {
        word(bytes, 0)
    }
}

/// The run of records.
pub(super) struct Spill<R> {
    disk: Disk,
    path: PathBuf,
    buffer: Vec<u8>,
    file: Option<DiskFile>,
    len: u64,
    record: PhantomData<R>,
}

impl<R: Record> Spill<R> {
    /// An empty run, which may make a file at `path`.
    pub(super) fn new(disk: &Disk, path: PathBuf) -> Self {
        Self {
            disk: disk.clone(),
            path,
            buffer: Vec::new(),
            file: None,
            len: 0,
            record: PhantomData,
        }
    }

    /// How many records it has.
    pub(super) fn len(&self) -> u64 {
        self.len
    }

    /// Appends a record.
    pub(super) fn push(&mut self, record: &R) -> Result<(), LakeError> {
        record.put(&mut self.buffer);
        self.len += 1;
        if self.buffer.len() >= BUFFER { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), LakeError> {
        if self.file.is_none() {
            self.file = Some(self.disk.create(&self.path)?);
        }
        if let Some(file) = &mut self.file {
            file.write_all(&self.buffer).map_err(LakeError::write(&self.path))?;
        }
        self.buffer.clear();
        Ok(())
    }

    /// The records from the first.
    pub(super) fn records(&mut self) -> Result<Records<'_, R>, LakeError> {
        if self.file.is_some() {
            self.flush()?;
        }
        if let Some(file) = &mut self.file {
            file.seek(SeekFrom::Start(0)).map_err(LakeError::read(&self.path))?;
        }
        let chunk = if self.file.is_none() { self.buffer.clone() } else { Vec::new() };
        Ok(Records { left: self.len, at: 0, chunk, spill: self })
    }
}

/// Reads a spill record by record.
pub(super) struct Records<'a, R> {
    spill: &'a mut Spill<R>,
    left: u64,
    chunk: Vec<u8>,
    at: usize,
}

impl<R: Record> Records<'_, R> {
    /// The next record.
    pub(super) fn next(&mut self) -> Result<Option<R>, LakeError> {
        if self.left == 0 {
            return Ok(None);
        }
        if self.at == self.chunk.len() {
            let most = BUFFER / 4 / R::BYTES;
            let records = usize::try_from(self.left).map_or(most, |left| left.min(most));
            self.chunk.resize(records * R::BYTES, 0);
            self.at = 0;
            if let Some(file) = &mut self.spill.file {
                file.read_exact(&mut self.chunk).map_err(LakeError::read(&self.spill.path))?;
            }
        }
        let record = R::get(&self.chunk[self.at..self.at + R::BYTES]);
        self.at += R::BYTES;
        self.left -= 1;
        Ok(Some(record))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_back_what_it_took_in_memory_and_from_disk() {
        let dir = tempfile::tempdir().unwrap();
        for len in [0u64, 3, 131_072, 131_073, 400_000] {
            let path = dir.path().join(len.to_string());
            let mut spill = Spill::<u64>::new(&Disk::default(), path.clone());
            for i in 0..len {
                spill.push(&i.wrapping_mul(0x0123_4567_89ab_cdef)).unwrap();
            }
            for _twice in 0..2 {
                let mut records = spill.records().unwrap();
                for i in 0..len {
                    assert_eq!(
                        records.next().unwrap(),
                        Some(i.wrapping_mul(0x0123_4567_89ab_cdef))
                    );
                }
                assert_eq!(records.next().unwrap(), None);
            }
            assert_eq!(path.exists(), len >= 131_072);
        }
    }
}
