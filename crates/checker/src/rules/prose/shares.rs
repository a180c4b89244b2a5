//! Shares of a whole that the words before them give: "Of the 236 people, 189 (80%) agreed".

use std::sync::LazyLock;

use regex::Regex;

use super::figures::{counts, figures};
use super::whole::{Whole, allowed, alone, bound, is_of_the};
use crate::book::{Book, Sentence};
use crate::desk::{Desk, finding};
use crate::direction;
use crate::number::Number;
use crate::pattern::pattern;
use crate::rounding::{Fit, between, fit, percent, shown};
use crate::{Kind, Severity, Sure};

/// What stands between a part and its share.
static JOINS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:[^.;:()]{0,70}\(\s*(?:or\s+|just\s+)?|,?\s*or\s+|[^.;:()]{1,60},\s*or\s+|[^.;:()]{0,70}(?:,|:|–)?\s*(?:which|that|this)\s+(?:is|was|makes)\s+|[^.;:()]{0,70},\s*a\s+share\s+of\s+|[^.;:()]{0,70},?\s+(?:accounting\s+for|making\s+up|representing)\s+)$",
    )
});
static OF_ALL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\s+of\s+(?:the\s+total|those|them|these|all)\b"));
static OF_OTHERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s+(?:(?i:of\s+(?:all\s+[\w’'-]+|[\w’'-]+s\s+and\s+\d))|in\s+\p{Lu}[^()]*\d\s?%[^()]*\))",
    )
});
static OF_SO_MANY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:\s+[\w’'-]+){0,4}?\s+(?:out\s+)?of\s+(?:the|these|those|all|our)?\s*$")
});
/// A number after these is a difference and no part.
static BY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:by|from|to|against)\s+$"));
static COMMA: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[^.;:()]{0,50},\s*$"));
static OPENS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[^.;:(),]{0,45}\(\s*$"));
/// "57% of all thefts (3,402)": what stands in the brackets is the whole.
static WHOLE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\s+of\s+(?:all|the\s+total|the\s+whole|total|overall)\b"));
/// After "33% (100": it is a share of the group that is named next, and each share of the sentence of a group of its own.
static OF_GROUP: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\)\s+(?:of|in|among)\s"));
static OF_NO_GROUP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\)\s+(?:of\s+(?:all|the\s+total|these|those\s+(?:who|that)|them|which|whom)\b|in\s+(?:all|total)\b)",
    )
});
/// A share of all that the sentence before counts.
static OF_TOTAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s+of\s+(?:the\s+total|all\s+(?:recorded\s+|reported\s+)?(?P<noun>[a-z]+))\s*(?:[.,;)]|$)",
    )
});
static SAYS_IT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:which|that|this)\s+(?:is|was|makes)\s+$|\bshare\s+of\s+$"));

/// A part and its share.
struct Pair {
    /// Which sentence it is of.
    at: usize,
    part: Number,
    share: Number,
    /// Whether the sentence says the share of the part in so many words.
    said: bool,
    /// The whole that stands between them: "53 of the 132 (40%)".
    whole: Option<Number>,
    /// Whether it is of a group that the words after it name: "33% (100) of those in the south".
    of_group: bool,
}

/// Checks every part that has its share beside it.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    let all: Vec<Vec<Pair>> =
        book.sentences.iter().enumerate().map(|(at, sentence)| pairs(at, sentence)).collect();
    let mut at = 0;
    while at < all.len() {
        // Items of a list that have one share each are held together, as the shares of a sentence are.
        let mut end = at + 1;
        if is_row(&book.sentences[at], &all[at]) {
            while end < all.len()
                && is_row(&book.sentences[end], &all[end])
                && Book::distance(book.sentences[end].line(), book.sentences[end - 1].last_line())
                    <= 2
            {
                end += 1;
            }
        }
        let group: Vec<&Pair> = all[at..end].iter().flatten().collect();
        let before: Vec<&Pair> = all[at.saturating_sub(2)..at].iter().flatten().collect();
        hold(desk, &group, &before);
        at = end;
    }
}

