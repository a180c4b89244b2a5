//! Zip archives, read in place: what is in them, and each file as a guarded stream.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use zip::ZipArchive;
use zip::result::ZipError;

use super::guard::Guard;
use crate::SourceError;

/// A file of an archive, as its index has it.
pub(super) struct Member {
    /// Its path in the archive, with `/` between.
    pub(super) name: String,
    /// Its place in the index.
    pub(super) index: usize,
    /// Its size unpacked, as declared.
    pub(super) declared: u64,
    /// Why it is not to be read, where its path climbs out.
    pub(super) refused: Option<String>,
}

/// An archive on disk.
pub(super) struct Archive {
    zip: ZipArchive<BufReader<File>>,
    label: String,
}

impl Archive {
    /// Opens an archive.
    pub(super) fn open(path: &Path, label: &str) -> Result<Self, SourceError> {
        let file = File::open(path)
            .map_err(|source| SourceError::Io { file: label.to_owned(), source })?;
        let zip = ZipArchive::new(BufReader::new(file)).map_err(|error| refuse(label, &error))?;
        if zip.has_duplicate_names() {
            return Err(SourceError::Unreadable {
                file: label.to_owned(),
                problem:
                    "holds two files of the same name, so that one hides the other; pack it again"
                        .to_owned(),
            });
        }
        Ok(Self { zip, label: label.to_owned() })
    }

    /// Whether it is a workbook rather than an archive of files.
    pub(super) fn is_workbook(&self) -> bool {
        ["xl/workbook.xml", "xl/workbook.bin", "content.xml"]
            .iter()
            .any(|part| self.zip.index_for_name(part).is_some())
    }

    /// Its files, by name.
    pub(super) fn members(&mut self) -> Result<Vec<Member>, SourceError> {
        let mut members = Vec::new();
        for index in 0..self.zip.len() {
            let file = self.zip.by_index_raw(index).map_err(|error| refuse(&self.label, &error))?;
            if file.is_dir() {
                continue;
            }
            let name = file.name().map_err(|error| refuse(&self.label, &error))?.replace('\\', "/");
            if file.encrypted() {
                return Err(SourceError::Unreadable {
                    file: format!("{}/{name}", self.label),
                    problem:
                        "is encrypted; unpack the archive with its password and import the files"
                            .to_owned(),
                });
            }
            let refused = climbs_out(&name).then(|| {
                "has a path that leads out of its archive; it was not read: download the archive again from its publisher"
                    .to_owned()
            });
            members.push(Member { name, index, declared: file.size(), refused });
        }
        members.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(members)
    }

    /// A file of the archive as a guarded stream.
    pub(super) fn read(&mut self, index: usize) -> Result<Guard<impl Read + '_>, SourceError> {
        let file = self.zip.by_index(index).map_err(|error| refuse(&self.label, &error))?;
        let packed = file.compressed_size();
        Ok(Guard::new(file, Some(packed)))
    }
}

fn climbs_out(name: &str) -> bool {
    name.starts_with('/')
        || name.split('/').any(|part| part == ".." || part.ends_with(':') || part.contains('\0'))
}

fn refuse(label: &str, error: &ZipError) -> SourceError {
    let problem = match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            "is encrypted; unpack it with its password and import the files".to_owned()
        }
        ZipError::UnsupportedArchive(why) => {
            format!(
                "is an archive of a kind that is not read ({why}); unpack it and import the files"
            )
        }
        ZipError::CompressionMethodNotSupported(_) => {
            format!("is packed in a way that is not read ({error}); unpack it and import the files")
        }
        _ => format!("is cut off or damaged ({error}); download it again"),
    };
    SourceError::Unreadable { file: label.to_owned(), problem }
}

#[cfg(test)]
mod tests {
    #[test]
    fn paths_that_climb_out_are_known() {
        for name in ["../a.csv", "a/../../b.csv", "/etc/a.csv", "C:/a.csv"] {
            assert!(super::climbs_out(name), "{name}");
        }
        for name in ["2021-02/a.csv", "a..b.csv", "..a/b.csv"] {
            assert!(!super::climbs_out(name), "{name}");
        }
    }
}
