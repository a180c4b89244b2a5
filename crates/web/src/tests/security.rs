//! `docs/security.md` held against the code: each test that it names is there, and it leaves out no requirement of the standard.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// How many requirements the standard has at levels 1 and 2 (ASVS 5.0.0, its published list).
const REQUIREMENTS: [(&str, usize); 2] = [("1", 70), ("2", 183)];

/// Every function in the code of all crates.
fn functions(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("node_modules") {
            functions(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(path).unwrap();
            let names = text.split("fn ").skip(1).filter_map(|rest| rest.split(['(', '<']).next());
            found.extend(names.map(str::to_owned));
        }
    }
}

#[test]
fn every_requirement_has_its_row_and_every_test_in_it_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let text = fs::read_to_string(root.join("docs/security.md")).unwrap();
    let mut there = BTreeSet::new();
    functions(&root.join("crates"), &mut there);
    let (mut seen, mut counts) = (BTreeSet::new(), [0, 0]);
    let is_id = |text: &str| {
        text.split('.').count() == 3 && text.bytes().all(|b| b == b'.' || b.is_ascii_digit())
    };
    for line in text.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let ids: Vec<&str> = cells.get(1).map(|ids| ids.split(", ").collect()).unwrap_or_default();
        if cells.len() != 7 || !ids.iter().all(|id| is_id(id)) {
            continue;
        }
        let level = REQUIREMENTS.iter().position(|(level, _)| *level == cells[2]).unwrap();
        assert!(
            ["met", "by whoever runs it", "not applicable", "open"].contains(&cells[3]),
            "{line}"
        );
        assert!(!cells[4].is_empty(), "nothing is said: {line}");
        for id in ids {
            assert!(seen.insert(id), "{id} stands twice");
            counts[level] += 1;
        }
        for test in cells[5].split('`').filter(|part| !part.trim().is_empty()) {
            assert!(there.contains(test), "there is no test {test}: {line}");
        }
    }
    assert_eq!(counts, REQUIREMENTS.map(|(_, count)| count));
}
