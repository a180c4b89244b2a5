//! A folder of documents, checked as one: what the minutes say is held against what the report says.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use publish::findings::ExaminedFile;
use reading::Reading;
use reading::bundle::{Bundle, DEEPEST, Member};
use reading::document::Format;

use super::read_within;
use crate::{FolderError, WorkbenchError};

/// The file in a folder that keeps what was accepted of it.
pub(super) const ACCEPTED: &str = "findings.toml";

/// What the names of files have that were made of a document here.
const MADE: &str = ".findings.";

/// Reads the documents of a folder in the order of their names, one after the other as one reading. Why others cannot be read
/// is added to `unread`.
pub(super) fn read(
    folder: &Path,
    unread: &mut Vec<WorkbenchError>,
) -> Result<(Vec<ExaminedFile>, Reading), WorkbenchError> {
    let mut names = Vec::new();
    names_below(folder, "", &mut names)?;
    let mut held: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let bundle = Bundle::read(names, |name| {
        let bytes = read_within(&folder.join(name)).map_err(io::Error::other)?;
        held.insert(name.to_owned(), bytes.clone());
        Ok(bytes)
    });
    let shown = |name: &str| folder.join(name).display().to_string();
    unread.extend(
        bundle
            .unread
            .into_iter()
            .map(|one| WorkbenchError::NotChecked { file: shown(&one.name), source: one.why }),
    );
    if bundle.members.is_empty() {
        return Err(WorkbenchError::question(format!(
            "there is no document in {} that could be read",
            folder.display()
        )));
    }
    let mut files = Vec::new();
    let mut reading =
        Reading { format: Format::Text, pages: 0, blocks: Vec::new(), remarks: Vec::new() };
    let mut first = 0;
    for Member { name, reading: read } in bundle.members {
        let lines = read.lines().count();
        files.push(ExaminedFile {
            path: shown(&name),
            bytes: held.remove(&name).unwrap_or_default(),
            format: read.format,
            pages: read.pages,
            first,
            name: name.clone(),
        });
        first += lines;
        reading.format = read.format;
        reading.pages += read.pages;
        reading.blocks.extend(read.blocks);
        reading.remarks.extend(read.remarks.into_iter().map(|remark| format!("{name}: {remark}")));
    }
    Ok((files, reading))
}

/// The names of the files below a folder, with `/` between folders; without what was made here.
fn names_below(folder: &Path, within: &str, names: &mut Vec<String>) -> Result<(), FolderError> {
    let failed = |source| FolderError::Read { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{within}{name}");
        if entry.file_type().map_err(failed)?.is_dir() {
            if within.matches('/').count() < DEEPEST {
                names_below(&entry.path(), &format!("{path}/"), names)?;
            }
        } else if name != ACCEPTED && !name.contains(MADE) {
            names.push(path);
        }
    }
    Ok(())
}
