//! The records of what is told, put in as people put them in.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use partnership::board::Holding;
use partnership::board::{
    ActionId, Attendance, AttendanceStatus, BoardId, BoardKind, Due, ItemId, ItemKind, MeetingId,
    MeetingStatus, NewAction, NewBoard, NewItem, NewMeeting, NewMembership, NewOrganisation,
    NewPerson, NewPost, NewResolution, OrganisationId, Outcome, Owner, PersonId, PostId,
    ResolutionId, Seat,
};

use super::noon;
use super::told::{Action, Item, Meeting, Told};
use crate::WorkbenchError;
use crate::board::Desk;

/// The records with the ids of what is in them.
pub(super) struct Records<'a> {
    desk: &'a Desk,
    pub board: BoardId,
    groups: BTreeMap<String, BoardId>,
    organisations: BTreeMap<String, OrganisationId>,
    posts: BTreeMap<String, PostId>,
    people: BTreeMap<String, PersonId>,
    /// Actions that are due at the next meeting, which is not made yet.
    due_next: Vec<ActionId>,
    /// What the next meeting makes of actions.
    closing: Vec<(ActionId, Outcome, String)>,
}

impl<'a> Records<'a> {
    /// Puts in who there is: organisations, posts with those who hold them, the board with its members and its groups.
    pub fn new(desk: &'a Desk, told: &Told) -> Result<Self, WorkbenchError> {
        let (first, now) = (told.board.first, noon(told.board.first));
        let Desk { store, may } = desk;
        let mut organisations = BTreeMap::new();
        for one in &told.organisations {
            let new = NewOrganisation {
                name: one.name.clone(),
                short: one.short.clone(),
                is_statutory: one.statutory,
            };
            organisations.insert(one.name.clone(), store.add_organisation(may, new, now)?.id);
        }
        let new = |name: &str, kind, parent| NewBoard {
            name: name.to_owned(),
            kind,
            parent,
            notice_days: 5,
        };
        let board =
            store.add_board(may, &new(&told.board.former_name, BoardKind::Board, None), now)?.id;
        let renamed = told.board.renamed;
        store.rename_board(may, board, &told.board.name, renamed, noon(renamed))?;
        let mut groups = BTreeMap::new();
        for name in &told.board.groups {
            let group = store.add_board(may, &new(name, BoardKind::Group, Some(board)), now)?;
            groups.insert(name.clone(), group.id);
        }
        let (mut posts, mut people) = (BTreeMap::new(), BTreeMap::new());
        for one in &told.posts {
            let organisation = organisations.get(&one.organisation).copied();
            let title = one.title.clone();
            let post = NewPost { title: title.clone(), organisation };
            let post = store.add_post(may, &post, now)?.id;
            let person = NewPerson { name: title.clone(), rank: None, organisation };
            let person = store.add_person(may, &person, now)?.id;
            store.give_post(may, &Holding { post, person, first, last: None }, now)?;
            let seat = Seat::Post(post);
            let role = one.role;
            let member =
                NewMembership { board, seat, role, alternate_for: None, first, last: None };
            store.add_member(may, &member, now)?;
            posts.insert(title.clone(), post);
            people.insert(title, person);
        }
        let (due_next, closing) = (Vec::new(), Vec::new());
        Ok(Self { desk, board, groups, organisations, posts, people, due_next, closing })
    }

    /// Puts in a meeting that was held.
    pub fn meeting(&mut self, told: &Meeting) -> Result<(), WorkbenchError> {
        let now = noon(told.date);
        let Desk { store, may } = self.desk;
        let new = NewMeeting {
            board: self.board,
            date: told.date,
            time: told.time,
            place: told.place.clone(),
            mode: told.mode,
            contact: String::new(),
        };
        let meeting = store.add_meeting(may, new, now)?.id;
        self.meet_next(meeting, now)?;
        self.attendance(told, meeting, now)?;
        for item in &told.items {
            let whole = self.item(meeting, None, item, now)?;
            for part in &item.parts {
                self.item(meeting, Some(whole), part, now)?;
            }
        }
        let ended = Some(told.ended);
        store.advance_meeting(may, meeting, (MeetingStatus::MinutesDraft, ended), now)?;
        Ok(())
    }

