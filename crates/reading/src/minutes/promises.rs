//! Promises heard: somebody agreed to do something, and no resolution or action stands for it.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::actions;
use super::dates::{self, Due};
use super::proposal::{Item, Owner, Promise, Proposal, Where};
use super::words::{covered, pattern, sentences};

/// What people promise in meetings.
const VERBS: &str = "present|report|update|provide|circulate|send|share|write|contact|discuss|bring|arrange|invite|follow|check|investigate|raise|speak|liaise|prepare|look into|look at|feed|meet|confirm|email|e-mail|distribute|ask|draft|review|seek|forward|chase|attend|submit|come back|take|set up|organise|publish|compile|collate|produce|pass on|inform|let|request|find out|include|add";
/// The same, done to something.
const DONE: &str = "presented|reported|provided|circulated|sent|shared|brought|arranged|followed up|checked|investigated|raised|prepared|distributed|drafted|reviewed|forwarded|submitted|organised|published|produced|included|added|fed back";

static AGREED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:agreed|undertook|offered|promised|volunteered|committed)\s+to\s+(?:[a-z]+ly\s+)?[a-z]+",
    )
});
static WOULD: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"\b(?:would|will)\s+(?:also\s+|then\s+)?(?:{VERBS})\b")));
static TO_BE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?:(?:would|will|is to|are to|was to|were to)\s+(?:also\s+|then\s+)?|to\s+)be\s+(?:{DONE})\b"
    ))
});
static IS_TO: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"\b(?:is|are|was|were)\s+to\s+(?:{VERBS})\b")));
/// What only looks like a promise: what was asked, wished, required, resolved or done earlier, or hangs on something.
static NOT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:anticipated|expected|hoped|asked (?:if|whether|how|what|when)|would (?:be|have been) (?:helpful|useful|good|allowed)|had (?:been )?(?:resolved|agreed)|was asked to agree|were asked to agree|wondered|if (?:they|he|she|it) would|required|could be|had agreed|whether|previously agreed)\b",
    )
});

/// How much of a promise an action must say to stand for it.
const ENOUGH: f64 = 0.5;

/// A promise as it is heard in words that are being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// The sentence.
    pub text: String,
    /// Whose it is, as printed, where the sentence says so.
    pub owner: Option<String>,
    /// When it is due, where the sentence says so.
    pub due: Option<Due>,
}

/// The sentences of a minute in which somebody agreed to do something, or would, and of which none of `known`, the words of
/// the minute's resolutions and actions, says so. Dates without a year are the next such days from `near`.
pub fn promises_in(text: &str, known: &[&str], near: Option<Date>) -> Vec<Heard> {
    let mut heard = Vec::new();
    for paragraph in text.split("\n\n") {
        let paragraph = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        for (_, sentence) in sentences(&paragraph) {
            let Some(cue) = cue(sentence) else { continue };
            if known.iter().any(|known| says(known, sentence)) {
                continue;
            }
            heard.push(Heard {
                text: sentence.to_owned(),
                owner: subject(sentence, cue).map(str::to_owned),
                due: dates::due(sentence, near),
            });
        }
    }
    heard
}

/// Listens.
pub(super) fn hear(proposal: &mut Proposal) {
    let near = proposal.meeting.date;
    let mut promises = Vec::new();
    for (place, item) in proposal.items.iter().enumerate() {
        for said in &item.narrative {
            let text = super::items::strip(&said.text);
            let before = said.text.len() - text.len();
            for (start, sentence) in sentences(text) {
                let Some(cue) = cue(sentence) else { continue };
                let at = said.part(before + start, before + start + sentence.len());
                if stands(item, sentence) {
                    continue;
                }
                promises.push(Promise {
                    text: sentence.to_owned(),
                    owner: owner(sentence, cue, at, proposal),
                    due: dates::due(sentence, near),
                    item: place,
                    at,
                });
            }
        }
    }
    proposal.promises = promises;
}

/// Where in a sentence the promise begins.
fn cue(sentence: &str) -> Option<usize> {
    if NOT.is_match(sentence) {
        return None;
    }
    [&*AGREED, &*WOULD, &*IS_TO, &*TO_BE]
        .into_iter()
        .filter_map(|cue| cue.find(sentence))
        .map(|found| found.start())
        .min()
}

/// Whether an action or a resolution of the item says so.
fn stands(item: &Item, sentence: &str) -> bool {
    let actions = item.actions.iter().map(|action| &action.text);
    let resolutions = item.resolutions.iter().flat_map(|resolution| {
        std::iter::once(&resolution.text).chain(resolution.parts.iter().map(|part| &part.text))
    });
    actions.chain(resolutions).any(|text| says(text, sentence))
}

/// Whether the words of an action or a resolution say what a sentence says.
fn says(words: &str, sentence: &str) -> bool {
    covered(sentence, words) >= ENOUGH
}

/// Whose a promise is, with whom the name is of.
fn owner(sentence: &str, cue: usize, at: Where, proposal: &Proposal) -> Option<Owner> {
    let who = subject(sentence, cue)?;
    let people = actions::who(who, &proposal.people);
    Some(Owner { printed: who.to_owned(), people, assigned: false, at })
}

/// Whoever is the subject: the words before the cue, from the last clause on.
fn subject(sentence: &str, cue: usize) -> Option<&str> {
    let before = sentence[..cue].trim();
    let clause = before.rsplit([',', ';']).next().unwrap_or(before).trim();
    let clause = clause.rsplit(" that ").next().unwrap_or(clause).trim();
    let clause = clause.strip_prefix("and ").unwrap_or(clause);
    let who = clause
        .strip_prefix("the ")
        .or_else(|| clause.strip_prefix("The "))
        .unwrap_or(clause)
        .trim();
    let words = who.split_whitespace().count();
    let pronoun = matches!(
        &*who.to_lowercase(),
        "this" | "it" | "these" | "they" | "he" | "she" | "that" | "there" | "which" | "who"
    );
    let named = who.starts_with(|letter: char| letter.is_uppercase());
    if !named || pronoun || words == 0 || words > 12 {
        return None;
    }
    Some(who)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_heard_until_an_action_stands_for_it() {
        let text = "The plan was noted.\n\nInspector Able agreed to discuss this with the Head of\n\
                    Service by 30 April. It was hoped that numbers would fall.";
        let near = "2021-03-25".parse().ok();
        let heard = promises_in(text, &[], near);
        assert_eq!(heard.len(), 1, "{heard:?}");
        assert!(heard[0].text.starts_with("Inspector Able agreed to discuss"), "{heard:?}");
        assert_eq!(heard[0].owner.as_deref(), Some("Inspector Able"));
        assert_eq!(heard[0].due, "2021-04-30".parse().ok().map(Due::Date));
        let action = "Discuss this with the Head of Service (Inspector Able)";
        assert_eq!(promises_in(text, &[action], near), []);
    }
}
