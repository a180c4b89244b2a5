//! A file's SHA-256, taken of the bytes as they are read for their rows.

use std::io::{self, Read};
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread::{self, JoinHandle};

use crate::checksum::Sum;

/// Bytes handed over at once, and how many such stretches may wait.
const STRETCH: usize = 1 << 20;
const WAITING: usize = 4;

/// A reader that has its bytes summed on another thread while they are read, so that a file is read once and its SHA-256
/// is of the very bytes its rows came from.
pub(super) struct Summed<R> {
    inner: R,
    full: SyncSender<Vec<u8>>,
    empty: Receiver<Vec<u8>>,
    filling: Vec<u8>,
    worker: JoinHandle<Sum>,
}

impl<R: Read> Summed<R> {
    /// Begins with the reader's next byte.
    pub(super) fn new(inner: R) -> Self {
        let (full, come) = mpsc::sync_channel::<Vec<u8>>(WAITING);
        let (give_back, empty) = mpsc::channel();
        let worker = thread::spawn(move || {
            let mut sum = Sum::new();
            for mut stretch in come {
                sum.update(&stretch);
                stretch.clear();
                // Nobody wants it back once the reader is done.
                let _ = give_back.send(stretch);
            }
            sum
        });
        Self { inner, full, empty, filling: Vec::new(), worker }
    }

    /// Reads what is left, and gives back the reader and the sum of all its bytes and of those that follow.
    pub(super) fn finish<'b>(
        mut self,
        following: impl Iterator<Item = &'b [u8]>,
    ) -> (R, io::Result<String>) {
        let rest = io::copy(&mut self, &mut io::sink());
        for bytes in following {
            self.filling.extend_from_slice(bytes);
            self.hand_over();
        }
        self.hand_over();
        let Self { inner, full, worker, .. } = self;
        drop(full);
        let sum = worker.join().map_err(|_| io::Error::other("the checksum was not finished"));
        (inner, rest.and(sum).map(Sum::finish))
    }

    fn hand_over(&mut self) {
        let next = self.empty.try_recv().unwrap_or_default();
        // A worker that is gone is noticed when it is joined.
        let _ = self.full.send(std::mem::replace(&mut self.filling, next));
    }
}

impl<R: Read> Read for Summed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.filling.extend_from_slice(&buffer[..read]);
        if self.filling.len() >= STRETCH {
            self.hand_over();
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checksum::sha256_of;

    #[test]
    fn a_sum_taken_while_reading_is_the_sum_of_the_whole() {
        for (size, taken) in [(0, 0), (5, 2), (STRETCH, STRETCH), (9 * STRETCH + 3, 2 * STRETCH)] {
            let bytes: Vec<u8> = (0..=250).cycle().take(size).collect();
            let whole = sha256_of(&mut &bytes[..], "bytes", &mut |_| {}).unwrap();
            let mut summed = Summed::new(&bytes[..]);
            // Whoever reads may stop before the end.
            summed.by_ref().take(taken as u64).read_to_end(&mut Vec::new()).unwrap();
            assert_eq!(summed.finish(std::iter::empty()).1.unwrap(), whole, "{size}");
            let two = [bytes.as_slice(), b"more"].concat();
            let two = sha256_of(&mut &two[..], "bytes", &mut |_| {}).unwrap();
            let more = std::iter::once(&b"more"[..]);
            assert_eq!(Summed::new(&bytes[..]).finish(more).1.unwrap(), two, "{size}");
        }
    }
}
