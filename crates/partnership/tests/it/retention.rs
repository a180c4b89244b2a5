//! What is removed when its time is over, with the clock set forward.

use jiff::ToSpan as _;
use partnership::retention::Purged;
use partnership::{Actor, Mail, NewView, Operate, Role, Store, StoreError, Wrong};
use rusqlite::Connection;

use crate::{World, new};

#[test]
fn what_has_ended_is_removed_and_nothing_else() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let may = Actor::program().grant::<Operate>().unwrap();
    let ann = world.person("ann", &[Role::Partner]);
    world.sign_in(&ann);
    store.invite(&World::console(), new("bob", &[Role::Partner]), now).unwrap();
    store.ask_for_link(&ann.email, now).unwrap();
    store.ask_for_link("nobody@example.org", now).unwrap();
    store.sign_in("nobody@example.org", "three quiet green lanes", "x", now).unwrap();
    assert_eq!(store.purge(&may, now).unwrap(), Purged::default());
    let entries = world.last_entry().number;

    let links = store.purge(&may, now + 10.minutes()).unwrap();
    assert_eq!(links, Purged { tokens: 2, ..Purged::default() });
    let entry = world.last_entry();
    assert_eq!((entry.number, entry.who.as_str()), (entries + 1, "watchward"));
    let session = store.purge(&may, now + 2.hours()).unwrap();
    assert_eq!(session, Purged { sessions: 1, ..Purged::default() });
    let week = store.purge(&may, now + (7 * 24).hours()).unwrap();
    assert_eq!(week, Purged { tokens: 1, sign_ins: 1, ..Purged::default() });
    // A year on the sign-in is forgotten, and so is Bob, who never came; Ann can still sign in.
    let year = store.purge(&may, now + (365 * 24).hours()).unwrap();
    assert_eq!(year, Purged { sign_ins: 1, people: 1, ..Purged::default() });
    assert_eq!(store.account(&World::may(), ann.id).unwrap().name, "ann");
}

#[test]
fn seven_years_on_nothing_is_left_of_who_left_but_what_they_did() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let may = Actor::program().grant::<Operate>().unwrap();
    let ann = world.person("zebedee", &[Role::Partner]);
    let own = world.own(&ann);
    let view =
        |is_shared| NewView { title: "View".into(), path: "/zebedee".parse().unwrap(), is_shared };
    store.save_view(&own, &view(false), now).unwrap();
    let shared = store.save_view(&own, &view(true), now).unwrap();
    let mail = Mail { subject: "Zebedee".into(), text: "x".into(), html: None };
    store.queue_mail(&may, ann.id, &mail, now).unwrap();
    let sent = store.take_mail(&may, now).unwrap().unwrap();
    store.mail_sent(&may, sent.id, now).unwrap();
    store.disable(&World::may(), ann.id, now).unwrap();
    let later = now + (7 * 365 * 24).hours();
    assert_eq!(store.purge(&may, later).unwrap().people, 1);
    assert_eq!(store.purge(&may, later).unwrap(), Purged::default());

    let left = store.account(&World::may(), ann.id).unwrap();
    assert_eq!((left.name.as_str(), left.forgotten), ("Former member", Some(later)));
    let refused = store.enable(&World::may(), ann.id, later);
    assert!(matches!(refused, Err(StoreError::Invalid { why: Wrong::Forgotten, .. })));
    let held = store.held_about(&World::may(), ann.id, later).unwrap();
    for gone in ["sessions", "sign-ins", "schedules", "mails"] {
        assert!(held[gone].as_array().unwrap().is_empty(), "{gone}: {held}");
    }
    // What they shared with everybody stays.
    assert_eq!(held["views"].as_array().unwrap().len(), 1);
    assert_eq!(held["views"][0]["id"], serde_json::json!(shared.id));
    // Their address stands nowhere, in the file as in its tables.
    let connection = Connection::open(store.path()).unwrap();
    connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);").unwrap();
    let bytes = std::fs::read(store.path()).unwrap();
    let address = b"zebedee@example.org";
    assert!(!bytes.windows(address.len()).any(|window| window == address));
    Store::check(store.path()).unwrap();
    // Who they were, who came back to it: the trail knows them by the name they had.
    let trail = store.audit(&may, None, 100).unwrap();
    assert!(trail.iter().any(|entry| entry.who == "zebedee"));
}
