//! A container: a file or an archive, with the files in it that can be read one by one.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::archive::Archive;
use super::guard::Guard;
use super::recognise::recognise;
use super::summed::Summed;
use crate::checksum::{sha256, sha256_of};
use crate::{FileContext, Sink, Source, SourceError};

/// What a file was found to be.
#[derive(Debug, Clone)]
pub enum Recognised {
    /// A file of this source.
    Source(&'static Source),
    /// Data perhaps, but of no layout that is read: the nearest one, and what keeps it from being that.
    Unknown(String),
    /// Not data: a licence, a picture, a system's own.
    Ignored(String),
    /// Cannot be read, and what to do.
    Unreadable(String),
}

/// A file that can be read: the container itself, or one in an archive.
#[derive(Debug, Clone)]
pub struct Entry {
    /// How messages name it: `crime.zip/2021-02/2021-02-met-street.csv`.
    pub label: String,
    /// Its own name without folders.
    pub name: String,
    /// Its size in bytes (unpacked, as the archive declares it).
    pub bytes: u64,
    /// What it is.
    pub recognised: Recognised,
    index: Option<usize>,
}

impl Entry {
    /// The source, where there is one.
    pub fn source(&self) -> Option<&'static Source> {
        match self.recognised {
            Recognised::Source(source) => Some(source),
            _ => None,
        }
    }

    /// Why it is of no source, as a sentence about the file: "is encrypted; …".
    pub fn why_not(&self) -> Option<&str> {
        match &self.recognised {
            Recognised::Source(_) => None,
            Recognised::Unknown(why) | Recognised::Ignored(why) | Recognised::Unreadable(why) => {
                Some(why)
            }
        }
    }

    /// Whether it is not data at all.
    pub fn is_ignored(&self) -> bool {
        matches!(self.recognised, Recognised::Ignored(_))
    }
}

/// A file or archive.
#[derive(Debug, Clone)]
pub struct Container {
    /// Where it is.
    pub path: PathBuf,
    /// How messages name it: its name, from the folder that was opened on.
    pub label: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was last changed: when it was downloaded, where nobody says otherwise.
    pub modified: Option<SystemTime>,
    /// Whether it is an archive.
    pub archive: bool,
    entries: Vec<Entry>,
}

