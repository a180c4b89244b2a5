//! What was found, in the form that was asked for: printed, or in files.

use std::path::{Path, PathBuf};

use publish::findings::text::Look;
use publish::findings::{Examined, docx, html, json, sarif, text};
use reading::document::Format;

use super::{CheckReport, CheckedDocument, beside};
use crate::WorkbenchError;
use crate::publication::put;

/// A form of what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckForm {
    /// To read on a terminal.
    Text,
    /// For programs.
    Json,
    /// The document as a page, with marks; a file a document.
    Html,
    /// For editors and code hosts.
    Sarif,
    /// A copy of a Word file with comments; a file a document.
    Docx,
}

/// How the form is made.
#[derive(Debug, Clone)]
pub struct FormOptions {
    /// Which.
    pub form: CheckForm,
    /// The file to write, or the folder where a file a document is written; without it what can be printed is, and the rest is
    /// put beside each document.
    pub output: Option<PathBuf>,
    /// How a text looks, and whether findings that were accepted are told as those that were not.
    pub look: Look,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Formed {
    /// What is to be printed.
    pub printed: String,
    /// The files that were written.
    pub files: Vec<PathBuf>,
    /// Why a document has no such form, in a sentence each.
    pub refused: Vec<String>,
}

impl CheckReport {
    /// Makes the form. A document is never written over.
    pub fn form(&self, options: &FormOptions) -> Result<Formed, WorkbenchError> {
        let all: Vec<Examined<'_>> = self.documents.iter().map(CheckedDocument::examined).collect();
        let whole = match options.form {
            CheckForm::Text => {
                let texts: Vec<String> =
                    all.iter().map(|one| text::findings(one, options.look)).collect();
                texts.join("\n\n")
            }
            CheckForm::Json => json::findings(&all)?,
            CheckForm::Sarif => sarif::findings(&all)?,
            CheckForm::Html | CheckForm::Docx => return self.files(options),
        };
        let Some(path) = &options.output else {
            return Ok(Formed { printed: whole, ..Formed::default() });
        };
        self.write(path, whole.as_bytes())?;
        Ok(Formed { files: vec![path.clone()], ..Formed::default() })
    }

    /// A file a document.
    fn files(&self, options: &FormOptions) -> Result<Formed, WorkbenchError> {
        let mut formed = Formed::default();
        for document in &self.documents {
            let examined = document.examined();
            let (ending, bytes) = if options.form == CheckForm::Html {
                (".findings.html", html::page(&examined).into_bytes())
            } else if matches!(&*document.files, [file] if file.format == Format::Docx) {
                (".findings.docx", docx::commented(&examined, options.look.accepted)?)
            } else {
                formed.refused.push(format!(
                    "{} is not a Word file, so there is nothing to put comments into; --format html shows it with marks",
                    document.shown
                ));
                continue;
            };
            let own = beside(&document.path, ending);
            let path = match &options.output {
                None => own,
                Some(folder) if self.documents.len() > 1 || folder.is_dir() => {
                    folder.join(own.file_name().unwrap_or_default())
                }
                Some(file) => file.clone(),
            };
            if formed.files.contains(&path) {
                return Err(WorkbenchError::question(format!(
                    "two documents would be written to {}; check them one by one",
                    path.display()
                )));
            }
            self.write(&path, &bytes)?;
            formed.files.push(path);
        }
        Ok(formed)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), WorkbenchError> {
        let place = path.canonicalize().ok();
        let is_document =
            |one: &CheckedDocument| place.is_some() && one.path.canonicalize().ok() == place;
        if self.documents.iter().any(is_document) {
            return Err(WorkbenchError::question(format!(
                "{} is the document itself, which is never altered; name another file",
                path.display()
            )));
        }
        put(path, bytes)
    }
}
