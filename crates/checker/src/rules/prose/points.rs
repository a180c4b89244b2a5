//! Differences of percentages in points: "from 71% to 64%, a fall of 9 percentage points".

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::book::Sentence;
use crate::count_words::count_word;
use crate::desk::{Desk, finding};
use crate::number::Number;
use crate::pattern::pattern;
use crate::rounding::shown;
use crate::{Kind, Severity, Sure};

static POINTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s(])(?P<n>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty)\s+(?:percentage\s+points?|points?|pp)\b",
    )
});
/// What says that it is the difference of the two at once before.
static APART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:\s+(?:in\s+\S+|a\s+year\s+(?:earlier|before)))?\)?\s*[,:–]\s+(?:an?|the)\s+(?:\w+\s+)?(?:gap|fall|rise|difference|increase|decrease|drop|improvement|reduction|change)\s+of\s+$",
    )
});
static FROM: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bfrom\s+$"));
static ROUNDED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:over|under|about|around|nearly|almost|approximately|than|roughly|some)\s*$")
});

/// Checks every difference in points that has its two percentages before it in its sentence.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for sentence in &book.sentences {
        for found in POINTS.captures_iter(&sentence.text) {
            let Some(said) = found.name("n") else { continue };
            let value = said.as_str().parse::<f64>().ok().or_else(|| {
                count_word(said.as_str()).and_then(|n| u32::try_from(n).ok()).map(f64::from)
            });
            let rounded = ROUNDED.is_match(sentence.between(0, said.start()));
            let (Some(value), false) = (value, rounded) else { continue };
            hold(desk, sentence, said.range(), value);
        }
    }
}

fn hold(desk: &mut Desk, sentence: &Sentence, said: Range<usize>, value: f64) {
    let whole = |number: &&Number| {
        number.is_percent() && !number.signed && !sentence.part(&number.range).contains('p')
            || number.is_percent() && sentence.part(&number.range).contains("cent")
    };
    let all: Vec<&Number> = sentence
        .numbers
        .iter()
        .filter(whole)
        .filter(|number| !sentence.part(&number.range).contains("point"))
        .collect();
    let differ = |one: &Number, other: &Number| (one.value - other.value).abs();
    let fits = all.iter().enumerate().any(|(at, one)| {
        all[at + 1..].iter().any(|other| (differ(one, other) - value).abs() < 1e-6)
    });
    let spot = desk.spot(sentence, &said);
    let before: Vec<&&Number> =
        all.iter().filter(|number| number.range.end <= said.start).collect();
    let after: Vec<&&Number> = all.iter().filter(|number| number.range.start >= said.end).collect();
    // The two at once before, with no others of their clause; else "by six points, from 78% to 83%".
    let near = |one: &Number, other: &Number| {
        let between = sentence.between(one.range.end, other.range.start);
        !between.contains([';', '.']) && between.split_whitespace().count() <= 14
    };
    let pair = match (&*before, &*after) {
        ([.., one, other], _) | ([], [one, other]) if near(one, other) => Some((**one, **other)),
        _ => None,
    };
    let Some((one, other)) = pair else { return };
    let stands = if other.range.end <= said.start {
        sentence.between(other.range.end, said.start)
    } else {
        sentence.between(said.end, one.range.start)
    };
    let from_to = FROM.is_match(sentence.between(0, one.range.start))
        && sentence.between(one.range.end, other.range.start).trim() == "to";
    let few = stands.split_whitespace().count() <= 5 && !stands.contains([';', '.']);
    if !(from_to && few || APART.is_match(stands)) {
        return;
    }
    desk.checked(&spot);
    // A number in words is a round one: "one percentage point, from 12.6% to 13.7%".
    let in_words = !sentence.part(&said).contains(|letter: char| letter.is_ascii_digit());
    if fits || in_words && (differ(one, other) - value).abs() < 0.5 {
        return;
    }
    let truth = differ(one, other);
    let decimals = one.decimals.max(other.decimals);
    let says = sentence.part(&said).to_owned();
    // Both may be rounded, so that one more or less of the last digit is odd, not impossible.
    let odd = (truth - value).abs() <= one.step().max(other.step()) + 1e-6 && decimals == 0;
    let (first, second) = (sentence.part(&one.range), sentence.part(&other.range));
    let is = shown(truth, usize::from(decimals));
    let working = if odd {
        format!(
            "{first} and {second} are {is} points apart; {says} is right only of what was not rounded."
        )
    } else {
        format!("{first} and {second} are {is} points apart.")
    };
    let severity = if odd { Severity::Rounding } else { Severity::Contradiction };
    let against = [desk.spot(sentence, &one.range), desk.spot(sentence, &other.range)];
    desk.found(
        finding(Kind::DifferenceOfPercentages, severity, Sure::Certain, spot, says, working)
            .should(is)
            .against(against),
    );
}
