//! A part that is more than its whole, in the same place and month.

use crate::desk::{Desk, finding};
use crate::fact::{Fact, What};
use crate::{Kind, Severity, Sure};

/// Checks counts of a measure against those of what it is a part of.
pub(super) fn check(desk: &mut Desk) {
    let (book, facts) = (desk.book, desk.facts);
    let counts: Vec<&Fact> = facts
        .of(|what| what == What::Count)
        .filter(|fact| fact.value >= 10.0 && month(fact).is_some())
        .collect();
    for part in counts.iter().filter(|fact| !fact.is_of_table()) {
        let whole = counts.iter().find(|whole| {
            part.value > whole.value
                && part.subject.is_part_of(whole.subject)
                && one_month(part, whole)
                && part.same_place(whole, book)
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
}

/// The month that a fact is of, with its year where that is said.
fn month(fact: &Fact) -> Option<(Option<i32>, u32)> {
    match fact.period {
        Some(period) if period.len() == 1 => Some((Some(period.to().year()), period.to().month())),
        None => fact.month.map(|month| (None, month)),
        Some(_) => None,
    }
}

/// Whether both are of one month, said by both.
fn one_month(one: &Fact, other: &Fact) -> bool {
    match (month(one), month(other)) {
        (Some((one_year, one)), Some((other_year, other))) => {
            one == other && (one_year.is_none() || other_year.is_none() || one_year == other_year)
        }
        _ => false,
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
