//! What is said of a published pack: its record, its data for programs, and whether it is still what was published.

use std::path::PathBuf;

use jiff::civil::Date;
use partnership::board::{Pack, PackPart, PaperId};
use reports::board::HeadLine;
use serde::{Deserialize, Serialize};

use super::contents::AgendaContents;

/// A file of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackFile {
    /// Its name within the pack's folder.
    pub name: String,
    /// Its SHA-256.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
}

/// What a published pack's folder says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackRecord {
    /// Its name.
    pub name: String,
    /// The board.
    pub board: String,
    /// The day of the meeting.
    pub date: Date,
    /// Who may read it.
    pub part: PackPart,
    /// The day of publication.
    pub published: Date,
    /// The version of the program.
    pub program: String,
    /// Its files.
    pub files: Vec<PackFile>,
    /// SHA-256 over the list of its files.
    pub sha256: String,
}

/// A pack that was published.
#[derive(Debug, Serialize)]
pub struct PublishedPack {
    /// Its record in the store.
    #[serde(flatten)]
    pub pack: Pack,
    /// The folder it stands in.
    pub folder: PathBuf,
    /// Its files.
    pub files: Vec<PackFile>,
    /// What should have been looked at, in words.
    pub warnings: Vec<String>,
}

/// Whether a pack is still what was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PackCheck {
    /// Its name.
    pub name: String,
    /// Files that are gone or not as they were published.
    pub altered: Vec<String>,
    /// Files that come out with other bytes when it is made again.
    pub differ: Vec<String>,
    /// Whether the record in the store has the same hash.
    pub is_recorded: bool,
}

impl PackCheck {
    /// Whether it is what was published.
    pub fn is_as_published(&self) -> bool {
        self.altered.is_empty() && self.differ.is_empty() && self.is_recorded
    }
}

/// A paper of a pack, as a program reads of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperData {
    /// Its id.
    pub id: PaperId,
    /// The number of its item.
    pub item: String,
    /// Its title.
    pub title: String,
    /// Its first page, as it is printed.
    pub first_page: String,
    /// Its last page.
    pub last_page: String,
    /// The file as it was brought, where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

/// A pack, as a program reads it: its `pack.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackData {
    /// The board.
    pub board: String,
    /// The day of the meeting.
    pub date: Date,
    /// The day of publication.
    pub published: Option<Date>,
    /// What the cover says of the meeting.
    pub details: Vec<HeadLine>,
    /// The agenda.
    pub agenda: Vec<AgendaContents>,
    /// The papers.
    pub papers: Vec<PaperData>,
}