/// Whether a sentence is a line of a list with one share: "- Police 366 (60%)".
fn is_row(sentence: &Sentence, pairs: &[Pair]) -> bool {
    pairs.len() == 1
        && sentence.text.split_whitespace().count() <= 9
        && !sentence.text.ends_with('.')
}

fn pairs(at: usize, sentence: &Sentence) -> Vec<Pair> {
    let figures = figures(sentence);
    let mut pairs: Vec<Pair> = Vec::new();
    for (order, window) in figures.windows(2).enumerate() {
        let [one, two] = window else { continue };
        let between = sentence.between(one.range.end, two.range.start);
        let after = sentence.between(two.range.end, sentence.text.len());
        let mut whole = None;
        let (part, share) = if one.is_count() && two.is_percent() {
            let total = OF_ALL.is_match(after) && COMMA.is_match(between);
            if !JOINS.is_match(between) && !total {
                continue;
            }
            // "53 of the 132 (40%)": the part is the first of the two.
            let first = order.checked_sub(1).and_then(|order| figures.get(order));
            let first = first.filter(|first| {
                first.is_count()
                    && first.value <= one.value
                    && OF_SO_MANY.is_match(sentence.between(first.range.end, one.range.start))
            });
            whole = first.map(|_| one.clone());
            // "279 (52%) of the 538, with A and B each accounting for 15%": the whole of the first is no part of the second.
            let is_whole = first.is_none() && !pairs.is_empty() && is_of_the(sentence, one);
            if is_whole || between.to_lowercase().contains(" each ") {
                continue;
            }
            (first.unwrap_or(one), two)
        } else if one.is_percent()
            && two.is_count()
            && OPENS.is_match(between)
            && !WHOLE.is_match(between)
            && after.starts_with(')')
            && pairs.last().is_none_or(|last| last.share.range != one.range)
        {
            (two, one)
        } else {
            continue;
        };
        let changes = share.signed
            || direction::beside(&sentence.text, &share.range).is_some()
            || sentence.part(&share.range).contains("point")
            || BY.is_match(sentence.between(0, part.range.start))
            || part.value < 1.0;
        // "194 smoked (48% of males and 42% of females)", "27 deaths (13% of all cases)", "three towns (24% in Ashby, 21% in Borley)":
        // of others than the whole before.
        let of_others = between.trim_end().ends_with('(') && OF_OTHERS.is_match(after);
        if !changes && !of_others {
            let said = SAYS_IT.is_match(between);
            let of_group = part.range.start > share.range.start
                && OF_GROUP.is_match(after)
                && !OF_NO_GROUP.is_match(after);
            pairs.push(Pair {
                at,
                part: part.clone(),
                share: share.clone(),
                said,
                whole,
                of_group,
            });
        }
    }
    pairs
}

/// Whether a share is said to be of the total, or of all of what the sentence before counts.
fn is_of_total(book: &Book, pair: &Pair) -> bool {
    let Some([before, sentence]) =
        pair.at.checked_sub(1).and_then(|before| book.sentences.get(before..=pair.at))
    else {
        return false;
    };
    let after = sentence.between(pair.share.range.end, sentence.text.len());
    let Some(found) = OF_TOTAL.captures(after) else { return false };
    let only = before.numbers.iter().find(|number| number.is_count());
    only.is_some_and(|count| {
        let counted = before.between(count.range.end, before.text.len()).to_lowercase();
        found.name("noun").is_none_or(|noun| {
            counted.split_whitespace().next().is_some_and(|word| {
                word.trim_end_matches(['.', ',']) == noun.as_str().to_lowercase()
            })
        })
    })
}

