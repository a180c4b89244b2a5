//! Copies of the records, and whether a file of them is whole.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::faults::{of_file, refused, told};
use super::{PATIENCE, Store, layout};
use crate::{StoreError, audit};

/// All pages in one step: one moment's records, though others write meanwhile.
const ALL: std::ffi::c_int = -1;

impl Store {
    /// Copies the records to a file as they are now, while others go on reading and writing. The file takes its name when
    /// it is whole and on the disk, and replaces what was there.
    pub fn backup_to(&self, to: &Path) -> Result<(), StoreError> {
        let part = beside(to, ".part");
        // What an earlier copy that was cut off left behind.
        if part.exists() {
            fs::remove_file(&part).map_err(|source| of_file(&part, source))?;
        }
        make_private(&part)?;
        let copied = self.copy(&part).and_then(|()| {
            fs::rename(&part, to).map_err(|source| of_file(to, source))?;
            match to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                Some(folder) => sync_folder(folder),
                None => Ok(()),
            }
        });
        if copied.is_err() {
            // Best effort: the error that is told is the first.
            let _ = fs::remove_file(&part);
        }
        copied
    }

    fn copy(&self, part: &Path) -> Result<(), StoreError> {
        let from = Connection::open(&self.path).map_err(|source| refused(&self.path, source))?;
        from.busy_timeout(PATIENCE)?;
        let mut copy = Connection::open(part).map_err(|source| refused(part, source))?;
        {
            let backup = Backup::new(&from, &mut copy).map_err(|source| told(part, source))?;
            while backup.step(ALL).map_err(|source| told(part, source))? != StepResult::Done {
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
        }
        // One file, whole by itself.
        copy.execute_batch("PRAGMA journal_mode = DELETE;").map_err(|source| told(part, source))?;
        drop(copy);
        File::open(part).and_then(|file| file.sync_all()).map_err(|source| of_file(part, source))
    }

    /// Checks a file of records: whether it is whole, and whether nothing in the trail was altered. How many entries the
    /// trail has.
    pub fn check(path: &Path) -> Result<u64, StoreError> {
        let opened = |source| refused(path, source);
        let connection =
            Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(opened)?;
        connection.busy_timeout(PATIENCE).map_err(opened)?;
        let connection = connection.unchecked_transaction().map_err(opened)?;
        let damaged = |what| StoreError::Damaged { path: path.to_owned(), what };
        let mut findings = Vec::new();
        connection
            .pragma_query(None, "integrity_check", |row| {
                findings.push(row.get::<_, String>(0)?);
                Ok(())
            })
            .map_err(opened)?;
        if findings != ["ok"] {
            return Err(damaged(findings.join("; ")));
        }
        connection
            .pragma_query(None, "foreign_key_check", |row| {
                findings.push(row.get::<_, String>(0)?);
                Ok(())
            })
            .map_err(opened)?;
        if let Some(table) = findings.get(1) {
            return Err(damaged(format!("a record in {table} hangs on one that there is not")));
        }
        layout::is_known(&connection, path)?;
        audit::verify(&connection).map_err(|error| match error {
            StoreError::Damaged { what, .. } => damaged(what),
            StoreError::Database(source) => refused(path, source),
            other => other,
        })
    }
}

/// Makes a file that only its owner can read, where there is none: the records hold secrets of second factors.
pub(super) fn make_private(path: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(of_file(path, error)),
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}

/// Brings a folder's list of names to the disk, where the system can.
fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    if cfg!(unix) {
        File::open(folder)
            .and_then(|file| file.sync_all())
            .map_err(|source| of_file(folder, source))?;
    }
    Ok(())
}
