//! What was confirmed goes into the records: all of it, or nothing.

use jiff::Timestamp;
use jiff::civil::Time;
use partnership::board::{
    Attendance, BoardId, Due, Holding, ItemKind, MeetingId, MeetingStatus, NewAction, NewBoard,
    NewItem, NewMeeting, NewOrganisation, NewPerson, NewPost, NewResolution, Owner, PersonId,
    PostId,
};
use partnership::{Granted, ManageBoard, Store, StoreError};
use serde::Serialize;

use super::known::{Known, Record, known};
use super::look::state;
use super::proposed::{BOARD, MEETING, Of, PastMinutes, Proposed, What, When, Whose};
use super::{Choice, PastError, State, drafts};
use crate::{Folder, WorkbenchError};

/// How many clear working days before a meeting of a board its agenda is to be published.
const NOTICE_DAYS: u8 = 5;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Kept {
    /// The changes that were kept, by id.
    pub kept: Vec<String>,
    /// Those that are new and were left out; they wait in the draft.
    pub left: Vec<String>,
    /// The board.
    pub board: Option<BoardId>,
    /// The meeting.
    pub meeting: Option<MeetingId>,
}

/// Stores what was confirmed of a proposal, in one go; the trail says of each record where it was read and who confirmed it. The draft
/// stays while anything new is left in it.
///
/// # Errors
/// Where something has to be settled first, or the records do not take a change. Then nothing is stored.
pub fn keep(
    (folder, store): (&Folder, &Store),
    may: &Granted<ManageBoard>,
    minutes: &PastMinutes,
    choice: &Choice,
    now: Timestamp,
) -> Result<Kept, WorkbenchError> {
    let minutes = &choice.applied(store, minutes)?;
    let known = known(store, minutes)?;
    let confirmed = choice.confirmed(minutes, &known)?;
    let kept: Vec<String> = confirmed.iter().map(|one| one.id.clone()).collect();
    let known = store.together(|store| {
        let mut keeping = Keeping { store, minutes, known, now };
        for one in confirmed {
            keeping.keep(may, one)?;
        }
        Ok::<_, WorkbenchError>(keeping.known)
    })?;
    let is_left = |one: &&Proposed| state(&known, one) == State::New && !kept.contains(&one.id);
    let left: Vec<String> =
        minutes.proposed.iter().filter(is_left).map(|one| one.id.clone()).collect();
    if left.is_empty() {
        match drafts::discard(folder, &minutes.id) {
            Err(PastError::NoDraft) => {}
            done => done?,
        }
    }
    Ok(Kept { kept, left, board: known.board(BOARD), meeting: known.meeting(MEETING) })
}

/// A proposal that goes into the records.
struct Keeping<'a> {
    store: &'a Store,
    minutes: &'a PastMinutes,
    known: Known,
    now: Timestamp,
}

