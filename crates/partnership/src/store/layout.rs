//! The layout of the store, and how an older one becomes today's.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::faults::refused;
use crate::StoreError;

/// What makes each layout of the one before it. What stands here is never changed: a change is one more.
const LAYOUTS: [&str; 8] = [
    include_str!("layout_1.sql"),
    include_str!("layout_2.sql"),
    include_str!("layout_3.sql"),
    include_str!("layout_4.sql"),
    include_str!("layout_5.sql"),
    include_str!("layout_6.sql"),
    include_str!("layout_7.sql"),
    include_str!("layout_8.sql"),
];
/// By which a file is known as ours: “wtch”.
const OURS: i64 = 0x7774_6368;

/// Brings a file up to today's layout, all of it or nothing. A newer one is refused, and so is a file of another program.
pub(super) fn bring_up_to_date(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(|source| refused(path, source))?;
    let found = is_known(&transaction, path)?;
    if found < LAYOUTS.len() {
        for step in &LAYOUTS[found..] {
            transaction.execute_batch(step).map_err(|source| refused(path, source))?;
        }
        transaction.pragma_update(None, "user_version", known())?;
        transaction.pragma_update(None, "application_id", OURS)?;
    }
    transaction.commit().map_err(|source| refused(path, source))
}

/// Which layout a file has; an error where it is not one that this program knows.
pub(super) fn is_known(connection: &Connection, path: &Path) -> Result<usize, StoreError> {
    let read = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let found = read("user_version").map_err(|source| refused(path, source))?;
    let whose = read("application_id")?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    // The first layout was written before files were marked.
    if (whose != OURS && whose != 0) || (found == 0 && tables > 0) {
        return Err(StoreError::NotOurs { path: path.to_owned() });
    }
    if found > known() {
        return Err(StoreError::Newer { path: path.to_owned(), found, known: known() });
    }
    usize::try_from(found).map_err(|_| StoreError::NotOurs { path: path.to_owned() })
}

fn known() -> i64 {
    i64::try_from(LAYOUTS.len()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Somebody's records in the first layout, as the first program wrote them.
    const PEOPLE: &str = "
        INSERT INTO account (email, name, roles, state, passphrase, created)
        VALUES ('ann@example.org', 'Ann', 'administrator', 'active', 'x', 7),
               ('bob@example.org', 'Bob', 'partner', 'invited', NULL, 8),
               ('cat@example.org', 'Cat', 'partner', 'disabled', 'x', 9);
        INSERT INTO link VALUES ('t', 2, 'c', 'r', 0, 99);
        PRAGMA user_version = 1;";

    #[test]
    fn records_of_the_first_layout_are_brought_up_to_date() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(LAYOUTS[0]).unwrap();
        connection.execute_batch(PEOPLE).unwrap();
        let path = Path::new("partnership.db");
        for _ in 0..2 {
            bring_up_to_date(&mut connection, path).unwrap();
        }
        assert_eq!(is_known(&connection, path).unwrap(), LAYOUTS.len());
        let accepted: Vec<Option<i64>> = connection
            .prepare("SELECT accepted FROM account ORDER BY id")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(accepted, [Some(7), None, Some(9)]);
    }

    #[test]
    fn the_log_of_sign_ins_and_views_come_through_every_later_layout() {
        let mut connection = Connection::open_in_memory().unwrap();
        for step in &LAYOUTS[..2] {
            connection.execute_batch(step).unwrap();
        }
        connection
            .execute_batch(
                "INSERT INTO account (id, email, name, roles, state, created)
                 VALUES (1, 'ann@example.org', 'Ann', 'partner', 'active', 7);
                 INSERT INTO sign_in_log VALUES (5, 1, 9, 'link', 1, 'x'), (6, NULL, 9, 'code', 0, 'y');
                 INSERT INTO saved_view VALUES (3, 1, 'Mine', '/wards', 0, 8);
                 PRAGMA user_version = 2;",
            )
            .unwrap();
        bring_up_to_date(&mut connection, Path::new("partnership.db")).unwrap();
        let all = "SELECT group_concat(id || ' ' || ifnull(account, '-') || ' ' || way, ', ') FROM sign_in_log";
        let log: String = connection.query_row(all, [], |row| row.get(0)).unwrap();
        assert_eq!(log, "5 1 link, 6 - code");
        let kept = "SELECT count(*) FROM saved_view WHERE removed IS NULL";
        assert_eq!(connection.query_row(kept, [], |row| row.get::<_, i64>(0)).unwrap(), 1);
        let openid = "INSERT INTO sign_in_log VALUES (7, 1, 9, 'openid', 1, 'x')";
        assert_eq!(connection.execute(openid, []).unwrap(), 1);
        let other = connection.execute("INSERT INTO sign_in_log VALUES (8, 1, 9, 'x', 1, 'x')", []);
        assert!(other.is_err());
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_as_it_was() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(LAYOUTS[0]).unwrap();
        // A table that stands in the way of the second step.
        connection.execute_batch("CREATE TABLE outbox (x); PRAGMA user_version = 1;").unwrap();
        bring_up_to_date(&mut connection, Path::new("partnership.db")).unwrap_err();
        let accepted = connection.prepare("SELECT accepted FROM account");
        assert!(accepted.is_err());
        assert_eq!(is_known(&connection, Path::new("partnership.db")).unwrap(), 1);
    }
}
