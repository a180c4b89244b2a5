//! A total and its parts in one sentence: "47 arrests: 20 for theft, 15 for drugs and 12 for assault".

use std::sync::LazyLock;

use regex::Regex;

use crate::desk::{Desk, finding};
use crate::number::Number;
use crate::pattern::pattern;
use crate::rounding::shown;
use crate::{Kind, Severity, Sure};

static LEADS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?::|\bcompris(?:ing|ed\s+of|es)|\bmade\s+up\s+of|\bconsist(?:ing|ed|s)\s+of|\bbroken\s+down\s+(?:as|into)|\bof\s+which|\bnamely)\s*(?:\w+\s+){0,3}$",
    )
});

/// Checks totals whose parts follow in the same sentence.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for sentence in &book.sentences {
        let counts: Vec<&Number> = sentence
            .numbers
            .iter()
            .filter(|number| number.is_figure() && number.is_count())
            .collect();
        let has_others =
            sentence.numbers.iter().any(|number| number.is_figure() && !number.is_count());
        let [total, parts @ ..] = &*counts else { continue };
        if parts.len() < 2 || has_others {
            continue;
        }
        let Some(first) = parts.first() else { continue };
        let leads = sentence.between(total.range.end, first.range.start);
        if !LEADS.is_match(leads) {
            continue;
        }
        // The parts are a list, with nothing else said between them.
        let listed = parts.windows(2).all(|pair| {
            let between = sentence.between(pair[0].range.end, pair[1].range.start);
            between.split_whitespace().count() <= 8
                && (between.contains(',') || between.contains(" and ") || between.contains(';'))
                && !between.contains(['.', '('])
        });
        let rest =
            sentence.between(parts.last().map_or(0, |last| last.range.end), sentence.text.len());
        let sum: f64 = parts.iter().map(|part| part.value).sum();
        let spot = desk.spot(sentence, &total.range);
        if !listed || rest.contains("other") && !rest.ends_with(['.', 's']) {
            continue;
        }
        let off = (sum - total.value).abs();
        if off > total.value * 0.25 {
            continue;
        }
        desk.checked(&spot);
        // Of which two are named there may be more.
        let some =
            parts.len() == 2 && sum < total.value && leads.to_lowercase().contains("of which");
        if off > 0.5 && !some {
            let says = sentence.part(&total.range).to_owned();
            let working = format!("The {} parts add up to {}.", parts.len(), shown(sum, 0));
            let spots: Vec<_> = parts.iter().map(|part| desk.spot(sentence, &part.range)).collect();
            desk.found(
                finding(
                    Kind::SumOfParts,
                    Severity::Contradiction,
                    Sure::Likely,
                    spot,
                    says,
                    working,
                )
                .should(shown(sum, 0))
                .against(spots),
            );
        }
    }
}
