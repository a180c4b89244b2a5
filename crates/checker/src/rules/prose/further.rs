//! Parts that go on in the next sentence and come to more than their whole: "Of the 57, 49 came. A further 5 wrote; 8 rang."

use std::sync::LazyLock;

use regex::Regex;

use super::figures::counts;
use super::whole::is_of_the;
use crate::desk::{Desk, finding};
use crate::number::Number;
use crate::pattern::pattern;
use crate::rounding::shown;
use crate::{Kind, Severity, Sure};

static FURTHER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:a\s+further|another|the\s+other)\s+$"));
static NEXT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)(?:;|,\s+and|,)\s+(?:the\s+other\s+)?$"));

/// Checks pairs of sentences.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for pair in book.sentences.windows(2) {
        let [before, sentence] = pair else { continue };
        if before.paragraph != sentence.paragraph {
            continue;
        }
        let (first, next) = (counts(before), counts(sentence));
        let [whole, part] = &*first else { continue };
        let Some((head, rest)) = next.split_first() else { continue };
        let goes_on = is_of_the(before, whole)
            && before.between(0, whole.range.start).split_whitespace().count() <= 4
            && FURTHER.is_match(sentence.between(0, head.range.start))
            && rest.iter().all(|part| NEXT.is_match(sentence.between(0, part.range.start)));
        if !goes_on {
            continue;
        }
        let sum: f64 = part.value + next.iter().map(|part: &Number| part.value).sum::<f64>();
        let last = next.last().unwrap_or(head);
        let spot = desk.spot(sentence, &last.range);
        desk.checked(&spot);
        if sum <= whole.value {
            continue;
        }
        let (is, of) = (shown(sum, 0), before.part(&whole.range));
        let working = format!("These parts come to {is}, and there were {of}.");
        let says = sentence.part(&last.range).to_owned();
        let against = [desk.spot(before, &whole.range), desk.spot(before, &part.range)];
        desk.found(
            finding(Kind::SumOfParts, Severity::Contradiction, Sure::Likely, spot, says, working)
                .should(format!("at most {of} in all"))
                .against(against),
        );
    }
}
