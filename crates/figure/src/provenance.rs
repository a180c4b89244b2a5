//! Provenance: where a number came from, exactly enough to find it again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{SourceId, VintageId};

/// One publisher's file that a figure was read from.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct FileUsed {
    /// The file's name as it came in; a file inside an archive as `archive.zip`.
    pub name: String,
    /// The file's SHA-256, in hexadecimal.
    pub sha256: String,
}

/// Where a figure, table or series came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Provenance {
    /// The source; null where no source gives the measure.
    pub source: Option<SourceId>,
    /// The publisher's name and licence line, for every output.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// The vintage of the value; the newest where several were needed.
    pub vintage: Option<VintageId>,
    /// Every vintage used, for value and comparator.
    pub vintages: Vec<VintageId>,
    /// The files of those vintages.
    pub files: Vec<FileUsed>,
    /// How many rows of the lake were added up for the value.
    pub rows_used: u64,
    /// What was counted, in words.
    pub definition: String,
    /// The query that was run.
    pub query: String,
    /// What a reader must know.
    pub caveats: Vec<String>,
}
