//! Which numbers are changes in per cent, which way they go, and which pair of values each belongs to.

use std::sync::LazyLock;

use regex::Regex;

use super::values_of;
use crate::book::Sentence;
use crate::direction::{self, Direction};
use crate::number::{Number, Unit};
use crate::pattern::pattern;
use crate::rules::pairs::Pair;

/// After a change: it is of each year and not of all that lie between two values.
static A_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s+(?:(?:per|a|each|every)\s+(?:year|annum|month|quarter)|annually|yearly|on\s+average)\b",
    )
});

/// Before a change: it is of each year too.
static YEARLY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:annual(?:ised)?|yearly|quarterly|monthly|average|mean)\s+(?:\w+\s+){0,2}?(?:growth|rates?|increase|decrease|change|rise|fall|reduction)(?:\s+rates?)?\s+(?:of|was|is)\s+$",
    )
});

/// Words that say how exact the number after them is.
const ABOUT: [&str; 13] = [
    "over",
    "under",
    "about",
    "around",
    "nearly",
    "almost",
    "just",
    "more",
    "less",
    "than",
    "some",
    "approximately",
    "roughly",
];

/// The base that a change says of itself: "10% decrease from 213".
static BASE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s+(?:(?:decrease|increase|reduction|rise|fall|drop|growth)\s+)?(?:from|on)\s+(?:the\s+)?(?P<base>\d[\d,.]*)\b(?:[^/\d]|$)",
    )
});

/// Whether a number is a change in per cent: it has a sign, or a word of direction beside it, and compares with nothing else.
pub(crate) fn is_change(sentence: &Sentence, at: usize) -> bool {
    let Some(number) = sentence.numbers.get(at) else { return false };
    let is_bare = number.signed && number.decimals > 0 && number.unit == Unit::Plain;
    if !(number.is_percent() || is_bare) {
        return false;
    }
    // "12 percentage points" is a difference of two percentages.
    if sentence.part(&number.range).contains("point") {
        return false;
    }
    // "From 60% to 57%", "up on 68%", "to over 95%": those are levels.
    let before = sentence.between(0, number.range.start).to_lowercase();
    let mut words = before.split_whitespace().rev().skip_while(|word| ABOUT.contains(word));
    let last = words.next().unwrap_or("");
    if matches!(last, "from" | "to" | "on" | "at") && !number.signed {
        return false;
    }
    let after = sentence.between(number.range.end, sentence.text.len()).to_lowercase();
    let compares = [
        "lower than",
        "higher than",
        "less than",
        "more than",
        "greater than",
        "fewer than",
        "smaller than",
        "larger than",
    ]
    .iter()
    .any(|words| after.trim_start().starts_with(words));
    let share = after.trim_start().starts_with("of ") || after.trim_start().starts_with("were ");
    !compares
        && (number.signed || !share)
        && (number.signed || direction::beside(&sentence.text, &number.range).is_some())
}

/// Which way a change says that it went: by its sign, else by the word beside it.
pub(crate) fn direction_of(sentence: &Sentence, number: &Number) -> Option<Direction> {
    if number.signed {
        return Some(if number.value < 0.0 { Direction::Down } else { Direction::Up });
    }
    direction::beside(&sentence.text, &number.range).map(|(_, direction)| direction)
}

/// Whether a change is held against a pair of its own sentence.
pub(in crate::rules) fn is_held(sentence: &Sentence, at: usize) -> bool {
    let own = values_of(sentence);
    let changes = || (0..sentence.numbers.len()).filter(|at| is_change(sentence, *at));
    own.iter().any(|pair| nearest(sentence, pair, changes()) == Some(at))
}

/// The change that belongs to a pair: that in brackets at once after it; of a pair in brackets the one before it; else the
/// nearest in its clause.
pub(super) fn nearest(
    sentence: &Sentence,
    pair: &Pair,
    changes: impl Iterator<Item = usize>,
) -> Option<usize> {
    let (from, to) = (&sentence.numbers[pair.from].range, &sentence.numbers[pair.to].range);
    let (start, end) = (from.start.min(to.start), from.end.max(to.end));
    let bracketed = sentence.between(0, start).trim_end().ends_with('(');
    changes
        .filter(|at| {
            let range = &sentence.numbers[*at].range;
            !A_YEAR.is_match(sentence.between(range.end, sentence.text.len()))
                && !YEARLY.is_match(sentence.between(0, range.start))
        })
        .filter_map(|at| {
            let range = &sentence.numbers[at].range;
            let (left, right, after) = if range.end <= start {
                (range.end, start, false)
            } else if range.start >= end {
                (end, range.start, true)
            } else {
                return Some((0, at));
            };
            let between = sentence.between(left, right);
            // "A 10% decrease from 213" has its own base.
            let rest = sentence.between(range.end, sentence.text.len());
            if let Some(base) = BASE.captures(rest).and_then(|found| found.get(1))
                && range.end + base.start() != from.start
            {
                return None;
            }
            if after && between.trim() == "(" {
                return Some((0, at));
            }
            let own = bracketed && after || is_other_clause(between);
            (between.len() < 90 && !own).then_some((right - left, at))
        })
        .min()
        .map(|(_, at)| at)
}

/// Words that begin a clause of something else, or of what came next or was the cause.
const OTHER_CLAUSE: [&str; 14] = [
    "while",
    "whilst",
    "whereas",
    "but",
    "compared",
    "followed",
    "then",
    "due",
    "because",
    "driven",
    "owing",
    "caused",
    "reflecting",
    "despite",
];

/// Whether what stands between leads into another clause: "… and fell", "while", "followed by", "due to", a semicolon.
pub(in crate::rules) fn is_other_clause(between: &str) -> bool {
    let lower = between.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let joins = words.iter().enumerate().any(|(at, word)| {
        OTHER_CLAUSE.contains(word)
            // "In a population that grew by 1%" is of another thing.
            || matches!(*word, "that" | "which" | "who")
                && words.get(at + 1).is_some_and(|next| !direction::scan(next).is_empty())
            || *word == "and"
                && words.len() > at + 1
                && !direction::scan(&words[at + 1..].join(" ")).is_empty()
    });
    between.contains(';') || joins
}
