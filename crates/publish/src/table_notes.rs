//! What stands under a table in every form that is read: what its symbols mean, and its own notes.

use document::Table;

/// What [c] and [x] stand for, each reason once, and the table's own notes.
pub(crate) fn notes(table: &Table) -> Vec<String> {
    let mut notes = Vec::new();
    if table.has_suppressed() {
        notes.push(
            "[c]: not shown, so that no person can be recognised by a small number.".to_owned(),
        );
    }
    let missing = table.missing();
    for (reason, rows) in &missing {
        let reason = document::words::reason(reason);
        if missing.len() == 1 {
            notes.push(format!("[x]: not available: {reason}."));
        } else {
            notes
                .push(format!("[x] for {}: not available: {reason}.", document::words::list(rows)));
        }
    }
    notes.extend(table.notes.iter().cloned());
    notes
}
