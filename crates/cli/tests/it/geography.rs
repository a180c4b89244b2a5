//! From a point to a ward, from old wards to new, and to where it concentrates: Bromley, from the publishers' own files.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use shared_data::data;

use crate::street::Partnership;

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

/// A folder for Bromley with what these files of the shared data hold.
fn bromley_with(files: &[&str]) -> Option<Partnership> {
    let files: Vec<PathBuf> = files.iter().map(|file| data(file)).collect::<Option<_>>()?;
    let bromley = Partnership::new("Bromley");
    bromley.import(&files.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    Some(bromley)
}

#[test]
fn postcodes_lie_where_their_points_do() {
    let files = [
        "boundaries/london_wards_2018.geojson",
        "boundaries/london_borough.gpkg",
        "boundaries/lsoa2011_london_gen20",
        "neighbourhoods",
        "postcodes/codepoint_open_br_2014-08.csv",
    ];
    let Some(bromley) = bromley_with(&files) else { return };
    // Every postcode of the area in its ward, as the table derived from the same points has it (two lie within two metres of
    // a border, where the table's conversion to degrees and back puts them on its other side).
    let derived = data("postcodes/derived_br_postcodes_latlon_ward_lsoa.csv").unwrap();
    let mut wards: BTreeMap<String, i64> = BTreeMap::new();
    let mut rows = csv::Reader::from_path(derived).unwrap();
    let ward = rows.headers().unwrap().iter().position(|head| head == "WD18CD").unwrap();
    for row in rows.records() {
        let row = row.unwrap();
        *wards.entry(row[ward].to_owned()).or_default() += 1;
    }
    let found = bromley.json(&["where", "BR"]);
    let (mut apart, mut bromleys) = (0, 0);
    for share in list(&found["wards"]) {
        let code = share["area"]["area"]["code"].as_str().unwrap_or_default();
        let count = share["postcodes"].as_i64().unwrap();
        apart += (count - wards.get(code).copied().unwrap_or_default()).abs();
        if ("E05000106"..="E05000127").contains(&code) {
            bromleys += count;
        }
    }
    assert!(apart <= 4, "{apart}");
    assert!((bromleys - 6099_i64).abs() <= 1, "{bromleys}");

    // Any spelling; one that is not held; a beginning; what is no postcode.
    let exact = bromley.json(&["where", "br1", "1ab"]);
    assert_eq!(exact["read"], "BR1 1AB");
    let areas = list(&exact["found"]["areas"]);
    let kind = |what: &str| areas.iter().find(|area| area["what"] == what).unwrap();
    assert_eq!(kind("ward")["area"]["code"], "E05000109");
    assert_eq!(kind("district")["area"]["name"], "Bromley");
    assert!(kind("LSOA")["area"]["code"].as_str().unwrap().starts_with("E010"));
    assert!(kind("police neighbourhood")["area"].is_object());
    // An area without a code of the register is named all the same.
    let unit = bromley.dir.path().join("units.geojson");
    let ring = "[[-0.2,51.2],[0.3,51.2],[0.3,51.6],[-0.2,51.6],[-0.2,51.2]]";
    fs::write(
        &unit,
        format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{\"code\":\"SN\",\
             \"name\":\"South Area\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[{ring}]}}}}]}}"
        ),
    )
    .unwrap();
    bromley.import(&[&unit]);
    let text = bromley.run(&["where", "br1", "1ab"]);
    assert!(text.contains("South Area (SN)"), "{text}");
    let unknown = bromley.json(&["where", "BR1 1ZZ"]);
    assert!(unknown["found"].is_null());
    assert_eq!(list(&unknown["nearest"]).len(), 3);
    assert!(unknown["nearest"][0]["postcode"].as_str().unwrap().starts_with("BR1 1"));
    let text = bromley.run(&["where", "BR1 OAA"]);
    assert!(text.contains("BR1 0AA"), "{text}");
    let said = bromley.fails(2, &["where", "not one"]);
    assert!(said.contains("BR1 1AA"), "{said}");
}

#[test]
fn old_wards_become_new_ones_without_losing_an_offence() {
    let files = [
        "mps/ward_202009_202208.csv",
        "mps/ward_202112_202311.csv",
        "mps/borough_202112_202311.csv",
        "lookups/derived_lsoa11_to_ward2018_london_by_area.csv",
        "lookups/lsoa11_lsoa21_lad22_EW.csv",
        "lookups/lsoa21_wd24_lad24_EW.csv",
        "population/lsoa_london_mid2020_broadage.csv",
    ];
    let Some(bromley) = bromley_with(&files) else { return };
    fs::write(
        bromley.root().join("measures.toml"),
        "[[measure]]\nid = \"everything\"\ntitle = \"All rows\"\ngood = \"neither\"\ndefinition = \"Every row.\"\n\
         [[measure.from]]\nsources = [\"mps-borough\", \"mps-ward\"]\ninclude = []\n",
    )
    .unwrap();
    let question = ["convert", "--measure", "everything", "--period", "2021-12..2022-08"];
    let found = bromley.json(&question);
    assert_eq!((&found["from_set"], &found["to_set"]), (&"WD18".into(), &"WD24".into()));
    assert_eq!((&found["before"], &found["after"]), (&17_187.into(), &17_187.into()));
    assert_eq!(found["published"], 17_231);
    assert_eq!(found["area"], 17_454);
    let wards = list(&found["wards"]);
    assert_eq!(wards.len(), 22);
    let sum = |key: &str| wards.iter().map(|ward| ward[key].as_u64().unwrap()).sum::<u64>();
    assert_eq!((sum("count"), sum("whole") + sum("estimated")), (17_187, 17_187));
    for ward in wards {
        let [least, count, most] =
            ["at_least", "count", "at_most"].map(|key| ward[key].as_u64().unwrap());
        assert!(least <= count && count <= most, "{ward}");
    }
    // A series over the change says where it was joined, and marks what is estimated.
    let joined = bromley.json(&[
        "series",
        "--measure",
        "everything",
        "--area",
        "E05013991",
        "--joined",
        "--to",
        "2022-02",
    ]);
    assert!(joined["joined"].as_str().unwrap().starts_with("Joined at December 2021"), "{joined}");
    let months = list(&joined["months"]);
    assert_eq!(months[0]["month"], "2020-09");
    for month in months {
        let estimated = month["month"].as_str().unwrap() < "2021-12";
        assert_eq!(month["estimated"].is_array(), estimated, "{month}");
        if estimated {
            let [least, most] = [0, 1].map(|end| month["estimated"][end].as_f64().unwrap());
            let count = month["value"].as_f64().unwrap();
            assert!(least <= count && count <= most, "{month}");
        }
    }
    let text = bromley.run(&question);
    assert!(text.contains("the difference of 44 is revision"), "{text}");
    assert!(text.contains("17,454"), "{text}");
}

#[test]
fn points_are_held_against_the_areas_they_were_published_with() {
    let files = [
        "boundaries/london_wards_2018.geojson",
        "boundaries/london_borough.gpkg",
        "boundaries/lsoa2011_london_gen20",
        "lookups/lsoa11_lsoa21_lad22_EW.csv",
        "police-uk/bromley-derived-2016-01-to-2018-06.zip",
    ];
    let Some(bromley) = bromley_with(&files) else { return };
    let held = bromley.json(&["data", "--points"]);
    let street = &list(&held)[0];
    let count = |key: &str| street[key].as_u64().unwrap();
    let (rows, near) = (count("rows"), count("near"));
    assert_eq!(near, count("agree") + count("disagree") + count("outside") + count("not_compared"));
    assert_eq!(rows, near + count("elsewhere"));
    // Generalised outlines put a few points near a border on its other side.
    assert!(count("agree") * 100 >= near * 97, "{street}");
    assert!(street["inside"]["WD18"].as_u64().unwrap() * 1000 >= near * 999, "{street}");

    // So wards can be counted, which the file does not name.
    let table = bromley.json(&[
        "table",
        "--measure",
        "street-burglary",
        "--areas",
        "wards",
        "--to",
        "2018-06",
    ]);
    let rows = list(&table["rows"]);
    assert_eq!(rows.len(), 22, "the wards that stood in 2018");
    let wards: f64 = rows.iter().map(|row| row["value"].as_f64().unwrap()).sum();
    let whole = bromley.figure("street-burglary", "Bromley", "2018-06", &[])["value"].as_f64();
    assert!((wards - whole.unwrap()).abs() <= whole.unwrap() * 0.02, "{wards} of {whole:?}");
    let caveats = list(&table["provenance"]["caveats"]);
    assert!(caveats.iter().any(|caveat| caveat.as_str().unwrap().contains("published point")));

    // And hot spots found.
    let out = bromley.root().join("published").join("hot-spots");
    let at = out.display().to_string();
    let found = bromley.json(&[
        "hotspots",
        "--measure",
        "street-burglary",
        "--to",
        "2018-06",
        "--on",
        "lsoa",
        "--out",
        &at,
    ]);
    assert_eq!(list(&found["rows"]).len(), 197);
    assert!(found["hot"].as_u64() <= found["hot_uncorrected"].as_u64());
    let map: Value =
        serde_json::from_str(&fs::read_to_string(out.join("hot-spots.geojson")).unwrap()).unwrap();
    assert_eq!(list(&map["features"]).len(), 197);
    let page = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(page.contains("<svg") && page.contains("street"), "a map, and what points are");
    for on in ["ward", "hex", "grid"] {
        let found = bromley.json(&[
            "hotspots",
            "--measure",
            "street-burglary",
            "--to",
            "2018-06",
            "--on",
            on,
        ]);
        assert!(list(&found["rows"]).len() >= 22, "{on}");
    }
    let kde = ["hotspots", "--measure", "street-burglary", "--to", "2018-06", "--method", "kde"];
    assert!(bromley.fails(2, &kde).contains("grid"));
    let small = ["--on", "grid", "--cell", "50"];
    let said = bromley.fails(2, &[&kde[..5], &small].concat());
    assert!(said.contains("street anchors"), "{said}");
}

#[test]
fn searches_are_counted_in_the_ward_of_their_point() {
    let files = [
        "boundaries/london_wards_2018.geojson",
        "police-uk/metropolitan-stop-and-search-2018-01-to-2021-12.zip",
    ];
    let Some(bromley) = bromley_with(&files) else { return };
    let table = bromley.json(&[
        "table",
        "--measure",
        "stop-and-search",
        "--areas",
        "wards",
        "--period",
        "month",
        "--to",
        "2018-12",
    ]);
    let rows = list(&table["rows"]);
    assert_eq!(rows.len(), 22, "{table}");
    let sum: f64 = rows.iter().filter_map(|row| row["value"].as_f64()).sum();
    assert!(sum > 100.0, "{sum}");
    let caveats = list(&table["provenance"]["caveats"]);
    assert!(caveats.iter().any(|caveat| caveat.as_str().unwrap().contains("published point")));
}

#[test]
fn a_boundary_file_that_is_wrong_leaves_nothing_behind() {
    let bromley = Partnership::new("Bromley");
    let file = bromley.dir.path().join("swapped.geojson");
    let ring = "[[51.40,0.00],[51.41,0.00],[51.41,0.02],[51.40,0.02],[51.40,0.00]]";
    fs::write(
        &file,
        format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{\"WD24CD\":\"E05013987\",\
             \"WD24NM\":\"Town\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[{ring}]}}}}]}}"
        ),
    )
    .unwrap();
    let output = bromley.command(&["import"]).arg(&file).output().unwrap();
    assert_ne!(output.status.code(), Some(0));
    let said = crate::street::both(&output);
    assert!(said.contains("swapped"), "{said}");
    assert!(list(&bromley.json(&["data"])["tables"]).is_empty());
    let said = bromley.fails(2, &["hotspots", "--measure", "burglary", "--to", "2021-02"]);
    assert!(said.contains("no boundary of Bromley is held"), "{said}");
    let said = bromley.fails(1, &["data", "--points"]);
    assert!(said.contains("no boundaries are held"), "{said}");
}
