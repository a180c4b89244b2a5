//! Shares in sentences: of a count that is given, and shares of one whole against each other.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::book::{Book, Sentence};
use crate::desk::{Desk, finding};
use crate::fact::{Fact, What};
use crate::number::Number;
use crate::pattern::pattern;
use crate::rounding::{between, percent, shown};
use crate::subject::{self, Subject};
use crate::{Kind, Severity, Spot, Sure};

static SHARE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:account(?:s|ed|ing)?\s+for|ma(?:de|kes?|king)\s+up|constitut(?:es?|ed|ing)|represent(?:s|ed|ing)|compris(?:es?|ed|ing)|equat(?:es?|ed|ing)\s+to|(?:is|was|were)\s+equal\s+to|contribut(?:es?|ed|ing))\b[^%;.]*$",
    )
});

/// A share with its part.
struct Share<'a> {
    sentence: &'a Sentence,
    number: Number,
    part: f64,
    part_says: String,
    part_spot: Spot,
    /// The place of the part, where it has one.
    place: Option<String>,
    /// What it is a share of.
    whole: Whole,
}

/// What a share is of.
#[derive(Debug, Clone, PartialEq)]
struct Whole {
    words: String,
    subject: Option<Subject>,
}

/// Checks every share that has its part beside it.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    let mut shares = Vec::new();
    for (at, sentence) in book.sentences.iter().enumerate() {
        shares.extend(of_sentence(desk, book, at, sentence));
    }
    let mut done = vec![false; shares.len()];
    for at in 0..shares.len() {
        if done[at] {
            continue;
        }
        let group: Vec<usize> =
            (at..shares.len()).filter(|other| same_whole(&shares[at], &shares[*other])).collect();
        for member in &group {
            done[*member] = true;
        }
        hold(desk, &group.iter().map(|at| &shares[*at]).collect::<Vec<_>>());
    }
}

fn same_whole(one: &Share, other: &Share) -> bool {
    one.sentence.section == other.sentence.section
        && match (one.whole.subject, other.whole.subject) {
            (Some(one), Some(other)) => one == other,
            _ => one.whole.words == other.whole.words,
        }
}

fn of_sentence<'a>(
    desk: &Desk,
    book: &'a Book,
    at: usize,
    sentence: &'a Sentence,
) -> Vec<Share<'a>> {
    let mut shares: Vec<Share> = Vec::new();
    let mut percents: Vec<&Number> = Vec::new();
    for number in sentence.numbers.iter().filter(|number| number.is_percent() && !number.signed) {
        // "Accounting for 12% and 9%": what is said of the first is said of the others.
        let goes_on = percents.last().is_some_and(|last| {
            matches!(
                sentence.between(last.range.end, number.range.start).trim(),
                "and" | "," | ", and" | "&"
            )
        });
        if goes_on || SHARE.is_match(sentence.between(0, number.range.start)) {
            percents.push(number);
        }
    }
    let respectively = sentence.lower().contains("respectively");
    let counts: Vec<&Number> = sentence.numbers.iter().filter(|number| number.is_count()).collect();
    for (order, number) in percents.iter().enumerate() {
        let before: Vec<&&Number> =
            counts.iter().filter(|count| count.range.end <= number.range.start).collect();
        let listed = percents.len() > 1 && before.len() == percents.len();
        if respectively && !listed {
            continue;
        }
        let part = if listed { before.get(order) } else { before.last() };
        let whole =
            whole(sentence, number).or_else(|| shares.last().map(|share| share.whole.clone()));
        let Some(whole) = whole else { continue };
        let share = match part {
            Some(count) if listed || percents.len() == 1 || order == 0 => Some((
                count.value,
                sentence.part(&count.range).to_owned(),
                desk.spot(sentence, &count.range),
                sentence.place_near(&count.range).map(str::to_owned),
            )),
            _ => by_subject(desk, book, at, sentence, &number.range),
        };
        if let Some((part, part_says, part_spot, place)) = share {
            shares.push(Share {
                sentence,
                number: (*number).clone(),
                part,
                part_says,
                part_spot,
                place,
                whole,
            });
        }
    }
    shares
}

/// "Theft made up 57% of …" where the count of theft is given nearby.
fn by_subject(
    desk: &Desk,
    book: &Book,
    at: usize,
    sentence: &Sentence,
    range: &Range<usize>,
) -> Option<(f64, String, Spot, Option<String>)> {
    let subject = sentence
        .subjects
        .iter()
        .rev()
        .find(|(found, _)| found.end <= range.start)
        .map(|(_, subject)| *subject)?;
    let line = sentence.line();
    let period = sentence.period();
    let fact: &Fact = desk
        .facts
        .of(|what| what == What::Count)
        .filter(|fact| {
            fact.subject == subject
                && fact.is_home(book)
                && Book::distance(fact.spot.index, line) <= 12
                && fact.spot.index <= book.sentences[at].last_line()
        })
        .filter(|fact| fact.period.is_none() || period.is_none() || fact.period == period)
        .max_by_key(|fact| fact.spot.index)?;
    Some((fact.value, fact.says.clone(), fact.spot.clone(), fact.place.clone()))
}

