//! What earlier meetings' actions came to: question, answer, result.

use std::sync::LazyLock;

use regex::Regex;

use super::proposal::{Proposal, Reported, Result, Said, Where};
use super::words::{pattern, sentences};

static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\bminutes\b|\bmatters\b|\bactions?\b|\boutstanding\b|\baction log\b")
});
static MINUTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:minute|action|item|resolution)\s+(?:no\.?\s*|number\s+)?(?P<number>\d{1,3}(?:\.\d{1,2})?[a-z]?(?:/\d{2,4})?)\b",
    )
});
static RESOLVED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:resolved|resolutions?|action|agreed at the (?:last|previous) meeting|asked at the (?:last|previous) meeting)\b[^.]*?\b(?:that|for|to)\b|\bone of the resolutions\b",
    )
});
static NO_RESPONSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:not (?:yet )?received an? (?:response|reply|answer)|no (?:response|reply|answer)|not (?:yet )?(?:responded|replied|answered|heard)|awaiting an? (?:response|reply|answer)|still (?:waiting|awaiting))\b",
    )
});
static ONGOING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:ongoing|on-going|in progress|underway|under way|continu(?:es|ing|ed)|being (?:developed|drafted|prepared|progressed)|carried forward|not yet (?:complete\w*|finished|done)|partly|remains? open)\b",
    )
});
static AGAINST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bdecided (?:not to|against|that (?:it|this) (?:was|would) not)|\bdecided (?:it was|this was) not\b|\bnot (?:be )?(?:appropriate|taken forward|pursued|proceed\w*|possible|feasible)\b|\bwill not be (?:done|taken)|\brejected\b|\bdeclined\b",
    )
});
static SUPERSEDED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:superseded|overtaken|replaced by|no longer (?:needed|required|relevant)|merged into|taken over by)\b",
    )
});
static DONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:actioned|completed?|done|closed|finished|discharged|has been|have been|had been|was (?:sent|circulated|held|arranged|provided|shared|published)|were (?:sent|circulated|held|arranged|provided|shared|published)|responded|answered|replied|informed|confirmed|explained|now in place)\b",
    )
});

/// Reads the reports back from the minutes on earlier minutes.
pub(super) fn read(proposal: &mut Proposal) {
    let mut reported = Vec::new();
    for item in proposal.items.iter().filter(|item| TITLE.is_match(&item.title)) {
        let mut matter: Vec<&Said> = Vec::new();
        for said in &item.narrative {
            if begins(&said.text) {
                reported.extend(report(&matter));
                matter.clear();
                matter.push(said);
            } else if !matter.is_empty() {
                matter.push(said);
            }
        }
        reported.extend(report(&matter));
    }
    proposal.reported = reported;
}

/// Whether a paragraph takes up an earlier minute.
fn begins(text: &str) -> bool {
    let text = super::items::strip(text);
    MINUTE.is_match(text)
        || RESOLVED.is_match(sentences(text).first().map_or("", |(_, sentence)| sentence))
}

fn report(matter: &[&Said]) -> Option<Reported> {
    let (first, last) = (matter.first()?, matter.last()?);
    let text =
        matter.iter().map(|said| super::items::strip(&said.text)).collect::<Vec<_>>().join(" ");
    let sentences = sentences(&text);
    // The question ends with the last of the opening sentences that says what was resolved, or with the first one.
    let question = sentences
        .iter()
        .take(4)
        .rposition(|(_, sentence)| RESOLVED.is_match(sentence) && !is_answer(sentence))
        .unwrap_or(0);
    let end = sentences.get(question + 1).map_or(text.len(), |(start, _)| *start);
    let (question, answer) = (text[..end].trim().to_owned(), text[end..].trim().to_owned());
    // One sentence can hold both: "The action to … had been done."
    let heard = if answer.is_empty() { &question } else { &answer };
    let minute = MINUTE
        .captures(&question)
        .and_then(|found| found.name("number"))
        .map(|number| number.as_str().to_owned());
    let at = Where {
        page: first.at.page,
        line: first.at.line,
        to_page: last.at.to_page,
        to_line: last.at.to_line,
    };
    let result = result(heard);
    Some(Reported { minute, question, answer, result, at })
}

fn is_answer(sentence: &str) -> bool {
    let words = [
        "responded",
        "answered",
        "replied",
        "confirmed",
        "informed",
        "provided an update",
        "left the",
    ];
    words.iter().any(|word| sentence.contains(word))
}

/// What an answer comes to. What is still open weighs more than what was done on the way.
fn result(answer: &str) -> Result {
    if NO_RESPONSE.is_match(answer) {
        Result::NoResponse
    } else if AGAINST.is_match(answer) {
        Result::DecidedAgainst
    } else if SUPERSEDED.is_match(answer) {
        Result::Superseded
    } else if ONGOING.is_match(answer) {
        Result::Ongoing
    } else if DONE.is_match(answer) {
        Result::Done
    } else {
        Result::Unclear
    }
}
