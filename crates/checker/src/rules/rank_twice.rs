//! A rank in a sentence against the table of that measure.

use crate::book::Book;
use crate::desk::{Desk, finding};
use crate::fact::{Fact, Source, What};
use crate::{Kind, Severity, Sure};

/// Checks every rank of a sentence that a table has for the same measure and place.
pub(super) fn check(desk: &mut Desk) {
    let (book, facts) = (desk.book, desk.facts);
    let ranks = || facts.of(|what| what == What::Rank);
    for said in ranks().filter(|fact| !fact.is_of_table() && ranks_a_level(book, fact)) {
        let tabled: Vec<&Fact> = ranks()
            .filter(|other| {
                other.is_of_table()
                    && other.subject == said.subject
                    && other.place.is_some()
                    && other.same_place(said, book)
                    && !other.is_of_another_period(said)
            })
            .collect();
        if tabled.is_empty() {
            continue;
        }
        if let Some(same) = tabled.iter().find(|other| (other.value - said.value).abs() < 0.5) {
            desk.checked(&said.spot);
            desk.checked(&same.spot);
            continue;
        }
        // The order may be turned: the 30th highest of 32 is the 3rd lowest.
        let turned = tabled.iter().any(|other| {
            longest(facts.all.iter(), other)
                .is_some_and(|length| (length + 1.0 - other.value - said.value).abs() < 0.5)
        });
        let nearest = tabled.iter().min_by(|one, other| {
            (one.value - said.value).abs().total_cmp(&(other.value - said.value).abs())
        });
        let (false, Some(nearest)) = (turned, nearest) else { continue };
        let working = format!(
            "The table has {} at {} on {}.",
            said.place_words(book),
            nearest.says,
            said.subject.name()
        );
        desk.found(
            finding(
                Kind::Rank,
                Severity::Contradiction,
                Sure::Likely,
                said.spot.clone(),
                said.says.clone(),
                working,
            )
            .should(nearest.says.clone())
            .against([nearest.spot.clone()]),
        );
    }
}

/// Whether the sentence ranks how much there is and not how much it changed.
fn ranks_a_level(book: &Book, fact: &Fact) -> bool {
    let Source::Sentence(at, number) = fact.source else { return false };
    let Some((sentence, number)) =
        book.sentences.get(at).and_then(|sentence| Some((sentence, sentence.numbers.get(number)?)))
    else {
        return false;
    };
    let clause = sentence.between(0, number.range.end);
    let start = clause.rfind([';', '.']).map_or(0, |at| at + 1);
    let after: String = sentence
        .text
        .get(number.range.end..)
        .unwrap_or("")
        .split([',', ';', '.'])
        .next()
        .unwrap_or("")
        .to_owned();
    let lower = format!("{}{after}", clause.get(start..).unwrap_or("")).to_lowercase();
    let changes =
        ["drop", "decrease", "increase", "reduction", "rise ", "fall ", "growth", "improve"];
    // "Theft from motor vehicles" moves nowhere.
    let lower = lower.replace("theft from ", "theft ").replace("thefts from ", "thefts ");
    let moved = lower.contains("climbed") || lower.contains(" up ") || lower.contains(" from ");
    !fact.subject.is_population() && !changes.iter().any(|word| lower.contains(word)) && !moved
}

/// The last rank of the table that a rank is of.
fn longest<'a>(facts: impl Iterator<Item = &'a Fact>, rank: &Fact) -> Option<f64> {
    facts
        .filter(|fact| fact.what == What::Rank && fact.source == rank.source)
        .map(|fact| fact.value)
        .max_by(f64::total_cmp)
}
