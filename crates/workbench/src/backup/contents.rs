//! What is backed up: every file of the folder but what can be made again and what is only on its way.

use std::fs;
use std::path::{Path, PathBuf};

use super::BackupError;
use crate::Folder;

/// A file to be backed up: its path in the folder, and where its bytes are.
pub(super) struct Part {
    pub path: String,
    pub from: PathBuf,
}

/// What is not backed up: locks, what lies half written, files that come over the web, and the store's own working files
/// (the store is copied by itself).
fn is_left_out(name: &str) -> bool {
    let ends = [".tmp", "-wal", "-shm"];
    name.starts_with('.') || ends.iter().any(|end| name.ends_with(end))
}

/// Every file of the folder besides the store and the lake's manifest, in the order of their paths.
pub(super) fn parts(folder: &Folder) -> Result<Vec<Part>, BackupError> {
    let mut parts = Vec::new();
    walk(folder.root(), folder.root(), &mut parts)?;
    let store = folder.records();
    parts.retain(|part| part.from != store);
    parts.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(parts)
}

fn walk(root: &Path, at: &Path, parts: &mut Vec<Part>) -> Result<(), BackupError> {
    for entry in fs::read_dir(at).map_err(BackupError::file(at))? {
        let entry = entry.map_err(BackupError::file(at))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_left_out(&name) {
            continue;
        }
        let (path, kind) =
            (entry.path(), entry.file_type().map_err(BackupError::file(entry.path()))?);
        if kind.is_dir() {
            walk(root, &path, parts)?;
        } else if kind.is_file() {
            parts.push(Part { path: within(root, &path), from: path });
        }
    }
    Ok(())
}

/// A path within the folder, with `/` between its parts on every system.
fn within(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> =
        inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
