//! The highest and the lowest month of a year against the year, and a spike that was under its mean.

use std::sync::LazyLock;

use regex::Regex;

use super::told::Told;
use crate::book::Book;
use crate::desk::{Desk, finding};
use crate::fact::{Fact, Source, What};
use crate::pattern::pattern;
use crate::rounding::shown;
use crate::{Kind, Severity, Sure};

/// So many lines apart a year and its months are still of one part of a document.
const NEAR: usize = 20;
/// Counts of other things are further off than this.
const FAR: f64 = 4.0;

/// What stands before the count of the highest or the lowest month.
static MONTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?P<high>peak(?:ed|ing)?|(?:highest|busiest)\s+month)|(?P<low>(?:lowest|quietest)(?:\s+month)?))\b[^.;:(),\d]{0,40}?\b(?:at|of|with|was|saw)\s+$",
    )
});
static SPIKE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:spikes?|spiked|surge)\b"));

/// Checks months and spikes against the year that they are of.
pub(super) fn check(desk: &mut Desk, told: &[Told]) {
    let (book, facts) = (desk.book, desk.facts);
    for fact in facts.of(|what| what == What::Count) {
        let Source::Sentence(at, number) = fact.source else { continue };
        let Some((sentence, number)) = book
            .sentences
            .get(at)
            .and_then(|sentence| Some((sentence, sentence.numbers.get(number)?)))
        else {
            continue;
        };
        let years: Vec<&Told> = told.iter().filter(|year| is_year_of(book, year, fact)).collect();
        let [year] = &*years else { continue };
        let whole = year.number.value;
        let (months, high) =
            if let Some(found) = MONTH.captures(sentence.between(0, number.range.start)) {
                (1.0, found.name("high").is_some())
            } else if SPIKE.is_match(&sentence.text)
                && let Some(period) = fact.period.filter(|period| (2..=6).contains(&period.len()))
            {
                (f64::from(u8::try_from(period.len()).unwrap_or(1)), true)
            } else {
                continue;
            };
        let spot = fact.spot.clone();
        let before = desk.spot(year.sentence, &year.number.range);
        desk.checked(&spot);
        desk.checked(&before);
        let (mean, own) = (whole / 12.0, fact.value / months);
        let wrong = if high { own < mean } else { own > mean };
        if !wrong || own * FAR < mean || mean * FAR < own {
            continue;
        }
        let each =
            if months > 1.5 { format!(" ({} a month)", shown(own, 0)) } else { String::new() };
        let working = format!(
            "{} in the year is {} a month on average, so {}{each} is {} than the average.",
            year.sentence.part(&year.number.range),
            shown(mean, 0),
            fact.says,
            if high { "lower" } else { "higher" }
        );
        desk.found(
            finding(
                Kind::Comparison,
                Severity::Contradiction,
                Sure::Likely,
                spot,
                &*fact.says,
                working,
            )
            .against([before]),
        );
    }
}

/// Whether a count is of the year that another is of a part of.
fn is_year_of(book: &Book, year: &Told, part: &Fact) -> bool {
    let Source::Sentence(at, _) = part.source else { return false };
    let (Some(sentence), Some(period)) = (book.sentences.get(at), part.period) else {
        return false;
    };
    year.period.len() == 12
        && year.at != at
        && period.len() < 12
        && year.period.from() <= period.from()
        && period.to() <= year.period.to()
        && year.sentence.section == part.section
        && book.subject(year.at, &year.number.range) == Some(part.subject)
        && year.sentence.subjects.len() == 1
        && year
            .sentence
            .places
            .iter()
            .map(|(_, place)| place)
            .eq(sentence.places.iter().map(|(_, place)| place))
        && Book::distance(year.sentence.line(), part.spot.index) <= NEAR
}
