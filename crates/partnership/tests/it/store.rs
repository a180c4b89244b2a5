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
fn another_programs_file_is_left_as_it_is() {
    let world = World::new();
    let path = world.folder.path().join("other.db");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE account (x);").unwrap();
    assert!(matches!(Store::open(&path), Err(StoreError::NotOurs { .. })));
    let tables = Connection::open(&path).unwrap().query_row(
        "SELECT count(*) FROM sqlite_schema",
        [],
        |row| row.get::<_, i64>(0),
    );
    assert_eq!(tables.unwrap(), 1);
}

#[test]
fn a_folder_that_there_is_not_is_told() {
    let world = World::new();
    let path = world.folder.path().join("nowhere/partnership.db");
    let error = Store::open(&path).unwrap_err();
    assert!(error.to_string().contains("nowhere/partnership.db cannot be written"), "{error}");
    assert!(matches!(Store::check(&path), Err(StoreError::Open { .. })));
}

#[cfg(unix)]
#[test]
fn only_its_owner_reads_the_records_and_their_copies() {
    use std::os::unix::fs::PermissionsExt as _;
    let world = World::new();
    let copy = world.folder.path().join("copy.db");
    world.store.backup_to(&copy).unwrap();
    for path in [world.store.path(), &copy] {
        let mode = std::fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{}: {mode:o}", path.display());
    }
}

#[test]
fn a_copy_replaces_an_older_one_and_leaves_nothing_beside_it() {
    let world = World::new();
    let copy = world.folder.path().join("copies/copy.db");
    std::fs::create_dir(copy.parent().unwrap()).unwrap();
    for entries in [0, 2] {
        world.store.backup_to(&copy).unwrap();
        assert_eq!(Store::check(&copy).unwrap(), entries);
        world.person(&format!("ann{entries}"), &[Role::Partner]);
    }
    assert_eq!(std::fs::read_dir(copy.parent().unwrap()).unwrap().count(), 1);
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
