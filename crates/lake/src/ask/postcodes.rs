//! Postcodes: where each is.

use sources::Table;

use super::text::{identifier, literal, number, numbers, strings, text};
use crate::{Lake, LakeError, PostcodeRow, layout};

impl Lake {
    /// The postcodes of every live vintage that begin with this text (all, where it is empty), the newest vintage first, in
    /// their own order.
    pub fn postcodes(&self, beginning: &str) -> Result<Vec<PostcodeRow>, LakeError> {
        let mut all = Vec::new();
        let vintages: Vec<_> =
            self.vintages().iter().filter(|held| held.table == Table::Postcodes).collect();
        if vintages.is_empty() {
            return Ok(all);
        }
        let engine = self.answers.engine()?;
        for vintage in vintages {
            let file = layout::rows_file(vintage);
            engine.know(vintage, &file, vintage.table)?;
            let sql = format!(
                "SELECT postcode, terminated, ward_code, district_code, lsoa_code, easting, northing FROM {} \
                 WHERE starts_with(postcode, {}) ORDER BY postcode",
                identifier(&file),
                literal(beginning)
            );
            for rows in engine.rows_of(vintage, &file, &sql)? {
                let texts =
                    (0..5).map(|column| strings(&rows, column)).collect::<Result<Vec<_>, _>>()?;
                let (east, north) = (numbers(&rows, 5)?, numbers(&rows, 6)?);
                all.extend((0..rows.num_rows()).map(|row| PostcodeRow {
                    postcode: texts[0].value(row).to_owned(),
                    point: number(&east, row).zip(number(&north, row)),
                    terminated: text(&texts[1], row),
                    ward_code: text(&texts[2], row),
                    district_code: text(&texts[3], row),
                    lsoa_code: text(&texts[4], row),
                    vintage: vintage.id.clone(),
                }));
            }
        }
        Ok(all)
    }
}
