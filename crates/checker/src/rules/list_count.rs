//! A list against the length that is said of it: "the four priorities are:", "the 5 boroughs (…)".

use std::sync::LazyLock;

use regex::Regex;

use crate::book::{Book, Sentence};
use crate::count_words::count_word;
use crate::desk::{Desk, finding};
use crate::pattern::pattern;
use crate::{Kind, Severity, Sure};

const NUMBER: &str = r"(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";

static LEADS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b{NUMBER}\s+(?:[\w’'-]+\s+){{0,6}}?[\w’'-]+s\b[^.;:]*(?:\b(?:are|were|is|was|include|included)|as\s+follows|following|below|these)\b[^.;:]{{0,20}}:\s*$|\b{NUMBER2}\s+(?:[\w’'-]+\s+){{0,3}}[\w’'-]+s\s*:\s*$",
        NUMBER2 = NUMBER.replace("?P<n>", "?P<m>")
    ))
});
static BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b{NUMBER}\s+(?P<noun>(?:[\w’'-]+\s+){{0,3}}?[\w’'-]+s)\b(?P<between>[^.;:()]{{0,90}})\((?P<list>[^()]+)\)"
    ))
});

/// Checks lists that follow a sentence, and lists in brackets.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for (at, sentence) in book.sentences.iter().enumerate() {
        following(desk, at, sentence);
        in_brackets(desk, sentence);
    }
}

fn following(desk: &mut Desk, at: usize, sentence: &Sentence) {
    let Some(found) = LEADS.captures(&sentence.text) else { return };
    let Some(number) = found.name("n").or(found.name("m")) else { return };
    let Some(said) = count_word(number.as_str()) else { return };
    let items = items(desk.book, at);
    if items < 2 {
        return;
    }
    let spot = desk.spot(sentence, &number.range());
    desk.checked(&spot);
    if items != said {
        let working = format!("{items} are listed.");
        desk.found(
            finding(
                Kind::ListCount,
                Severity::Contradiction,
                Sure::Likely,
                spot,
                number.as_str(),
                working,
            )
            .should(items.to_string()),
        );
    }
}

/// How many items follow a sentence: each a paragraph of its own, no other between them.
fn items(book: &Book, at: usize) -> usize {
    let mut paragraphs = Vec::new();
    for sentence in &book.sentences[at + 1..] {
        if !sentence.is_item {
            break;
        }
        paragraphs.push(sentence.paragraph);
    }
    paragraphs.dedup();
    paragraphs.len()
}

fn in_brackets(desk: &mut Desk, sentence: &Sentence) {
    for found in BRACKETS.captures_iter(&sentence.text) {
        let (Some(number), Some(list), Some(between)) =
            (found.name("n"), found.name("list"), found.name("between"))
        else {
            continue;
        };
        let Some(said) = count_word(number.as_str()) else { continue };
        // Another number between is what the list is of.
        if between.as_str().chars().any(|letter| letter.is_ascii_digit()) {
            continue;
        }
        let items: Vec<&str> = list
            .as_str()
            .split(',')
            .flat_map(|part| part.split(" and "))
            .map(|item| item.trim().trim_start_matches("and "))
            .filter(|item| !item.is_empty())
            .collect();
        let are_names = items.iter().all(|item| {
            item.starts_with(|letter: char| letter.is_uppercase())
                && item.split_whitespace().count() <= 4
                && !item.chars().any(|letter| letter.is_ascii_digit())
        });
        let open = list.as_str().contains("such as")
            || list.as_str().contains("e.g")
            || list.as_str().contains("including")
            || list.as_str().contains("etc");
        if items.len() < 2 || !are_names || open {
            continue;
        }
        let spot = desk.spot(sentence, &number.range());
        desk.checked(&spot);
        if items.len() != said {
            let working = format!("{} are named in the brackets: {}.", items.len(), list.as_str());
            desk.found(
                finding(
                    Kind::ListCount,
                    Severity::Contradiction,
                    Sure::Likely,
                    spot,
                    number.as_str(),
                    working,
                )
                .should(items.len().to_string()),
            );
        }
    }
}
