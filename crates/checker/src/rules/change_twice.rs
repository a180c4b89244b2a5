//! One change said in several places, and worked out from its two values in one of them.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::book::{Book, Sentence};
use crate::desk::{Desk, finding};
use crate::fact::{Fact, Source, What};
use crate::number::Unit;
use crate::pattern::pattern;
use crate::rounding::{Fit, change, fit_value, percent};
use crate::subject::Subject;
use crate::when::What as When;
use crate::{Kind, Severity, Spot, Sure};

/// So far apart, in lines, two changes are still of one part of a document.
const NEAR: usize = 40;

/// A place, known or not.
static IN_PLACE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b[Ii]n\s+([A-Z][a-z]+(?:\s+[A-Z][a-z]+)*)"));
/// A stretch of time without a date.
static STRETCH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\bover\s+the\s+(?:year|quarter|month)\b|\bthis\s+(?:month|quarter)\b")
});

/// After a subject: a part of it is meant.
static OF_PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s+(?:occurring|involving|committed|reported|recorded|against|on|by|with|where|that|which|flagged|linked)\b",
    )
});
/// A change that is of what the sentence before tells.
static PRONOUN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:This|It|These|They|That)\s+(?:has\s+|have\s+|had\s+)?(?:rose|risen|fell|fallen|grew|grown|increased|decreased|dropped|declined|went|is|was|were|are|represents?)\b",
    )
});
static RATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\brates?\b|\bper\s+(?:\d|thousand|million|head)"));
static YEAR_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:previous|last|prior)\s+year\b|\byear\s+(?:before|earlier|ago)\b|\byear-on-year\b",
    )
});

/// A change that is worked out from two values.
struct Worked {
    subject: Subject,
    place: Option<String>,
    periods: Vec<figure::Period>,
    times: Vec<String>,
    section: usize,
    /// Whether the values are rates, which go with the population too.
    of_rates: bool,
    truth: f64,
    spot: Spot,
    words: String,
}

/// Checks every change that is said without its values against those that have them, or against another that is said.
pub(super) fn check(desk: &mut Desk) {
    let (book, facts) = (desk.book, desk.facts);
    let worked = worked(book);
    let changes: Vec<&Fact> = facts
        .of(|what| what == What::Change)
        .filter(|fact| !fact.is_of_table() && fact.subject.is_measure())
        .collect();
    for said in &changes {
        if has_values(book, said) || speaks_of_before(book, said) {
            continue;
        }
        let of: Vec<&Worked> = worked.iter().filter(|worked| worked.fits(said, book)).collect();
        if of.is_empty() {
            against_said(desk, said, &changes);
            continue;
        }
        let fits = |worked: &Worked| {
            worked.truth * said.value >= 0.0
                && fit_value(said.value.abs(), said.step, worked.truth.abs()) != Fit::Wrong
        };
        desk.checked(&said.spot);
        // A fall beside a rise of quite another size is of something else.
        let unlike = |worked: &Worked| {
            let (one, other) = (worked.truth.abs(), said.value.abs());
            worked.truth * said.value < 0.0 && one.max(other) > 3.0 * one.min(other)
        };
        if of.iter().any(|worked| fits(worked)) || of.iter().all(|worked| unlike(worked)) {
            continue;
        }
        let Some(nearest) = of.into_iter().min_by(|one, other| {
            (one.truth - said.value).abs().total_cmp(&(other.truth - said.value).abs())
        }) else {
            continue;
        };
        let is =
            format!("{}{}", if nearest.truth > 0.0 { "+" } else { "" }, percent(nearest.truth, 1));
        let working = format!("{} is {is} ({}).", nearest.words, said.subject.name());
        desk.found(
            finding(
                Kind::PercentageChangeTwice,
                Severity::Contradiction,
                Sure::Likely,
                said.spot.clone(),
                said.says.clone(),
                working,
            )
            .should(is)
            .against([nearest.spot.clone()]),
        );
    }
}

/// The changes that two values of a sentence make.
fn worked(book: &Book) -> Vec<Worked> {
    let mut worked = Vec::new();
    for (at, sentence) in book.sentences.iter().enumerate() {
        // "This rose from 174 to 282": of what, the sentence before says in more words than its subject.
        if PRONOUN.is_match(&sentence.text) {
            continue;
        }
        for pair in super::change::values_of(sentence) {
            let (Some(from), Some(to)) =
                (sentence.numbers.get(pair.from), sentence.numbers.get(pair.to))
            else {
                continue;
            };
            let (Some(truth), Some(subject)) =
                (change(from.value, to.value), book.subject(at, &to.range))
            else {
                continue;
            };
            worked.push(Worked {
                subject,
                place: sentence.place_near(&to.range).map(str::to_owned),
                periods: periods(sentence),
                times: times(sentence, &to.range),
                section: sentence.section,
                of_rates: matches!(to.unit, Unit::Per(_)) || RATE.is_match(&sentence.text),
                truth,
                spot: book.spot(sentence, &to.range),
                words: format!(
                    "From {} to {}",
                    sentence.part(&from.range),
                    sentence.part(&to.range)
                ),
            });
        }
    }
    worked
}

