//! "The decrease in offending" in a part whose figures rise.

use std::sync::LazyLock;

use regex::Regex;

use crate::desk::{Desk, finding};
use crate::direction::Direction;
use crate::fact::{Fact, What};
use crate::pattern::pattern;
use crate::{Kind, Severity, Sure};

static THE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:the|this|these)\s+(?:recent\s+|overall\s+|significant\s+|continued\s+|sharp\s+)?(?:(?P<down>decreases?|reductions?|drops?|falls?|declines?)|(?P<up>increases?|rises?|growth|uplift))\s+in\s+(?:the\s+)?(?:number\s+of\s+|volume\s+of\s+|level\s+of\s+)?(?:offending|offences|crimes?|incidents|reports|calls|violence|burglar|robber|thefts?|anti)",
    )
});

/// Checks sentences that take a direction as known.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for (at, sentence) in book.sentences.iter().enumerate() {
        let Some(found) = THE.captures(&sentence.text) else { continue };
        let (Some(whole), Some(word)) = (found.get(0), found.name("down").or(found.name("up")))
        else {
            continue;
        };
        let said = if found.name("down").is_some() { Direction::Down } else { Direction::Up };
        let Some(subject) =
            book.inherited(at).or_else(|| sentence.subjects.first().map(|(_, subject)| *subject))
        else {
            continue;
        };
        let changes: Vec<&Fact> = desk
            .facts
            .of(|what| what == What::Change)
            .filter(|fact| {
                fact.section == sentence.section
                    && fact.subject == subject
                    && fact.is_home(book)
                    && fact.value.abs() > 0.0
            })
            .collect();
        let against = changes.iter().all(|fact| fact.value * said.sign() < 0.0);
        let (Some(first), true) = (changes.first(), against) else { continue };
        let spot = desk.spot(sentence, &word.range());
        let working = format!(
            "The figures of this part show {} ({}).",
            if first.value > 0.0 { "a rise" } else { "a fall" },
            first.says
        );
        let spots: Vec<_> = changes.iter().map(|fact| fact.spot.clone()).collect();
        let should = if first.value > 0.0 { "increase" } else { "decrease" };
        debug_assert!(whole.end() <= sentence.text.len());
        desk.found(
            finding(
                Kind::Direction,
                Severity::Contradiction,
                Sure::Possible,
                spot,
                word.as_str(),
                working,
            )
            .should(should)
            .against(spots),
        );
    }
}
