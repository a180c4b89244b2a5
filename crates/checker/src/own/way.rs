//! Words that say which way, or which end of a list comes first, against the figures that they are of.

use figure::Order;

use super::bind::{Bind, link};
use super::known::{Known, Role};
use super::number::Printed;
use super::prose::Fault;
use super::token::{Says, Token};
use super::written::Sentence;
use crate::Kind;

/// A word of direction against what its one figure shows.
pub(super) fn against_the_way(read: &Sentence, token: &Token, known: &[&Known]) -> Option<Fault> {
    let way = went(read.said(token)).filter(|_| token.says == Says::Direction)?;
    let [one] = known else { return None };
    let [line] = one.lines.as_slice() else { return None };
    let against = line.way().is_some_and(|shown| shown * way < 0.0);
    let shows = if way > 0.0 { "fall" } else { "rise" };
    against.then(|| Fault {
        kind: Kind::Direction,
        range: token.range.clone(),
        sentence: read.text.clone(),
        should: None,
        working: format!("The figure shows a {shows} ({}).", line.whose()),
    })
}

/// Which way a word says that a figure went; none for a word that can say other things too.
fn went(word: &str) -> Option<f64> {
    match word.to_lowercase().as_str() {
        "rose" | "rise" | "up" | "increase" | "increased" => Some(1.0),
        "fell" | "fall" | "down" | "fewer" | "decrease" | "decreased" => Some(-1.0),
        _ => None,
    }
}

/// Which way a word right after a change says that it went.
fn beside(word: &str) -> Option<f64> {
    match word {
        "more" | "higher" | "above" => Some(1.0),
        "fewer" | "less" | "lower" | "below" => Some(-1.0),
        _ => None,
    }
}

/// A word right after a number that is a change: "19.3% lower" where it rose by that much.
pub(super) fn against_its_number(bind: &Bind, at: usize, token: &Token) -> Option<Fault> {
    let read = bind.read;
    let way = beside(read.said(token))?;
    let number = read.tokens.get(at.checked_sub(1)?).filter(|one| one.says == Says::Number)?;
    if &read.text[number.range.end..token.range.start] != " " {
        return None;
    }
    let printed = Printed::whole(read.said(number))?;
    let place = read.tokens[..at].iter().rev().find(|token| token.says == Says::Place);
    let lines = bind.lines(link(read, number), place.map(|place| read.said(place)));
    let place = place.map(|place| read.said(place));
    let is_there = |area: &str| place.is_none_or(|place| place == area);
    let mut changes = lines
        .iter()
        .filter(|line| is_there(&line.area))
        .flat_map(|line| line.numbers.iter().map(move |number| (line, number)))
        .filter(|(_, number)| {
            matches!(number.role, Role::Percent | Role::Change | Role::BesideAverage)
                && printed.is(number.value, number.style, false)
        })
        .peekable();
    let (line, _) = *changes.peek()?;
    let working = format!("The change is the other way ({}).", line.whose());
    changes.all(|(_, number)| number.value * way < 0.0).then(|| bind.says(token, None, working))
}

/// The end of the list that a text says comes first, where none of its rankings begins there: "lowest rate first", or in a
/// caption "the most".
pub(super) fn against_the_order(bind: &Bind, token: &Token) -> Option<Fault> {
    let said = bind.read.said(token);
    let after = &bind.read.text[token.range.end..];
    let fits: fn(Order, &str) -> bool = match said {
        "highest" | "lowest" if after.starts_with(" rate first") => {
            |order, said| order.by_rate() && order.ascending() == (said == "lowest")
        }
        "highest" | "lowest" if after.starts_with(" count first") => {
            |order, said| !order.by_rate() && order.ascending() == (said == "lowest")
        }
        "most" | "fewest" if bind.is_caption => {
            |order, said| order.ascending() == (said == "fewest")
        }
        _ => return None,
    };
    let orders = || bind.known.iter().chain(&bind.all).filter_map(|known| known.order);
    let first = orders().next()?;
    let working = format!("What comes first here is the {}.", document::words::first_of(first));
    (!orders().any(|order| fits(order, said))).then(|| bind.says(token, None, working))
}