/// What stands after "of" says what a share is of; of a list with "respectively" the last says it for all.
fn whole(sentence: &Sentence, number: &Number) -> Option<Whole> {
    let rest = sentence.between(number.range.end, sentence.text.len());
    let at = rest.find("of ")?;
    let between = &rest[..at];
    let list = between.trim().is_empty()
        || between
            .split_whitespace()
            .all(|word| word == "and" || word.contains('%') || word.ends_with(','));
    if !list {
        return None;
    }
    let words: String =
        rest[at + 3..].split([',', ';', '.', '(']).next().unwrap_or("").trim().to_lowercase();
    let is_total = ["total", "all ", "overall", "recorded", "offences", "crime", "offending"]
        .iter()
        .any(|word| words.contains(word));
    let subject = subject::scan(&words).first().map(|(_, subject)| *subject);
    (is_total || subject.is_some()).then_some(Whole { words, subject })
}

fn hold(desk: &mut Desk, shares: &[&Share]) {
    let Some(first) = shares.first() else { return };
    let wholes: Vec<(f64, f64)> = shares.iter().map(|share| implied(share)).collect();
    let known = known(desk, first);
    let gives = |(least, most): &(f64, f64)| {
        known.iter().find(|(value, _)| (*least..=*most).contains(value))
    };
    let clash = wholes
        .iter()
        .enumerate()
        .any(|(at, one)| wholes[at + 1..].iter().any(|other| one.1 < other.0 || other.1 < one.0));
    for (share, whole) in shares.iter().zip(&wholes) {
        let spot = desk.spot(share.sentence, &share.number.range);
        if let Some((_, total)) = gives(whole) {
            desk.checked(&spot);
            desk.checked(&total.clone());
            continue;
        }
        // Of several the one that most others do not bear out is blamed.
        let agree = wholes.iter().filter(|other| whole.0 <= other.1 && other.0 <= whole.1).count();
        if !clash || agree > 1 && agree * 2 > wholes.len() {
            continue;
        }
        desk.checked(&share.part_spot);
        let mut says = share.sentence.part(&share.number.range).to_owned();
        let of = |share: &Share| shown(share.part / share.number.value * 100.0, 0);
        let others: Vec<&&Share> =
            shares.iter().filter(|other| !std::ptr::eq(**other, *share)).collect();
        let nearest = known.first();
        let is = nearest
            .map(|(total, _)| percent(share.part / total * 100.0, share.number.decimals.max(1)));
        let working = match (nearest.zip(is.as_ref()), &*others) {
            (Some(((total, _), is)), _) => format!(
                "{} of {} is {is}; {says} would be of {}.",
                share.part_says,
                shown(*total, 0),
                of(share)
            ),
            // Nobody knows which of two is wrong: that is one finding.
            (None, [other]) => {
                if std::ptr::eq(**other, *first) {
                    continue;
                }
                let other_says = other.sentence.part(&other.number.range);
                let working = format!(
                    "{} at {says} would be of {}, and {} at {other_says} of {}: these are not shares of one whole.",
                    share.part_says,
                    of(share),
                    other.part_says,
                    of(other)
                );
                says = format!("{says} and {other_says}");
                working
            }
            (None, _) => {
                let others: Vec<String> = others
                    .iter()
                    .map(|other| {
                        format!("{} at {}", of(other), other.sentence.part(&other.number.range))
                    })
                    .collect();
                format!(
                    "{} at {says} would be of {}; shares of the same whole would be of {}.",
                    share.part_says,
                    of(share),
                    others.join(" and ")
                )
            }
        };
        let beside: Vec<Spot> = match (nearest, &*others) {
            (Some((_, spot)), _) => vec![spot.clone()],
            (None, [other]) => {
                vec![desk.spot(other.sentence, &other.number.range), other.part_spot.clone()]
            }
            (None, _) => Vec::new(),
        };
        let against = [share.part_spot.clone()].into_iter().chain(beside);
        let mut found =
            finding(Kind::ShareOfTotal, Severity::Contradiction, Sure::Likely, spot, says, working)
                .against(against);
        found.should = is;
        desk.found(found);
    }
}

/// The wholes that a share and its part allow.
fn implied(share: &Share) -> (f64, f64) {
    let (least, most) = between(&share.number);
    (share.part / most.max(0.01) * 100.0, share.part / least.max(0.01) * 100.0)
}

/// Totals that the document gives of what the shares are of, nearest first.
fn known(desk: &Desk, share: &Share) -> Vec<(f64, Spot)> {
    let book = desk.book;
    let line = share.sentence.line();
    let mut known: Vec<&Fact> = desk
        .facts
        .of(|what| what == What::Count)
        .filter(|fact| fact.value >= share.part && fact.spot != share.part_spot)
        .filter(|fact| match (share.whole.subject, &share.place) {
            (Some(subject), _) => fact.subject == subject && fact.is_home(book),
            (None, _) => Book::distance(fact.spot.index, line) <= 12 && fact.is_home(book),
        })
        .collect();
    known.sort_by_key(|fact| Book::distance(fact.spot.index, line));
    known.into_iter().map(|fact| (fact.value, fact.spot.clone())).collect()
}
