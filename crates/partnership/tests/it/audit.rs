//! The trail of changes: complete, and not to be altered unseen.

use std::collections::BTreeSet;

use partnership::{ImportData, ManageAccounts, Operate, Role, Store, StoreError};
use rand::{RngExt as _, SeedableRng as _};
use rand_pcg::Pcg64Mcg;
use rusqlite::types::Value;
use rusqlite::{Connection, params};

use crate::{World, new};

#[test]
fn every_change_leaves_its_entry() {
    let world = World::new();
    let ann = world.person("ann", &[Role::Partner]);
    world.sign_in(&ann);
    world.store.disable(&World::console(), ann.id, world.now).unwrap();
    let may = World::may::<Operate>();
    let trail = world.store.audit(&may, None, 10).unwrap();
    let what: Vec<_> =
        trail.iter().map(|entry| (entry.what.as_str(), entry.who.as_str())).collect();
    assert_eq!(
        what,
        [("account.disable", "console"), ("account.accept", "ann"), ("account.invite", "console")]
    );
    let whole = serde_json::to_string(&trail).unwrap();
    assert!(!whole.contains(crate::PASSPHRASE) && !whole.contains("@example.org"), "{whole}");
    assert_eq!(world.store.audit(&may, Some(3), 1).unwrap()[0].number, 2);
}

#[test]
fn what_was_done_outside_the_store_is_in_the_trail_with_its_reason() {
    let world = World::new();
    let may = World::may::<ImportData>().because("  The month was\r\npublished again ").unwrap();
    let change = (None, Some(serde_json::json!({ "rows": 7 })));
    world.store.record(&may, "data.import", "mps-ward-2021-03", change, world.now).unwrap();
    let entry = world.last_entry();
    assert_eq!((entry.what.as_str(), entry.at), ("data.import", world.now));
    assert_eq!(entry.why.as_deref(), Some("The month was\npublished again"));
    assert_eq!(entry.after.unwrap()["rows"], 7);
    assert!(World::may::<ImportData>().because(&"x".repeat(2_001)).is_err());
}

#[test]
fn the_trail_is_only_ever_added_to() {
    let world = filled();
    let connection = Connection::open(world.store.path()).unwrap();
    let refused = connection.execute("UPDATE audit SET who = 'x' WHERE number = 3", []);
    assert!(refused.unwrap_err().to_string().contains("never changed"));
    let refused = connection.execute("DELETE FROM audit WHERE number = 3", []);
    assert!(refused.unwrap_err().to_string().contains("never shortened"));
    let refused = connection.execute("INSERT OR REPLACE INTO audit SELECT * FROM audit", []);
    assert!(refused.is_err());
}

/// A trail of entries in which every field is used.
fn filled() -> World {
    let world = World::new();
    let ann = world.person("ann", &[Role::Administrator]);
    let (session, ..) = world.set_up_second_factor(&ann);
    let may = world.actor(&session).grant::<ManageAccounts>().unwrap();
    for number in 0..10 {
        let new = new(&format!("person{number}"), &[Role::Partner]);
        let invited = world.store.invite(&may, new, world.now).unwrap();
        let may = may.clone().because("They left").unwrap();
        world.store.disable(&may, invited.account.id, world.now).unwrap();
    }
    world
}

const COLUMNS: [&str; 10] =
    ["number", "at", "account", "who", "what", "subject", "before", "after", "why", "hash"];

#[test]
fn one_altered_byte_is_found_a_thousand_times_of_a_thousand() {
    let world = filled();
    let path = world.store.path().to_owned();
    let entries = Store::check(&path).unwrap();
    let may = World::may::<Operate>();
    // Somebody who takes the guards away is found out by the chain.
    let connection = Connection::open(&path).unwrap();
    let guards = "DROP TRIGGER audit_is_never_changed; PRAGMA synchronous = OFF;";
    connection.execute_batch(guards).unwrap();
    let mut random = Pcg64Mcg::seed_from_u64(20_210_617);
    let (mut altered, mut columns) = (0, BTreeSet::new());
    while altered < 1_000 {
        let entry = random.random_range(1..=i64::try_from(entries).unwrap());
        let column = COLUMNS[random.random_range(0..COLUMNS.len())];
        let select = format!("SELECT {column} FROM audit WHERE number = ?1");
        let held: Value = connection.query_row(&select, [entry], |row| row.get(0)).unwrap();
        let Some(other) = with_one_byte_altered(&held, &mut random) else { continue };
        // A number that is altered moves the entry.
        let moved = match (column, &other) {
            ("number", Value::Integer(number)) => *number,
            _ => entry,
        };
        let set = |value: &Value, at| {
            let cast = if matches!(value, Value::Blob(_)) { "CAST(?2 AS TEXT)" } else { "?2" };
            let update = format!("UPDATE audit SET {column} = {cast} WHERE number = ?1");
            connection.execute(&update, params![at, value])
        };
        // Refused only where a number is another entry's.
        if set(&other, entry).is_ok() {
            let found = world.store.audit_head(&may, None);
            let is_found = matches!(found, Err(StoreError::Damaged { .. }));
            assert!(is_found, "{column} of {entry}: {held:?} became {other:?}, and {found:?}");
            assert_eq!(set(&held, moved).unwrap(), 1);
            altered += 1;
            columns.insert(column);
        }
    }
    assert_eq!(columns.len(), COLUMNS.len());
    assert_eq!(Store::check(&path).unwrap(), entries);
}

/// The value with one byte altered; none where there is none to alter.
fn with_one_byte_altered(held: &Value, random: &mut Pcg64Mcg) -> Option<Value> {
    let by = random.random_range(1..=u8::MAX);
    match held {
        Value::Integer(number) => {
            let mut bytes = number.to_be_bytes();
            bytes[random.random_range(0..8)] ^= by;
            Some(Value::Integer(i64::from_be_bytes(bytes)))
        }
        Value::Text(text) => {
            let mut bytes = text.clone().into_bytes();
            let at = random.random_range(0..bytes.len());
            bytes[at] ^= by;
            // As bytes: what comes of it need not be a text.
            Some(Value::Blob(bytes))
        }
        _ => None,
    }
}

#[test]
fn an_end_that_was_kept_shows_what_was_cut_off_or_written_anew() {
    let world = filled();
    let may = World::may::<Operate>();
    let kept = world.store.audit_head(&may, None).unwrap();
    world.person("late", &[Role::Partner]);
    let later = world.store.audit_head(&may, Some(&kept)).unwrap();
    assert_eq!(later.entries, kept.entries + 2);
    let connection = Connection::open(world.store.path()).unwrap();
    connection.execute_batch("DROP TRIGGER audit_is_never_shortened").unwrap();
    connection
        .execute("DELETE FROM audit WHERE number > ?1", [kept.entries.cast_signed()])
        .unwrap();
    // The chain is whole, and only the end that was kept shows it.
    assert_eq!(world.store.audit_head(&may, Some(&kept)).unwrap(), kept);
    let found = world.store.audit_head(&may, Some(&later)).unwrap_err().to_string();
    assert!(
        found.contains(&format!("had {} entries and has {}", later.entries, kept.entries)),
        "{found}"
    );
    // Others were written in their place.
    for name in ["another", "third"] {
        world.person(name, &[Role::Partner]);
    }
    assert!(world.store.audit_head(&may, None).is_ok());
    assert!(world.store.audit_head(&may, Some(&later)).is_err());
}
