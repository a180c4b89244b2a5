//! A rate whose count and population stand in other sentences of its part of the document.

use std::sync::LazyLock;

use regex::Regex;

use crate::book::{Book, Sentence};
use crate::desk::{Desk, finding};
use crate::fact::{Fact, Source, What};
use crate::number::{Number, Unit};
use crate::pattern::pattern;
use crate::rounding::{Fit, fit, shown};
use crate::rules::pairs::pairs;
use crate::rules::prose::is_population;
use crate::subject;
use crate::{Kind, Severity, Sure};

/// So many lines apart a count and its rate are still of one part of a document.
const NEAR: usize = 15;
/// Populations of two years differ by so much, and no more.
const SLACK: f64 = 0.03;
/// A rate so many times what its count gives is of something else.
const FAR: f64 = 3.0;

/// Before a count that is not exact.
static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:about|around|approximately|approx|nearly|almost|over|than|least|some|another|further|average\s+of)\.?\s+$",
    )
});
static HAS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:has|had|home\s+to)\s+$"));
static RESIDENTS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\s+(?:residents|inhabitants)\b"));
/// What a rate is per that is not people of any age.
pub(in crate::rules) static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^[^.;]{0,40}\b(?:households?|homes|dwellings?|premises|properties|vehicles|adults|children|women|girls|men|males?|females?|married|pupils|workers|employees|aged|ages|births|visitors|daytime)\b",
    )
});

/// Checks every rate that one count of its measure and the one population of the document give.
pub(super) fn check(desk: &mut Desk) {
    let (book, facts) = (desk.book, desk.facts);
    let Some((home, people)) = population(book) else { return };
    for rate in facts.of(|what| matches!(what, What::Rate(Some(_)))) {
        let (What::Rate(Some(base)), Some((sentence, printed))) = (rate.what, own(book, rate))
        else {
            continue;
        };
        let rest = sentence.between(printed.range.end, sentence.text.len());
        let earlier =
            pairs(sentence).iter().any(|pair| sentence.numbers[pair.from].range == printed.range);
        if !matches!(printed.unit, Unit::Per(_))
            || OTHER.is_match(rest)
            || earlier
            || rate.value <= 0.0
        {
            continue;
        }
        let counts: Vec<&Fact> = facts
            .of(|what| what == What::Count)
            .filter(|count| is_of(book, rate, count, people.value))
            .collect();
        let truth = |count: &Fact| count.value / people.value * base;
        let fits = |count: &&Fact| {
            let off = truth(count) / rate.value;
            (off - 1.0).abs() <= SLACK || fit(printed, truth(count)) != Fit::Wrong
        };
        let spot = rate.spot.clone();
        if counts.iter().any(fits) {
            desk.checked(&spot);
            continue;
        }
        let [count] = &*counts else { continue };
        desk.checked(&spot);
        let truth = truth(count);
        if !(1.0 / FAR..=FAR).contains(&(truth / rate.value)) {
            continue;
        }
        let is = shown(truth, usize::from(printed.decimals) + 1);
        let working = format!(
            "{} for {} people is {is} per {}.",
            count.says,
            home.part(&people.range),
            shown(base, 0)
        );
        let against = [count.spot.clone(), desk.spot(home, &people.range)];
        desk.found(
            finding(Kind::Rate, Severity::Contradiction, Sure::Likely, spot, &*rate.says, working)
                .should(is)
                .against(against),
        );
    }
}

/// The sentence and the number of a fact.
fn own<'a>(book: &'a Book, fact: &Fact) -> Option<(&'a Sentence, &'a Number)> {
    let Source::Sentence(at, number) = fact.source else { return None };
    let sentence = book.sentences.get(at)?;
    Some((sentence, sentence.numbers.get(number)?))
}

/// Whether a count is the one that a rate is of, as far as both say: its sentence names the measure and no part of it.
fn is_of(book: &Book, rate: &Fact, count: &Fact, people: f64) -> bool {
    let Some((sentence, number)) = own(book, count) else { return false };
    let named = sentence.subject_near(&number.range) == Some(rate.subject);
    let differs =
        pairs(sentence).iter().any(|pair| sentence.numbers[pair.from].range == number.range)
            || ["by", "of"].iter().any(|word| {
                let before = sentence.between(0, number.range.start).to_lowercase();
                before.split_whitespace().next_back() == Some(word)
                    && !before.trim_end().ends_with("total of")
            });
    // What is of some months, or of days, is no year's count.
    let of_a_year =
        sentence.whens.iter().all(|when| when.period().is_some_and(|period| period.len() == 12));
    count.subject == rate.subject
        && number.is_count()
        && of_a_year
        && !ABOUT.is_match(sentence.between(0, number.range.start))
        && named
        && !differs
        && !subject::counts_other(&sentence.text)
        && count.value >= 30.0
        && count.value < people
        && count.section == rate.section
        && count.same_place(rate, book)
        && count.month == rate.month
        && !count.is_of_another_period(rate)
        && Book::distance(count.spot.index, rate.spot.index) <= NEAR
}

/// The one population that the sentences of a document give.
fn population(book: &Book) -> Option<(&Sentence, &Number)> {
    let mut people = book.sentences.iter().flat_map(|sentence| {
        let own = sentence.numbers.iter().filter(|number| is_people(sentence, number));
        own.map(move |number| (sentence, number))
    });
    let first = people.next()?;
    people.all(|(_, other)| (other.value - first.1.value).abs() < 0.5).then_some(first)
}

fn is_people(sentence: &Sentence, number: &Number) -> bool {
    let before = sentence.between(0, number.range.start);
    let after = sentence.between(number.range.end, sentence.text.len());
    number.is_count()
        && number.value >= 1_000.0
        && (is_population(sentence, number) || HAS.is_match(before) && RESIDENTS.is_match(after))
}
