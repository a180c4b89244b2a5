//! Fractions and multiples in words against the figures beside them: "nearly half (48%)", "doubled from 40 to 75".

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::change::is_other_clause;
use super::pairs::{Pair, pairs};
use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::direction;
use crate::number::Number;
use crate::pattern::{pattern, plain};
use crate::rounding::{percent, shown};
use crate::{Kind, Severity, Spot, Sure};

const QUALIFIER: &str = r"(?P<q>just\s+under|just\s+over|nearly|almost|over|more\s+than|under|less\s+than|fewer\s+than|about|around|approximately|roughly|close\s+to|at\s+least)?";

static FRACTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?ix)\b(?:{QUALIFIER}\s+)?(?:(?P<words>(?:a|one)[\s-]+(?:half|third|quarter|fifth|tenth)|half|two[\s-]+thirds|three[\s-]+quarters|two[\s-]+fifths|three[\s-]+fifths|four[\s-]+fifths)|(?P<one>one|two|three|\d)\s+in\s+(?:every\s+)?(?P<in>two|three|four|five|six|seven|eight|nine|ten|twenty|\d{{1,3}}))\b"
    ))
});
static TIMES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?ix)\b(?:{QUALIFIER}\s+)?(?P<verb>doubl(?:ed|ing)|tripl(?:ed|ing)|trebl(?:ed|ing)|quadrupl(?:ed|ing)|halv(?:ed|ing))\b"
    ))
});

/// Checks fractions and multiples that have their figures beside them.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for sentence in &book.sentences {
        for found in FRACTION.captures_iter(&sentence.text) {
            fraction(desk, sentence, &found);
        }
        for found in TIMES.captures_iter(&sentence.text) {
            times(desk, sentence, &found);
        }
    }
}

/// What a fraction in words is worth.
fn value(found: &Captures) -> Option<f64> {
    if let (Some(one), Some(of)) = (found.name("one"), found.name("in")) {
        let number = |text: &str| {
            crate::count_words::count_word(text)
                .and_then(|number| u32::try_from(number).ok())
                .map(f64::from)
        };
        return Some(number(one.as_str())? / number(of.as_str())?);
    }
    let words = found.name("words")?.as_str().to_lowercase().replace('-', " ");
    let parts: Vec<&str> = words.split_whitespace().collect();
    let of = |word: &str| match word.trim_end_matches('s') {
        "half" => Some(2.0),
        "third" => Some(3.0),
        "quarter" => Some(4.0),
        "fifth" => Some(5.0),
        "tenth" => Some(10.0),
        _ => None,
    };
    match *parts {
        [only] => Some(1.0 / of(only)?),
        [count, part] => {
            let count = match count {
                "two" => 2.0,
                "three" => 3.0,
                "four" => 4.0,
                _ => 1.0,
            };
            Some(count / of(part)?)
        }
        _ => None,
    }
}

fn fraction(desk: &mut Desk, sentence: &Sentence, found: &Captures) {
    let (Some(whole), Some(value)) = (found.get(0), value(found)) else { return };
    // "A half-hourly", "second half of the year" are something else.
    let after = sentence.between(whole.end(), sentence.text.len());
    if after.starts_with('-')
        || after.trim_start().starts_with("year")
        || after.trim_start().starts_with("hour")
    {
        return;
    }
    let spot = desk.spot(sentence, &whole.range());
    let bracketed = sentence.numbers.iter().find(|number| {
        number.is_percent() && number.range.start >= whole.end() && {
            let between = sentence.between(whole.end(), number.range.start);
            between.trim_end().ends_with('(')
                && between.split_whitespace().count() <= 6
                && !between.contains([',', ';', '.'])
        }
    });
    if let Some(number) = bracketed {
        let against = desk.spot(sentence, &number.range);
        let says_percent = sentence.part(&number.range).to_owned();
        return hold(
            desk,
            found,
            value,
            number.value / 100.0,
            spot,
            whole.as_str(),
            &format!("{says_percent} stands beside it"),
            against,
        );
    }
    // "Fell by a third from 90 to 60".
    let has_direction = direction::scan(&sentence.text).iter().any(|(range, _)| {
        range.end <= whole.start()
            && sentence.between(range.end, whole.start()).split_whitespace().count() <= 2
    }) || direction::scan(after)
        .first()
        .is_some_and(|(range, _)| after[..range.start].split_whitespace().count() <= 1);
    let pairs = pairs(sentence);
    let ([pair], true) = (&*pairs, has_direction) else { return };
    let (from, to) = (&sentence.numbers[pair.from], &sentence.numbers[pair.to]);
    if from.value <= 0.0 {
        return;
    }
    let truth = ((to.value - from.value) / from.value).abs();
    let against = desk.spot(sentence, &to.range);
    let words = format!(
        "from {} to {} is {}",
        sentence.part(&from.range),
        sentence.part(&to.range),
        percent(truth * 100.0, 0)
    );
    hold(desk, found, value, truth, spot, whole.as_str(), &words, against);
}

