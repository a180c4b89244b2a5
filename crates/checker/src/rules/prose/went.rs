//! Which way something went against its two values: "increased from 14 to 10", "46, against 51, up by a tenth".

use std::sync::LazyLock;

use regex::Regex;

use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::number::Number;
use crate::pattern::pattern;
use crate::rules::pairs::pairs;
use crate::{Kind, Severity, Sure};

const UP: &str = r"rose|risen|increased|increase|rise|grew|grown|climbed|went\s+up|gone\s+up|up";
const DOWN: &str = r"fell|fallen|fall|decreased|decrease|dropped|drop|declined|reduced|reduction|went\s+down|gone\s+down|came\s+down|come\s+down|down";

/// A verb at once before "from": "rose from", "went down slightly from".
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:\s+\w+ly)?(?:\s+again|\s+further)?(?:\s+in\s+[\w’'-]+)?,?\s+from\s+$|\b(?:(?P<rose>rose|risen|increased|grew|climbed)|(?P<fell>fell|fallen|decreased|dropped|declined|reduced))(?:\s+\w+ly)?\s+to\s+$"
    ))
});
/// A word at once after the two values: ", up by a tenth", ", a fall of a tenth".
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?:\s+in\s+(?:quarter\s+\d|the\s+\w+\s+\w+|\S+))?\)?,\s+(?:so\s+|an?\s+)?(?:(?P<up>{UP})|(?P<down>{DOWN}))\s+(?:by|of)\b"
    ))
});
/// Places in a ranking go up as their number goes down.
static RANKED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:rank(?:s|ed|ing)?|places?|position|league)\b"));

/// Checks words of direction that stand beside two counts with no percentage.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for sentence in &book.sentences {
        if RANKED.is_match(&sentence.text) {
            continue;
        }
        for pair in pairs(sentence) {
            let (from, to) = (&sentence.numbers[pair.from], &sentence.numbers[pair.to]);
            let (first, last) =
                (from.range.start.min(to.range.start), from.range.end.max(to.range.end));
            let before = sentence.between(0, first);
            let after = sentence.between(last, sentence.text.len());
            // "Rose to" leads to the later value, "rose from" to the earlier.
            let leads = |found: &regex::Captures| {
                let later = found.name("rose").or_else(|| found.name("fell")).is_some();
                // What has decimals may be a price or an exchange, which climbs as its number falls.
                let counts = from.is_count() && to.is_count();
                later == (to.range.start == first) && (!later || counts)
            };
            let found = BEFORE.captures(before).filter(leads).or_else(|| AFTER.captures(after));
            let Some(found) = found else { continue };
            let offset = if BEFORE.is_match(before) { 0 } else { last };
            hold(desk, sentence, &found, offset, from, to);
        }
    }
}

fn hold(
    desk: &mut Desk,
    sentence: &Sentence,
    found: &regex::Captures,
    offset: usize,
    from: &Number,
    to: &Number,
) {
    let up = found.name("up").or_else(|| found.name("rose"));
    let Some(word) = up.or_else(|| found.name("down")).or_else(|| found.name("fell")) else {
        return;
    };
    let range = word.start() + offset..word.end() + offset;
    let against = [desk.spot(sentence, &from.range), desk.spot(sentence, &to.range)];
    for spot in &against {
        desk.checked(spot);
    }
    let rose = to.value > from.value;
    if rose == up.is_some() || (to.value - from.value).abs() < f64::EPSILON {
        return;
    }
    let spot = desk.spot(sentence, &range);
    let says = sentence.part(&range).to_owned();
    let working = format!(
        "From {} to {} is {}.",
        sentence.part(&from.range),
        sentence.part(&to.range),
        if rose { "a rise" } else { "a fall" }
    );
    desk.found(
        finding(Kind::Direction, Severity::Contradiction, Sure::Certain, spot, says, working)
            .should(if rose { "up" } else { "down" })
            .against(against),
    );
}
