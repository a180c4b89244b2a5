//! Values of years in one sentence, and what the next says of all of them: "41 in 2020, 46 in 2021 …. It rose in every year."

use std::sync::LazyLock;

use regex::Regex;

use super::figures::counts;
use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::direction::{FELL, ROSE};
use crate::pattern::pattern;
use crate::{Kind, Severity, Spot, Sure};

static EVERY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:the|this|that|their|its)\s+(?:number|total|figure)s?\s+(?:has|have|had)?\s*(?P<said>(?:(?P<up>{ROSE})|(?P<down>{FELL}))\s+(?:in\s+)?(?:each|every)\s+year)\b"
    ))
});
static IN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?:\s+[\w-]+)?\s+in\s+$"));

/// Checks what is said of every year against the values in the few sentences before.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for (at, sentence) in book.sentences.iter().enumerate() {
        let Some(found) = EVERY.captures(&sentence.text) else { continue };
        let Some(said) = found.name("said") else { continue };
        let series =
            book.sentences[..at].iter().rev().take(3).find_map(|before| series(desk, before));
        let Some(series) = series else { continue };
        let up = found.name("up").is_some();
        let spot = desk.spot(sentence, &said.range());
        desk.checked(&spot);
        let against = series
            .windows(2)
            .find(|pair| if up { pair[1].1 <= pair[0].1 } else { pair[1].1 >= pair[0].1 });
        let Some([before, after]) = against else { continue };
        let working =
            format!("In {} there were {} and in {} {}.", before.0, before.1, after.0, after.1);
        let spots = [before.2.clone(), after.2.clone()];
        desk.found(
            finding(
                Kind::Direction,
                Severity::Contradiction,
                Sure::Likely,
                spot,
                said.as_str(),
                working,
            )
            .against(spots),
        );
    }
}

/// At least three values with their years, in order.
fn series(desk: &Desk, sentence: &Sentence) -> Option<Vec<(i32, f64, Spot)>> {
    let mut values: Vec<(i32, f64, Spot)> = Vec::new();
    for count in counts(sentence) {
        let year = sentence.whens.iter().find(|when| {
            when.range.start >= count.range.end
                && IN.is_match(sentence.between(count.range.end, when.range.start))
        });
        if let Some(period) =
            year.and_then(crate::when::When::period).filter(|year| year.len() == 12)
        {
            values.push((period.to().year(), count.value, desk.spot(sentence, &count.range)));
        }
    }
    let ordered = values.windows(2).all(|pair| pair[0].0 < pair[1].0);
    (values.len() >= 3 && ordered).then_some(values)
}