fn times(desk: &mut Desk, sentence: &Sentence, found: &Captures) {
    let (Some(whole), Some(verb)) = (found.get(0), found.name("verb")) else { return };
    let pairs = pairs(sentence);
    let (from, to) = match &*pairs {
        [pair] => (&sentence.numbers[pair.from], &sentence.numbers[pair.to]),
        [] => match percents(sentence, whole.end()) {
            Some(pair) => pair,
            None => return,
        },
        // Of several pairs the one that the verb leads is meant.
        several => {
            let after = |pair: &&Pair| {
                [pair.from, pair.to]
                    .iter()
                    .all(|at| sentence.numbers[*at].range.start >= whole.end())
            };
            let mut led = several.iter().filter(after);
            match (led.next(), led.next()) {
                (Some(pair), None) => (&sentence.numbers[pair.from], &sentence.numbers[pair.to]),
                _ => return,
            }
        }
    };
    let start = from.range.start.min(to.range.start);
    if from.value <= 0.0
        || to.value <= 0.0
        || is_other_clause(sentence.between(whole.end(), start.max(whole.end())))
    {
        return;
    }
    let verb = verb.as_str().to_lowercase();
    // What is halved is divided, and "more than halved" is less than half.
    let (value, truth) = match verb.get(..4) {
        Some("doub") => (2.0, to.value / from.value),
        Some("trip" | "treb") => (3.0, to.value / from.value),
        Some("quad") => (4.0, to.value / from.value),
        _ => (2.0, from.value / to.value),
    };
    let spot = desk.spot(sentence, &whole.range());
    let against = desk.spot(sentence, &to.range);
    let words = format!(
        "from {} to {} is {} times",
        sentence.part(&from.range),
        sentence.part(&to.range),
        shown(to.value / from.value, 2)
    );
    hold(desk, found, value, truth, spot, whole.as_str(), &words, against);
}

/// "Doubled, from 10% to 20%": the two percentages that stand at once after the verb.
fn percents(sentence: &Sentence, end: usize) -> Option<(&Number, &Number)> {
    let mut after = sentence.numbers.iter().filter(|number| number.range.start >= end);
    let (from, to) = (after.next()?, after.next()?);
    let is_from = sentence.between(end, from.range.start).trim_start_matches(',').trim() == "from";
    let is_to = sentence.between(from.range.end, to.range.start).trim() == "to";
    (is_from && is_to && from.is_percent() && to.is_percent()).then_some((from, to))
}

#[expect(clippy::too_many_arguments, reason = "what a finding shows, once")]
fn hold(
    desk: &mut Desk,
    found: &Captures,
    value: f64,
    truth: f64,
    spot: Spot,
    says: &str,
    words: &str,
    against: Spot,
) {
    desk.checked(&spot);
    desk.checked(&against);
    let qualifier = found.name("q").map(|q| plain(q.as_str()));
    // Words round: a tenth of the value either way, and a little more where they say that they do. What doubled or halved is
    // nearer to that: from 38 to 21 is no half.
    let slack = if value < 1.0 { value * 0.1 } else { value * 0.07 };
    let holds = match qualifier.as_deref() {
        Some("just under" | "nearly" | "almost" | "close to") => {
            truth <= value + slack * 0.1 && truth >= value - 2.0 * slack
        }
        Some("just over") => truth >= value - slack * 0.1 && truth <= value + 2.0 * slack,
        Some("over" | "more than" | "at least") => truth >= value - slack * 0.1,
        Some("under" | "less than" | "fewer than") => truth <= value + slack * 0.1,
        Some(_) => (truth - value).abs() <= 2.0 * slack,
        // "One in three" is what is nearer to it than to one in two or four.
        None if found.name("one").is_some_and(|one| one.as_str().eq_ignore_ascii_case("one")) => {
            truth > 0.0 && (truth.recip() - value.recip()).abs() < 0.5
                || (truth - value).abs() <= slack + 1e-9
        }
        None => (truth - value).abs() <= slack + 1e-9,
    };
    if !holds {
        let working = format!("“{}”, and {words}.", says.trim());
        desk.found(
            finding(
                Kind::Qualifier,
                Severity::Contradiction,
                Sure::Likely,
                spot,
                says.trim(),
                working,
            )
            .should(shown_truth(value, truth))
            .against([against]),
        );
    }
}

/// A fraction as a percentage, a multiple as such.
fn shown_truth(value: f64, truth: f64) -> String {
    if value < 1.0 { percent(truth * 100.0, 0) } else { format!("{} times", shown(truth, 2)) }
}
