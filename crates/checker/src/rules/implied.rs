//! The populations that counts and rates imply, held against each other and against the one that the document gives.

use std::sync::LazyLock;

use regex::Regex;

use super::apart::OTHER;
use super::pairs::{Pair, pairs};
use crate::book::{Book, Sentence};
use crate::desk::{Desk, finding};
use crate::direction;
use crate::fact::{Fact, Source, What};
use crate::number::{Number, Unit};
use crate::pattern::pattern;
use crate::rounding::shown;
use crate::{Kind, Severity, Sure};

/// A district's population hardly falls by more, or grows by more, from one year to the next: most grow by less than one in a
/// hundred, the fastest by about two.
const LEAST: f64 = -0.01;
const MOST: f64 = 0.025;
/// A count this many times what its rate says is of something else.
const GROSS: f64 = 1.5;
/// A rate this many times every other is of something else.
const FAR: f64 = 3.0;

/// Words that say of which people a rate or a count is.
static GROUP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:males?|females?|men|women|boys|girls|adults|children|young)\b")
});
static PER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\bper\s+(million|\d{1,3}(?:,\d{3})+)\b"));

/// Checks rates against counts through the population.
pub(super) fn check(desk: &mut Desk) {
    two_years(desk);
    let Some(population) = population(desk) else { return };
    counts(desk, population);
    rates(desk, population);
}

/// "Offences fell from A to B … the rate fell from C to D": A/C and B/D are populations of two years.
fn two_years(desk: &mut Desk) {
    let book = desk.book;
    for (at, sentence) in book.sentences.iter().enumerate() {
        let rates: Vec<Pair> =
            pairs(sentence).into_iter().filter(|pair| is_rate(sentence, pair)).collect();
        let [rate] = &*rates else { continue };
        let Some(subject) = book.subject(at, &sentence.numbers[rate.to].range) else { continue };
        let count = std::iter::once(sentence).chain(book.before(at, 6)).find_map(|earlier| {
            let pair = pairs(earlier).into_iter().find(|pair| is_count(earlier, pair))?;
            (earlier.section == sentence.section).then_some((earlier, pair))
        });
        let Some((earlier, count)) = count else { continue };
        let position = book.sentences[..=at]
            .iter()
            .rposition(|other| std::ptr::eq(other, earlier))
            .unwrap_or(at);
        let of_one = |word: &String| groups(book, position).contains(word);
        if book.subject(position, &earlier.numbers[count.to].range) != Some(subject)
            || !groups(book, at).iter().all(of_one)
            || !GROUP
                .find_iter(&earlier.text)
                .all(|word| groups(book, at).contains(&word.as_str().to_lowercase()))
            || !is_of_the_same(sentence, rate, earlier, &count)
        {
            continue;
        }
        populations(desk, sentence, rate, earlier, &count);
    }
}

/// Whether rates of all people and counts are of the same place and time, as far as they say.
fn is_of_the_same(sentence: &Sentence, rate: &Pair, earlier: &Sentence, count: &Pair) -> bool {
    let (of_rate, of_count) = (&sentence.numbers[rate.to].range, &earlier.numbers[count.to].range);
    let (place, other_place) = (sentence.place_near(of_rate), earlier.place_near(of_count));
    let of_others = [rate.from, rate.to].into_iter().any(|at| {
        let end = sentence.numbers[at].range.end;
        OTHER.is_match(sentence.between(end, sentence.text.len()))
    });
    let periods = |sentence: &Sentence| -> Vec<figure::Period> {
        sentence.whens.iter().filter_map(crate::when::When::period).collect()
    };
    let (own, other) = (periods(sentence), periods(earlier));
    let within = |one: &[figure::Period], other: &[figure::Period]| {
        one.iter().all(|period| other.contains(period))
    };
    // "792 compared with 344" can be of two places; what went up or down, or has its years, is of two times.
    let of_times = !other.is_empty() || !direction::scan(&earlier.text).is_empty();
    !of_others
        && of_times
        && (within(&own, &other) || within(&other, &own))
        && (place.is_none() || other_place.is_none() || place == other_place)
}

/// The groups of people that a sentence, or one before it in its paragraph, names.
fn groups(book: &Book, at: usize) -> Vec<String> {
    let Some(own) = book.sentences.get(at) else { return Vec::new() };
    let paragraph = book.sentences[..=at].iter().rev();
    paragraph
        .take_while(|sentence| sentence.paragraph == own.paragraph)
        .flat_map(|sentence| GROUP.find_iter(&sentence.text))
        .map(|found| found.as_str().to_lowercase())
        .collect()
}

/// How many a rate is per: as its sentence says, else a thousand.
fn base(sentence: &Sentence, rate: &Number) -> f64 {
    if let Unit::Per(base) = rate.unit {
        return base;
    }
    match PER.captures(&sentence.text).and_then(|found| found.get(1)) {
        Some(word) if word.as_str().eq_ignore_ascii_case("million") => 1_000_000.0,
        Some(number) => number.as_str().replace(',', "").parse().unwrap_or(1_000.0),
        None => 1_000.0,
    }
}

