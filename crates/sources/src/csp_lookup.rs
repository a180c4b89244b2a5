//! Look-up of districts to Community Safety Partnerships and police force areas.

use crate::{Cadence, Download, Peek, Source, Table, area_columns, lookup_rows, ons_lookup};

/// The published columns.
pub(crate) const COLUMNS: [&str; 6] =
    ["LAD17CD", "LAD17NM", "CSP17CD", "CSP17NM", "PFA17CD", "PFA17NM"];

/// Districts, partnerships and forces.
pub(crate) static SOURCE: Source = Source {
    id: "csp-lookup",
    title: "Local Authority District to Community Safety Partnership to Police Force Area Lookup in England and Wales",
    publisher: "Office for National Statistics",
    licence: "Source: Office for National Statistics licensed under the Open Government Licence v3.0. Contains OS data \
              © Crown copyright and database right.",
    cadence: Cadence::Irregular,
    homepage: "https://geoportal.statistics.gov.uk/",
    caveats: &[
        "A partnership may span several districts, and districts are merged over time; the year stands in the column's head.",
    ],
    table: Table::Lookup,
    suppress_below: 0,
    grouped: false,
    provisional: false,
    downloads: &[Download {
        file: "csp-lookup.csv",
        // District to Community Safety Partnership to Police Force Area (December 2022).
        address: "https://open-geography-portalx-ons.hub.arcgis.com/api/download/v1/items/\
                  4206337e432b45f686e29ac31d731765/csv?redirect=true&layers=0",
    }],
    recognise,
    read: lookup_rows::read,
};

fn recognise(peek: &Peek<'_>) -> bool {
    ons_lookup::is_lookup(peek.header)
        && area_columns::find(peek.header).iter().any(|columns| columns.set.starts_with("CSP"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{column_text, header, peek, read};

    #[test]
    fn a_district_stands_in_its_partnership_and_force() {
        let heads = ["LAD17CD", "LAD17NM", "CSP17CD", "CSP17NM", "PFA17CD", "PFA17NM", "FID"];
        assert!(recognise(&peek(&header(&heads))));
        let csv = format!(
            "{}\nE09000006,Bromley,E22000190,Bromley,E23000001,Metropolitan Police,1\n",
            heads.join(",")
        );
        let kept = read(&SOURCE, "c.csv", csv.as_bytes()).unwrap();
        assert_eq!(column_text(&kept, "child_code"), ["E09000006", "E09000006", "E22000190"]);
        assert_eq!(column_text(&kept, "parent_code"), ["E22000190", "E23000001", "E23000001"]);
    }
}