/// Whether the share of a part is of the whole that its own whole is a share of: "108 people (49%) … of these … 38 (17%)".
fn is_of_the_same(pair: &Pair, whole: f64, before: &[&Pair]) -> bool {
    before.iter().filter(|other| (other.part.value - whole).abs() < 0.5).any(|other| {
        let (least, most) = between(&other.share);
        let (low, high) = between(&pair.share);
        // As many times the share as it is times the part.
        let times = pair.part.value / other.part.value;
        least > 0.0 && least * times <= high && most * times >= low
    })
}

fn hold(desk: &mut Desk, group: &[&Pair], before: &[&Pair]) {
    let book = desk.book;
    // What each can be of; the whole that the others of its group share speaks for it.
    let fits = |pair: &Pair, whole: f64| {
        whole >= pair.part.value && fit(&pair.share, pair.part.value / whole * 100.0) != Fit::Wrong
    };
    let wholes: Vec<Vec<f64>> = group.iter().map(|pair| allowed(book, pair.at)).collect();
    for (at, pair) in group.iter().enumerate() {
        let sentence = &book.sentences[pair.at];
        let spot = desk.spot(sentence, &pair.share.range);
        // Where two others of its sentence are of the whole that the words bind, so is it.
        let bound_whole = bound(desk, pair.at, &pair.part).filter(|whole| {
            let same = group.iter().enumerate().filter(|(other, pair)| {
                *other != at && pair.at == group[at].at && fits(pair, whole.value)
            });
            same.count() >= 2
        });
        // It can be a part of another part of the sentence too, if it is that exactly.
        let own = |whole: f64| {
            let is_it = |value: f64| (value - whole).abs() < 0.5;
            bound_whole.as_ref().is_some_and(|bound| is_it(bound.value))
                || counts(sentence).iter().any(|count| is_it(count.value))
                    && fit(&pair.share, pair.part.value / whole * 100.0) == Fit::Right
        };
        let mut can_be = wholes[at].iter().filter(|whole| bound_whole.is_none() || own(**whole));
        if can_be.any(|whole| fits(pair, *whole)) {
            desk.checked(&spot);
            desk.checked(&desk.spot(sentence, &pair.part.range));
            continue;
        }
        if pair.of_group {
            continue;
        }
        let others: Vec<&Pair> = group
            .iter()
            .enumerate()
            .filter(|(other, pair)| *other != at && !pair.of_group)
            .map(|(_, pair)| *pair)
            .collect();
        let between = pair.whole.as_ref().map(|whole| Whole::new(desk, sentence, whole));
        let whole = between.or_else(|| bound(desk, pair.at, &pair.part)).or_else(|| {
            let only = group.len() == 1 && (pair.said || is_of_total(book, pair));
            alone(desk, pair.at).filter(|whole| only && whole.value > pair.part.value)
        });
        let shared = || {
            let count = |whole: f64| others.iter().filter(|other| fits(other, whole)).count();
            let best = wholes[at]
                .iter()
                .copied()
                .filter(|whole| *whole > pair.part.value)
                .max_by_key(|whole| count(*whole))?;
            let agree = count(best);
            (agree >= 2 && agree + 1 >= others.len() || agree == 1 && others.len() == 1)
                .then_some(best)
        };
        let (value, against) = match whole {
            Some(whole) => (whole.value, Some(whole.spot)),
            None => match shared() {
                Some(value) => (value, None),
                None => continue,
            },
        };
        if is_of_the_same(pair, value, before) {
            continue;
        }
        let truth = pair.part.value / value * 100.0;
        let is = percent(truth, pair.share.decimals.max(1));
        let says = sentence.part(&pair.share.range).to_owned();
        let part_says = sentence.part(&pair.part.range);
        let working = format!("{part_says} of {} is {is}.", shown(value, 0));
        let part_spot = desk.spot(sentence, &pair.part.range);
        let found = finding(
            Kind::ShareOfTotal,
            Severity::Contradiction,
            if against.is_some() { Sure::Certain } else { Sure::Likely },
            spot,
            says,
            working,
        );
        desk.found(found.should(is).against([part_spot]).against(against));
    }
}
