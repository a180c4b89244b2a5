//! Why there is no number, in a sentence.

use figure::{AreaCode, FiguresError, Month, Period, Reason, VintageId};
use lake::VintageRecord;

use super::Evaluator;
use super::choice::{For, Held, Months};
use super::offer::Offer;
use super::reach::Spoken;

/// How near a source came to an answer: the nearest one's reason is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// It does not speak of the area.
    NotHere,
    /// It speaks of the area, but never of what is counted.
    NoCategory,
    /// It has other months.
    OtherMonths,
    /// It has some of the months.
    SomeMonths,
}

/// Why an offer whose vintages are held does not answer a period.
pub(super) fn not_covered(
    evaluator: &Evaluator,
    offer: &Offer,
    records: &[&VintageRecord],
    areas: For<'_>,
    held: &Held<'_>,
    value: &Months,
) -> Result<(Nearness, Reason), FiguresError> {
    let (For::Most(codes) | For::Any(codes)) = areas;
    let place = evaluator.names_of(codes);
    let months = held.all_months();
    if months.is_empty() {
        for record in records {
            for area in codes {
                if matches!(*evaluator.covered(offer, record, area)?, Spoken::NoCategory) {
                    let what = offer.category_names();
                    let reason =
                        format!("not available: {} has no {what} for {place}", offer.source);
                    return Ok((Nearness::NoCategory, Reason::new(reason)));
                }
            }
        }
        let reason =
            format!("not available: what is held of {} does not cover {place}", offer.source);
        return Ok((Nearness::NotHere, Reason::new(reason)));
    }
    let missing = value.missing();
    if missing.len() < value.period.len() {
        return Ok((Nearness::SomeMonths, missing_months(&missing)));
    }
    let span = match (months.first(), months.last()) {
        (Some(first), Some(last)) => {
            format!("; {} is held from {} to {}", offer.source, first.label(), last.label())
        }
        _ => String::new(),
    };
    let reason = format!("{}{span}", not_held(value.period));
    Ok((Nearness::OtherMonths, Reason::new(reason)))
}

/// "not available: 12 months to February 2020 is not held".
fn not_held(period: Period) -> String {
    let verb = if period.len() == 1 { "is" } else { "are" };
    format!("not available: the {} {verb} not held", period_words(period))
}

fn period_words(period: Period) -> String {
    if period.len() == 1 { format!("month of {period}") } else { period.to_string() }
}

/// "not available: June 2020, August 2020 and September 2020 are missing". Of long runs only the ends are named.
pub(super) fn missing_months(missing: &[Month]) -> Reason {
    let mut runs: Vec<(Month, Month)> = Vec::new();
    for &month in missing {
        match runs.last_mut() {
            Some((_, last)) if last.plus(1) == month => *last = month,
            _ => runs.push((month, month)),
        }
    }
    let words: Vec<String> = runs
        .iter()
        .flat_map(|&(first, last)| match last.index() - first.index() {
            0 => vec![first.label()],
            1 => vec![first.label(), last.label()],
            _ => vec![format!("{} to {}", first.label(), last.label())],
        })
        .collect();
    let verb = if missing.len() == 1 { "is" } else { "are" };
    Reason::new(format!("not available: {} {verb} missing", and(&words)))
}

/// Why nothing is known at all.
pub(super) fn nothing_held(offers: &[Offer], forced: Option<&VintageId>) -> Reason {
    let mut sources: Vec<String> = Vec::new();
    for offer in offers {
        let source = offer.source.to_string();
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    let sources = or(&sources);
    Reason::new(match forced {
        Some(id) => format!(
            "not available: the vintage {id} does not hold this measure, which is counted from {sources}"
        ),
        // Which sources could give it depends on where one is; the catalogue lists them.
        None => "not available: nothing that is held counts it".to_owned(),
    })
}

impl Evaluator {
    /// The names of some areas, for a sentence.
    fn names_of(&self, codes: &[AreaCode]) -> String {
        match codes {
            [one] => self.name_of(one),
            [] => "any area".to_owned(),
            many => format!("any of the {} areas", many.len()),
        }
    }
}

/// "a, b and c".
pub(super) fn and(words: &[String]) -> String {
    join(words, "and")
}

fn or(words: &[String]) -> String {
    join(words, "or")
}

fn join(words: &[String], last_word: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {last_word} {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_months_are_named() {
        let months = |texts: &[&str]| -> Vec<Month> {
            texts.iter().map(|text| text.parse().unwrap()).collect()
        };
        assert_eq!(
            missing_months(&months(&["2020-06", "2020-08", "2020-09"])).0,
            "not available: June 2020, August 2020 and September 2020 are missing"
        );
        assert_eq!(missing_months(&months(&["2020-06"])).0, "not available: June 2020 is missing");
        assert_eq!(
            missing_months(&months(&["2019-11", "2019-12", "2020-01", "2020-02", "2020-06"])).0,
            "not available: November 2019 to February 2020 and June 2020 are missing"
        );
    }
}
