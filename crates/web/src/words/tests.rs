//! The catalogue and the code that asks it, held against each other: no key without its text, no text that nobody asks for.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{ENGLISH, Words};

fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            found.push(fs::read_to_string(path).unwrap());
        }
    }
}

/// The keys in the code: whatever stands in quotation marks right after one of the calls that ask.
fn asked() -> BTreeSet<String> {
    let mut texts = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut texts);
    let mut keys = BTreeSet::new();
    for text in texts {
        for call in ["say(", "say_with(", "Key(", "say_of("] {
            for (at, _) in text.match_indices(call) {
                let rest = text[at + call.len()..].trim_start();
                if let Some(key) = rest.strip_prefix('"').and_then(|r| r.split('"').next()) {
                    keys.insert(key.to_owned());
                }
            }
        }
    }
    keys
}

fn there() -> BTreeSet<String> {
    let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    ENGLISH
        .lines()
        .filter_map(|line| line.split_once(" =").map(|(key, _)| key))
        .filter(|key| !key.is_empty() && key.chars().all(is_key))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_key_has_its_text_and_every_text_is_asked_for() {
    let (asked, there) = (asked(), there());
    let without: Vec<_> = asked.difference(&there).collect();
    assert!(without.is_empty(), "keys without a text: {without:?}");
    let unused: Vec<_> = there.difference(&asked).collect();
    assert!(unused.is_empty(), "texts nobody asks for: {unused:?}");
}

#[test]
fn what_is_set_in_stands_bare() {
    let words = Words::english().unwrap();
    let text = words.say_with("page-title", &[("title", "A".into()), ("partnership", "B".into())]);
    assert_eq!(text, "A \u{2013} B");
}
