//! Binding: a claim becomes a question only where its subject, its place and its period are each one thing.

use std::collections::BTreeSet;

use figure::{MeasureId, Period};

use crate::{Claim, ClaimUnit, Role};

use super::answers::Answers;
use super::asked::{Asked, Sense};
use super::vocabulary::{Named, Vocabulary};
use super::words::{set, words};
use super::{Scope, Why, place, rank};

/// A claim that is bound.
#[derive(Debug, Clone)]
pub(super) struct Bound {
    /// The question; of a rank that may count from either end, both, the likelier first.
    pub asked: Vec<Asked>,
    /// How many of subject, place and period stand elsewhere than in the claim.
    pub assumed: u8,
}

/// Binds a claim, or says what is lacking.
pub(super) fn bind(
    claim: &Claim,
    data: &Answers<'_>,
    vocabulary: &Vocabulary,
    scope: &Scope,
) -> Result<Bound, Why> {
    if let Some(what) = implausible(claim) {
        return Err(Why::NotAFigure(what));
    }
    if is_another_role(claim) {
        return Err(Why::NotAFigure("perhaps a difference or a share"));
    }
    let mut assumed = 0;
    let known = known_words(claim, scope);
    let subject = subject(claim, vocabulary, &known, &mut assumed)?;
    let period = claim.period.or_else(|| {
        assumed += 1;
        scope.period
    });
    let period = period.ok_or(Why::NoPeriod)?;
    let of = (&subject.measure, period);
    let place = place::place(claim, scope, data, vocabulary, of)?;
    assumed += u8::from(!place.said);

    let mut asked = Asked {
        measure: subject.measure,
        area: place.area,
        period,
        sense: Sense::Count,
        population: None,
        vintage: None,
    };
    let base = || claim.from.or_else(|| usual_base(period)).ok_or(Why::NoBase);
    asked.sense = match (claim.role, claim.unit) {
        (Role::Level, ClaimUnit::Count) => Sense::Count,
        (Role::Level, ClaimUnit::Per(per)) => Sense::Rate(per),
        (Role::Change, ClaimUnit::Count) => Sense::Difference(base()?),
        (Role::Change, ClaimUnit::Percent) => Sense::Percent(base()?),
        (Role::Share, ClaimUnit::Percent) => match subject.whole {
            Some(whole) => Sense::ShareOf(whole),
            None => share_of_area(claim, scope)?,
        },
        (Role::Rank, ClaimUnit::Count) => {
            return Ok(Bound { asked: rank::readings(claim, &asked, data)?, assumed });
        }
        _ => return Err(Why::NotAFigure("in a unit that the data do not have")),
    };
    Ok(Bound { asked: vec![asked], assumed })
}

/// Whether the words beside a figure say that it is another than it was taken for: "1,000 less than", "risen by 1", "lower than
/// the 9% that they accounted for".
fn is_another_role(claim: &Claim) -> bool {
    const MORE: [&str; 5] = ["less", "fewer", "more", "higher", "lower"];
    const SHARES: [&str; 4] = ["accounted", "accounting", "proportion", "share"];
    let (text, printed) = (words(&claim.measure), words(&claim.printed));
    let is_it = |at: &usize| {
        let here = text[*at..].iter().take(printed.len()).map(|word| &word.text);
        here.eq(printed.iter().map(|word| &word.text))
    };
    let mut places = (0..text.len()).filter(is_it);
    let word = |at: usize| text.get(at).map_or("", |word| word.text.as_str());
    match (claim.role, claim.unit) {
        (Role::Level, ClaimUnit::Count) => places.any(|at| {
            let before = at.checked_sub(1).map_or("", word);
            before == "by" || MORE.contains(&word(at + printed.len()))
        }),
        (Role::Change, ClaimUnit::Percent) => {
            text.iter().any(|word| SHARES.contains(&word.text.as_str()))
        }
        _ => false,
    }
}

/// Whether the words of a claim speak of an earlier period too, so that a count may be of either.
pub(super) fn speaks_of_before(claim: &Claim) -> bool {
    const BEFORE: [&str; 8] =
        ["previous", "preceding", "prior", "before", "earlier", "last", "compared", "from"];
    claim.role == Role::Level
        && words(&claim.measure).iter().any(|word| BEFORE.contains(&word.text.as_str()))
}

