//! What contradicts itself in minutes, or is missing.

use std::fmt::{self, Display, Formatter};
use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};
use regex::Regex;

use super::dates::{self, Dated};
use super::flow::Paragraph;
use super::head;
use super::person;
use super::proposal::{Carried, Proposal, Status, Where};
use super::words::{covered, pattern};

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub problem: Problem,
    /// Where it stands.
    pub at: Where,
    /// Where what it contradicts stands.
    pub against: Option<Where>,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Somebody is present and sends apologies.
    PresentAndApologies(String),
    /// Somebody is listed twice with the same status.
    ListedTwice(String),
    /// The head gives the meeting two days.
    TwoDays(String, String),
    /// The day of the week is not that of the date.
    WrongWeekday(String),
    /// Day and month can be taken for one another.
    UnclearDate(String),
    /// Nobody is named for an action.
    NoOwner(String),
    /// Initials that fit nobody who is listed.
    UnknownInitials(String),
    /// Initials that fit more than one person.
    AmbiguousInitials(String, Vec<String>),
    /// The minutes do not say when the meeting was.
    NoDate,
    /// Nobody is listed as present.
    NobodyPresent,
    /// An action that the report on matters outstanding beside the minutes does not carry.
    NotCarried(String),
    /// Other minutes stand in the same document.
    OtherMinutes(String),
}

impl Display for Problem {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::PresentAndApologies(who) => {
                write!(f, "{who} is listed as present and in the apologies; say which")
            }
            Self::ListedTwice(who) => write!(f, "{who} is listed twice; keep one"),
            Self::TwoDays(one, other) => {
                write!(f, "the meeting was held on “{one}” and on “{other}”; say which")
            }
            Self::WrongWeekday(date) => {
                write!(f, "“{date}” is another day of the week; look up which is right")
            }
            Self::UnclearDate(date) => {
                write!(f, "“{date}” can be read as two dates; write the month as a word")
            }
            Self::NoOwner(action) => write!(f, "nobody is named for “{action}”; say who does it"),
            Self::UnknownInitials(initials) => {
                write!(f, "“{initials}” fits nobody who is listed; say who it is")
            }
            Self::AmbiguousInitials(initials, people) => {
                write!(f, "“{initials}” fits {}; say which", people.join(" and "))
            }
            Self::NoDate => write!(f, "the minutes do not say when the meeting was; add its date"),
            Self::NobodyPresent => write!(f, "no list of who was present was found; add it"),
            Self::NotCarried(action) => {
                write!(f, "the report on matters outstanding does not carry “{action}”; keep it")
            }
            Self::OtherMinutes(title) => {
                write!(f, "other minutes follow, “{title}”; read them from a file of their own")
            }
        }
    }
}

/// Finds what is wrong; the minutes themselves begin with paragraph `body`.
pub(super) fn find(flow: &[Paragraph], body: usize, proposal: &mut Proposal) {
    let mut findings = Vec::new();
    people(proposal, &mut findings);
    in_dates(flow, proposal.meeting.date, &mut findings);
    two_days(&flow[..body], proposal, &mut findings);
    owners(proposal, &mut findings);
    not_carried(proposal, &mut findings);
    if proposal.meeting.date.is_none() {
        findings.push(Finding { problem: Problem::NoDate, at: Where::default(), against: None });
    }
    if !proposal.people.iter().any(|person| person.status != Status::Apologies) {
        findings.push(Finding {
            problem: Problem::NobodyPresent,
            at: Where::default(),
            against: None,
        });
    }
    proposal.findings = findings;
}

fn people(proposal: &Proposal, findings: &mut Vec<Finding>) {
    for (at, one) in proposal.people.iter().enumerate() {
        for other in proposal.people[at + 1..].iter().filter(|other| person::same(one, other)) {
            let who = person::called(one);
            let apologies =
                (one.status == Status::Apologies) != (other.status == Status::Apologies);
            let problem = if apologies {
                Problem::PresentAndApologies(who)
            } else {
                Problem::ListedTwice(who)
            };
            findings.push(Finding { problem, at: other.at, against: Some(one.at) });
        }
    }
}

fn in_dates(flow: &[Paragraph], near: Option<Date>, findings: &mut Vec<Finding>) {
    for paragraph in flow {
        for dated in dates::dates(&paragraph.text, near).into_iter().filter(|dated| dated.whole) {
            let at = paragraph.part(dated.start, dated.start + dated.printed.len());
            if dated.weekday.as_ref().is_some_and(|week| !is_weekday(dated.date, week)) {
                findings.push(Finding {
                    problem: Problem::WrongWeekday(dated.printed.clone()),
                    at,
                    against: None,
                });
            }
            if dated.either {
                findings.push(Finding {
                    problem: Problem::UnclearDate(dated.printed.clone()),
                    at,
                    against: None,
                });
            }
        }
    }
}

/// An item on the minutes of the meeting before: "4. Minutes of 5 December".
static ITEM: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:item\s+)?(?:\d+[.:]?\s+)+(?:minutes|notes)\s+of\b"));

