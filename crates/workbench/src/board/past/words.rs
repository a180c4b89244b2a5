//! A change in words, as lists show it.

use super::proposed::{Of, PastMinutes, Proposed, What, When, Whose};

impl PastMinutes {
    /// What a change is, in a line: "Ann Example; due after the visit: update partners".
    pub fn in_words(&self, one: &Proposed) -> String {
        let of = |id: &Option<String>| id.as_deref().map(|id| self.called(id).to_owned());
        match &one.what {
            What::Organisation { name } | What::Board { name, .. } => name.clone(),
            What::Person { name, rank, organisation } => {
                let name = [rank.as_deref(), Some(name)].into_iter().flatten().collect::<Vec<_>>();
                listed([Some(name.join(" ")), of(organisation)])
            }
            What::Post { title, organisation, holder } => listed([
                Some(title.clone()),
                of(organisation),
                of(holder).map(|name| format!("held by {name}")),
            ]),
            What::Meeting { date, time, ended, mode, place, .. } => listed([
                date.map(|date| date.strftime("%-d %B %Y").to_string()),
                time.map(|time| format!("at {}", time.strftime("%H:%M"))),
                ended.map(|time| format!("to {}", time.strftime("%H:%M"))),
                Some(mode.id().replace('-', " ")),
                Some(place.clone()),
            ]),
            What::Attendance { person, status, alternate_for } => listed([
                Some(self.called(person).to_owned()),
                Some(status.id().replace('-', " ")),
                of(alternate_for).map(|name| format!("for {name}")),
            ]),
            What::Item { number, title, .. } => match number {
                Some(number) => format!("{number} {title}"),
                None => title.clone(),
            },
            What::Declaration { person, words } => format!("{}: {words}", self.called(person)),
            What::Minute { item, words }
            | What::Resolution { item, words, .. }
            | What::Note { item, words } => {
                format!("{}: {}", self.called(item), one_line(words))
            }
            What::Action { words, owner, due, .. } => {
                let owner = owner.as_ref().map(|owner| match owner {
                    Whose::Everybody => "Every partner".to_owned(),
                    Whose::Proposed(id) => self.called(id).to_owned(),
                    Whose::Held(_) => "As typed".to_owned(),
                });
                let due = due.as_ref().map(|due| match due {
                    When::On(day) => format!("due {}", day.strftime("%-d %B %Y")),
                    When::NextMeeting(_) => "due at the next meeting".to_owned(),
                    When::After(event) => format!("due after {event}"),
                });
                let owner = owner.unwrap_or_else(|| "Nobody is named".to_owned());
                format!("{}: {}", listed([Some(owner), due]), one_line(words))
            }
            What::Update { of, words, outcome } => {
                let action = match of {
                    Of::Proposed(id) => self.called(id),
                    Of::Earlier(question) => question,
                };
                let closed =
                    outcome.map(|outcome| format!(" ({})", outcome.id().replace('-', " ")));
                format!("{words}{}: of \u{201c}{action}\u{201d}", closed.unwrap_or_default())
            }
        }
    }
}

/// Words of several lines as one.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The parts that are there, with a mark between.
fn listed<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("; ")
}
