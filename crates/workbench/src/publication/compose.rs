//! A question to documents, and documents to files.

use std::path::PathBuf;

use document::{Document, DocumentKind};

use super::inputs::{Inputs, Texts};
use super::{PublishOptions, Report, Written, changes, edition, forms, written};
use crate::{Progress, Session, WorkbenchError, narratives};

/// A document with the name of its folder among its siblings; empty where it has none.
pub(super) struct Composed {
    pub name: String,
    /// The ward it is of, where it is of one.
    pub ward: Option<String>,
    pub document: Document,
}

impl Composed {
    /// What this one was made from.
    pub fn inputs(&self, all: &Inputs) -> Inputs {
        Inputs { ward: self.ward.clone(), ..all.clone() }
    }
}

impl Report {
    /// The kind of document it is.
    pub fn kind(&self) -> DocumentKind {
        match self {
            Self::NeedsAssessment => DocumentKind::NeedsAssessment,
            Self::Performance => DocumentKind::Performance,
            Self::WardProfile(_) => DocumentKind::WardProfile,
            Self::Summary => DocumentKind::Summary,
        }
    }
}

/// The documents that answer the question, each with its edition.
pub(super) fn compose(
    session: &Session,
    options: &PublishOptions,
    inputs: &Inputs,
) -> Result<Vec<Composed>, WorkbenchError> {
    let (to, against) = (options.to, options.against.clone());
    let mut composed = match &options.report {
        Report::NeedsAssessment => {
            let previous = changes::previous(session.folder(), inputs.previous.as_ref())?;
            one(crate::assess::compose(session, to, against, previous)?)
        }
        Report::Performance => one(crate::performance::compose(session, to, against)?),
        Report::Summary => one(crate::public_summary::compose(session, to, against)?),
        Report::WardProfile(ward) => {
            crate::ward_profile::compose(session, to, against, ward.as_deref())?
                .into_iter()
                .map(|(ward, document)| Composed {
                    name: document::slug(&ward.name),
                    ward: Some(ward.code.to_string()),
                    document,
                })
                .collect()
        }
    };
    for composed in &mut composed {
        let hash = composed.inputs(inputs).hash()?;
        let document = &mut composed.document;
        document.kind = options.report.kind();
        let date = options.published.as_deref().map(in_words).transpose()?;
        let status = if date.is_some() { "Published" } else { "Draft" };
        status.clone_into(&mut document.edition.status);
        document.edition.date = date;
        document.edition.inputs = Some(hash);
        let ward = composed.ward.as_deref();
        narratives::set(session, document, ward, options.to, &options.against)?;
    }
    Ok(composed)
}

fn one(document: Document) -> Vec<Composed> {
    vec![Composed { name: String::new(), ward: None, document }]
}

/// "17 June 2021" of `2021-06-17`.
fn in_words(date: &str) -> Result<String, WorkbenchError> {
    let day: jiff::civil::Date = date.parse().map_err(|_| {
        WorkbenchError::question(format!(
            "\"{date}\" is no date; write year, month and day, such as 2021-06-17"
        ))
    })?;
    Ok(day.strftime("%-d %B %Y").to_string())
}

/// Writes each document in the forms asked for: into the folder named, or frozen as an edition.
pub(super) fn write_all(
    session: &Session,
    options: &PublishOptions,
    (inputs, texts): (&Inputs, &Texts),
    composed: &[Composed],
    progress: &mut dyn Progress,
) -> Result<Vec<Written>, WorkbenchError> {
    let mut all = Vec::with_capacity(composed.len());
    for one in composed {
        let Composed { name, document, .. } = one;
        let files = forms::render(document, &options.forms)?;
        progress.advance(u64::try_from(options.forms.len()).unwrap_or_default());
        let done = if let Some(date) = &options.published {
            let inputs = one.inputs(inputs);
            edition::freeze(session, &options.forms, one, inputs, date, &files, texts)?
        } else {
            let out = folder_of(session, options, name);
            forms::put_all(&files, &out)?;
            written(document, &out, files.into_keys().collect(), None)
        };
        all.push(done);
    }
    Ok(all)
}

/// Where a draft goes: the folder asked for, or one of the report's name under `published/`.
pub(super) fn folder_of(session: &Session, options: &PublishOptions, name: &str) -> PathBuf {
    let base = match &options.out {
        Some(out) => out.clone(),
        None => session.folder().published().join(options.report.kind().slug()),
    };
    if name.is_empty() { base } else { base.join(name) }
}
