//! Editions: what was published, frozen. An edition's folder holds its files as they were published, the texts it was made by,
//! and `edition.json`, which names the vintages, every file's SHA-256 and the one hash over them. It is never written again;
//! building it anew from the same inputs gives the same bytes, and [`verify`] does just that.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use lake::Lake;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sources::sha256_of_bytes;

use super::compose::{self, Composed};
use super::inputs::{InputVintage, Inputs, Texts};
use super::{Form, PublishOptions, Written, forms, written};
use crate::{Folder, FolderError, Session, WorkbenchError};

/// The file that makes a folder an edition.
const RECORD: &str = "edition.json";
/// The folder of the texts that it was made by.
const TEXTS: &str = "inputs";

/// A published document, frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Edition {
    /// Its name: its folder under `published/`.
    pub name: String,
    /// The document's title.
    pub title: String,
    /// When it was published: `2021-06-17`.
    pub published: String,
    /// In which forms.
    pub forms: Vec<String>,
    /// What it was made from.
    pub inputs: Inputs,
    /// SHA-256 over that, as the document's cover prints it.
    pub inputs_sha256: String,
    /// Its files.
    pub files: Vec<EditionFile>,
    /// SHA-256 over the list of its files: the edition's own hash.
    pub sha256: String,
}

/// A file of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EditionFile {
    /// Its name within the edition's folder.
    pub name: String,
    /// Its SHA-256.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
}

/// Whether an edition is still what was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EditionCheck {
    /// Its name.
    pub name: String,
    /// Files that are gone or not as they were published.
    pub altered: Vec<String>,
    /// Files that come out with other bytes when it is built again. None where it cannot be.
    pub differ: Vec<String>,
    /// Vintages it was made from that are held no more: without them it cannot be built again.
    pub missing: Vec<InputVintage>,
    /// The version of the program that published it, where that was another than this one.
    pub other_program: Option<String>,
}

impl EditionCheck {
    /// Whether nothing speaks against its files being what was published.
    pub fn is_as_published(&self) -> bool {
        self.altered.is_empty() && self.differ.is_empty()
    }

    /// Whether it can be built again: every vintage it was made from is held.
    pub fn can_be_built(&self) -> bool {
        self.missing.is_empty()
    }
}

/// Freezes a document. An edition of this name that holds the same is left as it is; one that holds something else is never
/// overwritten.
pub(super) fn freeze(
    session: &Session,
    forms: &[Form],
    composed: &Composed,
    inputs: Inputs,
    date: &str,
    files: &BTreeMap<String, Vec<u8>>,
    texts: &Texts,
) -> Result<Written, WorkbenchError> {
    let mut parts = vec![inputs.report.clone()];
    if !session.is_about_own_area() {
        parts.push(inputs.area.to_string().to_lowercase());
    }
    if !composed.name.is_empty() {
        parts.push(composed.name.clone());
    }
    parts.extend([inputs.to.to_string(), date.to_owned()]);
    let name = parts.join("-");
    let record = record(&name, forms, composed, inputs, date, files)?;
    let names: Vec<String> = files.keys().cloned().collect();
    let place = session.folder().published().join(&name);
    if place.join(RECORD).exists() {
        if read(&place)?.sha256 == record.sha256 {
            return Ok(written(&composed.document, &place, names, Some(name)));
        }
        return Err(WorkbenchError::Published { edition: place });
    }
    // Beside its place first, so that an edition is whole or not there at all.
    let beside = session.folder().published().join(format!(".{name}.tmp"));
    let failed = |source| WorkbenchError::Write { path: place.clone(), source };
    if beside.exists() {
        fs::remove_dir_all(&beside).map_err(failed)?;
    }
    forms::put_all(files, &beside)?;
    for (text, bytes) in texts {
        forms::put(&beside.join(TEXTS).join(text), bytes)?;
    }
    forms::put(&beside.join(RECORD), publish::json::pretty(&record, RECORD)?.as_bytes())?;
    fs::rename(&beside, &place).map_err(failed)?;
    Ok(written(&composed.document, &place, names, Some(name)))
}

