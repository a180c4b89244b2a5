//! What is left in per cent: "35 were sent, of which five went to court, so that 90% needed no more".

use std::sync::LazyLock;

use regex::Regex;

use super::figures::figures;
use crate::desk::{Desk, finding};
use crate::pattern::pattern;
use crate::rounding::{Fit, fit, percent};
use crate::{Kind, Severity, Sure};

static OF_WHICH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^[^.;:()]{0,90},\s+of\s+(?:which|whom|these|them)\s+(?:only\s+|just\s+)?$")
});
static SO: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^[^.;:()]{0,90},\s+(?:so|which\s+means)\s+(?:that\s+)?$"));

/// Checks a share that follows from a whole and its part.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for sentence in &book.sentences {
        for window in figures(sentence).windows(3) {
            let [whole, part, share] = window else { continue };
            let fits = whole.is_count()
                && part.is_count()
                && share.is_percent()
                && part.value <= whole.value
                && OF_WHICH.is_match(sentence.between(whole.range.end, part.range.start))
                && SO.is_match(sentence.between(part.range.end, share.range.start));
            if !fits || whole.value <= 0.0 {
                continue;
            }
            let own = part.value / whole.value * 100.0;
            let rest = 100.0 - own;
            let spot = desk.spot(sentence, &share.range);
            let against = [desk.spot(sentence, &whole.range), desk.spot(sentence, &part.range)];
            for spot in against.iter().chain([&spot]) {
                desk.checked(spot);
            }
            if [own, rest].iter().any(|truth| fit(share, *truth) != Fit::Wrong) {
                continue;
            }
            // It says what is left where that is nearer.
            let near = |truth: f64| (truth - share.value).abs();
            let truth = if near(rest) < near(own) { rest } else { own };
            let is = percent(truth, share.decimals);
            let working = format!(
                "{} of {} is {}, and the others are {}.",
                sentence.part(&part.range),
                sentence.part(&whole.range),
                percent(own, share.decimals),
                percent(rest, share.decimals)
            );
            let says = sentence.part(&share.range).to_owned();
            desk.found(
                finding(
                    Kind::ShareOfTotal,
                    Severity::Contradiction,
                    Sure::Certain,
                    spot,
                    says,
                    working,
                )
                .should(is)
                .against(against),
            );
        }
    }
}
