//! What a partnership holds: each vintage with its months, rows, rejects and gaps; dropping one and taking it back.

use figure::{Month, SourceId, VintageId};
use lake::{EntryRecord, Lake, Revision, VintageRecord};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sources::Reject;

use crate::{Folder, WorkbenchError, clock};

/// What `watchward data` prints.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Held {
    /// One line a vintage, by source, the newest first.
    pub tables: Vec<HeldVintage>,
}

/// One vintage as held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HeldVintage {
    /// The table it is part of.
    pub table: String,
    /// The source.
    pub source: SourceId,
    /// The vintage.
    pub vintage: VintageId,
    /// The first month it speaks of; null where it has no months.
    pub from: Option<Month>,
    /// The last.
    pub to: Option<Month>,
    /// Rows kept.
    pub rows: u64,
    /// Rows left out.
    pub rejects: u64,
    /// Rows set apart as equal in every field to the first held with their identifier.
    pub duplicates: u64,
    /// Rows kept whose identifier stands on an earlier, different row.
    pub repeated_identifiers: u64,
    /// Rows kept that equal an earlier row and have no identifier: they cannot be told apart.
    pub indistinguishable: u64,
    /// Months missing between a part's first and its last, with the part where it has a name.
    pub missing_months: Vec<MissingMonths>,
    /// The share of rows without a location, in per cent; null where rows are not single events.
    pub without_location: Option<f64>,
    /// How many months have passed since its last month.
    pub months_old: Option<i32>,
    /// Whether a newer edition is likely to be out, by the source's cadence.
    pub stale: bool,
    /// Whether it was dropped: no figure reads it, and it is gone once purged.
    pub dropped: bool,
    /// Its files.
    pub files: Vec<String>,
}

/// The months that one part of a vintage lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MissingMonths {
    /// The force, where files come by force.
    pub part: Option<String>,
    /// The months.
    pub months: Vec<Month>,
}

impl HeldVintage {
    fn of(record: &VintageRecord, this_month: Option<Month>) -> Self {
        let span = record.coverage.span();
        let months_old =
            span.zip(this_month).map(|(span, month)| month.index() - span.to().index());
        let newest_expected = match sources::by_id(record.source.as_str()).map(|s| s.cadence) {
            // Publishers bring a month out about two months later.
            Some(sources::Cadence::Monthly) => Some(3),
            // Mid-year estimates come out about a year after their day.
            Some(sources::Cadence::Yearly) => Some(24),
            Some(sources::Cadence::Irregular) | None => None,
        };
        let missing = |part: &lake::PartCoverage| {
            let months = part.missing();
            (!months.is_empty()).then(|| MissingMonths { part: part.part.clone(), months })
        };
        Self {
            table: record.table.name().to_owned(),
            source: record.source.clone(),
            vintage: record.id.clone(),
            from: span.map(figure::Period::from),
            to: span.map(figure::Period::to),
            rows: record.rows,
            rejects: record.rejects,
            duplicates: record.duplicates,
            repeated_identifiers: record.repeated_identifiers,
            indistinguishable: record.indistinguishable,
            missing_months: record.coverage.parts.iter().filter_map(missing).collect(),
            without_location: record
                .table
                .is_events()
                .then(|| percent(record.without_location, record.rows))
                .flatten(),
            months_old,
            stale: months_old.zip(newest_expected).is_some_and(|(old, limit)| old > limit),
            dropped: record.dropped,
            files: record.files.iter().map(|file| file.file.name.clone()).collect(),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of rows are far below 2^53")]
fn percent(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64 * 100.0)
}

/// What the folder holds, dropped vintages included and marked.
pub fn held(folder: &Folder) -> Result<Held, WorkbenchError> {
    let lake = Lake::create(folder.lake())?;
    let this_month = clock::this_month();
    let mut tables: Vec<HeldVintage> =
        lake.all_vintages().iter().map(|record| HeldVintage::of(record, this_month)).collect();
    tables.sort_by(|a, b| a.source.cmp(&b.source).then_with(|| b.to.cmp(&a.to)));
    Ok(Held { tables })
}

/// Months held in two or more vintages of a source: each category's count then and now, where they differ.
pub fn revisions(folder: &Folder) -> Result<Vec<(SourceId, Revision)>, WorkbenchError> {
    let lake = Lake::create(folder.lake())?;
    let mut sources: Vec<SourceId> =
        lake.vintages().iter().map(|record| record.source.clone()).collect();
    sources.sort();
    sources.dedup();
    let mut all = Vec::new();
    for source in sources {
        let found = lake.revisions(&source)?;
        all.extend(found.into_iter().filter(|r| r.difference() != 0).map(|r| (source.clone(), r)));
    }
    Ok(all)
}

/// The rows of a vintage that were left out, and why: the first 10,000.
pub fn rejects(folder: &Folder, vintage: &VintageId) -> Result<Vec<Reject>, WorkbenchError> {
    Ok(Lake::open(folder.lake())?.rejects(vintage)?)
}

/// The same as a file for a spreadsheet: one line a row, with file, line, column, value and reason.
pub fn rejects_as_csv(folder: &Folder, vintage: &VintageId) -> Result<Vec<u8>, WorkbenchError> {
    let name = format!("{vintage}-rejects.csv");
    let unwritable = |source| publish::PublishError::Csv { file: name.clone(), source };
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["file", "line", "column", "value", "reason"]).map_err(unwritable)?;
    for reject in rejects(folder, vintage)? {
        let (line, reason) = (reject.line.to_string(), reject.reason.to_string());
        let column = reject.column.as_deref().unwrap_or_default();
        // A value that a spreadsheet would take for a formula is kept a text.
        let value = if reject.value.starts_with(['=', '+', '-', '@']) {
            format!("'{}", reject.value)
        } else {
            reject.value.clone()
        };
        let record = [reject.file.as_str(), line.as_str(), column, value.as_str(), reason.as_str()];
        writer.write_record(record).map_err(unwritable)?;
    }
    let unflushed = |error: csv::IntoInnerError<_>| publish::PublishError::Csv {
        file: name.clone(),
        source: error.into_error().into(),
    };
    Ok(writer.into_inner().map_err(unflushed)?)
}

/// Each file inside the vintages' archives, with rows in, kept, rejected and duplicate.
pub fn entries(folder: &Folder) -> Result<Vec<(VintageId, EntryRecord)>, WorkbenchError> {
    let lake = Lake::create(folder.lake())?;
    let mut all = Vec::new();
    for record in lake.vintages() {
        all.extend(lake.entries(&record.id)?.into_iter().map(|entry| (record.id.clone(), entry)));
    }
    Ok(all)
}

/// Drops a vintage: no figure reads it any more, and it can be taken back until it is purged.
pub fn drop_vintage(folder: &Folder, vintage: &VintageId) -> Result<(), WorkbenchError> {
    Ok(Lake::open(folder.lake())?.drop_vintage(vintage)?)
}

/// Takes a dropped vintage back.
pub fn restore(folder: &Folder, vintage: &VintageId) -> Result<(), WorkbenchError> {
    Ok(Lake::open(folder.lake())?.restore(vintage)?)
}
