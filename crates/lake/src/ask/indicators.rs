//! Any other number about an area.

use sources::Table;

use super::text::{identifier, literal, numbers, strings, text, where_all};
use crate::{IndicatorRow, IndicatorsQuery, Lake, LakeError, layout};

impl Lake {
    /// Numbers about areas, of live vintages: the newest vintage first, sorted by area, indicator and period.
    pub fn indicators(&self, query: &IndicatorsQuery) -> Result<Vec<IndicatorRow>, LakeError> {
        let engine = self.answers.engine()?;
        let mut conditions = Vec::new();
        if let Some(area) = &query.area {
            conditions.push(format!("area_code = {}", literal(area.as_str())));
        }
        if let Some(indicator) = &query.indicator {
            conditions.push(format!("indicator = {}", literal(indicator)));
        }
        let conditions = where_all(&conditions);
        if let Some(id) = &query.vintage {
            self.live(id)?;
        }
        let mut all = Vec::new();
        for vintage in self.vintages().iter().filter(|held| {
            held.table == Table::Indicators
                && query.vintage.as_ref().is_none_or(|id| *id == held.id)
        }) {
            let file = layout::rows_file(vintage);
            engine.know(vintage, &file, vintage.table)?;
            let sql = format!(
                "SELECT area_code, area_name, indicator, period, value FROM {}{conditions}",
                identifier(&file)
            );
            let mut found = Vec::new();
            for rows in engine.rows_of(vintage, &file, &sql)? {
                let texts =
                    (0..4).map(|column| strings(&rows, column)).collect::<Result<Vec<_>, _>>()?;
                let values = numbers(&rows, 4)?;
                for row in 0..rows.num_rows() {
                    found.push(IndicatorRow {
                        area_code: texts[0].value(row).to_owned(),
                        area_name: texts[1].value(row).to_owned(),
                        indicator: texts[2].value(row).to_owned(),
                        period: text(&texts[3], row),
                        value: values.value(row),
                        vintage: vintage.id.clone(),
                    });
                }
            }
            found.sort_by(|a, b| {
                (&a.area_code, &a.indicator, &a.period, a.value.to_bits()).cmp(&(
                    &b.area_code,
                    &b.indicator,
                    &b.period,
                    b.value.to_bits(),
                ))
            });
            all.append(&mut found);
        }
        Ok(all)
    }
}
