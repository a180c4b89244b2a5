//! The program itself: help, exit codes, tables to paste.

use std::process::Command;

use crate::street::{PROGRAM, Partnership, both, bromley};

#[test]
fn every_command_shows_an_example() {
    for command in [
        "init",
        "import",
        "fetch",
        "data",
        "figure",
        "table",
        "series",
        "peaks",
        "priorities",
        "evaluate",
        "hotspots",
        "convert",
        "where",
        "measures",
        "chart",
        "check",
        "assess",
        "performance",
        "ward",
        "summary",
        "editions",
        "meeting",
        "board",
        "paper",
        "pack",
        "action",
        "demo",
        "schema",
        "serve",
        "user",
        "backup",
        "restore",
        "verify",
    ] {
        let output = Command::new(PROGRAM).args([command, "--help"]).output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        let text = both(&output);
        assert!(
            (text.contains("Example:") || text.contains("Examples:"))
                && text.contains(&format!("watchward {command}")),
            "{text}"
        );
    }
}

#[test]
fn wrong_use_ends_with_2_and_failure_with_1() {
    let output = Command::new(PROGRAM).arg("fly").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let partnership = Partnership::new("Bromley");
    let said = partnership.fails(2, &["figure", "--measure", "burglary"]);
    assert!(said.contains("--to 2021-02"), "{said}");
    let said = partnership.fails(2, &["figure", "--measure", "burgalry", "--to", "2021-02"]);
    assert!(said.contains("burglary"), "{said}");
    let said = partnership
        .fails(2, &["figure", "--measure", "burglary", "--area", "Bromly", "--to", "2021-02"]);
    assert!(said.contains("Bromley"), "{said}");
    let said = partnership.fails(1, &["import"]);
    assert!(said.contains("inbox"), "{said}");
    let said = partnership.fails(1, &["data", "drop", "mps-borough-2021-11-00000000"]);
    assert!(said.contains("mps-borough-2021-11-00000000"), "{said}");

    let elsewhere = tempfile::tempdir().unwrap();
    let output =
        Command::new(PROGRAM).arg("-C").arg(elsewhere.path()).arg("data").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(both(&output).contains("watchward init"), "{}", both(&output));
}

#[test]
fn nothing_held_is_an_answer_with_a_reason() {
    let partnership = Partnership::new("Bromley");
    let figure = partnership.figure("burglary", "Bromley", "2021-02", &[]);
    assert!(figure["value"].is_null());
    assert!(figure["reason"].as_str().unwrap().starts_with("not available"), "{figure}");
}

#[test]
fn init_asks_its_questions_and_reads_the_answers() {
    use std::io::Write as _;
    use std::process::Stdio;
    let dir = tempfile::tempdir().unwrap();
    let mut child = Command::new(PROGRAM)
        .arg("init")
        .current_dir(dir.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"Bromley\n\n\n\n\n\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", both(&output));
    let made: Vec<_> = std::fs::read_dir(dir.path()).unwrap().flatten().collect();
    assert_eq!(made.len(), 1);
    let toml = std::fs::read_to_string(made[0].path().join("watchward.toml")).unwrap();
    assert!(toml.contains("E09000006") && toml.contains('#'), "{toml}");
}

#[test]
fn tables_paste_into_a_spreadsheet() {
    let Some(bromley) = bromley() else { return };
    let words = ["table", "--measure", "tomv", "--areas", "wards", "--to", "2021-02", "--format"];
    let tsv = bromley.run(&[&words[..], &["tsv"]].concat());
    let lines: Vec<&str> = tsv.lines().collect();
    assert_eq!(lines.len(), 23);
    assert!(lines[0].starts_with("Rank\tRank 95%\tCode\tArea\tCount"));
    assert!(lines[1].starts_with("1\t1 to "), "{}", lines[1]);
    assert!(lines[1].contains("\tE05000109\tBromley Town\t81\t"), "{}", lines[1]);
    let csv = bromley.run(&[&words[..], &["csv"]].concat());
    assert_eq!(csv.lines().count(), 23);
}

#[test]
fn a_vintage_can_be_dropped_and_taken_back() {
    let Some(bromley) = bromley() else { return };
    let held = bromley.json(&["data"]);
    let vintage = held["tables"]
        .as_array()
        .unwrap()
        .iter()
        .find(|table| table["source"] == "mps-borough")
        .unwrap()["vintage"]
        .as_str()
        .unwrap()
        .to_owned();
    let value = || bromley.figure("burglary", "Bromley", "2021-02", &[])["value"].clone();
    assert_eq!(value(), 1474.0);
    bromley.run(&["data", "drop", &vintage]);
    assert!(value().is_null());
    bromley.run(&["data", "restore", &vintage]);
    assert_eq!(value(), 1474.0);
    // The same file twice changes nothing.
    let file = shared_data::data("mps/borough_201004_202111.csv").unwrap();
    assert!(bromley.import(&[&file]).contains("already held"));
    bromley.run(&["data", "drop", &vintage, "--purge"]);
    assert!(value().is_null());
    bromley.fails(1, &["data", "restore", &vintage]);
}

#[test]
fn the_published_schemas_are_current() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema");
    for of in workbench::SCHEMAS {
        let output = Command::new(PROGRAM).args(["schema", of]).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let path = folder.join(format!("{of}.json"));
        if std::env::var_os("WATCHWARD_BLESS").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &text).unwrap();
        }
        let held = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(held == text, "docs/schema/{of}.json is not current; run cargo xtask bless");
    }
}
