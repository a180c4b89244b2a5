//! Workbooks: they need their bytes at once, so a limit stands before that, and before what they unpack to.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Sheets, open_workbook_auto_from_rs};

use crate::SourceError;

/// The largest workbook that is read, in bytes.
pub(crate) const MAX_BYTES: u64 = 64 << 20;
/// The most that a workbook may unpack to, in bytes.
const MAX_UNPACKED: u64 = 1 << 30;

/// Whether a file's first bytes are those of a workbook's kind of archive, or of an old binary workbook.
pub(crate) fn is_packed(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04") || start.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
}

/// A workbook in memory.
pub(crate) struct Workbook {
    sheets: Sheets<Cursor<Vec<u8>>>,
}

impl Workbook {
    /// Reads a workbook to its end.
    pub(crate) fn read(read: &mut dyn Read, file: &str) -> Result<Self, SourceError> {
        let refuse = |problem: String| SourceError::Unreadable { file: file.to_owned(), problem };
        let mut bytes = Vec::new();
        read.take(MAX_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(|source| SourceError::Io { file: file.to_owned(), source })?;
        if bytes.len() as u64 > MAX_BYTES {
            return Err(refuse(
                "is a workbook of more than 64 MiB; save the sheet that is wanted as CSV"
                    .to_owned(),
            ));
        }
        check_unpacked(&bytes).map_err(refuse)?;
        let sheets = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| {
            refuse(format!(
                "is not a workbook that can be read ({error}); save the sheet that is wanted as CSV"
            ))
        })?;
        Ok(Self { sheets })
    }

    /// The names of its sheets.
    pub(crate) fn names(&self) -> Vec<String> {
        self.sheets.sheet_names()
    }

    /// A sheet's rows from the first line on, each with as many cells as the widest.
    pub(crate) fn rows(&mut self, sheet: &str, file: &str) -> Result<Vec<Vec<Data>>, SourceError> {
        let range =
            self.sheets.worksheet_range(sheet).map_err(|error| SourceError::Unreadable {
                file: file.to_owned(),
                problem: format!(
                    "has a sheet \"{sheet}\" that cannot be read ({error}); save it as CSV"
                ),
            })?;
        let above = range.start().map_or(0, |(row, _)| row as usize);
        let mut rows = vec![Vec::new(); above];
        rows.extend(range.rows().map(<[Data]>::to_vec));
        Ok(rows)
    }
}

/// A small workbook can claim to hold gigabytes: count while unpacking what it really does.
fn check_unpacked(bytes: &[u8]) -> Result<(), String> {
    if !bytes.starts_with(b"PK") {
        return Ok(());
    }
    let damaged = |error: &dyn std::fmt::Display| {
        format!("is a damaged workbook ({error}); download it again")
    };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| damaged(&error))?;
        // A part cannot unpack to more than deflate's 1,032 to 1.
        if part.compressed_size().saturating_mul(1032) < left / 64 {
            continue;
        }
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
            .map_err(|error| damaged(&error))?;
        left = left.checked_sub(unpacked).ok_or(
            "is a workbook that unpacks to more than 1 GiB; save the sheet that is wanted as CSV",
        )?;
    }
    Ok(())
}

/// A cell as text, trimmed; a number as the shortest text that reads back the same.
pub(crate) fn text(cell: &Data) -> String {
    match cell {
        Data::Float(value) => value.to_string(),
        other => other.to_string().trim().to_owned(),
    }
}
