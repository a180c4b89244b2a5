//! What is left when a part is taken from its whole: "17 of the 24 … the remaining 9"; and parts that are more than it.

use std::sync::LazyLock;

use regex::Regex;

use super::figures::counts;
use super::whole::{alone, is_of_the};
use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::number::Number;
use crate::pattern::pattern;
use crate::rounding::shown;
use crate::{Kind, Severity, Sure};

static REST: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:the\s+)?remaining\s+$|\bthe\s+rest,\s+$"));
static OF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:\s+[\w’'-]+){0,2}?\s+(?:out\s+)?of\s+(?:the|these|those|all|our)?\s*$")
});
/// "The average of the 32 boroughs was 23,269".
static AVERAGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:average|mean|median)\s+(?:of|for)\s+(?:all\s+)?(?:the\s+)?$")
});
static OF_THEM: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\s+of\s+(?:them|these|whom)\b"));
static OF_WHOM: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i),\s*of\s+(?:whom|which|these|them)\s+(?:only\s+|some\s+)?$"));

static OF_THESE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^of\s+(?:these|those|them),?\s+(?:more\s+than\s+|over\s+)?$"));

/// Checks remainders, and parts against the whole that the words bind.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for (at, sentence) in book.sentences.iter().enumerate() {
        let own = counts(sentence);
        larger(desk, sentence, &own);
        of_these(desk, at, sentence, &own);
        let Some(rest) =
            own.iter().find(|count| REST.is_match(sentence.between(0, count.range.start)))
        else {
            continue;
        };
        let before = at
            .checked_sub(1)
            .and_then(|at| book.sentences.get(at))
            .filter(|before| before.paragraph == sentence.paragraph);
        let own_before: Vec<Number> =
            own.iter().filter(|count| count.range.end <= rest.range.start).cloned().collect();
        let bound = split(sentence, &own_before).map(|split| (sentence, split));
        let earlier = || {
            let before = before?;
            own_before
                .is_empty()
                .then(|| split(before, &counts(before)).map(|split| (before, split)))?
        };
        let Some((of, (whole, parts))) = bound.or_else(earlier) else { continue };
        remainder(desk, sentence, rest, of, &whole, &parts);
    }
}

/// A whole with its parts: "17 of the 24", "Of the 326, 245 …".
fn split(sentence: &Sentence, counts: &[Number]) -> Option<(Number, Vec<Number>)> {
    let whole = counts.iter().position(|count| is_of_the(sentence, count))?;
    let before = whole.checked_sub(1).map(|at| &counts[at]);
    let inverted = before
        .filter(|part| OF.is_match(sentence.between(part.range.end, counts[whole].range.start)));
    let parts: Vec<Number> = match inverted {
        Some(part) => std::iter::once(part).chain(&counts[whole + 1..]).cloned().collect(),
        None => counts[whole + 1..].to_vec(),
    };
    (!parts.is_empty()).then(|| (counts[whole].clone(), parts))
}

fn remainder(
    desk: &mut Desk,
    sentence: &Sentence,
    rest: &Number,
    of: &Sentence,
    whole: &Number,
    parts: &[Number],
) {
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let fits = parts.iter().any(|part| (whole.value - part.value - rest.value).abs() < 0.5)
        || (whole.value - sum - rest.value).abs() < 0.5;
    let spot = desk.spot(sentence, &rest.range);
    desk.checked(&spot);
    // Numbers in round thousands leave room for what was rounded.
    let blur: f64 = parts.iter().chain([whole, rest]).map(Number::blur).sum();
    if fits || sum > whole.value || (whole.value - sum - rest.value).abs() <= blur {
        return;
    }
    let truth = whole.value - sum;
    let working =
        format!("{} less {} is {}.", of.part(&whole.range), shown(sum, 0), shown(truth, 0));
    let against: Vec<_> =
        std::iter::once(whole).chain(parts).map(|number| desk.spot(of, &number.range)).collect();
    let says = sentence.part(&rest.range).to_owned();
    desk.found(
        finding(Kind::Difference, Severity::Contradiction, Sure::Likely, spot, says, working)
            .should(shown(truth, 0))
            .against(against),
    );
}

/// "A total of 676 were made. Of these, 739 …".
fn of_these(desk: &mut Desk, at: usize, sentence: &Sentence, own: &[Number]) {
    let Some(part) = own.first() else { return };
    if !OF_THESE.is_match(sentence.between(0, part.range.start)) {
        return;
    }
    let Some(whole) = alone(desk, at) else { return };
    let spot = desk.spot(sentence, &part.range);
    desk.checked(&spot);
    if part.value <= whole.value {
        return;
    }
    let says = sentence.part(&part.range).to_owned();
    let working = format!("{says} of {} cannot be.", whole.says);
    desk.found(
        finding(Kind::PartExceedsWhole, Severity::Contradiction, Sure::Likely, spot, says, working)
            .should(format!("at most {}", whole.says))
            .against([whole.spot]),
    );
}

/// "Sixteen were visited; 18 of them", "Of 212 victims 231 took up support".
fn larger(desk: &mut Desk, sentence: &Sentence, own: &[Number]) {
    for (at, window) in own.windows(2).enumerate() {
        let [whole, part] = window else { continue };
        let between = sentence.between(whole.range.end, part.range.start);
        let after = sentence.between(part.range.end, sentence.text.len());
        // "4 pay and 6 of them leave", "all of these 111, 999 and 101 calls": two of one list, not a part and its whole.
        // "The five finalists of the under 500 class", "five/six sites": no part of them.
        let qualified = ["under", "over", "aged", "than", "about"]
            .iter()
            .any(|word| between.to_lowercase().trim_end().ends_with(word));
        let listed = qualified
            || between.trim() == "/"
            || between.trim() == ","
            || between.trim_end().ends_with(" and");
        let few = between.split_whitespace().count() <= 7
            && !between.contains(['(', '.', ':', '%'])
            && !listed;
        let heads = at == 0
            && is_of_the(sentence, whole)
            && !AVERAGE.is_match(sentence.between(0, whole.range.start))
            && sentence.between(0, whole.range.start).split_whitespace().count() <= 5
            && after.starts_with(' ')
            && !OF.is_match(sentence.between(
                part.range.end,
                own.get(2).map_or(part.range.end, |next| next.range.start),
            ));
        let of_them = at == 0 && (OF_THEM.is_match(after) || OF_WHOM.is_match(between));
        if !few || !(heads || of_them) {
            continue;
        }
        let spot = desk.spot(sentence, &part.range);
        desk.checked(&spot);
        if part.value <= whole.value {
            continue;
        }
        let (says, of) = (sentence.part(&part.range).to_owned(), sentence.part(&whole.range));
        let working = format!("{says} of {of} cannot be.");
        let against = [desk.spot(sentence, &whole.range)];
        desk.found(
            finding(
                Kind::PartExceedsWhole,
                Severity::Contradiction,
                Sure::Certain,
                spot,
                says,
                working,
            )
            .should(format!("at most {of}"))
            .against(against),
        );
    }
}
