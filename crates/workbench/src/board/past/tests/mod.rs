//! Past minutes from file to records: invented ones, and the real pack.

mod real_pack;

use std::collections::BTreeSet;

use jiff::Timestamp;
use partnership::board::{AttendanceStatus, MeetingStatus, Outcome, Owner};
use partnership::{Actor, Granted, ManageBoard, Operate, Store};
use tempfile::TempDir;

use super::*;
use crate::init::InitOptions;
use crate::{Folder, make_folder};

/// Two meetings of an invented group; the second reports back on the first.
const JANUARY: &str = "Hillside Safety Board

Minutes of the meeting held on 16 January 2024 at 2.30pm

Present:
Ruth Thorn, Head of Housing, Hillside Council (Chair)
Inspector Omar Vale (Northshire Police)
Lee Marsh, Community Safety Manager, Hillside Council

Apologies:
Head of Probation, Northshire Probation Service

1.  WINTER PLAN

The draft was discussed.

RESOLVED that the draft be noted, and that the Community Safety Manager would bring the winter plan to the next meeting.

ACTION: Lee Marsh to ask every ward for sites where bicycles can be marked by 7 February 2024.

2.  STREET DRINKING

ACTION: Partners to sign the licensing pledge after the review by the council.

(Post Meeting Note: the review begins in March.)

3.  NEXT MEETING

The next meeting is on 12 March 2024.

The meeting ended at 3.15pm
";

const MARCH: &str = "Hillside Safety Board

Minutes of the meeting held on 12 March 2024 at 2.30pm

Present:
Ruth Thorn, Head of Housing, Hillside Council (Chair)
Lee Marsh, Community Safety Manager, Hillside Council

Apologies:
Inspector Omar Vale (Northshire Police)

1.  MINUTES OF THE LAST MEETING AND MATTERS ARISING

Minute 1: it had been resolved that every ward be asked for sites where bicycles can be marked. The Community Safety Manager
said that this had been done.

RESOLVED that the minutes be agreed as a correct record.

2.  BICYCLES

ACTION: mark the first fifty bicycles.

The meeting ended at 3pm
";

struct World {
    folder: Folder,
    store: Store,
    may: Granted<ManageBoard>,
    now: Timestamp,
    dir: TempDir,
}

impl World {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let options = InitOptions { area: "Bromley".into(), ..InitOptions::default() };
        let folder = make_folder(&dir.path().join("folder"), &options).unwrap().folder;
        let store = Store::open(&folder.records()).unwrap();
        let may = Actor::console().grant().unwrap();
        Self { folder, store, may, now: "2024-06-01T09:00:00Z".parse().unwrap(), dir }
    }

    fn read(&self, text: &str) -> PastMinutes {
        read(&self.folder, "minutes.txt", text.as_bytes(), self.now).unwrap()
    }

    fn keep(&self, minutes: &PastMinutes, choice: &Choice) -> Result<Kept, WorkbenchError> {
        keep((&self.folder, &self.store), &self.may, minutes, choice, self.now)
    }

    /// What the trail says of each change, oldest first: what, and why.
    fn trail(&self) -> Vec<(String, String)> {
        let may = Actor::console().grant::<Operate>().unwrap();
        let trail = self.store.audit(&may, None, 1_000).unwrap().into_iter().rev();
        trail.map(|entry| (entry.what, entry.why.unwrap_or_default())).collect()
    }
}

fn all() -> Choice {
    Choice::default()
}

fn ids(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|&id| id.to_owned()).collect()
}

