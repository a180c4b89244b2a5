//! The national table of mid-year estimates, saved as CSV with its header as the first line: `Code,Name,Geography,All
//! ages`, then single years of age.

use super::{Residents, age_band, position, year};
use crate::build::PopulationBuilder;
use crate::csv_rows::Rows;
use crate::{FileContext, Sink, SourceError};

/// Reads the rows. Sheets are by sex; the name says which, persons where it does not.
pub(super) fn read(
    mut rows: Rows<'_>,
    file: &FileContext,
    sink: &mut dyn Sink,
) -> Result<(), SourceError> {
    let Some(year) = year::of_name(&file.name) else {
        return Err(rows.layout(
            1,
            format!(
                "the year stands nowhere in this layout; put it into the name \"{}\" as mid-YYYY",
                file.name
            ),
        ));
    };
    let name = file.name.to_ascii_lowercase();
    let sex = match (name.contains("females"), name.contains("males")) {
        (true, _) => "females",
        (false, true) => "males",
        (false, false) => "persons",
    };
    let code = rows.column("Code")?;
    let area_name = rows.column("Name")?;
    let first = position(rows.header(), "All ages").unwrap_or(usize::MAX);
    let residents: Vec<Residents> = rows
        .header()
        .iter()
        .enumerate()
        .skip(first)
        .filter(|(column, head)| *column == first || is_age(head))
        .map(|(column, head)| Residents { column, sex: sex.to_owned(), age_band: age_band(head) })
        .collect();
    sink.covers(None, &year::month(year).into_iter().collect::<Vec<_>>());
    let mut table = PopulationBuilder::new(&file.label);
    while let Some(row) = rows.next(sink)? {
        let values: Result<Vec<i64>, _> =
            residents.iter().map(|residents| row.count(residents.column)).collect();
        match row.area_code(code).and_then(|code| Ok((code, values?))) {
            Ok((code, values)) => {
                let area = (code, row.get(area_name));
                for (column, value) in residents.iter().zip(values) {
                    table.push(year, area, (&column.sex, &column.age_band), value);
                }
            }
            Err(reject) => sink.reject(reject),
        }
        table.flush_full(sink)?;
    }
    table.flush(sink)
}

/// A single year of age, or the open one at the end.
fn is_age(head: &str) -> bool {
    let digits = head.trim_end_matches('+');
    !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::ons_population::SOURCE;
    use crate::testing::{column_i64, column_text, read};

    #[test]
    fn single_years_of_age_are_bands_of_their_own() {
        let csv = "Code,Name,Geography,All ages,0,1,90+\nE09000006,Bromley,London Borough,332336,4000,4100,3500\n";
        let kept = read(&SOURCE, "MYE2 persons mid-2019.csv", csv.as_bytes()).unwrap();
        assert_eq!(column_text(&kept, "age_band"), ["all", "0", "1", "90+"]);
        assert_eq!(column_i64(&kept, "count")[0], 332_336);
        assert_eq!(column_text(&kept, "sex")[0], "persons");
        assert!(read(&SOURCE, "MYE2.csv", csv.as_bytes()).is_err());
    }
}
