//! The police.uk archives: rows in = kept + rejects + duplicates for every file; gaps reported; the interface's answers and
//! the CSV of the same months count the same.

use serde_json::Value;

use crate::street::Partnership;

/// Imports one archive and holds every file of it against the sum of its parts; what `data` says of it.
fn import(archive: &str) -> Option<(Partnership, Value)> {
    let path = shared_data::data(&format!("police-uk/{archive}"))?;
    let partnership = Partnership::new("Bromley");
    partnership.import(&[&path]);
    let files = partnership.json(&["data", "--files"]);
    let files = files.as_array().unwrap();
    assert!(!files.is_empty());
    for file in files {
        let number = |name: &str| file[1][name].as_u64().unwrap();
        assert_eq!(
            number("rows_in"),
            number("kept") + number("rejects") + number("duplicates"),
            "{file}"
        );
    }
    let held = partnership.json(&["data"]);
    Some((partnership, held["tables"].clone()))
}

fn vintage<'a>(tables: &'a Value, source: &str) -> &'a Value {
    tables.as_array().unwrap().iter().find(|table| table["source"] == source).unwrap()
}

/// `shared/data/README.md`: 274,299 rows, 1,255 equal rows, 1,001 with the same ID and other content, 57,669 outcomes,
/// 1,876 rows without location.
#[test]
fn metropolitan_burglary() {
    let Some((_, tables)) = import("metropolitan-burglary-2018-01-to-2021-12.zip") else { return };
    let street = vintage(&tables, "police-uk-street");
    assert_eq!(street["duplicates"], 1255);
    assert_eq!(street["repeated_identifiers"], 1001);
    assert_eq!(
        street["rows"].as_u64().unwrap() + street["rejects"].as_u64().unwrap() + 1255,
        274_299
    );
    let outcomes = vintage(&tables, "police-uk-outcomes");
    assert_eq!(outcomes["from"], "2018-01");
}

/// `shared/data/README.md`: 32 months, 564,082 rows, three months missing, 35,157 rows without a location.
#[test]
fn lancashire() {
    let Some((partnership, tables)) = import("lancashire-2019-12-to-2022-10.zip") else { return };
    let street = vintage(&tables, "police-uk-street");
    let missing = &street["missing_months"][0];
    assert_eq!(missing["part"], "Lancashire Constabulary");
    assert_eq!(missing["months"], serde_json::json!(["2020-06", "2020-08", "2020-09"]));
    let rows = street["rows"].as_f64().unwrap();
    let without = (street["without_location"].as_f64().unwrap() / 100.0 * rows).round();
    // 35,157 came in; 345 of them are duplicates.
    assert_eq!(without, 34_812.0);
    assert!(partnership.run(&["data"]).contains("2020-06, 2020-08, 2020-09"));
}

#[test]
fn stop_and_search_is_counted_by_force() {
    let archive = "metropolitan-stop-and-search-2018-01-to-2021-12.zip";
    let Some((partnership, tables)) = import(archive) else { return };
    assert_eq!(vintage(&tables, "police-uk-stop-and-search")["table"], "stop-and-search");
    let figure = partnership.figure(
        "stop-and-search",
        "Metropolitan Police",
        "2018-04",
        &["--period", "month"],
    );
    assert!(figure["value"].as_f64().unwrap() > 1_000.0, "{figure}");
}

/// The interface's answers (one file a ward and month) and the CSV derived from such answers give the same counts.
#[test]
fn the_interface_and_the_csv_count_the_same() {
    let Some(csv) = shared_data::data("police-uk/bromley-derived-2016-01-to-2018-06.zip") else {
        return;
    };
    let Some(api) = shared_data::data("police-uk/bromley-ward-api-json-2017-07-to-2018-06.zip")
    else {
        return;
    };
    let (from_csv, from_api) = (Partnership::new("Bromley"), Partnership::new("Bromley"));
    from_csv.import(&[&csv]);
    from_api.import(&[&api]);
    // The answers were asked for by ward; some of their points lie in the LSOA of a neighbouring borough. So all rows of the
    // CSV are counted, by their force.
    let series = |partnership: &Partnership, measure: &str, area: &str| {
        let span = ["--from", "2017-07", "--to", "2018-06"];
        let mut arguments = vec!["series", "--measure", measure, "--area", area];
        arguments.extend(span);
        let series = partnership.json(&arguments);
        let months = series["months"].as_array().unwrap().clone();
        months.iter().map(|month| month["value"].as_f64()).collect::<Vec<_>>()
    };
    for measure in ["street-burglary", "asb", "street-vehicle-crime", "street-shoplifting"] {
        let a = series(&from_csv, measure, "Metropolitan Police");
        let b = series(&from_api, measure, "Bromley");
        assert_eq!(a.len(), 12);
        assert!(a.iter().all(Option::is_some), "{measure}: {a:?}");
        assert_eq!(a, b, "{measure}");
    }
}
