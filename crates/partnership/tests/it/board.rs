//! The formal life: a meeting from its agenda to its minutes, and actions that are outstanding until the board closes them.

use jiff::civil::{Date, Time};
use partnership::board::{
    Attendance, AttendanceStatus, BoardKind, Due, Exempt, Holding, ItemId, ItemKind, MeetingId,
    MeetingMode, MeetingStatus, MembershipRole, NewAction, NewBoard, NewItem, NewMeeting,
    NewMembership, NewOrganisation, NewPerson, NewPost, NewResolution, Outcome, Owner,
    ResolutionForm, Seat,
};
use partnership::{Granted, ManageBoard, Role, StoreError, Wrong};

use crate::World;

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn board(world: &World, may: &Granted<ManageBoard>) -> partnership::board::BoardId {
    let new = NewBoard {
        name: "Strategic Group".into(),
        kind: BoardKind::Board,
        parent: None,
        notice_days: 5,
    };
    world.store.add_board(may, &new, world.now).unwrap().id
}

pub(crate) fn meeting(
    world: &World,
    may: &Granted<ManageBoard>,
    board: partnership::board::BoardId,
    date: &str,
) -> MeetingId {
    let new = NewMeeting {
        board,
        date: day(date),
        time: Time::constant(10, 0, 0, 0),
        place: "Civic Centre".into(),
        mode: MeetingMode::Virtual,
        contact: "Democratic Services".into(),
    };
    world.store.add_meeting(may, new, world.now).unwrap().id
}

pub(crate) fn item(
    world: &World,
    may: &Granted<ManageBoard>,
    meeting: MeetingId,
    under: Option<ItemId>,
    title: &str,
) -> ItemId {
    let new = NewItem {
        meeting,
        under,
        title: title.into(),
        kind: ItemKind::Standing,
        context: String::new(),
        presenter: String::new(),
        exempt: None,
    };
    world.store.add_item(may, new, world.now).unwrap().id
}

fn person(world: &World, may: &Granted<ManageBoard>, name: &str) -> partnership::board::PersonId {
    let new = NewPerson { name: name.into(), rank: Some("Inspector".into()), organisation: None };
    world.store.add_person(may, &new, world.now).unwrap().id
}

#[test]
fn an_agenda_is_numbered_as_it_stands() {
    let world = World::new();
    let may = World::may::<ManageBoard>();
    let board = board(&world, &may);
    let june = meeting(&world, &may, board, "2021-06-17");
    let add = |under, title: &str| item(&world, &may, june, under, title);
    let first = add(None, "Welcome");
    let second = add(None, "Progress");
    let a = add(Some(second), "Strategy");
    let b = add(Some(second), "Quarter 1");
    let numbers = || -> Vec<String> {
        let agenda = world.store.agenda(june).unwrap();
        agenda.into_iter().map(|item| format!("{} {}", item.number, item.said.title)).collect()
    };
    assert_eq!(numbers(), ["1 Welcome", "2 Progress", "2a Strategy", "2b Quarter 1"]);
    world.store.order_agenda(&may, june, &[second, b, a, first], world.now).unwrap();
    assert_eq!(numbers(), ["1 Progress", "1a Quarter 1", "1b Strategy", "2 Welcome"]);
    // A part has no parts, and stands in the meeting of its whole.
    let other = meeting(&world, &may, board, "2021-09-09");
    for (meeting, under) in [(june, a), (other, second)] {
        let part = NewItem {
            meeting,
            under: Some(under),
            title: "x".into(),
            kind: ItemKind::Verbal,
            context: String::new(),
            presenter: String::new(),
            exempt: None,
        };
        assert!(world.store.add_item(&may, part, world.now).is_err());
    }
    // Nothing is exempt without a reason.
    let exempt = NewItem {
        meeting: june,
        under: None,
        title: "A case".into(),
        kind: ItemKind::Papers,
        context: String::new(),
        presenter: String::new(),
        exempt: Some(Exempt { paragraph: 1, reason: " ".into() }),
    };
    let refused = world.store.add_item(&may, exempt, world.now).unwrap_err();
    assert!(matches!(refused, StoreError::Invalid { field: "exempt_reason", .. }), "{refused}");
}

