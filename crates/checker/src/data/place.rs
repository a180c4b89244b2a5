//! The place of a claim: as it says it, or as its words name it, or the partnership's own.

use std::sync::LazyLock;

use figure::{MeasureId, Period};
use regex::Regex;

use crate::Claim;
use crate::pattern::pattern;

use super::answers::{Answers, Way};
use super::vocabulary::Vocabulary;
use super::words::{set, words};
use super::{Scope, Why};

/// What "the borough" and its like say of a place: that it is the partnership's own.
const OWN: &str = "borough boroughwide district city county town council local authority partnership area wide whole our \
    entire across";

/// A name with capitals after a word that places stand after: "in Mill Lane", "across Penge and Cator".
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?i:in|at|across|within|throughout|around|for|of|from|than)\s+(?:the\s+)?((?:[A-Z][\w'\u{2019}-]*)(?:\s+(?:and\s+|of\s+|on\s+|&\s*)?[A-Z][\w'\u{2019}-]*)*)",
    )
});

/// Words with capitals that stand by themselves, wherever they do: "Burglary, Mill Lane, 2021".
static CAPITALS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b[A-Z][\w'\u{2019}-]*(?:\s+(?:(?:and|of|on|upon|the|in)\s+|&\s*)?[A-Z][\w'\u{2019}-]*)*",
    )
});

/// Where a claim is bound.
pub(super) struct Place {
    /// The area's code.
    pub area: String,
    /// Whether the claim says it itself.
    pub said: bool,
}

/// Binds the place of a claim.
pub(super) fn place(
    claim: &Claim,
    scope: &Scope,
    data: &Answers<'_>,
    vocabulary: &Vocabulary,
    of: (&MeasureId, Period),
) -> Result<Place, Why> {
    let ask = |name: &str| resolve(name, scope, data, of);
    let own = || scope.place.as_deref().ok_or(Why::NoPlace).and_then(ask);
    if let Some(printed) = &claim.place {
        let area = if is_own(printed) { own()? } else { ask(&bare(printed))? };
        return Ok(Place { area, said: true });
    }
    // A name that is no known place may be one: the claim is not taken for one of the partnership's own area then.
    let mut named: Vec<String> = Vec::new();
    for name in names(&claim.measure, vocabulary) {
        let area = if is_own(&name) { own()? } else { ask(&name)? };
        if !named.contains(&area) {
            named.push(area);
        }
    }
    // A name elsewhere in the sentence is a place where the data know it as one.
    for name in said(&claim.measure, vocabulary).iter().filter(|name| !is_own(name)) {
        if let Ok(area) = ask(name)
            && !named.contains(&area)
        {
            named.push(area);
        }
    }
    match named.as_slice() {
        [] => Ok(Place { area: own()?, said: false }),
        [one] => Ok(Place { area: one.clone(), said: true }),
        _ => Err(Why::UnknownPlace("it names several".to_owned())),
    }
}

/// The names in a text that may be those of places: not those of measures, months and the like.
fn names(text: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let found = NAMED.captures_iter(text).filter_map(|found| found.get(1));
    no_measures(found.map(|name| bare(name.as_str())), vocabulary)
}

/// The words with capitals in a text that are no names of measures.
fn said(text: &str, vocabulary: &Vocabulary) -> Vec<String> {
    no_measures(CAPITALS.find_iter(text).map(|name| bare(name.as_str())), vocabulary)
}

fn no_measures(names: impl Iterator<Item = String>, vocabulary: &Vocabulary) -> Vec<String> {
    names.filter(|name| !vocabulary.is_of_measures(&words(name))).collect()
}

fn is_own(name: &str) -> bool {
    let of_own = set(OWN);
    words(name).iter().all(|word| of_own.contains(&word.text))
}

/// A name without article, possessive and what follows it.
fn bare(printed: &str) -> String {
    let name = printed.trim().trim_end_matches(['.', ',', ';', ':']);
    let ends = ["'s", "\u{2019}s", "\u{2019}", "'"];
    let name = ends.into_iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    let article = ["the ", "The "].into_iter().find_map(|article| name.strip_prefix(article));
    article.unwrap_or(name).to_owned()
}

/// The code of a name as it stands; else of one within the partnership's own area.
fn resolve(
    name: &str,
    scope: &Scope,
    data: &Answers<'_>,
    (measure, period): (&MeasureId, Period),
) -> Result<String, Why> {
    let ask = |name: &str| {
        let figure = data.figure(measure, name, period, &Way::default())?;
        Ok(figure.area.code.to_string())
    };
    let found = ask(name);
    match (&found, &scope.place) {
        (Err(Why::UnknownPlace(_)), Some(own)) if own != name => {
            ask(&format!("{name}, {own}")).or(found)
        }
        _ => found,
    }
}
