//! Ward profiles of the Greater London Authority: one row a ward, borough or larger area, one column an indicator, in
//! Windows-1252, with notes at the end in some editions.

use std::io::Read;

use crate::build::IndicatorsBuilder;
use crate::csv_rows::{Row, Rows};
use crate::iod_2019::number;
use crate::text::Encoding;
use crate::{Cadence, Download, FileContext, Peek, Reject, Sink, Source, SourceError, Table};

/// The columns before the indicators.
pub(crate) const COLUMNS: [&str; 3] = ["Ward name", "Old code", "New code"];

/// Ward profiles.
pub(crate) static SOURCE: Source = Source {
    id: "gla-ward-profiles",
    title: "Ward Profiles and Atlas",
    publisher: "Greater London Authority",
    licence: "Contains public sector information licensed under the Open Government Licence v3.0 (Greater London Authority).",
    cadence: Cadence::Irregular,
    homepage: "https://data.london.gov.uk/dataset/ward-profiles-and-atlas",
    caveats: &[
        "A collection of 2015: each indicator has its own year, which stands at the end of its name.",
        "By the wards of before May 2022.",
    ],
    table: Table::Indicators,
    suppress_below: 0,
    grouped: false,
    provisional: false,
    downloads: &[Download {
        file: "gla-ward-profiles.csv",
        address: "https://data.london.gov.uk/download/ward-profiles-and-atlas/\
                  772d2d64-e8c6-46cb-86f9-e52b4c7851bc/ward-profiles-excel-version.csv",
    }],
    recognise,
    read,
};

fn recognise(peek: &Peek<'_>) -> bool {
    COLUMNS.iter().all(|head| peek.header.iter().any(|column| column == head))
}

fn read(read: &mut dyn Read, file: &FileContext, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let mut rows = Rows::new(read, file, Encoding::Utf8OrWindows1252)?;
    let name = rows.column(COLUMNS[0])?;
    let code = rows.column(COLUMNS[2])?;
    let indicators: Vec<(usize, String, Option<String>)> = rows
        .header()
        .iter()
        .enumerate()
        .filter(|(_, head)| !head.is_empty() && !COLUMNS.contains(&head.as_str()))
        .map(|(column, head)| (column, head.clone(), period(head)))
        .collect();
    rows.allow_notes();
    let mut table = IndicatorsBuilder::new(&file.label);
    while let Some(row) = rows.next(sink)? {
        match ward(&row, code, &indicators) {
            Ok((code, values)) => {
                for ((_, head, period), value) in indicators.iter().zip(values) {
                    if let Some(value) = value {
                        table.push((code, row.get(name)), head, period.as_deref(), value);
                    }
                }
            }
            Err(reject) => sink.reject(reject),
        }
        table.flush_full(sink)?;
    }
    table.flush(sink)
}

fn ward<'a>(
    row: &Row<'a>,
    code: usize,
    indicators: &[(usize, String, Option<String>)],
) -> Result<(&'a str, Vec<Option<f64>>), Reject> {
    let code = row.area_code(code)?;
    let value = |column: usize| match row.get(column) {
        "n/a" | "-" | "." => Ok(None),
        text => number(text).map_err(|reason| row.reject(column, reason)),
    };
    let values: Result<Vec<_>, _> =
        indicators.iter().map(|(column, _, _)| value(*column)).collect();
    Ok((code, values?))
}

/// The year, or span of years, at the end of an indicator's name.
fn period(head: &str) -> Option<String> {
    let end = head.trim_end_matches(')');
    let start = end
        .rfind(|c: char| !(c.is_ascii_digit() || c == '/' || c == '-'))
        .map_or(0, |at| at + end[at..].chars().next().map_or(1, char::len_utf8));
    let text = end[start..].trim_start_matches('-');
    let year = text.get(..4)?;
    (year.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{column_f64, column_text, read};

    #[test]
    fn years_stand_at_the_end_of_names() {
        for (head, year) in [
            ("Population - 2015", Some("2015")),
            ("Male life expectancy -2009-13", Some("2009-13")),
            ("Rate of new registrations of migrant workers - 2011/12", Some("2011/12")),
            ("Median Household income estimate (2012/13)", Some("2012/13")),
            ("Median House Price (£) - 2014", Some("2014")),
            ("Older people aged 65+", None),
            ("é", None),
        ] {
            assert_eq!(period(head).as_deref(), year, "{head}");
        }
    }

    #[test]
    fn windows_1252_and_notes_at_the_end_are_no_rejects() {
        let csv =
            b"Ward name,Old code,New code,Median House Price (\xA3) - 2014,Crime rate - 2014/15\n\
                    Bickley,00AFGB,E05000107,450000,n/a\n\
                    Cray,00AFGC,E05000111,cheap,60.1\n\
                    ,,,,\n\
                    Notes:,,,,\n\
                    \"Prices are medians, \x96 see source\"\n";
        let kept = read(&SOURCE, "p.csv", csv).unwrap();
        assert_eq!(column_text(&kept, "indicator"), ["Median House Price (£) - 2014"]);
        assert_eq!(column_f64(&kept, "value"), [450_000.0]);
        let said: Vec<String> = kept.rejects.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            ["p.csv, line 3, column \"Median House Price (£) - 2014\": \"cheap\" is not a number"]
        );
    }
}
