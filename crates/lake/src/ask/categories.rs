//! The categories that a vintage counts, as their publisher names them.

use arrow::record_batch::RecordBatch;
use figure::VintageId;
use sources::Table;

use super::text::{identifier, strings, text};
use crate::{Lake, LakeError, layout};

impl Lake {
    /// The categories of a vintage of counts or events, each with its subcategory where it has one, in the order of their names.
    pub fn categories(
        &self,
        vintage: &VintageId,
    ) -> Result<Vec<(String, Option<String>)>, LakeError> {
        let vintage = self.live(vintage)?;
        if vintage.table != Table::Counts && !vintage.table.is_events() {
            return Ok(Vec::new());
        }
        let file = layout::counts_file(vintage);
        let sql = format!("SELECT DISTINCT category, subcategory FROM {}", identifier(&file));
        let engine = self.answers.engine()?;
        engine.know(vintage, &file, Table::Counts)?;
        let batches: Vec<RecordBatch> = engine.rows_of(vintage, &file, &sql)?;
        let mut found = Vec::new();
        for rows in &batches {
            let (names, parts) = (strings(rows, 0)?, strings(rows, 1)?);
            for row in 0..rows.num_rows() {
                found.extend(text(&names, row).map(|name| (name, text(&parts, row))));
            }
        }
        found.sort();
        Ok(found)
    }
}
