//! A change in per cent whose difference is said: "rose by 14 to 92, or 18%", "15 fewer than last year, a fall of 17%".

use std::sync::LazyLock;

use regex::Regex;

use super::figures::figures;
use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::direction::{self, Direction};
use crate::number::{Number, Unit};
use crate::pattern::pattern;
use crate::rounding::{Fit, fit, percent, shown};
use crate::{Kind, Severity, Sure};

/// "92, or 15%", "66 or 6%", "83, which is 5.6%", "22 (6.2%)".
static OR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^[^.;:()\d]{0,20}(?:,?\s+or\s+|,\s+(?:that|which)\s+is\s+|\s+\()$")
});
/// "…, a fall of 7.1%".
static A_FALL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^[^.;:(]{0,20}\)?,\s+(?:which\s+is\s+)?an?\s+(?:rise|fall|increase|decrease|drop|reduction)\s+of\s+$",
    )
});
static BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:rose|risen|grew|grown|increased|went\s+up|fell|fallen|dropped|decreased|declined|went\s+down|increase|rise|fall|decrease|drop|reduction)\s+(?:by|of)\s+$",
    )
});
static TO: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:\s+[a-z]+)?\s+to\s+$"));
static THAN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^\s+(?:[\w’'-]+\s+)?(?:(?P<more>more|higher)|fewer|less|lower)\s+than\b")
});
static GONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:this|that|which|it)\s+is\s+an?\s+\w+\s+of|(?:the|their|its)\s+(?:number|total|figure)s?\s+(?:has|have)\s+(?:\w+\s+)?(?:down|up|fallen|risen|dropped|increased|decreased)\s+by)\s+$",
    )
});

/// Checks changes in per cent against a difference and a level.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for (at, sentence) in book.sentences.iter().enumerate() {
        let own = figures(sentence);
        for (order, share) in own.iter().enumerate() {
            if !share.is_percent() || share.signed {
                continue;
            }
            if let Some(change) = in_sentence(sentence, &own[..order], share) {
                hold(desk, sentence, share, sentence, &change);
            } else if order == 0
                && GONE.is_match(sentence.between(0, share.range.start))
                && let Some(before) = at.checked_sub(1).and_then(|at| book.sentences.get(at))
                && before.paragraph == sentence.paragraph
                && let Some(change) = than(before, &figures(before))
            {
                hold(desk, sentence, share, before, &change);
            }
        }
    }
}

/// A level, and how much more or less it is than the one before.
struct Change {
    level: Number,
    by: Number,
    up: bool,
}

fn in_sentence(sentence: &Sentence, before: &[Number], share: &Number) -> Option<Change> {
    let last = before.last()?;
    let between = sentence.between(last.range.end, share.range.start);
    let falls = A_FALL.is_match(between);
    if !falls && !OR.is_match(between) {
        return None;
    }
    if let Some(change) = by_to(sentence, before).filter(|change| change.level == *last) {
        return Some(change);
    }
    let change = than(sentence, before)?;
    // Nothing but what it is compared with stands between.
    let rest = before.iter().filter(|number| number.range.start > change.by.range.end).count();
    (rest <= 1).then_some(change)
}

/// "Rose by 14 to 92".
fn by_to(sentence: &Sentence, figures: &[Number]) -> Option<Change> {
    let [.., by, level] = figures else { return None };
    let before = sentence.between(0, by.range.start);
    let holds = is_level(by)
        && level.unit == by.unit
        && BY.is_match(before)
        && TO.is_match(sentence.between(by.range.end, level.range.start));
    let (_, direction) = direction::scan(before).pop()?;
    holds.then(|| Change { level: level.clone(), by: by.clone(), up: direction == Direction::Up })
}

/// "75 homes, 15 fewer than last year".
fn than(sentence: &Sentence, figures: &[Number]) -> Option<Change> {
    let mut found = figures.windows(2).filter_map(|window| {
        let [level, by] = window else { return None };
        let said = THAN.captures(sentence.between(by.range.end, sentence.text.len()))?;
        let between = sentence.between(level.range.end, by.range.start);
        let holds = is_level(by)
            && level.unit == by.unit
            && level.value > by.value
            && between.contains(',')
            && !between.contains(['.', ';', ':', '('])
            && between.split_whitespace().count() <= 14;
        let up = said.name("more").is_some();
        holds.then(|| Change { level: level.clone(), by: by.clone(), up })
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

fn is_level(number: &Number) -> bool {
    number.is_count() || number.unit == Unit::Pounds && !number.signed
}

fn hold(desk: &mut Desk, sentence: &Sentence, share: &Number, of: &Sentence, change: &Change) {
    let sign = if change.up { 1.0 } else { -1.0 };
    let from = change.level.value - change.by.value * sign;
    if from <= 0.0 {
        return;
    }
    let truth = change.by.value / from * 100.0;
    let spot = desk.spot(sentence, &share.range);
    let against = [desk.spot(of, &change.level.range), desk.spot(of, &change.by.range)];
    for spot in against.iter().chain([&spot]) {
        desk.checked(spot);
    }
    let rounded = direction::beside(&sentence.text, &share.range)
        .is_some_and(|(range, _)| sentence.part(&range) == "than");
    if fit(share, truth) != Fit::Wrong || rounded {
        return;
    }
    let is = percent(truth, share.decimals);
    let says = sentence.part(&share.range).to_owned();
    let working = format!(
        "{} from {} is {is}.",
        of.part(&change.by.range),
        shown(from, usize::from(change.level.decimals))
    );
    desk.found(
        finding(Kind::PercentageChange, Severity::Contradiction, Sure::Likely, spot, says, working)
            .should(is)
            .against(against),
    );
}