fn unsettled(done: Result<Kept, WorkbenchError>) -> Vec<String> {
    match done {
        Err(WorkbenchError::Past(PastError::Unsettled(all))) => {
            all.into_iter().map(|open| open.says).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn nothing_is_stored_before_it_is_confirmed_and_then_all_of_it_with_its_place() {
    let world = World::new();
    let minutes = world.read(JANUARY);
    let look = look(&world.store, &minutes).unwrap();
    assert!(look.states.values().all(|state| *state == State::New) && look.open.is_empty());
    assert!(world.trail().is_empty() && world.store.boards().unwrap().is_empty());

    let kept = world.keep(&minutes, &all()).unwrap();
    assert!(kept.left.is_empty());
    let (store, meeting) = (&world.store, kept.meeting.unwrap());
    let held = store.meeting(meeting).unwrap();
    assert_eq!(
        (held.status, held.said.date.to_string()),
        (MeetingStatus::MinutesDraft, "2024-01-16".into())
    );
    let agenda = store.agenda(meeting).unwrap();
    let numbers: Vec<_> = agenda.iter().map(|item| (&*item.number, &*item.said.title)).collect();
    assert_eq!(numbers, [("1", "WINTER PLAN"), ("2", "STREET DRINKING"), ("3", "NEXT MEETING")]);
    assert_eq!(store.minute(agenda[0].id).unwrap().unwrap().text, "The draft was discussed.\n");
    assert_eq!(store.minute_notes(agenda[1].id).unwrap()[0].words, "the review begins in March.");
    assert_eq!(store.attendance(meeting).unwrap().len(), 4);
    let owners: Vec<Owner> = store
        .outstanding(kept.board.unwrap())
        .unwrap()
        .into_iter()
        .map(|action| action.said.owner)
        .collect();
    let post = store
        .posts()
        .unwrap()
        .into_iter()
        .find(|post| post.said.title == "Community Safety Manager");
    let person =
        store.people_of_boards().unwrap().into_iter().find(|one| one.said.name == "Lee Marsh");
    let (post, person) = (post.unwrap().id, person.unwrap().id);
    assert_eq!(owners, [Owner::Post(post), Owner::Person(person), Owner::Everybody]);
    let held = store.holdings("2024-01-16".parse().unwrap()).unwrap();
    assert!(held.iter().any(|holding| (holding.post, holding.person) == (post, person)));

    let trail = world.trail();
    assert!(
        trail.iter().all(|(_, why)| why.starts_with("read from minutes.txt, page 1, line ")
            && why.ends_with(", confirmed by console")),
        "{trail:?}"
    );
    let meeting = trail.iter().find(|(what, _)| what == "meeting.add").unwrap();
    assert!(meeting.1.contains("page 1, line 3,"), "{meeting:?}");
    assert!(drafts(&world.folder).unwrap().is_empty(), "what is kept whole is no draft");
}

#[test]
fn what_is_held_is_not_added_twice() {
    let world = World::new();
    world.keep(&world.read(JANUARY), &all()).unwrap();
    let again = world.read(JANUARY);
    let seen = look(&world.store, &again).unwrap();
    assert!(seen.states.values().all(|state| *state == State::Held), "{seen:?}");
    let before = world.trail().len();
    assert!(matches!(world.keep(&again, &all()), Err(WorkbenchError::Past(PastError::NothingNew))));
    // The next meeting is of the same board and people, whatever it is called.
    let march = world.read(&MARCH.replace("Hillside Safety Board", "HILLSIDE SAFETY PANEL"));
    let choice = Choice {
        board: Some("Hillside Safety Board".into()),
        owners: [("action-1".into(), "Northshire Police".into())].into(),
        ..all()
    };
    let kept = world.keep(&march, &choice).unwrap();
    assert!(
        !kept.kept.iter().any(|id| id.starts_with("person")
            || id.starts_with("post")
            || id.starts_with("board")),
        "{kept:?}"
    );
    assert_eq!(world.store.boards().unwrap().len(), 1);
    assert_eq!(world.store.meetings(kept.board.unwrap()).unwrap().len(), 2);
    assert!(world.trail().len() > before);
}

#[test]
fn what_was_reported_back_closes_the_earlier_action() {
    let world = World::new();
    world.keep(&world.read(JANUARY), &all()).unwrap();
    let march = world.read(MARCH);
    let told = march.proposed.iter().find(|one| one.what.kind() == "update").unwrap();
    let What::Update { outcome, .. } = &told.what else { panic!("{told:?}") };
    assert_eq!(*outcome, Some(Outcome::Done));
    let choice = Choice { owners: [("action-1".into(), "everybody".into())].into(), ..all() };
    let kept = world.keep(&march, &choice).unwrap();
    let outstanding = world.store.outstanding(kept.board.unwrap()).unwrap();
    let words: Vec<_> = outstanding.iter().map(|action| &*action.said.words).collect();
    assert!(words.iter().all(|words| !words.contains("every ward")), "{words:?}");
    assert_eq!(outstanding.len(), 3);
    // Read before the earlier meeting is held, it tells of nothing, and is not stored anywhere.
    let empty = World::new();
    let march = empty.read(MARCH);
    assert_eq!(look(&empty.store, &march).unwrap().state(&told.id), State::Nowhere);
}

#[test]
fn what_has_to_be_settled_keeps_everything_back() {
    let world = World::new();
    let text = JANUARY.replace(
        "Head of Probation, Northshire Probation Service",
        "Lee Marsh, Community Safety Manager, Hillside Council",
    );
    let text = text.replace("ACTION: Lee Marsh to ask", "ACTION: ask");
    let minutes = world.read(&text);
    assert_eq!(minutes.findings.len(), 2, "{:#?}", minutes.findings);
    let says = unsettled(world.keep(&minutes, &all()));
    assert_eq!(says.len(), 2, "{says:#?}");
    assert!(says[0].starts_with("action-2") && says[0].contains("say whose it is"), "{says:#?}");
    assert!(says[1].contains("Lee Marsh is listed in two ways; keep one of attendance-3 (page 1, line 8) and attendance-4"), "{says:#?}");
    assert!(world.trail().is_empty());

    let choice = Choice {
        without: ids(&["attendance-4"]),
        owners: [("action-2".into(), "person-3".into())].into(),
        ..all()
    };
    let kept = world.keep(&minutes, &choice).unwrap();
    assert_eq!(kept.left, ["attendance-4"]);
    let attendance = world.store.attendance(kept.meeting.unwrap()).unwrap();
    let present = attendance.iter().filter(|one| one.status == AttendanceStatus::Present).count();
    assert_eq!((attendance.len(), present), (3, 3));
    // What was left out waits, until somebody discards it.
    assert_eq!(draft(&world.folder, &minutes.id).unwrap(), minutes);
    discard(&world.folder, &minutes.id).unwrap();
    assert!(matches!(draft(&world.folder, &minutes.id), Err(PastError::NoDraft)));
}

#[test]
fn minutes_without_day_or_board_wait_for_both() {
    let world = World::new();
    let text = JANUARY
        .replace("Hillside Safety Board\n", "")
        .replace("Minutes of the meeting held on 16 January 2024 at 2.30pm", "Minutes");
    let minutes = world.read(&text);
    let says = unsettled(world.keep(&minutes, &all()));
    assert!(
        says[0].contains("do not name the board") && says[1].contains("do not say when"),
        "{says:?}"
    );
    let choice = Choice {
        board: Some("Hillside Safety Board".into()),
        date: Some("2024-01-16".parse().unwrap()),
        ..all()
    };
    let kept = world.keep(&minutes, &choice).unwrap();
    assert_eq!(
        world.store.meeting(kept.meeting.unwrap()).unwrap().said.date.to_string(),
        "2024-01-16"
    );
}

#[test]
fn some_are_kept_in_other_words_and_never_without_what_they_need() {
    let world = World::new();
    let minutes = world.read(JANUARY);
    let some = |all: &[&str]| Choice { chosen: Chosen::Some(ids(all)), ..Choice::default() };
    let says = unsettled(world.keep(&minutes, &some(&["action-3"])));
    assert_eq!(
        says,
        ["action-3 cannot be kept without item-2; confirm that too, or leave action-3 out"]
    );
    let says = unsettled(world.keep(&minutes, &some(&["action-3", "item-2"])));
    assert!(says[0].contains("without meeting-1"), "{says:?}");
    let chosen = ["action-3", "item-2", "meeting-1", "board-1"];
    let choice = Choice {
        words: [("action-3".into(), "Sign the pledge".into())].into(),
        owners: [("action-3".into(), "Nobody Known".into())].into(),
        ..some(&chosen)
    };
    let done = world.keep(&minutes, &choice);
    assert!(matches!(done, Err(WorkbenchError::Past(PastError::NoOwner { .. }))), "{done:?}");
    let choice = Choice { owners: [].into(), ..choice };
    let kept = world.keep(&minutes, &choice).unwrap();
    let outstanding = world.store.outstanding(kept.board.unwrap()).unwrap();
    assert_eq!(outstanding[0].said.words, "Sign the pledge");
    assert!(kept.left.len() > 10);
    let done = world.keep(&minutes, &some(&["action-99"]));
    assert!(matches!(done, Err(WorkbenchError::Past(PastError::NotThere(_)))), "{done:?}");
}

#[test]
fn what_the_records_refuse_leaves_them_as_they_were() {
    let world = World::new();
    let minutes = world.read(JANUARY);
    let choice = Choice { words: [("item-3".into(), "x".repeat(121))].into(), ..all() };
    let done = world.keep(&minutes, &choice);
    let Err(WorkbenchError::Past(PastError::Refused { id, .. })) = done else { panic!("{done:?}") };
    assert_eq!(id, "item-3");
    assert!(world.trail().is_empty() && world.store.organisations().unwrap().is_empty());
    world.keep(&minutes, &all()).unwrap();
}

#[test]
fn a_draft_is_found_by_its_id_alone_and_read_by_its_owner_alone() {
    let world = World::new();
    let minutes = world.read(JANUARY);
    assert_eq!(drafts(&world.folder).unwrap(), [world.read(JANUARY)], "the same file is one draft");
    for id in ["", "..", "../../partnership", "x", "a/b"] {
        assert!(matches!(draft(&world.folder, id), Err(PastError::NoDraft)), "{id}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let path = world.folder.past_minutes().join(format!("{}.json", minutes.id));
        assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let later = |days: i64| world.now + jiff::SignedDuration::from_hours(24 * days);
    assert_eq!(forget(&world.folder, later(DRAFT_DAYS)).unwrap(), 0);
    assert_eq!(forget(&world.folder, later(DRAFT_DAYS + 1)).unwrap(), 1);
    assert!(matches!(draft(&world.folder, &minutes.id), Err(PastError::NoDraft)));
}