/// The periods that a sentence names.
fn periods(sentence: &Sentence) -> Vec<figure::Period> {
    sentence.whens.iter().filter_map(crate::when::When::period).collect()
}

/// The months that the clause of a number names without a year, and the stretches of time without a date.
fn times(sentence: &Sentence, range: &Range<usize>) -> Vec<String> {
    let clause = clause(sentence, range);
    let inside = |found: &Range<usize>| clause.start <= found.start && found.end <= clause.end;
    let months = sentence
        .whens
        .iter()
        .filter(|when| matches!(when.what, When::MonthOf(_)) && inside(&when.range));
    let mut times: Vec<String> =
        months.map(|when| sentence.part(&when.range).to_lowercase()).collect();
    let stretches = STRETCH.find_iter(&sentence.text).filter(|found| inside(&found.range()));
    times.extend(stretches.map(|found| found.as_str().to_lowercase()));
    times
}

/// The same of a change.
fn times_of(book: &Book, said: &Fact) -> Vec<String> {
    let Source::Sentence(_, number) = said.source else { return Vec::new() };
    sentence_of(book, said)
        .and_then(|sentence| Some(times(sentence, &sentence.numbers.get(number)?.range)))
        .unwrap_or_default()
}

/// The part of a sentence that a number stands in: from comma to comma.
fn clause(sentence: &Sentence, range: &Range<usize>) -> Range<usize> {
    let parts = [", ", "; "];
    let before = sentence.between(0, range.start);
    let after = sentence.between(range.end, sentence.text.len());
    let start = parts.iter().filter_map(|part| before.rfind(part)).max().unwrap_or(0);
    let end = parts.iter().filter_map(|part| after.find(part)).min().unwrap_or(after.len());
    start..range.end + end
}

/// Whether a sentence says of what, or in which place, its change is, where the other does not: "robbery of phones", "in
/// Northgate".
fn is_narrower(book: &Book, said: &Fact, other: &str) -> bool {
    let Some(sentence) = sentence_of(book, said) else { return false };
    let of = sentence.subjects.iter().any(|(range, subject)| {
        let rest = sentence.between(range.end, sentence.text.len());
        *subject == said.subject && (rest.starts_with(" of ") || OF_PART.is_match(rest))
    });
    let elsewhere = IN_PLACE.captures_iter(&sentence.text).any(|found| {
        found.get(1).is_some_and(|place| {
            let dated = sentence
                .whens
                .iter()
                .any(|when| when.range.start <= place.start() && place.start() < when.range.end);
            !dated && !other.contains(place.as_str()) && !book.places.is_home(place.as_str())
        })
    });
    of || elsewhere
}

impl Worked {
    fn fits(&self, said: &Fact, book: &Book) -> bool {
        let home =
            |place: &Option<String>| place.as_ref().is_none_or(|place| book.places.is_home(place));
        let place = match (&self.place, &said.place) {
            (Some(one), Some(other)) => crate::book::Places::same(one, other),
            (one, other) => home(one) && home(other),
        };
        let own = sentence_of(book, said).map(periods).unwrap_or_default();
        // What names its years is held only against what names one of them, or none.
        let period = self.periods.is_empty()
            || own.is_empty()
            || own.iter().all(|period| self.periods.contains(period));
        let sentence = sentence_of(book, said).map_or("", |sentence| &*sentence.text);
        let rates = !self.of_rates || RATE.is_match(sentence);
        let years = !YEAR_BEFORE.is_match(sentence) || !self.spans_years();
        let narrower = is_narrower(book, said, &self.spot.quote);
        let near = self.section == said.section
            && Book::distance(self.spot.index, said.spot.index) <= NEAR;
        // A month or a stretch of time that only one of them names makes it another change.
        let times = times_of(book, said);
        let time = times.is_empty() && self.times.is_empty()
            || times.iter().any(|time| self.times.contains(time))
            || !own.is_empty() && !self.periods.is_empty();
        self.subject == said.subject
            && place
            && period
            && time
            && rates
            && years
            && near
            && !narrower
    }

