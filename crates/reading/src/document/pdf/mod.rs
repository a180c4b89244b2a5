//! PDF.
use super::Reading;
use crate::ReadingError;
pub(super) fn read(_bytes: &[u8]) -> Result<Reading, ReadingError> {
    Err(ReadingError::damaged("not yet"))
}
