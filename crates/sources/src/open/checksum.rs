//! A file's SHA-256, read as a stream.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::SourceError;

/// The SHA-256 of a file, in hexadecimal. `progress` is told of each stretch of bytes read.
pub fn sha256(path: &Path, progress: &mut dyn FnMut(u64)) -> Result<String, SourceError> {
    let label = path.display().to_string();
    match File::open(path) {
        Ok(mut file) => sha256_of(&mut file, &label, progress),
        Err(source) => Err(SourceError::Io { file: label, source }),
    }
}

/// The same of anything that can be read; `label` names it in messages.
pub(super) fn sha256_of(
    file: &mut dyn Read,
    label: &str,
    progress: &mut dyn FnMut(u64),
) -> Result<String, SourceError> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 256 * 1024];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => {
                hash.update(&buffer[..read]);
                progress(read as u64);
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(source) => return Err(SourceError::Io { file: label.to_owned(), source }),
        }
    }
    let mut text = String::with_capacity(64);
    for byte in hash.finalize() {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("abc");
        std::fs::write(&path, "abc").unwrap();
        let mut read = 0;
        // FIPS 180-4, the example of one block.
        assert_eq!(
            sha256(&path, &mut |bytes| read += bytes).unwrap(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(read, 3);
    }
}
