//! Builders of batches, one a table: a source appends its rows, and full batches go to the sink.

mod boundaries;
mod counts;
mod few;
mod indicators;
mod lookup;
mod population;
mod postcodes;

pub(crate) use boundaries::{BoundariesBuilder, Boundary};
pub(crate) use counts::{CountsBuilder, Place};
pub(crate) use indicators::IndicatorsBuilder;
pub(crate) use lookup::{Area, LookupBuilder};
pub(crate) use population::PopulationBuilder;
pub(crate) use postcodes::{PostcodeRow, PostcodesBuilder};

use arrow::array::ArrayRef;
use arrow::record_batch::RecordBatch;

use crate::{Batch, Identity, Sink, SourceError, Table};

/// Rows in one batch.
const BATCH: usize = 32 * 1024;

/// Hands columns to the sink as one batch of a table.
fn deliver(
    table: Table,
    columns: Vec<ArrayRef>,
    file: &str,
    sink: &mut dyn Sink,
) -> Result<(), SourceError> {
    let rows = RecordBatch::try_new(table.schema(), columns)
        .map_err(|source| SourceError::Arrow { file: file.to_owned(), source })?;
    sink.batches(vec![Batch { rows, identity: Identity::Plain }])
}
