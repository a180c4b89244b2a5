//! Patterns that are part of the program.

use regex::Regex;

/// A pattern that is written in this crate.
#[expect(
    clippy::expect_used,
    reason = "patterns are written here; the first use in a test finds one that is not"
)]
pub(crate) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is well-formed")
}
