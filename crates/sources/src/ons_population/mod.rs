//! ONS mid-year population estimates, in the layouts that analysts have them in: by broad ages with the publisher's area
//! columns, the national table by single year of age, and the answer of the NOMIS interface.

mod broad_age;
mod estimates;
mod nomis;
mod year;

use std::io::Read;

use crate::csv_rows::Rows;
use crate::text::Encoding;
use crate::{Cadence, Download, FileContext, Sink, Source, SourceError, Table};

/// The layout by broad ages; the area's kind and year vary.
pub(crate) const BROAD_AGE_COLUMNS: [&str; 8] = [
    "LAD11CD",
    "LAD11NM",
    "Persons_All-Ages",
    "Persons_0-15",
    "Persons_16-29",
    "Persons_30-44",
    "Persons_45-64",
    "Persons_65+",
];
/// The national table.
pub(crate) const ESTIMATES_COLUMNS: [&str; 4] = ["Code", "Name", "Geography", "All ages"];
/// The interface's answer.
pub(crate) const NOMIS_COLUMNS: [&str; 6] =
    ["DATE_NAME", "GEOGRAPHY_NAME", "GEOGRAPHY_CODE", "GENDER_NAME", "C_AGE_NAME", "OBS_VALUE"];

/// Mid-year population estimates.
pub(crate) static SOURCE: Source = Source {
    id: "ons-population",
    title: "Mid-year population estimates",
    publisher: "Office for National Statistics",
    licence: "Source: Office for National Statistics licensed under the Open Government Licence v3.0.",
    cadence: Cadence::Yearly,
    homepage: "https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates",
    caveats: &[
        "An estimate of usual residents on 30 June; it counts neither commuters nor visitors, so town centres look worse \
         in rates than they are.",
        "Estimates are revised after a census; rates from before and after a revision are not comparable.",
        "Where the layout has no year of its own, it is taken from the file's name (mid-2019).",
    ],
    table: Table::Population,
    suppress_below: 0,
    grouped: false,
    provisional: false,
    downloads: &[Download {
        file: "ons-population-districts.csv",
        // Every district as of April 2023, newest year, persons, all ages.
        address: "https://www.nomisweb.co.uk/api/v01/dataset/NM_2002_1.data.csv?geography=TYPE424&date=latest\
                  &gender=0&c_age=200&measures=20100\
                  &select=date_name,geography_name,geography_code,gender_name,c_age_name,obs_value",
    }],
    recognise: |peek| layout(peek.header).is_some(),
    read,
};

enum Layout {
    BroadAge,
    Estimates,
    Nomis,
}

fn layout(header: &[String]) -> Option<Layout> {
    let has = |head: &str| header.iter().any(|column| column.eq_ignore_ascii_case(head));
    if broad_age::recognise(header) {
        Some(Layout::BroadAge)
    } else if ESTIMATES_COLUMNS.into_iter().all(has) {
        Some(Layout::Estimates)
    } else if NOMIS_COLUMNS.into_iter().all(has) {
        Some(Layout::Nomis)
    } else {
        None
    }
}

fn read(read: &mut dyn Read, file: &FileContext, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let rows = Rows::new(read, file, Encoding::Utf8)?;
    match layout(rows.header()) {
        Some(Layout::BroadAge) => broad_age::read(rows, file, sink),
        Some(Layout::Estimates) => estimates::read(rows, file, sink),
        Some(Layout::Nomis) => nomis::read(rows, file, sink),
        None => Err(rows.layout(
            1,
            "the header is none of a mid-year population; it needs an area's code and \"Persons_All-Ages\", or \
             \"Code,Name,Geography,All ages\", or NOMIS' \"DATE_NAME\" to \"OBS_VALUE\"",
        )),
    }
}

/// A column of residents: where it stands, which sex and which ages.
struct Residents {
    column: usize,
    sex: String,
    age_band: String,
}

/// A publisher's word for an age: "All-Ages" and "All ages" are "all", "Age 0" is "0".
fn age_band(text: &str) -> String {
    let text = text.trim();
    if text.eq_ignore_ascii_case("all ages") || text.eq_ignore_ascii_case("all-ages") {
        return "all".to_owned();
    }
    let text = text.strip_prefix("Aged ").or_else(|| text.strip_prefix("Age ")).unwrap_or(text);
    text.to_owned()
}

/// Where a head stands, letters' case aside.
fn position(header: &[String], head: &str) -> Option<usize> {
    header.iter().position(|column| column.eq_ignore_ascii_case(head))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{header, peek};

    #[test]
    fn each_layout_is_recognised_by_its_header() {
        for heads in [&BROAD_AGE_COLUMNS[..], &ESTIMATES_COLUMNS, &NOMIS_COLUMNS] {
            assert!((SOURCE.recognise)(&peek(&header(heads))), "{heads:?}");
        }
        assert!(!(SOURCE.recognise)(&peek(&header(&["LAD11CD", "LAD11NM", "LSOA11CD"]))));
    }

    #[test]
    fn ages_are_written_one_way() {
        assert_eq!(
            ["All-Ages", "All Ages", "Age 0", "65+", "Aged 16-64"].map(age_band),
            ["all", "all", "0", "65+", "16-64"]
        );
    }
}
