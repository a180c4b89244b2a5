//! Residents: the denominators of rates.

use figure::AreaCode;
use sources::Table;

use super::open;
use super::text::{count, identifier, integers, small_integers, strings};
use crate::{Lake, LakeError, PopulationCell, layout};

impl Lake {
    /// Residents (persons, all ages) in every live vintage, by area, year and vintage.
    pub fn population(&self) -> Result<Vec<PopulationCell>, LakeError> {
        if let Some(known) = &*open(&self.answers.population) {
            return Ok(known.clone());
        }
        let engine = self.answers.engine()?;
        let mut cells = Vec::new();
        for vintage in self.vintages().iter().filter(|held| held.table == Table::Population) {
            let file = layout::rows_file(vintage);
            engine.know(vintage, &file, vintage.table)?;
            let sql = format!(
                "SELECT area_code, area_name, year, reference_date, \"count\" FROM {} \
                 WHERE sex = 'persons' AND age_band = 'all'",
                identifier(&file)
            );
            for rows in engine.rows_of(vintage, &file, &sql)? {
                let (codes, names) = (strings(&rows, 0)?, strings(&rows, 1)?);
                let (years, dates) = (small_integers(&rows, 2)?, strings(&rows, 3)?);
                let counts = integers(&rows, 4)?;
                for row in 0..rows.num_rows() {
                    let area: AreaCode =
                        codes.value(row).parse().map_err(|error| LakeError::Damaged {
                            path: self.dir().join(&file),
                            vintage: vintage.id.clone(),
                            source: Box::new(error),
                        })?;
                    cells.push(PopulationCell {
                        area,
                        area_name: names.value(row).to_owned(),
                        year: years.value(row),
                        reference_date: dates.value(row).to_owned(),
                        count: count(&counts, row),
                        vintage: vintage.id.clone(),
                    });
                }
            }
        }
        cells.sort_by(|a, b| (&a.area, a.year, &a.vintage).cmp(&(&b.area, b.year, &b.vintage)));
        *open(&self.answers.population) = Some(cells.clone());
        Ok(cells)
    }
}
