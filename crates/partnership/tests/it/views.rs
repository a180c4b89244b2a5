//! Saved views.

use jiff::ToSpan as _;
use partnership::{Every, Mailing, ManageAccounts, NewView, Operate, PagePath, Role, StoreError};
use proptest::prelude::*;

use crate::World;

fn new(title: &str, is_shared: bool) -> NewView {
    let path = "/measures/burglary?to=2021-02".parse().unwrap();
    NewView { title: title.to_owned(), path, is_shared }
}

#[test]
fn ones_own_views_are_ones_own_until_they_are_shared() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let ann = world.own(&world.person("ann", &[Role::Partner]));
    let bob = world.own(&world.person("bob", &[Role::BoardMember]));
    let view = store.save_view(&ann, &new("<b>Burglary</b>", false), now).unwrap();
    assert_eq!(store.views(&ann).unwrap(), std::slice::from_ref(&view));
    assert!(store.views(&bob).unwrap().is_empty());
    let shared = new("Burglary", true);
    for refused in [
        store.view(&bob, view.id).map(drop),
        store.edit_view(&bob, view.id, &shared, now).map(drop),
        store.remove_view(&bob, view.id, now),
    ] {
        assert!(matches!(refused, Err(StoreError::NotFound("view"))), "{refused:?}");
    }
    store.edit_view(&ann, view.id, &shared, now).unwrap();
    assert_eq!(store.view(&bob, view.id).unwrap().owner, "ann");
    // Seeing it is not having it.
    assert!(store.remove_view(&bob, view.id, now).is_err());
    store.unshare_view(&World::may::<ManageAccounts>(), view.id, now).unwrap();
    assert!(store.view(&bob, view.id).is_err());
    store.remove_view(&ann, view.id, now).unwrap();
    assert!(store.views(&ann).unwrap().is_empty());
    let entry = world.last_entry();
    assert_eq!((entry.what.as_str(), entry.who.as_str()), ("view.remove", "ann"));
    assert_eq!(entry.before.unwrap()["path"], "/measures/burglary?to=2021-02");
}

#[test]
fn the_one_removed_last_can_be_restored_with_its_mails() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let may = World::may::<Operate>();
    let ann = world.own(&world.person("ann", &[Role::Partner]));
    let bob = world.own(&world.person("bob", &[Role::BoardMember]));
    let view = store.save_view(&ann, &new("Burglary", true), now).unwrap();
    for who in [&ann, &bob] {
        let every = Every::month(17).unwrap();
        store.schedule(who, Mailing::View(view.id), every, now).unwrap();
    }
    let later = now + (40 * 24).hours();
    assert_eq!(store.due(&may, later).unwrap().len(), 2);
    assert!(matches!(store.removed_view(&ann, view.id), Err(StoreError::NotFound("view"))));
    store.remove_view(&ann, view.id, now).unwrap();
    assert!(store.due(&may, later).unwrap().is_empty(), "no mail of it is sent");
    assert!(store.views(&bob).unwrap().is_empty() && store.view(&ann, view.id).is_err());
    for refused in [
        store.edit_view(&ann, view.id, &new("x", false), now).map(drop),
        store.remove_view(&ann, view.id, now),
        store.unshare_view(&World::may::<ManageAccounts>(), view.id, now),
        // Another's is not there, removed or not.
        store.removed_view(&bob, view.id).map(drop),
        store.restore_view(&bob, view.id, now).map(drop),
    ] {
        assert!(matches!(refused, Err(StoreError::NotFound("view"))), "{refused:?}");
    }
    assert_eq!(store.removed_view(&ann, view.id).unwrap().title, "Burglary");
    for _ in 0..2 {
        assert_eq!(store.restore_view(&ann, view.id, now).unwrap(), view);
    }
    assert_eq!(world.last_entry().what, "view.restore");
    assert_eq!(store.due(&may, later).unwrap().len(), 2);

    let other = store.save_view(&ann, &new("Robbery", false), now).unwrap();
    store.remove_view(&ann, view.id, now).unwrap();
    store.remove_view(&ann, other.id, now).unwrap();
    assert!(store.restore_view(&ann, view.id, now).is_err(), "only the last one is kept");
    let week = now + (7 * 24).hours();
    assert_eq!(store.purge(&may, week - 1.second()).unwrap().views, 0);
    assert_eq!(store.purge(&may, week).unwrap().views, 1);
    assert!(store.restore_view(&ann, other.id, week).is_err());
}

#[test]
fn there_is_an_end_to_them() {
    let world = World::new();
    let ann = world.own(&world.person("ann", &[Role::Partner]));
    for number in 0..200 {
        world.store.save_view(&ann, &new(&number.to_string(), false), world.now).unwrap();
    }
    let last = world.store.views(&ann).unwrap()[0].id;
    world.store.remove_view(&ann, last, world.now).unwrap();
    world.store.save_view(&ann, &new("in its place", false), world.now).unwrap();
    let refused = world.store.restore_view(&ann, last, world.now);
    assert!(matches!(refused, Err(StoreError::Invalid { field: "title", .. })), "{refused:?}");
    let refused = world.store.save_view(&ann, &new("one more", false), world.now);
    assert!(matches!(refused, Err(StoreError::Invalid { field: "title", .. })), "{refused:?}");
}

#[test]
fn a_path_leads_nowhere_else() {
    for good in ["/", "/measures/burglary?to=2021-02", "/wards/E05013987?q=caf%C3%A9&x=a:b"] {
        assert_eq!(good.parse::<PagePath>().unwrap().as_str(), good);
    }
    let long = format!("/{}", "x".repeat(2_000));
    let bad = [
        "",
        "measures",
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "/a//b",
        "/a b",
        "/a\nb",
        "/\t/evil.example",
        "/é",
        "/<script>",
        "/#x",
        &long,
    ];
    for bad in bad {
        assert!(bad.parse::<PagePath>().is_err(), "{bad:?}");
    }
}

proptest! {
    /// Whatever is taken is a path: what a browser makes of it begins with one slash and has no place for a host.
    #[test]
    fn what_is_taken_is_a_path(text in "[/\\\\a:.?&=%@\\s\u{0}-\u{ff}]{0,12}") {
        if let Ok(path) = text.parse::<PagePath>() {
            // Browsers take tabs and line ends out and read \ as /.
            let read: String = path.as_str().chars().filter(|c| !c.is_control()).collect();
            let read = read.replace('\\', "/");
            prop_assert!(read.starts_with('/') && !read.contains("//"), "{read:?}");
        }
    }
}
