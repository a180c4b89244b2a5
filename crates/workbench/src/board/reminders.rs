//! Reminders: the actions that are overdue or due soon, for one person. Who manages the board is reminded of all; who speaks for an
//! organisation, of what is theirs or everybody's.

use std::collections::BTreeSet;

use jiff::civil::Date;
use partnership::board::{Arisen, OrganisationId, Owner, Person, PersonId, Post, PostId};
use partnership::{Actor, ManageBoard, ReadExempt, Store};

use super::names::Names;
use crate::WorkbenchError;

/// How many days before it is due an action needs somebody.
pub const SOON_DAYS: i32 = 14;

/// What somebody is reminded of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminders {
    /// The actions that may be told to them, the one that is due first before the others.
    pub told: Vec<Reminder>,
    /// How many others there are, of items that were heard without the public and may not be told to them.
    pub kept: usize,
}

/// An action that is overdue or due soon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// What is to be done.
    pub words: String,
    /// Whose it is.
    pub owner: String,
    /// The board that follows it.
    pub board: String,
    /// The day on which it is due, its own or that of the meeting at which it is.
    pub due_on: Date,
    /// In how many days that is; less than none where it is overdue.
    pub days_left: i32,
    /// For how many days it has been outstanding.
    pub days_open: i32,
}

/// What `actor` is reminded of on a day.
pub fn reminders(store: &Store, actor: &Actor, today: Date) -> Result<Reminders, WorkbenchError> {
    let Some(whose) = Whose::of(store, actor)? else {
        return Ok(Reminders { told: Vec::new(), kept: 0 });
    };
    let names = Names::of(store, today)?;
    let may_read_all = actor.grant::<ReadExempt>().is_some();
    let (mut told, mut kept) = (Vec::new(), 0);
    for arisen in store.actions()? {
        let Some(due_on) = due_soon(&arisen, today) else { continue };
        if !whose.includes(arisen.action.said.owner) {
            continue;
        }
        if arisen.is_exempt && !may_read_all {
            kept += 1;
            continue;
        }
        told.push(Reminder {
            words: arisen.action.said.words,
            owner: names.owner(arisen.action.said.owner),
            board: names.board(arisen.board),
            due_on,
            days_left: days(today, due_on),
            days_open: days(arisen.on, today).max(0),
        });
    }
    // Those of one day stay as they are: the oldest first.
    told.sort_by_key(|reminder| reminder.due_on);
    Ok(Reminders { told, kept })
}

/// The day on which an action is due, where it is outstanding and that day is over or near.
fn due_soon(arisen: &Arisen, today: Date) -> Option<Date> {
    let due_on = arisen.due_on.filter(|_| arisen.action.closed.is_none())?;
    (days(today, due_on) <= SOON_DAYS).then_some(due_on)
}

/// How many days the second day is after the first.
fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// Whose actions somebody is reminded of.
enum Whose {
    /// All.
    All,
    /// An organisation's, those of its posts and people, and everybody's.
    Theirs {
        organisations: BTreeSet<OrganisationId>,
        posts: BTreeSet<PostId>,
        people: BTreeSet<PersonId>,
    },
}

impl Whose {
    /// Those of this person; none for who neither manages the board nor speaks for an organisation.
    fn of(store: &Store, actor: &Actor) -> Result<Option<Self>, WorkbenchError> {
        if actor.grant::<ManageBoard>().is_some() {
            return Ok(Some(Self::All));
        }
        let Some(name) = actor.organisation() else { return Ok(None) };
        let is = |said: &str| said.trim().to_lowercase() == name.trim().to_lowercase();
        let organisations: BTreeSet<OrganisationId> = store
            .organisations()?
            .into_iter()
            .filter(|one| is(&one.said.name) || one.said.short.as_deref().is_some_and(is))
            .map(|one| one.id)
            .collect();
        let is_theirs =
            |of: Option<OrganisationId>| of.is_some_and(|id| organisations.contains(&id));
        let posts = store.posts()?.into_iter();
        let posts = posts.filter(|post: &Post| is_theirs(post.said.organisation));
        let people = store.people_of_boards()?.into_iter();
        let people = people.filter(|person: &Person| is_theirs(person.said.organisation));
        Ok(Some(Self::Theirs {
            posts: posts.map(|post| post.id).collect(),
            people: people.map(|person| person.id).collect(),
            organisations,
        }))
    }

    fn includes(&self, owner: Owner) -> bool {
        let Self::Theirs { organisations, posts, people } = self else { return true };
        match owner {
            Owner::Everybody => true,
            Owner::Organisation(id) => organisations.contains(&id),
            Owner::Post(id) => posts.contains(&id),
            Owner::Person(id) => people.contains(&id),
            // A group has members of many organisations: its chair answers for it.
            Owner::Board(_) => false,
        }
    }
}
