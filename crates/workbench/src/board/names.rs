//! Who and when, in words: names of people with their posts, owners of actions, and when these are due.

use std::collections::BTreeMap;

use jiff::civil::Date;
use partnership::Store;
use partnership::board::{
    Board, BoardId, Due, Holding, Organisation, OrganisationId, Owner, Person, PersonId, Post,
    PostId,
};

use crate::WorkbenchError;

/// Every name that the records hold, with who held which post on a day.
#[derive(Debug)]
pub struct Names {
    people: BTreeMap<PersonId, Person>,
    posts: BTreeMap<PostId, Post>,
    organisations: BTreeMap<OrganisationId, Organisation>,
    boards: BTreeMap<BoardId, Board>,
    holdings: Vec<Holding>,
}

/// "17 June 2021".
pub(super) fn day_in_words(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

impl Names {
    /// The names as they are, and the posts as they were held on this day.
    pub fn of(store: &Store, on: Date) -> Result<Self, WorkbenchError> {
        let organisations = store.organisations()?;
        Ok(Self {
            people: store.people_of_boards()?.into_iter().map(|one| (one.id, one)).collect(),
            posts: store.posts()?.into_iter().map(|one| (one.id, one)).collect(),
            organisations: organisations.into_iter().map(|one| (one.id, one)).collect(),
            boards: store.boards()?.into_iter().map(|one| (one.id, one)).collect(),
            holdings: store.holdings(on)?,
        })
    }

    /// A person's name with their rank.
    pub fn person(&self, id: PersonId) -> String {
        self.people.get(&id).map(Person::full_name).unwrap_or_default()
    }

    /// A post's title.
    pub fn post(&self, id: PostId) -> String {
        self.posts.get(&id).map(|post| post.said.title.clone()).unwrap_or_default()
    }

    /// An organisation's name.
    pub fn organisation(&self, id: OrganisationId) -> String {
        self.organisations.get(&id).map(|one| one.said.name.clone()).unwrap_or_default()
    }

    /// A board's name.
    pub fn board(&self, id: BoardId) -> String {
        self.boards.get(&id).map(|one| one.said.name.clone()).unwrap_or_default()
    }

    /// The posts that a person holds and their organisation: "Head of Service, Council".
    pub fn station(&self, id: PersonId) -> String {
        let held = self.holdings.iter().filter(|holding| holding.person == id);
        let name = self.person(id);
        // Whoever is called by their post is not called so twice.
        let posts = held.map(|holding| self.post(holding.post)).filter(|post| *post != name);
        let organisation = self.people.get(&id).and_then(|person| person.said.organisation);
        let organisation = organisation.map(|id| self.organisation(id));
        posts.chain(organisation).filter(|one| !one.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// Whose an action is: a post with whoever holds it now.
    pub fn owner(&self, owner: Owner) -> String {
        match owner {
            Owner::Person(id) => self.person(id),
            Owner::Post(id) => {
                let held = self.holdings.iter().filter(|holding| holding.post == id);
                let names: Vec<_> = held.map(|holding| self.person(holding.person)).collect();
                // Where people are named by their posts, the post alone says it.
                match names.iter().find(|name| **name != self.post(id)) {
                    Some(name) => format!("{} ({name})", self.post(id)),
                    None => self.post(id),
                }
            }
            Owner::Board(id) => self.board(id),
            Owner::Organisation(id) => self.organisation(id),
            Owner::Everybody => "All partners".to_owned(),
        }
    }

    /// When an action is due, in words, and the day by which that is, where it is known.
    pub fn due(store: &Store, due: &Due) -> Result<(String, Option<Date>), WorkbenchError> {
        Ok(match due {
            Due::On(day) => (day_in_words(*day), Some(*day)),
            Due::At(meeting) => {
                let day = store.meeting(*meeting)?.said.date;
                (format!("at the meeting of {}", day_in_words(day)), Some(day))
            }
            Due::After(event) => (format!("after {event}"), None),
        })
    }
}
