//! Sessions: how long they last, who ends them.

use jiff::ToSpan as _;
use partnership::{Role, SignedIn, StoreError};

use crate::World;

#[test]
fn a_session_ends_when_idle_and_after_half_a_day() {
    let world = World::new();
    let ann = world.person("ann", &[Role::Partner]);
    let (token, _) = world.sign_in(&ann);
    let holds = |at| world.store.session(token.reveal(), at).unwrap().is_some();
    assert!(!holds(world.now + 121.minutes()));
    // Used every hour it lasts half a day, and no longer.
    for hours in 1..12 {
        assert!(holds(world.now + hours.hours()), "{hours}");
    }
    assert!(!holds(world.now + 12.hours()));
}

#[test]
fn one_ends_ones_own_sessions_only() {
    let world = World::new();
    let ann = world.person("ann", &[Role::Partner]);
    let bob = world.person("bob", &[Role::Partner]);
    let (anns, ann) = world.sign_in(&ann);
    let (bobs, bob) = world.sign_in(&bob);
    let (anns_may, bobs_may) = (ann.grant::<SignedIn>().unwrap(), bob.grant::<SignedIn>().unwrap());
    let theirs = world.store.own_sessions(&bobs_may, world.now).unwrap()[0].id;
    let refused = world.store.end_own_session(&anns_may, theirs, world.now);
    assert!(matches!(refused, Err(StoreError::NotFound("session"))));
    assert!(world.store.session(bobs.reveal(), world.now).unwrap().is_some());
    world.store.end_own_sessions(&anns_may, world.now).unwrap();
    assert!(world.store.session(anns.reveal(), world.now).unwrap().is_none());
    world.store.end_sessions_of(&World::console(), bob.account().unwrap(), world.now).unwrap();
    assert!(world.store.session(bobs.reveal(), world.now).unwrap().is_none());
}

#[test]
fn an_administrator_ends_one_of_somebodys_sessions() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let ann = world.person("ann", &[Role::Partner]);
    let (first, _) = world.sign_in(&ann);
    let (second, _) = world.sign_in(&ann);
    let may = World::console();
    let sessions = store.sessions_of(&may, ann.id, now).unwrap();
    assert_eq!(sessions.len(), 2);
    // The last that began stands first.
    store.end_session_of(&may, ann.id, sessions[0].id, now).unwrap();
    assert!(store.session(first.reveal(), now).unwrap().is_some());
    assert!(store.session(second.reveal(), now).unwrap().is_none());
    assert_eq!(world.last_entry().what, "session.end");
    // One that ended by itself cannot be ended, and nor can one of nobody.
    let ended = store.end_session_of(&may, ann.id, sessions[1].id, now + 3.hours());
    assert!(matches!(ended, Err(StoreError::NotFound("session"))), "{ended:?}");
    let nobody = store.end_sessions_of(&may, "99".parse().unwrap(), now);
    assert!(matches!(nobody, Err(StoreError::NotFound("account"))), "{nobody:?}");
}

#[test]
fn each_sign_in_has_a_token_of_its_own_and_is_in_the_log() {
    let world = World::new();
    let ann = world.person("ann", &[Role::Partner]);
    let (first, actor) = world.sign_in(&ann);
    let (second, _) = world.sign_in(&ann);
    assert_ne!(first.reveal(), second.reveal());
    // 256 bits.
    assert_eq!(data_encoding::BASE64URL_NOPAD.decode(first.reveal().as_bytes()).unwrap().len(), 32);
    world.store.sign_in(&ann.email, "not her passphrase", "a\u{7}b", world.now).unwrap();
    let log = world.store.own_sign_ins(&actor.grant().unwrap(), 10).unwrap();
    let told: Vec<_> = log.iter().map(|entry| (entry.opened, entry.label.as_str())).collect();
    assert_eq!(told, [(false, "ab"), (true, "test"), (true, "test")]);
    // What opens something is shown to nobody who prints it.
    let (_, session) = world.store.session(first.reveal(), world.now).unwrap().unwrap();
    let printed = format!("{first:?} {session:?}");
    assert!(!printed.contains(first.reveal()) && !printed.contains(&session.form_secret));
}
