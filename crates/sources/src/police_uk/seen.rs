//! What was seen in a file's rows: which months of which forces, and which categories.

use std::collections::{BTreeMap, BTreeSet};

use figure::Month;

use super::file_name::FileName;
use crate::Sink;

/// What was seen.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Rows by force (none where a row names none) and month.
    pub(super) rows: BTreeMap<(Option<String>, i32), u64>,
    /// The categories.
    pub(super) categories: BTreeSet<String>,
}

impl Seen {
    /// Adds what was seen elsewhere.
    pub(super) fn add(&mut self, other: Self) {
        for (part, rows) in other.rows {
            *self.rows.entry(part).or_default() += rows;
        }
        self.categories.extend(other.categories);
    }

    /// Tells what the file covers. A file named after one of the publisher's forces covers that force's month, with or
    /// without rows; any other covers what its rows name.
    pub(super) fn tell(&self, name: FileName, sink: &mut dyn Sink) {
        let mut parts: BTreeMap<Option<&str>, BTreeSet<Month>> = BTreeMap::new();
        let whole = name.force.map(|force| self.most_rows().unwrap_or(force.name));
        for (force, month) in self.rows.keys() {
            let part = whole.or(force.as_deref());
            parts.entry(part).or_default().extend(Month::from_index(*month).ok());
        }
        if let (Some(part), Some(month)) = (whole, name.month) {
            parts.entry(Some(part)).or_default().insert(month);
        }
        for (part, months) in parts {
            sink.covers(part, &months.into_iter().collect::<Vec<_>>());
        }
    }

    /// The force that most rows name; of several the first in the alphabet.
    fn most_rows(&self) -> Option<&str> {
        let mut forces: BTreeMap<&str, u64> = BTreeMap::new();
        for ((force, _), rows) in &self.rows {
            *forces.entry(force.as_deref()?).or_default() += rows;
        }
        forces.into_iter().rev().max_by_key(|&(_, rows)| rows).map(|(force, _)| force)
    }
}
