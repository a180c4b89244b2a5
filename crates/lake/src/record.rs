//! What the manifest says of a vintage and of each file it came from.

use figure::{FileUsed, Month, SourceId, VintageId};
use serde::{Deserialize, Serialize};
use sources::Table;

use crate::Coverage;

/// One file (or archive) that a vintage was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// Name and checksum.
    #[serde(flatten)]
    pub file: FileUsed,
    /// Its size in bytes.
    pub bytes: u64,
    /// Rows read from it, good, duplicate and rejected.
    pub rows_in: u64,
    /// Rows kept.
    pub rows_kept: u64,
    /// Rows rejected.
    pub rejects: u64,
    /// Rows set apart as duplicates.
    pub duplicates: u64,
}

/// One publication of a data set, as held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VintageRecord {
    /// Its name.
    pub id: VintageId,
    /// Its source.
    pub source: SourceId,
    /// The source's table.
    pub table: Table,
    /// The month it is dated by: its last (a population's: June of its year; a look-up's: its retrieval).
    pub last_month: Month,
    /// When the publisher's file was retrieved, RFC 3339.
    pub retrieved: String,
    /// When it was imported, RFC 3339. No figure depends on it.
    pub imported: String,
    /// The publisher, for every output.
    pub publisher: String,
    /// The licence line, for every output.
    pub licence: String,
    /// Its files.
    pub files: Vec<FileRecord>,
    /// Rows kept.
    pub rows: u64,
    /// Rows rejected.
    pub rejects: u64,
    /// Rows equal in every field to the first held with their identifier, set apart.
    pub duplicates: u64,
    /// Rows kept whose identifier stands on an earlier, different row.
    pub repeated_identifiers: u64,
    /// Rows kept that equal an earlier row and have no identifier.
    pub indistinguishable: u64,
    /// Rows kept without an area.
    pub without_location: u64,
    /// What somebody should know of it, though it keeps no row out: a category that its publisher has not used before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
    /// What it speaks of.
    pub coverage: Coverage,
    /// Whether its newest month is incomplete and grows in later vintages.
    pub provisional: bool,
    /// Whether it was dropped: kept on disk until purged, but no figure reads it.
    #[serde(default)]
    pub dropped: bool,
}

/// What vintages are ordered by: last month, then retrieval, then name. Never the order of import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lateness<'a> {
    last_month: Month,
    retrieved: &'a str,
    id: &'a str,
}

impl VintageRecord {
    /// Its place in the order of publication; the greatest is the newest.
    pub fn lateness(&self) -> Lateness<'_> {
        Lateness { last_month: self.last_month, retrieved: &self.retrieved, id: self.id.as_str() }
    }
}

/// One file that rows were read from: the file itself, or one inside an archive.
/// For every one, rows in = kept + rejected + duplicates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryRecord {
    /// How messages name it: `crime.zip/2021-02/2021-02-met-street.csv`.
    pub label: String,
    /// Rows read from it.
    pub rows_in: u64,
    /// Rows kept.
    pub kept: u64,
    /// Rows rejected.
    pub rejects: u64,
    /// Rows set apart as duplicates.
    pub duplicates: u64,
}
