//! A change in per cent whose base stands in another sentence: "In June 2030 there were 261 …. In June 2031 there were 227, a fall
//! of 13% on June 2030", or after "when there were".

use std::sync::LazyLock;

use figure::Period;
use regex::Regex;

use super::told::Told;
use crate::book::{Book, Sentence};
use crate::desk::{Desk, finding};
use crate::number::Number;
use crate::pattern::pattern;
use crate::rounding::{Fit, change, fit, percent};
use crate::rules::change::{direction_of, is_change, values_of};
use crate::{Kind, Severity, Sure};

/// So many lines apart a change and its base are still of one part of a document.
const NEAR: usize = 15;
/// A change so many points off is of something else.
const FAR: f64 = 60.0;

static ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:on|than(?:\s+in)?|from|since|compared\s+(?:with|to)|against)\s+(?:the\s+)?(?:same\s+(?:month|period|quarter|year)\s+(?:in|of)\s+)?$",
    )
});
static WHEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^,?\s+when\s+(?:there\s+(?:were|had\s+been)|(?:it|the\s+(?:figure|number|total))\s+(?:was|stood\s+at)|(?:the\s+)?police\s+recorded)\s+$",
    )
});

/// Checks every change that stands with its later value alone.
pub(super) fn check(desk: &mut Desk, told: &[Told]) {
    for said in told {
        let sentence = said.sentence;
        let changes: Vec<&Number> = (0..sentence.numbers.len())
            .filter(|at| is_change(sentence, *at))
            .map(|at| &sentence.numbers[at])
            .collect();
        let [printed] = &*changes else { continue };
        if !values_of(sentence).is_empty() {
            continue;
        }
        let Some(period) = base_period(said, printed) else { continue };
        if let Some(base) =
            base_here(sentence, printed).filter(|base| base.range != said.number.range)
        {
            hold(desk, said, printed, (sentence, base));
            continue;
        }
        let bases: Vec<&Told> = told
            .iter()
            .filter(|base| {
                base.period == period
                    && base.at != said.at
                    && base.is_of_what_here(said)
                    && Book::distance(base.sentence.line(), sentence.line()) <= NEAR
            })
            .collect();
        let [base] = &*bases else { continue };
        // A change that names no base is on what the next sentence gives, if no count of the months just before is told.
        let names = sentence.whens.iter().any(|when| when.period() == Some(period));
        let just_before = said.period.just_before();
        let other = told.iter().any(|other| {
            Some(other.period) == just_before
                && other.period != period
                && other.is_of_what_here(said)
        });
        if !names && (other || base.at.abs_diff(said.at) != 1) {
            continue;
        }
        hold(desk, said, printed, (base.sentence, base.number));
    }
}

/// The period that a change is on: the one it names, else the same months of the year before.
fn base_period(said: &Told, printed: &Number) -> Option<Period> {
    let sentence = said.sentence;
    let own = said.period;
    let others: Vec<_> = sentence.whens.iter().filter(|when| when.period() != Some(own)).collect();
    let year_before = || Period::new(own.from().plus(-12), own.to().plus(-12)).ok();
    match &*others {
        // The change stands in the clause of the count, which says no other time.
        [] => (printed.range.end <= said.end).then(year_before).flatten(),
        [when] => {
            let named = when.period().filter(|period| period.len() == own.len())?;
            let follows = when.range.start >= printed.range.end
                && ON.is_match(sentence.between(printed.range.end, when.range.start));
            (follows && named.to() < own.to()).then_some(named)
        }
        _ => None,
    }
}

/// "When there were 200": a base in the same sentence.
fn base_here<'a>(sentence: &'a Sentence, printed: &Number) -> Option<&'a Number> {
    let when = sentence.whens.iter().find(|when| when.range.start >= printed.range.end)?;
    let base = sentence.numbers.iter().find(|number| number.range.start >= when.range.end)?;
    let leads = WHEN.is_match(sentence.between(when.range.end, base.range.start));
    (leads && base.is_count() && base.blur() <= 0.0).then_some(base)
}

fn hold(desk: &mut Desk, said: &Told, printed: &Number, (of, base): (&Sentence, &Number)) {
    let sentence = said.sentence;
    let (Some(truth), Some(direction)) =
        (change(base.value, said.number.value), direction_of(sentence, printed))
    else {
        return;
    };
    let spot = desk.spot(sentence, &printed.range);
    let against = [desk.spot(of, &base.range), desk.spot(sentence, &said.number.range)];
    for spot in against.iter().chain([&spot]) {
        desk.checked(spot);
    }
    let claimed = printed.value.abs() * direction.sign();
    let same_way = claimed * truth >= 0.0;
    let off = (claimed - truth).abs();
    if same_way && fit(printed, truth) != Fit::Wrong || off > FAR {
        return;
    }
    let sign = if truth > 0.0 { "+" } else { "" };
    let is = format!("{sign}{}", percent(truth, printed.decimals.max(1)));
    let working =
        format!("From {} to {} is {is}.", of.part(&base.range), sentence.part(&said.number.range));
    let says = sentence.part(&printed.range).to_owned();
    desk.found(
        finding(Kind::PercentageChange, Severity::Contradiction, Sure::Likely, spot, says, working)
            .should(is)
            .against(against),
    );
}
