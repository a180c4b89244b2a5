//! Numbers found in a text.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::label;
use super::{Number, Unit};
use crate::count_words::ordinal_word;
use crate::pattern::{LONGEST, pattern};

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)
        (?P<pounds>£\s?)?
        (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\x20\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
        (?P<after>\s?%|\s?per\s?cent\b|\s?percentage\spoints?\b|\s?pp\b|(?:<sup>)?(?:st|nd|rd|th|ST|ND|RD|TH)\b|\s?(?:million|billion)\b|(?:m|bn|k)\b)?",
    )
});

/// Places in a ranking as words: "second largest", "third out of".
static ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth)[\s-]+(?:highest|lowest|largest|smallest|best|worst|safest|most|least|busiest|out\s+of|among)\b",
    )
});

/// The numbers of a text. What stands in `dated` is part of a date.
pub(crate) fn scan(text: &str, dated: &[Range<usize>]) -> Vec<Number> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let hidden = label::hidden(text);
    let mut numbers: Vec<Number> = Vec::new();
    let mut at = 0;
    while let Some(found) = NUMBER.captures_at(text, at) {
        let Some(whole) = found.get(0) else { break };
        let Some(digits) = found.name("number") else { break };
        at = whole.end().max(at + 1);
        let before = &text[..whole.start()];
        let printed = joined(text, digits.range());
        let digits = digits.start()..digits.start() + printed.len();
        if digits.end < at {
            at = digits.end;
        }
        let after = found.name("after").filter(|after| after.start() == digits.end);
        let end = after.map_or(digits.end, |after| after.end());
        let (sign, start) =
            sign(text, whole.start(), after.is_some_and(|after| after.as_str().contains('%')));
        let Ok(value) = printed.replace([',', ' '], "").parse::<f64>() else { continue };
        let decimals = printed.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let range = start..end;
        let inside = |spans: &[Range<usize>]| {
            spans.iter().any(|span| span.start < range.end && range.start < span.end)
        };
        let is_label =
            inside(dated) || inside(&hidden) || label::is_label(text, &range, printed, before);
        let after = after.map_or("", |after| after.as_str().trim().trim_start_matches("<sup>"));
        let mut unit = unit(after, found.name("pounds").is_some());
        if is_label {
            unit = Unit::Label;
        } else if unit == Unit::Plain {
            unit = label::following(&text[range.end..]).unwrap_or(unit);
        }
        let value = value * scale(after) * if sign == Some(-1.0) { -1.0 } else { 1.0 };
        let decimals = u8::try_from(decimals).unwrap_or(u8::MAX);
        numbers.push(Number {
            range,
            value,
            decimals,
            unit,
            signed: sign.is_some(),
            scale: scale(after),
        });
    }
    for found in ORDINAL.captures_iter(text) {
        let Some(word) = found.get(1) else { continue };
        let Some(value) = ordinal_word(word.as_str()) else { continue };
        let (range, value) = (word.range(), f64::from(value));
        numbers.push(Number {
            range,
            value,
            decimals: 0,
            unit: Unit::Ordinal,
            signed: false,
            scale: 1.0,
        });
    }
    numbers.sort_by_key(|number| number.range.start);
    numbers
}

/// Digits with the spaces between thousands, where they are that: "12 345 offences", not "Table 3 450".
fn joined(text: &str, range: Range<usize>) -> &str {
    let printed = &text[range.clone()];
    let Some(space) = printed.find(' ') else { return printed };
    let next_is_digit =
        text[range.end..].trim_start().starts_with(|letter: char| letter.is_ascii_digit());
    let before_is_digit =
        text[..range.start].trim_end().ends_with(|letter: char| letter.is_ascii_digit());
    if next_is_digit || before_is_digit { &printed[..space] } else { printed }
}

/// The sign before a number and where it begins. A dash with a space is a minus only before a percentage.
fn sign(text: &str, start: usize, percent: bool) -> (Option<f64>, usize) {
    let before = &text[..start];
    let tight = before.chars().next_back();
    let spaced = before.trim_end().chars().next_back();
    let (letter, loose) = match (tight, spaced) {
        (Some(letter @ ('-' | '–' | '−' | '+' | '\u{2010}' | '\u{2011}')), _) => {
            (letter, false)
        }
        (Some(' '), Some(letter @ ('-' | '–' | '−' | '+'))) if percent => (letter, true),
        _ => return (None, start),
    };
    let at = before.trim_end().len() - letter.len_utf8();
    let earlier = before[..at].chars().next_back();
    let opens = match earlier {
        None => true,
        Some(letter) => letter.is_whitespace() || matches!(letter, '(' | '[' | ':' | '|'),
    };
    let sides = loose && before[..at].trim_end().ends_with(|letter: char| letter.is_ascii_digit());
    if !opens || sides {
        return (None, start);
    }
    (Some(if letter == '+' { 1.0 } else { -1.0 }), at)
}

fn unit(after: &str, pounds: bool) -> Unit {
    match after {
        _ if pounds => Unit::Pounds,
        "" => Unit::Plain,
        after if after.starts_with('%') || after.starts_with("per") || after == "pp" => {
            Unit::Percent
        }
        "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH" => Unit::Ordinal,
        _ => Unit::Plain,
    }
}

fn scale(after: &str) -> f64 {
    match after {
        "million" | "m" => 1e6,
        "billion" | "bn" => 1e9,
        "k" => 1e3,
        _ => 1.0,
    }
}
