//! More at a later stage than at the one before: "offered to 60, and 72 were interviewed", "46 applied for, 49 granted".

use std::sync::LazyLock;

use regex::Regex;

use super::figures::counts;
use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::number::Number;
use crate::pattern::pattern;
use crate::{Kind, Severity, Sure};

/// Words of asking, at most a few words from the first number.
static ASKED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:offered|invited|applied\s+for|asked\s+for|requested|sought|approached|applications?|invitations?)\b",
    )
});
/// Words of what was made of it, at once after the second.
static GOT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:\s+of\s+(?:them|these))?\s+(?:(?:were|was|have\s+been)\s+)?(?:granted|approved|accepted|interviewed|agreed\s+to|took\s+(?:it\s+|them\s+)?(?:up|part)|attended|successful|awarded|issued)\b",
    )
});

/// Checks two numbers with nothing counted between.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for sentence in &book.sentences {
        if !ASKED.is_match(&sentence.text) {
            continue;
        }
        let own = counts(sentence);
        for (at, pair) in own.windows(2).enumerate() {
            let [asked, got] = pair else { continue };
            let start = at.checked_sub(1).map_or(0, |before| own[before].range.end);
            if is_pair(sentence, start, asked, got) {
                hold(desk, sentence, asked, got);
            }
        }
    }
}

fn is_pair(sentence: &Sentence, start: usize, asked: &Number, got: &Number) -> bool {
    let before = sentence.between(start, asked.range.start);
    let between = sentence.between(asked.range.end, got.range.start);
    let words = |text: &str| text.split_whitespace().count();
    let is_asked =
        ASKED.find_iter(before).last().is_some_and(|found| {
            let rest = &before[found.end()..];
            words(rest) <= 4 && !rest.contains([',', ';', ':'])
        }) || ASKED.find(between).is_some_and(|found| words(&between[..found.start()]) <= 2);
    is_asked
        && words(between) <= 8
        && !between.contains([';', '(', ':'])
        && !between.to_lowercase().contains("another")
        && !between.to_lowercase().contains("further")
        && GOT.is_match(sentence.between(got.range.end, sentence.text.len()))
}

fn hold(desk: &mut Desk, sentence: &Sentence, asked: &Number, got: &Number) {
    let spot = desk.spot(sentence, &got.range);
    let against = [desk.spot(sentence, &asked.range)];
    desk.checked(&spot);
    desk.checked(&against[0]);
    if got.value <= asked.value {
        return;
    }
    let (says, of) = (sentence.part(&got.range).to_owned(), sentence.part(&asked.range));
    let working = format!("{says} cannot come of {of}.");
    desk.found(
        finding(Kind::PartExceedsWhole, Severity::Contradiction, Sure::Likely, spot, says, working)
            .should(format!("at most {of}"))
            .against(against),
    );
}