fn is_rate(sentence: &Sentence, pair: &Pair) -> bool {
    let numbers = [&sentence.numbers[pair.from], &sentence.numbers[pair.to]];
    numbers.iter().any(|number| number.decimals > 0)
        && numbers.iter().all(|number| (0.05..1_000.0).contains(&number.value))
}

fn is_count(sentence: &Sentence, pair: &Pair) -> bool {
    [pair.from, pair.to]
        .iter()
        .all(|at| sentence.numbers[*at].is_count() && sentence.numbers[*at].value >= 30.0)
}

fn populations(
    desk: &mut Desk,
    sentence: &Sentence,
    rate: &Pair,
    earlier: &Sentence,
    count: &Pair,
) {
    let number = |sentence: &Sentence, at: usize| -> Number { sentence.numbers[at].clone() };
    let (rate_from, rate_to) = (number(sentence, rate.from), number(sentence, rate.to));
    let (count_from, count_to) = (number(earlier, count.from), number(earlier, count.to));
    if rate_from.value <= 0.0 || rate_to.value <= 0.0 {
        return;
    }
    let base = base(sentence, &rate_to);
    // The widest that the printed rates allow.
    let before = count_from.value / rate_from.value * base;
    let after = count_to.value / rate_to.value * base;
    let slack = rate_from.half() / rate_from.value + rate_to.half() / rate_to.value;
    let grown = after / before - 1.0;
    let spot = desk.spot(sentence, &rate_from.range);
    let to_spot = desk.spot(sentence, &rate_to.range);
    desk.checked(&spot);
    desk.checked(&to_spot);
    if (LEAST - slack..=MOST + slack).contains(&grown) || before < 5_000.0 {
        return;
    }
    let says = format!("{} to {}", sentence.part(&rate_from.range), sentence.part(&rate_to.range));
    let (before, after) = (shown(before, 0), shown(after, 0));
    let working = format!(
        "{} at {} is {before} people and {} at {} is {after}: the population would have {} by {}% in between, so the rates are not of one population, or a count is wrong.",
        earlier.part(&count_from.range),
        sentence.part(&rate_from.range),
        earlier.part(&count_to.range),
        sentence.part(&rate_to.range),
        if grown < 0.0 { "fallen" } else { "grown" },
        shown(grown.abs() * 100.0, 1)
    );
    let against = [desk.spot(earlier, &count_from.range), desk.spot(earlier, &count_to.range)];
    desk.found(
        finding(
            Kind::ImpliedPopulation,
            Severity::Contradiction,
            Sure::Likely,
            spot,
            says,
            working,
        )
        .against(against),
    );
}

/// The population of the place that the document is about, where it gives one.
fn population(desk: &Desk) -> Option<f64> {
    let book = desk.book;
    let given = desk
        .facts
        .of(|what| what == What::Count)
        .filter(|fact| fact.subject.is_population() && fact.place.is_some() && fact.is_home(book));
    given.map(|fact| fact.value).find(|value| *value >= 5_000.0)
}

/// Whether a count is of a whole year.
fn of_a_year(fact: &Fact) -> bool {
    fact.period.is_some_and(|period| period.len() == 12) && fact.month.is_none()
}

/// A year's count that is nowhere near what any rate of the measure says.
fn counts(desk: &mut Desk, population: f64) {
    let (book, facts) = (desk.book, desk.facts);
    // One finding a line and measure: its other counts go wrong with the first.
    let mut last_line = None;
    for said in facts.of(|what| what == What::Count).filter(|fact| {
        !fact.is_of_table() && of_a_year(fact) && fact.value >= 100.0 && fact.is_home(book)
    }) {
        if !is_named(book, said) {
            continue;
        }
        let expected =
            expected(book, facts.of(|what| matches!(what, What::Rate(_))), said, population);
        let (Some(least), Some(most)) = (
            expected.iter().map(|(value, _)| *value).min_by(f64::total_cmp),
            expected.iter().map(|(value, _)| *value).max_by(f64::total_cmp),
        ) else {
            continue;
        };
        let inside = said.value >= least / GROSS && said.value <= most * GROSS;
        desk.checked(&said.spot);
        // The rate of the time nearest to the count's is meant.
        let apart = |rate: &Fact| match (rate.period, said.period) {
            (Some(one), Some(other)) => one.to().index().abs_diff(other.to().index()),
            _ => u32::MAX,
        };
        let nearest = expected.iter().min_by(|one, other| {
            apart(one.1)
                .cmp(&apart(other.1))
                .then((one.0 - said.value).abs().total_cmp(&(other.0 - said.value).abs()))
        });
        let (false, Some((count, rate))) = (inside, nearest) else { continue };
        let line = Some((said.spot.index, said.subject));
        if last_line == line {
            continue;
        }
        last_line = line;
        let is = shown(*count, 0);
        let working = format!(
            "{} per 1,000 of {} people would be {is}; {} may be of another measure.",
            rate.says,
            shown(population, 0),
            said.says
        );
        desk.found(
            finding(
                Kind::CountTwice,
                Severity::Contradiction,
                Sure::Likely,
                said.spot.clone(),
                said.says.clone(),
                working,
            )
            .should(is)
            .against([rate.spot.clone()]),
        );
    }
}

