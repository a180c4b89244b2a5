//! The disk: every change the lake makes to it goes through here, step by step, so that each step can be made to fail in a
//! test, and so that what differs between systems stands in one place.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
#[cfg(test)]
use std::sync::Arc;

use crate::LakeError;

/// One kind of change to the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// A folder is made.
    MakeDir,
    /// A file is created.
    Create,
    /// Bytes are written.
    Write,
    /// A file's bytes are forced to the disk.
    SyncFile,
    /// A folder's names are forced to the disk.
    SyncDir,
    /// A file or folder gets its final name.
    Rename,
    /// A file or folder is removed.
    Remove,
}

/// Whoever is asked before each step (in tests).
#[cfg(test)]
type Watcher = Arc<dyn Fn(Step, &Path) -> io::Result<()> + Send + Sync>;

/// The disk, as the lake writes to it.
#[derive(Clone, Default)]
pub(crate) struct Disk {
    #[cfg(test)]
    watcher: Option<Watcher>,
}

impl std::fmt::Debug for Disk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Disk")
    }
}

impl Disk {
    /// A disk whose steps fail where `watcher` says so.
    #[cfg(test)]
    pub(crate) fn watched(
        watcher: impl Fn(Step, &Path) -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        Self { watcher: Some(Arc::new(watcher)) }
    }

    #[cfg(test)]
    fn step(&self, step: Step, path: &Path) -> io::Result<()> {
        self.watcher.as_ref().map_or(Ok(()), |watcher| watcher(step, path))
    }

    #[cfg(not(test))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "the shape tests give it")]
    fn step(&self, _step: Step, _path: &Path) -> io::Result<()> {
        Ok(())
    }

    /// Makes a folder with those above it.
    pub(crate) fn make_dir(&self, path: &Path) -> Result<(), LakeError> {
        self.step(Step::MakeDir, path)
            .and_then(|()| fs::create_dir_all(path))
            .map_err(LakeError::write(path))
    }

    /// Creates a file (emptying one that is there) to write to and to read back.
    pub(crate) fn create(&self, path: &Path) -> Result<DiskFile, LakeError> {
        self.step(Step::Create, path)
            .and_then(|()| {
                OpenOptions::new().read(true).write(true).create(true).truncate(true).open(path)
            })
            .map(|file| DiskFile { file, path: path.to_owned(), disk: self.clone() })
            .map_err(LakeError::write(path))
    }

    /// Writes a small file whole and forces it to the disk.
    pub(crate) fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), LakeError> {
        let mut file = self.create(path)?;
        file.write_all(bytes).map_err(LakeError::write(path))?;
        file.sync()
    }

    /// Gives a file or folder its final name. A file of that name is replaced in one step.
    pub(crate) fn rename(&self, from: &Path, to: &Path) -> Result<(), LakeError> {
        self.step(Step::Rename, to)
            .and_then(|()| rename_patiently(from, to))
            .map_err(LakeError::write(to))
    }

    /// Forces the names in a folder to the disk.
    pub(crate) fn sync_dir(&self, path: &Path) -> Result<(), LakeError> {
        self.step(Step::SyncDir, path)
            .and_then(|()| sync_names(path))
            .map_err(LakeError::write(path))
    }

    /// Removes a file, or a folder with all in it. One that is not there is no error.
    pub(crate) fn remove(&self, path: &Path) -> Result<(), LakeError> {
        let removed = self.step(Step::Remove, path).and_then(|()| {
            if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }
        });
        match removed {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other.map_err(LakeError::write(path)),
        }
    }

    /// Replaces a small file so that at any moment either its old or its new content is there.
    pub(crate) fn replace(&self, path: &Path, bytes: &[u8]) -> Result<(), LakeError> {
        let new = beside(path, "tmp");
        self.write(&new, bytes)?;
        self.rename(&new, path)?;
        self.sync_dir(path.parent().unwrap_or(Path::new(".")))
    }
}

/// The path of the file that a new content is written to before it takes the place of the old: `manifest.json.tmp`.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}

/// A file being written.
#[derive(Debug)]
pub(crate) struct DiskFile {
    file: File,
    path: PathBuf,
    disk: Disk,
}

impl DiskFile {
    /// Forces its bytes to the disk.
    pub(crate) fn sync(&self) -> Result<(), LakeError> {
        self.disk
            .step(Step::SyncFile, &self.path)
            .and_then(|()| self.file.sync_all())
            .map_err(LakeError::write(&self.path))
    }
}

impl Write for DiskFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.disk.step(Step::Write, &self.path)?;
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Read for DiskFile {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.file.read(bytes)
    }
}

impl Seek for DiskFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// The right to write to a lake, held by one program at a time and given back when dropped (or when the program dies).
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the right, or says that another has it.
    pub(crate) fn take(dir: &Path) -> Result<Self, LakeError> {
        let path = dir.join(".lock");
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(LakeError::write(&path))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => {
                Err(LakeError::Busy { dir: dir.to_owned(), lock: path })
            }
            Err(TryLockError::Error(error)) => Err(LakeError::write(&path)(error)),
        }
    }
}

/// On Unix a renamed file survives a power cut only once its folder is synced too.
#[cfg(unix)]
fn sync_names(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}

/// Elsewhere folders cannot be opened as files; Windows journals their names itself.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the shape Unix gives it")]
fn sync_names(_dir: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(not(windows))]
fn rename_patiently(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// On Windows a virus scanner may hold a new file for a moment, and the rename is refused meanwhile.
#[cfg(windows)]
fn rename_patiently(from: &Path, to: &Path) -> io::Result<()> {
    for wait in [10, 50, 250, 1000] {
        match fs::rename(from, to) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                std::thread::sleep(std::time::Duration::from_millis(wait));
            }
            other => return other,
        }
    }
    fs::rename(from, to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_program_writes_at_a_time() {
        let dir = tempfile::tempdir().unwrap();
        let first = Lock::take(dir.path()).unwrap();
        let second = Lock::take(dir.path()).unwrap_err();
        assert!(second.to_string().contains("wait until it is done"), "{second}");
        drop(first);
        Lock::take(dir.path()).unwrap();
    }

    #[test]
    fn a_replaced_file_is_old_or_new() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("manifest.json");
        Disk::default().replace(&path, b"old").unwrap();
        let torn = Disk::watched(|step, _| match step {
            Step::Rename => Err(io::ErrorKind::StorageFull.into()),
            _ => Ok(()),
        });
        let error = torn.replace(&path, b"new").unwrap_err();
        assert!(error.to_string().contains("the disk is full"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        Disk::default().replace(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }
}
