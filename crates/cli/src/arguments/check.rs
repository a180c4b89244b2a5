//! What is asked of finished documents.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use workbench::CheckForm;

/// `watchward check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// The documents: text, Markdown, web page, Word file, workbook or PDF; a folder stands for the documents in it
    #[arg(required = true, value_name = "FILE")]
    pub paths: Vec<PathBuf>,
    /// The partnership's folder whose figures the documents are held against too; without it the folder that we stand in, where
    /// it is one
    #[arg(long, value_name = "FOLDER")]
    pub data: Option<PathBuf>,
    /// As text, JSON, or SARIF for editors; html is the document with marks, docx a copy of a Word file with comments
    #[arg(long, value_enum, default_value_t)]
    pub format: CheckFormat,
    /// The file to write; a folder where html or docx is asked of several documents. Without it html and docx are put beside
    /// each document, the others are printed
    #[arg(long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Let the finding with this mark stand; it is kept beside the document
    #[arg(long, value_name = "MARK", requires_all = ["reason", "by"])]
    pub accept: Vec<String>,
    /// Why it stands
    #[arg(long, requires = "accept")]
    pub reason: Option<String>,
    /// Who lets it stand
    #[arg(long, value_name = "NAME", requires = "accept")]
    pub by: Option<String>,
    /// Look at the finding with this mark again
    #[arg(long, value_name = "MARK", conflicts_with = "accept")]
    pub forget: Vec<String>,
    /// Show the findings too that were accepted
    #[arg(long)]
    pub all: bool,
}

/// What `--format` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum CheckFormat {
    #[default]
    Text,
    Json,
    Html,
    Sarif,
    Docx,
}

impl CheckFormat {
    /// The form it names.
    pub fn form(self) -> CheckForm {
        match self {
            Self::Text => CheckForm::Text,
            Self::Json => CheckForm::Json,
            Self::Html => CheckForm::Html,
            Self::Sarif => CheckForm::Sarif,
            Self::Docx => CheckForm::Docx,
        }
    }
}