    /// Whether more than a year and a bit lies between its two values.
    fn spans_years(&self) -> bool {
        const YEAR: u32 = 14;
        let ends = || self.periods.iter().map(|period| period.to().index());
        ends().max().unwrap_or(0).abs_diff(ends().min().unwrap_or(0)) > YEAR
    }
}

/// Whether the sentence of a change has the values of it, which the rule on changes holds it against.
fn has_values(book: &Book, fact: &Fact) -> bool {
    let Source::Sentence(at, number) = fact.source else { return true };
    let Some(sentence) = book.sentences.get(at) else { return true };
    let count =
        (0..sentence.numbers.len()).filter(|at| super::change::is_change(sentence, *at)).count();
    let pairs = super::change::values_of(sentence).len();
    pairs > 0 && (count == 1 || super::change::is_held(sentence, number))
}

/// Whether a change is of figures that stand just before it: "That is a rise of 17%", or of counts in its own sentence.
fn speaks_of_before(book: &Book, fact: &Fact) -> bool {
    let Some(sentence) = sentence_of(book, fact) else { return true };
    if !sentence.subjects.iter().any(|(_, subject)| *subject == fact.subject)
        && !is_definite(sentence, fact)
    {
        return true;
    }
    let counts = sentence.numbers.iter().any(|number| number.is_figure() && number.is_count());
    counts && !is_bare(sentence) || super::change::GOES_ON.is_match(&sentence.text)
}

/// "The decrease of 44%", "Northgate's decrease of 14.5%": a change that the reader is taken to know.
fn is_definite(sentence: &Sentence, fact: &Fact) -> bool {
    let Source::Sentence(_, number) = fact.source else { return false };
    let Some(number) = sentence.numbers.get(number) else { return false };
    let before = sentence.between(0, number.range.start).to_lowercase();
    let words: Vec<&str> = before.split_whitespace().collect();
    let near = &words[words.len().saturating_sub(5)..];
    let noun = near.iter().any(|word| {
        ["decrease", "increase", "reduction", "rise", "fall", "drop", "decline", "growth"]
            .contains(word)
    });
    let known = near.iter().any(|word| {
        matches!(*word, "the" | "this" | "its" | "our" | "their")
            || word.ends_with("'s")
            || word.ends_with("’s")
    });
    noun && known || is_bare(sentence)
}

/// A change in a sentence against the same one in the line of figures of its section.
fn against_said(desk: &mut Desk, said: &Fact, changes: &[&Fact]) {
    let book = desk.book;
    let Some(sentence) = sentence_of(book, said) else { return };
    // A line of figures says it first; a sentence repeats it.
    // What is of one month, or of a part, is another change.
    if is_bare(sentence) || !times_of(book, said).is_empty() {
        return;
    }
    let same = |other: &&&Fact| {
        other.subject == said.subject
            && other.same_place(said, book)
            && Book::distance(other.spot.index, said.spot.index) <= NEAR
            && sentence_of(book, other).is_some_and(is_bare)
    };
    let figures: Vec<&&Fact> = changes.iter().filter(same).collect();
    let agrees = |other: &Fact| {
        other.value * said.value >= 0.0 && {
            let (step, off) =
                (said.step.max(other.step), (said.value.abs() - other.value.abs()).abs());
            off < step
        }
    };
    let Some(first) = figures.first() else { return };
    desk.checked(&said.spot);
    if figures.iter().any(|other| agrees(other)) {
        return;
    }
    // What repeats a contradiction is part of it.
    let repeats = changes.iter().any(|earlier| {
        earlier.spot.index < said.spot.index
            && agrees(earlier)
            && desk.has(&earlier.spot)
            && Book::distance(earlier.spot.index, said.spot.index) <= NEAR
    });
    if repeats {
        return;
    }
    let working =
        format!("The figures of this section have {} for {}.", first.says, said.subject.name());
    let finding = finding(
        Kind::PercentageChangeTwice,
        Severity::Contradiction,
        Sure::Likely,
        said.spot.clone(),
        said.says.clone(),
        working,
    )
    .should(first.says.clone())
    .against([first.spot.clone()]);
    desk.found(finding);
}

fn sentence_of<'a>(book: &'a Book, fact: &Fact) -> Option<&'a Sentence> {
    match fact.source {
        Source::Sentence(at, _) => book.sentences.get(at),
        Source::Grid(_) => None,
    }
}

/// Whether a sentence is a line of figures: it begins with one and has no verb.
fn is_bare(sentence: &Sentence) -> bool {
    sentence.numbers.first().is_some_and(|number| number.is_figure() && number.range.start == 0)
        && sentence.text.split_whitespace().count() <= 14
        && !sentence.text.ends_with('.')
}
