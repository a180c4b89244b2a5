//! Fractions in words, and what they allow: "just over a third", "nine in ten", "fewer than half".

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::count_words::count_word;
use crate::pattern::{pattern, plain};

static FRACTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\b(?:(?P<q>just\s+under|just\s+over|only\s+just\s+over|not\s+quite|nearly|almost|over|more\s+than|under|less\s+than|fewer\s+than|about|around|some|approximately|roughly|close\s+to|at\s+least|at\s+most|up\s+to|as\s+many\s+as|exactly)\s+)?
        (?:(?P<words>(?:a|one|two|three|four|five|six|seven|eight|nine)[\s-]+(?:half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)|half)
        |(?P<one>one|two|three|four|five|six|seven|eight|nine|\d{1,2})\s+(?:out\s+of|in|of)\s+(?:every\s+)?(?P<in>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|\d{1,3}))\b",
    )
});

/// "Half a per cent", "a quarter of one per cent".
static OF_A_PERCENT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:of\s+)?(?:a|one|1)?\s*(?:per\s?cent\b|%)"));

/// A fraction in words.
#[derive(Debug, Clone)]
pub(super) struct Fraction {
    /// The bytes of it, with its qualifier.
    pub(super) range: Range<usize>,
    /// What it is worth.
    pub(super) value: f64,
    /// How it is qualified.
    qualifier: Option<String>,
}

impl Fraction {
    /// Whether a true share can be said so.
    pub(super) fn allows(&self, truth: f64) -> bool {
        /// A share so near is at the fraction itself.
        const AT: f64 = 0.002;
        let off = truth - self.value;
        match self.qualifier.as_deref() {
            Some("just under" | "not quite") => (-0.07..=AT).contains(&off),
            Some("nearly" | "almost" | "close to") => (-0.1..=AT).contains(&off),
            Some("just over" | "only just over") => (-AT..=0.07).contains(&off),
            Some("over" | "more than" | "at least") => off >= -AT,
            Some("under" | "less than" | "fewer than" | "at most" | "up to") => off <= AT,
            Some("exactly") => off.abs() <= 0.006,
            Some(_) => off.abs() <= 0.07,
            None => off.abs() <= 0.033,
        }
    }
}

/// The fractions of a text.
pub(super) fn fractions(text: &str) -> Vec<Fraction> {
    FRACTION
        .captures_iter(text)
        .filter_map(|found| {
            let whole = found.get(0)?;
            let value = value(&found)?;
            let rest = text[whole.end()..].trim_start().to_lowercase();
            // "Half-hourly", "half year", "half of 2025" and "five in 2024" are something else.
            let other = text[whole.end()..].starts_with(['-', ',', '.'])
                && text[whole.end() + 1..].starts_with(|letter: char| letter.is_alphanumeric())
                || ["year", "hour", "day", "way", "an ", "term", "of 20", "of the year"]
                    .iter()
                    .any(|word| rest.starts_with(word))
                || OF_A_PERCENT.is_match(&rest);
            let before = text[..whole.start()].to_lowercase();
            let named = ["first ", "second ", "last ", "other ", "and a ", "times "]
                .iter()
                .any(|word| before.ends_with(word));
            let qualifier = found.name("q").map(|q| plain(q.as_str()));
            (!other && !named && (0.0..1.0).contains(&value)).then(|| Fraction {
                range: whole.range(),
                value,
                qualifier,
            })
        })
        .collect()
}

fn value(found: &Captures) -> Option<f64> {
    let number =
        |text: &str| count_word(text).and_then(|number| u32::try_from(number).ok()).map(f64::from);
    if let (Some(one), Some(of)) = (found.name("one"), found.name("in")) {
        let of_text = found.get(0)?.as_str().to_lowercase();
        // "14 of the 20" is a count; "seven of ten" and "3 of 8" are too often counts as well.
        let said =
            of_text.contains(" in ") || of_text.contains("out of") || of_text.contains("every");
        return said.then(|| Some(number(one.as_str())? / number(of.as_str())?))?;
    }
    let words = found.name("words")?.as_str().to_lowercase().replace('-', " ");
    let of = |word: &str| {
        const PARTS: [&str; 9] =
            ["half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
        let at = PARTS.iter().position(|part| *part == word.trim_end_matches('s'))?;
        u32::try_from(at + 2).ok().map(f64::from)
    };
    match *words.split_whitespace().collect::<Vec<_>>() {
        [only] => Some(1.0 / of(only)?),
        [count, part] => {
            let count = if count == "a" { 1.0 } else { number(count)? };
            Some(count / of(part)?)
        }
        _ => None,
    }
}
