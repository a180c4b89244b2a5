//! Sign-in links that scanners of mail cannot spend.

use jiff::ToSpan as _;
use partnership::{LinkUse, Role, Roles};

use crate::World;

#[test]
fn scanners_leave_a_link_usable() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    world.person("ann", &[Role::Partner]);
    let asked = store.ask_for_link("Ann@example.org", now).unwrap();
    let to = asked.recipient.unwrap();
    for _ in 0..50 {
        assert!(store.link_holds(to.token.reveal(), now).unwrap());
    }
    for with in [LinkUse::Request("made up"), LinkUse::Code(""), LinkUse::Code("aaaa-aaaa")] {
        assert!(store.sign_in_by_link(to.token.reveal(), with, "scanner", now).unwrap().is_none());
    }
    let own = LinkUse::Request(asked.request.reveal());
    assert!(store.sign_in_by_link(to.token.reveal(), own, "Firefox", now).unwrap().is_some());
    // Once.
    assert!(store.sign_in_by_link(to.token.reveal(), own, "Firefox", now).unwrap().is_none());
}

#[test]
fn the_code_opens_in_any_browser_until_it_was_guessed_at() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    world.person("ann", &[Role::Partner]);
    for wrong in [4, 5] {
        let asked = store.ask_for_link("ann@example.org", now).unwrap();
        let to = asked.recipient.unwrap();
        for _ in 0..wrong {
            let guess = LinkUse::Code("aaaa-aaaa");
            assert!(store.sign_in_by_link(to.token.reveal(), guess, "x", now).unwrap().is_none());
        }
        let typed = to.code.to_uppercase().replace('-', " ");
        let done = store.sign_in_by_link(to.token.reveal(), LinkUse::Code(&typed), "x", now);
        assert_eq!(done.unwrap().is_some(), wrong < 5);
        if wrong == 5 {
            let own = LinkUse::Request(asked.request.reveal());
            assert!(store.sign_in_by_link(to.token.reveal(), own, "x", now).unwrap().is_some());
        }
    }
}

#[test]
fn a_link_ends_after_ten_minutes() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    world.person("ann", &[Role::Partner]);
    let asked = store.ask_for_link("ann@example.org", now).unwrap();
    let token = asked.recipient.unwrap().token;
    assert!(store.link_holds(token.reveal(), now + 599.seconds()).unwrap());
    let later = now + 10.minutes();
    assert!(!store.link_holds(token.reveal(), later).unwrap());
    let own = LinkUse::Request(asked.request.reveal());
    assert!(store.sign_in_by_link(token.reveal(), own, "x", later).unwrap().is_none());
}

#[test]
fn nobody_who_asks_again_and_again_takes_somebodys_link() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    world.person("ann", &[Role::Partner]);
    let ask = |at| store.ask_for_link("ann@example.org", at).unwrap();
    let own = ask(now);
    let token = own.recipient.unwrap().token;
    let others: Vec<_> = (0..20).filter_map(|_| ask(now).recipient).collect();
    assert_eq!(others.len(), 4);
    let request = LinkUse::Request(own.request.reveal());
    assert!(store.sign_in_by_link(token.reveal(), request, "x", now).unwrap().is_some());
    // With one of them used none holds, and new ones are given.
    for other in others {
        assert!(!store.link_holds(other.token.reveal(), now).unwrap());
    }
    assert!(ask(now).recipient.is_some());
}

#[test]
fn whoever_has_a_second_factor_has_no_links() {
    let world = World::new();
    let ann = world.person("ann", &[Role::Analyst]);
    world.set_up_second_factor(&ann);
    let roles = Roles::of(&[Role::Partner]);
    let ann = world.store.set_roles(&World::console(), ann.id, &roles, world.now).unwrap();
    assert!(ann.has_second_factor && !ann.may_use_links());
    assert!(world.store.ask_for_link(&ann.email, world.now).unwrap().recipient.is_none());
}

#[test]
fn the_same_is_written_whether_or_not_there_is_an_account() {
    let world = World::new();
    world.person("ann", &[Role::Partner]);
    let connection = rusqlite::Connection::open(world.store.path()).unwrap();
    let links = || {
        let sql = "SELECT count(*) FROM link";
        connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap()
    };
    for (asked, email) in (1..).zip(["ann@example.org", "nobody@example.org", "no address"]) {
        world.store.ask_for_link(email, world.now).unwrap();
        assert_eq!(links(), asked);
    }
}

#[test]
fn nobody_is_told_who_has_an_account() {
    let world = World::new();
    world.person("ann", &[Role::Analyst]);
    for email in ["nobody@example.org", "ann@example.org", ""] {
        let asked = world.store.ask_for_link(email, world.now).unwrap();
        assert!(asked.recipient.is_none(), "{email}");
        assert!(asked.request.reveal().len() > 40);
    }
}
