//! Files to test on, and everything that a path gives.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use sources::{Found, Kept, Recognised};
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A folder with these files.
pub fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// An archive with these files.
pub fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// What one file of this name and content is said to be: "mps-ward", or why it is nothing.
pub fn said_of(name: &str, bytes: &[u8]) -> String {
    let folder = folder(&[(name, bytes)]);
    match sources::open(&folder.path().join(name)) {
        Err(error) => error.to_string(),
        Ok(found) => found
            .entries()
            .map(|(_, entry)| match &entry.recognised {
                Recognised::Source(source) => source.id.to_owned(),
                Recognised::Unknown(why)
                | Recognised::Ignored(why)
                | Recognised::Unreadable(why) => {
                    format!("{} {why}", entry.label)
                }
            })
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

/// Reads every recognised file below a path, and gives what was kept with the id of each file's source.
pub fn read_all(path: &Path) -> (Vec<(String, &'static str)>, Kept) {
    let found: Found = sources::open(path).unwrap();
    assert!(found.problems.is_empty(), "{:?}", found.problems);
    let mut kept = Kept::default();
    let mut files = Vec::new();
    for (container, entry) in found.entries() {
        if let Some(source) = entry.source() {
            container.read_entry(entry, &mut kept).unwrap();
            files.push((entry.label.clone(), source.id));
        }
    }
    (files, kept)
}

/// The error of reading a file of this name and content, which is recognised.
pub fn reading(name: &str, bytes: &[u8]) -> Result<Kept, String> {
    let folder = folder(&[(name, bytes)]);
    let found = sources::open(&folder.path().join(name)).map_err(|error| error.to_string())?;
    let (container, entry) = found.entries().next().ok_or("nothing there")?;
    let mut kept = Kept::default();
    container.read_entry(entry, &mut kept).map_err(|error| error.to_string())?;
    Ok(kept)
}
