//! What a document is made from: the question, the vintages held, and the texts that say how figures are made and what people
//! wrote. Its hash names the inputs; the same inputs give the same bytes.

use std::collections::BTreeMap;
use std::fs;

use figure::{AreaCode, FileUsed, Month, VintageId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sources::sha256_of_bytes;

use super::edition::{self, Edition};
use super::{PublishOptions, Report};
use crate::{FolderError, Session, WorkbenchError};

/// What a document was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Inputs {
    /// Which report: "needs-assessment".
    pub report: String,
    /// The ward, where it is of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ward: Option<String>,
    /// The area it is about.
    pub area: AreaCode,
    /// The last month.
    pub to: Month,
    /// What figures are held against.
    pub against: String,
    /// Every vintage that was held, by name.
    pub vintages: Vec<InputVintage>,
    /// Every text it was made by, by name.
    pub texts: Vec<InputText>,
    /// The edition before it, which it says what has changed since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<InputEdition>,
    /// The version of the program.
    pub program: String,
}

/// A vintage that was held.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct InputVintage {
    /// Its name.
    pub id: VintageId,
    /// The files it was read from.
    pub files: Vec<FileUsed>,
}

/// A text: settings, measures, harm weights, narratives.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct InputText {
    /// Its name within the partnership's folder.
    pub name: String,
    /// Its SHA-256.
    pub sha256: String,
}

/// An edition that a later one looks back on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InputEdition {
    /// Its name.
    pub name: String,
    /// The SHA-256 over its files.
    pub sha256: String,
}

impl Inputs {
    /// SHA-256 over all of it, in hexadecimal.
    pub fn hash(&self) -> Result<String, WorkbenchError> {
        Ok(sha256_of_bytes(publish::json::pretty(self, "the inputs")?.as_bytes()))
    }

    /// The vintages that were held.
    pub(crate) fn held(&self) -> Vec<VintageId> {
        self.vintages.iter().map(|vintage| vintage.id.clone()).collect()
    }

    /// The question that they answer, in no form yet.
    pub(crate) fn question(&self) -> Result<PublishOptions, WorkbenchError> {
        let unknown = || {
            WorkbenchError::question(format!(
                "this is of a report that this program does not know: {} against {}",
                self.report, self.against
            ))
        };
        let report = match self.report.as_str() {
            "needs-assessment" => Report::NeedsAssessment,
            "performance" => Report::Performance,
            "ward-profile" => Report::WardProfile(self.ward.clone()),
            "summary" => Report::Summary,
            _ => return Err(unknown()),
        };
        Ok(PublishOptions::of(report, self.to, self.against.parse().map_err(|_| unknown())?))
    }
}

/// Texts by their names, read once: what is hashed is what an edition keeps.
pub(super) type Texts = BTreeMap<String, Vec<u8>>;

/// The folder's texts as they stand.
pub(super) fn texts(session: &Session) -> Result<Texts, WorkbenchError> {
    let mut texts = Texts::new();
    for (name, path) in session.folder().texts()? {
        let bytes = fs::read(&path).map_err(|source| FolderError::Read { path, source })?;
        texts.insert(name, bytes);
    }
    Ok(texts)
}

/// What is about to be published is made from.
pub(super) fn of(
    session: &Session,
    options: &PublishOptions,
    texts: &Texts,
) -> Result<Inputs, WorkbenchError> {
    let mut vintages: Vec<InputVintage> = session
        .lake()
        .vintages()
        .iter()
        .map(|held| InputVintage {
            id: held.id.clone(),
            files: held.files.iter().map(|record| record.file.clone()).collect(),
        })
        .collect();
    vintages.sort();
    let hashed = |(name, bytes): (&String, &Vec<u8>)| InputText {
        name: name.clone(),
        sha256: sha256_of_bytes(bytes),
    };
    Ok(Inputs {
        report: options.report.kind().slug().to_owned(),
        ward: match &options.report {
            Report::WardProfile(ward) => ward.clone(),
            _ => None,
        },
        area: session.own()?.code,
        to: options.to,
        against: options.against.to_string(),
        vintages,
        texts: texts.iter().map(hashed).collect(),
        previous: previous(session, options)?,
        program: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

/// The edition of the same report and area that was published last, before this one and of no later a month.
fn previous(
    session: &Session,
    options: &PublishOptions,
) -> Result<Option<InputEdition>, WorkbenchError> {
    if options.report != Report::NeedsAssessment {
        return Ok(None);
    }
    let area = session.own()?.code;
    let (slug, date) = (options.report.kind().slug(), options.published.as_deref());
    let before = |edition: &Edition| {
        let inputs = &edition.inputs;
        inputs.report == slug
            && inputs.area == area
            && inputs.to <= options.to
            && date.is_none_or(|date| edition.published.as_str() < date)
    };
    let last = edition::editions(session.folder())?
        .into_iter()
        .filter(before)
        .max_by(|a, b| (&a.published, a.inputs.to).cmp(&(&b.published, b.inputs.to)));
    Ok(last.map(|edition| InputEdition { name: edition.name, sha256: edition.sha256 }))
}
