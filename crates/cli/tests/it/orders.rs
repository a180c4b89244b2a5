//! The order of imports alters no figure.

use std::path::{Path, PathBuf};

use crate::street::{Partnership, metropolitan};

#[test]
fn three_orders_of_import_give_the_same_bytes() {
    let Some(mut files) = metropolitan() else { return };
    let Some(earlier) = shared_data::data("mps/borough_201806_202005.csv") else { return };
    let Some(later) = shared_data::data("mps/ward_202009_202208.csv") else { return };
    files.extend([earlier, later]);
    let mut reversed = files.clone();
    reversed.reverse();
    let mut rotated = files.clone();
    rotated.rotate_left(3);
    let answers: Vec<String> = [files, reversed, rotated].iter().map(|order| ask(order)).collect();
    assert!(answers[0].contains("E09000006"));
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
}

/// Imports one file at a time, in this order, and asks.
fn ask(files: &[PathBuf]) -> String {
    let partnership = Partnership::new("Bromley");
    for file in files {
        partnership.import(&[file as &Path]);
    }
    let to = ["--to", "2021-02", "--json"];
    let question = |words: &[&str]| partnership.run(&[words, &to[..]].concat());
    [
        question(&["figure", "--measure", "burglary", "--area", "Bromley"]),
        question(&[
            "figure",
            "--measure",
            "tno",
            "--area",
            "Bromley",
            "--against",
            "2019-01..2019-12",
        ]),
        question(&["table", "--measure", "tomv", "--areas", "wards"]),
        question(&["table", "--measure", "burglary", "--areas", "comparators"]),
        question(&["series", "--measure", "vap", "--area", "Bromley"]),
    ]
    .concat()
}
