//! Populations, look-ups, deprivation and profiles as published. Expected numbers were counted in the same files with a
//! script of a few lines.

use arrow::array::AsArray;
use arrow::datatypes::{DataType, Float64Type, Int64Type};
use sources::Kept;

use crate::help::read_all;

/// Each file with its source and the rows it gives. None has a reject.
const FILES: [(&str, &str, usize); 13] = [
    // areas × 18 (three sexes, six bands of age)
    ("population/borough_london_mid2019_broadage_summed_from_lsoa.csv", "ons-population", 594),
    ("population/derived_ward2018_london_mid2019_broadage.csv", "ons-population", 11_466),
    ("population/lsoa_london_mid2019_broadage.csv", "ons-population", 87_030),
    ("population/lsoa_london_mid2020_broadage.csv", "ons-population", 87_030),
    // pairs of LSOA11 and LSOA21, LSOA11 and LAD22, LSOA21 and LAD22: 35,796 + 34,757 + 35,672
    ("lookups/lsoa11_lsoa21_lad22_EW.csv", "ons-lookup", 106_225),
    // 35,672 + 35,672 + 7,536
    ("lookups/lsoa21_wd24_lad24_EW.csv", "ons-lookup", 78_880),
    // 4,835 + 4,835 + 637
    ("lookups/derived_lsoa11_to_ward2018_london_by_area.csv", "ons-lookup", 10_307),
    // 348 + 348 + 314
    ("lookups/lad17_csp17_pfa17.csv", "csp-lookup", 1010),
    // 4,835 LSOAs × 24 indicators
    ("deprivation/imd2019_lsoa_london.csv", "iod-2019", 116_040),
    ("population/gla_ward_profiles.csv", "gla-ward-profiles", 42_186),
    ("population/gla_housing_density_borough.csv", "gla-density", 11_232),
    ("population/gla_housing_density_ward.csv", "gla-density", 124_800),
    // a row a postcode, without a header
    ("postcodes/codepoint_open_br_2014-08.csv", "code-point-open", 6868),
];

#[test]
fn every_published_file_is_read_whole() {
    for (name, source, rows) in FILES {
        let Some(path) = shared_data::data(name) else { return };
        let (files, kept) = read_all(&path);
        assert_eq!(files[0].1, source, "{name}");
        assert_eq!(kept.rows(), rows, "{name}");
        assert_eq!(kept.rejects, [], "{name}");
    }
}

/// Sheets IMD 2019, Sub domains, IDACI and IDAOPI, three by borough, Population figures, Underlying indicators:
/// 116,040 + 87,030 + 29,010 + 330 + 1,518 + 396 + 24,175 + 134,866 filled cells.
#[test]
fn the_workbook_of_deprivation_is_read_sheet_by_sheet() {
    let Some(path) = shared_data::data("deprivation/ID_2019_for_London.xlsx") else { return };
    let (files, kept) = read_all(&path);
    assert_eq!(files[0].1, "iod-2019");
    assert_eq!(kept.rejects, []);
    assert_eq!(kept.rows(), 393_365);
    let score = |kept: &Kept| {
        number::<Float64Type>(
            kept,
            "area_code",
            "E01000001",
            "indicator",
            |head| head == "Index of Multiple Deprivation (IMD) Score",
            "value",
        )
    };
    // The first LSOA's IMD score, as printed in the CSV and the workbook.
    assert_eq!(score(&kept), [6.208]);
    let Some(csv) = shared_data::data("deprivation/imd2019_lsoa_london.csv") else { return };
    assert_eq!(score(&read_all(&csv).1), [6.208]);
}

/// ONS mid-2019, Bromley: 332,336 (the pack's denominator), as borough and as the sum of its LSOAs by code.
#[test]
fn bromleys_population_is_that_of_the_pack() {
    let file = "population/borough_london_mid2019_broadage_summed_from_lsoa.csv";
    let Some(path) = shared_data::data(file) else { return };
    let (_, kept) = read_all(&path);
    let all = number::<Int64Type>(
        &kept,
        "area_code",
        "E09000006",
        "age_band",
        |band| band == "all",
        "count",
    );
    assert_eq!(all.len(), 3, "persons, males and females");
    assert_eq!(all[0], 332_336);
    assert_eq!(all[1] + all[2], 332_336);
    assert_eq!(kept.covered[0].1[0].to_string(), "2019-06");
}

/// Of the 6,868 postcodes 6,099 are Bromley's by their own code of the district; every one has a point.
#[test]
fn postcodes_have_their_points_and_areas() {
    let Some(path) = shared_data::data("postcodes/codepoint_open_br_2014-08.csv") else { return };
    let (_, kept) = read_all(&path);
    let rows = &kept.batches[0].rows;
    let districts =
        arrow::compute::cast(rows.column_by_name("district_code").unwrap(), &DataType::Utf8);
    let districts = districts.unwrap();
    let bromley = districts.as_string::<i32>().iter().filter(|code| *code == Some("E09000006"));
    assert_eq!(bromley.count(), 6099);
    let column = |name: &str| rows.column_by_name(name).unwrap();
    assert_eq!(column("postcode").as_string::<i32>().value(0), "BR1 1AB");
    assert_eq!(
        column("easting").as_primitive::<Float64Type>().value(0).to_bits(),
        540_260_f64.to_bits()
    );
    assert_eq!(column("northing").null_count(), 0);
    assert_eq!(column("terminated").null_count(), 6868);
}

/// What stands beside the data is neither read nor complained of.
#[test]
fn files_of_other_kinds_are_said_to_be_so() {
    let Some(path) = shared_data::data("postcodes") else { return };
    let found = sources::open(&path).unwrap();
    let ignored: Vec<&str> = found
        .entries()
        .filter(|(_, entry)| entry.is_ignored())
        .map(|(_, entry)| entry.name.as_str())
        .collect();
    let beside = [
        "codepoint_open_column_headers.csv",
        "codepoint_open_licence.txt",
        "codepoint_open_metadata.txt",
    ];
    assert_eq!(ignored, beside);
    let Some(path) = shared_data::data("lookups/lsoa21_population_weighted_centroids_EW.csv")
    else {
        return;
    };
    let found = sources::open(&path).unwrap();
    assert!(found.entries().all(|(_, entry)| entry.source().is_none()));
}

/// Values of the rows whose `key` is `wanted` and whose `head` passes.
fn number<T: arrow::datatypes::ArrowPrimitiveType>(
    kept: &Kept,
    key: &str,
    wanted: &str,
    head: &str,
    passes: impl Fn(&str) -> bool,
    value: &str,
) -> Vec<T::Native> {
    let mut out = Vec::new();
    for batch in &kept.batches {
        let text = |name: &str| {
            arrow::compute::cast(batch.rows.column_by_name(name).unwrap(), &DataType::Utf8).unwrap()
        };
        let (keys, heads) = (text(key), text(head));
        let (keys, heads) = (keys.as_string::<i32>(), heads.as_string::<i32>());
        let values = batch.rows.column_by_name(value).unwrap().as_primitive::<T>();
        out.extend(
            (0..values.len())
                .filter(|&i| keys.value(i) == wanted && passes(heads.value(i)))
                .map(|i| values.value(i)),
        );
    }
    out
}
