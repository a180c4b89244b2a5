//! Points: the events of a vintage, added up by where they were published to have been.

use figure::Month;

use super::text::{
    count, identifier, integers, literals, number, numbers, small_integers, strings, text,
    where_all,
};
use crate::{Box2, Lake, LakeError, PointCell, PointsQuery, layout};

impl Lake {
    /// The single events of a vintage, added up by point, area as published and month, in that order. Published points are
    /// few: they are those of streets.
    pub fn points(&self, query: &PointsQuery) -> Result<Vec<PointCell>, LakeError> {
        let vintage = self.live(&query.vintage)?;
        if !vintage.table.is_events() {
            return Err(LakeError::Misuse(format!(
                "the vintage {} holds no single events but the table {}",
                vintage.id,
                vintage.table.name()
            )));
        }
        let file = layout::rows_file(vintage);
        let engine = self.answers.engine()?;
        engine.know(vintage, &file, vintage.table)?;
        let mut conditions = Vec::new();
        if let Some(period) = query.period {
            let (from, to) = (period.from().index(), period.to().index());
            conditions.push(format!("month BETWEEN {from} AND {to}"));
        }
        if !query.categories.is_empty() {
            let names = literals(query.categories.iter().map(String::as_str));
            conditions.push(format!("category IN {names}"));
        }
        if !query.left_out.is_empty() {
            let names = literals(query.left_out.iter().map(String::as_str));
            conditions.push(format!("category NOT IN {names}"));
        }
        if let Some(Box2 { west, south, east, north }) = query.within {
            conditions.push(format!("longitude BETWEEN {west} AND {east}"));
            conditions.push(format!("latitude BETWEEN {south} AND {north}"));
        }
        let by = "longitude, latitude, area_code, force, month";
        let sql = format!(
            "SELECT {by}, COUNT(*) AS \"count\" FROM {}{} GROUP BY {by} ORDER BY {by}",
            identifier(&file),
            where_all(&conditions)
        );
        let mut cells = Vec::new();
        for rows in engine.rows_of(vintage, &file, &sql)? {
            let (east, north) = (numbers(&rows, 0)?, numbers(&rows, 1)?);
            let (areas, parts) = (strings(&rows, 2)?, strings(&rows, 3)?);
            let (months, counts) = (small_integers(&rows, 4)?, integers(&rows, 5)?);
            for row in 0..rows.num_rows() {
                cells.push(PointCell {
                    longitude: number(&east, row),
                    latitude: number(&north, row),
                    area_code: text(&areas, row),
                    part: text(&parts, row),
                    month: Month::from_index(months.value(row))
                        .map_err(|error| LakeError::Misuse(error.to_string()))?,
                    count: count(&counts, row),
                });
            }
        }
        Ok(cells)
    }
}
