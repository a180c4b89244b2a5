//! The file: its layout, its copies, and what is said of one that cannot be used.

use partnership::{Role, Store, StoreError};
use rusqlite::Connection;

use crate::World;

#[test]
fn a_newer_layout_is_refused() {
    let world = World::new();
    let path = world.folder.path().join("newer.db");
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let message = Store::open(&path).unwrap_err().to_string();
    assert!(message.contains("is of layout 99") && message.contains("newer program"), "{message}");
}

#[test]
fn what_is_no_database_is_refused() {
    let world = World::new();
    let path = world.folder.path().join("text.db");
    std::fs::write(&path, "This is a text of some length, and no database. ".repeat(40)).unwrap();
    assert!(matches!(Store::open(&path), Err(StoreError::Damaged { .. })));
}

#[test]
fn a_copy_made_while_others_write_is_whole() {
    let world = World::new();
    world.person("ann", &[Role::Partner]);
    let copy = world.folder.path().join("copy.db");
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            for _ in 0..50 {
                world.store.ask_for_link("ann@example.org", world.now).unwrap();
            }
        });
        world.store.backup_to(&copy).unwrap();
        writing.join().unwrap();
    });
    assert_eq!(Store::check(&copy).unwrap(), 2);
    assert!(Store::open(&copy).unwrap().link_holds("x", world.now).is_ok());
}
