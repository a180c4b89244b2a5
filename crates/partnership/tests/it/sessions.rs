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
