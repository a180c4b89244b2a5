//! How many times as many: "twice as many knew of it (252) as had joined it (84)".

use std::sync::LazyLock;

use regex::Regex;

use super::figures::figures;
use crate::book::Sentence;
use crate::count_words::count_word;
use crate::desk::{Desk, finding};
use crate::number::Number;
use crate::pattern::{pattern, plain};
use crate::rounding::shown;
use crate::{Kind, Severity, Sure};

static TIMES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?P<q>more\s+than|over|nearly|almost|about|around|some|just\s+over|just\s+under|at\s+least|less\s+than)\s+)?(?:(?P<twice>twice|double)|(?P<n>three|four|five|six|seven|eight|nine|ten|\d+(?:\.\d+)?)\s+times)\s+as\s+many\b",
    )
});
/// The number after a group in brackets.
static OPENS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[^.;:()]{0,90}\(\s*$"));
static AS_OPENS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\)\s+as\b[^.;:()]{1,90}\(\s*$"));

/// Checks multiples whose two groups have their numbers in brackets.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for sentence in &book.sentences {
        let Some(found) = TIMES.captures(&sentence.text) else { continue };
        let Some(whole) = found.get(0) else { continue };
        let after: Vec<Number> = figures(sentence)
            .into_iter()
            .filter(|number| number.is_count() && number.range.start >= whole.end())
            .collect();
        let pair = after.windows(2).find(|pair| {
            let end = sentence.between(pair[1].range.end, sentence.text.len());
            OPENS.is_match(sentence.between(whole.end(), pair[0].range.start))
                && AS_OPENS.is_match(sentence.between(pair[0].range.end, pair[1].range.start))
                && end.starts_with(')')
        });
        if let Some([more, less]) = pair {
            hold(desk, sentence, &found, more, less);
        }
    }
}

fn hold(
    desk: &mut Desk,
    sentence: &Sentence,
    found: &regex::Captures,
    more: &Number,
    less: &Number,
) {
    let Some(whole) = found.get(0).filter(|_| less.value > 0.0) else { return };
    let printed = found.name("n").map(|n| n.as_str());
    let value = match printed {
        None => Some(2.0),
        Some(text) => text.parse::<f64>().ok().or_else(|| {
            count_word(text).and_then(|number| u32::try_from(number).ok()).map(f64::from)
        }),
    };
    let Some(value) = value else { return };
    let decimals =
        printed.and_then(|text| text.split_once('.')).map_or(0, |(_, decimals)| decimals.len());
    let truth = more.value / less.value;
    let qualifier = found.name("q").map(|q| plain(q.as_str()));
    let off = truth - value;
    // A whole number of times is said of what is near it; one with a decimal is rounded.
    let near = if decimals > 0 { 0.05 + 1e-9 } else { 0.1 * value };
    let holds = match qualifier.as_deref() {
        Some("more than" | "over" | "at least") => off >= -1e-9,
        Some("less than") => off <= 1e-9,
        Some("nearly" | "almost" | "just under") => (-0.2 * value..=1e-9).contains(&off),
        Some("just over") => (-1e-9..=0.2 * value).contains(&off),
        Some(_) if decimals == 0 => off.abs() <= 0.15 * value,
        _ => off.abs() <= near,
    };
    let spot = desk.spot(sentence, &whole.range());
    let against = [desk.spot(sentence, &more.range), desk.spot(sentence, &less.range)];
    for spot in against.iter().chain([&spot]) {
        desk.checked(spot);
    }
    if holds {
        return;
    }
    let is = format!("{} times", shown(truth, decimals.max(1)));
    let working = format!("{} is {is} {}.", sentence.part(&more.range), sentence.part(&less.range));
    desk.found(
        finding(
            Kind::Qualifier,
            Severity::Contradiction,
            Sure::Certain,
            spot,
            whole.as_str(),
            working,
        )
        .should(is)
        .against(against),
    );
}
