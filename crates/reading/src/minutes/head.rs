//! The head of minutes: which board met, when, how; and when it ended and meets next.

use std::sync::LazyLock;

use regex::Regex;

use super::dates;
use super::flow::{Paragraph, Role};
use super::proposal::{Proposal, Said};
use super::words::{pattern, sentences};

static MINUTES_OF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:minutes|notes) of (?:the |an? )?(?P<board>.*?)\s*(?:meeting\b)?\s*(?:,|\bheld\b|\bon\b|\bat\b|$)",
    )
});
static BOARD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:board|group|partnership|committee|panel|forum|council|team|executive|network)\b",
    )
});
static MODE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?P<hybrid>hybrid)\b|\b(?P<virtual>virtual(?:ly)?|online|remote(?:ly)?|video ?conference|teams|zoom|webex)\b|(?P<person>\bin[- ]person\b)",
    )
});
static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:held |)(?:at|in) (?P<place>(?:the )?(?:[A-Z][\w'’&.-]*,? ?){2,8})")
});
static ENDED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:meeting|chair\w*)\s+(?:was\s+)?(?:ended|closed|finished|concluded|closed the meeting)\b|^(?:ended|closed|close|finish)\b|\bmeeting closed\b",
    )
});
pub(super) static NEXT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\bnext (?:[\w'’-]+ ){0,3}?meeting\b|\bdate of next\b"));

/// Whether a paragraph begins the list of who was there.
pub(super) fn begins_attendance(paragraph: &Paragraph) -> bool {
    super::attendance::label(&paragraph.text).is_some()
}

/// Reads the head; says where the minutes themselves begin.
pub(super) fn read(flow: &[Paragraph], proposal: &mut Proposal) -> usize {
    let list = flow.iter().position(begins_attendance);
    let start = list.unwrap_or(0);
    // The minutes begin with the first heading after the list, that is no label of it.
    let body = flow[start..]
        .iter()
        .position(|paragraph| paragraph.role == Role::Heading && !begins_attendance(paragraph))
        .map_or(flow.len(), |at| start + at);
    let body = if list.is_some() { body } else { first_numbered(flow).unwrap_or(0) };
    let head = &flow[..list.unwrap_or(body)];
    meeting_line(head, proposal);
    board(head, proposal);
    body
}

fn first_numbered(flow: &[Paragraph]) -> Option<usize> {
    let numbered = |paragraph: &Paragraph| {
        paragraph.role == Role::Heading
            && paragraph.text.starts_with(|letter: char| letter.is_ascii_digit())
    };
    flow.iter().position(numbered)
}

fn meeting_line(head: &[Paragraph], proposal: &mut Proposal) {
    let meeting = &mut proposal.meeting;
    let dated = |paragraph: &&Paragraph| {
        dates::dates(&paragraph.text, None).iter().any(|dated| dated.whole)
    };
    let speaks = |paragraph: &&Paragraph| {
        let text = paragraph.text.to_lowercase();
        (text.contains("meeting")
            || text.contains("minutes")
            || text.contains("held")
            || text.starts_with("date"))
            && !NEXT.is_match(&text)
    };
    let line = head.iter().filter(dated).rfind(speaks).or_else(|| head.iter().rfind(dated));
    let Some(line) = line else { return };
    meeting.at = line.at();
    meeting.date = dates::dates(&line.text, None)
        .into_iter()
        .find(|dated| dated.whole)
        .map(|dated| dated.date);
    let near = head
        .iter()
        .filter(|paragraph| !NEXT.is_match(&paragraph.text))
        .map(|paragraph| &*paragraph.text);
    let all = near.collect::<Vec<_>>().join(" \n ");
    meeting.time = dates::time(&line.text).or_else(|| dates::time(&all));
    meeting.mode = MODE.captures(&all).map(|found| {
        if found.name("hybrid").is_some() {
            "hybrid"
        } else if found.name("virtual").is_some() {
            "virtual"
        } else {
            "in person"
        }
        .to_owned()
    });
    let place = PLACE.captures(&all).and_then(|found| found.name("place"));
    meeting.place = place.map(|place| place.as_str().trim().trim_end_matches(',').to_owned());
}

fn board(head: &[Paragraph], proposal: &mut Proposal) {
    let named = head.iter().find_map(|paragraph| {
        let board = MINUTES_OF.captures(&paragraph.text)?.name("board")?;
        BOARD
            .is_match(board.as_str())
            .then(|| Said { text: board.as_str().trim().to_owned(), ..paragraph.said() })
    });
    let titled = || {
        let meeting = proposal.meeting.at;
        let short = |paragraph: &&Paragraph| {
            BOARD.is_match(&paragraph.text)
                && paragraph.text.split_whitespace().count() <= 12
                && paragraph.at() != meeting
        };
        // The nearest title before the line about the meeting: what stands further up can belong to something else.
        let before = |paragraph: &&Paragraph| paragraph.at() < meeting;
        head.iter()
            .filter(before)
            .rfind(short)
            .or_else(|| head.iter().find(short))
            .map(Paragraph::said)
    };
    let board = named.or_else(titled);
    proposal.board = board
        .map(|said| Said { text: said.text.trim_start_matches(['#', ' ']).to_owned(), ..said });
}

/// Whether a text says when the meeting ended.
pub(super) fn says_ended(text: &str) -> bool {
    ENDED.find(text).is_some_and(|found| dates::time(&text[found.start()..]).is_some())
}

/// Reads what the end of the minutes says: when the meeting ended, and when the next one is.
pub(super) fn complete(flow: &[Paragraph], proposal: &mut Proposal) {
    let near = proposal.meeting.date;
    let ended = |paragraph: &Paragraph| {
        dates::time(&paragraph.text[ENDED.find(&paragraph.text)?.start()..])
    };
    proposal.meeting.ended = flow.iter().rev().find_map(ended);
    let from_item =
        proposal.items.iter().rev().find(|item| NEXT.is_match(&item.title)).and_then(|item| {
            let said = std::iter::once((&item.title, item.at))
                .chain(item.narrative.iter().map(|said| (&said.text, said.at)));
            said.filter_map(|(text, at)| next_in(text, near).map(|next| (next, at))).next_back()
        });
    let from_text = || {
        let sentences = flow.iter().flat_map(|paragraph| {
            sentences(&paragraph.text).into_iter().map(move |(start, sentence)| {
                (sentence, paragraph.part(start, start + sentence.len()))
            })
        });
        let said = sentences.filter(|(sentence, _)| NEXT.is_match(sentence));
        said.filter_map(|(sentence, at)| next_in(sentence, near).map(|next| (next, at))).next_back()
    };
    if let Some(((date, time), at)) = from_item.or_else(from_text) {
        (proposal.meeting.next, proposal.meeting.next_time, proposal.meeting.next_at) =
            (Some(date), time, at);
    }
}

fn next_in(
    text: &str,
    near: Option<jiff::civil::Date>,
) -> Option<(jiff::civil::Date, Option<dates::Clock>)> {
    let later = |dated: &dates::Dated| near.is_none_or(|near| dated.date > near);
    let dated = dates::dates(text, near).into_iter().find(later)?;
    Some((dated.date, dates::time(text)))
}