impl Keeping<'_> {
    fn keep(&mut self, may: &Granted<ManageBoard>, one: &Proposed) -> Result<(), WorkbenchError> {
        let why = format!(
            "read from {}, {}, confirmed by {}",
            self.minutes.file,
            one.at,
            may.actor().name()
        );
        let stored = may.clone().because(&why).and_then(|may| self.store(&may, one));
        let record = stored.map_err(|source| match source {
            StoreError::Invalid { .. } | StoreError::NotFound(_) => {
                PastError::Refused { id: one.id.clone(), source }.into()
            }
            source => WorkbenchError::from(source),
        })?;
        self.known.records.insert(one.id.clone(), record);
        Ok(())
    }

    fn store(&self, may: &Granted<ManageBoard>, one: &Proposed) -> Result<Record, StoreError> {
        let (store, known, now) = (self.store, &self.known, self.now);
        Ok(match &one.what {
            What::Organisation { name } => {
                let new = NewOrganisation { name: name.clone(), short: None, is_statutory: false };
                Record::Organisation(store.add_organisation(may, new, now)?.id)
            }
            What::Board { name, of } => {
                let notice_days = if one.id == BOARD { NOTICE_DAYS } else { 0 };
                let new = NewBoard { name: name.clone(), kind: *of, parent: None, notice_days };
                Record::Board(store.add_board(may, &new, now)?.id)
            }
            What::Meeting { .. } => Record::Meeting(self.meeting(may, one)?),
            What::Person { name, rank, organisation } => {
                let organisation = organisation.as_deref().and_then(|id| known.organisation(id));
                let new = NewPerson { name: name.clone(), rank: rank.clone(), organisation };
                Record::Person(store.add_person(may, &new, now)?.id)
            }
            What::Post { .. } => Record::Post(self.post(may, one)?),
            What::Attendance { person, status, alternate_for } => {
                let whom = alternate_for.as_deref().map(|id| self.person(id)).transpose()?;
                let person = self.person(person)?;
                let ticked = Attendance { person, status: *status, alternate_for: whom };
                store.attend(may, self.of_meeting()?, &ticked, now)?;
                Record::Other
            }
            What::Declaration { person, words } => {
                store.declare(may, (self.of_meeting()?, self.person(person)?), words, now)?;
                Record::Other
            }
            What::Item { title, under, .. } => {
                let new = NewItem {
                    meeting: self.of_meeting()?,
                    under: under.as_deref().and_then(|id| known.item(id)),
                    title: title.clone(),
                    kind: ItemKind::Standing,
                    context: String::new(),
                    presenter: String::new(),
                    exempt: None,
                };
                Record::Item(store.add_item(may, new, now)?.id)
            }
            What::Minute { .. } | What::Resolution { .. } | What::Note { .. } => {
                self.of_item(may, one)?
            }
            What::Action { .. } => Record::Action(self.action(may, one)?),
            What::Update { of, words, outcome } => {
                let action = match of {
                    Of::Proposed(id) => known.action(id),
                    Of::Earlier(_) => known.earlier.get(&one.id).copied(),
                };
                let action = action.ok_or(StoreError::NotFound("action"))?;
                store.update_action(may, action, words, now)?;
                if let Some(outcome) = outcome {
                    let closing = (*outcome, "", self.of_meeting()?);
                    store.close_action(may, action, closing, now)?;
                }
                Record::Other
            }
        })
    }

    fn meeting(&self, may: &Granted<ManageBoard>, one: &Proposed) -> Result<MeetingId, StoreError> {
        let What::Meeting { board, date: Some(date), time, ended, mode, place } = &one.what else {
            return Err(StoreError::NotFound("day"));
        };
        let new = NewMeeting {
            board: self.known.board(board).ok_or(StoreError::NotFound("board"))?,
            date: *date,
            time: time.unwrap_or(Time::midnight()),
            place: place.clone(),
            mode: *mode,
            contact: String::new(),
        };
        let added = self.store.add_meeting(may, new, self.now)?;
        // It was held, and its minutes are written.
        let now = (MeetingStatus::MinutesDraft, *ended);
        Ok(self.store.advance_meeting(may, added.id, now, self.now)?.id)
    }

    /// A post, and who holds it from the day of the meeting, where nobody does.
    fn post(&self, may: &Granted<ManageBoard>, one: &Proposed) -> Result<PostId, StoreError> {
        let What::Post { title, organisation, holder } = &one.what else {
            return Err(StoreError::NotFound("post"));
        };
        let post = if let Some(post) = self.known.post(&one.id) {
            post
        } else {
            let organisation = organisation.as_deref().and_then(|id| self.known.organisation(id));
            let new = NewPost { title: title.clone(), organisation };
            self.store.add_post(may, &new, self.now)?.id
        };
        let person = holder.as_deref().and_then(|id| self.known.person(id));
        if let (Some(person), Some(first)) = (person, self.minutes.date()) {
            let today = self.now.to_zoned(jiff::tz::TimeZone::UTC).date();
            let later = self.store.holdings(today)?.into_iter().find(|one| one.post == post);
            let last = later.filter(|later| later.first > first);
            let last = last.and_then(|later| later.first.yesterday().ok());
            self.store.give_post(may, &Holding { post, person, first, last }, self.now)?;
        }
        Ok(post)
    }

    fn of_item(&self, may: &Granted<ManageBoard>, one: &Proposed) -> Result<Record, StoreError> {
        let item = |id: &str| self.known.item(id).ok_or(StoreError::NotFound("item"));
        Ok(match &one.what {
            What::Minute { item: of, words } => {
                self.store.save_minute(may, (item(of)?, 0), words, self.now)?;
                Record::Other
            }
            What::Resolution { item: of, form, words } => {
                let new = NewResolution { item: item(of)?, form: *form, words: words.clone() };
                Record::Resolution(self.store.resolve(may, &new, self.now)?.id)
            }
            What::Note { item: of, words } => {
                let on = self.minutes.date().ok_or(StoreError::NotFound("day"))?;
                self.store.add_minute_note(may, (item(of)?, on), words, self.now)?;
                Record::Other
            }
            _ => return Err(StoreError::NotFound("item")),
        })
    }

    fn action(
        &self,
        may: &Granted<ManageBoard>,
        one: &Proposed,
    ) -> Result<partnership::board::ActionId, StoreError> {
        let What::Action { item, resolution, words, owner, due, .. } = &one.what else {
            return Err(StoreError::NotFound("action"));
        };
        let new = NewAction {
            item: self.known.item(item).ok_or(StoreError::NotFound("item"))?,
            resolution: resolution.as_deref().and_then(|id| self.known.resolution(id)),
            words: words.clone(),
            owner: self.owner(owner.as_ref()).ok_or(StoreError::NotFound("owner"))?,
            due: due.as_ref().map(|due| self.due(due)).transpose()?,
        };
        Ok(self.store.add_action(may, &new, self.now)?.id)
    }

    fn owner(&self, owner: Option<&Whose>) -> Option<Owner> {
        match owner? {
            Whose::Everybody => Some(Owner::Everybody),
            Whose::Held(owner) => Some(*owner),
            Whose::Proposed(id) => match self.known.records.get(id)? {
                Record::Person(id) => Some(Owner::Person(*id)),
                Record::Post(id) => Some(Owner::Post(*id)),
                Record::Board(id) => Some(Owner::Board(*id)),
                Record::Organisation(id) => Some(Owner::Organisation(*id)),
                _ => None,
            },
        }
    }

    /// The next meeting is one that the records hold, else the day that the minutes give it.
    fn due(&self, due: &When) -> Result<Due, StoreError> {
        Ok(match due {
            When::On(day) => Due::On(*day),
            When::After(event) => Due::After(event.clone()),
            When::NextMeeting(None) => Due::After("the next meeting".to_owned()),
            When::NextMeeting(Some(day)) => {
                let board = self.known.board(BOARD).ok_or(StoreError::NotFound("board"))?;
                let held = self.store.meetings(board)?;
                let next = held.into_iter().find(|meeting| meeting.said.date == *day);
                next.map_or(Due::On(*day), |meeting| Due::At(meeting.id))
            }
        })
    }

    fn person(&self, id: &str) -> Result<PersonId, StoreError> {
        self.known.person(id).ok_or(StoreError::NotFound("person"))
    }

    fn of_meeting(&self) -> Result<MeetingId, StoreError> {
        self.known.meeting(MEETING).ok_or(StoreError::NotFound("meeting"))
    }
}
