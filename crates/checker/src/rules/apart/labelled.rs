//! A change under a label whose base the text gives: "% difference on June 2030", "227 incidents -20%", and below "in June 2030
//! offences stood at 261".

use std::sync::LazyLock;

use figure::Period;
use regex::Regex;

use crate::book::{Book, Sentence};
use crate::desk::{Desk, finding};
use crate::number::Number;
use crate::pattern::pattern;
use crate::rounding::{Fit, change, fit, percent};
use crate::rules::change::direction_of;
use crate::{Kind, Severity, Sure};

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:%|per\s?cent(?:age)?)\s*(?:difference|change|variance)\s+(?:on|from|against|since|compared\s+(?:to|with))\s+(?:the\s+)?$",
    )
});
/// What stands between a time and the count of it.
static STOOD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^,?(?:\s+[a-z][\w’'-]*){0,5}?\s+(?:stood\s+at|were|was|recorded(?:\s+at)?|totalled|numbered|there\s+were)\s+$",
    )
});
/// The figures stand so many lines below their label at most, and the text so many below it.
const BELOW: usize = 5;
const NEAR: usize = 20;
/// A change so many points off is of something else.
const FAR: f64 = 60.0;

/// Checks every line of a count and its change under such a label.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for (at, label) in book.sentences.iter().enumerate() {
        let base = label.whens.iter().find_map(|when| {
            let leads = LABEL.is_match(label.between(0, when.range.start));
            when.period().filter(|_| leads)
        });
        let Some(base) = base else { continue };
        let below = book.sentences[at + 1..]
            .iter()
            .take_while(|below| below.line().saturating_sub(label.last_line()) <= BELOW);
        for sentence in below.take(3) {
            if let [count, change] = &*sentence.figures()
                && count.is_count()
                && change.is_percent()
                && change.value.abs() > 0.0
                && sentence.text.split_whitespace().count() <= 10
            {
                hold(desk, at, base, sentence, count, change);
                break;
            }
        }
    }
}

/// The one count that the text about a label gives for a time.
fn told(book: &Book, at: usize, base: Period) -> Option<(&Sentence, &Number)> {
    let label = book.sentences.get(at)?;
    let mut found = book
        .sentences
        .iter()
        .filter(|sentence| {
            sentence.section == label.section && sentence.line().abs_diff(label.line()) <= NEAR
        })
        .flat_map(|sentence| {
            let whens = sentence.whens.iter().filter(|when| when.period() == Some(base));
            whens.filter_map(move |when| {
                let number = sentence
                    .numbers
                    .iter()
                    .find(|number| number.is_figure() && number.range.start >= when.range.end)?;
                let stood = STOOD.is_match(sentence.between(when.range.end, number.range.start));
                (stood && number.is_count() && number.value > 0.0).then_some((sentence, number))
            })
        });
    let first = found.next()?;
    found.all(|(_, other)| (other.value - first.1.value).abs() < 0.5).then_some(first)
}

fn hold(
    desk: &mut Desk,
    at: usize,
    period: Period,
    sentence: &Sentence,
    count: &Number,
    printed: &Number,
) {
    let Some((of, base)) = told(desk.book, at, period) else { return };
    let Some(truth) = change(base.value, count.value) else { return };
    let spot = desk.spot(sentence, &printed.range);
    let against = [desk.spot(of, &base.range), desk.spot(sentence, &count.range)];
    for spot in against.iter().chain([&spot]) {
        desk.checked(spot);
    }
    let said = direction_of(sentence, printed)
        .map_or(truth.signum(), crate::direction::Direction::sign)
        * printed.value.abs();
    let same_way = said * truth >= 0.0;
    if same_way && fit(printed, truth) != Fit::Wrong || (said - truth).abs() > FAR {
        return;
    }
    let sign = if truth > 0.0 { "+" } else { "" };
    let is = format!("{sign}{}", percent(truth, printed.decimals));
    let working =
        format!("From {} to {} is {is}.", of.part(&base.range), sentence.part(&count.range));
    let says = sentence.part(&printed.range).to_owned();
    desk.found(
        finding(Kind::PercentageChange, Severity::Contradiction, Sure::Likely, spot, says, working)
            .should(is)
            .against(against),
    );
}
