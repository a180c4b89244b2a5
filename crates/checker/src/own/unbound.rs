//! The cells of a column that is bound to nothing as a whole.

use document::Table;

use super::known::Role;
use super::tables::{Bound, Fault, Shown, quote, roles, shown};
use crate::Kind;

/// Its numbers, where a table prints nothing but what is known of its rows, and what it says of a test.
pub(super) fn check(table: &Table, bound: &Bound, column: usize, faults: &mut Vec<Fault>) {
    for (row, lanes) in bound.rows.iter().enumerate() {
        let Some(cell) = table.rows[row].cells.get(column) else { continue };
        let Some(shown) = shown(cell) else { continue };
        let lines = || lanes.values().flatten();
        let Some(first) = lines().next() else { continue };
        let (kind, working) = match &shown {
            Shown::Number(_) if bound.is_whole => {
                (Kind::Data, format!("None of the numbers of {} is this.", first.whose()))
            }
            Shown::Words("lower" | "higher" | "within chance") => {
                let is_tested = |role: &Role| *role == Role::Verdict;
                if !lines().any(|line| line.words.iter().any(|(role, _)| is_tested(role))) {
                    continue;
                }
                (Kind::Direction, format!("That is not what the test says of {}.", first.whose()))
            }
            _ => continue,
        };
        if lines().all(|line| roles(line, &shown).is_empty()) {
            faults.push(Fault {
                kind,
                row: row + 1,
                says: cell.shown().to_owned(),
                quote: quote(table, row),
                should: None,
                working,
            });
        }
    }
}
