//! Restoring a backup into a new folder: all of it, with every hash equal, or nothing.

use std::fs::{self, File};
use std::io::{Read, Seek, Write};
use std::path::{Component, Path, PathBuf};

use sources::Sum;
use zip::ZipArchive;

use super::{Backup, BackupError, LAYOUT, LIST};
use crate::{Progress, WorkbenchError};

/// Restores the backup `from` into the folder `to`, which is new or empty.
pub fn restore_backup(
    from: &Path,
    to: &Path,
    progress: &mut dyn Progress,
) -> Result<Backup, WorkbenchError> {
    let taken = to.is_dir() && fs::read_dir(to).map_err(BackupError::file(to))?.next().is_some();
    if taken || (to.exists() && !to.is_dir()) {
        return Err(BackupError::NotEmpty(to.to_owned()).into());
    }
    let whole = std::path::absolute(to).map_err(BackupError::file(to))?;
    let half = whole.with_extension("restoring.tmp");
    let restored = each(from, progress, |path, reader| {
        let place = half.join(path);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent).map_err(BackupError::file(parent))?;
        }
        let mut file = File::create(&place).map_err(BackupError::file(&place))?;
        std::io::copy(reader, &mut file).map_err(BackupError::file(&place))?;
        file.flush().and_then(|()| file.sync_all()).map_err(BackupError::file(&place))
    });
    let made = match restored {
        Ok(made) => made,
        Err(error) => {
            let _ = fs::remove_dir_all(&half);
            return Err(error.into());
        }
    };
    if to.is_dir() {
        fs::remove_dir(to).map_err(BackupError::file(to))?;
    }
    fs::rename(&half, to).map_err(BackupError::file(to))?;
    progress.end();
    Ok(made)
}

/// Reads each file of a backup once, holds it against its hash, and gives it on.
pub(super) fn each(
    from: &Path,
    progress: &mut dyn Progress,
    mut take: impl FnMut(&Path, &mut dyn Read) -> Result<(), BackupError>,
) -> Result<Backup, BackupError> {
    let file = File::open(from).map_err(BackupError::file(from))?;
    let not_whole = |why: String| BackupError::NotWhole { path: from.to_owned(), why };
    let mut archive = ZipArchive::new(file).map_err(|error| not_whole(error.to_string()))?;
    let made = list(&mut archive, from)?;
    progress.begin("reading the backup", Some(made.bytes()), true);
    for listed in &made.files {
        let path = inside(&listed.path)
            .ok_or_else(|| not_whole(format!("{} leads outside", listed.path)))?;
        let entry = archive.by_name(&listed.path).map_err(|error| not_whole(error.to_string()))?;
        let mut hashed = Hashed { from: entry, hash: Sum::new(), bytes: 0 };
        take(&path, &mut hashed)?;
        progress.advance(hashed.bytes);
        if hashed.bytes != listed.bytes || hashed.hash.finish() != listed.sha256 {
            return Err(BackupError::Altered { path: from.to_owned(), part: listed.path.clone() });
        }
    }
    Ok(made)
}

fn list<R: Read + Seek>(archive: &mut ZipArchive<R>, from: &Path) -> Result<Backup, BackupError> {
    let not_whole = |why: String| BackupError::NotWhole { path: from.to_owned(), why };
    let entry = archive.by_name(LIST).map_err(|_| not_whole(format!("it has no {LIST}")))?;
    let made: Backup =
        serde_json::from_reader(entry).map_err(|error| not_whole(error.to_string()))?;
    if made.layout > LAYOUT {
        return Err(BackupError::Newer { path: from.to_owned(), found: made.layout });
    }
    Ok(made)
}

/// A path that stays inside the folder it is put in; none where it would not.
fn inside(path: &str) -> Option<PathBuf> {
    let is_whole = path.split('/').all(|part| !part.is_empty());
    let path: PathBuf = path.split('/').collect();
    let stays = path.components().all(|part| matches!(part, Component::Normal(_)));
    (is_whole && stays).then_some(path)
}

/// Reads, and hashes what is read.
struct Hashed<R> {
    from: R,
    hash: Sum,
    bytes: u64,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.from.read(buffer)?;
        self.hash.update(&buffer[..count]);
        self.bytes += count as u64;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn nothing_is_put_outside() {
        assert!(inside("lake/manifest.json").is_some());
        for bad in ["../x", "/etc/passwd", "lake/../../x", "", "."] {
            assert!(inside(bad).is_none(), "{bad}");
        }
    }
}
