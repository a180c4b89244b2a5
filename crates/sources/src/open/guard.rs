//! A reader that counts what really comes out of an archive, whatever its index declares, and remembers why it stopped.

use std::io::{self, Read};

/// Bytes beyond which no publisher's file goes: the national street file of three years is some 4 GiB.
const MOST_BYTES: u64 = 16 << 30;
/// Times its packed size that a file may unpack to. Publishers' files reach some 20; a bomb's go to 1,032.
const MOST_TIMES: u64 = 200;
/// Bytes below which the ratio says nothing.
const SMALL: u64 = 32 << 20;

/// A guarded reader.
pub(super) struct Guard<R> {
    inner: R,
    packed: Option<u64>,
    read: u64,
    trouble: Option<String>,
}

impl<R: Read> Guard<R> {
    /// Guards `inner`; `packed` is its size in the archive, where it comes from one.
    pub(super) fn new(inner: R, packed: Option<u64>) -> Self {
        Self { inner, packed, read: 0, trouble: None }
    }

    /// Why it stopped, and what to do.
    pub(super) fn trouble(self) -> Option<String> {
        self.trouble
    }

    fn stop(&mut self, problem: String) -> io::Error {
        self.trouble = Some(problem.clone());
        io::Error::other(problem)
    }
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.inner.read(buffer) {
            Ok(read) => {
                self.read += read as u64;
                let packed = self.packed.unwrap_or(u64::MAX);
                if self.read > MOST_BYTES {
                    let most = MOST_BYTES >> 30;
                    return Err(self.stop(format!(
                        "holds more than {most} GiB, which no publisher's file does; it was not read further: download it \
                         again from its publisher"
                    )));
                }
                if self.read > SMALL && self.read > packed.saturating_mul(MOST_TIMES) {
                    return Err(self.stop(format!(
                        "unpacks to more than {MOST_TIMES} times its size, as only a zip bomb does; it was not read \
                         further: download the archive again from its publisher"
                    )));
                }
                Ok(read)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(error) => {
                if self.packed.is_some() {
                    self.trouble = Some(format!(
                        "is damaged in its archive ({error}); download the archive again"
                    ));
                }
                Err(error)
            }
        }
    }
}
