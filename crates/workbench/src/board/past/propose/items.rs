//! The minutes themselves: items, what was said, resolutions, actions with whoever does them, promises, notes.

use std::collections::BTreeMap;

use partnership::board::ResolutionForm;
use reading::minutes::{
    Action, Due, Form, Item, Origin, Owner, Promise, Resolution, Where, letters,
};

use super::super::proposed::{What, When, Whose};
use super::people::People;
use super::{LINE, Proposing, cut, is_everybody};

/// What the items and their actions came to be called.
pub(super) struct Items {
    /// The actions, with their words and the number of their minute.
    pub actions: Vec<(String, String, Option<String>)>,
}

/// Words by which a group is called.
const GROUPS: [&str; 8] =
    ["group", "panel", "forum", "board", "team", "committee", "network", "subgroup"];

pub(super) fn propose(proposing: &mut Proposing<'_>, people: &People) -> Items {
    let minutes = proposing.minutes;
    let mut numbers: BTreeMap<String, String> = BTreeMap::new();
    let mut ids = Vec::new();
    let mut items = Items { actions: Vec::new() };
    for item in &minutes.items {
        // 7a is a part of 7, where there is a 7.
        let whole = item.number.as_deref().and_then(|number| {
            let whole = number.trim_end_matches(char::is_alphabetic);
            (whole != number).then(|| numbers.get(whole)).flatten().cloned()
        });
        let (number, title) = (item.number.clone(), cut(&item.title, LINE));
        let id = proposing.add(What::Item { number, title, under: whole }, item.at);
        if let Some(number) = &item.number {
            numbers.entry(number.clone()).or_insert_with(|| id.clone());
        }
        said(proposing, &id, item);
        let resolutions: Vec<Resolved> =
            item.resolutions.iter().map(|one| resolved(proposing, &id, one)).collect();
        for action in &item.actions {
            let resolution = match action.origin {
                Origin::Resolution(at, part) => resolutions.get(at).and_then(|one| one.part(part)),
                Origin::Line => None,
            };
            for done in to_do(proposing, people, &id, (action, resolution)) {
                items.actions.push((done, action.text.clone(), item.number.clone()));
            }
        }
        ids.push(id);
    }
    for promise in &minutes.promises {
        if let Some(item) = ids.get(promise.item) {
            promised(proposing, people, item, promise);
        }
    }
    items
}

fn said(proposing: &mut Proposing<'_>, item: &str, of: &Item) {
    let paragraphs: Vec<&str> = of.narrative.iter().map(|said| said.text.trim()).collect();
    if let (Some(first), Some(last)) = (of.narrative.first(), of.narrative.last()) {
        let at = Where { to_page: last.at.to_page, to_line: last.at.to_line, ..first.at };
        let words = paragraphs.join("\n\n");
        proposing.add(What::Minute { item: item.to_owned(), words }, at);
    }
    for note in &of.notes {
        proposing.add(What::Note { item: item.to_owned(), words: note.text.clone() }, note.at);
    }
}

/// A resolution's id, and those of its parts where it is a list.
struct Resolved {
    whole: Option<String>,
    parts: Vec<String>,
}

impl Resolved {
    fn part(&self, part: Option<usize>) -> Option<String> {
        part.and_then(|part| self.parts.get(part)).or(self.whole.as_ref()).cloned()
    }
}

fn resolved(proposing: &mut Proposing<'_>, item: &str, resolution: &Resolution) -> Resolved {
    let mut add = |form, words: &str, at| {
        let (item, words) = (item.to_owned(), words.trim().to_owned());
        proposing.add(What::Resolution { item, form, words }, at)
    };
    if !resolution.parts.is_empty() {
        let numbered = ResolutionForm::Numbered;
        let parts = resolution.parts.iter().map(|part| add(numbered, &part.text, part.at));
        return Resolved { parts: parts.collect(), whole: None };
    }
    let form = match resolution.form {
        Form::Noted => ResolutionForm::Noted,
        Form::NotedWithAction => ResolutionForm::NotedWithAction,
        Form::CorrectRecord | Form::List | Form::Decided => ResolutionForm::Agreed,
    };
    let words = resolution.words();
    let whole = (!words.is_empty()).then(|| add(form, words, resolution.at));
    Resolved { parts: Vec::new(), whole }
}

