//! Facts that sentences say.

use std::ops::Range;
use std::sync::LazyLock;

use figure::Period;
use regex::Regex;

use super::{Fact, Source, What};
use crate::book::{Book, Sentence};
use crate::number::{Number, Unit};
use crate::pattern::pattern;
use crate::rules::change::{direction_of, is_change};
use crate::subject::Subject;
use crate::when::When;

/// What a number counts at once: places and bodies, which no measure is of.
static AREAS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s+(?:of\s+(?:the\s+)?\d+\s+)?(?:[\w’'-]+\s+){0,2}?(?:boroughs|wards|districts|councils|forces|authorities|neighbourhoods|lsoas|teams|schools)\b",
    )
});
/// A time that a clause names without a date.
static RELATIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:last|past|rolling)\s+(?:(?:12|twelve|24|six|three|\d+)\s+)?(?:months?|years?|quarter|weeks?)\b|\b(?:over|during)\s+the\s+year\b|\byear\s+to\s+date\b",
    )
});

/// The facts of all sentences.
pub(super) fn facts(book: &Book) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (at, sentence) in book.sentences.iter().enumerate() {
        if book.is_head(sentence.line()) || is_of_contents(book, sentence) || is_mark(sentence) {
            continue;
        }
        let places = respectively(sentence);
        for (number_at, number) in sentence.numbers.iter().enumerate() {
            if is_numbering(sentence, number) {
                continue;
            }
            let Some(what) = what(sentence, number_at) else { continue };
            let Some(subject) = subject(book, at, number, what) else { continue };
            let place = places
                .iter()
                .find(|(found, _)| *found == number_at)
                .map(|(_, place)| place.clone())
                .or_else(|| sentence.place_near(&number.range).map(str::to_owned))
                .or_else(|| sentence.title_place.clone());
            let sign = if what == What::Change {
                direction_of(sentence, number).map_or(1.0, crate::direction::Direction::sign)
            } else {
                1.0
            };
            facts.push(Fact {
                subject,
                place,
                period: period_of(sentence, &number.range),
                month: month_of(sentence, &number.range),
                what,
                value: if what == What::Change { number.value.abs() * sign } else { number.value },
                step: number.step(),
                says: sentence.part(&number.range).to_owned(),
                spot: book.spot(sentence, &number.range),
                section: sentence.section,
                source: Source::Sentence(at, number_at),
            });
        }
    }
    facts
}

/// Whether a sentence is of a list of contents, whose numbers are pages: dots lead to them.
fn is_of_contents(book: &Book, sentence: &Sentence) -> bool {
    static LEADERS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:\.\s?){5,}|…{2,}"));
    let mut lines = [sentence.line(), sentence.last_line()].into_iter();
    lines.any(|line| book.lines.get(line).is_some_and(|line| LEADERS.is_match(&line.text)))
}

/// Whether a sentence is a number by itself, or with a mark: what stands at a chart.
fn is_mark(sentence: &Sentence) -> bool {
    let is_sign = |letter: char| matches!(letter, '▲' | '▼' | '△' | '▽' | '●' | '■');
    let letters = sentence.text.chars().filter(|letter| letter.is_alphabetic()).count();
    letters < 3 || sentence.text.contains(is_sign)
}

/// Whether a number is that of an item or a title, which it stands before: "4. 4 All recorded crime".
fn is_numbering(sentence: &Sentence, number: &Number) -> bool {
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(?:\d+[.)]\s+)?$"));
    let before = sentence.between(0, number.range.start);
    let after = sentence.between(number.range.end, sentence.text.len());
    let is_first = BEFORE.is_match(before)
        && (sentence.is_item || sentence.is_title || !before.trim().is_empty());
    is_first
        && number.value < 100.0
        && number.decimals == 0
        && after.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// What a number says.
fn what(sentence: &Sentence, at: usize) -> Option<What> {
    let number = sentence.numbers.get(at)?;
    if is_change(sentence, at) {
        return Some(What::Change);
    }
    let is_of_areas = AREAS.is_match(sentence.between(number.range.end, sentence.text.len()));
    match number.unit {
        // "The 8th lowest rate of 32 boroughs, per 1,000 residents".
        Unit::Per(_) if is_of_areas => None,
        Unit::Per(base) => Some(What::Rate(Some(base))),
        Unit::Ordinal => is_rank(sentence, number).then_some(What::Rank),
        Unit::Plain if number.signed => None,
        Unit::Plain if is_rate(sentence, number) => Some(What::Rate(base_before(sentence, number))),
        Unit::Plain if number.decimals == 0 => (!is_of_areas).then_some(What::Count),
        _ => None,
    }
}

/// Whether the words before a number, or at once after it, call it a rate.
fn is_rate(sentence: &Sentence, number: &Number) -> bool {
    let before = sentence.between(0, number.range.start).to_lowercase();
    let words: Vec<&str> = before.split_whitespace().collect();
    let near = &words[words.len().saturating_sub(14)..];
    let said = near.iter().any(|word| {
        matches!(word.trim_matches(|letter: char| !letter.is_alphanumeric()), "rate" | "rates")
    });
    said && number.decimals > 0
}

