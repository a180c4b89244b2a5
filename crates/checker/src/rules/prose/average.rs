//! An average against its total: "12,662 in the year, an average of 1,055 a month", "18 sessions saw 2,160 vehicles, 120 a session".

use std::sync::LazyLock;

use regex::Regex;

use super::figures::counts;
use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::number::{Number, Unit};
use crate::pattern::pattern;
use crate::rounding::{Fit, fit, shown};
use crate::{Kind, Severity, Sure};

/// After an average: what it is for each of.
static EACH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:\s+(?P<of>[a-z][\w’'-]*))?\s+(?:a|an|per|each|every|for\s+each|for\s+every|in\s+each|to\s+each)\s+(?P<each>[a-z][\w’'-]*)\b",
    )
});
/// Before it: that it is an average, and no price or rule.
static AVERAGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?:an\s+|on\s+)?average(?:s|d)?(?:\s+of)?|averaging|equivalent\s+to|which\s+is|or)\s+(?:(?P<about>just\s+(?:under|over)|about|around|nearly|almost|over|roughly|approximately|some|more\s+than)\s+)?$",
    )
});
/// How long the words of a sentence say that a total is of, where no date does.
static LONG: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:in|over|during|across|throughout|for)\s+(?:the\s+)?(?:(?:last|past|full|whole|financial|calendar)\s+)?(?P<long>year|twelve\s+months|12\s+months|six\s+months|6\s+months|three\s+months|3\s+months|quarter)\b",
    )
});
/// An average so many times the true one is of something else.
const FAR: f64 = 2.5;
/// What is "about" may be so much off; what is exact so much, as a year has 365 days or 366.
const ABOUT: f64 = 0.08;
const NEAR: f64 = 0.004;

/// Checks every average that stands after its total in a sentence.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for (at, sentence) in book.sentences.iter().enumerate() {
        for average in sentence.numbers.iter().filter(|number| is_average(number)) {
            let rest = sentence.between(average.range.end, sentence.text.len());
            let before = sentence.between(0, average.range.start);
            let (Some(each), Some(said)) = (EACH.captures(rest), AVERAGE.captures(before)) else {
                continue;
            };
            let (Some(each), Some(opens)) = (each.name("each"), said.get(0)) else { continue };
            let each = each.as_str().to_lowercase();
            let about = said.name("about").is_some();
            let Some(total) = total(sentence, average, opens.start()) else { continue };
            let parts = match in_time(sentence, &each) {
                Time::Parts(parts) => parts,
                Time::Unknown => continue,
                Time::None => {
                    let before = at.checked_sub(1).and_then(|at| book.sentences.get(at));
                    let before = before.filter(|before| before.paragraph == sentence.paragraph);
                    number_of(sentence, &each, average)
                        .or_else(|| before.and_then(|before| number_of(before, &each, average)))
                        .map_or(Vec::new(), |number| vec![number])
                }
            };
            hold(desk, sentence, average, total, &parts, about);
        }
    }
}

fn is_average(number: &Number) -> bool {
    matches!(number.unit, Unit::Plain | Unit::Pounds) && !number.signed && number.value > 0.0
}

/// The number that an average is of: the nearest before it in its clauses, larger, and of its unit.
fn total<'a>(sentence: &'a Sentence, average: &Number, opens: usize) -> Option<&'a Number> {
    let mut before = sentence.numbers.iter().rev().filter(|number| {
        number.range.end <= opens && number.is_figure() && number.unit == average.unit
    });
    let total = before.next()?;
    let between = sentence.between(total.range.end, opens);
    let parted = between.contains([';', '.', '(']) || between.split_whitespace().count() > 12;
    // "From 88 to 77, or six a month" and "200 of 400, or 33 a month" are of two numbers.
    let one = before.next().is_none();
    (total.value > average.value
        && !parted
        && one
        && (total.is_count() || total.unit == Unit::Pounds))
        .then_some(total)
}

/// Whether an average is for each day, week or month, and how many of them its total is of.
enum Time {
    Parts(Vec<f64>),
    Unknown,
    None,
}

fn in_time(sentence: &Sentence, each: &str) -> Time {
    let months = || -> Option<f64> {
        let mut periods = sentence.whens.iter().filter_map(crate::when::When::period);
        if let Some(period) = periods.next() {
            let only = periods.next().is_none();
            return only.then(|| u32::try_from(period.len()).ok().map(f64::from))?;
        }
        let found = LONG.captures(&sentence.text)?;
        let long = found.name("long")?.as_str().to_lowercase();
        Some(match long.split_whitespace().next()? {
            "year" | "twelve" | "12" => 12.0,
            "six" | "6" => 6.0,
            _ => 3.0,
        })
    };
    let in_year: &[f64] = match each {
        "month" => &[12.0],
        "week" => &[52.0, 52.14],
        "day" | "night" => &[365.0, 366.0],
        "hour" | "year" | "shift" | "quarter" | "weekday" | "weekend" | "minute" | "time" => {
            return Time::Unknown;
        }
        _ => return Time::None,
    };
    months().map_or(Time::Unknown, |months| {
        Time::Parts(in_year.iter().map(|parts| parts * months / 12.0).collect())
    })
}

/// How many of a thing a sentence has: "18 sessions".
fn number_of(sentence: &Sentence, each: &str, average: &Number) -> Option<f64> {
    let mut found = counts(sentence).into_iter().filter(|number| {
        let rest = sentence.between(number.range.end, sentence.text.len()).to_lowercase();
        let mut words =
            rest.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        let is_it = |word: &str| {
            word.strip_prefix(each).is_some_and(|end| matches!(end, "s" | "es"))
                || each.strip_suffix('y').is_some_and(|stem| word.strip_prefix(stem) == Some("ies"))
        };
        number.range != average.range && number.value > 1.0 && words.next().is_some_and(is_it)
    });
    let first = found.next()?;
    found.next().is_none().then_some(first.value)
}

fn hold(
    desk: &mut Desk,
    sentence: &Sentence,
    average: &Number,
    total: &Number,
    parts: &[f64],
    about: bool,
) {
    let Some(most) = parts.first() else { return };
    let spot = desk.spot(sentence, &average.range);
    let against = desk.spot(sentence, &total.range);
    desk.checked(&spot);
    desk.checked(&against);
    let near = if about { ABOUT } else { NEAR };
    let fits = |parts: &f64| {
        let truth = total.value / parts;
        fit(average, truth) != Fit::Wrong || (truth / average.value - 1.0).abs() <= near
    };
    let truth = total.value / most;
    if parts.iter().any(fits) || !(1.0 / FAR..=FAR).contains(&(truth / average.value)) {
        return;
    }
    let is = shown(truth, usize::from(average.decimals) + 1);
    let working =
        format!("{} divided by {} is {is}.", sentence.part(&total.range), shown(*most, 0));
    let says = sentence.part(&average.range).to_owned();
    desk.found(
        finding(Kind::Rate, Severity::Contradiction, Sure::Likely, spot, says, working)
            .should(is)
            .against([against]),
    );
}
