//! Words against the figures that they are bound to.

use document::{FigureId, Text};
use figure::Period;

use super::bind::Bind;
use super::known::{Known, Line, Role, names};
use super::number::Printed;
use super::token::{Says, Token};
use super::way::against_the_way;
use super::written::{Judged, Right, Sentence, differences, sentences};
use super::{Ledger, narrative};
use crate::Kind;

/// Something wrong in a text.
pub(super) struct Fault {
    pub kind: Kind,
    /// The bytes of the sentence that are wrong.
    pub range: std::ops::Range<usize>,
    /// The sentence.
    pub sentence: String,
    pub should: Option<String>,
    pub working: String,
}

/// What a text may rest on besides the figures that it opens to itself.
#[derive(Clone, Copy, Default)]
pub(super) struct Around<'a> {
    /// The evidence of the table, chart or key figure that it stands at; empty where it stands alone.
    pub of: &'a [&'a FigureId],
    /// What its own chart or map allows.
    pub right: Option<&'a Right>,
    /// Whether a person wrote it: then what no figure of the document can be meant by is the author's own.
    pub by_hand: bool,
    /// Whether it is the caption of a table or the title of a chart.
    pub is_caption: bool,
    /// Whether it is what the document says of itself.
    pub front: Option<Front>,
}

/// What the front of a document speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Front {
    /// Its own period.
    Own,
    /// The period that it is held against.
    Before,
}

/// How much was looked at.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Counted {
    pub claims: usize,
    pub checked: usize,
}

/// Checks a text.
pub(super) fn check(
    ledger: &Ledger,
    text: &Text,
    around: Around,
    counted: &mut Counted,
) -> Vec<Fault> {
    let read = sentences(text, &ledger.lexicon);
    let mut bound: Vec<&FigureId> = text.figures().into_iter().map(|figure| &figure.id).collect();
    bound.sort_unstable();
    bound.dedup();
    let judged: Vec<Judged> =
        read.iter().map(|sentence| judge(ledger, sentence, &bound, around)).collect();
    for one in &judged {
        if let Judged::Right(of) = one {
            // What several figures allow word for word says no more of the one than of the other.
            bound.extend(of.iter().take(if of.len() > 3 { 0 } else { 3 }));
        }
    }
    let mut faults = Vec::new();
    for (sentence, judged) in read.iter().zip(judged) {
        let claims = sentence.tokens.iter().filter(|token| token.says == Says::Number).count();
        counted.claims += claims;
        match judged {
            Judged::Right(_) => counted.checked += claims,
            Judged::Wrong(right) => {
                counted.checked += claims;
                faults.extend(wrong(sentence, right));
            }
            Judged::Unknown if around.by_hand => {
                faults.extend(narrative::by_hand(ledger, sentence));
                let mut own: Vec<&FigureId> = sentence.links.iter().map(|link| &link.2).collect();
                own.dedup();
                let own: Vec<&Known> = own.into_iter().filter_map(|id| ledger.get(id)).collect();
                faults.extend(
                    sentence
                        .tokens
                        .iter()
                        .filter_map(|token| against_the_way(sentence, token, &own)),
                );
            }
            Judged::Unknown => {
                faults.extend(unchanged(ledger, sentence));
                if let Some(found) = after_colon(ledger, sentence, &bound, around) {
                    faults.extend(found);
                    continue;
                }
                let mut own: Vec<&FigureId> = sentence.links.iter().map(|link| &link.2).collect();
                own.dedup();
                let scope =
                    [own.as_slice(), &bound, around.of].into_iter().find(|scope| !scope.is_empty());
                if let Some(scope) = scope {
                    let known: Vec<&Known> = scope.iter().filter_map(|id| ledger.get(id)).collect();
                    let all: Vec<&Known> =
                        bound.iter().chain(around.of).filter_map(|id| ledger.get(id)).collect();
                    let close = !own.is_empty() || !around.of.is_empty();
                    let is_caption = around.is_caption;
                    let bind = Bind { ledger, read: sentence, known, all, close, is_caption };
                    counted.checked += bind.linked();
                    faults.extend(bind.faults());
                } else {
                    loose(ledger, sentence, around.front, &mut faults);
                }
            }
        }
    }
    faults
}

