//! What is proposed.

use jiff::civil::Date;

use super::dates::{Clock, Due};
use super::findings::Finding;

/// Minutes as they were read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Proposal {
    /// The board or group that met.
    pub board: Option<Said>,
    /// The meeting.
    pub meeting: Meeting,
    /// Who was there, and who sent apologies.
    pub people: Vec<Attendee>,
    /// Declarations of interest; empty where there were none.
    pub declarations: Vec<Said>,
    /// The minutes in their order.
    pub items: Vec<Item>,
    /// What earlier meetings' actions came to.
    pub reported: Vec<Reported>,
    /// Where somebody was to do something and no action stands for it.
    pub promises: Vec<Promise>,
    /// What a report on matters outstanding that stands in the same document carries.
    pub carried: Vec<Carried>,
    /// What contradicts itself, or is missing.
    pub findings: Vec<Finding>,
}

/// Where something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Where {
    /// Its first page.
    pub page: u32,
    /// Its first line on that page; see [`crate::document::Line::number`].
    pub line: u32,
    /// Its last page.
    pub to_page: u32,
    /// Its last line.
    pub to_line: u32,
}

/// Words, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub at: Where,
    /// The lines that they go over: the byte at which each ends, its page and its number.
    pub(super) lines: Vec<(usize, u32, u32)>,
}

impl Said {
    /// Where a part of the words stands.
    pub fn part(&self, start: usize, end: usize) -> Where {
        part_of(&self.lines, start, end).unwrap_or(self.at)
    }
}

/// Where a part of a text stands, by the byte at which each of its lines ends, the line's page and its number; none where it has
/// no lines.
pub(super) fn part_of(lines: &[(usize, u32, u32)], start: usize, end: usize) -> Option<Where> {
    let line = |offset: usize| {
        lines.iter().find(|(line_end, ..)| offset < *line_end).or(lines.last()).copied()
    };
    let ((_, page, first), (_, to_page, last)) = line(start).zip(line(end.saturating_sub(1)))?;
    Some(Where { page, line: first, to_page, to_line: last })
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Meeting {
    /// Its day.
    pub date: Option<Date>,
    /// When it began.
    pub time: Option<Clock>,
    /// How it was held: "virtual", "hybrid", "in person".
    pub mode: Option<String>,
    /// Where it was held, as printed.
    pub place: Option<String>,
    /// When it ended.
    pub ended: Option<Clock>,
    /// The day of the next meeting.
    pub next: Option<Date>,
    /// When that begins.
    pub next_time: Option<Clock>,
    /// Where the line about the meeting stands.
    pub at: Where,
    /// Where the next meeting is said.
    pub next_at: Where,
}

/// Somebody who was there or sent apologies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attendee {
    /// The name; none where only a post is given.
    pub name: Option<String>,
    /// Honorific or rank: "Councillor", "Inspector".
    pub rank: Option<String>,
    /// The post.
    pub post: Option<String>,
    /// The organisation.
    pub organisation: Option<String>,
    /// The part taken at the meeting: "Chairman", "Vice-Chairman".
    pub role: Option<String>,
    /// Whether there.
    pub status: Status,
    /// For whom, where standing in for somebody.
    pub alternate_for: Option<String>,
    /// Where it is said.
    pub at: Where,
}

/// Whether somebody was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// A member who was there.
    #[default]
    Present,
    /// There, not as a member.
    AlsoPresent,
    /// Sent apologies.
    Apologies,
}

/// A minute.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Item {
    /// Its number as printed: "7a".
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// Where it begins.
    pub at: Where,
    /// What was said, a paragraph each.
    pub narrative: Vec<Said>,
    /// What was resolved.
    pub resolutions: Vec<Resolution>,
    /// Who is to do what.
    pub actions: Vec<Action>,
    /// What was added after the meeting.
    pub notes: Vec<Note>,
}

/// A note that was added after the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its words.
    pub text: String,
    /// Where it stands.
    pub at: Where,
}

/// A resolution.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolution {
    /// Its words.
    pub text: String,
    /// Its form.
    pub form: Form,
    /// Its numbered parts, where it is a list.
    pub parts: Vec<Said>,
    /// Where it stands.
    pub at: Where,
}

impl Resolution {
    /// Its words without "RESOLVED that" before them.
    pub fn words(&self) -> &str {
        super::resolutions::rest(&self.text)
    }
}

/// The form of a resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Something is noted.
    Noted,
    /// Earlier minutes are agreed as a correct record.
    CorrectRecord,
    /// Something is noted, and somebody will do something.
    NotedWithAction,
    /// A list of parts.
    List,
    /// Something else is decided.
    Decided,
}

/// Something that somebody is to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// What is to be done.
    pub text: String,
    /// By whom, as printed and as it was made out.
    pub owners: Vec<Owner>,
    /// By when.
    pub due: Option<Due>,
    /// What it comes from.
    pub origin: Origin,
    /// Where it stands.
    pub at: Where,
}

/// What an action comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A resolution of the item, with its part where it is a list; both from 0.
    Resolution(usize, Option<usize>),
    /// A line or a cell that says it is an action.
    Line,
}

/// Whoever is to do something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// As printed: initials, a group, a post, a name.
    pub printed: String,
    /// Who that can be: places in [`Proposal::people`].
    pub people: Vec<usize>,
    /// Whether it is printed in the column, or the line, for owners; else it is the subject of the sentence.
    pub assigned: bool,
    /// Where it is printed.
    pub at: Where,
}

/// What an earlier meeting's action came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// The minute that it comes from, as printed.
    pub minute: Option<String>,
    /// What was to be done.
    pub question: String,
    /// What was said about it.
    pub answer: String,
    /// What that comes to.
    pub result: Result,
    /// Where it stands.
    pub at: Where,
}

/// A row of a report on matters outstanding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The minute that it comes from, as printed.
    pub minute: Option<String>,
    /// The day of the meeting that it comes from.
    pub meeting: Option<Date>,
    /// What was to be done.
    pub text: String,
    /// What there is to tell; empty where there is nothing.
    pub update: String,
    /// Where it stands.
    pub at: Where,
}

/// What an action came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Result {
    /// It was done, or the question was answered.
    Done,
    /// It was decided not to do it.
    DecidedAgainst,
    /// Something else took its place.
    Superseded,
    /// Somebody outside has not answered.
    NoResponse,
    /// It goes on.
    Ongoing,
    /// The words do not say.
    Unclear,
}

/// Where somebody was to do something and no action stands for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Promise {
    /// The sentence.
    pub text: String,
    /// Whoever is its subject.
    pub owner: Option<Owner>,
    /// By when.
    pub due: Option<Due>,
    /// The item that it stands in: a place in [`Proposal::items`].
    pub item: usize,
    /// Where it stands.
    pub at: Where,
}
