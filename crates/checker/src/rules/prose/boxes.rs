//! A headline box: a figure, what it is, and its change from the figure before: "9,018 / thefts / down 12% from 10,050".

use std::sync::LazyLock;

use regex::Regex;

use crate::book::{Book, Sentence};
use crate::desk::{Desk, finding};
use crate::number::Number;
use crate::pattern::pattern;
use crate::rounding::{Fit, change, fit, percent};
use crate::{Kind, Severity, Sure};

static CHANGE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:(?P<up>up|rise\s+of)|down|fall\s+of)(?:\s+by)?\s+$"));
static FROM: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\s+(?:from|on)\s+$"));

/// Checks lines of change below a figure that stands alone.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for (at, sentence) in book.sentences.iter().enumerate() {
        let [said, from] = &*sentence.figures() else { continue };
        let Some(found) = CHANGE.captures(sentence.between(0, said.range.start)) else { continue };
        let ends = sentence.between(from.range.end, sentence.text.len()).trim().is_empty();
        if !said.is_percent()
            || !from.is_count()
            || !ends
            || !FROM.is_match(sentence.between(said.range.end, from.range.start))
        {
            continue;
        }
        let Some((of, to)) = above(book, at) else { continue };
        let Some(truth) = change(from.value, to.value) else { continue };
        let sign = if found.name("up").is_some() { 1.0 } else { -1.0 };
        let spot = desk.spot(sentence, &said.range);
        let against = [desk.spot(of, &to.range), desk.spot(sentence, &from.range)];
        for spot in against.iter().chain([&spot]) {
            desk.checked(spot);
        }
        // A figure that went far the other way is of another box.
        if truth * sign <= 0.0 || truth.abs() > 3.0 * said.value || fit(said, truth) != Fit::Wrong {
            continue;
        }
        let is = percent(truth, said.decimals);
        let working =
            format!("From {} to {} is {is}.", sentence.part(&from.range), of.part(&to.range));
        let says = sentence.part(&said.range).to_owned();
        desk.found(
            finding(
                Kind::PercentageChange,
                Severity::Contradiction,
                Sure::Likely,
                spot,
                says,
                working,
            )
            .should(is)
            .against(against),
        );
    }
}

/// The figure that stands alone above a label of few words.
fn above(book: &Book, at: usize) -> Option<(&Sentence, &Number)> {
    let label = book.sentences.get(at.checked_sub(1)?)?;
    let figure = book.sentences.get(at.checked_sub(2)?)?;
    let few = label.text.split_whitespace().count() <= 8 && label.figures().is_empty();
    let [only] = &*figure.figures() else { return None };
    let alone = figure.part(&only.range) == figure.text.trim();
    let near = Book::distance(figure.line(), book.sentences.get(at)?.line()) <= 4;
    (few && alone && near && only.is_count()).then_some((figure, *only))
}
