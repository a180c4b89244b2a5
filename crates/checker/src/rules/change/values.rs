//! The two values of a change, however they are written.

use std::sync::LazyLock;

use regex::Regex;

use crate::book::Sentence;
use crate::direction::Direction;
use crate::number::Number;
use crate::pattern::pattern;
use crate::rounding::change;
use crate::rules::change::{direction_of, is_change};
use crate::rules::pairs::{Pair, pairs};

/// What stands between a value and its change: "180 thefts this year, down", "180, which is a fall of".
static THEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?P<noun>(?:\s+(?:per\s+[\d,]+|[a-z][\w’'-]*|\d{4}(?:[/-]\d{2,4})?)){0,9}?)(?P<comma>,|\s+[–-]|:|\s+\()?\s+?(?:(?:and\s+)?(?:which|that|this|it)\s+(?:is|was|represents|represented)\s+|representing\s+|or\s+)?(?:an?\s+)?(?:(?:further|slight|small|significant|sharp|large|modest)\s+)?(?:(?:down|up|increase|decrease|rise|fall|drop|reduction)\s+(?:(?:of|by)\s+)?(?:(?:just\s+)?(?:under|over)|about|around|nearly|almost)?\s*)?$",
    )
});
/// What stands between a change and what it is on: "from", "on last year's", "from the previous".
static ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s+(?:(?:increase|decrease|rise|fall|drop|reduction)\s+)?(?:from|on|compared\s+(?:with|to))\s+(?:(?:the|a|total|figure|of|last|previous|year[’']?s?|our)\s+){0,5}$",
    )
});
/// After a value that begins a pair of its own: "down 10% from 200 to 180".
static GOES_ON: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^[^.;:,()]{0,30}\bto\s+[\d£]"));
/// Words of another clause, whose change is of something else than the value before it.
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:and|with|where|while|whilst|but|whose|of\s+(?:which|whom|these)|including|by|as|if|than|until|on|compared)\b",
    )
});
/// A change so many points from the one said is of another thing.
const APART: f64 = 40.0;

/// The pairs of values of a sentence, however they are written.
pub(in crate::rules) fn values_of(sentence: &Sentence) -> Vec<Pair> {
    let mut all = pairs(sentence);
    all.extend(in_brackets(sentence));
    all.extend(beside_before(sentence));
    all.extend(around(sentence));
    all
}

/// "180 thefts, down 10% from 200": the later value, the change, and what it is on.
fn around(sentence: &Sentence) -> Vec<Pair> {
    let numbers: Vec<usize> =
        (0..sentence.numbers.len()).filter(|at| sentence.numbers[*at].is_figure()).collect();
    let mut pairs = Vec::new();
    for window in numbers.windows(3) {
        let [to, said, from] = *window else { continue };
        let [now, printed, base] = [to, said, from].map(|at| &sentence.numbers[at]);
        let alike = now.unit == base.unit && now.is_level() && now.decimals == base.decimals;
        if !alike || printed.signed || !is_change(sentence, said) {
            continue;
        }
        let then = THEN.captures(sentence.between(now.range.end, printed.range.start));
        // In a headline box the value, what it is and the change have a line each.
        let in_box =
            now.range.start == 0 && sentence.at(&now.range).0 != sentence.at(&printed.range).0;
        let joins = then.is_some_and(|then| {
            let noun = then.name("noun").map_or("", |noun| noun.as_str());
            in_box
                || !OTHER.is_match(noun) && (then.name("comma").is_some() || now.range.start == 0)
        });
        let after = sentence.between(base.range.end, sentence.text.len());
        let near = |direction: Direction| {
            change(base.value, now.value).is_some_and(|truth| {
                (truth - printed.value.abs() * direction.sign()).abs() <= APART
            })
        };
        if joins
            && ON.is_match(sentence.between(printed.range.end, base.range.start))
            && !GOES_ON.is_match(after)
            && direction_of(sentence, printed).is_some_and(near)
        {
            pairs.push(Pair { from, to });
        }
    }
    pairs
}

/// "129 offences 11% increase (143 offences)", "927 were stolen, a 13% reduction from March 2020 (1,061)": the later value,
/// the change, and the earlier value in brackets.
fn in_brackets(sentence: &Sentence) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (at, change) in sentence.numbers.iter().enumerate() {
        let is_bare = change.signed && change.decimals > 0 && !change.is_percent();
        if !(change.is_percent() || is_bare) {
            continue;
        }
        let to = sentence.numbers[..at]
            .iter()
            .rposition(|number| number.is_level() && number.is_figure());
        let from =
            sentence.numbers[at + 1..].iter().position(Number::is_figure).map(|next| at + 1 + next);
        let (Some(to), Some(from)) = (to, from) else { continue };
        let base = &sentence.numbers[from];
        let between = sentence.between(change.range.end, base.range.start);
        let opens = between.contains('(')
            && !between.contains([')', ';'])
            && between.split_whitespace().count() <= 9;
        let closes = sentence
            .between(base.range.end, sentence.text.len())
            .find([')', ';', '('])
            .is_some_and(|end| sentence.text.as_bytes().get(base.range.end + end) == Some(&b')'));
        // What stands in the brackets is one value and no pair.
        let one = sentence.numbers[from + 1..]
            .iter()
            .find(|number| number.is_figure())
            .is_none_or(|next| sentence.between(base.range.end, next.range.start).contains(')'));
        let apart = sentence.between(sentence.numbers[to].range.end, change.range.start);
        let near = !apart.contains([';', '.']) && apart.split_whitespace().count() <= 12;
        // "By 3% (120 people) and by 5% (90)", "a 28% fall on May (100) and a 15% fall on April (85)": each has what it is of
        // in brackets.
        let own = sentence.numbers[..to].iter().rev().find(|number| number.is_figure());
        let has_own = own.is_some_and(|own| {
            let between = sentence.between(own.range.end, sentence.numbers[to].range.start);
            own.is_percent() && between.trim_end().ends_with('(')
        });
        // "975, an increase of 7.6% (69 children)": what it increased by.
        let by = change.value.abs() / 100.0;
        let of = sentence.numbers[to].value;
        let is_difference = [of * by / (1.0 + by), of * by / (1.0 - by).max(0.01)]
            .iter()
            .any(|difference| (difference - base.value).abs() <= (base.value * 0.02).max(1.0));
        if opens
            && closes
            && one
            && !is_difference
            && !has_own
            && near
            && base.is_level()
            && base.decimals == sentence.numbers[to].decimals
        {
            pairs.push(Pair { from, to });
        }
    }
    pairs
}

/// "8 (4), a rise of 50%": the value with the earlier one in brackets, then the change.
fn beside_before(sentence: &Sentence) -> Vec<Pair> {
    let numbers: Vec<usize> =
        (0..sentence.numbers.len()).filter(|at| sentence.numbers[*at].is_figure()).collect();
    let mut pairs = Vec::new();
    for window in numbers.windows(3) {
        let [to, from, change] = *window else { continue };
        let [now, before, said] = [to, from, change].map(|at| &sentence.numbers[at]);
        let opens = sentence.between(now.range.end, before.range.start).trim() == "(";
        let after = sentence.between(before.range.end, said.range.start);
        let near = after.starts_with(')')
            && after.split_whitespace().count() <= 6
            && !after.contains(['.', ';', '(']);
        if opens && near && now.is_count() && before.is_count() && is_change(sentence, change) {
            pairs.push(Pair { from, to });
        }
    }
    pairs
}
