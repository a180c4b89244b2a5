//! Percentages of a number that is given beside them: "20 of the 45 (44%)", "36% of the 43 complaints".

use std::sync::LazyLock;

use regex::Regex;

use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::number::Number;
use crate::pattern::pattern;
use crate::rounding::{Fit, fit, percent, rounds_to, shown};
use crate::{Kind, Severity, Sure};

static OF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s*(?:out\s+)?of\s+(?:the|these|those|a\s+total\s+of|all|all\s+the)?\s*(?:total\s+(?:of\s+)?)?$",
    )
});
/// What makes a number the age of a group: "7.7% of the 66+ population".
static AGED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:\s?\+|\s+(?:and|or|years?\s+and|years?\s+or)\s+(?:under|over|above|below|older|younger)\b|\s+plus\b)",
    )
});
/// A share at once after a number: of boxes read as one line, each number has its own.
static SHARED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*\(\s*\d[\d.]*\s?%"));
static OF_THE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:out\s+)?of\s+(?:the|these|those|all)?\s*$"));

/// "…, accounting for 8%".
static ACCOUNTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^[^.;:()]*,\s+(?:accounting\s+for|making\s+up|representing|which\s+is)\s+$")
});

/// Checks percentages whose base stands beside them.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for sentence in &book.sentences {
        let figures = sentence.figures();
        for window in figures.windows(3) {
            let [one, two, three] = window else { continue };
            part_of_whole(desk, sentence, one, two, three);
        }
        for window in figures.windows(2) {
            let [one, two] = window else { continue };
            percent_of(desk, sentence, one, two);
        }
    }
}

/// "20 of the 45 (44%)" and "20 (44%) of the 45".
fn part_of_whole(desk: &mut Desk, sentence: &Sentence, one: &Number, two: &Number, three: &Number) {
    let between = |from: &Number, to: &Number| sentence.between(from.range.end, to.range.start);
    let few = |text: &str| text.split_whitespace().count() <= 6 && !text.contains(['.', ';']);
    let found = if one.is_count()
        && two.is_count()
        && three.is_percent()
        && OF.is_match(between(one, two))
        && (between(two, three).contains('(') || ACCOUNTS.is_match(between(two, three)))
        && few(between(two, three))
    {
        Some((one, two, three))
    } else if one.is_count()
        && two.is_percent()
        && three.is_count()
        && between(one, two).trim_end().ends_with('(')
        && few(between(one, two))
        && OF_THE.is_match(between(two, three))
        && few(between(two, three))
    {
        Some((one, three, two))
    } else {
        None
    };
    let Some((part, whole, share)) = found else { return };
    if whole.value < part.value
        || whole.value <= 0.0
        || share.range.end <= whole.range.start
            && SHARED.is_match(sentence.between(whole.range.end, sentence.text.len()))
        || crate::rules::change::is_change(
            sentence,
            sentence.numbers.iter().position(|number| number == share).unwrap_or(0),
        )
    {
        return;
    }
    let truth = part.value / whole.value * 100.0;
    let spot = desk.spot(sentence, &share.range);
    let against = [desk.spot(sentence, &part.range), desk.spot(sentence, &whole.range)];
    for spot in &against {
        desk.checked(spot);
    }
    let is = percent(truth, share.decimals.max(1));
    let says = sentence.part(&share.range).to_owned();
    let of = format!("{} of {}", sentence.part(&part.range), sentence.part(&whole.range));
    desk.judged(
        fit(share, truth),
        |severity| {
            let working = format!("{of} is {is}{}.", rounds_to(severity, truth, share.decimals));
            finding(Kind::ShareOfTotal, severity, Sure::Certain, spot.clone(), says, working)
                .should(is)
                .against(against)
        },
        &spot,
    );
}

/// "36% of the 43": no whole number of 43 is 36% (GRIM: Brown and Heathers 2017, doi:10.1177/1948550616673876).
fn percent_of(desk: &mut Desk, sentence: &Sentence, share: &Number, base: &Number) {
    let between = sentence.between(share.range.end, base.range.start);
    if !share.is_percent()
        || !base.is_count()
        || share.signed
        || AGED.is_match(sentence.between(base.range.end, sentence.text.len()))
        || !OF.is_match(between)
        || !(2.0..2_000.0).contains(&base.value)
    {
        return;
    }
    let qualified = sentence.between(0, share.range.start).to_lowercase();
    let last = qualified.split_whitespace().next_back().unwrap_or("");
    if matches!(
        last,
        "over"
            | "under"
            | "about"
            | "around"
            | "nearly"
            | "almost"
            | "approximately"
            | "least"
            | "than"
            | "roughly"
    ) {
        return;
    }
    let spot = desk.spot(sentence, &share.range);
    desk.checked(&spot);
    let nearest = (share.value / 100.0 * base.value).round();
    let possible = [nearest - 1.0, nearest, nearest + 1.0]
        .into_iter()
        .any(|part| part >= 0.0 && fit(share, part / base.value * 100.0) == Fit::Right);
    if !possible {
        let base_says = sentence.part(&base.range);
        let below = (share.value / 100.0 * base.value).floor();
        let (one, other) = (
            percent(below / base.value * 100.0, share.decimals),
            percent((below + 1.0) / base.value * 100.0, share.decimals),
        );
        let says = sentence.part(&share.range).to_owned();
        let working = format!(
            "{} of {base_says} is {one} and {} is {other}; no number of {base_says} is {says}.",
            shown(below, 0),
            shown(below + 1.0, 0)
        );
        let against = [desk.spot(sentence, &base.range)];
        desk.found(
            finding(Kind::Grim, Severity::Contradiction, Sure::Certain, spot, says, working)
                .should(format!("{one} or {other}"))
                .against(against),
        );
    }
}
