//! Minutes as they were read become changes that are proposed.

mod items;
mod people;
mod updates;

use std::collections::BTreeMap;

use jiff::civil::Time;
use partnership::board::{BoardKind, MeetingMode};
use reading::Reading;
use reading::minutes::{Clock, Proposal, Where, letters};

use super::proposed::{BOARD, MEETING, PastFinding, Place, Proposed, What};

/// How long names and titles may be in the records.
const LINE: usize = 120;
/// How many letters of the words that stand there are shown.
const QUOTE: usize = 240;

/// Whoever is everybody.
const EVERYBODY: [&str; 12] = [
    "all",
    "allagencies",
    "allmembers",
    "allpartners",
    "board",
    "everybody",
    "everyone",
    "members",
    "partneragencies",
    "partnerorganisations",
    "partners",
    "theboard",
];

/// Whether words name everybody: "Partners".
pub(super) fn is_everybody(text: &str) -> bool {
    EVERYBODY.contains(&&*letters(text))
}

/// What is proposed, in the order of its kinds, and what was found.
pub(super) fn propose(reading: &Reading, minutes: &Proposal) -> (Vec<Proposed>, Vec<PastFinding>) {
    let mut proposing = Proposing::new(reading, minutes);
    proposing.head();
    let people = people::propose(&mut proposing);
    let items = items::propose(&mut proposing, &people);
    updates::propose(&mut proposing, &items);
    let mut proposed = proposing.proposed;
    let rank = |one: &Proposed| What::KINDS.iter().position(|kind| *kind == one.what.kind());
    proposed.sort_by_key(rank);
    let findings = minutes.findings.iter().map(|finding| PastFinding {
        says: finding.problem.to_string(),
        at: (finding.at != Where::default()).then(|| finding.at.into()),
        against: finding.against.map(Place::from),
    });
    (proposed, findings.collect())
}

/// The changes so far, and what they are made from.
struct Proposing<'a> {
    minutes: &'a Proposal,
    lines: BTreeMap<(u32, u32), String>,
    proposed: Vec<Proposed>,
    counts: BTreeMap<&'static str, usize>,
}

impl<'a> Proposing<'a> {
    fn new(reading: &Reading, minutes: &'a Proposal) -> Self {
        let mut lines: BTreeMap<(u32, u32), String> = BTreeMap::new();
        for line in reading.lines() {
            let text = lines.entry((line.page, line.number)).or_default();
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&line.text);
        }
        Self { minutes, lines, proposed: Vec::new(), counts: BTreeMap::new() }
    }

    /// Adds a change; its id.
    fn add(&mut self, what: What, at: Where) -> String {
        let kind = what.kind();
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        let id = format!("{kind}-{count}");
        let (at, quote) = (Place::from(at), self.quote(at));
        self.proposed.push(Proposed { id: id.clone(), at, quote, what });
        id
    }

    /// The words that stand at a place, or their beginning.
    fn quote(&self, at: Where) -> String {
        let lines =
            self.lines.range((at.page, at.line)..=(at.to_page, at.to_line).max((at.page, at.line)));
        let mut quote = String::new();
        for (_, text) in lines {
            if !quote.is_empty() {
                quote.push(' ');
            }
            quote.push_str(text);
            if quote.len() > QUOTE * 4 {
                break;
            }
        }
        cut(&quote, QUOTE)
    }

    /// The organisation of this name; proposed where it is not yet.
    fn organisation(&mut self, name: &str, at: Where) -> String {
        let key = letters(name);
        let known = self
            .proposed
            .iter()
            .find(|one| matches!(&one.what, What::Organisation { name } if letters(name) == key));
        match known {
            Some(one) => one.id.clone(),
            None => self.add(What::Organisation { name: cut(name, LINE) }, at),
        }
    }

    /// The group of this name; proposed where it is not yet.
    fn group(&mut self, name: &str, at: Where) -> String {
        let key = letters(name);
        let known = self
            .proposed
            .iter()
            .find(|one| matches!(&one.what, What::Board { name, .. } if letters(name) == key));
        match known {
            Some(one) => one.id.clone(),
            None => self.add(What::Board { name: cut(name, LINE), of: BoardKind::Group }, at),
        }
    }

    /// The board and the meeting.
    fn head(&mut self) {
        let meeting = self.minutes.meeting.clone();
        let board = self.minutes.board.clone().unwrap_or_default();
        let at = if board.at == Where::default() { meeting.at } else { board.at };
        let id = self.add(What::Board { name: cut(&board.text, LINE), of: BoardKind::Board }, at);
        debug_assert_eq!(id, BOARD);
        let mode = match meeting.mode.as_deref() {
            Some("virtual") => MeetingMode::Virtual,
            Some("hybrid") => MeetingMode::Hybrid,
            _ => MeetingMode::InPerson,
        };
        let what = What::Meeting {
            board: id,
            date: meeting.date,
            time: meeting.time.and_then(time),
            ended: meeting.ended.and_then(time),
            mode,
            place: cut(meeting.place.as_deref().unwrap_or_default(), LINE),
        };
        let id = self.add(what, meeting.at);
        debug_assert_eq!(id, MEETING);
    }
}

fn time(clock: Clock) -> Option<Time> {
    Time::new(i8::try_from(clock.hour).ok()?, i8::try_from(clock.minute).ok()?, 0, 0).ok()
}

/// A text of at most so many letters; where it is longer, it ends with a whole word and "…".
fn cut(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return text;
    }
    let begun: String = text.chars().take(most - 1).collect();
    let whole = begun.rsplit_once(' ').map_or(&*begun, |(whole, _)| whole);
    format!("{whole}…")
}
