//! What has a number and a name, "Priority Two: Safer Streets", and elsewhere the name with another number.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::Spot;
use crate::book::Book;
use crate::count_words::{FEW, count_word};
use crate::desk::{Desk, finding};
use crate::pattern::pattern;
use crate::{Kind, Severity, Sure};

const THINGS: &str = "Priority|Objective|Theme|Aim|Goal|Outcome|Pillar|Strand|Workstream";

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?P<said>(?P<thing>{THINGS})\s+(?P<n>\d{{1,2}}|(?i:one|{FEW})))\b\s*[:–—-]*\s*(?P<name>[A-Z][\w’'&-]*(?:\s+(?:(?:and|of|the|to|for|in|on|against|from|with|our|&)\s+){{0,2}}[A-Z][\w’'&-]*){{1,8}})"
    ))
});
static ALONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"^(?P<thing>{THINGS})\s+(?P<n>\d{{1,2}}|(?i:one|{FEW}))\s*[:–—-]*$"))
});

/// A place where a name stands with a number.
struct Given {
    thing: String,
    number: usize,
    name: String,
    is_title: bool,
    says: String,
    spot: Spot,
}

/// Checks every name that has more than one number.
pub(super) fn check(desk: &mut Desk) {
    let all = given(desk.book);
    let mut by_name: BTreeMap<(&str, &str), Vec<&Given>> = BTreeMap::new();
    for one in &all {
        by_name.entry((&one.thing, &one.name)).or_default().push(one);
    }
    for ((thing, _), places) in by_name {
        // The number that titles give it is its own; a document with two lists of priorities gives it two.
        let mut own: Vec<&&Given> = places.iter().filter(|place| place.is_title).collect();
        own.dedup_by_key(|place| place.number);
        let [title] = *own else { continue };
        for place in places.iter().filter(|place| !place.is_title) {
            desk.checked(&place.spot);
            // The other number must have a name of its own.
            let other = all.iter().any(|other| {
                other.thing == thing
                    && other.number == place.number
                    && other.name != place.name
                    && other.is_title
            });
            if place.number == title.number || !other {
                continue;
            }
            let working = format!("That name is the title of {} in this document.", title.says);
            desk.found(
                finding(
                    Kind::SelfContradiction,
                    Severity::Contradiction,
                    Sure::Likely,
                    place.spot.clone(),
                    place.says.clone(),
                    working,
                )
                .should(title.says.clone())
                .against([title.spot.clone()]),
            );
        }
    }
}

fn given(book: &Book) -> Vec<Given> {
    let mut all = Vec::new();
    for (at, sentence) in book.sentences.iter().enumerate() {
        for found in NAMED.captures_iter(&sentence.text) {
            let (Some(thing), Some(number), Some(name), Some(said)) =
                (found.name("thing"), found.name("n"), found.name("name"), found.name("said"))
            else {
                continue;
            };
            let Some(number) = count_word(number.as_str()) else { continue };
            let is_title = sentence.is_title
                && sentence.between(0, said.start()).split_whitespace().count() <= 1;
            all.push(Given {
                thing: thing.as_str().to_owned(),
                number,
                name: folded(name.as_str()),
                is_title,
                says: said.as_str().to_owned(),
                spot: book.spot(sentence, &said.range()),
            });
        }
        // "Priority 2", and the name on the next line.
        if let Some(found) = ALONE.captures(sentence.text.trim())
            && let Some(next) = book.sentences.get(at + 1)
            && next.is_title
            && let (Some(thing), Some(number)) = (found.name("thing"), found.name("n"))
            && let Some(number) = count_word(number.as_str())
        {
            all.push(Given {
                thing: thing.as_str().to_owned(),
                number,
                name: folded(&next.text),
                is_title: true,
                says: sentence.text.trim().to_owned(),
                spot: book.spot(sentence, &(0..sentence.text.len())),
            });
        }
    }
    all
}

/// The words of a name in small letters.
fn folded(name: &str) -> String {
    let words =
        name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).filter(|word| word != "and").collect::<Vec<_>>().join(" ")
}
