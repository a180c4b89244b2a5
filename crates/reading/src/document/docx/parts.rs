//! The parts of a Word file, unpacked within bounds.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::ReadingError;

/// The most that its parts may unpack to together.
const MOST_UNPACKED: u64 = 96 << 20;
/// The most parts that a file may have.
const MOST: usize = 20_000;

/// The archive.
pub(super) struct Parts<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// How much more may be unpacked.
    left: u64,
}

impl<'a> Parts<'a> {
    /// Opens the archive.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadingError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refuse(&error))?;
        if zip.len() > MOST {
            return Err(ReadingError::TooLarge {
                what: "the number of its parts",
                limit: MOST.to_string(),
            });
        }
        Ok(Self { zip, left: MOST_UNPACKED })
    }

    /// Whether it has a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The parts below a folder whose names begin with one of some words.
    pub(super) fn named(&self, folder: &str, words: &[&str]) -> Vec<String> {
        let is_named = |name: &&str| {
            name.strip_prefix(folder).is_some_and(|rest| {
                words.iter().any(|word| rest.starts_with(word))
                    && rest.strip_suffix(".xml").is_some()
            })
        };
        let names: Vec<String> =
            self.zip.file_names().flatten().map(|name| name.to_string()).collect();
        let mut names: Vec<String> =
            names.iter().map(String::as_str).filter(is_named).map(str::to_owned).collect();
        names.sort();
        names
    }

    /// The text of a part, if it is there.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, ReadingError> {
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(refuse(&error)),
        };
        if part.encrypted() {
            return Err(ReadingError::Encrypted);
        }
        let mut bytes = Vec::new();
        part.take(self.left + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| ReadingError::damaged(format!("{name}: {error}")))?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or_else(|| {
            let limit = format!("{} MB", MOST_UNPACKED >> 20);
            ReadingError::TooLarge { what: "what it unpacks to", limit }
        })?;
        super::super::format::decode(&bytes).map(|text| Some(text.into_owned()))
    }
}

fn refuse(error: &ZipError) -> ReadingError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ReadingError::Encrypted,
        error => ReadingError::damaged(error.to_string()),
    }
}
