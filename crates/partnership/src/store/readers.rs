//! Connections that only read: one for each call at a time, kept for the next.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, OpenFlags};

use super::PATIENCE;
use super::faults::refused;
use crate::StoreError;

/// How many are kept when they are not in use.
const KEPT: usize = 4;

#[derive(Debug, Default)]
pub(super) struct Readers(Mutex<Vec<Connection>>);

impl Readers {
    /// Reads in one transaction, so that everything read is of one moment.
    pub fn read<T>(
        &self,
        path: &Path,
        read: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let free = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match free {
            Some(connection) => connection,
            None => open(path)?,
        };
        let done = connection
            .unchecked_transaction()
            .map_err(StoreError::from)
            .and_then(|transaction| read(&transaction));
        let mut free = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if free.len() < KEPT {
            free.push(connection);
        }
        done
    }
}

fn open(path: &Path) -> Result<Connection, StoreError> {
    let opened = |source| refused(path, source);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(opened)?;
    connection.busy_timeout(PATIENCE).map_err(opened)?;
    connection
        .execute_batch("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF;")
        .map_err(opened)?;
    Ok(connection)
}
