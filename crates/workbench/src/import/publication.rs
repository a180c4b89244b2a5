//! A publication: the files that make one vintage.

use std::collections::BTreeMap;

use sources::{Container, Entry, Source};

use crate::{Progress, WorkbenchError, clock};

/// One file or archive of a publication, with those of its entries that belong to it.
pub struct Part<'a> {
    /// The file or archive.
    pub container: &'a Container,
    /// Its entries of this source, by name.
    pub entries: Vec<&'a Entry>,
}

impl<'a> Part<'a> {
    /// The one file whose bytes are the publication: a loose file, or a file that lies in an archive but is a publication
    /// by itself. None where the archive as a whole is what the publisher gave out.
    pub fn single(&self) -> Option<&'a Entry> {
        match self.entries.as_slice() {
            [entry] if !self.container.archive || !entry.source()?.grouped => Some(entry),
            _ => None,
        }
    }

    /// What figures name it by: that file, or the archive.
    pub fn label(&self) -> String {
        self.single().map_or(&self.container.label, |entry| &entry.label).clone()
    }
}

/// The files that make one vintage of one source.
pub struct Publication<'a> {
    /// The source.
    pub source: &'static Source,
    /// Its files, by name.
    pub parts: Vec<Part<'a>>,
}

/// What the containers found at one path publish, in the order of sources' and files' names.
pub fn publications(containers: &[Container], is_folder: bool) -> Vec<Publication<'_>> {
    let mut together: BTreeMap<(&str, String), Publication<'_>> = BTreeMap::new();
    for container in containers {
        for entry in container.entries() {
            let Some(source) = entry.source() else { continue };
            let place = match (source.grouped, container.archive, is_folder) {
                // An archive of a source that comes as many files, or such files loose in a folder.
                (true, true, _) => container.label.clone(),
                (true, false, true) => String::new(),
                _ => entry.label.clone(),
            };
            let publication = together
                .entry((source.id, place))
                .or_insert_with(|| Publication { source, parts: Vec::new() });
            match publication.parts.last_mut() {
                Some(part) if std::ptr::eq(part.container, container) => part.entries.push(entry),
                _ => publication.parts.push(Part { container, entries: vec![entry] }),
            }
        }
    }
    together.into_values().collect()
}

impl Publication<'_> {
    /// What messages call it: its file, or its first and how many more.
    pub fn label(&self) -> String {
        match self.parts.as_slice() {
            [part] => match part.entries.as_slice() {
                [entry] if part.container.archive => entry.label.clone(),
                _ => part.container.label.clone(),
            },
            [first, rest @ ..] => format!("{} and {} more", first.container.label, rest.len()),
            [] => String::new(),
        }
    }

    /// How many bytes will be read, unpacked.
    pub fn bytes(&self) -> u64 {
        self.parts.iter().flat_map(|part| &part.entries).map(|entry| entry.bytes).sum()
    }

    /// When it was retrieved: when the newest of its files was last changed.
    pub fn retrieved(&self) -> String {
        let newest = self.parts.iter().filter_map(|part| part.container.modified).max();
        newest.map_or_else(clock::now, clock::of_file)
    }

    /// The size of each part in bytes.
    pub fn sizes(&self) -> Vec<u64> {
        self.parts.iter().map(|part| part.container.bytes).collect()
    }

    /// The SHA-256 of each part.
    pub fn checksums(&self, progress: &mut dyn Progress) -> Result<Vec<String>, WorkbenchError> {
        progress.begin(
            &format!("checksum of {}", self.label()),
            Some(self.sizes().iter().sum()),
            true,
        );
        let mut sums = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            let mut advance = |bytes| progress.advance(bytes);
            sums.push(match part.single() {
                Some(entry) => part.container.entry_sha256(entry, &mut advance)?,
                None => part.container.sha256(&mut advance)?,
            });
        }
        progress.end();
        Ok(sums)
    }
}
