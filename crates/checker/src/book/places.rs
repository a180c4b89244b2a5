//! The places that a document names: the rows of its tables, and the place that it is about.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::line::Line;
use crate::grid::Grid;
use crate::pattern::{LONGEST, pattern};

/// The places of a document.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// Names as they are compared, each with the name it stands for.
    names: BTreeMap<String, String>,
    /// How many words the longest has.
    longest: usize,
    /// The place that the document is about: of the places named, the one named most.
    pub(crate) home: Option<String>,
}

/// Areas that hold the place that a document is about.
static WIDER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:London(?:\s+as\s+a\s+whole)?|England(?:\s+and\s+Wales)?|the\s+capital|the\s+Capital|[Nn]ational(?:ly)?|[Rr]egional(?:ly)?|[Cc]ountywide|[Ff]orce(?:wide|-wide)|the\s+MPS|the\s+Met|[Tt]he\s+force|[Tt]he\s+region|[Tt]he\s+county|[Tt]he\s+country|Wales)\b",
    )
});

impl Places {
    /// The places that tables have as rows.
    pub(super) fn new(lines: &[Line], grids: &[Grid]) -> Self {
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        for row in grids.iter().flat_map(|grid| &grid.rows) {
            let is_name = row.label.starts_with(|letter: char| letter.is_uppercase())
                && row.label.len() > 3
                && row.label.split_whitespace().count() <= 5
                && crate::subject::scan(&row.label).is_empty()
                && crate::when::scan(&row.label).is_empty()
                && !matches!(
                    &*row.label.to_lowercase(),
                    "total" | "average" | "other" | "unknown" | "overall"
                );
            if is_name {
                names.entry(folded(&row.label)).or_insert_with(|| row.label.clone());
            }
        }
        let longest = names.keys().map(|name| words(name).len()).max().unwrap_or(0);
        let mut places = Self { names, longest, home: None };
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        for line in lines {
            for (_, name) in places.named(&line.text) {
                *count.entry(name).or_default() += 1;
            }
        }
        let mut count: Vec<(String, usize)> = count.into_iter().collect();
        count.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        // A document that is about one place names it far more often than any other.
        places.home = match &*count {
            [(name, times), rest @ ..] => {
                let second = rest.first().map_or(0, |(_, times)| *times);
                (*times >= 4 && *times >= 2 * second).then(|| name.clone())
            }
            [] => None,
        };
        places
    }

    /// The places that a text names, and wider areas, in order.
    pub(crate) fn scan(&self, text: &str) -> Vec<(Range<usize>, String)> {
        if text.len() > LONGEST {
            return Vec::new();
        }
        let mut found = self.named(text);
        for wider in WIDER.find_iter(text) {
            let rest = text[wider.end()..].trim_start().to_lowercase();
            let before = text[..wider.start()].trim_end();
            let names_it = rest.starts_with("borough")
                || rest.starts_with("fire")
                || rest.starts_with("ambulance")
                || rest.starts_with("councils")
                || before.ends_with("Inner")
                || before.ends_with("Outer")
                || before.ends_with("inner");
            let is_taken = found
                .iter()
                .any(|(range, _)| range.start < wider.end() && wider.start() < range.end);
            if !names_it && !is_taken {
                let words: Vec<&str> = wider.as_str().split_whitespace().collect();
                found.push((wider.range(), words.first().copied().unwrap_or("").to_owned()));
            }
        }
        found.sort_by_key(|(range, _)| range.start);
        found
    }

    fn named(&self, text: &str) -> Vec<(Range<usize>, String)> {
        if text.len() > LONGEST {
            return Vec::new();
        }
        let (folded, map) = folded_with_map(text);
        // Every run of words is looked up, so that a table of many places is not gone through for every line.
        let words = words(&folded);
        let mut known: Vec<(Range<usize>, &String)> = Vec::new();
        for (at, first) in words.iter().enumerate() {
            for last in words[at..].iter().take(self.longest) {
                let run = first.start..last.end;
                if let Some(label) = folded.get(run.clone()).and_then(|run| self.names.get(run)) {
                    known.push((run, label));
                }
            }
        }
        // Of names that overlap the longest is meant.
        known.sort_by_key(|(run, _)| (std::cmp::Reverse(run.len()), run.start));
        let mut found: Vec<(Range<usize>, String)> = Vec::new();
        for (run, label) in known {
            let range = map.get(run.start).copied().unwrap_or(0)
                ..map.get(run.end).copied().unwrap_or(text.len());
            let capital = text[range.start..].starts_with(|letter: char| letter.is_uppercase());
            let is_taken =
                found.iter().any(|(taken, _)| taken.start < range.end && range.start < taken.end);
            if capital && !is_taken {
                found.push((range, label.clone()));
            }
        }
        found.sort_by_key(|(range, _)| range.start);
        found
    }

    /// Whether two names are of one place.
    pub(crate) fn same(one: &str, other: &str) -> bool {
        // Most names are folded as they stand, and many are compared.
        if is_plain(one) && is_plain(other) {
            return one.eq_ignore_ascii_case(other);
        }
        folded(one) == folded(other)
    }

    /// Whether a name is that of the place that the document is about.
    pub(crate) fn is_home(&self, name: &str) -> bool {
        self.home.as_ref().is_some_and(|home| Self::same(home, name))
    }
}

/// Where the words of a folded text are.
fn words(folded: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, letter) in folded.char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
        match words.last_mut() {
            Some(word) if word.end == at => word.end += letter.len_utf8(),
            _ => words.push(at..at + letter.len_utf8()),
        }
    }
    words
}

/// Whether a name is words of letters and digits alone, so that folding only makes its letters small.
fn is_plain(name: &str) -> bool {
    name.split(' ').all(|word| {
        !word.is_empty()
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && !word.eq_ignore_ascii_case("and")
    })
}

/// A name as it is compared: small letters, no "and", "&" or marks.
fn folded(name: &str) -> String {
    folded_with_map(name).0.trim().to_owned()
}

/// A folded text, and for each of its bytes where it stood.
fn folded_with_map(text: &str) -> (String, Vec<usize>) {
    let mut folded = String::new();
    let mut map = Vec::new();
    let mut word_start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, letter)) = chars.next() {
        let is_part = letter.is_alphanumeric();
        if is_part {
            for small in letter.to_lowercase() {
                let length = small.len_utf8();
                folded.push(small);
                map.extend(std::iter::repeat_n(at, length));
            }
        } else if matches!(letter, '\'' | '’') {
            // "Bromley's" is the place, then "s" apart.
            folded.push(' ');
            map.push(at);
        } else {
            if &folded[word_start..] == "and" {
                folded.truncate(word_start);
                map.truncate(word_start);
            }
            if !folded.ends_with(' ') && !folded.is_empty() {
                folded.push(' ');
                map.push(at);
            }
            word_start = folded.len();
        }
        if chars.peek().is_none() && &folded[word_start..] == "and" {
            folded.truncate(word_start);
            map.truncate(word_start);
        }
    }
    map.push(text.len());
    (folded, map)
}
