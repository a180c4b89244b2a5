//! Findings that were looked at.

use partnership::{Annotate, Role, StoreError, Verdict};

use crate::World;

#[test]
fn a_finding_is_looked_at_and_that_is_taken_back() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let ann = world.person("ann", &[Role::Analyst]);
    let (token, ..) = world.set_up_second_factor(&ann);
    let may = world.actor(&token).grant::<Annotate>().unwrap();
    let key = "peak:burglary:E05013987:2021-02";
    store.look_at(&may, key, Verdict::Explained, " Two shops closed. ", now).unwrap();
    let found = store.findings_looked_at(&World::may()).unwrap();
    assert_eq!(found[key].note, "Two shops closed.");
    assert_eq!((found[key].who.as_str(), found[key].account), ("ann", Some(ann.id)));
    // Another says otherwise: what was said before stands in the trail.
    store.look_at(&World::may(), key, Verdict::NotOurs, "", now).unwrap();
    assert_eq!(world.last_entry().before.unwrap()["verdict"], "explained");
    assert_eq!(store.findings_looked_at(&World::may()).unwrap()[key].who, "console");
    store.take_back_look(&may, key, now).unwrap();
    assert!(store.findings_looked_at(&World::may()).unwrap().is_empty());
    let again = store.take_back_look(&may, key, now);
    assert!(matches!(again, Err(StoreError::NotFound("finding"))), "{again:?}");
    assert!("maybe".parse::<Verdict>().is_err());
}
