//! The layout of the store, and how an older one becomes today's.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::StoreError;

/// What makes each layout of the one before it. What stands here is never changed: a change is one more.
const LAYOUTS: [&str; 1] = [include_str!("layout_1.sql")];

/// Brings a file up to today's layout, each step whole or not at all. A newer one is refused.
pub(super) fn bring_up_to_date(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let known = i64::try_from(LAYOUTS.len()).unwrap_or(i64::MAX);
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(|source| super::refused(path, source))?;
    let found: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > known {
        return Err(StoreError::Newer { path: path.to_owned(), found, known });
    }
    for (layout, step) in (1..).zip(LAYOUTS) {
        if layout > found {
            transaction.execute_batch(step)?;
        }
    }
    if found < known {
        transaction.pragma_update(None, "user_version", known)?;
    }
    transaction.commit()?;
    Ok(())
}
