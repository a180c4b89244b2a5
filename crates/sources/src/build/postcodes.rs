//! Rows of [`Table::Postcodes`].

use std::sync::Arc;

use arrow::array::{Float64Array, Int32Array, StringArray};
use arrow::record_batch::RecordBatch;
use figure::{Month, Postcode};
use xxhash_rust::xxh3::xxh3_64;

use super::BATCH;
use super::few::Few;
use crate::{Batch, Identity, RowIdentity, Sink, SourceError, Table};

/// A postcode as its publisher has it.
#[derive(Debug, Clone)]
pub(crate) struct PostcodeRow<'a> {
    /// The postcode.
    pub(crate) postcode: Postcode,
    /// Easting and northing in metres.
    pub(crate) point: Option<(f64, f64)>,
    /// Ordnance Survey's positional quality, 10 to 90.
    pub(crate) quality: Option<i32>,
    /// The month it ended in.
    pub(crate) terminated: Option<Month>,
    /// The codes of its ward, district and LSOA.
    pub(crate) areas: [Option<&'a str>; 3],
}

/// Postcodes in the making. A postcode is its own number: publishers give the same one in their whole file and in the part
/// for its area, and it is held once.
pub(crate) struct PostcodesBuilder<'f> {
    file: &'f str,
    postcodes: Vec<String>,
    eastings: Vec<Option<f64>>,
    northings: Vec<Option<f64>>,
    qualities: Vec<Option<i32>>,
    terminated: Few,
    areas: [Few; 3],
}

impl<'f> PostcodesBuilder<'f> {
    /// Postcodes of this file.
    pub(crate) fn new(file: &'f str) -> Self {
        Self {
            file,
            postcodes: Vec::new(),
            eastings: Vec::new(),
            northings: Vec::new(),
            qualities: Vec::new(),
            terminated: Few::default(),
            areas: Default::default(),
        }
    }

    /// Appends a postcode.
    pub(crate) fn push(&mut self, row: PostcodeRow<'_>) {
        self.postcodes.push(row.postcode.into());
        self.eastings.push(row.point.map(|point| point.0));
        self.northings.push(row.point.map(|point| point.1));
        self.qualities.push(row.quality);
        let terminated = row.terminated.map(|month| self.terminated.number(&month.to_string()));
        self.terminated.push(terminated);
        for (column, code) in self.areas.iter_mut().zip(row.areas) {
            let number = code.map(|code| column.number(code));
            column.push(number);
        }
    }

    /// Hands over a full batch, where there is one.
    pub(crate) fn flush_full(&mut self, sink: &mut dyn Sink) -> Result<(), SourceError> {
        if self.postcodes.len() >= BATCH { self.flush(sink) } else { Ok(()) }
    }

    /// Hands over what is left.
    pub(crate) fn flush(&mut self, sink: &mut dyn Sink) -> Result<(), SourceError> {
        if self.postcodes.is_empty() {
            return Ok(());
        }
        let postcodes = std::mem::take(&mut self.postcodes);
        let numbers = postcodes
            .iter()
            .map(|text| RowIdentity::Numbered { number: xxh3_64(text.as_bytes()), event: None })
            .collect();
        let mut columns = vec![
            Arc::new(StringArray::from(postcodes)) as _,
            Arc::new(Float64Array::from(std::mem::take(&mut self.eastings))) as _,
            Arc::new(Float64Array::from(std::mem::take(&mut self.northings))) as _,
            Arc::new(Int32Array::from(std::mem::take(&mut self.qualities))) as _,
            self.terminated.finish(self.file)?,
        ];
        for column in &mut self.areas {
            columns.push(column.finish(self.file)?);
        }
        let rows = RecordBatch::try_new(Table::Postcodes.schema(), columns)
            .map_err(|source| SourceError::Arrow { file: self.file.to_owned(), source })?;
        sink.batches(vec![Batch { rows, identity: Identity::Rows(numbers) }])
    }
}
