//! The demonstration: made from nothing, without shared data or a network.

use std::process::Command;

use serde_json::Value;

use crate::street::{PROGRAM, succeeds};

#[test]
fn the_demonstration_stands_and_says_what_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("demo");
    let said = succeeds(Command::new(PROGRAM).arg("demo").arg(&root));
    assert!(said.contains("invented"));
    let json = |arguments: &[&str]| -> Value {
        let mut command = Command::new(PROGRAM);
        command.arg("-C").arg(&root).args(arguments).arg("--json");
        serde_json::from_str(&succeeds(&mut command)).unwrap()
    };
    // The pack's lines, as the demonstration's targets have them.
    let burglary = json(&["figure", "--measure", "burglary", "--to", "2021-02"]);
    assert_eq!(burglary["value"], 1474.0);
    assert_eq!(burglary["comparison"]["value"], 2738.0);
    let tno = json(&["figure", "--measure", "tno", "--to", "2021-02"]);
    assert_eq!(tno["value"], 20284.0);
    assert_eq!(tno["comparison"]["value"], 25142.0);
    assert_eq!(tno["rank"]["position"], 8);

    let out = root.join("published").join("needs-assessment");
    let page = std::fs::read_to_string(out.join("index.html")).unwrap();
    assert!(page.contains("demonstration"));
    let figures: Value =
        serde_json::from_str(&std::fs::read_to_string(out.join("figures.json")).unwrap()).unwrap();
    assert!(figures["figures"].as_array().or(figures.as_array()).is_some_and(|all| all.len() > 20));
    assert!(std::fs::read_dir(out.join("tables")).unwrap().count() >= 11);
}

#[test]
fn the_same_demonstration_twice_has_the_same_bytes() {
    let dir = tempfile::tempdir().unwrap();
    let pages: Vec<Vec<u8>> = ["one", "two"]
        .iter()
        .map(|name| {
            let root = dir.path().join(name);
            succeeds(Command::new(PROGRAM).arg("demo").arg(&root));
            std::fs::read(root.join("published/needs-assessment/index.html")).unwrap()
        })
        .collect();
    assert!(pages[0] == pages[1]);
}
