//! Boundaries: the outlines of areas.

use sources::Table;

use super::text::{bytes, identifier, strings, text};
use crate::{BoundaryRow, Lake, LakeError, layout};

impl Lake {
    /// The outlines of every live vintage, the newest vintage first, in the order of their codes.
    pub fn boundaries(&self) -> Result<Vec<BoundaryRow>, LakeError> {
        let mut all = Vec::new();
        let vintages: Vec<_> =
            self.vintages().iter().filter(|held| held.table == Table::Boundaries).collect();
        if vintages.is_empty() {
            return Ok(all);
        }
        let engine = self.answers.engine()?;
        for vintage in vintages {
            let file = layout::rows_file(vintage);
            engine.know(vintage, &file, vintage.table)?;
            let sql = format!(
                "SELECT area_code, area_name, area_set, wkb FROM {} ORDER BY area_code, wkb",
                identifier(&file)
            );
            for rows in engine.rows_of(vintage, &file, &sql)? {
                let (codes, names, sets) =
                    (strings(&rows, 0)?, strings(&rows, 1)?, strings(&rows, 2)?);
                let outlines = bytes(&rows, 3)?;
                all.extend((0..rows.num_rows()).map(|row| BoundaryRow {
                    area_code: codes.value(row).to_owned(),
                    area_name: names.value(row).to_owned(),
                    area_set: text(&sets, row),
                    wkb: outlines.value(row).to_vec(),
                    vintage: vintage.id.clone(),
                }));
            }
        }
        Ok(all)
    }
}
