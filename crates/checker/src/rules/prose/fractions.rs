//! Fractions in words against the part and the whole beside them: "fewer than half (1,099 of 1,741)", "a quarter (192)".

use std::sync::LazyLock;

use regex::Regex;

use super::figures::{counts, figures};
use super::whole::{Whole, allowed, bound, is_of_the};
use super::worded::{Fraction, fractions};
use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::direction;
use crate::number::{Number, Unit};
use crate::pattern::pattern;
use crate::rounding::percent;
use crate::{Kind, Severity, Sure};

static OF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:\s+[\w’'-]+){0,3}?\s+(?:out\s+)?of\s+(?:the|these|those|all|our)?\s*$")
});
/// What stands between a fraction and its part in brackets.
static OPENS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[^.;:()]{0,80}\(\s*$"));
/// What stands between a fraction and the part that follows it: "fewer than half, 53 of the 96".
static COMMA: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[^.;:(),]{0,40},\s*$"));
/// What stands between a part and whole and the fraction that follows them.
static THEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:[^.;:(),]{0,40}(?:,\s*(?:or\s+)?|\s*\(\s*|:\s+)|\s+or\s+)$")
});

/// Checks every fraction in words that has its part beside it.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for (at, sentence) in book.sentences.iter().enumerate() {
        let fractions = fractions(&sentence.text);
        if fractions.is_empty() {
            continue;
        }
        let counts = counts(sentence);
        let levels: Vec<Number> = figures(sentence)
            .into_iter()
            .filter(|number| number.is_count() || number.unit == Unit::Pounds)
            .collect();
        for fraction in &fractions {
            // "Fell by a third", "a quarter more" are changes.
            if direction::beside(&sentence.text, &fraction.range).is_some()
                && !is_plain(sentence, fraction)
            {
                continue;
            }
            if let Some((part, whole)) = both(sentence, fraction, &levels) {
                let whole = Whole::new(desk, sentence, whole);
                hold(desk, sentence, fraction, part, &whole);
            } else if let Some(part) = in_brackets(sentence, fraction, &counts)
                && !fractions.iter().any(|other| {
                    other.range.start >= fraction.range.end && other.range.end <= part.range.start
                })
            {
                let allowed = allowed(book, at);
                let fits =
                    |whole: &f64| *whole >= part.value && fraction.allows(part.value / whole);
                if allowed.iter().any(fits) {
                    let spot = desk.spot(sentence, &fraction.range);
                    desk.checked(&spot);
                    continue;
                }
                let between = counts.iter().find(|count| {
                    count.range.start >= fraction.range.end
                        && count.range.end <= part.range.start
                        && count.value >= part.value
                });
                let whole = between
                    .map(|count| Whole::new(desk, sentence, count))
                    .or_else(|| bound(desk, at, part))
                    .or_else(|| of_paragraph(desk, at, part))
                    .or_else(|| of_same(desk, at, sentence, fraction, part))
                    .or_else(|| of_others(desk, at, part));
                if let Some(whole) = whole {
                    hold(desk, sentence, fraction, part, &whole);
                }
            }
        }
    }
}

/// "More than a third" compares with the fraction, and is no change.
fn is_plain(sentence: &Sentence, fraction: &Fraction) -> bool {
    let own = direction::scan(sentence.part(&fraction.range));
    let beside = direction::beside(&sentence.text, &fraction.range);
    !own.is_empty() && beside.is_none_or(|(range, _)| range.start >= fraction.range.start)
}

/// A part and its whole, "k of the N", in brackets or after a comma behind the fraction, or before it.
fn both<'a>(
    sentence: &Sentence,
    fraction: &Fraction,
    counts: &'a [Number],
) -> Option<(&'a Number, &'a Number)> {
    counts.windows(2).find_map(|window| {
        let [part, whole] = window else { return None };
        let of = sentence.between(part.range.end, whole.range.start);
        if !OF.is_match(of) || part.value > whole.value || part.unit != whole.unit {
            return None;
        }
        let (start, end) = (part.range.start, whole.range.end);
        let follows = if start >= fraction.range.end {
            let between = sentence.between(fraction.range.end, start);
            OPENS.is_match(between) || COMMA.is_match(between)
        } else {
            end <= fraction.range.start
                && THEN.is_match(sentence.between(end, fraction.range.start))
        };
        follows.then_some((part, whole))
    })
}