#[test]
fn one_person_has_one_status_and_a_post_one_holder_at_a_time() {
    let world = World::new();
    let may = World::may::<ManageBoard>();
    let (store, now) = (&world.store, world.now);
    let board = board(&world, &may);
    let march = meeting(&world, &may, board, "2021-03-25");
    let (ann, bob) = (person(&world, &may, "Ann Example"), person(&world, &may, "Bob Example"));
    let tick = |person, status, alternate_for| {
        store.attend(&may, march, &Attendance { person, status, alternate_for }, now)
    };
    tick(ann, AttendanceStatus::Apologies, None).unwrap();
    tick(ann, AttendanceStatus::Present, None).unwrap();
    tick(bob, AttendanceStatus::Alternate, Some(ann)).unwrap();
    assert!(tick(bob, AttendanceStatus::Alternate, None).is_err());
    let there = store.attendance(march).unwrap();
    assert_eq!(there.len(), 2);
    assert_eq!(there[0].status, AttendanceStatus::Present);
    assert_eq!(there[1].alternate_for, Some(ann));

    let new = NewPost { title: "Community Safety Manager".into(), organisation: None };
    let post = store.add_post(&may, &new, now).unwrap();
    let taken = store.add_post(&may, &new, now).unwrap_err();
    assert!(matches!(taken, StoreError::Invalid { why: Wrong::NameTaken, .. }), "{taken}");
    let give = |person, first: &str| {
        let given = Holding { post: post.id, person, first: day(first), last: None };
        store.give_post(&may, &given, now).unwrap();
    };
    give(ann, "2019-01-01");
    give(bob, "2021-05-01");
    let holder = |on: &str| store.holdings(day(on)).unwrap().into_iter().map(|h| h.person);
    assert_eq!(holder("2021-04-30").collect::<Vec<_>>(), [ann]);
    assert_eq!(holder("2021-05-01").collect::<Vec<_>>(), [bob]);

    // Somebody can sit on a board in two separate times.
    for (first, last) in [("2018-01-01", Some("2018-12-31")), ("2020-01-01", None)] {
        let member = NewMembership {
            board,
            seat: Seat::Person(ann),
            role: MembershipRole::Chair,
            alternate_for: None,
            first: day(first),
            last: last.map(day),
        };
        store.add_member(&may, &member, now).unwrap();
    }
    let sits = |on: &str| store.members(board, day(on)).unwrap().len();
    assert_eq!((sits("2018-06-01"), sits("2019-06-01"), sits("2021-06-01")), (1, 0, 1));
}

#[test]
fn an_action_is_outstanding_exactly_once_until_the_board_closes_it() {
    let world = World::new();
    let may = World::may::<ManageBoard>();
    let (store, now) = (&world.store, world.now);
    let board = board(&world, &may);
    let march = meeting(&world, &may, board, "2021-03-25");
    let june = meeting(&world, &may, board, "2021-06-17");
    let item = item(&world, &may, march, None, "Violence reduction plan");
    let resolved = NewResolution {
        item,
        form: ResolutionForm::NotedWithAction,
        words: "the update be noted, and the Assistant Director report back".into(),
    };
    let resolution = store.resolve(&may, &resolved, now).unwrap();
    let partner = NewOrganisation { name: "Council".into(), short: None, is_statutory: true };
    let council = store.add_organisation(&may, partner, now).unwrap().id;
    let add = |words: &str, owner, due| {
        let new =
            NewAction { item, resolution: Some(resolution.id), words: words.into(), owner, due };
        store.add_action(&may, &new, now).unwrap().id
    };
    let report = add("Report back", Owner::Organisation(council), Some(Due::At(june)));
    let visit =
        add("Tell partners", Owner::Everybody, Some(Due::After("the visit in April".into())));
    let sign = add("Sign", Owner::Everybody, Some(Due::On(day("2021-04-30"))));
    let open = || -> Vec<_> {
        store.outstanding(board).unwrap().into_iter().map(|action| action.id).collect()
    };
    assert_eq!(open(), [report, visit, sign]);
    store.update_action(&may, report, "It will be given at the meeting.", now).unwrap();
    assert_eq!(store.action_updates(report).unwrap().len(), 1);
    let closed = store.close_action(&may, report, (Outcome::Done, "Reported.", june), now).unwrap();
    assert_eq!(closed.closed, Some((Outcome::Done, "Reported.".into(), june)));
    assert_eq!(open(), [visit, sign]);
    store.reopen_action(&may, report, now).unwrap();
    assert_eq!(open(), [report, visit, sign]);
    // Another board cannot close it, nor can a meeting before it arose.
    let before = meeting(&world, &may, board, "2019-12-05");
    assert!(store.close_action(&may, sign, (Outcome::Done, "", before), now).is_err());
    assert_eq!(store.actions_of(march).unwrap().len(), 3);
    let renamed = store.rename_board(&may, board, "Board", day("2021-06-01"), now).unwrap();
    assert_eq!(renamed.former_names, ["Strategic Group"]);
}

