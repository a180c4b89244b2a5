//! Sign-in links that scanners of mail cannot spend.

use jiff::ToSpan as _;
use partnership::{LinkUse, Role};

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
fn a_link_ends_after_ten_minutes_and_with_the_next() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    world.person("ann", &[Role::Partner]);
    let first = store.ask_for_link("ann@example.org", now).unwrap().recipient.unwrap();
    let second = store.ask_for_link("ann@example.org", now).unwrap();
    let token = second.recipient.unwrap().token;
    assert!(!store.link_holds(first.token.reveal(), now).unwrap());
    let later = now + 10.minutes();
    let own = LinkUse::Request(second.request.reveal());
    assert!(store.sign_in_by_link(token.reveal(), own, "x", later).unwrap().is_none());
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
