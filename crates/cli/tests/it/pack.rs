//! The figures of a published board pack, from the publisher's files. Expected values are the and the pack's, and
//! were computed from `shared/data/mps/borough_201004_202111.csv` and `ward_202001_202112.csv`.

use crate::street::{bromley, rounded, values};

const TO: &str = "2021-02";

#[test]
fn burglary_is_as_printed() {
    let Some(bromley) = bromley() else { return };
    let figure = bromley.figure("burglary", "Bromley", TO, &["--population", "2019"]);
    assert_eq!(figure["value"], 1474.0);
    assert_eq!(rounded(&figure["rate"]["value"], 3), 4.435);
    assert_eq!(figure["rate"]["denominator"]["value"], 332_336);
    assert_eq!(figure["comparison"]["value"], 2738.0);
    assert_eq!(figure["comparison"]["verdict"], "lower");
    assert_eq!(figure["rank"]["position"], 6);
    assert_eq!(figure["rank"]["of"], 32);
    let before = bromley.figure("burglary", "Bromley", "2020-02", &["--population", "2019"]);
    assert_eq!(rounded(&before["rate"]["value"], 3), 8.239);
    let files = figure["provenance"]["files"].as_array().unwrap();
    assert!(files.iter().all(|file| file["sha256"].as_str().unwrap().len() == 64));
    assert_eq!(files[0]["name"], "borough_201004_202111.csv");
}

#[test]
fn thefts_of_vehicles_are_as_printed_row_for_row() {
    let Some(bromley) = bromley() else { return };
    let figure = bromley.figure("tomv", "Bromley", TO, &[]);
    assert_eq!(figure["value"], 927.0);
    assert_eq!(figure["comparison"]["value"], 1040.0);
    let wards = bromley.table("tomv", "wards", TO);
    let top: Vec<f64> = values(&wards).into_iter().take(10).collect();
    assert_eq!(top, [81.0, 79.0, 79.0, 68.0, 60.0, 50.0, 47.0, 43.0, 41.0, 41.0]);
    let ranks: Vec<u64> = wards["rows"]
        .as_array()
        .unwrap()
        .iter()
        .take(5)
        .map(|row| row["rank"].as_u64().unwrap())
        .collect();
    assert_eq!(ranks, [1, 2, 2, 4, 5]);
    assert_eq!(wards["total"], 927.0);
    assert_eq!(rounded(&wards["rows"][0]["share"], 2), 8.74);
}

#[test]
fn totals_and_ranks_are_as_printed() {
    let Some(bromley) = bromley() else { return };
    for (measure, value) in [
        ("state-based", 3383.0),
        ("victim-based", 17487.0),
        ("tno", 20870.0),
        ("tno-published", 20284.0),
    ] {
        assert_eq!(bromley.figure(measure, "Bromley", TO, &[])["value"], value, "{measure}");
    }
    let rank = |measure| bromley.figure(measure, "Bromley", TO, &[])["rank"]["position"].clone();
    assert_eq!(rank("theft-from-person"), 7);
    assert_eq!(rank("tno-published"), 8);
    let wards = bromley.table("tno", "wards", TO);
    assert_eq!(
        values(&wards)[..8],
        [2877.0, 1721.0, 1586.0, 1258.0, 1244.0, 1142.0, 1123.0, 1039.0]
    );
}

#[test]
fn every_printed_figure_stands_beside_ours() {
    let Some(bromley) = bromley() else { return };
    let text = bromley.run(&["reproduce"]);
    let committed =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reproducing-the-pack.md");
    if std::env::var_os("WATCHWARD_BLESS").is_some() {
        std::fs::write(&committed, &text).unwrap();
    }
    let held = std::fs::read_to_string(&committed).unwrap_or_default();
    assert!(held == text, "docs/reproducing-the-pack.md is not current; run cargo xtask bless");
}
