//! Records of the board that are changed: what was there before and after stands in the trail, and what may not be changed is
//! refused.

use jiff::civil::{Date, Time};
use partnership::board::{
    Attendance, AttendanceStatus, BoardKind, Due, ItemKind, MeetingMode, MeetingStatus, NewAction,
    NewBoard, NewItem, NewMeeting, NewOrganisation, NewPerson, NewPost, NewResolution, Owner,
    ResolutionForm,
};
use partnership::{ManageBoard, Operate, Role, StoreError, Wrong};

use crate::World;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn why<T: std::fmt::Debug>(refused: Result<T, StoreError>) -> Wrong {
    match refused {
        Err(StoreError::Invalid { why, .. }) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn people_posts_organisations_and_boards_are_changed() {
    let world = World::new();
    let may = World::may::<ManageBoard>();
    let (store, now) = (&world.store, world.now);
    let organisation =
        |name: &str| NewOrganisation { name: name.into(), short: None, is_statutory: true };
    let council = store.add_organisation(&may, organisation("Council"), now).unwrap();
    store.add_organisation(&may, organisation("Police"), now).unwrap();
    let changed = store.edit_organisation(&may, council.id, organisation("The Council"), now);
    assert_eq!(store.organisation(council.id).unwrap(), changed.unwrap());
    let taken = store.edit_organisation(&may, council.id, organisation("Police"), now);
    assert_eq!(why(taken), Wrong::NameTaken);

    let person = |name: &str| NewPerson { name: name.into(), rank: None, organisation: None };
    let ann = store.add_person(&may, &person("Ann Example"), now).unwrap();
    store.edit_person(&may, ann.id, &person("Ann Other"), now).unwrap();
    assert_eq!(store.person(ann.id).unwrap().full_name(), "Ann Other");
    assert!(store.edit_person(&may, ann.id, &person(" "), now).is_err());

    let post = |title: &str| NewPost { title: title.into(), organisation: Some(council.id) };
    let manager = store.add_post(&may, &post("Manager"), now).unwrap();
    store.add_post(&may, &post("Analyst"), now).unwrap();
    assert_eq!(why(store.edit_post(&may, manager.id, &post("Analyst"), now)), Wrong::NameTaken);
    store.edit_post(&may, manager.id, &post("Head of Safety"), now).unwrap();
    assert_eq!(store.post(manager.id).unwrap().said.title, "Head of Safety");

    let board = |name: &str, parent| NewBoard {
        name: name.into(),
        kind: BoardKind::Board,
        parent,
        notice_days: 5,
    };
    let top = store.add_board(&may, &board("Top", None), now).unwrap().id;
    let below = store.add_board(&may, &board("Below", Some(top)), now).unwrap().id;
    let lowest = store.add_board(&may, &board("Lowest", Some(below)), now).unwrap().id;
    for parent in [top, below, lowest] {
        let said = (BoardKind::Board, Some(parent), 5);
        assert_eq!(why(store.edit_board(&may, top, said, now)), Wrong::OwnParent);
    }
    let edited = store.edit_board(&may, lowest, (BoardKind::Group, Some(top), 0), now).unwrap();
    assert_eq!((edited.said.kind, edited.said.notice_days), (BoardKind::Group, 0));
    let trail = store.audit(&World::may::<Operate>(), None, 100).unwrap();
    let trail = format!("{trail:?}");
    for what in ["organisation.edit", "person.edit", "post.edit", "board.edit"] {
        assert_eq!(trail.matches(what).count(), 1, "{what}");
    }
    // A partner can change none of it.
    let partner = world.person("fire", &[Role::Partner]);
    assert!(world.sign_in(&partner).1.grant::<ManageBoard>().is_none());
}

#[test]
fn what_a_board_has_agreed_stays_as_it_is() {
    let world = World::new();
    let may = World::may::<ManageBoard>();
    let (store, now) = (&world.store, world.now);
    let new =
        NewBoard { name: "Board".into(), kind: BoardKind::Board, parent: None, notice_days: 5 };
    let board = store.add_board(&may, &new, now).unwrap().id;
    let meeting = |date: &str| NewMeeting {
        board,
        date: day(date),
        time: Time::constant(10, 0, 0, 0),
        place: String::new(),
        mode: MeetingMode::Virtual,
        contact: String::new(),
    };
    let march = store.add_meeting(&may, meeting("2021-03-25"), now).unwrap().id;
    let june = store.add_meeting(&may, meeting("2021-06-17"), now).unwrap().id;
    let taken = store.edit_meeting(&may, june, meeting("2021-03-25"), now);
    assert_eq!(why(taken), Wrong::MeetsThen);
    store.edit_meeting(&may, june, meeting("2021-06-18"), now).unwrap();
    assert_eq!(store.meeting(june).unwrap().said.date, day("2021-06-18"));

    let item = |title: &str| NewItem {
        meeting: march,
        under: None,
        title: title.into(),
        kind: ItemKind::Verbal,
        context: String::new(),
        presenter: String::new(),
        exempt: None,
    };
    let plan = store.add_item(&may, item("Plan"), now).unwrap().id;
    let other = store.add_item(&may, item("Other"), now).unwrap().id;
    let resolved =
        NewResolution { item: plan, form: ResolutionForm::Noted, words: "it be notd".into() };
    let resolution = store.resolve(&may, &resolved, now).unwrap().id;
    let said = (ResolutionForm::Noted, "it be noted");
    assert_eq!(store.edit_resolution(&may, resolution, said, now).unwrap().said.words, said.1);
    let action = NewAction {
        item: plan,
        resolution: Some(resolution),
        words: "Report".into(),
        owner: Owner::Board(board),
        due: Some(Due::At(june)),
    };
    let action = store.add_action(&may, &action, now).unwrap().id;
    let arisen = store.actions().unwrap().remove(0);
    assert_eq!(
        (arisen.board, arisen.meeting, arisen.due_on),
        (board, march, Some(day("2021-06-18")))
    );
    let due = Due::After("the visit".into());
    store.edit_action(&may, action, ("Report back", Owner::Everybody, Some(&due)), now).unwrap();
    let edited = store.actions().unwrap().remove(0);
    assert_eq!((edited.due_on, edited.action.said.due), (None, Some(due)));

    let ann = NewPerson { name: "Ann Example".into(), rank: None, organisation: None };
    let person = store.add_person(&may, &ann, now).unwrap().id;
    let tick = Attendance { person, status: AttendanceStatus::Present, alternate_for: None };
    store.attend(&may, march, &tick, now).unwrap();
    store.unattend(&may, (march, person), now).unwrap();
    store.unattend(&may, (march, person), now).unwrap();
    assert!(store.attendance(march).unwrap().is_empty());

    // What something is recorded of stays; the rest can go.
    assert_eq!(why(store.remove_item(&may, plan, now)), Wrong::InUse);
    store.remove_item(&may, other, now).unwrap();
    assert_eq!(store.agenda(march).unwrap().len(), 1);
    store.remove_resolution(&may, resolution, now).unwrap();
    assert_eq!(store.action(action).unwrap().said.resolution, None);
    let resolution = store.resolve(&may, &resolved, now).unwrap().id;
    store.advance_meeting(&may, march, (MeetingStatus::MinutesAgreed, None), now).unwrap();
    assert_eq!(why(store.edit_resolution(&may, resolution, said, now)), Wrong::MinutesAgreed);
    assert_eq!(why(store.remove_resolution(&may, resolution, now)), Wrong::MinutesAgreed);
    assert_eq!(why(store.edit_item(&may, plan, item("x"), now)), Wrong::MinutesAgreed);
}
