//! The files that figures are made by, as they were when the folder was last read: whoever finds them otherwise reads it again.

use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use workbench::Folder;

/// When each was written, and how long it is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Seen(Vec<(PathBuf, Option<SystemTime>, u64)>);

impl Seen {
    /// As they are now.
    pub fn of(folder: &Folder) -> Self {
        let names = ["watchward.toml", "measures.toml", "harm-weights.csv"];
        let mut paths: Vec<PathBuf> = names.iter().map(|name| folder.root().join(name)).collect();
        paths.push(folder.lake().join("manifest.json"));
        paths.push(folder.published());
        let stat = |path: PathBuf| match fs::metadata(&path) {
            Ok(found) => (path, found.modified().ok(), found.len()),
            Err(_) => (path, None, 0),
        };
        Self(paths.into_iter().map(stat).collect())
    }
}
