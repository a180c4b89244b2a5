//! The store: one `SQLite` file, `partnership.db`. Every change is a transaction with its entry in the trail, and is on the
//! disk when the call returns. One connection writes; reads have their own and never wait for it.

pub(crate) mod column;
mod copies;
mod faults;
mod layout;
mod readers;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, MAIN_DB, TransactionBehavior};

use crate::StoreError;
use faults::{refused, told};
use readers::Readers;

/// How long a call waits for another process that writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// The partnership's records. Shared freely between threads.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Readers,
}

impl Store {
    /// Opens the file, which is made where there is none, and brings its layout up to date.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        copies::make_private(path)?;
        let mut writer = connect(path)?;
        layout::bring_up_to_date(&mut writer, path)?;
        Ok(Self { path: path.to_owned(), writer: Mutex::new(writer), readers: Readers::default() })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads: everything in it as it is at one moment.
    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.readers.read(&self.path, read).map_err(|error| self.told(error))
    }

    /// Writes: all of it or nothing.
    pub(crate) fn write<T>(
        &self,
        write: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut connection = self.writer();
        let done = if connection.is_autocommit() {
            connection
                .transaction_with_behavior(TransactionBehavior::Immediate)
                .map_err(StoreError::from)
                .and_then(|transaction| {
                    let value = write(&transaction)?;
                    transaction.commit()?;
                    Ok(value)
                })
        } else {
            // One of several changes that are made together.
            connection.savepoint().map_err(StoreError::from).and_then(|part| {
                let value = write(&part)?;
                part.commit()?;
                Ok(value)
            })
        };
        done.map_err(|error| self.told(error))
    }

    /// Makes several changes together: all of them are on the disk when the call returns, or none. `changes` is given a store
    /// to make them in; what it reads there is what was held before. Whoever else writes waits, up to five seconds.
    ///
    /// # Errors
    /// What `changes` gives back, and then nothing was changed.
    pub fn together<T, E: From<StoreError>>(
        &self,
        changes: impl FnOnce(&Self) -> Result<T, E>,
    ) -> Result<T, E> {
        let apart = Self {
            path: self.path.clone(),
            writer: Mutex::new(connect(&self.path)?),
            readers: Readers::default(),
        };
        let run = |sql| apart.writer().execute_batch(sql).map_err(StoreError::from);
        let told = |error| apart.told(error);
        run("BEGIN IMMEDIATE").map_err(told)?;
        // On an error the connection goes, and with it what was not committed.
        let made = changes(&apart)?;
        run("COMMIT").map_err(told)?;
        Ok(made)
    }

    fn writer(&self) -> MutexGuard<'_, Connection> {
        // A thread that panicked left no transaction open: it was rolled back as it went.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn told(&self, error: StoreError) -> StoreError {
        match error {
            StoreError::Database(source) => told(&self.path, source),
            other => other,
        }
    }
}

/// A connection that writes.
fn connect(path: &Path) -> Result<Connection, StoreError> {
    let opened = |source| refused(path, source);
    let writer = Connection::open(path).map_err(opened)?;
    if writer.is_readonly(MAIN_DB).map_err(opened)? {
        return Err(StoreError::ReadOnly { path: path.to_owned() });
    }
    writer.busy_timeout(PATIENCE).map_err(opened)?;
    keep_a_log(&writer).map_err(opened)?;
    writer
        .execute_batch(
            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; \
             PRAGMA secure_delete = ON;",
        )
        .map_err(opened)?;
    Ok(writer)
}

/// Writes go to a log beside the file. `SQLite` does not wait where several switch a new file to it at once (the busy handler is not
/// asked), so it is tried again, as patiently as anything else is waited for.
fn keep_a_log(connection: &Connection) -> rusqlite::Result<()> {
    let started = Instant::now();
    loop {
        match connection.execute_batch("PRAGMA journal_mode = WAL;") {
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                    && started.elapsed() < PATIENCE =>
            {
                std::thread::sleep(Duration::from_millis(2));
            }
            done => return done,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Actor, Operate};

    #[test]
    fn what_only_reads_cannot_write() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("partnership.db")).unwrap();
        let done = store.read(|connection| Ok(connection.execute("DELETE FROM account", [])?));
        assert!(matches!(done, Err(StoreError::ReadOnly { .. })), "{done:?}");
    }

    #[test]
    fn a_full_disk_is_told_and_what_was_written_stays() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("partnership.db")).unwrap();
        let now = "2021-06-17T09:00:00Z".parse().unwrap();
        let write = || {
            store.write(|transaction| {
                let what = "test";
                let subject = "x".repeat(3_000);
                let change = crate::audit::Change { what, subject, ..Default::default() };
                crate::audit::write(transaction, &Actor::console(), now, change)
            })
        };
        let pages: i64 =
            store.writer().pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        store.writer().pragma_update(None, "max_page_count", pages + 20).unwrap();
        let mut written = 0;
        let error = loop {
            match write() {
                Ok(()) => written += 1,
                Err(error) => break error,
            }
        };
        assert!(matches!(error, StoreError::DiskFull { .. }), "{error:?}");
        assert!(error.to_string().contains("make room"), "{error}");
        let may = Actor::console().grant::<Operate>().unwrap();
        assert_eq!(store.audit(&may, None, 1_000).unwrap().len(), written);
        // With room made, it goes on where it was.
        store.writer().pragma_update(None, "max_page_count", 1_000_000).unwrap();
        write().unwrap();
        assert_eq!(Store::check(store.path()).unwrap(), written as u64 + 1);
    }
}