/// What a claim is not, whatever stands beside it.
fn implausible(claim: &Claim) -> Option<&'static str> {
    let plain: String = claim.printed.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = plain.bytes().all(|b| b.is_ascii_digit());
    let is_count = claim.unit == ClaimUnit::Count;
    let years = 1900.0..2100.0;
    match claim.role {
        _ if !claim.value.is_finite() => Some("no number"),
        _ if plain.matches('.').count() > 1 => Some("the number of a section"),
        _ if bare && plain.len() > 1 && plain.starts_with('0') => {
            Some("a telephone number or another code")
        }
        _ if bare && plain.len() > 8 => Some("a telephone number or another code"),
        _ if is_count && bare && plain.len() == 4 && years.contains(&claim.value) => {
            Some("perhaps a year")
        }
        Role::Level | Role::Change | Role::Rank if is_count && claim.decimals > 0 => {
            Some("a count with decimals")
        }
        Role::Rank if claim.value < 1.0 => Some("no place in a ranking"),
        Role::Level | Role::Share if claim.value < 0.0 => Some("less than nought"),
        Role::Share if claim.value > 100.0 => Some("a share of more than all"),
        _ => None,
    }
}

/// The words of places and groups that may stand beside a measure's name and say nothing of what is counted.
fn known_words(claim: &Claim, scope: &Scope) -> BTreeSet<String> {
    let texts = [&claim.place, &scope.place, &claim.group];
    texts.into_iter().flatten().flat_map(|text| set(text)).collect()
}

/// What a claim counts, and of a share the whole.
struct Subject {
    measure: MeasureId,
    whole: Option<MeasureId>,
}

fn subject(
    claim: &Claim,
    vocabulary: &Vocabulary,
    known: &BTreeSet<String>,
    assumed: &mut u8,
) -> Result<Subject, Why> {
    if claim.role == Role::Share
        && let Some(shares) = part_and_whole(&claim.measure, vocabulary, known)?
    {
        return Ok(shares);
    }
    let counts = matches!(claim.unit, ClaimUnit::Count) && claim.role != Role::Rank;
    if counts && let Some(why) = vocabulary.counts_other(&claim.measure, &claim.printed, known) {
        return Err(why);
    }
    let whole = None;
    // The innermost heading that names anything decides, and none is passed over that may say something.
    let texts = [&claim.measure].into_iter().chain(claim.headings.iter().rev());
    for (at, text) in texts.enumerate() {
        match vocabulary.named(text, known) {
            Named::One(measure) => {
                *assumed += u8::from(at > 0);
                return Ok(Subject { measure, whole });
            }
            Named::Nothing => {}
            Named::Unbound(why) => return Err(why),
        }
    }
    Err(Why::NoMeasure)
}

/// "Burglary was 7% of all recorded crime": two measures, one of them after "of".
fn part_and_whole(
    text: &str,
    vocabulary: &Vocabulary,
    known: &BTreeSet<String>,
) -> Result<Option<Subject>, Why> {
    const BETWEEN: [&str; 5] = ["all", "total", "overall", "recorded", "reported"];
    let text = words(text);
    let mentions = vocabulary.mentions(&text)?;
    let ids: BTreeSet<&MeasureId> = mentions.iter().map(|mention| &mention.id).collect();
    if ids.len() != 2 || mentions.len() != 2 {
        return Ok(None);
    }
    if let Some(why) = vocabulary.speaks_of_other(&text, &mentions) {
        return Err(why);
    }
    if let Some(why) = vocabulary.narrowed(&text, &mentions, known) {
        return Err(why);
    }
    let is_whole = |from: usize| {
        let mut before = text[..from].iter().rev().map(|word| word.text.as_str());
        before.find(|word| !BETWEEN.contains(word) && !known.contains(*word)) == Some("of")
    };
    let found = match (is_whole(mentions[0].from), is_whole(mentions[1].from)) {
        (false, true) => (&mentions[0], &mentions[1]),
        (true, false) => (&mentions[1], &mentions[0]),
        _ => return Err(Why::NoWhole),
    };
    Ok(Some(Subject { measure: found.0.id.clone(), whole: Some(found.1.id.clone()) }))
}

/// "Four wards have 40% of the borough's burglary": the share of an area, where the larger area is said after "of".
fn share_of_area(claim: &Claim, scope: &Scope) -> Result<Sense, Why> {
    let own = scope.place.as_ref().filter(|_| claim.place.is_some()).ok_or(Why::NoWhole)?;
    let names = set(own);
    let text = words(&claim.measure);
    let said = text.windows(2).any(|pair| {
        pair[0].text == "of" && (pair[1].text == "borough" || names.contains(&pair[1].text))
    });
    if said { Ok(Sense::ShareIn(own.clone())) } else { Err(Why::NoWhole) }
}

/// What a change is from where the claim does not say: of twelve months the twelve before. Of a shorter span it may be the
/// span before or the same of the year before, so it is not guessed.
fn usual_base(period: Period) -> Option<Period> {
    if period.len() == 12 { period.just_before() } else { None }
}
