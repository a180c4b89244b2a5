//! A list against the length that is said of it: "the four priorities are:", "the 5 boroughs (…)".

use std::sync::LazyLock;

use regex::Regex;

use crate::book::{Book, Sentence};
use crate::count_words::count_word;
use crate::desk::{Desk, finding};
use crate::pattern::pattern;
use crate::{Kind, Severity, Sure};

const NUMBER: &str = r"(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";

/// A number of things, and a colon at the end of the sentence.
static LEADS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b{NUMBER}\s+(?:[\w’'-]+\s+){{0,6}}?[\w’'-]+s\b[^.;:()\d]*(?:\d{{4}}(?:[-–/]\d+)?)?\s*:\s*$"
    ))
});
/// A number of things, a colon, and the things in the same sentence.
static INLINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b{NUMBER}\s+(?:[\w’'-]+\s+){{0,3}}?[\w’'-]+s\b[^.;:()\d]{{0,60}}:\s*(?P<list>[^:;()]+?)\.?$"
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
        inline(desk, sentence);
    }
}

/// Whether what is counted is time, age or a name: "the last four years", "aged 12", "Tier 2".
fn counts_time(sentence: &Sentence, range: &std::ops::Range<usize>) -> bool {
    let after = sentence.between(range.end, sentence.text.len()).to_lowercase();
    let before = sentence.between(0, range.start).to_lowercase();
    let next: Vec<&str> = after.split_whitespace().take(2).collect();
    let last = before.split_whitespace().next_back().unwrap_or("");
    let time = ["year", "month", "week", "day", "hour", "minute", "quarter", "time"];
    next.iter().any(|word| time.iter().any(|time| word.starts_with(time)))
        || matches!(
            last,
            "aged"
                | "age"
                | "tier"
                | "stage"
                | "phase"
                | "level"
                | "wave"
                | "part"
                | "table"
                | "figure"
                | "over"
                | "under"
        )
        || after.starts_with(['-', '–'])
}

fn following(desk: &mut Desk, at: usize, sentence: &Sentence) {
    let Some(found) = LEADS.captures(&sentence.text) else { return };
    let Some(number) = found.name("n") else { return };
    let Some(said) = count_word(number.as_str())
        .filter(|said| *said > 1 && stands_alone(&sentence.text, number.start()))
    else {
        return;
    };
    // Another number before it is what the list may be of.
    let first = sentence
        .numbers
        .iter()
        .find(|number| number.is_figure())
        .is_none_or(|first| first.range.start >= number.start());
    if counts_time(sentence, &number.range()) {
        return;
    }
    let items = items(desk.book, at);
    // A list that goes over a page may have lost its items there.
    if items < 2 || !first || items.abs_diff(said) > 3 {
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

/// "Five places: Ashby, Borley, Corby and Denby."
fn inline(desk: &mut Desk, sentence: &Sentence) {
    let Some(found) = INLINE.captures(&sentence.text) else { return };
    let (Some(number), Some(list)) = (found.name("n"), found.name("list")) else { return };
    let Some(said) = count_word(number.as_str())
        .filter(|said| *said > 1 && stands_alone(&sentence.text, number.start()))
    else {
        return;
    };
    let items: Vec<&str> = list
        .as_str()
        .split(',')
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" & "))
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .collect();
    // Names and dates are a list; clauses are not.
    let short = items.iter().all(|item| {
        let words = item.split_whitespace().count();
        words <= 4
            && (item.starts_with(|letter: char| letter.is_uppercase())
                || item.starts_with("the ")
                || is_date(item))
    });
    if items.len() < 3 || !short {
        return;
    }
    let spot = desk.spot(sentence, &number.range());
    desk.checked(&spot);
    // "A and B" may be one name.
    let fewest = list.as_str().split(',').count();
    if items.len() != said && fewest != said {
        let working = format!("{} are listed: {}.", items.len(), list.as_str());
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

/// Whether a number stands by itself: "2" of "2.2" and "25" of "24/25" do not.
fn stands_alone(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or("");
    !before.ends_with(['/', '.', '-', '–', '£', ','])
        && !before.ends_with(|letter: char| letter.is_ascii_digit())
}

fn is_date(text: &str) -> bool {
    crate::when::scan(text)
        .iter()
        .any(|when| matches!(when.what, crate::when::What::DayOf(..) | crate::when::What::Day(_)))
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
            .flat_map(|part| part.split(" & "))
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
        // "A & B" may be one name.
        let fewest = items.len() - list.as_str().matches(" & ").count();
        if items.len() != said && fewest != said {
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