/// Judges a sentence by what its own chart or map allows, else by what all evidence does.
fn judge<'a>(
    ledger: &'a Ledger,
    read: &Sentence,
    bound: &[&'a FigureId],
    around: Around<'a>,
) -> Judged<'a> {
    let bound: Vec<&FigureId> = bound.iter().chain(around.of).copied().collect();
    match around.right.map_or(Judged::Unknown, |right| right.judge(read, &bound)) {
        Judged::Unknown => ledger.right.judge(read, &bound),
        judged => judged,
    }
}

/// What is wrong after the colon of a sentence that as a whole is made like none: "By ward: Castle had the most (700)".
fn after_colon(
    ledger: &Ledger,
    read: &Sentence,
    bound: &[&FigureId],
    around: Around,
) -> Option<Vec<Fault>> {
    let after = read.after_colon(&ledger.lexicon)?;
    match judge(ledger, &after, bound, around) {
        Judged::Wrong(right) => Some(wrong(&after, right)),
        Judged::Right(_) | Judged::Unknown => None,
    }
}

/// Measures that are said not to have changed, and of which the figures say something else.
fn unchanged(ledger: &Ledger, read: &Sentence) -> Vec<Fault> {
    if !read.text.ends_with("showed no change beyond chance") {
        return Vec::new();
    }
    let is_within = |line: &Line| {
        line.words.iter().any(|(role, said)| *role == Role::Verdict && said == "within chance")
    };
    let measures = read.tokens.iter().filter(|token| token.says == Says::Measure);
    let changed = measures.filter(|token| {
        let said = read.said(token);
        let named = |known: &&Known| known.nouns.iter().any(|noun| noun == said);
        let mut lines = ledger.known.iter().filter(named).flat_map(|known| &known.lines);
        !lines.any(|line| ledger.areas.contains(&line.area) && is_within(line))
    });
    let fault = |token: &Token| Fault {
        kind: Kind::Measure,
        range: token.range.clone(),
        sentence: read.text.clone(),
        should: None,
        working: format!("No figure of {} here is within chance.", read.said(token)),
    };
    changed.map(fault).collect()
}

/// The differences from what would be right.
fn wrong(read: &Sentence, right: &Sentence) -> Vec<Fault> {
    let fault = |(token, should): (Token, &str)| {
        let says = read.said(&token);
        Fault {
            kind: kind(token.says, says),
            working: format!("The figures give \u{201c}{}\u{201d}.", right.text),
            range: token.range,
            sentence: read.text.clone(),
            should: Some(should.to_owned()),
        }
    };
    differences(read, right).into_iter().map(fault).collect()
}

/// The kind of a finding about a token.
pub(super) fn kind(says: Says, words: &str) -> Kind {
    match says {
        Says::Number if Printed::whole(words).is_some_and(|p| p.after.len() == 2) => Kind::Rank,
        Says::Number => Kind::Data,
        Says::Place => Kind::Place,
        Says::Measure => Kind::Measure,
        Says::Period => Kind::PeriodLabel,
        Says::Direction => Kind::Direction,
        Says::Size => Kind::Qualifier,
    }
}

/// A sentence without any figure near it: its periods and places can be held against those that the document has figures for,
/// and what the document says of itself against those that most of its figures are of.
fn loose(ledger: &Ledger, read: &Sentence, front: Option<Front>, faults: &mut Vec<Fault>) {
    for token in &read.tokens {
        let said = read.said(token);
        let (right, should): (bool, Option<String>) = match (token.says, front) {
            (Says::Period, _) if ledger.periods.is_empty() => continue,
            (Says::Period, Some(front)) => {
                let main = if front == Front::Own { &ledger.periods } else { &ledger.before };
                let Some(main) = main.first() else { continue };
                // A month alone can be another's: the last that is held.
                let is_end = names(*main, said)
                    || !said.contains(" months to ") && !read.text.contains(" to ");
                (is_end, Some(main.to_string()))
            }
            (Says::Period, None) if said.contains(" months to ") => {
                let main = ledger.periods[0];
                // What the last edition said is of the same span, a month earlier.
                let last = Period::new(main.from().plus(-1), main.to().plus(-1)).ok();
                let mut known = ledger.periods.iter().chain(&ledger.before).chain(&last);
                (known.any(|period| names(*period, said)), Some(main.to_string()))
            }
            (Says::Place, _) if !ledger.areas.is_empty() => {
                (ledger.areas.contains(said), ledger.areas.first().cloned())
            }
            _ => continue,
        };
        if !right {
            faults.push(Fault {
                kind: kind(token.says, said),
                range: token.range.clone(),
                sentence: read.text.clone(),
                should,
                working: format!("None of the document\u{2019}s own figures is of {said}."),
            });
        }
    }
}
