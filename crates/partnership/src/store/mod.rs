//! The store: one `SQLite` file, `partnership.db`. Every change is a transaction with its entry in the trail, and is on the
//! disk when the call returns.

mod layout;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

use crate::StoreError;
use crate::audit;

/// How long a call waits for another process that writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// The partnership's records. Shared freely between threads; one call after the other.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    connection: Mutex<Connection>,
}

impl Store {
    /// Opens the file, which is made where there is none, and brings its layout up to date.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let opened = |source| refused(path, source);
        let mut connection = Connection::open(path).map_err(opened)?;
        connection.busy_timeout(PATIENCE).map_err(opened)?;
        connection
            .execute_batch(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                 PRAGMA trusted_schema = OFF;",
            )
            .map_err(opened)?;
        layout::bring_up_to_date(&mut connection, path)?;
        Ok(Self { path: path.to_owned(), connection: Mutex::new(connection) })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads.
    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        read(&self.held()).map_err(|error| self.told(error))
    }

    /// Writes: all of it or nothing.
    pub(crate) fn write<T>(
        &self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut connection = self.held();
        let done = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)
            .and_then(|transaction| {
                let value = write(&transaction)?;
                transaction.commit()?;
                Ok(value)
            });
        done.map_err(|error| self.told(error))
    }

    fn held(&self) -> MutexGuard<'_, Connection> {
        // A thread that panicked left no transaction open: it was rolled back as it went.
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn told(&self, error: StoreError) -> StoreError {
        match error {
            StoreError::Database(source) => told(&self.path, source),
            other => other,
        }
    }

    /// Copies the records to a new file as they are now, while others go on reading and writing.
    pub fn backup_to(&self, to: &Path) -> Result<(), StoreError> {
        let from = Connection::open(&self.path).map_err(|source| refused(&self.path, source))?;
        let mut copy = Connection::open(to).map_err(|source| refused(to, source))?;
        {
            let backup = Backup::new(&from, &mut copy)?;
            loop {
                match backup.step(256).map_err(|source| told(to, source))? {
                    StepResult::Done => break,
                    _ => std::thread::sleep(Duration::from_millis(2)),
                }
            }
        }
        // One file, whole by itself.
        copy.execute_batch("PRAGMA journal_mode = DELETE;").map_err(|source| told(to, source))?;
        Ok(())
    }

    /// Checks a file of records: whether it is whole, and whether nothing in the trail was altered. How many entries the
    /// trail has.
    pub fn check(path: &Path) -> Result<u64, StoreError> {
        let opened = |source| refused(path, source);
        let connection =
            Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(opened)?;
        let mut findings = Vec::new();
        connection
            .pragma_query(None, "integrity_check", |row| {
                findings.push(row.get::<_, String>(0)?);
                Ok(())
            })
            .map_err(opened)?;
        if findings != ["ok"] {
            return Err(StoreError::Damaged { path: path.to_owned(), what: findings.join("; ") });
        }
        audit::verify(&connection).map_err(|error| match error {
            StoreError::Damaged { what, .. } => StoreError::Damaged { path: path.to_owned(), what },
            other => other,
        })
    }
}

/// Why a file could not be opened, in words that somebody can act on.
fn refused(path: &Path, source: rusqlite::Error) -> StoreError {
    match told(path, source) {
        StoreError::Database(source) => StoreError::Open { path: path.to_owned(), source },
        other => other,
    }
}

fn told(path: &Path, source: rusqlite::Error) -> StoreError {
    let path = path.to_owned();
    match source.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreError::DiskFull { path },
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => StoreError::ReadOnly { path },
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            StoreError::Damaged { path, what: source.to_string() }
        }
        _ => StoreError::Database(source),
    }
}

/// A time as it is stored.
pub(crate) fn stored(time: Timestamp) -> i64 {
    time.as_second()
}

/// A stored time.
pub(crate) fn time(seconds: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_second(seconds).map_err(|_| StoreError::Stored("time"))
}
