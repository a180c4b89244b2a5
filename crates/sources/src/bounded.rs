//! A reader that gives up on a record that is longer than any is, so that a broken file cannot take all memory.

use std::cell::Cell;
use std::io::{self, Read};

/// A bounded reader. Whoever takes a record from what it feeds sets `left` anew.
pub(crate) struct Bounded<'a, 'r> {
    /// The file.
    pub(crate) reader: &'r mut dyn Read,
    /// Bytes that may still be read for the record.
    pub(crate) left: &'a Cell<usize>,
    /// Bytes read that the sink has not been told of.
    pub(crate) taken: &'a Cell<u64>,
    /// What to say of a record that is too long.
    pub(crate) problem: &'static str,
}

impl Read for Bounded<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.left.get();
        if left == 0 {
            return Err(io::Error::other(self.problem));
        }
        let want = buffer.len().min(left);
        let read = self.reader.read(&mut buffer[..want])?;
        self.left.set(left - read);
        self.taken.set(self.taken.get() + read as u64);
        Ok(read)
    }
}
