//! Where things lie in a lake: `lake/<source>/<vintage>/rows.parquet` and its neighbours.

use std::path::{Path, PathBuf};

use crate::VintageRecord;

/// The rows of a vintage.
pub(crate) const ROWS: &str = "rows.parquet";
/// Events added up by month, area and category.
pub(crate) const COUNTS: &str = "counts.parquet";
/// Rows set apart as duplicates.
pub(crate) const DUPLICATES: &str = "duplicates.parquet";
/// Rows left out, one JSON object a line.
pub(crate) const REJECTS: &str = "rejects.jsonl";
/// What was read from each file, also inside archives.
pub(crate) const ENTRIES: &str = "entries.json";
/// The manifest.
pub(crate) const MANIFEST: &str = "manifest.json";

/// The folder where a vintage grows before it is held.
pub(crate) fn staging(lake: &Path) -> PathBuf {
    lake.join(".staging")
}

/// A vintage's folder.
pub(crate) fn vintage(lake: &Path, source: &str, id: &str) -> PathBuf {
    lake.join(source).join(id)
}

/// The file that counts of the vintage are asked of, relative to the lake, with forward slashes on every system.
pub(crate) fn counts_file(record: &VintageRecord) -> String {
    let file = if record.table.is_events() { COUNTS } else { ROWS };
    format!("{}/{}/{file}", record.source, record.id)
}

/// The file of the vintage's rows, likewise.
pub(crate) fn rows_file(record: &VintageRecord) -> String {
    format!("{}/{}/{ROWS}", record.source, record.id)
}
