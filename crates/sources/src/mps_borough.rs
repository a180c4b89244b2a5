//! Metropolitan Police recorded crime by borough, as published on the London Datastore. Boroughs have names only;
//! pseudo-boroughs (airports) are kept as published.

use crate::mps_wide::{
    self, CONNECT, HISTORICAL_FRAUD, HOMEPAGE, LICENCE, NEWEST_MONTH, PUBLISHER, STATUS,
};
use crate::{Cadence, Download, Peek, Source, Table};

/// The columns before the months.
pub(crate) const COLUMNS: [&str; 3] = ["MajorText", "MinorText", "LookUp_BoroughName"];

/// Recorded crime by borough.
pub(crate) static SOURCE: Source = Source {
    id: "mps-borough",
    title: "Recorded Crime: Geographic Breakdown, borough level",
    publisher: PUBLISHER,
    licence: LICENCE,
    cadence: Cadence::Monthly,
    homepage: HOMEPAGE,
    caveats: &[
        NEWEST_MONTH,
        "The City of London has its own police force and is not in this file; airports stand as boroughs of their own.",
        "Since the change of system a crime counts in the borough where it happened, before in the borough that \
         investigated it.",
        HISTORICAL_FRAUD,
        CONNECT,
        STATUS,
    ],
    table: Table::Counts,
    suppress_below: 0,
    grouped: false,
    provisional: true,
    downloads: &[Download {
        file: "mps-borough.csv",
        address: "https://data.london.gov.uk/download/recorded_crime_summary/\
                  d2e9ccfc-a054-41e3-89fb-53c2bc3ed87a/MPS%20Borough%20Level%20Crime%20%28most%20recent%2024%20months%29.csv",
    }],
    recognise,
    read: |read, file, sink| mps_wide::read(read, file, sink, false),
};

fn recognise(peek: &Peek<'_>) -> bool {
    let has = |head: &str| peek.header.iter().any(|column| column == head);
    COLUMNS.into_iter().all(has) && !has("WardName") && !has("WardCode")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{header, peek, read};

    #[test]
    fn a_borough_file_is_not_a_ward_file() {
        let own = header(&["MajorText", "MinorText", "LookUp_BoroughName", "202101"]);
        assert!(recognise(&peek(&own)));
        let ward =
            header(&["MajorText", "MinorText", "WardName", "WardCode", "LookUp_BoroughName"]);
        assert!(!recognise(&peek(&ward)));
    }

    #[test]
    fn a_byte_order_mark_and_pseudo_boroughs_are_no_hindrance() {
        let csv = "\u{FEFF}MajorText,MinorText,LookUp_BoroughName,202101\n\
                   Robbery,Personal Property,London Heathrow and London City Airports,3\n";
        let kept = read(&SOURCE, "b.csv", csv.as_bytes()).unwrap();
        assert_eq!((kept.rows(), kept.rejects.len()), (1, 0));
    }
}
