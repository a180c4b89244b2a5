//! What the database refuses, in words that an operator can act on.

use std::path::Path;

use rusqlite::ErrorCode;

use crate::StoreError;

/// Why a file could not be opened.
pub(super) fn refused(path: &Path, source: rusqlite::Error) -> StoreError {
    match told(path, source) {
        StoreError::Database(source) => StoreError::Open { path: path.to_owned(), source },
        other => other,
    }
}

/// Why a file could not be read or written.
pub(super) fn told(path: &Path, source: rusqlite::Error) -> StoreError {
    let path = path.to_owned();
    if matches!(source, rusqlite::Error::FromSqlConversionFailure(..)) {
        return StoreError::Stored { path, source };
    }
    match source.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreError::DiskFull { path },
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => StoreError::ReadOnly { path },
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy { path },
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            StoreError::Damaged { path, what: source.to_string() }
        }
        _ => StoreError::Database(source),
    }
}

/// Why a file could not be made, moved or brought to the disk.
pub(super) fn of_file(path: &Path, source: std::io::Error) -> StoreError {
    let path = path.to_owned();
    match source.kind() {
        std::io::ErrorKind::StorageFull => StoreError::DiskFull { path },
        std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => {
            StoreError::ReadOnly { path }
        }
        _ => StoreError::File { path, source },
    }
}
