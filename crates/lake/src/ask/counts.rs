//! Counts of one vintage by month and area: the question behind every figure.

use std::collections::{BTreeMap, BTreeSet};

use arrow::record_batch::RecordBatch;
use figure::Month;
use sources::Table;

use super::text::{
    count, identifier, integers, literal, literals, small_integers, strings, text, where_all,
};
use crate::{CountCell, CountsQuery, CountsResult, GroupBy, Lake, LakeError, layout};

impl Lake {
    /// Counts of one vintage by month and area, parent or nothing, with the SQL that gave them.
    pub fn counts(&self, query: &CountsQuery) -> Result<CountsResult, LakeError> {
        if let Some(known) = self.answers.remembered(query) {
            return Ok(known);
        }
        let vintage = self.live(&query.vintage)?;
        if vintage.table != Table::Counts && !vintage.table.is_events() {
            return Err(LakeError::Misuse(format!(
                "the vintage {} holds no counts but the table {}",
                vintage.id,
                vintage.table.name()
            )));
        }
        let file = layout::counts_file(vintage);
        let sql = sql(query, &file);
        let engine = self.answers.engine()?;
        engine.know(vintage, &file, Table::Counts)?;
        let batches = engine.rows_of(vintage, &file, &sql)?;
        let mut cells = Vec::with_capacity(batches.iter().map(RecordBatch::num_rows).sum());
        for rows in &batches {
            let months = small_integers(rows, 0)?;
            let (counts, added) = (integers(rows, 1)?, integers(rows, 2)?);
            let names = (3..rows.num_columns())
                .map(|column| strings(rows, column))
                .collect::<Result<Vec<_>, _>>()?;
            for row in 0..rows.num_rows() {
                let name = |column: usize| names.get(column).and_then(|names| text(names, row));
                let (area_code, area_name, parent_name) = match query.group_by {
                    GroupBy::Area => (name(0), name(1), name(2)),
                    GroupBy::Parent => (None, name(0), name(0)),
                    GroupBy::Nothing => (None, None, None),
                };
                cells.push(CountCell {
                    area_code,
                    area_name,
                    parent_name,
                    month: Month::from_index(months.value(row))
                        .map_err(|error| LakeError::Misuse(error.to_string()))?,
                    count: count(&counts, row),
                    rows: count(&added, row),
                });
            }
        }
        cells.sort();
        let result = CountsResult { cells, query: sql };
        self.answers.remember(query, &result);
        Ok(result)
    }
}

/// The SQL of a question, as it is run and as readers see it.
fn sql(query: &CountsQuery, file: &str) -> String {
    let by = match query.group_by {
        GroupBy::Area => ", area_code, area_name, parent_name",
        GroupBy::Parent => ", parent_name",
        GroupBy::Nothing => "",
    };
    let mut conditions = Vec::new();
    if let Some(period) = query.period {
        // Months are stored as the number of months since the year 0.
        conditions.push(format!(
            "month BETWEEN {} /* {} */ AND {} /* {} */",
            period.from().index(),
            period.from(),
            period.to().index(),
            period.to()
        ));
    }
    if !query.include.is_empty() {
        let (whole, parts) = by_category(&query.include);
        let mut any: Vec<String> = Vec::new();
        if !whole.is_empty() {
            any.push(format!("category IN {}", literals(whole)));
        }
        for (category, subcategories) in parts {
            any.push(format!(
                "(category = {} AND subcategory IN {})",
                literal(category),
                literals(subcategories)
            ));
        }
        conditions.push(match any.len() {
            1 => any.remove(0),
            _ => format!("({})", any.join(" OR ")),
        });
    }
    let (whole, parts) = by_category(&query.exclude);
    if !whole.is_empty() {
        conditions.push(format!("category NOT IN {}", literals(whole)));
    }
    for (category, subcategories) in parts {
        conditions.push(format!(
            "(category <> {} OR subcategory IS NULL OR subcategory NOT IN {})",
            literal(category),
            literals(subcategories)
        ));
    }
    let conditions = where_all(&conditions);
    format!(
        "SELECT month, SUM(\"count\") AS \"count\", COUNT(*) AS \"rows\"{by} FROM {}{conditions} GROUP BY month{by}",
        identifier(file)
    )
}

/// Categories meant whole, and those of which only some subcategories are meant.
fn by_category(
    pairs: &[(String, Option<String>)],
) -> (BTreeSet<&str>, BTreeMap<&str, BTreeSet<&str>>) {
    let whole: BTreeSet<&str> = pairs
        .iter()
        .filter(|(_, subcategory)| subcategory.is_none())
        .map(|(category, _)| category.as_str())
        .collect();
    let mut parts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (category, subcategory) in pairs {
        if let Some(subcategory) = subcategory
            && !whole.contains(category.as_str())
        {
            parts.entry(category).or_default().insert(subcategory);
        }
    }
    (whole, parts)
}
