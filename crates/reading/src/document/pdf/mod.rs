//! PDF files.

use super::Reading;
use crate::ReadingError;

/// Reads a PDF.
pub(super) fn read(_bytes: &[u8]) -> Result<Reading, ReadingError> {
    Err(ReadingError::NotADocument {
        what: "a PDF",
        instead: "save it as a Word file (.docx) or as text",
    })
}