/// What is said of the minutes of a meeting before, or of a meeting of others.
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:were|was|be)\s+(?:\w+\s+)?(?:agreed|approved|signed|confirmed|accepted|received|noted|taken|adopted)\b|\b(?:last|previous)\s+(?:\w+\s+)?meeting\b|\b(?:true|correct|accurate)\s+(?:and\s+\w+\s+)?record\b|\bheld\s+with\b|\breport\s+(?:of|on)\b",
    )
});

/// The words of a line that says when the meeting was; what is longer tells of other days.
const LONGEST: usize = 30;

/// A head that names two days for the meeting. One day in two forms is one day.
fn two_days(head: &[Paragraph], proposal: &Proposal, findings: &mut Vec<Finding>) {
    let Some(date) = proposal.meeting.date else { return };
    let speaks = |paragraph: &&Paragraph| {
        let text = paragraph.text.to_lowercase();
        let is_said = ["held", "date of meeting", "meeting date", "minutes of", "notes of"]
            .iter()
            .any(|word| text.contains(word));
        (is_said || text.starts_with("date") || text.starts_with("meeting"))
            && !head::NEXT.is_match(&text)
            && !ITEM.is_match(&text)
            && !OTHER.is_match(&text)
            && text.split_whitespace().count() <= LONGEST
    };
    let said = head.iter().filter(speaks).flat_map(|paragraph| {
        let whole = dates::dates(&paragraph.text, None).into_iter().filter(|dated| dated.whole);
        whole.map(move |dated| (paragraph, dated))
    });
    let all: Vec<_> = said.collect();
    let Some((first, known)) = all.iter().find(|(_, dated)| dated.date == date) else { return };
    let place = |paragraph: &Paragraph, dated: &Dated| {
        paragraph.part(dated.start, dated.start + dated.printed.len())
    };
    for (paragraph, other) in all.iter().filter(|(_, dated)| dated.date != date) {
        let mut two = [
            (place(first, known), known.printed.clone()),
            (place(paragraph, other), other.printed.clone()),
        ];
        two.sort();
        let [(against, one), (at, other)] = two;
        let problem = Problem::TwoDays(one, other);
        findings.push(Finding { problem, at, against: Some(against) });
    }
}

/// How much of an action a row must say to carry it, and how much where it names the action's minute.
const ENOUGH: f64 = 0.6;
const ENOUGH_OF_MINUTE: f64 = 0.4;

/// Actions with owners that a report on matters outstanding has lost.
fn not_carried(proposal: &Proposal, findings: &mut Vec<Finding>) {
    let of_these = |row: &&Carried| {
        row.meeting.is_none_or(|day| proposal.meeting.date.is_none_or(|date| date == day))
    };
    let rows: Vec<&Carried> = proposal.carried.iter().filter(of_these).collect();
    if rows.is_empty() {
        return;
    }
    for item in &proposal.items {
        for action in item.actions.iter().filter(|action| !action.owners.is_empty()) {
            let carries = |row: &&Carried| {
                let same = row.minute.is_some() && row.minute == item.number;
                covered(&action.text, &row.text) >= if same { ENOUGH_OF_MINUTE } else { ENOUGH }
            };
            if !rows.iter().any(carries) {
                findings.push(Finding {
                    problem: Problem::NotCarried(action.text.clone()),
                    at: action.at,
                    against: rows.first().map(|row| row.at),
                });
            }
        }
    }
}

/// Says which other minutes stand in the document.
pub(super) fn others(flow: &[Paragraph], others: &[usize], proposal: &mut Proposal) {
    let finding = |paragraph: &Paragraph| Finding {
        problem: Problem::OtherMinutes(paragraph.text.clone()),
        at: paragraph.at(),
        against: None,
    };
    proposal.findings.extend(others.iter().filter_map(|at| flow.get(*at)).map(finding));
}

fn is_weekday(date: Date, printed: &str) -> bool {
    let name = match date.weekday() {
        Weekday::Monday => "monday",
        Weekday::Tuesday => "tuesday",
        Weekday::Wednesday => "wednesday",
        Weekday::Thursday => "thursday",
        Weekday::Friday => "friday",
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
    };
    printed.to_lowercase() == name
}

fn owners(proposal: &Proposal, findings: &mut Vec<Finding>) {
    for action in proposal.items.iter().flat_map(|item| &item.actions) {
        if action.owners.is_empty() {
            findings.push(Finding {
                problem: Problem::NoOwner(action.text.clone()),
                at: action.at,
                against: None,
            });
        }
        for owner in
            action.owners.iter().filter(|owner| super::actions::is_initials(&owner.printed))
        {
            let people: Vec<String> =
                owner.people.iter().map(|at| person::called(&proposal.people[*at])).collect();
            let problem = match people.len() {
                0 => Problem::UnknownInitials(owner.printed.clone()),
                1 => continue,
                _ => Problem::AmbiguousInitials(owner.printed.clone(), people),
            };
            findings.push(Finding { problem, at: owner.at, against: None });
        }
    }
}
