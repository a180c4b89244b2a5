//! A rate beside its count, where the paragraph gives the population: "With a population of 50,000, 600 thefts, a rate of 12 per
//! 1,000".

use std::sync::LazyLock;

use regex::Regex;

use crate::book::{Book, Sentence};
use crate::desk::{Desk, finding};
use crate::number::{Number, Unit};
use crate::pattern::pattern;
use crate::rounding::{Fit, fit, shown};
use crate::{Kind, Severity, Sure};

/// What stands between a count and the rate that it makes.
static MAKES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^[^.;:()\d]{0,40}(?:(?:in|for|during)\s+\d{4})?(?:,?\s+(?:which\s+is\s+|giving\s+|at\s+|or\s+)?an?\s+(?:\w+\s+){0,2}rate\s+of\s+|\s*\(|,?\s+or\s+)$",
    )
});
static PEOPLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\bpopulation(?:\s+of(?:\s+[A-Z][\w’'-]+){1,3})?\s*(?:of|is|was|:|=)?\s*$")
});
/// A rate so many times another is of another time or of other people.
const FAR: f64 = 3.0;
/// A population is itself rounded or of another month: so much of a rate is no error.
const NEAR: f64 = 0.005;

/// Checks every rate whose count stands before it.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for (at, sentence) in book.sentences.iter().enumerate() {
        for rate in &sentence.numbers {
            let Unit::Per(base) = rate.unit else { continue };
            let count = sentence
                .numbers
                .iter()
                .rev()
                .find(|number| number.is_figure() && number.range.end <= rate.range.start)
                .filter(|number| number.is_count() && !is_population(sentence, number));
            let Some(count) = count else { continue };
            if MAKES.is_match(sentence.between(count.range.end, rate.range.start)) {
                hold(desk, at, count, rate, base);
            }
        }
    }
}

/// Whether a number stands after "population of".
pub(in crate::rules) fn is_population(sentence: &Sentence, number: &Number) -> bool {
    number.is_count() && PEOPLE.is_match(sentence.between(0, number.range.start))
}

/// The one population of a sentence's paragraph.
fn population(book: &Book, at: usize) -> Option<(&Sentence, &Number)> {
    let paragraph = book.sentences.get(at)?.paragraph;
    let first = book.sentences[..at].iter().rposition(|other| other.paragraph != paragraph);
    let mut people = book.sentences[first.map_or(0, |at| at + 1)..]
        .iter()
        .take_while(|other| other.paragraph == paragraph)
        .flat_map(|other| other.numbers.iter().map(move |number| (other, number)))
        .filter(|(other, number)| is_population(other, number));
    let found = people.next()?;
    people.next().is_none().then_some(found)
}

fn hold(desk: &mut Desk, at: usize, count: &Number, rate: &Number, base: f64) {
    let book = desk.book;
    let (Some(sentence), Some((of, people))) = (book.sentences.get(at), population(book, at))
    else {
        return;
    };
    if people.value <= count.value || rate.value <= 0.0 {
        return;
    }
    let truth = count.value / people.value * base;
    let spot = desk.spot(sentence, &rate.range);
    let against = [desk.spot(sentence, &count.range), desk.spot(of, &people.range)];
    for spot in against.iter().chain([&spot]) {
        desk.checked(spot);
    }
    let off = truth / rate.value;
    let near = (off - 1.0).abs() <= NEAR || fit(rate, truth) != Fit::Wrong;
    if near || !(1.0 / FAR..=FAR).contains(&off) {
        return;
    }
    let is = shown(truth, usize::from(rate.decimals) + 1);
    let working = format!(
        "{} for {} people is {is} per {}.",
        sentence.part(&count.range),
        of.part(&people.range),
        shown(base, 0)
    );
    let says = sentence.part(&rate.range).to_owned();
    desk.found(
        finding(Kind::Rate, Severity::Contradiction, Sure::Likely, spot, says, working)
            .should(is)
            .against(against),
    );
}
