//! The ingest: rows come in by waves, are sifted for duplicates, added up and encoded. While one wave is encoded on all
//! processors the next is sifted, and no more than two are in memory.

use std::path::{Path, PathBuf};

use arrow::array::BooleanArray;
use arrow::compute::filter_record_batch;
use arrow::record_batch::RecordBatch;
use sources::{Batch, Table};

use super::cells::Cells;
use super::encoder::{COUNTS_A_GROUP, EVENTS_A_GROUP, Encoder};
use super::limits::Limits;
use super::sieve::{Sieve, Verdict};
use super::span::Span;
use super::tally::Tally;
use crate::LakeError;
use crate::fs::Disk;
use crate::layout::{COUNTS, DUPLICATES, ROWS};

/// Where rows go.
pub(super) struct Ingest {
    table: Table,
    disk: Disk,
    folder: PathBuf,
    /// Rows as they are; none for a table of counts, which is sorted first.
    rows: Option<Encoder>,
    /// Counts, for tables that have them.
    cells: Option<Cells>,
    sieve: Sieve,
    waiting: Vec<RecordBatch>,
}

/// What came of it.
pub(super) struct Ingested {
    /// Rows kept.
    pub(super) rows: u64,
    /// Rows set apart.
    pub(super) duplicates: u64,
    /// Rows kept whose identifier stands on an earlier, different row.
    pub(super) repeated_identifiers: u64,
    /// Rows kept that equal an earlier one and have no identifier.
    pub(super) indistinguishable: u64,
    /// Rows kept without an area.
    pub(super) without_location: u64,
}

impl Ingest {
    /// An ingest of rows of this table into `folder`, with a folder for what lasts only as long as it does.
    pub(super) fn new(
        table: Table,
        disk: &Disk,
        folder: &Path,
        scratch: &Path,
        limits: Limits,
    ) -> Result<Self, LakeError> {
        let counted = table == Table::Counts || table.is_events();
        let rows = if table == Table::Counts {
            None
        } else {
            Some(Encoder::create(disk, &folder.join(ROWS), table.schema(), EVENTS_A_GROUP)?)
        };
        Ok(Self {
            table,
            disk: disk.clone(),
            folder: folder.to_owned(),
            rows,
            cells: counted.then(|| Cells::new(table, disk, scratch.to_owned(), limits.cells)),
            sieve: Sieve::new(disk, scratch, limits),
            waiting: Vec::new(),
        })
    }

    /// Takes a wave of rows of the current file.
    pub(super) fn take(
        &mut self,
        wave: Vec<Batch>,
        tally: &mut Tally,
        span: &mut Span,
    ) -> Result<(), LakeError> {
        let Self { table, rows, cells, sieve, waiting, .. } = self;
        let entry = tally.current();
        let mut sifted = Vec::with_capacity(wave.len());
        let (encoded, taken) = rayon::join(
            || rows.as_mut().map_or(Ok(()), |rows| rows.write(waiting)),
            || {
                wave.into_iter().try_for_each(|Batch { rows, identity }| {
                    check(*table, &rows)?;
                    span.see(&rows);
                    let new = sieve.sift(rows, &identity, entry)?;
                    tally.kept(entry, new.num_rows() as u64);
                    if let Some(cells) = cells {
                        cells.add(&new)?;
                    }
                    sifted.push(new);
                    Ok::<_, LakeError>(())
                })
            },
        );
        encoded?;
        taken?;
        *waiting = if rows.is_some() { sifted } else { Vec::new() };
        Ok(())
    }

    /// Decides on the rows held aside and ends the files.
    pub(super) fn finish(self, tally: &mut Tally) -> Result<Ingested, LakeError> {
        let Self { table, disk, folder, mut rows, mut cells, sieve, waiting } = self;
        if let Some(rows) = &mut rows {
            rows.write(&waiting)?;
        }
        drop(waiting);
        let sifted = sieve.decide()?;
        let (mut duplicates, mut repeated_identifiers) = (0, 0);
        for &(entry, verdict) in &sifted.decided {
            if verdict == Verdict::Duplicate {
                duplicates += 1;
                tally.duplicate(entry);
            } else {
                repeated_identifiers += u64::from(verdict == Verdict::Repeated);
                tally.kept(entry, 1);
            }
        }
        let mut apart = None;
        let mut from = 0;
        sifted.held.each(|held| {
            let decided = &sifted.decided[from..from + held.num_rows()];
            from += held.num_rows();
            let twice: BooleanArray =
                decided.iter().map(|&(_, verdict)| Some(verdict == Verdict::Duplicate)).collect();
            let kept = filter_record_batch(&held, &arrow::compute::not(&twice)?)?;
            if let Some(cells) = &mut cells {
                cells.add(&kept)?;
            }
            if let Some(rows) = &mut rows {
                rows.write(&[kept])?;
            }
            if twice.true_count() > 0 {
                let apart = match &mut apart {
                    Some(apart) => apart,
                    none => none.insert(Encoder::create(
                        &disk,
                        &folder.join(DUPLICATES),
                        table.schema(),
                        EVENTS_A_GROUP,
                    )?),
                };
                apart.write(&[filter_record_batch(&held, &twice)?])?;
            }
            Ok(())
        })?;
        if let Some(apart) = apart {
            apart.close()?;
        }
        let mut written = rows.map_or(Ok(0), Encoder::close)?;
        let without_location = cells.as_ref().map_or(0, Cells::without_location);
        if let Some(cells) = cells {
            let file = folder.join(if table == Table::Counts { ROWS } else { COUNTS });
            let counts = cells.write(Encoder::create(
                &disk,
                &file,
                Table::Counts.schema(),
                COUNTS_A_GROUP,
            )?)?;
            if table == Table::Counts {
                written = counts;
            }
        }
        Ok(Ingested {
            rows: written,
            duplicates,
            repeated_identifiers,
            indistinguishable: sifted.indistinguishable,
            without_location,
        })
    }
}

/// Whether rows have the columns of their table.
fn check(table: Table, rows: &RecordBatch) -> Result<(), LakeError> {
    let wanted = table.schema();
    let same = wanted.fields().len() == rows.num_columns()
        && wanted.fields().iter().zip(rows.schema_ref().fields()).all(|(wanted, found)| {
            wanted.name() == found.name() && wanted.data_type() == found.data_type()
        });
    if same {
        return Ok(());
    }
    let columns = |schema: &arrow::datatypes::Schema| {
        let fields = schema.fields().iter();
        fields.map(|f| format!("{} {}", f.name(), f.data_type())).collect::<Vec<_>>().join(", ")
    };
    Err(LakeError::Columns {
        table: table.name(),
        problem: format!("{} instead of {}", columns(rows.schema_ref()), columns(&wanted)),
    })
}