/// Whether the sentence of a count says itself what is counted, and not how much more or less it is.
fn is_named(book: &Book, said: &Fact) -> bool {
    let Source::Sentence(at, number) = said.source else { return false };
    let Some((sentence, number)) =
        book.sentences.get(at).and_then(|sentence| Some((sentence, sentence.numbers.get(number)?)))
    else {
        return false;
    };
    let by = sentence.between(0, number.range.start).trim_end().to_lowercase();
    let after: String = sentence.between(number.range.end, sentence.text.len()).to_lowercase();
    let differs = by.ends_with(" by")
        || by.ends_with(" or")
        || ["more", "fewer", "less"]
            .iter()
            .any(|word| after.split_whitespace().take(3).any(|after| after == *word));
    let bare = sentence.text.starts_with(|letter: char| letter.is_ascii_digit());
    // What a later clause counts is not what this one does.
    let clause_end = number.range.end + after.find([',', ';']).unwrap_or(after.len());
    let named = sentence.subject_near(&number.range) == Some(said.subject)
        && !crate::subject::counts_other(sentence.between(0, clause_end));
    // The year must be the sentence's own, not that of a title.
    let dated =
        sentence.whens.iter().any(|when| when.period().is_some_and(|period| period.len() == 12))
            || bare;
    !differs
        && dated
        && said.subject.is_measure()
        && (named || bare && sentence.text.split_whitespace().count() <= 14)
}

fn expected<'a>(
    book: &Book,
    rates: impl Iterator<Item = &'a Fact>,
    said: &Fact,
    population: f64,
) -> Vec<(f64, &'a Fact)> {
    let all: Vec<(f64, &Fact)> = rates
        .filter(|rate| rate.subject == said.subject && rate.is_home(book))
        .filter(|rate| rate.is_of_table() && rate.place.is_some() || of_a_year(rate))
        .map(|rate| {
            let base = if let What::Rate(Some(base)) = rate.what { base } else { 1_000.0 };
            (rate.value * population / base, rate)
        })
        .collect();
    // Rates of the same year are meant, where there are any.
    let same: Vec<(f64, &Fact)> =
        all.iter().filter(|(_, rate)| rate.period == said.period).copied().collect();
    if same.is_empty() { all } else { same }
}

/// A rate that is nowhere near any other of the measure, and that no count of it gives.
fn rates(desk: &mut Desk, population: f64) {
    let (book, facts) = (desk.book, desk.facts);
    for said in facts
        .of(|what| matches!(what, What::Rate(Some(_))))
        .filter(|fact| !fact.is_of_table() && fact.is_home(book))
    {
        let What::Rate(Some(base)) = said.what else { continue };
        let others: Vec<&Fact> = facts
            .of(|what| matches!(what, What::Rate(_)))
            .filter(|other| {
                other.subject == said.subject
                    && other.spot != said.spot
                    && other.is_home(book)
                    && (other.value - said.value).abs() > f64::EPSILON
            })
            .collect();
        let counts: Vec<&Fact> = facts
            .of(|what| what == What::Count)
            .filter(|count| {
                count.subject == said.subject && count.is_home(book) && count.value >= 10.0
            })
            .collect();
        let far = |other: &&Fact| other.value > said.value * FAR || other.value * FAR < said.value;
        let implied = said.value * population / base;
        let slack = (said.step / said.value / 2.0).max(0.1);
        let given = counts.iter().any(|count| (count.value / implied - 1.0).abs() <= slack);
        // Of a few there may be none among the counts, which begin at ten.
        let is_small = implied < 10.0 || said.subject.is_population();
        if others.is_empty() || !others.iter().all(far) || given || is_small || counts.len() < 2 {
            continue;
        }
        let Some(nearest) = counts.iter().min_by(|one, other| {
            (one.value / implied).ln().abs().total_cmp(&(other.value / implied).ln().abs())
        }) else {
            continue;
        };
        let is = shown(nearest.value / population * base, 3);
        let working = format!(
            "{} per {} of {} people would be {}; no count of {} here is near that. A count of {} would be {is}.",
            said.says,
            shown(base, 0),
            shown(population, 0),
            shown(implied, 0),
            said.subject.name(),
            nearest.says
        );
        let against = [nearest.spot.clone()]
            .into_iter()
            .chain(others.first().map(|other| other.spot.clone()));
        desk.found(
            finding(
                Kind::Rate,
                Severity::Contradiction,
                Sure::Likely,
                said.spot.clone(),
                said.says.clone(),
                working,
            )
            .should(is)
            .against(against),
        );
    }
}
