//! Boundaries held against look-ups that were made elsewhere.

use std::collections::HashMap;

use geometry::{AreaIndex, Point, Shape, largest_share};

use crate::files;

const BROMLEY: &str = "E09000006";

/// `lookups/derived_lsoa11_to_ward2018_london_by_area.csv`, made with the same two files of boundaries; its wards lie about
/// 2 m from ours (see below), and its shares up to 0.018.
#[test]
fn lsoas_fall_by_area_in_the_wards_of_the_lookup() {
    let (Some(wards), Some(lsoas), Some(rows)) = (
        files::wards(),
        files::lsoas(),
        files::table("lookups/derived_lsoa11_to_ward2018_london_by_area.csv"),
    ) else {
        return;
    };
    let shapes = files::shapes(&wards);
    let by_code: HashMap<&str, &Shape> =
        lsoas.iter().map(|lsoa| (lsoa.code.as_str(), &lsoa.shape)).collect();
    let (mut bromley, mut london) = (0, 0);
    let mut others = Vec::new();
    for row in &rows {
        let lsoa = by_code[row["LSOA11CD"].as_str()];
        let (ward, share) = largest_share(&lsoa.share_in(&shapes)).unwrap();
        let share = share / lsoa.area();
        if wards[ward].code == row["WD18CD"] {
            london += 1;
            bromley += usize::from(row["LAD11CD"] == BROMLEY);
            let wanted: f64 = row["share"].parse().unwrap();
            assert!((share - wanted).abs() < 0.02, "{row:?}: {share}");
        } else {
            others.push((row["LSOA11CD"].clone(), wards[ward].code.clone(), share));
        }
    }
    println!("Bromley {bromley}, London {london} of {}: {others:?}", rows.len());
    assert_eq!(bromley, 197);
    assert_eq!((london, rows.len()), (4_835, 4_835));
}

/// `postcodes/derived_br_postcodes_latlon_ward_lsoa.csv`: by its latitude and longitude each of 6,099 Bromley postcodes falls in
/// the ward of the table, 272 elsewhere in London, and 497 outside. By the publisher's eastings and northings two of them fall
/// on the other side of an edge: the table's degrees, and the wards', lie up to 2.04 m from Ordnance Survey's transformation.
#[test]
fn postcodes_fall_in_the_wards_of_the_table() {
    let (Some(wards), Some(lsoas), Some(rows)) = (
        files::wards(),
        files::lsoas(),
        files::table("postcodes/derived_br_postcodes_latlon_ward_lsoa.csv"),
    ) else {
        return;
    };
    let ward_index = AreaIndex::new(wards.iter().map(|ward| &ward.shape));
    let lsoa_index = AreaIndex::new(lsoas.iter().map(|lsoa| &lsoa.shape));
    let code = |areas: &[files::Area], place: Option<usize>| {
        place.map(|place| areas[place].code.clone()).unwrap_or_default()
    };
    let mut counts = HashMap::new();
    let mut by_grid = Vec::new();
    for row in &rows {
        let number = |column: &str| row[column].parse::<f64>().unwrap();
        let published = Point { easting: number("Eastings"), northing: number("Northings") };
        let point = Point::from_lonlat(number("Longitude"), number("Latitude")).unwrap();
        assert!(point.distance(published) < 2.04, "{row:?}");
        let wanted = row["WD18CD"].as_str();
        assert_eq!(code(&wards, ward_index.locate(point)), wanted, "{row:?}");
        assert_eq!(code(&lsoas, lsoa_index.locate(published)), row["LSOA11CD"], "{row:?}");
        if code(&wards, ward_index.locate(published)) != wanted {
            by_grid.push(row["Postcode"].as_str());
        }
        let kind = match (wanted, row["Admin_district_code"].as_str()) {
            ("", _) => "outside",
            (_, BROMLEY) => "Bromley",
            _ => "elsewhere in London",
        };
        *counts.entry(kind).or_insert(0) += 1;
    }
    assert_eq!(
        counts,
        HashMap::from([("Bromley", 6_099), ("elsewhere in London", 272), ("outside", 497)])
    );
    assert_eq!(by_grid, ["BR1 4SG", "BR3 3QJ"]);
}
