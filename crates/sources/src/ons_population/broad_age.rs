//! Population by broad ages, with the publisher's area columns: the rows are of the smallest area in the header.

use super::{Residents, age_band, year};
use crate::area_columns;
use crate::build::PopulationBuilder;
use crate::csv_rows::{Row, Rows};
use crate::{FileContext, Reject, Sink, SourceError};

const SEXES: [&str; 3] = ["Persons", "Males", "Females"];

/// Whether the header is of this layout.
pub(super) fn recognise(header: &[String]) -> bool {
    !area_columns::find(header).is_empty() && header.iter().any(|head| head == "Persons_All-Ages")
}

fn residents(header: &[String]) -> Vec<Residents> {
    header
        .iter()
        .enumerate()
        .filter_map(|(column, head)| {
            let (sex, ages) = head.split_once('_')?;
            SEXES.contains(&sex).then(|| Residents {
                column,
                sex: sex.to_ascii_lowercase(),
                age_band: age_band(ages),
            })
        })
        .collect()
}

/// Reads the rows.
pub(super) fn read(
    mut rows: Rows<'_>,
    file: &FileContext,
    sink: &mut dyn Sink,
) -> Result<(), SourceError> {
    let Some(year) = year::of_name(&file.name) else {
        return Err(rows.layout(
            1,
            format!(
                "the year stands nowhere in this layout; put it into the name \"{}\" as mid-YYYY, for example \
                 mid-2019, as the publisher does",
                file.name
            ),
        ));
    };
    let residents = residents(rows.header());
    let sets = area_columns::find(rows.header());
    let Some(area) = sets.first() else {
        return Err(rows.layout(1, "there is no column of area codes, such as \"LSOA11CD\""));
    };
    sink.covers(None, &year::month(year).into_iter().collect::<Vec<_>>());
    let mut table = PopulationBuilder::new(&file.label);
    while let Some(row) = rows.next(sink)? {
        match values(&row, &residents).and_then(|values| Ok((row.area_code(area.code)?, values))) {
            Ok((code, values)) => {
                let name = area.name.map_or("", |name| row.get(name));
                for (column, value) in residents.iter().zip(values) {
                    table.push(year, (code, name), (&column.sex, &column.age_band), value);
                }
            }
            Err(reject) => sink.reject(reject),
        }
        table.flush_full(sink)?;
    }
    table.flush(sink)
}

fn values(row: &Row<'_>, residents: &[Residents]) -> Result<Vec<i64>, Reject> {
    residents.iter().map(|residents| row.count(residents.column)).collect()
}

#[cfg(test)]
mod tests {
    use crate::ons_population::SOURCE;
    use crate::testing::{column_i64, column_text, read};

    const CSV: &str = "LAD11CD,LAD11NM,WD18CD,WD18NM,Persons_All-Ages,Males_All-Ages,Persons_65+\n\
                       E09000006,Bromley,E05000107,Bickley,15000,7200,3000\n\
                       E09000006,Bromley,E05000108,Biggin Hill,-1,7200,3000\n";

    #[test]
    fn rows_are_of_the_smallest_area_and_the_year_of_the_name() {
        let kept = read(&SOURCE, "ward_mid2019.csv", CSV.as_bytes()).unwrap();
        assert_eq!(column_text(&kept, "area_code"), ["E05000107"; 3]);
        assert_eq!(column_text(&kept, "sex"), ["persons", "males", "persons"]);
        assert_eq!(column_text(&kept, "age_band"), ["all", "all", "65+"]);
        assert_eq!(column_i64(&kept, "count"), [15000, 7200, 3000]);
        assert_eq!(column_text(&kept, "reference_date"), ["2019-06-30"; 3]);
        assert_eq!(kept.covered[0].1[0].to_string(), "2019-06");
        assert_eq!(
            kept.rejects[0].to_string(),
            "ward_mid2019.csv, line 3, column \"Persons_All-Ages\": \"-1\" is below zero, which a count cannot be"
        );
    }

    #[test]
    fn a_name_without_a_year_is_refused_with_what_to_do() {
        let error = read(&SOURCE, "ward.csv", CSV.as_bytes()).unwrap_err().to_string();
        assert!(error.contains("ward.csv, line 1") && error.contains("mid-YYYY"), "{error}");
    }
}
