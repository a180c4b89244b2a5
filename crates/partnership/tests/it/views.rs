//! Saved views.

use partnership::{ManageAccounts, NewView, PagePath, Role, StoreError};
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
fn there_is_an_end_to_them() {
    let world = World::new();
    let ann = world.own(&world.person("ann", &[Role::Partner]));
    for number in 0..200 {
        world.store.save_view(&ann, &new(&number.to_string(), false), world.now).unwrap();
    }
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
