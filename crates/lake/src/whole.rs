//! Whether a vintage's rows can still be read from the disk, every one.

use figure::VintageId;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::errors::ParquetError;

use crate::{Lake, LakeError, layout};

impl Lake {
    /// Reads every row of a vintage, and counts them. A file that was damaged where rows stand cannot be read to its end.
    pub fn rows_on_disk(&self, id: &VintageId) -> Result<u64, LakeError> {
        let record = self.vintage(id)?;
        let path = self.dir().join(layout::rows_file(record));
        let file = std::fs::File::open(&path).map_err(LakeError::read(&path))?;
        let batches = ParquetRecordBatchReaderBuilder::try_new(file)
            .and_then(|builder| builder.with_batch_size(1 << 14).build())
            .map_err(LakeError::parquet(&path))?;
        let mut rows = 0;
        for batch in batches {
            let batch = batch.map_err(ParquetError::from).map_err(LakeError::parquet(&path))?;
            rows += batch.num_rows() as u64;
        }
        Ok(rows)
    }
}
