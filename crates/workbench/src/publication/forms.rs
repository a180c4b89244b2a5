//! The forms of a document: which there are, and each of them as files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::str::FromStr;
use std::thread;

use document::{Document, DocumentKind};
use publish::PublishError;
use publish::html::Alternative;

use super::PublishOptions;
use crate::WorkbenchError;

/// The name of the page.
pub(super) const PAGE: &str = "index.html";
/// The name of the figures as data.
pub(super) const FIGURES: &str = "figures.json";

/// One form of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// A page that needs nothing besides itself.
    Html,
    /// A tagged PDF for print and screen readers.
    Pdf,
    /// A Word file for those who must edit.
    Docx,
    /// A spreadsheet in government layout.
    Xlsx,
    /// Every figure as data, every table as CSV.
    Json,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Html, Self::Pdf, Self::Docx, Self::Xlsx, Self::Json];

    /// The word for it: "html".
    pub fn word(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    /// What it is called where it is offered.
    fn title(self) -> &'static str {
        match self {
            Self::Html => "Web page",
            Self::Pdf => "PDF, for print",
            Self::Docx => "Word, to edit",
            Self::Xlsx => "Spreadsheet",
            Self::Json => "Figures as data (JSON)",
        }
    }

    /// Its media type.
    fn media_type(self) -> &'static str {
        match self {
            Self::Html => "text/html",
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
        }
    }

    /// The file it stands in.
    fn file(self, kind: DocumentKind) -> String {
        match self {
            Self::Html => PAGE.to_owned(),
            Self::Json => FIGURES.to_owned(),
            Self::Pdf | Self::Docx | Self::Xlsx => format!("{}.{}", kind.slug(), self.word()),
        }
    }
}

impl FromStr for Form {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|form| form.word() == text.trim()).ok_or_else(|| {
            format!("\"{text}\" is no form; choose from html, pdf, docx, xlsx, json")
        })
    }
}

/// How many files' worth of work these documents are in the forms asked for.
pub(super) fn count(documents: &[super::compose::Composed], options: &PublishOptions) -> u64 {
    u64::try_from(documents.len() * options.forms.len()).unwrap_or(u64::MAX)
}

/// A document's tables as CSV with the metadata beside each, by name.
pub(super) fn tables(document: &Document) -> Result<BTreeMap<String, Vec<u8>>, WorkbenchError> {
    let files = publish::csv::files(document)?;
    Ok(files
        .into_iter()
        .map(|(name, text)| (format!("tables/{name}"), text.into_bytes()))
        .collect())
}

/// The bytes of one form.
type Made = Result<Vec<u8>, PublishError>;

/// A document in these forms: every file by its name within its folder. The forms are made side by side; the slowest of them
/// is the PDF.
pub(super) fn render(
    document: &Document,
    forms: &[Form],
) -> Result<BTreeMap<String, Vec<u8>>, WorkbenchError> {
    let mut files = BTreeMap::new();
    let made: Vec<Result<(String, Vec<u8>), PublishError>> = thread::scope(|scope| {
        let making: Vec<_> = forms
            .iter()
            .map(|&form| (form, scope.spawn(move || one(document, form, forms))))
            .collect();
        let finished = |(form, making): (Form, thread::ScopedJoinHandle<'_, Made>)| {
            let bytes: Made =
                making.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            bytes.map(|bytes| (form.file(document.kind), bytes))
        };
        making.into_iter().map(finished).collect()
    });
    for file in made {
        let (name, bytes) = file?;
        files.insert(name, bytes);
    }
    // The page leads to the tables, and the data are not whole without them.
    if forms.contains(&Form::Html) || forms.contains(&Form::Json) {
        files.append(&mut tables(document)?);
    }
    Ok(files)
}

fn one(document: &Document, form: Form, all: &[Form]) -> Made {
    match form {
        Form::Html => {
            let beside: Vec<Form> =
                all.iter().copied().filter(|form| *form != Form::Html).collect();
            Ok(page(document, &beside).into_bytes())
        }
        Form::Pdf => publish::pdf::pdf(document),
        Form::Docx => publish::docx::docx(document),
        Form::Xlsx => publish::xlsx::xlsx(document),
        Form::Json => publish::json::figures(document).map(String::into_bytes),
    }
}

/// The page, leading to the other forms that stand beside it.
fn page(document: &Document, beside: &[Form]) -> String {
    let others: Vec<Alternative> = beside
        .iter()
        .map(|form| Alternative {
            name: form.title().to_owned(),
            file: form.file(document.kind),
            media_type: form.media_type().to_owned(),
        })
        .collect();
    publish::html::page_with(document, &others)
}

/// Writes files into a folder, the page last: where it stands, what it leads to stands too.
pub(crate) fn put_all(files: &BTreeMap<String, Vec<u8>>, out: &Path) -> Result<(), WorkbenchError> {
    let (pages, others): (Vec<_>, Vec<_>) = files.iter().partition(|(name, _)| *name == PAGE);
    for (name, bytes) in others.into_iter().chain(pages) {
        put(&out.join(name), bytes)?;
    }
    Ok(())
}

/// Writes a file beside its place and moves it there, so that nobody reads half of it.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> Result<(), WorkbenchError> {
    let failed = |source| WorkbenchError::Write { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".tmp");
    let beside = path.with_file_name(name);
    fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path)).map_err(failed)
}
