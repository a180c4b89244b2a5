//! The files beside the page.

use crate::sample;

#[test]
fn every_table_has_its_file_and_metadata() {
    let document = sample::document();
    let files = publish::csv::files(&document).unwrap();
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "chart-burglary-metadata.json",
            "chart-burglary.csv",
            "chart-control-metadata.json",
            "chart-control.csv",
            "chart-funnel-metadata.json",
            "chart-funnel.csv",
            "chart-heat-metadata.json",
            "chart-heat.csv",
            "chart-kinds-metadata.json",
            "chart-kinds.csv",
            "chart-multiples-metadata.json",
            "chart-multiples.csv",
            "chart-places-metadata.json",
            "chart-places.csv",
            "chart-rank-metadata.json",
            "chart-rank.csv",
            "chart-shares-metadata.json",
            "chart-shares.csv",
            "chart-slope-metadata.json",
            "chart-slope.csv",
            "map-counts-metadata.json",
            "map-counts.csv",
            "map-hot-metadata.json",
            "map-hot.csv",
            "map-rates-metadata.json",
            "map-rates.csv",
            "map-towns-metadata.json",
            "map-towns.csv",
            "maps-years-metadata.json",
            "maps-years.csv",
            "table-months-metadata.json",
            "table-months.csv",
            "table-ratings-metadata.json",
            "table-ratings.csv",
            "table-towns-metadata.json",
            "table-towns.csv",
        ]
    );
    let page = publish::html::page(&document);
    for name in names.iter().filter(|n| !n.contains("-metadata")) {
        assert!(page.contains(&format!("href=\"tables/{name}\"")), "{name}");
    }
    insta::assert_snapshot!("table_csv", files["table-towns.csv"].replace("\r\n", "\n"));
}

#[test]
fn figures_are_written_whole_and_fit_their_schema() {
    let document = sample::document();
    let text = publish::json::figures(&document).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["figures"].as_array().unwrap().len(), 4);
    assert_eq!(value["series"].as_array().unwrap().len(), 1);
    assert_eq!(value["figures"][0]["value"], 1474.0);
    assert_eq!(value["figures"][0]["provenance"]["files"][0]["name"], "invented counts.csv");
    let read: figure::Figure = serde_json::from_value(value["figures"][0].clone()).unwrap();
    assert_eq!(read.value, Some(1474.0));
    // Every property that is written stands in the schema.
    let schema = publish::schema::figure();
    let known = schema["properties"].as_object().unwrap();
    for name in value["figures"][0].as_object().unwrap().keys().filter(|n| *n != "id") {
        assert!(known.contains_key(name), "{name}");
    }
}
