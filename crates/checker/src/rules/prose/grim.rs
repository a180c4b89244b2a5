//! Percentages of a small number that no whole number of it gives: "Of the 7 families, 75% improved" (GRIM: Brown and
//! Heathers 2017, doi:10.1177/1948550616673876).

use std::sync::LazyLock;

use regex::Regex;

use super::figures::figures;
use super::whole::is_of_the;
use crate::desk::{Desk, finding};
use crate::direction;
use crate::pattern::pattern;
use crate::rounding::{Fit, fit, percent, shown};
use crate::{Kind, Severity, Sure};

static BY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:by|from)\s+(?:the\s+)?$"));
static ROUNDED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:over|under|about|around|nearly|almost|approximately|at\s+least|at\s+most|than|roughly|some|up\s+to|target\s+of)\s+$",
    )
});

static CHANGES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s+(?:more|fewer|less|lower|higher|above|below|greater|smaller|larger|better|worse|up|down|increase|decrease|rise|fall|drop|reduction)\b",
    )
});

/// Checks every percentage whose whole stands before it with no part between.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for sentence in &book.sentences {
        let figures = figures(sentence);
        for window in figures.windows(2) {
            let [base, share] = window else { continue };
            if !base.is_count() || !share.is_percent() || !(2.0..200.0).contains(&base.value) {
                continue;
            }
            let between = sentence.between(base.range.end, share.range.start);
            let colon = between.trim_end().ends_with(':')
                && BY.is_match(sentence.between(0, base.range.start));
            let comma = between.trim_end().ends_with(',') && is_of_the(sentence, base);
            let after = sentence.between(share.range.end, sentence.text.len());
            // A part that follows says what was rounded: "87% (13)".
            let part = after.trim_start().starts_with('(');
            if !(colon || comma)
                || part
                || between.contains([';', '.', '('])
                || between.split_whitespace().count() > 14
                || ROUNDED.is_match(sentence.between(0, share.range.start))
                || CHANGES.is_match(after)
                || !direction::scan(between).is_empty()
            {
                continue;
            }
            let spot = desk.spot(sentence, &share.range);
            desk.checked(&spot);
            let below = (share.value / 100.0 * base.value).floor();
            let possible = [below, below + 1.0]
                .iter()
                .any(|part| fit(share, part / base.value * 100.0) != Fit::Wrong);
            if possible {
                continue;
            }
            let of = |part: f64| percent(part / base.value * 100.0, share.decimals);
            let (one, other) = (of(below), of(below + 1.0));
            let (says, whole) =
                (sentence.part(&share.range).to_owned(), sentence.part(&base.range));
            let working = format!(
                "{} of {whole} is {one} and {} is {other}; no number of {whole} is {says}.",
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
}