/// "The rate per 1,000 fell from … to …": what the rate is per.
fn base_before(sentence: &Sentence, number: &Number) -> Option<f64> {
    let before = sentence.between(0, number.range.start);
    let at = before.rfind("per ")?;
    let digits: String = before[at + 4..]
        .chars()
        .take_while(|letter| letter.is_ascii_digit() || *letter == ',')
        .filter(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}

/// Whether an ordinal is a place in a ranking: of the best, the lowest, among boroughs, or ranked.
fn is_rank(sentence: &Sentence, number: &Number) -> bool {
    let lower = sentence.lower();
    let after: Vec<&str> =
        lower.get(number.range.end..).unwrap_or("").split_whitespace().take(4).collect();
    let before = lower.get(..number.range.start).unwrap_or("");
    let words: Vec<&str> = before.split_whitespace().collect();
    let near = &words[words.len().saturating_sub(6)..];
    let superlative = after.first().is_some_and(|word| {
        word.ends_with("est")
            || matches!(
                *word,
                "best"
                    | "worst"
                    | "most"
                    | "least"
                    | "among"
                    | "amongst"
                    | "of"
                    | "out"
                    | "in"
                    | "overall"
            )
    });
    superlative || near.iter().any(|word| word.starts_with("rank") || word.starts_with("position") || *word == "puts" || *word == "places")
        // "behind Northgate in 3rd and Southgate in 5th", in a sentence on ranks.
        || near.last() == Some(&"in") && (lower.contains("rank") || lower.contains("borough"))
}

fn subject(book: &Book, at: usize, number: &Number, what: What) -> Option<Subject> {
    let sentence = book.sentences.get(at)?;
    // "The 8th lowest rate per 1,000 of theft from vehicles": what follows "of" is ranked.
    if what == What::Rank
        && let Some((found, subject)) =
            sentence.subjects.iter().find(|(found, _)| found.start >= number.range.end)
    {
        let between = sentence.between(number.range.end, found.start);
        if between.trim_end().ends_with(" of")
            && between.split_whitespace().count() <= 9
            && !between.contains([',', ';'])
        {
            return Some(*subject);
        }
    }
    book.subject(at, &number.range)
}

/// Places and numbers listed one after the other with "respectively".
fn respectively(sentence: &Sentence) -> Vec<(usize, String)> {
    let lower = sentence.lower();
    let Some(end) = lower.find("respectively") else { return Vec::new() };
    let numbers: Vec<usize> = sentence
        .numbers
        .iter()
        .enumerate()
        .filter(|(_, number)| number.is_figure() && number.range.end <= end)
        .map(|(at, _)| at)
        .collect();
    let Some(&last) = numbers.last() else { return Vec::new() };
    let unit = |at: usize| {
        (
            sentence.numbers[at].is_percent(),
            sentence.numbers[at].decimals > 0,
            matches!(sentence.numbers[at].unit, Unit::Ordinal),
        )
    };
    let listed: Vec<usize> =
        numbers.into_iter().rev().take_while(|at| unit(*at) == unit(last)).collect();
    let first = listed.last().map_or(0, |at| sentence.numbers[*at].range.start);
    let mut places: Vec<&(Range<usize>, String)> =
        sentence.places.iter().filter(|(found, _)| found.end <= first).collect();
    places.drain(..places.len().saturating_sub(listed.len()));
    if places.len() != listed.len() || places.len() < 2 {
        return Vec::new();
    }
    listed.into_iter().rev().zip(places).map(|(at, (_, place))| (at, place.clone())).collect()
}

/// The period of a number: the one its sentence names, of several the nearest after it in its clause, else that of the titles.
pub(crate) fn period_of(sentence: &Sentence, range: &Range<usize>) -> Option<Period> {
    let named: Vec<_> = sentence.whens.iter().filter(|when| when.period().is_some()).collect();
    if named.is_empty() {
        return if sentence.whens.is_empty() { sentence.title_period } else { None };
    }
    if let [only] = &*named {
        return if has_own_time(sentence, range, only) { None } else { only.period() };
    }
    let after = named.iter().find(|when| when.range.start >= range.end)?;
    let between = sentence.between(range.end, after.range.start);
    let is_near = between.len() < 40
        && !between.chars().any(|letter| letter.is_ascii_digit())
        && !between.contains([',', ';']);
    if is_near { after.period() } else { None }
}

/// Whether the clause of a number says when by another word than a date, and the date stands in another clause.
fn has_own_time(sentence: &Sentence, range: &Range<usize>, dated: &When) -> bool {
    let before = sentence.between(0, range.start);
    let start = before.rfind([',', ';', '(']).map_or(0, |at| at + 1);
    let after = sentence.between(range.end, sentence.text.len());
    let end = range.end + after.find([',', ';', ')']).unwrap_or(after.len());
    let apart = dated.range.end <= start || dated.range.start >= end;
    apart && RELATIVE.is_match(sentence.between(start, end))
}

/// The month that is named nearest after a number without its year.
fn month_of(sentence: &Sentence, range: &Range<usize>) -> Option<u32> {
    let after = sentence.whens.iter().find(|when| when.range.start >= range.end)?;
    let (from, to) = after.months()?;
    let between = sentence.between(range.end, after.range.start);
    (from == to && between.len() < 40).then_some(from)
}