    fn attendance(
        &self,
        told: &Meeting,
        meeting: MeetingId,
        now: Timestamp,
    ) -> Result<(), WorkbenchError> {
        for (name, person) in &self.people {
            let status = if told.apologies.contains(name) {
                AttendanceStatus::Apologies
            } else if told.also_present.contains(name) {
                AttendanceStatus::AlsoPresent
            } else {
                AttendanceStatus::Present
            };
            let ticked = Attendance { person: *person, status, alternate_for: None };
            self.desk.store.attend(&self.desk.may, meeting, &ticked, now)?;
        }
        Ok(())
    }

    /// What waited for this meeting: actions that are due at it, and what it makes of the last one's.
    pub fn meet_next(&mut self, meeting: MeetingId, now: Timestamp) -> Result<(), WorkbenchError> {
        let Desk { store, may } = self.desk;
        let due = Due::At(meeting);
        for id in std::mem::take(&mut self.due_next) {
            let said = store.action(id)?.said;
            store.edit_action(may, id, (&said.words, said.owner, Some(&due)), now)?;
        }
        for (action, outcome, words) in std::mem::take(&mut self.closing) {
            store.close_action(may, action, (outcome, &words, meeting), now)?;
        }
        Ok(())
    }

    fn item(
        &mut self,
        meeting: MeetingId,
        under: Option<ItemId>,
        told: &Item,
        now: Timestamp,
    ) -> Result<ItemId, WorkbenchError> {
        let Desk { store, may } = self.desk;
        let new = NewItem {
            meeting,
            under,
            title: told.title.clone(),
            kind: told.kind.unwrap_or(ItemKind::Standing),
            context: String::new(),
            presenter: String::new(),
            exempt: None,
        };
        let item = store.add_item(may, new, now)?.id;
        if !told.text.is_empty() {
            store.save_minute(may, (item, 0), &told.text, now)?;
        }
        for one in &told.resolutions {
            let new = NewResolution { item, form: one.form, words: one.words.clone() };
            let resolution = store.resolve(may, &new, now)?.id;
            if let Some(action) = &one.action {
                self.action((item, Some(resolution)), action, now)?;
            }
        }
        for action in &told.actions {
            self.action((item, None), action, now)?;
        }
        for note in &told.notes {
            store.add_minute_note(may, (item, note.date), &note.words, noon(note.date))?;
        }
        Ok(item)
    }

    fn action(
        &mut self,
        (item, resolution): (ItemId, Option<ResolutionId>),
        told: &Action,
        now: Timestamp,
    ) -> Result<(), WorkbenchError> {
        let Desk { store, may } = self.desk;
        let day = |due: &str| due.parse::<Date>().ok().map(Due::On);
        let due = match (&told.due, &told.due_after) {
            (_, Some(event)) => Some(Due::After(event.clone())),
            (Some(due), None) => day(due),
            (None, None) => None,
        };
        let owner = self.owner(&told.owner)?;
        let new = NewAction { item, resolution, words: told.words.clone(), owner, due };
        let added = store.add_action(may, &new, now)?.id;
        if told.due.as_deref() == Some("next") {
            self.due_next.push(added);
        }
        for update in &told.updates {
            store.update_action(may, added, &update.words, update.at)?;
        }
        if let Some(outcome) = told.outcome {
            self.closing.push((added, outcome, told.closing.clone()));
        }
        Ok(())
    }

    fn owner(&self, told: &str) -> Result<Owner, WorkbenchError> {
        if told == "everybody" {
            return Ok(Owner::Everybody);
        }
        let post = self.posts.get(told).map(|id| Owner::Post(*id));
        let group = self.groups.get(told).map(|id| Owner::Board(*id));
        let organisation = self.organisations.get(told).map(|id| Owner::Organisation(*id));
        post.or(group).or(organisation).ok_or_else(|| {
            WorkbenchError::question(format!("the demonstration knows nobody called {told}"))
        })
    }
}
