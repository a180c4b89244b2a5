//! The trail of changes: complete, and not to be altered unseen.

use partnership::{Actor, Operate, Role, Store, StoreError};
use rusqlite::{Connection, params};

use crate::{World, new};

#[test]
fn every_change_leaves_its_entry() {
    let world = World::new();
    let ann = world.person("ann", &[Role::Partner]);
    world.sign_in(&ann);
    world.store.disable(&World::console(), ann.id, world.now).unwrap();
    let may = Actor::console().grant::<Operate>().unwrap();
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
fn one_altered_byte_is_found() {
    let world = World::new();
    for number in 0..20 {
        let new = new(&format!("person{number}"), &[Role::Partner]);
        world.store.invite(&World::console(), new, world.now).unwrap();
    }
    let path = world.store.path().to_owned();
    assert_eq!(Store::check(&path).unwrap(), 20);
    let connection = Connection::open(&path).unwrap();
    let refused = connection.execute("UPDATE audit SET who = 'x' WHERE number = 3", []);
    assert!(refused.unwrap_err().to_string().contains("never changed"));
    assert!(connection.execute("DELETE FROM audit WHERE number = 3", []).is_err());
    // Somebody who takes the guard away is found out by the chain.
    connection.execute_batch("DROP TRIGGER audit_is_never_changed").unwrap();
    let fields = ["who", "what", "subject", "after", "hash"];
    for attempt in 0..1_000_i64 {
        let number = 1 + attempt * 7 % 20;
        let field = fields[usize::try_from(attempt).unwrap() % fields.len()];
        let select = format!("SELECT {field} FROM audit WHERE number = ?1");
        let held: String = connection.query_row(&select, [number], |row| row.get(0)).unwrap();
        let mut bytes = held.clone().into_bytes();
        let at = usize::try_from(attempt * 31).unwrap() % bytes.len();
        bytes[at] = if bytes[at] == b'~' { b'!' } else { bytes[at] + 1 };
        let update = format!("UPDATE audit SET {field} = ?2 WHERE number = ?1");
        let altered = String::from_utf8(bytes).unwrap();
        connection.execute(&update, params![number, altered]).unwrap();
        let found = Store::check(&path);
        assert!(matches!(found, Err(StoreError::Damaged { .. })), "{attempt}: {found:?}");
        connection.execute(&update, params![number, held]).unwrap();
    }
    assert_eq!(Store::check(&path).unwrap(), 20);
}