/// An action of whoever is named for it: one each, where the column or the line names several.
fn to_do(
    proposing: &mut Proposing<'_>,
    people: &People,
    item: &str,
    (action, resolution): (&Action, Option<String>),
) -> Vec<String> {
    let assigned: Vec<&Owner> = action.owners.iter().filter(|owner| owner.assigned).collect();
    let named = if assigned.is_empty() { action.owners.iter().take(1).collect() } else { assigned };
    let mut whose: Vec<Option<Whose>> = Vec::new();
    for owner in named {
        let owner = owner_of(proposing, people, owner);
        if !whose.contains(&owner) {
            whose.push(owner);
        }
    }
    if whose.is_empty() {
        whose.push(None);
    }
    let due = action.due.as_ref().and_then(|due| when(proposing, due, &action.text));
    let add = |owner| {
        let what = What::Action {
            item: item.to_owned(),
            resolution: resolution.clone(),
            words: action.text.clone(),
            owner,
            due: due.clone(),
            promised: false,
        };
        proposing.add(what, action.at)
    };
    whose.into_iter().map(add).collect()
}

fn promised(proposing: &mut Proposing<'_>, people: &People, item: &str, promise: &Promise) {
    let owner = promise.owner.as_ref().and_then(|owner| owner_of(proposing, people, owner));
    let what = What::Action {
        item: item.to_owned(),
        resolution: None,
        words: promise.text.clone(),
        owner,
        due: promise.due.as_ref().and_then(|due| when(proposing, due, &promise.text)),
        promised: true,
    };
    proposing.add(what, promise.at);
}

/// Whoever is meant: everybody; one person of the list, by name or initials; a post of the list; a group; an organisation; a post
/// that a column names. None where that is not clear.
fn owner_of(proposing: &mut Proposing<'_>, people: &People, owner: &Owner) -> Option<Whose> {
    let printed = owner.printed.trim();
    let key = letters(printed);
    if is_everybody(printed) {
        return Some(Whose::Everybody);
    }
    let is_initials =
        printed.len() <= 4 && printed.chars().all(|letter| letter.is_ascii_uppercase());
    if let [one] = *owner.people.as_slice() {
        let attendee = proposing.minutes.people.get(one)?;
        let by_name = is_initials
            || attendee.name.as_ref().is_some_and(|name| {
                let last = name.rsplit(' ').next().map(letters).unwrap_or_default();
                key.contains(&last)
            });
        let id = if by_name { people.people.get(one) } else { people.posts.get(one)?.as_ref() };
        return id.cloned().map(Whose::Proposed);
    }
    let named = proposing.proposed.iter().find(|one| match &one.what {
        What::Organisation { name } | What::Board { name, .. } => letters(name) == key,
        What::Post { title, .. } => letters(title) == key,
        _ => false,
    });
    if let Some(one) = named {
        return Some(Whose::Proposed(one.id.clone()));
    }
    // What only is the subject of a sentence can be anything; what a column names is somebody.
    if !owner.assigned || is_initials {
        return None;
    }
    let is_group = printed
        .split_whitespace()
        .next_back()
        .is_some_and(|last| GROUPS.contains(&&*last.to_lowercase()));
    let id = if is_group {
        proposing.group(printed, owner.at)
    } else {
        let (title, organisation, holder) = (cut(printed, LINE), None, None);
        proposing.add(What::Post { title, organisation, holder }, owner.at)
    };
    Some(Whose::Proposed(id))
}

/// Words before an event that the records say themselves.
const AFTER: [&str; 5] = ["after ", "following ", "once ", "upon ", "as soon as "];

fn when(proposing: &Proposing<'_>, due: &Due, text: &str) -> Option<When> {
    match due {
        Due::Date(day) => Some(When::On(*day)),
        Due::NextMeeting => Some(When::NextMeeting(proposing.minutes.meeting.next)),
        Due::Event(event) => {
            let small = event.to_lowercase();
            let lead =
                AFTER.iter().find(|lead| small.starts_with(**lead)).map_or(0, |lead| lead.len());
            Some(When::After(cut(event.get(lead..).unwrap_or(event), LINE)))
        }
        // What the action says itself need not be said again.
        Due::Words(words) => {
            (!text.contains(words.as_str())).then(|| When::After(cut(words, LINE)))
        }
    }
}
