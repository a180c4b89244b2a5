//! The order of the house: a crate may use only what stands before it on the street.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::shell;

/// The street from the ground up, as `ARCHITECTURE.md` has it. Crates of one step stand side by side: neither knows the
/// other. Names that later issues will build are here already, so that they find their place.
const STREET: [&[&str]; 11] = [
    &["figure", "geometry", "statistics", "markup"],
    &["document", "sources", "reading", "components"],
    &["geography", "lake"],
    &["measures"],
    &["checker"],
    &["partnership"],
    &["reports", "publish"],
    &["workbench"],
    &["web"],
    &["cli"],
    &["xtask"],
];

/// The only crates that may use the engine themselves.
const ENGINE: [(&str, &[&str]); 1] = [("datafusion", &["lake"])];

/// Beside the street, each for one kind of use only: tests, or build scripts.
const BESIDE: [(&str, &str); 2] = [("shared-data", "dev"), ("assets-build", "build")];

/// Rooms of this many lines are looked at hard.
const LARGE: usize = 400;

/// Fails where a crate uses one that does not stand before it; prints large rooms and the median.
pub fn check() -> Result<(), String> {
    let metadata = shell::metadata(&["--no-deps"])?;
    let problems = order_problems(&metadata);
    if !problems.is_empty() {
        return Err(format!("the order of the house is broken:\n  {}", problems.join("\n  ")));
    }
    let lengths = room_lengths();
    let median = lengths.get(lengths.len() / 2).map_or(0, |(lines, _)| *lines);
    for (lines, room) in lengths.iter().filter(|(lines, _)| *lines > LARGE) {
        println!("house: {room} has {lines} lines; look hard at it");
    }
    println!("house: the order holds; {} rooms, median {median} lines", lengths.len());
    Ok(())
}

fn order_problems(metadata: &Value) -> Vec<String> {
    let step_of: BTreeMap<&str, usize> = STREET
        .iter()
        .enumerate()
        .flat_map(|(step, names)| names.iter().map(move |name| (*name, step)))
        .collect();
    let mut problems = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        if BESIDE.iter().any(|(beside, _)| *beside == name) {
            continue;
        }
        let Some(&step) = step_of.get(name) else {
            problems.push(format!("{name} has no place on the street"));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let used = dependency["name"].as_str().unwrap_or_default();
            if step_of.get(used).is_some_and(|&at| at >= step) {
                problems.push(format!("{name} uses {used}, which does not stand before it"));
            }
            let beside = BESIDE.iter().find(|(beside, _)| *beside == used);
            if let Some((_, kind)) = beside
                && dependency["kind"] != *kind
            {
                problems.push(format!("{name} uses {used} as other than a {kind} dependency"));
            }
            for (engine, allowed) in ENGINE {
                if used == engine && !allowed.contains(&name) {
                    problems.push(format!("{name} uses {engine}; only {allowed:?} may"));
                }
            }
        }
    }
    problems
}

/// Every Rust file of the street with its length, shortest first.
fn room_lengths() -> Vec<(usize, String)> {
    let mut lengths = Vec::new();
    for folder in ["crates", "xtask"] {
        walk(&shell::root().join(folder), &mut |path| {
            if path.extension().is_some_and(|e| e == "rs")
                && let Ok(text) = fs::read_to_string(path)
            {
                let name = path.strip_prefix(shell::root()).unwrap_or(path);
                lengths.push((text.lines().count(), name.display().to_string()));
            }
        });
    }
    lengths.sort();
    lengths
}

fn walk(folder: &Path, visit: &mut impl FnMut(&Path)) {
    let mut entries: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().collect();
    entries.sort_by_key(fs::DirEntry::path);
    for entry in entries {
        let path = entry.path();
        if path.is_dir() { walk(&path, visit) } else { visit(&path) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_keeps_its_order() {
        let metadata = shell::metadata(&["--no-deps"]).unwrap();
        assert_eq!(order_problems(&metadata), Vec::<String>::new());
    }

    #[test]
    fn turning_back_is_found() {
        let metadata: Value = serde_json::from_str(
            r#"{"packages":[{"name":"lake","dependencies":[
                {"name":"geography","kind":null},{"name":"sources","kind":null},
                {"name":"shared-data","kind":"dev"},{"name":"assets-build","kind":null}]},
                {"name":"shed","dependencies":[]},
                {"name":"reports","dependencies":[{"name":"datafusion","kind":null}]}]}"#,
        )
        .unwrap();
        assert_eq!(order_problems(&metadata).len(), 4);
    }
}
