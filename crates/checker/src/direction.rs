//! Words that say which way something went.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// More than before.
    Up,
    /// Less than before.
    Down,
}

/// Verbs of what went up, and of what went down, as patterns.
pub(crate) const ROSE: &str = r"rose|risen|increased|grew|grown|gone\s+up|went\s+up";
pub(crate) const FELL: &str = r"fell|fallen|decreased|declined|gone\s+down|went\s+down";

static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\b(?:
        (?P<up>up|rise[ns]?|rising|rose|risen|increas(?:e|es|ed|ing)|gr(?:ew|ow|own|owing|owth)|climb(?:ed|ing|s)?|gain(?:ed)?|jump(?:ed)?|surge[d]?|uplift)
        |(?P<down>down|fall(?:s|en|ing)?|fell|decreas(?:e|es|ed|ing)|drop(?:s|ped|ping)?|reduc(?:e|es|ed|ing|tion|tions)|declin(?:e|es|ed|ing)|lessened|halv(?:ed|ing)|shrank)
        |(?P<more>higher|more)|(?P<fewer>fewer|less|lower)
        )\b",
    )
});

impl Direction {
    /// The sign of it.
    pub(crate) fn sign(self) -> f64 {
        match self {
            Self::Up => 1.0,
            Self::Down => -1.0,
        }
    }

    /// "an increase" or "a fall".
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Up => "a rise",
            Self::Down => "a fall",
        }
    }
}

/// The words of direction in a text.
pub(crate) fn scan(text: &str) -> Vec<(Range<usize>, Direction)> {
    WORDS
        .captures_iter(text)
        .filter_map(|found| {
            let whole = found.get(0)?;
            // "drop-in", "follow-up" are other words.
            let hyphen =
                text[whole.end()..].starts_with('-') || text[..whole.start()].ends_with('-');
            let is_up = found.name("up").or(found.name("more")).is_some();
            let direction = if is_up { Direction::Up } else { Direction::Down };
            (!hyphen).then(|| (whole.range(), direction))
        })
        .collect()
}

/// The direction that a percentage has by the words beside it: "fell by 12%", "a 12% increase", "(up 12%)".
pub(crate) fn beside(text: &str, range: &Range<usize>) -> Option<(Range<usize>, Direction)> {
    let words = scan(text);
    let few = |between: &str, most: usize| {
        between.split_whitespace().count() <= most
            && !between.contains(['%', ';', '.', ':'])
            && !between.chars().any(|letter| letter.is_ascii_digit())
    };
    // "12% lower than" compares and says no change: that is for the caller.
    let after = words.iter().find(|(found, _)| {
        found.start >= range.end
            && few(&text[range.end..found.start], 2)
            && !text[range.end..found.start].contains([',', '(', ')'])
    });
    if let Some(found) = after {
        return Some(found.clone());
    }
    // "More than twice that of the town (9%)" compares.
    let changes = |range: &Range<usize>| {
        let word = text.get(range.clone()).unwrap_or("").to_lowercase();
        !matches!(&*word, "more" | "less" | "fewer" | "higher" | "lower")
    };
    let before = words
        .iter()
        .rev()
        .filter(|(found, _)| changes(found))
        .find(|(found, _)| found.end <= range.start && few(&text[found.end..range.start], 6));
    before.cloned()
}
