//! Look-ups of the Office for National Statistics between areas: any pairs of code and name columns, such as
//! `LSOA21CD,LSOA21NM,WD24CD,WD24NM,LAD24CD,LAD24NM`.

use crate::area_columns;
use crate::{Cadence, Download, Peek, Source, Table, lookup_rows};

/// A look-up's columns, as an example: kinds and years vary.
pub(crate) const COLUMNS: [&str; 4] = ["LSOA21CD", "LSOA21NM", "LAD24CD", "LAD24NM"];

/// Columns that a look-up may have beside codes and names.
const BESIDE: [&str; 6] = ["CHGIND", "share", "ObjectId", "OBJECTID", "FID", "GlobalID"];

/// Areas inside others.
pub(crate) static SOURCE: Source = Source {
    id: "ons-lookup",
    title: "Look-ups between areas (Open Geography portal)",
    publisher: "Office for National Statistics",
    licence: "Source: Office for National Statistics licensed under the Open Government Licence v3.0. Contains OS data \
              © Crown copyright and database right.",
    cadence: Cadence::Irregular,
    homepage: "https://geoportal.statistics.gov.uk/",
    caveats: &[
        "Best-fit look-ups give an area whole to the one that holds most of it.",
        "Where an area of older codes was split (S) or changed irregularly (X), ONS publishes no shares; equal shares are \
         entered, and the change is kept beside them.",
    ],
    table: Table::Lookup,
    suppress_below: 0,
    grouped: false,
    provisional: false,
    downloads: &[Download {
        file: "ons-lookup.csv",
        // LSOA (2011) to LSOA (2021) to Local Authority District (2022), exact fit, version 3.
        address: "https://open-geography-portalx-ons.hub.arcgis.com/api/download/v1/items/\
                  cbfe64cc03d74af982c1afec639bafd1/csv?redirect=true&layers=0",
    }],
    recognise,
    read: lookup_rows::read,
};

fn recognise(peek: &Peek<'_>) -> bool {
    is_lookup(peek.header)
        && !area_columns::find(peek.header).iter().any(|s| s.set.starts_with("CSP"))
}

/// Whether every column is a code, a name or one of those that stand beside them, and there are two sets or more.
pub(crate) fn is_lookup(header: &[String]) -> bool {
    let known =
        |head: &String| area_columns::split(head).is_some() || BESIDE.contains(&head.as_str());
    header.iter().all(known) && area_columns::find(header).len() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{column_f64, header, peek, read};

    #[test]
    fn any_pairs_of_codes_are_a_look_up_and_nothing_else_is() {
        assert!(recognise(&peek(&header(&["LSOA21CD", "LSOA21NM", "LAD24CD", "ObjectId"]))));
        assert!(!recognise(&peek(&header(&["LSOA21CD", "LSOA21NM"]))));
        assert!(!recognise(&peek(&header(&["Postcode", "LSOA21CD", "LAD24CD"]))));
        assert!(!recognise(&peek(&header(&["LAD17CD", "CSP17CD"]))));
    }

    #[test]
    fn each_pair_of_sets_stands_once_and_a_split_area_has_equal_shares() {
        let csv = "LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM\n\
                   E01000001,A,E01000001,A,U,E09000006,Bromley\n\
                   E01000002,B,E01033701,B1,S,E09000006,Bromley\n\
                   E01000002,B,E01033702,B2,S,E09000006,Bromley\n\
                   E01000003,C,E0103370,,U,E09000006,Bromley\n";
        let kept = read(&SOURCE, "l.csv", csv.as_bytes()).unwrap();
        // 3 to LSOA21 of which 2 split, 2 of LSOA11 and 3 of LSOA21 to LAD22.
        assert_eq!(kept.rows(), 3 + 2 + 3);
        assert_eq!(
            kept.rejects[0].to_string(),
            "l.csv, line 5, column \"LSOA21CD\": \"E0103370\" is not a code of any area"
        );
        let shares = column_f64(&kept, "share");
        assert_eq!(shares.iter().filter(|&&share| (share - 0.5).abs() < 1e-12).count(), 2);
    }
}
