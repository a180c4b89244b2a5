//! A container: a file or an archive, with the files in it that can be read one by one.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::archive::Archive;
use super::beside;
use super::guard::Guard;
use super::recognise::recognise;
use super::summed::Summed;
use crate::checksum::{sha256, sha256_of};
use crate::{Beside, FileContext, Sink, Source, SourceError};

/// The largest file that is read with another, in bytes.
const MOST_BESIDE: u64 = 512 << 20;

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
    place: Place,
    /// The files that are read with it.
    beside: Vec<(&'static str, Place)>,
}

/// Where a file's bytes are.
#[derive(Debug, Clone)]
enum Place {
    /// A file on disk.
    Disk(PathBuf),
    /// Its place in the index of the archive.
    Archive(usize),
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
            let mut file = File::open(path).map_err(failed)?;
            let find = |name: &str| beside::in_folder(path, name).map(Place::Disk);
            let recognised = match belongs(&name, find) {
                Some(recognised) => recognised,
                None => recognise(&mut file, &FileContext::new(label.clone())),
            };
            let beside = beside::read_with(&name);
            let beside = beside.filter_map(|(name, ending)| Some((ending, find(&name)?))).collect();
            let place = Place::Disk(path.to_owned());
            vec![Entry { label: label.clone(), name, bytes, recognised, place, beside }]
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

    /// The SHA-256 of one of its files, in hexadecimal: of its own bytes, where it lies in an archive; followed by those of
    /// the files that are read with it, in the order of their endings.
    pub fn entry_sha256(
        &self,
        entry: &Entry,
        progress: &mut dyn FnMut(u64),
    ) -> Result<String, SourceError> {
        let following = self.beside(entry)?.into_iter().flat_map(|file| file.bytes);
        let following: Vec<u8> = following.collect();
        match &entry.place {
            Place::Disk(path) if following.is_empty() => sha256(path, progress),
            Place::Disk(path) => {
                let file = self.open_file(path)?;
                sha256_of(&mut file.chain(following.as_slice()), &entry.label, progress)
            }
            Place::Archive(index) => {
                let mut archive = Archive::open(&self.path, &self.label)?;
                let file = archive.read(*index)?;
                sha256_of(&mut file.chain(following.as_slice()), &entry.label, progress)
            }
        }
    }

    fn open_file(&self, path: &Path) -> Result<File, SourceError> {
        File::open(path).map_err(|source| SourceError::Io { file: self.label.clone(), source })
    }

    /// What the files that are read with one of its files hold.
    fn beside(&self, entry: &Entry) -> Result<Vec<Beside>, SourceError> {
        let mut files = Vec::with_capacity(entry.beside.len());
        for (ending, place) in &entry.beside {
            let bytes = match place {
                Place::Disk(path) => self.whole(Guard::new(self.open_file(path)?, None), ending),
                Place::Archive(index) => {
                    let mut archive = Archive::open(&self.path, &self.label)?;
                    self.whole(archive.read(*index)?, ending)
                }
            };
            files.push(Beside { ending, bytes: bytes? });
        }
        Ok(files)
    }

    /// A file that is read with another, in memory.
    fn whole<R: Read>(&self, mut guard: Guard<R>, ending: &str) -> Result<Vec<u8>, SourceError> {
        let file = format!("{}, its .{ending},", self.label);
        let mut bytes = Vec::new();
        let read = guard.by_ref().take(MOST_BESIDE + 1).read_to_end(&mut bytes);
        if let Some(problem) = guard.trouble() {
            return Err(SourceError::Unreadable { file, problem });
        }
        read.map_err(|source| SourceError::Io { file: file.clone(), source })?;
        if bytes.len() as u64 > MOST_BESIDE {
            let problem =
                "is larger than 512 MiB; keep only the columns of codes and names".to_owned();
            return Err(SourceError::Unreadable { file, problem });
        }
        Ok(bytes)
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
        let mut file = FileContext::new(entry.label.clone());
        file.beside = self.beside(entry)?;
        let reading = Reading { source, file: &file, summed };
        match &entry.place {
            Place::Disk(path) => reading.run(Guard::new(self.open_file(path)?, None), sink),
            Place::Archive(index) => {
                let mut archive = Archive::open(&self.path, &self.label)?;
                reading.run(archive.read(*index)?, sink)
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
            let beside = self.file.beside.iter().map(|file| file.bytes.as_slice());
            let (inner, sum) = reader.finish(beside);
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
    let places: HashMap<String, usize> =
        members.iter().map(|member| (member.name.to_lowercase(), member.index)).collect();
    let mut entries = Vec::with_capacity(members.len());
    for member in members {
        let name = own_name(&member.name);
        let inside = format!("{label}/{}", member.name);
        let file = FileContext::new(inside.clone());
        let folder = member.name.strip_suffix(&name).unwrap_or("").to_lowercase();
        let find =
            |name: &str| places.get(&format!("{folder}{name}")).map(|&index| Place::Archive(index));
        let recognised = if let Some(problem) = member.refused {
            Recognised::Unreadable(problem)
        } else if let Some(recognised) = belongs(&name, find) {
            recognised
        } else {
            let mut guard = archive.read(member.index)?;
            let recognised = recognise(&mut guard, &file);
            guard.trouble().map_or(recognised, Recognised::Unreadable)
        };
        let beside = beside::read_with(&name);
        entries.push(Entry {
            label: inside,
            beside: beside.filter_map(|(name, ending)| Some((ending, find(&name)?))).collect(),
            name,
            bytes: member.declared,
            recognised,
            place: Place::Archive(member.index),
        });
    }
    Ok(entries)
}

/// What is said of a file that belongs to another one; none where it does not.
fn belongs(name: &str, find: impl Fn(&str) -> Option<Place>) -> Option<Recognised> {
    let name = name.to_lowercase();
    let (stem, main) = beside::main_of(&name)?;
    let main = format!("{stem}.{main}");
    Some(match find(&main) {
        Some(_) => Recognised::Ignored(format!("belongs to {main} and is read with it")),
        None => Recognised::Unknown(format!(
            "belongs to {main}, which is not beside it; put it there, or download all of them again"
        )),
    })
}

fn own_name(label: &str) -> String {
    label.rsplit('/').next().unwrap_or(label).to_owned()
}
