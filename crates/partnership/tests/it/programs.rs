//! Programs and their tokens.

use jiff::ToSpan as _;
use partnership::board::{BoardKind, NewBoard};
use partnership::{ManageAccounts, ManageBoard, Operate, PROGRAM_DAYS, Role, Roles, StoreError};

use crate::World;

#[test]
fn a_token_opens_what_its_roles_do_until_it_ends_or_is_revoked() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let coordinator = Roles::of(&[Role::Coordinator]);
    let made = store.add_program(&World::may(), ("Committees", &coordinator, 30), now).unwrap();
    let token = made.token.reveal();
    let actor = store.program(token, now).unwrap().unwrap();
    assert_eq!((actor.name(), actor.account()), ("Committees", None));
    assert!(actor.grant::<ManageAccounts>().is_none());
    let may = actor.grant::<ManageBoard>().unwrap();
    let board =
        NewBoard { name: "Board".into(), kind: BoardKind::Board, parent: None, notice_days: 5 };
    store.add_board(&may, &board, now).unwrap();
    let last = store.audit(&World::may::<Operate>(), None, 1).unwrap().remove(0);
    assert_eq!(
        (last.who.as_str(), last.account, last.what.as_str()),
        ("Committees", None, "board.add")
    );

    for wrong in ["", "x", &token[1..], &made.program.id.to_string()] {
        assert!(store.program(wrong, now).unwrap().is_none(), "{wrong}");
    }
    assert!(store.program(token, now + (30 * 24).hours()).unwrap().is_none(), "its days are over");
    assert!(store.program(token, now + (30 * 24 - 1).hours()).unwrap().is_some());
    store.revoke_program(&World::may(), "Committees", now).unwrap();
    assert!(store.program(token, now).unwrap().is_none());
    let again = store.revoke_program(&World::may(), "Committees", now);
    assert!(matches!(again, Err(StoreError::NotFound("program"))), "{again:?}");
    // The name is free again, and the trail has both.
    store.add_program(&World::may(), ("Committees", &coordinator, PROGRAM_DAYS), now).unwrap();
    assert_eq!(store.programs(&World::may()).unwrap().len(), 2);
    let trail = store.audit(&World::may::<Operate>(), None, 10).unwrap();
    let of_programs = trail.iter().filter(|entry| entry.what.starts_with("program.")).count();
    assert_eq!(of_programs, 3);
    let told = format!("{trail:?}");
    assert!(!told.contains(token), "the trail holds a token");
}

#[test]
fn a_program_is_taken_for_nobody_else() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    world.person("ann", &[Role::Partner]);
    let roles = Roles::of(&[Role::Coordinator]);
    let add = |name: &str, days| store.add_program(&World::may(), (name, &roles, days), now);
    add("Bridge", 1).unwrap();
    for name in ["Bridge", "ann", "ANN", "console", "watchward", "", " "] {
        assert!(matches!(add(name, 1), Err(StoreError::Invalid { field: "name", .. })), "{name}");
    }
    for days in [0, 731] {
        let refused = add("Other", days).unwrap_err().to_string();
        assert!(refused.contains("from 1 to 730"), "{refused}");
    }
    let none = store.add_program(&World::may(), ("Other", &Roles::default(), 1), now);
    assert!(matches!(none, Err(StoreError::Invalid { field: "roles", .. })), "{none:?}");
}
