//! Boundaries held against look-ups that were made elsewhere.

use std::collections::HashMap;

use geometry::{AreaIndex, Point, Shape, largest_share};

use crate::files;

const BROMLEY: &str = "E09000006";

/// `lookups/derived_lsoa11_to_ward2018_london_by_area.csv`, made with the same two files of boundaries.
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
            assert!((share - wanted).abs() < 0.005, "{row:?}: {share}");
        } else {
            others.push((row["LSOA11CD"].clone(), wards[ward].code.clone(), share));
        }
    }
    println!("Bromley {bromley}, London {london} of {}: {others:?}", rows.len());
    assert_eq!(bromley, 197);
    assert_eq!((london, rows.len()), (4_835, 4_835));
}

/// `postcodes/derived_br_postcodes_latlon_ward_lsoa.csv`, by eastings and northings and by latitude and longitude.
#[test]
fn postcodes_fall_in_the_wards_of_the_table() {
    let (Some(wards), Some(lsoas), Some(rows)) = (
        files::wards(),
        files::lsoas(),
        files::table("postcodes/derived_br_postcodes_latlon_ward_lsoa.csv"),
    ) else {
        return;
    };
    let (ward_index, lsoa_index) = (
        AreaIndex::new(wards.iter().map(|ward| &ward.shape)),
        AreaIndex::new(lsoas.iter().map(|lsoa| &lsoa.shape)),
    );
    let code = |areas: &[files::Area], place: Option<usize>| {
        place.map(|place| areas[place].code.clone()).unwrap_or_default()
    };
    let mut counts: HashMap<(&str, bool), usize> = HashMap::new();
    let (mut off, mut lsoas_alike) = (0.0_f64, 0);
    for row in &rows {
        let number = |column: &str| row[column].parse::<f64>().ok();
        let (Some(easting), Some(northing)) = (number("Eastings"), number("Northings")) else {
            panic!("{row:?}")
        };
        let point = Point { easting, northing };
        if let (Some(latitude), Some(longitude)) = (number("Latitude"), number("Longitude")) {
            off = off.max(Point::from_lonlat(longitude, latitude).unwrap().distance(point));
        }
        let ward = code(&wards, ward_index.locate(point));
        let kind = match (row["WD18CD"].as_str(), row["Admin_district_code"].as_str()) {
            ("", _) => "outside",
            (_, BROMLEY) => "Bromley",
            _ => "elsewhere in London",
        };
        if ward != row["WD18CD"] {
            println!("{}: {} in the table, {ward:?} here", row["Postcode"], row["WD18CD"]);
        }
        *counts.entry((kind, ward == row["WD18CD"])).or_default() += 1;
        lsoas_alike += usize::from(code(&lsoas, lsoa_index.locate(point)) == row["LSOA11CD"]);
    }
    println!("{counts:?}, {lsoas_alike} LSOAs alike of {}, at most {off} m off", rows.len());
    assert_eq!(counts[&("Bromley", true)], 6_099);
    assert!(off < 10.0);
}
