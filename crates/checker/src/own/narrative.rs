//! What a person wrote: numbers typed by hand, against the figures of the document that they can be meant to be.

use reading::Reading;

use super::Ledger;
use super::known::{Line, Role, names};
use super::number::{Printed, written};
use super::prose::{Fault, kind};
use super::token::{Says, Token};
use super::written::Sentence;
use crate::Kind;

/// Numbers of a sentence that contradict a figure of the document. Only where the sentence itself names measure, place and
/// period, each once, can a number be of that figure and no other; everything else is left to its author.
pub(super) fn by_hand(ledger: &Ledger, read: &Sentence) -> Vec<Fault> {
    let one = |says: Says| {
        let mut found =
            read.tokens.iter().filter(|token| token.says == says).map(|token| read.said(token));
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    };
    let (Some(measure), Some(place), Some(period)) =
        (one(Says::Measure), one(Says::Place), one(Says::Period))
    else {
        return Vec::new();
    };
    let meant: Vec<&Line> = ledger
        .known
        .iter()
        .filter(|known| known.nouns.iter().any(|noun| noun == measure))
        .flat_map(|known| &known.lines)
        .filter(|line| !line.is_total && line.area == place && names_whole(line, period))
        .collect();
    if meant.is_empty() {
        return Vec::new();
    }
    let typed = read.tokens.iter().enumerate().filter(|(_, token)| {
        let linked =
            |link: &(usize, usize, _)| link.0 <= token.range.start && token.range.end <= link.1;
        token.says == Says::Number && !read.links.iter().any(linked)
    });
    typed.filter_map(|(at, token)| contradicts(read, at, token, &meant)).collect()
}

/// Whether a period, and not only one of its months, is named.
fn names_whole(line: &Line, said: &str) -> bool {
    names(line.period, said) && (said == line.period.to_string() || line.is_month)
}

/// A number that its words say to be a count, rate, share, change or place of the measure, and that it is not.
fn contradicts(read: &Sentence, at: usize, token: &Token, meant: &[&Line]) -> Option<Fault> {
    let printed = Printed::whole(read.said(token))?;
    let after = &read.text[token.range.end..];
    let role = match printed.after {
        "%" if [" fewer", " more", " less", " lower", " higher"]
            .iter()
            .any(|word| after.starts_with(word)) =>
        {
            Role::Percent
        }
        "st" | "nd" | "rd" | "th" => Role::Place,
        "" if after.starts_with(" per ") => Role::Rate,
        // "1,480 burglary offences": what is counted stands right after its number.
        "" if read.tokens.get(at + 1).is_some_and(|next| {
            next.says == Says::Measure
                && read.text[token.range.end..next.range.start].trim().is_empty()
        }) =>
        {
            Role::Value
        }
        _ => return None,
    };
    let mut numbers = meant.iter().flat_map(|line| {
        line.numbers.iter().filter(|number| number.role == role).map(move |number| (line, number))
    });
    let (line, first) = numbers.next()?;
    let close =
        |value: f64| figure::write::decimal(value.abs(), printed.decimals) == printed.digits;
    if close(first.value) || numbers.any(|(_, number)| close(number.value)) {
        return None;
    }
    let should = written(first.value, &printed);
    Some(Fault {
        kind: if role == Role::Place { Kind::Rank } else { kind(Says::Number, "") },
        range: token.range.clone(),
        sentence: read.text.clone(),
        working: format!(
            "{} of {} in this document is {should}.",
            capital(role.name()),
            line.whose()
        ),
        should: Some(should),
    })
}

/// Texts as a document of their own, a text a line, for the rules that need no data.
pub(super) fn as_reading(texts: &[String]) -> Option<Reading> {
    reading::read(texts.join("\n\n").as_bytes()).ok()
}

fn capital(words: &str) -> String {
    document::words::upper_first(words)
}
