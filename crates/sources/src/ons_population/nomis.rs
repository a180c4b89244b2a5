//! The answer of the NOMIS interface: one row an area, year, sex and age.

use std::collections::BTreeSet;

use super::{NOMIS_COLUMNS, age_band, position, year};
use crate::build::PopulationBuilder;
use crate::csv_rows::{Row, Rows};
use crate::{FileContext, Reject, RejectReason, Sink, SourceError};

/// Reads the rows.
pub(super) fn read(
    mut rows: Rows<'_>,
    file: &FileContext,
    sink: &mut dyn Sink,
) -> Result<(), SourceError> {
    let mut columns = [0; 6];
    for (place, head) in columns.iter_mut().zip(NOMIS_COLUMNS) {
        *place = match position(rows.header(), head) {
            Some(column) => column,
            None => rows.column(head)?,
        };
    }
    let [date, name, code, sex, age, value] = columns;
    let mut table = PopulationBuilder::new(&file.label);
    let mut months = BTreeSet::new();
    while let Some(row) = rows.next(sink)? {
        match cell(&row, date, code, sex, value) {
            Ok((year, code, sex, count)) => {
                months.extend(year::month(year));
                table.push(year, (code, row.get(name)), (sex, &age_band(row.get(age))), count);
            }
            Err(reject) => sink.reject(reject),
        }
        table.flush_full(sink)?;
    }
    table.flush(sink)?;
    sink.covers(None, &months.into_iter().collect::<Vec<_>>());
    Ok(())
}

fn cell<'a>(
    row: &Row<'a>,
    date: usize,
    code: usize,
    sex: usize,
    value: usize,
) -> Result<(i32, &'a str, &'static str, i64), Reject> {
    let year = row
        .required(date)?
        .parse::<i32>()
        .ok()
        .filter(|&year| year::month(year).is_some())
        .ok_or_else(|| row.reject(date, RejectReason::Other("is not a year".to_owned())))?;
    let word = match row.required(sex)?.to_ascii_lowercase().as_str() {
        "total" | "persons" | "all persons" => "persons",
        "male" | "males" => "males",
        "female" | "females" => "females",
        _ => {
            return Err(
                row.reject(sex, RejectReason::Other("is not a sex of this source".to_owned()))
            );
        }
    };
    Ok((year, row.area_code(code)?, word, row.count(value)?))
}

#[cfg(test)]
mod tests {
    use crate::ons_population::SOURCE;
    use crate::testing::{column_i64, column_text, read};

    #[test]
    fn the_year_is_in_the_row() {
        let csv = "\"DATE_NAME\",\"GEOGRAPHY_NAME\",\"GEOGRAPHY_CODE\",\"GENDER_NAME\",\"C_AGE_NAME\",\"OBS_VALUE\"\n\
                   \"2020\",\"Preston\",\"E07000123\",\"Total\",\"All Ages\",144147\n\
                   \"soon\",\"Preston\",\"E07000123\",\"Total\",\"All Ages\",144147\n";
        let kept = read(&SOURCE, "any.csv", csv.as_bytes()).unwrap();
        assert_eq!(column_i64(&kept, "count"), [144_147]);
        assert_eq!(column_text(&kept, "sex"), ["persons"]);
        assert_eq!(column_text(&kept, "age_band"), ["all"]);
        assert_eq!(
            kept.rejects[0].to_string(),
            "any.csv, line 3, column \"DATE_NAME\": \"soon\" is not a year"
        );
    }
}
