//! "All were higher, and four of the five were higher": a sentence that says two things of one group.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::count_words::count_word;
use crate::desk::{Desk, finding};
use crate::pattern::pattern;
use crate::{Kind, Severity, Sure};

static ALL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:all|every one|each|none)\s+(?:of\s+(?:them|these|the\s+\w+)\s+)?(?:had|have|has|were|are|was|is|saw|showed)\b\s*(?P<rest>[^,;.]*)",
    )
});
static SOME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?P<n>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?:out\s+)?of\s+the\s+(?P<m>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s+(?:[\w-]+\s+)?(?:had|have|has|were|are|was|is|saw|showed)\b\s*(?P<rest>[^,;.]*)",
    )
});

/// Words that say nothing of themselves.
const EMPTY: [&str; 14] = [
    "the", "a", "an", "of", "in", "rate", "rates", "crime", "than", "and", "to", "had", "were",
    "also",
];

/// Words that say how much.
const DEGREES: [&str; 5] = ["much", "far", "well", "even", "twice"];

/// Checks sentences that say "all" and a part of all of the same thing.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for sentence in &book.sentences {
        let (Some(all), Some(some)) = (ALL.captures(&sentence.text), SOME.captures(&sentence.text))
        else {
            continue;
        };
        let group = |name: &str| some.name(name).and_then(|found| count_word(found.as_str()));
        let (Some(part), Some(whole)) = (group("n"), group("m")) else { continue };
        let said = |found: &regex::Captures| -> BTreeSet<String> {
            let words = found.name("rest").map_or("", |rest| rest.as_str());
            words
                .split_whitespace()
                .map(str::to_lowercase)
                .filter(|word| !EMPTY.contains(&&**word))
                .collect()
        };
        let (Some(all_found), Some(some_found)) = (all.get(0), some.get(0)) else { continue };
        let shared: Vec<String> = said(&all).intersection(&said(&some)).cloned().collect();
        let comparative = shared
            .iter()
            .any(|word| word.ends_with("er") || matches!(&**word, "more" | "less" | "fewer"));
        // "All were higher, and four of the five much higher" says more of the four.
        let graded = said(&some)
            .difference(&said(&all))
            .any(|word| word.ends_with("ly") || DEGREES.contains(&&**word));
        if part >= whole || !comparative || graded {
            continue;
        }
        let spot = desk.spot(sentence, &all_found.range());
        let says = format!(
            "all; {} of the {}",
            some.name("n").map_or("", |n| n.as_str()),
            some.name("m").map_or("", |m| m.as_str())
        );
        let working = format!(
            "“{}” and “{}” cannot both hold.",
            all_found.as_str().trim(),
            some_found.as_str().trim()
        );
        let against = [desk.spot(sentence, &some_found.range())];
        desk.found(
            finding(
                Kind::SelfContradiction,
                Severity::Contradiction,
                Sure::Certain,
                spot,
                says,
                working,
            )
            .against(against),
        );
    }
}
