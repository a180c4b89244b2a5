//! Land area and population density of London's wards and boroughs, a row an area and year up to 2050: projections, and
//! not the estimates that rates are made with, so they are kept as indicators.

use std::io::Read;

use crate::build::IndicatorsBuilder;
use crate::csv_rows::{Row, Rows};
use crate::iod_2019::number;
use crate::text::Encoding;
use crate::{
    Cadence, Download, FileContext, Peek, Reject, RejectReason, Sink, Source, SourceError, Table,
};

/// The columns of the edition by borough.
pub(crate) const BOROUGH_COLUMNS: [&str; 10] = [
    "Code",
    "Name",
    "Year",
    "Source",
    "Population",
    "Inland_Area _Hectares",
    "Total_Area_Hectares",
    "Population_per_hectare",
    "Square_Kilometres",
    "Population_per_square_kilometre",
];
/// The columns of the edition by ward.
pub(crate) const WARD_COLUMNS: [&str; 9] = [
    "Code",
    "Borough",
    "Ward_Name",
    "Year",
    "Population",
    "Hectares",
    "Square_Kilometres",
    "Population_per_hectare",
    "Population_per_square_kilometre",
];

/// Columns that say what a row is of.
const KEYS: [&str; 6] = ["Code", "Name", "Borough", "Ward_Name", "Year", "Source"];

/// Densities.
pub(crate) static SOURCE: Source = Source {
    id: "gla-density",
    title: "Land Area and Population Density, Ward and Borough",
    publisher: "Greater London Authority",
    licence: "Contains public sector information licensed under the Open Government Licence v3.0 (Greater London Authority).",
    cadence: Cadence::Irregular,
    homepage: "https://data.london.gov.uk/dataset/land-area-and-population-density-ward-and-borough",
    caveats: &[
        "Populations are the GLA's projections save where the row says \"ONS MYE\": they are not used as denominators.",
    ],
    table: Table::Indicators,
    suppress_below: 0,
    grouped: false,
    provisional: false,
    downloads: &[Download {
        file: "gla-density-borough.csv",
        address: "https://data.london.gov.uk/download/land-area-and-population-density-ward-and-borough/\
                      77e9257d-ad9d-47aa-aeed-59a00741f301/housing-density-borough.csv",
    }],
    recognise,
    read,
};

fn recognise(peek: &Peek<'_>) -> bool {
    let has =
        |heads: &[&str]| heads.iter().all(|head| peek.header.iter().any(|column| column == head));
    has(&BOROUGH_COLUMNS) || has(&WARD_COLUMNS)
}

fn read(read: &mut dyn Read, file: &FileContext, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let mut rows = Rows::new(read, file, Encoding::Utf8OrWindows1252)?;
    let place = |head: &str| rows.header().iter().position(|column| column == head);
    let (code, year, origin) = (rows.column("Code")?, rows.column("Year")?, place("Source"));
    let name = match place("Ward_Name") {
        Some(column) => column,
        None => rows.column("Name")?,
    };
    let indicators: Vec<(usize, String)> = rows
        .header()
        .iter()
        .enumerate()
        .filter(|(_, head)| !KEYS.contains(&head.as_str()))
        .map(|(column, head)| (column, head.replace('_', " ").replace("  ", " ")))
        .collect();
    let mut table = IndicatorsBuilder::new(&file.label);
    while let Some(row) = rows.next(sink)? {
        match values(&row, code, year, &indicators) {
            Ok((code, period, values)) => {
                for ((_, head), value) in indicators.iter().zip(values) {
                    let Some(value) = value else { continue };
                    match origin.map(|column| row.get(column)).filter(|text| !text.is_empty()) {
                        Some(origin) => {
                            let head = format!("{head} ({origin})");
                            table.push((code, row.get(name)), &head, Some(period), value);
                        }
                        None => table.push((code, row.get(name)), head, Some(period), value),
                    }
                }
            }
            Err(reject) => sink.reject(reject),
        }
        table.flush_full(sink)?;
    }
    table.flush(sink)
}

type Values<'a> = (&'a str, &'a str, Vec<Option<f64>>);

fn values<'a>(
    row: &Row<'a>,
    code: usize,
    year: usize,
    indicators: &[(usize, String)],
) -> Result<Values<'a>, Reject> {
    let code = row.area_code(code)?;
    let period = row.required(year)?;
    if period.len() != 4 || !period.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(row.reject(year, RejectReason::Other("is not a year".to_owned())));
    }
    let values: Result<Vec<_>, Reject> = indicators
        .iter()
        .map(|(column, _)| number(row.get(*column)).map_err(|reason| row.reject(*column, reason)))
        .collect();
    Ok((code, period, values?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{column_text, read};

    #[test]
    fn a_projection_says_that_it_is_one() {
        let csv = format!(
            "{}\nE09000006,Bromley,2019,ONS MYE,332336,1,1,1,1,1\n\
             E09000006,Bromley,2050,GLA Population Projections,380000,1,1,1,1,1\n\
             E09000006,Bromley,'50,GLA Population Projections,380000,1,1,1,1,1\n",
            BOROUGH_COLUMNS.join(",")
        );
        let kept = read(&SOURCE, "d.csv", csv.as_bytes()).unwrap();
        let indicators = column_text(&kept, "indicator");
        assert_eq!(indicators[0], "Population (ONS MYE)");
        assert_eq!(indicators[1], "Inland Area Hectares (ONS MYE)");
        assert_eq!(indicators[6], "Population (GLA Population Projections)");
        assert_eq!(
            kept.rejects[0].to_string(),
            "d.csv, line 4, column \"Year\": \"'50\" is not a year"
        );
    }
}
