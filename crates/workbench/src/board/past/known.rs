//! A proposal held against the records: what is there already, and which earlier actions it tells of.

use std::collections::{BTreeMap, BTreeSet};

use partnership::board::{
    Action, ActionId, AgendaItem, BoardId, ItemId, MeetingId, OrganisationId, PersonId, PostId,
    ResolutionId,
};
use partnership::{Store, StoreError};
use reading::minutes::{covered, letters};

use super::proposed::{BOARD, MEETING, Of, PastMinutes, Proposed, What};

/// A record that a change stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Record {
    Organisation(OrganisationId),
    Board(BoardId),
    Meeting(MeetingId),
    Person(PersonId),
    Post(PostId),
    Item(ItemId),
    Resolution(ResolutionId),
    Action(ActionId),
    /// One that nothing else names: an attendance, a minute, a note.
    Other,
}

/// What is known of a proposal's changes.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The records that are there.
    pub records: BTreeMap<String, Record>,
    /// Posts that are there and that nobody holds on the day of the meeting.
    pub unheld: BTreeSet<String>,
    /// The earlier actions that updates are of.
    pub earlier: BTreeMap<String, ActionId>,
}

macro_rules! record {
    ($($name:ident, $kind:ident, $id:ty;)+) => {
        impl Known {
            $(
                /// The record of this kind.
                pub(super) fn $name(&self, id: &str) -> Option<$id> {
                    match self.records.get(id) {
                        Some(Record::$kind(id)) => Some(*id),
                        _ => None,
                    }
                }
            )+
        }
    };
}

record! {
    organisation, Organisation, OrganisationId;
    board, Board, BoardId;
    meeting, Meeting, MeetingId;
    person, Person, PersonId;
    post, Post, PostId;
    item, Item, ItemId;
    resolution, Resolution, ResolutionId;
    action, Action, ActionId;
}

/// How much of an earlier action a report must say to be of it.
const ENOUGH: f64 = 0.6;

/// Holds a proposal against the records.
pub(super) fn known(store: &Store, minutes: &PastMinutes) -> Result<Known, StoreError> {
    let mut known = Known::default();
    names(store, minutes, &mut known)?;
    let board = known.board(BOARD);
    let meeting = match (board, minutes.date()) {
        (Some(board), Some(date)) => {
            store.meetings(board)?.into_iter().find(|meeting| meeting.said.date == date)
        }
        _ => None,
    };
    if let Some(meeting) = meeting {
        known.records.insert(MEETING.to_owned(), Record::Meeting(meeting.id));
        of_meeting(store, minutes, meeting.id, &mut known)?;
    }
    updates(store, minutes, board, &mut known)?;
    Ok(known)
}

/// Organisations, boards, people and posts, by name.
fn names(store: &Store, minutes: &PastMinutes, known: &mut Known) -> Result<(), StoreError> {
    let (organisations, boards) = (store.organisations()?, store.boards()?);
    let (people, posts) = (store.people_of_boards()?, store.posts()?);
    let held = minutes.date().map(|date| store.holdings(date)).transpose()?.unwrap_or_default();
    for one in &minutes.proposed {
        let record = match &one.what {
            What::Organisation { name } => {
                let fits = |said: &str| letters(said) == letters(name);
                let found = organisations.iter().find(|one| {
                    fits(&one.said.name) || one.said.short.as_deref().is_some_and(fits)
                });
                found.map(|one| Record::Organisation(one.id))
            }
            What::Board { name, .. } => {
                let fits = |said: &String| letters(said) == letters(name);
                let found = boards
                    .iter()
                    .find(|one| fits(&one.said.name) || one.former_names.iter().any(fits));
                found.filter(|_| !name.is_empty()).map(|one| Record::Board(one.id))
            }
            What::Person { name, .. } => people
                .iter()
                .find(|one| letters(&one.said.name) == letters(name))
                .map(|one| Record::Person(one.id)),
            What::Post { title, organisation, holder } => {
                let of = organisation.as_deref().and_then(|id| known.organisation(id));
                let found = posts.iter().find(|one| {
                    let same =
                        of.is_none() || one.said.organisation.is_none_or(|its| Some(its) == of);
                    letters(&one.said.title) == letters(title) && same
                });
                if let Some(found) = found.filter(|_| holder.is_some())
                    && !held.iter().any(|holding| holding.post == found.id)
                {
                    known.unheld.insert(one.id.clone());
                }
                found.map(|one| Record::Post(one.id))
            }
            _ => None,
        };
        if let Some(record) = record {
            known.records.insert(one.id.clone(), record);
        }
    }
    Ok(())
}

