//! A total said after a list whose items have the parts: "Altogether 54 grants were made".

use std::sync::LazyLock;

use regex::Regex;

use crate::book::{Book, Sentence};
use crate::desk::{Desk, finding};
use crate::number::{self, Number};
use crate::pattern::pattern;
use crate::rounding::shown;
use crate::{Kind, Severity, Spot, Sure};

static ALL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:\S{1,6}\s+)?(?:altogether|in\s+all|in\s+total|overall),?\s+(?:there\s+were\s+)?$",
    )
});
/// The noun that is counted.
static NOUN: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s+(?P<noun>[a-z]{4,})\b"));

/// Checks the sentence after each list.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for sentence in &book.sentences {
        let Some(number) = sentence.numbers.iter().find(|number| number.is_figure()) else {
            continue;
        };
        if !number.is_count() || !ALL.is_match(sentence.between(0, number.range.start)) {
            continue;
        }
        let after = sentence.between(number.range.end, sentence.text.len());
        let Some(noun) = NOUN.captures(after).and_then(|found| found.name("noun")) else {
            continue;
        };
        let parts = parts(book, sentence.line(), noun.as_str().trim_end_matches('s'));
        if parts.len() < 2 {
            continue;
        }
        hold(desk, sentence, number, &parts);
    }
}

/// The lines at once above that each have so many of a thing, nearest first.
fn parts(book: &Book, line: usize, noun: &str) -> Vec<(usize, Number)> {
    let above = book.lines[..line.min(book.lines.len())].iter().enumerate().rev();
    above
        .map_while(|(at, line)| {
            let part = number::scan(&line.text, &[]).into_iter().find(|number| {
                let rest = line.text.get(number.range.end..).unwrap_or("");
                number.is_count() && rest.trim_start().to_lowercase().starts_with(noun)
            })?;
            Some((at, part))
        })
        .collect()
}

fn hold(desk: &mut Desk, sentence: &Sentence, number: &Number, parts: &[(usize, Number)]) {
    let sum: f64 = parts.iter().map(|(_, part)| part.value).sum();
    let spot = desk.spot(sentence, &number.range);
    desk.checked(&spot);
    let off = (sum - number.value).abs();
    if off < 0.5 || off > number.value * 0.15 {
        return;
    }
    let is = shown(sum, 0);
    let working = format!("The {} items above add up to {is}.", parts.len());
    let says = sentence.part(&number.range).to_owned();
    let against: Vec<Spot> = parts
        .iter()
        .map(|(at, part)| {
            let quote = desk.book.lines.get(*at).map_or("", |line| &line.text);
            desk.book.at(*at, part.range.clone(), quote)
        })
        .collect();
    desk.found(
        finding(Kind::SumOfParts, Severity::Contradiction, Sure::Likely, spot, says, working)
            .should(is)
            .against(against),
    );
}