#[test]
fn two_who_write_minutes_at_once_lose_no_word() {
    let world = World::new();
    let may = World::may::<ManageBoard>();
    let (store, now) = (&world.store, world.now);
    let board = board(&world, &may);
    let march = meeting(&world, &may, board, "2021-03-25");
    let item = item(&world, &may, march, None, "Update");
    let save = |base, text: &str| store.save_minute(&may, (item, base), text, now);
    let first = save(0, "The update was given.\n\nNothing was asked.\n\nIt was noted.").unwrap();
    assert_eq!(first.version, 1);
    save(1, "The update was given by the police.\n\nNothing was asked.\n\nIt was noted.\n")
        .unwrap();
    let both =
        save(1, "The update was given.\n\nNothing was asked.\n\nIt was noted with thanks.\n")
            .unwrap();
    assert_eq!(
        both.text,
        "The update was given by the police.\n\nNothing was asked.\n\nIt was noted with thanks.\n"
    );
    let clash = save(1, "The update was not given.\n\nNothing was asked.\n\nIt was noted.\n");
    let Err(StoreError::Invalid { why, .. }) = clash else { panic!("{clash:?}") };
    assert_eq!(why, Wrong::ChangedByOther);
    assert_eq!(store.minute(item).unwrap().unwrap(), both);
    // What was agreed is not changed; a note stands apart from it.
    store.advance_meeting(&may, march, (MeetingStatus::MinutesAgreed, None), now).unwrap();
    let Err(StoreError::Invalid { why, .. }) = save(3, "x") else { panic!() };
    assert_eq!(why, Wrong::MinutesAgreed);
    let note =
        store.add_minute_note(&may, (item, day("2021-06-01")), "The group was renamed.", now);
    assert_eq!(store.minute_notes(item).unwrap(), [note.unwrap()]);
    // A partner cannot name any of this.
    let partner = world.person("fire", &[Role::Partner]);
    assert!(world.sign_in(&partner).1.grant::<ManageBoard>().is_none());
}

#[test]
fn several_changes_are_made_together_or_not_at_all() {
    let world = World::new();
    let may = World::may::<ManageBoard>();
    let (store, now) = (&world.store, world.now);
    let new = |name: &str| NewOrganisation { name: name.into(), short: None, is_statutory: false };
    let before = store.audit(&World::may::<partnership::Operate>(), None, 100).unwrap().len();
    let refused: Result<(), StoreError> = store.together(|store| {
        let one = store.add_organisation(&may, new("Fire"), now)?;
        let person = NewPerson { name: "Ann".into(), rank: None, organisation: Some(one.id) };
        store.add_person(&may, &person, now)?;
        // Nothing is seen by others before all of it is made.
        assert!(world.store.organisations()?.is_empty());
        store.add_organisation(&may, new("Fire"), now).map(drop)
    });
    assert!(matches!(refused, Err(StoreError::Invalid { field: "name", .. })), "{refused:?}");
    assert!(
        store.organisations().unwrap().is_empty() && store.people_of_boards().unwrap().is_empty()
    );
    let trail = || store.audit(&World::may::<partnership::Operate>(), None, 100).unwrap();
    assert_eq!(trail().len(), before);
    let made: Result<_, StoreError> = store.together(|store| {
        // What is refused by itself leaves the rest as it is.
        store.add_organisation(&may, new(" "), now).unwrap_err();
        store.add_organisation(&may, new("Fire"), now)?;
        store.add_organisation(&may, new("Police"), now)
    });
    assert_eq!(made.unwrap().said.name, "Police");
    assert_eq!((store.organisations().unwrap().len(), trail().len()), (2, before + 2));
    // The one that writes by itself goes on where the others ended.
    store.add_organisation(&may, new("Probation"), now).unwrap();
    assert_eq!(partnership::Store::check(store.path()).unwrap(), trail().len() as u64);
}
