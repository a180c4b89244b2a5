//! Cuts a stream into chunks that end where a record does, so that each can be read by itself. Memory is that of the
//! chunks, whatever the size of the file.

use std::io::{self, Read};

use memchr::memchr;

use super::records::{End, end_of_last_record, end_of_record};

/// Bytes of a chunk: some 20,000 rows.
pub(super) const CHUNK: usize = 4 * 1024 * 1024;
/// Chunks start at a sixteenth of their size, so that a small file too is read on every core, and double after so many.
const DOUBLE_AFTER: usize = 4;

/// Whole records.
#[derive(Debug)]
pub(super) struct Chunk {
    pub(super) bytes: Vec<u8>,
    /// Whether the file ends here.
    pub(super) last: bool,
}

/// A stream, cut into chunks.
pub(super) struct Cutter<'r> {
    reader: &'r mut dyn Read,
    /// The size of the next chunk, how many of it are left, and the greatest size.
    size: usize,
    of_this_size: usize,
    most: usize,
    /// Read, but not handed out: the start of a record.
    carry: Vec<u8>,
    /// Cut, but not handed out: what followed the header.
    waiting: Option<Chunk>,
    /// Inside a record that is too long to be kept.
    skipping: bool,
    ended: bool,
}

impl<'r> Cutter<'r> {
    pub(super) fn new(reader: &'r mut dyn Read, most: usize) -> Self {
        Self {
            reader,
            size: (most / 16).max(1),
            of_this_size: DOUBLE_AFTER,
            most,
            carry: Vec::new(),
            waiting: None,
            skipping: false,
            ended: false,
        }
    }

    /// Takes the first record off the stream, with its line end; empty where the file is.
    pub(super) fn first_record(&mut self) -> io::Result<Vec<u8>> {
        let Some(mut chunk) = self.next(Vec::new())? else { return Ok(Vec::new()) };
        let end = match end_of_record(&chunk.bytes, chunk.last) {
            End::Whole(end) | End::Unclosed(end) | End::TooLong(end) => end,
            End::Beyond => chunk.bytes.len(),
        };
        let rest = chunk.bytes.split_off(end);
        self.waiting = Some(Chunk { bytes: rest, last: chunk.last });
        Ok(chunk.bytes)
    }

    /// The next chunk, in the memory of `bytes`; none at the end.
    pub(super) fn next(&mut self, mut bytes: Vec<u8>) -> io::Result<Option<Chunk>> {
        if let Some(chunk) = self.waiting.take().filter(|chunk| !chunk.bytes.is_empty()) {
            return Ok(Some(chunk));
        }
        if self.of_this_size == 0 && self.size < self.most {
            self.size = (self.size * 2).min(self.most);
            self.of_this_size = DOUBLE_AFTER;
        }
        self.of_this_size = self.of_this_size.saturating_sub(1);
        bytes.clear();
        bytes.append(&mut self.carry);
        loop {
            if !self.ended {
                self.fill(&mut bytes)?;
            }
            if self.skipping {
                if let Some(end) = memchr(b'\n', &bytes) {
                    bytes.drain(..=end);
                    self.skipping = false;
                } else {
                    bytes.clear();
                }
            }
            if self.ended {
                return Ok((!bytes.is_empty()).then_some(Chunk { bytes, last: true }));
            }
            let (end, skipping) = end_of_last_record(&bytes);
            if end > 0 {
                self.skipping = skipping;
                self.carry.extend_from_slice(&bytes[end..]);
                bytes.truncate(end);
                return Ok(Some(Chunk { bytes, last: false }));
            }
        }
    }

    fn fill(&mut self, bytes: &mut Vec<u8>) -> io::Result<()> {
        let room = self.size.saturating_sub(bytes.len());
        let want = if room == 0 { self.size } else { room };
        bytes.reserve(want);
        let limit = u64::try_from(want).unwrap_or(u64::MAX);
        let read = (&mut *self.reader).take(limit).read_to_end(bytes)?;
        self.ended = read < want;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::records::LONGEST;
    use super::*;

    fn records(data: &[u8], size: usize) -> Vec<Vec<u8>> {
        let mut reader = data;
        let mut cutter = Cutter::new(&mut reader, size);
        let mut records = Vec::new();
        while let Some(chunk) = cutter.next(Vec::new()).unwrap() {
            let mut rest = &chunk.bytes[..];
            while !rest.is_empty() {
                let end = match end_of_record(rest, chunk.last) {
                    End::Whole(end) | End::Unclosed(end) | End::TooLong(end) => end,
                    End::Beyond => memchr(b'\n', rest).map_or(rest.len(), |end| end + 1),
                };
                // What is past the bound depends on the chunks; it is thrown away in any case.
                records.push(rest[..end.min(LONGEST)].to_vec());
                rest = &rest[end..];
            }
        }
        records
    }

    #[test]
    fn a_record_without_end_is_thrown_away_and_the_next_one_kept() {
        let mut data = b"a,b\n".to_vec();
        data.extend(vec![b'x'; 5 * LONGEST]);
        data.extend(b"\nc,d\n");
        for size in [10_000, LONGEST, 2 * LONGEST, 10 * LONGEST] {
            let found = records(&data, size);
            assert_eq!(found.len(), 3, "{size}");
            assert_eq!(found[2], b"c,d\n");
        }
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_spoils_one_line() {
        let mut data = b"a,\"b\n".to_vec();
        for _ in 0..2 * LONGEST / 4 {
            data.extend(b"c,d\n");
        }
        for size in [10_000, LONGEST, 3 * LONGEST] {
            assert_eq!(records(&data, size).len(), 1 + 2 * LONGEST / 4, "{size}");
        }
    }

    proptest! {
        #[test]
        fn records_do_not_depend_on_the_size_of_chunks(
            data in "[ab,\"\r\n]{0,400}", size in 1usize..60,
        ) {
            prop_assert_eq!(records(data.as_bytes(), size), records(data.as_bytes(), 1000));
        }
    }
}
