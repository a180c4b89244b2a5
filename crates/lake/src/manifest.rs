//! The manifest: the one file that says which vintages are held. What it does not name is not there.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::fs::{Disk, beside};
use crate::layout::{self, MANIFEST};
use crate::{LakeError, VintageRecord};

/// The layout of lake and manifest that this version writes, and the newest it reads.
const LAYOUT: u32 = 1;

/// The vintages held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    layout: u32,
    /// Every vintage, live or dropped, by name.
    pub(crate) vintages: Vec<VintageRecord>,
}

/// The part that any version can read.
#[derive(Deserialize)]
struct Stamp {
    layout: u32,
}

impl Manifest {
    /// The manifest of a new lake.
    pub(crate) fn empty() -> Self {
        Self { layout: LAYOUT, vintages: Vec::new() }
    }

    /// Reads the manifest of the lake in `dir`.
    pub(crate) fn read(dir: &Path) -> Result<Self, LakeError> {
        let path = dir.join(MANIFEST);
        let bytes = fs::read(&path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => LakeError::NoLake { dir: dir.to_owned() },
            _ => LakeError::read(&path)(error),
        })?;
        let damaged = |source| LakeError::Manifest { path: path.clone(), source };
        let Stamp { layout } = serde_json::from_slice(&bytes).map_err(damaged)?;
        if layout > LAYOUT {
            return Err(LakeError::Newer { path, found: layout, known: LAYOUT });
        }
        serde_json::from_slice(&bytes).map_err(damaged)
    }

    /// Puts it in the place of the one before, in one step.
    pub(crate) fn write(&mut self, dir: &Path, disk: &Disk) -> Result<(), LakeError> {
        self.vintages.sort_by(|a, b| a.id.cmp(&b.id));
        let path = dir.join(MANIFEST);
        let mut text = serde_json::to_vec_pretty(self)
            .map_err(|source| LakeError::Manifest { path: path.clone(), source })?;
        text.push(b'\n');
        disk.replace(&path, &text)
    }

    /// Removes what an import that was cut off has left: staging, a half-written manifest, and vintages never named.
    /// Only whoever holds the lock may.
    pub(crate) fn sweep(&self, dir: &Path, disk: &Disk) -> Result<(), LakeError> {
        let leftovers = [layout::staging(dir), beside(&dir.join(MANIFEST), "tmp")];
        for path in leftovers.iter().filter(|path| path.exists()) {
            disk.remove(path)?;
        }
        let held: BTreeSet<_> = self
            .vintages
            .iter()
            .map(|vintage| layout::vintage(dir, vintage.source.as_str(), vintage.id.as_str()))
            .collect();
        for source in folders(dir)? {
            for vintage in folders(&source)? {
                if !held.contains(&vintage) {
                    // On Windows a reader may still have it open; then it goes next time.
                    let _ = disk.remove(&vintage);
                }
            }
        }
        Ok(())
    }
}

/// The folders in a folder, except hidden ones.
pub(crate) fn folders(dir: &Path) -> Result<Vec<PathBuf>, LakeError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).map_err(LakeError::read(dir))? {
        let path = entry.map_err(LakeError::read(dir))?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() && !hidden {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
