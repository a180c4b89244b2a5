//! A rate in a sentence against the table of that measure.

use super::pairs::pairs;
use crate::book::Book;
use crate::desk::{Desk, finding};
use crate::fact::{Fact, Source, What};
use crate::{Finding, Kind, Severity, Sure};

/// Two rates that differ by more are hardly of one period and one measure.
const NEAR: f64 = 0.12;

/// Checks every rate of a sentence that a table has for the same measure and place.
pub(super) fn check(desk: &mut Desk) {
    let (book, facts) = (desk.book, desk.facts);
    let mut told: Vec<Finding> = Vec::new();
    let rates = || facts.of(|what| matches!(what, What::Rate(_)));
    for said in rates().filter(|fact| !fact.is_of_table() && !is_of_before(book, fact)) {
        let tabled: Vec<&Fact> = rates()
            .filter(|other| {
                other.is_of_table() && other.subject == said.subject && other.place.is_some()
            })
            .filter(|other| other.same_place(said, book) && same_base(said, other))
            .collect();
        if tabled.is_empty() {
            continue;
        }
        if let Some(same) = tabled.iter().find(|other| said.agrees(other)) {
            desk.checked(&said.spot);
            desk.checked(&same.spot);
            continue;
        }
        let off = |other: &Fact| (other.value / said.value - 1.0).abs();
        let nearest = tabled
            .into_iter()
            .filter(|other| off(other) <= NEAR && may_be_one(said, other))
            .min_by(|one, other| off(one).total_cmp(&off(other)));
        let Some(nearest) = nearest else { continue };
        let working = format!(
            "The table has {} for {} ({}). If both are right, say of which population or which day each is.",
            nearest.says,
            said.place_words(book),
            nearest.subject.name()
        );
        // One rate that is printed twice is told once, with every place.
        let same = |known: &&mut Finding| {
            known.says == said.says && known.against.first() == Some(&nearest.spot)
        };
        if let Some(known) = told.iter_mut().find(same) {
            desk.checked(&said.spot);
            known.against.push(said.spot.clone());
            continue;
        }
        let found = finding(
            Kind::RateTwice,
            Severity::Contradiction,
            Sure::Likely,
            said.spot.clone(),
            said.says.clone(),
            working,
        );
        told.push(found.should(nearest.says.clone()).against([nearest.spot.clone()]));
    }
    for found in told {
        desk.found(found);
    }
}

/// Whether a rate is the earlier of a pair: "from 76.2 to 62.3".
fn is_of_before(book: &Book, fact: &Fact) -> bool {
    let Source::Sentence(at, number) = fact.source else { return false };
    book.sentences
        .get(at)
        .is_some_and(|sentence| pairs(sentence).iter().any(|pair| pair.from == number))
}

fn same_base(one: &Fact, other: &Fact) -> bool {
    match (one.what, other.what) {
        (What::Rate(Some(one)), What::Rate(Some(other))) => (one - other).abs() < 0.5,
        _ => true,
    }
}

/// A period that both say must be the same one; a document that mixes years in one section says the wrong one as often as not.
fn may_be_one(one: &Fact, other: &Fact) -> bool {
    one.may_be_one_period(other)
        || !one.is_of_another_period(other) && one.section.abs_diff(other.section) <= 3
}
