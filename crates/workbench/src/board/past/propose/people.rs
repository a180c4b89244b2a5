//! Who was there: organisations, people, posts, and how each stood to the meeting.

use partnership::board::AttendanceStatus;
use reading::minutes::{Attendee, Status, letters};

use super::super::proposed::What;
use super::{LINE, Proposing, cut};

/// The ids of those who are listed, in the order of the list.
#[derive(Debug, Default)]
pub(super) struct People {
    /// Each person.
    pub people: Vec<String>,
    /// Their posts, where one is printed.
    pub posts: Vec<Option<String>>,
}

/// Proposes everybody who is listed, with their organisations and posts, and then how they stood to the meeting.
pub(super) fn propose(proposing: &mut Proposing<'_>) -> People {
    let listed = &proposing.minutes.people;
    let mut people = People::default();
    for attendee in listed {
        let (person, post) = one(proposing, attendee);
        people.people.push(person);
        people.posts.push(post);
    }
    for (attendee, person) in listed.iter().zip(&people.people) {
        attendance(proposing, attendee, person);
    }
    declarations(proposing);
    people
}

fn one(proposing: &mut Proposing<'_>, attendee: &Attendee) -> (String, Option<String>) {
    let at = attendee.at;
    let organisation = attendee.organisation.as_ref().map(|name| proposing.organisation(name, at));
    // Where no name is printed, somebody is known by their post, or by their part in the meeting.
    let name = [&attendee.name, &attendee.post, &attendee.role].into_iter().flatten().next();
    let name = cut(name.map_or("", String::as_str), LINE);
    let key = letters(&name);
    let known = proposing.proposed.iter().find(|one| match &one.what {
        What::Person { name, organisation: of, .. } => {
            letters(name) == key && (attendee.name.is_some() || *of == organisation)
        }
        _ => false,
    });
    let person = if let Some(known) = known {
        known.id.clone()
    } else {
        let (rank, organisation) = (attendee.rank.clone(), organisation.clone());
        proposing.add(What::Person { name, rank, organisation }, at)
    };
    let post = attendee.post.as_ref().map(|title| {
        let title = cut(title, LINE);
        let key = letters(&title);
        let known = proposing.proposed.iter().find(|one| match &one.what {
            What::Post { title, organisation: of, .. } => {
                letters(title) == key && *of == organisation
            }
            _ => false,
        });
        if let Some(known) = known {
            known.id.clone()
        } else {
            let holder = attendee.name.is_some().then(|| person.clone());
            proposing.add(What::Post { title, organisation: organisation.clone(), holder }, at)
        }
    });
    (person, post)
}

/// How somebody stood to the meeting. Listed twice in one way is once; in two ways, somebody has to say which.
fn attendance(proposing: &mut Proposing<'_>, attendee: &Attendee, person: &str) {
    let whom = attendee.alternate_for.as_ref().filter(|_| attendee.status != Status::Apologies);
    let alternate_for = whom.map(|whom| {
        let key = letters(whom);
        let known = proposing
            .proposed
            .iter()
            .find(|one| matches!(&one.what, What::Person { name, .. } if letters(name) == key));
        if let Some(known) = known {
            known.id.clone()
        } else {
            let what = What::Person { name: cut(whom, LINE), rank: None, organisation: None };
            proposing.add(what, attendee.at)
        }
    });
    let status = match attendee.status {
        _ if alternate_for.is_some() => AttendanceStatus::Alternate,
        Status::Present => AttendanceStatus::Present,
        Status::AlsoPresent => AttendanceStatus::AlsoPresent,
        Status::Apologies => AttendanceStatus::Apologies,
    };
    let what = What::Attendance { person: person.to_owned(), status, alternate_for };
    if !proposing.proposed.iter().any(|one| one.what == what) {
        proposing.add(what, attendee.at);
    }
}

/// Declarations of whoever is named in them first.
fn declarations(proposing: &mut Proposing<'_>) {
    for said in &proposing.minutes.declarations {
        let text = letters(&said.text);
        let named = proposing.proposed.iter().filter_map(|one| match &one.what {
            What::Person { name, .. } => text.find(&letters(name)).map(|at| (at, one.id.clone())),
            _ => None,
        });
        if let Some((_, person)) = named.min() {
            proposing.add(What::Declaration { person, words: said.text.clone() }, said.at);
        }
    }
}
