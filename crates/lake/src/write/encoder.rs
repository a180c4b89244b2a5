//! Rows into a Parquet file: columns are encoded side by side, row groups follow one another in the order the rows came.

use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow::datatypes::{DataType, SchemaRef};
use arrow::record_batch::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::{ArrowColumnWriter, ArrowRowGroupWriterFactory, compute_leaves};
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::ColumnPath;
use rayon::prelude::*;

use crate::LakeError;
use crate::fs::{Disk, DiskFile};

/// Rows in a row group of single events: some 20 MB before compression.
pub(super) const EVENTS_A_GROUP: usize = 1 << 18;
/// Rows in a row group of counts, which are sorted, so that a question for one category skips the other groups.
pub(super) const COUNTS_A_GROUP: usize = 1 << 16;

/// A Parquet file being written.
pub(super) struct Encoder {
    path: PathBuf,
    schema: SchemaRef,
    file: SerializedFileWriter<BufWriter<DiskFile>>,
    groups: ArrowRowGroupWriterFactory,
    columns: Vec<ArrowColumnWriter>,
    in_group: usize,
    group: usize,
    rows: u64,
}

impl Encoder {
    /// A new file of rows with this schema.
    pub(super) fn create(
        disk: &Disk,
        path: &Path,
        schema: SchemaRef,
        group: usize,
    ) -> Result<Self, LakeError> {
        let out = BufWriter::with_capacity(1 << 20, disk.create(path)?);
        let (file, groups) =
            ArrowWriter::try_new(out, Arc::clone(&schema), Some(properties(&schema)?))
                .and_then(ArrowWriter::into_serialized_writer)
                .map_err(LakeError::parquet(path))?;
        let path = path.to_owned();
        Ok(Self { path, schema, file, groups, columns: Vec::new(), in_group: 0, group, rows: 0 })
    }

    /// Appends rows.
    pub(super) fn write(&mut self, batches: &[RecordBatch]) -> Result<(), LakeError> {
        self.append(batches).map_err(LakeError::parquet(&self.path))
    }

    fn append(&mut self, batches: &[RecordBatch]) -> Result<(), ParquetError> {
        // Groups end after a fixed number of rows, however the rows come, so that equal rows give equal files.
        let mut now = Vec::with_capacity(batches.len());
        for batch in batches {
            let mut from = 0;
            while from < batch.num_rows() {
                let rows = (batch.num_rows() - from).min(self.group - self.in_group);
                now.push(batch.slice(from, rows));
                self.in_group += rows;
                from += rows;
                if self.in_group == self.group {
                    self.encode(&now)?;
                    now.clear();
                    self.end_group()?;
                }
            }
        }
        self.encode(&now)
    }

    fn encode(&mut self, batches: &[RecordBatch]) -> Result<(), ParquetError> {
        if batches.is_empty() {
            return Ok(());
        }
        if self.columns.is_empty() {
            let group = self.file.flushed_row_groups().len();
            self.columns = self.groups.create_column_writers(group)?;
        }
        let schema = &self.schema;
        self.columns.par_iter_mut().enumerate().try_for_each(|(place, column)| {
            for batch in batches {
                for leaf in compute_leaves(schema.field(place), batch.column(place))? {
                    column.write(&leaf)?;
                }
            }
            Ok::<_, ParquetError>(())
        })?;
        self.rows += batches.iter().map(|batch| batch.num_rows() as u64).sum::<u64>();
        Ok(())
    }

    fn end_group(&mut self) -> Result<(), ParquetError> {
        let chunks: Vec<_> = std::mem::take(&mut self.columns)
            .into_par_iter()
            .map(ArrowColumnWriter::close)
            .collect::<Result<_, _>>()?;
        let mut group = self.file.next_row_group()?;
        for chunk in chunks {
            chunk.append_to_row_group(&mut group)?;
        }
        group.close()?;
        self.in_group = 0;
        Ok(())
    }

    /// Ends the file and forces it to the disk.
    pub(super) fn close(mut self) -> Result<u64, LakeError> {
        let path = self.path.clone();
        if self.in_group > 0 {
            self.end_group().map_err(LakeError::parquet(&path))?;
        }
        let out = self.file.into_inner().map_err(LakeError::parquet(&path))?;
        let file = out.into_inner().map_err(|error| LakeError::write(&path)(error.into_error()))?;
        file.sync()?;
        Ok(self.rows)
    }
}

/// How each column is written.
fn properties(schema: &SchemaRef) -> Result<WriterProperties, LakeError> {
    let level = ZstdLevel::try_new(1).map_err(|error| LakeError::Misuse(error.to_string()))?;
    let mut properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(level))
        .set_statistics_enabled(EnabledStatistics::None)
        .set_max_row_group_row_count(None);
    for field in schema.fields() {
        let column = ColumnPath::from(field.name().as_str());
        // Questions pick rows by these.
        if matches!(field.name().as_str(), "month" | "year" | "category" | "area_code" | "force") {
            properties =
                properties.set_column_statistics_enabled(column.clone(), EnabledStatistics::Page);
        }
        // Crime identifiers are random: no value comes twice and no codec makes them smaller.
        if *field.data_type() == DataType::Binary {
            properties = properties
                .set_column_dictionary_enabled(column.clone(), false)
                .set_column_compression(column, Compression::UNCOMPRESSED);
        }
    }
    Ok(properties.build())
}
