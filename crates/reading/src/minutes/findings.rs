//! What contradicts itself in minutes, or is missing.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

use jiff::civil::{Date, Weekday};

use super::dates::{self, Dated};
use super::flow::Paragraph;
use super::person;
use super::proposal::{Proposal, Status, Where};

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
    /// A date is written in two forms.
    DateInTwoForms(String, String),
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
}

impl Display for Problem {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::PresentAndApologies(who) => {
                write!(f, "{who} is listed as present and in the apologies; say which")
            }
            Self::ListedTwice(who) => write!(f, "{who} is listed twice; keep one"),
            Self::DateInTwoForms(one, other) => {
                write!(f, "one date is written “{one}” and “{other}”; use one form")
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
        }
    }
}

/// Finds what is wrong.
pub(super) fn find(flow: &[Paragraph], proposal: &mut Proposal) {
    let mut findings = Vec::new();
    people(proposal, &mut findings);
    in_dates(flow, proposal.meeting.date, &mut findings);
    owners(proposal, &mut findings);
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
    let mut seen: BTreeMap<Date, (String, String, Where)> = BTreeMap::new();
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
            let form = form(&dated);
            match seen.get(&dated.date) {
                Some((known, printed, first)) if *known != form => {
                    let problem = Problem::DateInTwoForms(printed.clone(), dated.printed.clone());
                    if !findings.iter().any(|finding| finding.problem == problem) {
                        findings.push(Finding { problem, at, against: Some(*first) });
                    }
                }
                Some(_) => {}
                None => {
                    seen.insert(dated.date, (form, dated.printed, at));
                }
            }
        }
    }
}

/// The form of a date: its letters and signs, without its numbers and the day of the week.
fn form(dated: &Dated) -> String {
    let printed = match &dated.weekday {
        Some(week) => {
            dated.printed.trim_start_matches(week.as_str()).trim_start_matches([',', ' '])
        }
        None => &dated.printed,
    };
    printed.chars().filter(|letter| !letter.is_ascii_digit()).flat_map(char::to_lowercase).collect()
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
