//! What a path holds: a file, a folder or an archive is walked, and each file in it is offered to every source by its
//! header, never by its name. Archives are read in place, as a stream: nothing is unpacked to disk.

mod archive;
mod beside;
mod container;
mod guard;
mod nearest;
mod recognise;
mod summed;
mod walk;

use std::path::Path;

pub use container::{Container, Entry, Recognised};

use crate::SourceError;

/// What was found at a path.
#[derive(Debug, Default)]
pub struct Found {
    /// Files and archives, by name.
    pub containers: Vec<Container>,
    /// Files that are not data (licences, pictures' indexes, a system's own), by name.
    pub ignored: Vec<String>,
    /// Files of a folder that could not be opened; the others stand.
    pub problems: Vec<SourceError>,
}

impl Found {
    /// Every entry of every container, in order.
    pub fn entries(&self) -> impl Iterator<Item = (&Container, &Entry)> {
        self.containers
            .iter()
            .flat_map(|container| container.entries().iter().map(move |entry| (container, entry)))
    }
}

/// Lists what a file, a folder (with those inside it) or an archive holds, by name.
///
/// Of a folder, a file that cannot be opened is among the [`Found::problems`]; a path that cannot be is an error itself.
pub fn open(path: &Path) -> Result<Found, SourceError> {
    let metadata = std::fs::metadata(path)
        .map_err(|source| SourceError::Io { file: path.display().to_string(), source })?;
    let mut found = Found::default();
    if !metadata.is_dir() {
        let name = path
            .file_name()
            .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        found.containers.push(Container::open(path, name)?);
        return Ok(found);
    }
    for file in walk::files(path, &mut found.problems) {
        if walk::is_not_data(&file.label) {
            found.ignored.push(file.label);
            continue;
        }
        match Container::open(&file.path, file.label) {
            Ok(container) => found.containers.push(container),
            Err(problem) => found.problems.push(problem),
        }
    }
    Ok(found)
}
