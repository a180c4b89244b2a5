//! The parts of a packed document, unpacked within bounds.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::format::{Format, decode};
use crate::ReadingError;

/// The most that the parts of a Word file may unpack to together.
pub(super) const MOST_UNPACKED: u64 = 96 << 20;
/// The most parts that a file may have.
const MOST: usize = 20_000;

/// Packed documents that are not read: the part or kind that tells them, what they are, what to do.
const OTHERS: [(&str, &str, &str); 5] = [
    ("xl/workbook.bin", "a binary workbook (.xlsb)", "save it as a workbook (.xlsx)"),
    ("ppt/presentation.xml", "a presentation", "save it as PDF"),
    ("spreadsheet", "an OpenDocument spreadsheet (.ods)", "save it as a workbook (.xlsx)"),
    ("presentation", "an OpenDocument presentation (.odp)", "save it as PDF"),
    ("content.xml", "an OpenDocument file", "save it as a Word file (.docx) or as PDF"),
];

/// What a packed file is.
pub(super) fn recognise(bytes: &[u8]) -> Result<Format, ReadingError> {
    let mut parts = Parts::open(bytes, MOST_UNPACKED)?;
    if parts.has("word/document.xml") {
        return Ok(Format::Docx);
    }
    if parts.has("xl/workbook.xml") {
        return Ok(Format::Xlsx);
    }
    let kind = parts.text("mimetype").ok().flatten().unwrap_or_default();
    let kind = kind.trim().strip_prefix("application/vnd.oasis.opendocument.").unwrap_or_default();
    let other = OTHERS.iter().find(|(mark, ..)| parts.has(mark) || kind == *mark);
    let (what, instead) = other
        .map_or(("an archive", "unpack it, and choose a document in it"), |(_, what, instead)| {
            (*what, *instead)
        });
    Err(ReadingError::NotADocument { what, instead })
}

/// The archive.
pub(super) struct Parts<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    most: u64,
    /// How much more may be unpacked.
    left: u64,
}

impl<'a> Parts<'a> {
    /// Opens the archive; its parts may unpack to so many bytes together.
    pub(super) fn open(bytes: &'a [u8], most: u64) -> Result<Self, ReadingError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refuse(&error))?;
        if zip.len() > MOST {
            return Err(ReadingError::TooLarge {
                what: "the number of its parts",
                limit: MOST.to_string(),
            });
        }
        Ok(Self { zip, most, left: most })
    }

    /// Whether it has a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The names of all parts.
    pub(super) fn names(&self) -> Vec<String> {
        self.zip.file_names().flatten().map(|name| name.to_string()).collect()
    }

    /// The parts below a folder whose names begin with one of some words.
    pub(super) fn named(&self, folder: &str, words: &[&str]) -> Vec<String> {
        let is_named = |name: &String| {
            name.strip_prefix(folder).is_some_and(|rest| {
                words.iter().any(|word| rest.starts_with(word))
                    && rest.strip_suffix(".xml").is_some()
            })
        };
        let mut names: Vec<String> = self.names().into_iter().filter(is_named).collect();
        names.sort();
        names
    }

    /// The text of a part, if it is there.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, ReadingError> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        decode(&bytes).map(|text| Some(text.into_owned()))
    }

    /// The bytes of a part, if it is there.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadingError> {
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
            let limit = format!("{} MB", self.most >> 20);
            ReadingError::TooLarge { what: "what it unpacks to", limit }
        })?;
        Ok(Some(bytes))
    }
}

fn refuse(error: &ZipError) -> ReadingError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ReadingError::Encrypted,
        error => ReadingError::damaged(error.to_string()),
    }
}