impl Container {
    /// Looks at a file or archive.
    pub(super) fn open(path: &Path, label: String) -> Result<Self, SourceError> {
        let failed = |source| SourceError::Io { file: label.clone(), source };
        let mut file = File::open(path).map_err(failed)?;
        let metadata = file.metadata().map_err(failed)?;
        let (bytes, modified) = (metadata.len(), metadata.modified().ok());
        let mut start = Vec::new();
        file.by_ref().take(4).read_to_end(&mut start).map_err(failed)?;
        let mut archive = None;
        // An empty archive begins otherwise; so may one that was cut off before its index.
        if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
            let opened = Archive::open(path, &label)?;
            if !opened.is_workbook() {
                archive = Some(opened);
            }
        }
        let entries = if let Some(archive) = &mut archive {
            archive_entries(archive, &label)?
        } else {
            let name = own_name(&label);
            let context = FileContext { label: label.clone(), name: name.clone() };
            let mut file = File::open(path).map_err(failed)?;
            let recognised = recognise(&mut file, &context);
            vec![Entry { label: label.clone(), name, bytes, recognised, index: None }]
        };
        let archive = archive.is_some();
        Ok(Self { path: path.to_owned(), label, bytes, modified, archive, entries })
    }

    /// The files in it, by name; itself where it is no archive.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Its SHA-256, in hexadecimal: of the archive, where it is one.
    pub fn sha256(&self, progress: &mut dyn FnMut(u64)) -> Result<String, SourceError> {
        sha256(&self.path, progress)
    }

    /// The SHA-256 of one of its files, in hexadecimal: of its own bytes, where it lies in an archive.
    pub fn entry_sha256(
        &self,
        entry: &Entry,
        progress: &mut dyn FnMut(u64),
    ) -> Result<String, SourceError> {
        match entry.index {
            None => self.sha256(progress),
            Some(index) => {
                let mut archive = Archive::open(&self.path, &self.label)?;
                sha256_of(&mut archive.read(index)?, &entry.label, progress)
            }
        }
    }

    /// Reads one of its files to its end by the source that it is of.
    pub fn read_entry(&self, entry: &Entry, sink: &mut dyn Sink) -> Result<(), SourceError> {
        self.read(entry, sink, false).map(drop)
    }

    /// The same, and gives the SHA-256 of the bytes that were read, in hexadecimal: what [`Self::entry_sha256`] gives, in
    /// one reading.
    pub fn read_entry_summed(
        &self,
        entry: &Entry,
        sink: &mut dyn Sink,
    ) -> Result<String, SourceError> {
        self.read(entry, sink, true)
    }

    fn read(
        &self,
        entry: &Entry,
        sink: &mut dyn Sink,
        summed: bool,
    ) -> Result<String, SourceError> {
        let Recognised::Source(source) = entry.recognised else {
            return Err(SourceError::Unreadable {
                file: entry.label.clone(),
                problem: entry.why_not().unwrap_or_default().to_owned(),
            });
        };
        let file = FileContext { label: entry.label.clone(), name: entry.name.clone() };
        let reading = Reading { source, file: &file, summed };
        match entry.index {
            None => {
                let bytes = File::open(&self.path)
                    .map_err(|source| SourceError::Io { file: self.label.clone(), source })?;
                reading.run(Guard::new(bytes, None), sink)
            }
            Some(index) => {
                let mut archive = Archive::open(&self.path, &self.label)?;
                reading.run(archive.read(index)?, sink)
            }
        }
    }
}

/// How a file is read.
struct Reading<'a> {
    source: &'a Source,
    file: &'a FileContext,
    /// Whether its SHA-256 is taken.
    summed: bool,
}

impl Reading<'_> {
    /// Reads under guard; what the guard stopped for is the error, not its echo in the reader. Gives the SHA-256, empty
    /// where it is not taken.
    fn run<R: Read>(
        &self,
        mut guard: Guard<R>,
        sink: &mut dyn Sink,
    ) -> Result<String, SourceError> {
        let label = &self.file.label;
        let done = if self.summed {
            let mut reader = Summed::new(guard);
            let read = (self.source.read)(&mut reader, self.file, sink);
            let (inner, sum) = reader.finish();
            guard = inner;
            read.and(sum.map_err(|source| SourceError::Io { file: label.clone(), source }))
        } else {
            (self.source.read)(&mut guard, self.file, sink).map(|()| String::new())
        };
        match guard.trouble() {
            Some(problem) => Err(SourceError::Unreadable { file: label.clone(), problem }),
            None => done,
        }
    }
}

fn archive_entries(archive: &mut Archive, label: &str) -> Result<Vec<Entry>, SourceError> {
    let members = archive.members()?;
    let mut entries = Vec::with_capacity(members.len());
    for member in members {
        let name = own_name(&member.name);
        let inside = format!("{label}/{}", member.name);
        let file = FileContext { label: inside.clone(), name: name.clone() };
        let recognised = if let Some(problem) = member.refused {
            Recognised::Unreadable(problem)
        } else {
            let mut guard = archive.read(member.index)?;
            let recognised = recognise(&mut guard, &file);
            guard.trouble().map_or(recognised, Recognised::Unreadable)
        };
        entries.push(Entry {
            label: inside,
            name,
            bytes: member.declared,
            recognised,
            index: Some(member.index),
        });
    }
    Ok(entries)
}

fn own_name(label: &str) -> String {
    label.rsplit('/').next().unwrap_or(label).to_owned()
}