/// "A quarter of those who replied (192)".
fn in_brackets<'a>(
    sentence: &Sentence,
    fraction: &Fraction,
    counts: &'a [Number],
) -> Option<&'a Number> {
    counts.iter().find(|count| {
        let after = sentence.between(count.range.end, sentence.text.len());
        count.range.start >= fraction.range.end
            && OPENS.is_match(sentence.between(fraction.range.end, count.range.start))
            && after.starts_with(')')
    })
}

/// The one count of the paragraph and the lines above it that is large enough and has had parts before: "Of these 806 …".
fn of_paragraph(desk: &Desk, at: usize, part: &Number) -> Option<Whole> {
    /// What is larger is of something else.
    const MOST: f64 = 12.0;
    let book = desk.book;
    let sentence = book.sentences.get(at)?;
    let line = sentence.line();
    let mut found: Vec<Whole> = Vec::new();
    let near = book.sentences[..at].iter().rev().take_while(|earlier| {
        earlier.section == sentence.section && line.saturating_sub(earlier.line()) <= 30
    });
    for earlier in near {
        for count in counts(earlier) {
            if count.value > part.value && count.value <= part.value * MOST {
                found.push(Whole::new(desk, earlier, &count));
            }
        }
    }
    let first = found.first()?.value;
    let same = found.iter().all(|whole| (whole.value - first).abs() < 0.5);
    same.then(|| found.swap_remove(0))
}

/// "A quarter of those who replied (192)": the "of the N" of the sentence before in the paragraph.
fn of_same(
    desk: &Desk,
    at: usize,
    sentence: &Sentence,
    fraction: &Fraction,
    part: &Number,
) -> Option<Whole> {
    static OF_THOSE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\s+of\s+(?:those|these|them)\b"));
    if !OF_THOSE.is_match(sentence.between(fraction.range.end, sentence.text.len())) {
        return None;
    }
    let before = desk.book.sentences.get(at.checked_sub(1)?)?;
    let whole = counts(before).into_iter().find(|count| is_of_the(before, count))?;
    (before.paragraph == sentence.paragraph && whole.value >= part.value)
        .then(|| Whole::new(desk, before, &whole))
}

/// The whole that at least two other fractions beside this one are of, where each has its part in brackets.
fn of_others(desk: &Desk, at: usize, part: &Number) -> Option<Whole> {
    /// So many sentences before and after stand beside it.
    const NEAR: usize = 3;
    let book = desk.book;
    let line = book.sentences.get(at)?.line();
    let beside = at.saturating_sub(NEAR)..(at + NEAR + 1).min(book.sentences.len());
    let others: Vec<(Fraction, f64)> = beside
        .filter(|other| *other != at)
        .filter_map(|other| {
            let sentence = &book.sentences[other];
            let near = sentence.line().abs_diff(line) <= 8;
            let fraction = fractions(&sentence.text).into_iter().next().filter(|_| near)?;
            let part = in_brackets(sentence, &fraction, &counts(sentence))?.value;
            Some((fraction, part))
        })
        .collect();
    book.sentences[..at].iter().rev().take(20).find_map(|before| {
        counts(before).into_iter().find_map(|count| {
            let of = |(fraction, part): &&(Fraction, f64)| {
                count.value >= *part && fraction.allows(part / count.value)
            };
            let fits = others.iter().filter(of).count();
            // One more of them may be wrong as well.
            let is_one = fits >= 2 && fits + 1 >= others.len() && count.value >= part.value;
            is_one.then(|| Whole::new(desk, before, &count))
        })
    })
}

fn hold(desk: &mut Desk, sentence: &Sentence, fraction: &Fraction, part: &Number, whole: &Whole) {
    let truth = part.value / whole.value;
    let spot = desk.spot(sentence, &fraction.range);
    let part_spot = desk.spot(sentence, &part.range);
    for spot in [&spot, &part_spot, &whole.spot] {
        desk.checked(spot);
    }
    if fraction.allows(truth) {
        return;
    }
    let is = percent(truth * 100.0, 0);
    let says = sentence.part(&fraction.range).to_owned();
    let working = format!("{} of {} is {is}.", sentence.part(&part.range), whole.says);
    let against = [part_spot, whole.spot.clone()];
    desk.found(
        finding(Kind::Qualifier, Severity::Contradiction, Sure::Likely, spot, says, working)
            .should(is)
            .against(against),
    );
}
