//! Any question in SQL.

use arrow::record_batch::RecordBatch;
use sources::Table;

use super::engine::failed;
use super::text::{identifier, literal};
use crate::{Lake, LakeError, layout};

impl Lake {
    /// Any question in SQL over the live vintages. Each table that is held is a view (`counts`, `street`, …) of all its
    /// vintages, with their names in a column `vintage`. Events stand in `counts` too, added up.
    pub fn sql(&self, query: &str) -> Result<Vec<RecordBatch>, LakeError> {
        let engine = self.answers.engine()?;
        for table in Table::ALL {
            let mut parts = Vec::new();
            for vintage in self.vintages() {
                let file = if vintage.table == table {
                    layout::rows_file(vintage)
                } else if table == Table::Counts && vintage.table.is_events() {
                    layout::counts_file(vintage)
                } else {
                    continue;
                };
                engine.know(vintage, &file, table)?;
                let id = literal(vintage.id.as_str());
                parts.push(format!("SELECT {id} AS vintage, * FROM {}", identifier(&file)));
            }
            if !parts.is_empty() {
                let view = parts.join(" UNION ALL ");
                engine.name(table.name(), &view).map_err(|error| failed(&view, error))?;
            }
        }
        engine.rows(query).map_err(|error| failed(query, error))
    }
}
