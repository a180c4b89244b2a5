//! What was told of actions: the reports back in the minutes, and the rows of a report on matters outstanding.

use partnership::board::Outcome;
use reading::minutes::{Carried, Result, covered};

use super::super::proposed::{Of, What};
use super::Proposing;
use super::items::Items;

/// How much of an action a row must say to be of it, and how much where it names its minute.
const ENOUGH: f64 = 0.6;
const ENOUGH_OF_MINUTE: f64 = 0.4;

pub(super) fn propose(proposing: &mut Proposing<'_>, items: &Items) {
    let minutes = proposing.minutes;
    for reported in &minutes.reported {
        let words = if reported.answer.is_empty() { &reported.question } else { &reported.answer };
        let what = What::Update {
            of: Of::Earlier(reported.question.clone()),
            words: words.clone(),
            outcome: outcome(reported.result),
        };
        proposing.add(what, reported.at);
    }
    for row in minutes.carried.iter().filter(|row| !row.update.is_empty()) {
        let of = of_these(items, row).map_or_else(|| Of::Earlier(row.text.clone()), Of::Proposed);
        proposing.add(What::Update { of, words: row.update.clone(), outcome: None }, row.at);
    }
}

/// What closes an action. What goes on, and what nobody has answered, stays outstanding until the board says otherwise.
fn outcome(result: Result) -> Option<Outcome> {
    match result {
        Result::Done => Some(Outcome::Done),
        Result::DecidedAgainst => Some(Outcome::DecidedAgainst),
        Result::Superseded => Some(Outcome::Superseded),
        Result::NoResponse | Result::Ongoing | Result::Unclear => None,
    }
}

/// The action of these minutes that a row is of: the one that it says most of.
fn of_these(items: &Items, row: &Carried) -> Option<String> {
    let fits = items.actions.iter().filter_map(|(id, words, number)| {
        let named = number.is_some() && *number == row.minute;
        let share = covered(words, &row.text);
        (share >= if named { ENOUGH_OF_MINUTE } else { ENOUGH }).then_some((share, id))
    });
    fits.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, id)| id.clone())
}
