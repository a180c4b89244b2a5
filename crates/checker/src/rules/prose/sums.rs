//! Parts that add up to more or less than the whole that their sentence gives: "Of the 22 cases, 12 were … and 5 …".

use std::sync::LazyLock;

use regex::Regex;

use super::figures::figures;
use super::whole::is_of_the;
use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::number::{Number, Unit};
use crate::pattern::pattern;
use crate::rounding::shown;
use crate::{Kind, Severity, Sure};

static OF_WHICH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^[^.;:]{0,60},\s+of\s+(?:which|whom)\s+(?:only\s+|some\s+)?$"));
static TOGETHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:more\s+than\s+one|several|overlap\w*|both|multiple|each\s+can|also|at\s+least|a\s+further|other\s+types|not\s+shown)\b",
    )
});
static WERE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\s+(?:[\w’'-]+\s+){1,4}(?:were|are|was|came):?\s+$"));
static OPENS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[^.;:()%]{1,50}\($"));
static OF_THESE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:\S{1,6}\s+)?of\s+(?:these|those|them)\b"));

/// Checks lists of parts against their whole.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for (at, sentence) in book.sentences.iter().enumerate() {
        let next = book.sentences.get(at + 1).filter(|next| next.paragraph == sentence.paragraph);
        let overlaps = TOGETHER.is_match(&sentence.text)
            || next.is_some_and(|next| TOGETHER.is_match(&next.text));
        if overlaps {
            continue;
        }
        let levels = levels(sentence);
        if let Some((whole, parts)) = listed(sentence, &levels) {
            hold(desk, sentence, whole, sentence, parts);
        } else if OF_THESE.is_match(&sentence.text)
            && let Some(before) = at.checked_sub(1).and_then(|at| book.sentences.get(at))
            && before.paragraph == sentence.paragraph
            && let [whole] = &*self::levels(before)
            && is_list(sentence, &levels)
        {
            hold(desk, before, whole, sentence, &levels);
        }
    }
}

/// The counts and amounts of a sentence; those of its shares are passed over.
fn levels(sentence: &Sentence) -> Vec<Number> {
    figures(sentence)
        .into_iter()
        .filter(|number| {
            (number.is_count() || number.unit == Unit::Pounds)
                && !number.signed
                && number.value > 0.0
        })
        .collect()
}

/// A whole, then its parts to the end of the sentence.
fn listed<'a>(sentence: &Sentence, levels: &'a [Number]) -> Option<(&'a Number, &'a [Number])> {
    let (whole, parts) = levels.split_first()?;
    let first = parts.first()?;
    let between = sentence.between(whole.range.end, first.range.start);
    let heads = is_of_the(sentence, whole)
        && between.contains(',')
        && sentence.between(0, whole.range.start).split_whitespace().count() <= 4;
    let the = sentence.between(0, whole.range.start).trim_end().ends_with("The");
    let bound = heads
        || OF_WHICH.is_match(between)
        || the && WERE.is_match(between)
        || OPENS.is_match(between) && closes(sentence, parts);
    (bound && is_list(sentence, parts)).then_some((whole, parts))
}

/// Whether the last part stands before the bracket that ends the list.
fn closes(sentence: &Sentence, parts: &[Number]) -> bool {
    parts.last().is_some_and(|last| {
        let rest = sentence.between(last.range.end, sentence.text.len());
        rest.find(')').is_some_and(|end| !rest[..end].contains('('))
            && !sentence.between(parts[0].range.start, last.range.end).contains([')', '('])
    })
}

/// Whether parts follow each other with commas and "and", of one unit, with nothing else said between.
fn is_list(sentence: &Sentence, parts: &[Number]) -> bool {
    let Some(last) = parts.last() else { return false };
    let same = parts.iter().all(|part| part.unit == parts[0].unit);
    let joined = parts.windows(2).all(|pair| {
        let between = sentence.between(pair[0].range.end, pair[1].range.start);
        let tail = between.trim_end();
        between.split_whitespace().count() <= 12
            && !between.contains(['.', ':'])
            && (tail.ends_with(',') || tail.ends_with("and"))
    });
    let final_and = parts.windows(2).last().is_some_and(|pair| {
        sentence.between(pair[0].range.end, pair[1].range.start).trim_end().ends_with("and")
    });
    let rest = sentence.between(last.range.end, sentence.text.len());
    parts.len() >= 2 && same && joined && final_and && !rest.contains([';', ':'])
}

fn hold(desk: &mut Desk, of: &Sentence, whole: &Number, sentence: &Sentence, parts: &[Number]) {
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let off = sum - whole.value;
    // "131st of 152 (1 being the best and 152 the worst)" names the ends of a scale.
    if parts.iter().any(|part| (part.value - whole.value).abs() < 0.5) {
        return;
    }
    // Parts that leave much out are some of many; those that come to far more are counted twice on purpose.
    let near = off.abs() <= whole.value * 0.1
        || parts.len() >= 3 && off < 0.0 && off > whole.value * -0.15;
    if whole.unit != parts[0].unit || !near {
        return;
    }
    let spot = desk.spot(of, &whole.range);
    let spots: Vec<_> = parts.iter().map(|part| desk.spot(sentence, &part.range)).collect();
    for spot in spots.iter().chain([&spot]) {
        desk.checked(spot);
    }
    // Two of several parts may be all that is said.
    if off.abs() < 0.5 || off < 0.0 && parts.len() < 3 {
        return;
    }
    let pounds = if whole.unit == Unit::Pounds { "£" } else { "" };
    let is = format!("{pounds}{}", shown(sum, usize::from(whole.decimals)));
    let working =
        format!("The {} parts add up to {is}, not to {}.", parts.len(), of.part(&whole.range));
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
    let says = sentence.part(&(first.range.start..last.range.end)).to_owned();
    let at = desk.spot(sentence, &last.range);
    desk.found(
        finding(Kind::SumOfParts, Severity::Contradiction, Sure::Likely, at, says, working)
            .should(of.part(&whole.range))
            .against(spots.into_iter().take(parts.len() - 1).chain([spot])),
    );
}
