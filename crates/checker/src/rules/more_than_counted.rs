//! A ranking of more places than there were offences.

use crate::book::{Book, Sentence};
use crate::desk::{Desk, finding};
use crate::{Kind, Severity, Sure};

/// Checks every short ranking under a title against the count that the title's figures give.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    let mut at = 0;
    while at < book.sentences.len() {
        let length = ranking(book, at);
        if length >= 2 {
            hold(desk, at, length);
        }
        at += length.max(1);
    }
}

/// How many lines from here are "1 Northgate", "2 Southgate", ….
fn ranking(book: &Book, at: usize) -> usize {
    let entry = |sentence: &Sentence, rank: usize| {
        let Some((number, name)) = sentence.text.split_once(' ') else { return false };
        let bare = number.trim_end_matches(['.', ')']);
        bare.parse() == Ok(rank)
            && name.starts_with(|letter: char| letter.is_uppercase())
            && name.split_whitespace().count() <= 6
            && !name.chars().any(|letter| letter.is_ascii_digit())
            && !name.ends_with('.')
    };
    (1..).zip(&book.sentences[at..]).take_while(|(rank, sentence)| entry(sentence, *rank)).count()
}

fn hold(desk: &mut Desk, at: usize, length: usize) {
    let book = desk.book;
    let Some(first) = book.sentences.get(at) else { return };
    let head = at.checked_sub(1).and_then(|at| book.sentences.get(at)).filter(|head| {
        let lower = head.lower();
        Book::distance(head.line(), first.line()) <= 2
            && lower.contains("rank")
            && head.text.split_whitespace().count() <= 6
    });
    let Some(head) = head else { return };
    // The line of figures of the same part: it begins with its count.
    let counted = book
        .before(at, 40)
        .filter(|earlier| earlier.section == first.section)
        .filter_map(|earlier| {
            let number = earlier
                .numbers
                .first()
                .filter(|number| number.is_count() && number.range.start == 0)?;
            let noun =
                earlier.text.get(number.range.end..)?.split_whitespace().next()?.to_lowercase();
            let counts =
                noun.ends_with('s') && noun.len() > 3 && noun.chars().all(char::is_alphabetic);
            (counts && ranking_is_not(earlier)).then_some((earlier, number))
        });
    let Some((figures, number)) = counted.last() else { return };
    let spot = desk.spot(head, &(0..head.text.len()));
    desk.checked(&spot);
    #[expect(
        clippy::cast_precision_loss,
        reason = "a ranking has fewer lines than a float has whole numbers"
    )]
    let more = length as f64 > number.value;
    if more {
        let working = format!(
            "{length} are ranked, and there were {} in all: at least one of them had none.",
            figures.part(&number.range)
        );
        let says = format!("{length} ranked ({})", head.text);
        let against = [desk.spot(figures, &number.range)];
        desk.found(
            finding(
                Kind::MoreThanCounted,
                Severity::Contradiction,
                Sure::Likely,
                spot,
                says,
                working,
            )
            .should(format!("at most {}", figures.part(&number.range)))
            .against(against),
        );
    }
}

/// A line of a ranking begins with a number too, and its next word is a name.
fn ranking_is_not(sentence: &Sentence) -> bool {
    sentence
        .text
        .split_whitespace()
        .nth(1)
        .is_some_and(|word| word.starts_with(|letter: char| letter.is_lowercase()))
}
