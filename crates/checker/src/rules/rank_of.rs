//! A place in a ranking that is longer than the ranking: "14th of 13 forces".

use std::sync::LazyLock;

use regex::Regex;

use crate::count_words::{FEW, count_word};
use crate::desk::{Desk, finding};
use crate::pattern::pattern;
use crate::{Kind, Severity, Sure};

static OF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?P<place>\d{{1,3}})(?:st|nd|rd|th)(?:\s+(?:highest|lowest|best|worst|safest|largest|smallest))?\s+(?:out\s+)?of\s+(?:all\s+|the\s+|our\s+){{0,2}}(?P<n>\d{{1,3}}|{FEW})\s+(?P<noun>[a-z][\w’'-]*s|[A-Z][\w’'-]+\s+\w+s|similar|comparable|neighbouring|other)\b"
    ))
});

/// Checks every place that says of how many it is one.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for sentence in &book.sentences {
        for found in OF.captures_iter(&sentence.text) {
            let (Some(place), Some(length), Some(whole)) =
                (found.name("place"), found.name("n"), found.get(0))
            else {
                continue;
            };
            let (Ok(said), Some(most)) =
                (place.as_str().parse::<usize>(), count_word(length.as_str()))
            else {
                continue;
            };
            let spot = desk.spot(sentence, &whole.range());
            desk.checked(&spot);
            if said > most {
                let working = format!("There is no place {said} among {most}.");
                desk.found(finding(
                    Kind::Rank,
                    Severity::Contradiction,
                    Sure::Certain,
                    spot,
                    whole.as_str(),
                    working,
                ));
            }
        }
    }
}
