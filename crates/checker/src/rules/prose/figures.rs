//! The figures of a sentence, with those that are written as words: "Eleven were asked; eight came".

use std::sync::LazyLock;

use regex::Regex;

use super::worded;
use crate::book::Sentence;
use crate::number::{Number, Unit};
use crate::pattern::pattern;

static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\b(?:(?P<hundreds>one|two|three|four|five|six|seven|eight|nine)\s+hundred(?:\s+and\s+)?)?
        (?:(?P<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?P<ones>one|two|three|four|five|six|seven|eight|nine))?
        |(?P<small>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen))\b",
    )
});

/// What follows a number in words that counts no things.
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:-|\s+(?:and\s+a\s+half\b|(?:working|clear|calendar|consecutive|full)?\s*(?:days?|weeks?|months?|years?|hours?|minutes?|times|quarters?|thirds?|fifths?|points?|percentage|per\s+cent|in\s+(?:a\s+row|every)|of\s+the\s+\w+est)\b))",
    )
});

/// An age before or after a number: "aged 16", "65 or over", "10 to 17".
static AGE_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\b(?:aged?|ages|under|over|people\s+of|than)[\s-]+|\b\d{1,2}\s?(?:to|–|-)\s?)$",
    )
});
static AGE_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:\s?(?:to|–|-)\s?\d{1,2}\b|\s+(?:and|or)\s+(?:over|under|more|older|younger|above)\b|\+)",
    )
});
static FROM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:from|between|rose|fell|up|down|by|(?:rise|fall|drop|increase|decrease)\s+of)\s+(?:\d+\s?(?:to|and|–|-)\s?)?$",
    )
});

/// The figures of a sentence in order: numbers that are no labels and no ages, and words that count.
pub(super) fn figures(sentence: &Sentence) -> Vec<Number> {
    let fractions = worded::fractions(&sentence.text);
    let apart = |number: &Number| {
        !fractions.iter().any(|fraction| {
            fraction.range.start < number.range.end && number.range.start < fraction.range.end
        })
    };
    let mut figures: Vec<Number> = sentence
        .numbers
        .iter()
        .filter(|number| number.is_figure() && apart(number) && !is_age(sentence, number))
        .cloned()
        .collect();
    figures.extend(words(sentence).into_iter().filter(apart));
    figures.sort_by_key(|number| number.range.start);
    figures
}

/// The counts among the figures of a sentence.
pub(super) fn counts(sentence: &Sentence) -> Vec<Number> {
    figures(sentence).into_iter().filter(Number::is_count).collect()
}

fn words(sentence: &Sentence) -> Vec<Number> {
    WORDS
        .captures_iter(&sentence.text)
        .filter_map(|found| {
            let whole = found.get(0)?;
            let rest = sentence.between(whole.end(), sentence.text.len());
            let value = value(&found)?;
            let before = sentence.between(0, whole.start());
            let sticks = before.ends_with('-');
            // "One of them", "for one person" count, but say so too often of nothing.
            (value > 1.0 && !sticks && !OTHER.is_match(rest)).then(|| Number {
                range: whole.range(),
                value,
                decimals: 0,
                unit: Unit::Plain,
                signed: false,
                scale: 1.0,
            })
        })
        .collect()
}

/// What a number in words is worth.
fn value(found: &regex::Captures) -> Option<f64> {
    const TENS: [&str; 8] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let small = |name: &str| {
        let word = found.name(name)?;
        crate::count_words::count_word(word.as_str())
    };
    let tens = found
        .name("tens")
        .and_then(|word| TENS.iter().position(|one| word.as_str().eq_ignore_ascii_case(one)))
        .map_or(0, |at| (at + 2) * 10);
    let value = small("hundreds").unwrap_or(0) * 100
        + tens
        + small("ones").unwrap_or(0)
        + small("small").unwrap_or(0);
    u32::try_from(value).ok().map(f64::from)
}

/// Whether a number is an age, which is no part of anything.
fn is_age(sentence: &Sentence, number: &Number) -> bool {
    if !number.is_count() || number.value > 110.0 {
        return false;
    }
    let before = sentence.between(0, number.range.start);
    let after = sentence.between(number.range.end, sentence.text.len());
    (AGE_BEFORE.is_match(before) || AGE_AFTER.is_match(after)) && !FROM.is_match(before)
}
