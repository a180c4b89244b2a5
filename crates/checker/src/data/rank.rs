//! A place in a ranking as a question: among whom, by what, and from which end.

use std::collections::BTreeSet;
use std::rc::Rc;

use figure::{AreaKind, Figure, Group, Order};

use crate::Claim;

use super::Why;
use super::answers::Answers;
use super::asked::{Asked, Sense};
use super::words::words;

/// Words for an end of a ranking that has the least first.
const LOWEST: [&str; 6] = ["lowest", "fewest", "least", "smallest", "safest", "low"];

/// Words for an end that has the most first.
const HIGHEST: [&str; 6] = ["highest", "most", "greatest", "largest", "worst", "high"];

/// The questions that a place in a ranking may be an answer to. Where the claim does not say from which end it is counted,
/// both ends are asked, the one that the group is usually ranked by first.
pub(super) fn readings(
    claim: &Claim,
    asked: &Asked,
    data: &Answers<'_>,
) -> Result<Vec<Asked>, Why> {
    let said = claim.group.as_deref().ok_or_else(|| Why::NoGroup(String::new()))?;
    let group_words = compared(said);
    let (group, figure) = group(asked, data, &group_words)?;
    let ranked = figure.rank.as_ref().map_or(0, |rank| rank.of);
    if let Some(of) = how_many(said).filter(|of| *of != ranked) {
        return Err(Why::NoGroup(format!("the document ranks {of} areas and the data {ranked}")));
    }

    let text = [claim.measure.as_str(), said].join(" | ");
    let text: BTreeSet<String> = words(&text).into_iter().map(|word| word.text).collect();
    let says = |list: &[&str]| list.iter().any(|word| text.contains(*word));
    let ward = figure.area.code.kind() == AreaKind::Ward;
    let by_rate = says(&["rate"]) || (!ward && !says(&["number", "count", "volume"]));
    let (lowest, highest) = if by_rate {
        (Order::LowestRate, Order::HighestRate)
    } else {
        (Order::LowestCount, Order::HighestCount)
    };
    let orders = match (says(&LOWEST), says(&HIGHEST)) {
        (true, false) => vec![lowest],
        (false, true) => vec![highest],
        _ if ward => vec![highest, lowest],
        _ => vec![lowest, highest],
    };
    let reading = |order| Asked { sense: Sense::Rank(group.clone(), order), ..asked.clone() };
    Ok(orders.into_iter().map(reading).collect())
}

/// How many a text says that the group has: "of the 32 London boroughs", not "top 6 wards".
fn how_many(said: &str) -> Option<usize> {
    const GROUPS: [&str; 5] = ["borough", "ward", "district", "area", "authority"];
    const SOME: [&str; 5] = ["top", "bottom", "first", "last", "table"];
    let text = words(said);
    (0..text.len()).find_map(|at| {
        let of = text[at].text.parse().ok()?;
        let before = at.checked_sub(1).map_or("", |before| text[before].text.as_str());
        let noun = text.iter().skip(at + 1).take(2).any(|word| GROUPS.contains(&&*word.text));
        (noun && !SOME.contains(&before)).then_some(of)
    })
}

/// The group whose name the claim says, and the figure ranked in it.
fn group(
    asked: &Asked,
    data: &Answers<'_>,
    said: &BTreeSet<String>,
) -> Result<(Group, Rc<Figure>), Why> {
    // Where there is no count there is no rank, whatever the group.
    asked.answer(data)?;
    for group in [Group::Comparators, Group::Districts, Group::Similar, Group::Wards] {
        let sense = Sense::Rank(group.clone(), Order::HighestCount);
        // A group that there is not, or that the area is not of, is another than the one that is said.
        let Ok(answer) = (Asked { sense, ..asked.clone() }).answer(data) else { continue };
        let figure = answer.figure;
        let Some(rank) = &figure.rank else { continue };
        let names_it = || compared(&rank.group).iter().all(|word| said.contains(word));
        // "Of the 32 boroughs" are the boroughs of which there are so many.
        let counts_it = || said.contains("borough") && said.contains(&rank.of.to_string());
        let fits = match group {
            // Every ward is of some district; the group of a ward is that of its own.
            Group::Wards => said.contains("ward"),
            _ => names_it() || counts_it(),
        };
        if fits {
            return Ok((group, figure));
        }
    }
    Err(Why::NoGroup("no group of that name is known".to_owned()))
}

/// The words of a group's name that tell it from others.
fn compared(text: &str) -> BTreeSet<String> {
    let all = words(text).into_iter().map(|word| match word.text.as_str() {
        "district" => "borough".to_owned(),
        _ => word.text,
    });
    all.filter(|word| !matches!(word.as_str(), "of" | "in" | "all" | "among" | "and")).collect()
}
