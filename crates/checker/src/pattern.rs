//! Patterns that are part of the program.

use regex::Regex;

/// The longest text that is looked through for numbers, times, places and what is counted, in bytes. What is longer is no
/// sentence and no cell: a list of data, or a text without its stops; and some of these looks go back over what was read.
pub(crate) const LONGEST: usize = 4_000;

/// Words that a pattern found, in small letters with one space between them: "more than".
pub(crate) fn plain(words: &str) -> String {
    words.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A pattern that is written in this crate.
#[expect(
    clippy::expect_used,
    reason = "patterns are written here; the first use in a test finds one that is not"
)]
pub(crate) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is well-formed")
}