fn record(
    name: &str,
    forms: &[Form],
    composed: &Composed,
    inputs: Inputs,
    date: &str,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<Edition, WorkbenchError> {
    let files: Vec<EditionFile> = files
        .iter()
        .map(|(name, bytes)| EditionFile {
            name: name.clone(),
            sha256: sha256_of_bytes(bytes),
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        })
        .collect();
    let whole = sha256_of_bytes(publish::json::pretty(&files, "the list of files")?.as_bytes());
    Ok(Edition {
        name: name.to_owned(),
        title: composed.document.title.clone(),
        published: date.to_owned(),
        forms: forms.iter().map(|form| form.word().to_owned()).collect(),
        inputs_sha256: inputs.hash()?,
        inputs,
        files,
        sha256: whole,
    })
}

/// Every edition of a partnership, by name.
pub fn editions(folder: &Folder) -> Result<Vec<Edition>, WorkbenchError> {
    let published = folder.published();
    let unread = |source| FolderError::Read { path: published.clone(), source };
    let mut found = Vec::new();
    for entry in fs::read_dir(&published).map_err(unread)? {
        let place = entry.map_err(unread)?.path();
        if place.join(RECORD).is_file() {
            found.push(read(&place)?);
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// The edition of this name and the folder it stands in.
pub(super) fn find(folder: &Folder, name: &str) -> Result<(Edition, PathBuf), WorkbenchError> {
    let place = folder.published().join(name);
    if place.join(RECORD).is_file() {
        return Ok((read(&place)?, place));
    }
    let known: Vec<String> = editions(folder)?.into_iter().map(|edition| edition.name).collect();
    let known = if known.is_empty() {
        "none is published yet; add --publish with a date to a report".to_owned()
    } else {
        format!("there are: {}", known.join(", "))
    };
    Err(WorkbenchError::question(format!("there is no edition \"{name}\"; {known}")))
}

fn read(place: &Path) -> Result<Edition, WorkbenchError> {
    let path = place.join(RECORD);
    let text = fs::read_to_string(&path)
        .map_err(|source| FolderError::Read { path: path.clone(), source })?;
    serde_json::from_str(&text).map_err(|source| WorkbenchError::Record { path, source })
}

/// Holds an edition against what was published: each file's hash, and what comes out when it is built again from the same
/// vintages and texts. Where a vintage was purged, its files are held against their hashes alone.
pub fn verify(folder: &Folder, name: &str) -> Result<EditionCheck, WorkbenchError> {
    let (edition, place) = find(folder, name)?;
    let altered = altered_in(&edition, &place);
    let lake = Lake::open(folder.lake())?;
    let gone = |input: &&InputVintage| lake.vintage(&input.id).is_err();
    let missing: Vec<InputVintage> = edition.inputs.vintages.iter().filter(gone).cloned().collect();
    let differ = if missing.is_empty() { differing(folder, &edition, &place)? } else { Vec::new() };
    let now = env!("CARGO_PKG_VERSION");
    let other_program = (edition.inputs.program != now).then(|| edition.inputs.program.clone());
    Ok(EditionCheck { name: edition.name, altered, differ, missing, other_program })
}

/// The files of an edition that are gone or not as they were published.
pub(crate) fn altered(folder: &Folder, edition: &Edition) -> Vec<String> {
    altered_in(edition, &folder.published().join(&edition.name))
}

fn altered_in(edition: &Edition, place: &Path) -> Vec<String> {
    let is_altered = |file: &&EditionFile| {
        fs::read(place.join(&file.name)).map_or(true, |b| sha256_of_bytes(&b) != file.sha256)
    };
    edition.files.iter().filter(is_altered).map(|file| file.name.clone()).collect()
}

/// The edition's files that come out with other bytes when it is made again.
fn differing(
    folder: &Folder,
    edition: &Edition,
    place: &Path,
) -> Result<Vec<String>, WorkbenchError> {
    let again = rebuild(folder, edition, place)?;
    let differs = |file: &&EditionFile| {
        again.get(&file.name).is_none_or(|bytes| sha256_of_bytes(bytes) != file.sha256)
    };
    Ok(edition.files.iter().filter(differs).map(|file| file.name.clone()).collect())
}

/// The edition's files, made again from its vintages and texts.
fn rebuild(
    folder: &Folder,
    edition: &Edition,
    place: &Path,
) -> Result<BTreeMap<String, Vec<u8>>, WorkbenchError> {
    let folder = folder.with_texts(&place.join(TEXTS))?;
    let mut session = Session::as_of(folder, &edition.inputs.held())?;
    session.speak_of(edition.inputs.area.as_str())?;
    let options = options(edition)?;
    let inputs = edition.inputs.clone();
    let composed = compose::compose(&session, &options, &inputs)?;
    match composed.first() {
        Some(first) => forms::render(&first.document, &options.forms),
        None => Ok(BTreeMap::new()),
    }
}

/// The question that an edition answers.
pub(super) fn options(edition: &Edition) -> Result<PublishOptions, WorkbenchError> {
    let forms: Result<Vec<Form>, String> = edition.forms.iter().map(|form| form.parse()).collect();
    Ok(PublishOptions {
        forms: forms.map_err(WorkbenchError::question)?,
        published: Some(edition.published.clone()),
        ..edition.inputs.question()?
    })
}
