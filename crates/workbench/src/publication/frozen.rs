//! What something was made from, kept whole, so that it comes out the same whatever is imported or written later.

use std::collections::BTreeMap;
use std::fs;

use document::Document;
use figure::VintageId;
use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use super::inputs::{self, Inputs};
use super::{PublishOptions, compose};
use crate::{Folder, FolderError, Session, WorkbenchError};

/// The vintages and texts that figures were made by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Basis {
    /// The vintages that were held.
    pub vintages: Vec<VintageId>,
    /// The texts by their names: settings, measures, harm weights, narratives.
    pub texts: BTreeMap<String, String>,
}

impl Basis {
    /// As it is now.
    pub fn now(session: &Session) -> Result<Self, WorkbenchError> {
        let mut vintages: Vec<VintageId> =
            session.lake().vintages().iter().map(|held| held.id.clone()).collect();
        vintages.sort();
        Ok(Self { vintages, texts: written(inputs::texts(session)?) })
    }

    /// The folder as it was, opened to be asked. The texts stand in the folder that comes with it, as long as that is held.
    pub fn open(&self, folder: &Folder) -> Result<(Session, TempDir), WorkbenchError> {
        let place = unpacked(&self.texts)?;
        let session = Session::as_of(folder.with_texts(place.path())?, &self.vintages)?;
        Ok((session, place))
    }
}

/// A report, frozen: the question, and what it was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Frozen {
    /// The question and the vintages.
    pub inputs: Inputs,
    /// The texts by their names.
    pub texts: BTreeMap<String, String>,
}

impl Frozen {
    /// A report as its figures are now.
    pub fn now(session: &Session, options: &PublishOptions) -> Result<Self, WorkbenchError> {
        let texts = inputs::texts(session)?;
        let inputs = inputs::of(session, options, &texts)?;
        Ok(Self { inputs, texts: written(texts) })
    }

    /// The report, made again.
    pub fn document(&self, folder: &Folder) -> Result<Document, WorkbenchError> {
        let place = unpacked(&self.texts)?;
        let folder = folder.with_texts(place.path())?;
        let mut session = Session::as_of(folder, &self.inputs.held())?;
        session.speak_of(self.inputs.area.as_str())?;
        let composed = compose::compose(&session, &self.inputs.question()?, &self.inputs)?;
        let first = composed.into_iter().next().map(|composed| composed.document);
        first.ok_or_else(|| {
            WorkbenchError::question(format!("there is no {} of that", self.inputs.report))
        })
    }
}

/// Texts as words: each was read from a file that must be UTF-8 to be of any use.
fn written(texts: inputs::Texts) -> BTreeMap<String, String> {
    texts
        .into_iter()
        .map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned()))
        .collect()
}

/// The texts in a folder of their own.
fn unpacked(texts: &BTreeMap<String, String>) -> Result<TempDir, WorkbenchError> {
    let failed = |path: std::path::PathBuf| move |source| FolderError::Write { path, source };
    let place = tempfile::tempdir().map_err(failed(std::env::temp_dir()))?;
    for (name, text) in texts {
        let path = place.path().join(name);
        if let Some(above) = path.parent() {
            fs::create_dir_all(above).map_err(failed(above.to_owned()))?;
        }
        fs::write(&path, text).map_err(failed(path))?;
    }
    Ok(place)
}
