//! A part that is more than its whole, in the same place and month; a count said twice.

use crate::book::Book;
use crate::desk::{Desk, finding};
use crate::fact::{Fact, Source, What};
use crate::{Kind, Severity, Sure};

/// Checks counts of a measure against those of what it is a part of, and against those of itself.
pub(super) fn check(desk: &mut Desk) {
    let (book, facts) = (desk.book, desk.facts);
    let counts: Vec<&Fact> =
        facts.of(|what| what == What::Count).filter(|fact| fact.value >= 10.0).collect();
    for part in counts.iter().filter(|fact| !fact.is_of_table()) {
        let whole = counts.iter().find(|whole| {
            part.subject.is_part_of(whole.subject)
                && part.same_place(whole, book)
                && one_month(part, whole)
                && part.value > whole.value
        });
        let Some(whole) = whole else { continue };
        let working = format!(
            "{} is a part of {}, of which there were {} in the same month.",
            part.subject.name(),
            whole.subject.name(),
            whole.says
        );
        desk.found(
            finding(
                Kind::PartExceedsWhole,
                Severity::Contradiction,
                Sure::Possible,
                part.spot.clone(),
                part.says.clone(),
                capital(&working),
            )
            .should(format!("at most {}", whole.says))
            .against([whole.spot.clone()]),
        );
    }
    twice(desk, &counts);
}

/// Whether both are of one month, said by both.
fn one_month(one: &Fact, other: &Fact) -> bool {
    let month = |fact: &Fact| match fact.period {
        Some(period) if period.len() == 1 => Some((Some(period.to().year()), period.to().month())),
        None => fact.month.map(|month| (None, month)),
        Some(_) => None,
    };
    match (month(one), month(other)) {
        (Some((one_year, one)), Some((other_year, other))) => {
            one == other && (one_year.is_none() || other_year.is_none() || one_year == other_year)
        }
        _ => false,
    }
}

/// Two counts of one measure, place and period that are nearly the same: one of them is older, or mistyped.
fn twice(desk: &mut Desk, counts: &[&Fact]) {
    let book = desk.book;
    for (at, later) in counts.iter().enumerate() {
        if later.is_of_table() || later.value < 100.0 || !is_said(book, later) {
            continue;
        }
        let same = counts[..at].iter().filter(|earlier| {
            earlier.subject == later.subject
                && earlier.same_place(later, book)
                && earlier.period.is_some()
                && earlier.period == later.period
                && !(earlier.is_of_table() && earlier.place.is_none())
        });
        let same: Vec<&&Fact> = same.collect();
        let near = |earlier: &Fact| (earlier.value / later.value - 1.0).abs();
        if same.iter().any(|earlier| near(earlier) < 1e-9) {
            desk.checked(&later.spot);
            continue;
        }
        let Some(earlier) = same
            .into_iter()
            .filter(|earlier| near(earlier) < 0.02)
            .max_by_key(|earlier| earlier.spot.index)
        else {
            continue;
        };
        let working =
            format!("{} stands for the same measure, place and period elsewhere.", earlier.says);
        desk.found(
            finding(
                Kind::CountTwice,
                Severity::Contradiction,
                Sure::Likely,
                later.spot.clone(),
                later.says.clone(),
                working,
            )
            .should(earlier.says.clone())
            .against([earlier.spot.clone()]),
        );
    }
}

/// Whether a sentence says what is counted and ends as one: a row that was read as a line does not.
fn is_said(book: &Book, fact: &Fact) -> bool {
    let Source::Sentence(at, number) = fact.source else { return false };
    book.sentences.get(at).is_some_and(|sentence| {
        let numbers = sentence
            .numbers
            .iter()
            .filter(|number| number.is_count() && number.is_figure())
            .count();
        let near =
            sentence.numbers.get(number).and_then(|number| sentence.subject_near(&number.range));
        near == Some(fact.subject) && numbers <= 2 && sentence.text.ends_with('.')
            || sentence.whens.iter().any(|when| when.period() == fact.period) && numbers == 1
    })
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