/// What is held of the meeting itself.
fn of_meeting(
    store: &Store,
    minutes: &PastMinutes,
    meeting: MeetingId,
    known: &mut Known,
) -> Result<(), StoreError> {
    let agenda = store.agenda(meeting)?;
    let attendance = store.attendance(meeting)?;
    let declared = store.declarations(meeting)?;
    let mut actions = store.actions_of(meeting)?;
    for one in &minutes.proposed {
        let record = match &one.what {
            What::Item { title, .. } => item(&agenda, title, known).map(Record::Item),
            What::Attendance { person, status, .. } => {
                let person = known.person(person);
                let held = attendance
                    .iter()
                    .any(|held| Some(held.person) == person && held.status == *status);
                held.then_some(Record::Other)
            }
            What::Declaration { words, .. } => {
                let held = declared.iter().any(|held| letters(&held.words) == letters(words));
                held.then_some(Record::Other)
            }
            What::Action { words, .. } => {
                // Two actions of the same words are two.
                let at =
                    actions.iter().position(|held| letters(&held.said.words) == letters(words));
                at.map(|at| Record::Action(actions.remove(at).id))
            }
            _ => of_item(store, one, known)?,
        };
        if let Some(record) = record {
            known.records.insert(one.id.clone(), record);
        }
    }
    Ok(())
}

/// The item of this title that no other change stands for.
fn item(agenda: &[AgendaItem], title: &str, known: &Known) -> Option<ItemId> {
    let is_taken = |id| known.records.values().any(|record| *record == Record::Item(id));
    let fits = |one: &&AgendaItem| letters(&one.said.title) == letters(title) && !is_taken(one.id);
    agenda.iter().find(fits).map(|one| one.id)
}

/// What is held of an item.
fn of_item(store: &Store, one: &Proposed, known: &Known) -> Result<Option<Record>, StoreError> {
    Ok(match &one.what {
        What::Minute { item, .. } => match known.item(item) {
            Some(item) => store.minute(item)?.map(|_| Record::Other),
            None => None,
        },
        What::Resolution { item, words, .. } => match known.item(item) {
            Some(item) => {
                let held = store.resolutions(item)?;
                let found = held.iter().find(|one| letters(&one.said.words) == letters(words));
                found.map(|one| Record::Resolution(one.id))
            }
            None => None,
        },
        What::Note { item, words } => match known.item(item) {
            Some(item) => {
                let held = store.minute_notes(item)?;
                let same = held.iter().any(|note| letters(&note.words) == letters(words));
                same.then_some(Record::Other)
            }
            None => None,
        },
        _ => None,
    })
}

/// Which actions the updates are of, and which of them were told already.
fn updates(
    store: &Store,
    minutes: &PastMinutes,
    board: Option<BoardId>,
    known: &mut Known,
) -> Result<(), StoreError> {
    let earlier = match (board, minutes.date()) {
        (Some(board), Some(date)) => {
            let meetings = store.meetings(board)?.into_iter();
            let before = meetings.filter(|meeting| meeting.said.date < date);
            before
                .map(|meeting| store.actions_of(meeting.id))
                .collect::<Result<Vec<_>, _>>()?
                .concat()
        }
        _ => Vec::new(),
    };
    for one in &minutes.proposed {
        let What::Update { of, words, .. } = &one.what else { continue };
        let action = match of {
            Of::Proposed(id) => known.action(id),
            Of::Earlier(question) => {
                let action = closest(&earlier, question);
                known.earlier.extend(action.map(|action| (one.id.clone(), action)));
                action
            }
        };
        if let Some(action) = action {
            let told = store.action_updates(action)?;
            if told.iter().any(|told| letters(&told.words) == letters(words)) {
                known.records.insert(one.id.clone(), Record::Other);
            }
        }
    }
    Ok(())
}

/// The action of which a report says most.
fn closest(actions: &[Action], question: &str) -> Option<ActionId> {
    // A report can say less than the action, or more.
    let share = |action: &Action| {
        covered(&action.said.words, question).max(covered(question, &action.said.words))
    };
    let fits = actions.iter().map(|action| (share(action), action.id));
    let enough = fits.filter(|(share, _)| *share >= ENOUGH);
    enough.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, id)| id)
}
