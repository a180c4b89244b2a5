//! What came of fetching.

use std::error::Error;

use figure::SourceId;
use serde::Serialize;
use sources::Source;
use sources::fetch::{Choice, FetchError, Fetched, Outcome};

use crate::ImportReport;

/// What came of fetching.
#[derive(Debug, Default, Serialize)]
pub struct FetchReport {
    /// Each download, in the order they were made.
    pub downloads: Vec<Download>,
    /// What came of importing them; none where nothing was downloaded.
    pub import: Option<ImportReport>,
}

impl FetchReport {
    /// How many downloads failed.
    pub fn failed(&self) -> usize {
        self.downloads.iter().filter(|one| one.outcome == FetchOutcome::Failed).count()
    }

    /// How many files were downloaded and are of no layout that is known: a publisher has changed one.
    pub fn unrecognised(&self) -> usize {
        self.import.as_ref().map_or(0, |import| import.unrecognised.len())
    }
}

/// What became of a download.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FetchOutcome {
    /// It was downloaded.
    Downloaded,
    /// It was downloaded, going on where an earlier try had ended.
    Resumed,
    /// The publisher has no newer one.
    Unchanged,
    /// It could not be downloaded.
    Failed,
}

impl FetchOutcome {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Downloaded => "downloaded",
            Self::Resumed => "resumed",
            Self::Unchanged => "unchanged",
            Self::Failed => "failed",
        }
    }
}

/// A download.
#[derive(Debug, Serialize)]
pub struct Download {
    /// The source it is for.
    pub source: SourceId,
    /// Where it was downloaded from, without secrets.
    pub address: String,
    /// Its file, in the source's folder of the inbox.
    pub file: String,
    /// What became of it.
    pub outcome: FetchOutcome,
    /// Its size.
    pub bytes: Option<u64>,
    /// Its SHA-256.
    pub sha256: Option<String>,
    /// Why it failed, and what to do.
    pub why: Option<String>,
}

impl Download {
    pub(super) fn new(source: &Source, choice: &Choice, done: Result<Fetched, FetchError>) -> Self {
        let mut download = Self {
            source: SourceId::new(source.id),
            address: choice.address.to_string(),
            file: choice.file.clone(),
            outcome: FetchOutcome::Failed,
            bytes: None,
            sha256: None,
            why: None,
        };
        match done {
            Ok(fetched) => {
                download.outcome = match fetched.outcome {
                    Outcome::Downloaded => FetchOutcome::Downloaded,
                    Outcome::Resumed => FetchOutcome::Resumed,
                    Outcome::Unchanged => FetchOutcome::Unchanged,
                };
                download.bytes = Some(fetched.bytes);
                download.sha256 = Some(fetched.sha256);
            }
            Err(error) => download.why = Some(with_causes(&error)),
        }
        download
    }
}

fn with_causes(error: &FetchError) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

/// Where a source is downloaded from.
#[derive(Debug, Serialize)]
pub struct SourceAddress {
    /// The source.
    pub source: SourceId,
    /// Its title.
    pub title: String,
    /// Whether the folder's area needs it.
    pub needed: bool,
    /// The address with its placeholders, without secrets; null where it is only to be had by hand.
    pub address: Option<String>,
    /// Whether the address is the partnership's own, from `watchward.toml`.
    pub overridden: bool,
    /// The page it is published on.
    pub page: String,
}
