//! A file's SHA-256, in hexadecimal.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use ring::digest::{Context, SHA256};

use crate::SourceError;

/// A SHA-256 under way.
#[derive(Clone)]
pub struct Sum(Context);

impl Default for Sum {
    fn default() -> Self {
        Self::new()
    }
}

impl Sum {
    /// Of no byte yet.
    pub fn new() -> Self {
        Self(Context::new(&SHA256))
    }

    /// The next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// All bytes came: the SHA-256 in hexadecimal.
    pub fn finish(self) -> String {
        let mut text = String::with_capacity(64);
        for byte in self.0.finish().as_ref() {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text
    }
}

/// The SHA-256 of a file, in hexadecimal. `progress` is told of each stretch of bytes read.
pub fn sha256(path: &Path, progress: &mut dyn FnMut(u64)) -> Result<String, SourceError> {
    let label = path.display().to_string();
    match File::open(path) {
        Ok(mut file) => sha256_of(&mut file, &label, progress),
        Err(source) => Err(SourceError::Io { file: label, source }),
    }
}

/// The same of bytes in memory.
pub fn sha256_of_bytes(bytes: &[u8]) -> String {
    let mut sum = Sum::new();
    sum.update(bytes);
    sum.finish()
}

/// The same of anything that can be read; `label` names it in messages.
pub(crate) fn sha256_of(
    file: &mut dyn Read,
    label: &str,
    progress: &mut dyn FnMut(u64),
) -> Result<String, SourceError> {
    let mut sum = Sum::new();
    let mut buffer = vec![0; 256 * 1024];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok(sum.finish()),
            Ok(read) => {
                sum.update(&buffer[..read]);
                progress(read as u64);
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(source) => return Err(SourceError::Io { file: label.to_owned(), source }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_standard() {
        // FIPS 180-4's example, and the sum of nothing.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(sha256_of_bytes(b"abc"), abc);
        assert_eq!(sha256_of(&mut &b"abc"[..], "abc", &mut |_| {}).unwrap(), abc);
        assert_eq!(sha256_of_bytes(b""), nothing);
    }
}
