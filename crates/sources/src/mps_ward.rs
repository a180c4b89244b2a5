//! Metropolitan Police recorded crime by ward, as published on the London Datastore.

use crate::mps_wide::{self, CONNECT, HOMEPAGE, LICENCE, NEWEST_MONTH, PUBLISHER, STATUS};
use crate::{Cadence, Download, Peek, Source, Table};

/// The columns before the months.
pub(crate) const COLUMNS: [&str; 5] =
    ["MajorText", "MinorText", "WardName", "WardCode", "LookUp_BoroughName"];

/// Recorded crime by ward.
pub(crate) static SOURCE: Source = Source {
    id: "mps-ward",
    title: "Recorded Crime: Geographic Breakdown, ward level",
    publisher: PUBLISHER,
    licence: LICENCE,
    cadence: Cadence::Monthly,
    homepage: HOMEPAGE,
    caveats: &[
        "Wards leave out offences without a location, so they do not add up to their borough.",
        NEWEST_MONTH,
        "Ward boundaries changed in May 2022; later editions give the new wards for months before that too.",
        CONNECT,
        STATUS,
    ],
    table: Table::Counts,
    suppress_below: 0,
    grouped: false,
    provisional: true,
    downloads: &[Download {
        file: "mps-ward.csv",
        address: "https://data.london.gov.uk/download/recorded_crime_summary/\
                  866c05de-c5cd-454b-8fe5-9e7c77ea2313/MPS%20Ward%20Level%20Crime%20%28most%20recent%2024%20months%29.csv",
    }],
    recognise,
    read: |read, file, sink| mps_wide::read(read, file, sink, true),
};

fn recognise(peek: &Peek<'_>) -> bool {
    COLUMNS.iter().all(|head| peek.header.iter().any(|column| column == head))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kept;
    use crate::testing::{context, read};

    #[test]
    fn a_good_row_gives_a_count_a_month_and_a_bad_one_is_named() {
        let csv = "MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,202101,202102\r\n\
                   Burglary,Burglary in a Dwelling,Bickley,E05000107,Bromley,3,4\r\n\
                   Burglary,Burglary in a Dwelling,Bickley,E05000107,Bromley,3,-4\r\n\
                   Burglary,Burglary in a Dwelling,Bickley,E05000107,Bromley,3.5,4\r\n\
                   Burglary,Burglary in a Dwelling,Bickley,107,Bromley,3,4\r\n";
        let kept = read(&SOURCE, "w.csv", csv.as_bytes()).unwrap();
        assert_eq!(kept.rows(), 2);
        assert_eq!(kept.covered[0].1.len(), 2);
        let said: Vec<String> = kept.rejects.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "w.csv, line 3, column \"202102\": \"-4\" is below zero, which a count cannot be",
                "w.csv, line 4, column \"202101\": \"3.5\" is not a whole number",
                "w.csv, line 5, column \"WardCode\": \"107\" is not a code of any area",
            ]
        );
    }

    #[test]
    fn months_out_of_order_are_refused_with_the_column_named() {
        let csv = "MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,202102,202101\n";
        let mut kept = Kept::default();
        let error = (SOURCE.read)(&mut csv.as_bytes(), &context("w.csv"), &mut kept).unwrap_err();
        assert!(
            error.to_string().starts_with("w.csv, line 1: the month column \"202101\""),
            "{error}"
        );
    }
}
